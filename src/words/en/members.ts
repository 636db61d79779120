import type { Member, Platform } from '../../terms/member.ts'
import type { MemberRefusals } from '../../terms/refusals/members.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const platforms: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'the playground' }

const refusals: RefusalWords<keyof MemberRefusals> = {
  'not a zone': ({ typed }) => line`I know no time zone “${typed}”. Write it like Europe/Paris, or leave it empty.`,
  'asked enough today': ({ organizers }) =>
    line`You have asked three times today, and the organizers have read it. ${organizers.length > 0 ? listed(organizers, 'or') : 'An organizer'} can help you; here you can ask again tomorrow.`,
  'unknown code': () => line`I don’t know this code. Codes are good for 7 days: ask for a new one.`,
  'too many codes': () =>
    line`Five codes that I do not know have come from this account today. Try again tomorrow, or ask an organizer to link you.`,
  'code used up': () => line`This code has been used, or is older than 7 days. Ask for a new one.`,
  'member linked already': ({ name }) =>
    line`${named({ name })} has another account here already. An organizer can unlink it in ${command('club', 'members')}.`,
  'account linked already': ({ name }) => line`This account is linked to ${named({ name })} already.`,
  'on the list already': ({ name }) => line`${named({ name })} is on the list already.`,
  'not a member any more': ({ name }) => line`${named({ name })} is no longer on the list.`,
  'still a member': ({ name }) => line`${named({ name })} is on the list: nothing to undo.`,
  'too late to undo': ({ name, days }) =>
    line`${named({ name })} left more than ${plural(days, 'day')} ago. Add them as a member again instead.`,
  'joining is past': ({ name }) =>
    line`That put ${named({ name })} on the list a while ago, and more has happened since. End the membership under ${command('club', 'members')} instead.`,
  'last organizer': () => line`A club needs one organizer: name another one first.`,
  'organizer already': ({ name }) => line`${named({ name })} is an organizer already.`,
  'no organizer': ({ name }) => line`${named({ name })} is no organizer.`,
  'place taken': ({ club }) => line`This place already holds ${strong(club)}. One place holds one club.`,
  'channel of another purpose': () =>
    line`Choose two different channels: what is for the organizers is for their eyes alone.`,
  'no such channel': () => line`I don’t see this channel. Invite me into it first, then choose it.`,
  'no such account': () => line`I don’t find this account here any more. Choose another.`,
  'administrators only': () => line`This is for an administrator of this place.`,
  'organizer linked already': ({ names }) => line`An organizer is connected here: ${listed(names, 'or')} can do this.`,
}

const commands = {
  'club-members': {
    name: 'members',
    says: 'add to the list, link an account, end a membership',
    title: 'Members',
    submit: 'OK',
    asks: {},
    forms: {
      add: {
        title: 'Add a member',
        submit: 'Add',
        asks: {
          name: { name: 'name', label: 'Full name' },
          email: { name: 'email', label: 'E-mail', hint: 'Lets a Slack account be recognised' },
          company: { name: 'company', label: 'Company' },
          activity: { name: 'activity', label: 'What they do' },
          sponsor: { name: 'sponsor', label: 'Sponsor' },
          language: { name: 'language', label: 'Language', choices: { fr: 'Français', en: 'English' } },
        },
      },
      link: {
        title: 'Link an account',
        submit: 'Link',
        asks: {
          member: { name: 'member', label: 'Member without an account' },
          account: { name: 'account', label: 'Account here' },
        },
      },
      unlink: {
        title: 'Unlink an account',
        submit: 'Unlink',
        asks: { member: { name: 'member', label: 'Whose account?' } },
      },
      end: {
        title: 'End a membership',
        submit: 'End it',
        asks: {
          member: {
            name: 'member',
            label: 'Who has left?',
            hint: 'Nobody is told why; it can be undone for 30 days',
          },
        },
      },
      tick: {
        title: 'Who is a member?',
        submit: 'Add them',
        asks: { who: { name: 'who', label: 'Tick the members of the club' } },
      },
      choose: {
        title: 'Who is it?',
        submit: 'Link',
        asks: { member: { name: 'member', label: 'Member without an account' } },
      },
    },
  },
  'club-organizers': {
    name: 'organizers',
    says: 'name an organizer, release one',
    title: 'Organizers',
    submit: 'OK',
    asks: {},
    forms: {
      add: {
        title: 'Name an organizer',
        submit: 'Name',
        asks: { member: { name: 'member', label: 'Who?' } },
      },
      remove: {
        title: 'Release an organizer',
        submit: 'Release',
        asks: { member: { name: 'member', label: 'Who?', hint: 'They stay a member' } },
      },
    },
  },
  link: {
    name: 'link',
    says: 'who you are on the list',
    title: 'You on the list',
    submit: 'OK',
    asks: {},
    forms: {
      name: {
        title: 'You on the list',
        submit: 'Send',
        asks: { name: { name: 'name', label: 'Under what name are you on the list?' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

type Confirmation = {
  readonly name: string
  readonly platform: Platform
  readonly administrator: string
  readonly how: 'linked' | 'code'
}

export const memberWords = {
  commands,
  refusals,
  platforms,
  names: (names: readonly string[], more: number): Line =>
    line`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  page: {
    title: (count: number) => `The list: ${plural(count, 'member')}`,
    connected: (count: number): Line => line`${plural(count, 'member')} with an account here.`,
    unconnected: 'Without an account here',
    waiting: (count: number): Line =>
      line`${plural(count, 'message is', 'messages are')} kept for them, and will leave when they are linked.`,
    requests: 'Who is it?',
    onLeave: (count: number) => `On a break: ${count}`,
    onLeaveUntil: (name: string, until: Temporal.PlainDate | null): Line =>
      until ? line`${named({ name })}, until ${date(until)}` : line`${named({ name })}, nobody said until when`,
    left: 'Left in the last 30 days',
    leftOn: (name: string, on: Temporal.PlainDate): Line => line`${named({ name })}, ${date(on)}`,
  },
  press: {
    add: 'Add',
    link: 'Link an account',
    unlink: 'Unlink an account',
    end: 'End a membership',
    tick: 'Tick the members',
    undoEnd: 'Restore a membership',
    remove: 'Release an organizer',
    yesIs: (name: string) => `Yes, ${name}`,
    itIs: (name: string) => `It is ${name}`,
    itIsOne: 'It is one of them',
    another: 'Somebody else',
    choose: 'Somebody else on the list',
    no: 'Nobody of the list',
    onTheList: 'I am on the list',
    notMe: 'That’s not me',
  },
  addedTitle: (name: string) => `${name} is on the list`,
  added: (): Line =>
    line`Nothing is sent yet: as soon as the account is known, messages come. On Slack the e-mail is enough; elsewhere link it.`,
  returned: (): Line => line`Welcome back: it is the same member as before, and the time away counts as a break.`,
  inDoubtTitle: (name: string) => `Already in the club: ${name}?`,
  /** A member who is called like somebody new; his last day where he has left. */
  knownSince: ({ name, company, joinedOn, leftOn }: Pick<Member, 'name' | 'company' | 'joinedOn' | 'leftOn'>): Line =>
    line`${named({ name })}${company !== null && !name.includes(company) ? ` (${company})` : ''}, ${
      leftOn === null ? `member since ${joinedOn.year}` : `member until ${leftOn.year}`
    }`,
  moreInDoubt: (count: number): Line =>
    line`${plural(count, 'more name is', 'more names are')} in the club already: tick them again to answer.`,
  linkedTitle: (name: string) => `${name} is linked`,
  linked: (): Line => line`What was kept leaves now.`,
  unlinkedTitle: (name: string) => `The account of ${name} is unlinked`,
  offTheListTitle: (name: string) => `${name} is off the list again`,
  offTheList: (): Line => line`Everything is as it was before; what had been opened since has ended.`,
  endedTitle: (name: string) => `The membership of ${name} has ended`,
  ended: (): Line =>
    line`Nothing is sent to them any more, and nobody is told why. Open referrals go back to their givers; pending introductions and answers to meetings end.`,
  endUndoneTitle: (name: string) => `${name} is on the list again`,
  endUndone: (): Line => line`Open referrals and answers to meetings are back. Introductions that ended stay ended.`,
  tickedTitle: (count: number) => `${plural(count, 'member')} added`,
  ticked: (skipped: readonly string[]): Line =>
    skipped.length === 0
      ? line`Each gets personal messages after saying hello in the club channel.`
      : line`Left out, since someone of that name is on the list already: ${listed(skipped)}. If that is the same person, link the account.`,
  nobodyToTick: (): Line => line`Everybody in the club channel is on the list already.`,
  /** Why the people of the club channel cannot be listed. */
  peopleUnseen: {
    'no channel': (): Line => line`The club has no channel here yet: choose it in ${command('club', 'settings')}.`,
    'members intent': (): Line =>
      line`Discord does not tell me who is here. Whoever runs me switches on “Server Members Intent”, on the Bot page of its developer portal. Until then: whoever types a command here can say who they are, and you confirm.`,
    'not let in': (): Line =>
      line`I am not let into the club’s channel, so I see nobody. ${command('club', 'settings')} says what is missing.`,
    'not now': (): Line => line`I can’t see who is here right now. Try again in a moment.`,
  },
  everybodyLinked: (): Line => line`Every member has an account here.`,
  organizersTitle: 'The organizers',
  organizersSay: (): Line => line`They read the digest, take the roll and keep the list. There is always at least one.`,
  namedTitle: (name: string) => `${name} is an organizer`,
  releasedTitle: (name: string) => `${name} is no longer an organizer`,
  youAreNotTitle: 'You are no longer an organizer',
  youAreNot: (): Line => line`All that is a member’s stays yours. There is nothing to do.`,
  youAreTitle: 'You are an organizer now',
  youAre: (by: string): Line =>
    line`${named({ name: by })} has named you. ${command('club')} shows what you can do; the digest comes once a week.`,
  askTitle: 'Are you on the list?',
  ask: (): Line => line`If you are a member, say under what name: an organizer confirms it.`,
  askedTitle: 'Your request is on its way',
  asked: (): Line =>
    line`An organizer is asked to confirm it; you will hear of it here. Until then nothing else changes.`,
  notConfirmedTitle: 'Your account was not linked',
  notConfirmed: (organizers: readonly string[]): Line =>
    line`An organizer did not find you on the list under that name. ${organizers.length > 0 ? `${listed(organizers, 'or')} can help you.` : 'An organizer can help you.'}`,
  youAreLinkedTitle: (club: string) => `You are connected to ${club}`,
  youAreLinked: (name: string, platform: Platform): Line =>
    line`This ${platforms[platform]} account is now ${named({ name })} on the club’s list. Messages for you come here.`,
  unlinkedYouTitle: 'Your account is unlinked',
  unlinkedYou: (): Line => line`It belongs to nobody on the list any more. ${command('help')} says what you can do.`,
  linkAskedTitle: (name: string) => `${name} says: I am on the list`,
  linkAsked: (name: string, platform: Platform, meant: readonly string[]): Line =>
    line`Someone on ${platforms[platform]} says to be on the list as ${strong(name)}. ${
      meant.length === 0
        ? 'I find no member of that name without an account.'
        : line`That would be ${strong(listed(meant, 'or'))}.`
    } Link only if you are sure who it is.`,
  linkAccount: (handle: string | null, account: string): Line =>
    line`The account: ${handle === null ? '' : line`${strong(`@${handle}`)}, `}id ${strong(account)}. That is not theirs to choose; the name is.`,
  linkAskedAnew: (): Line => line`They have asked again since: the newest message counts.`,
  linkWantedTitle: 'Somebody’s messages wait for an account',
  linkWanted: (names: readonly string[]): Line =>
    line`Another member has done something for ${listed(names)}, and I know no account of theirs. Link them if you know it, or tell them to type here.`,
  /** `by`: null where no organizer answered here: a code, or the list itself, said who it is. */
  linkDecided: (by: string | null, member: string | null): Line => {
    if (member === null)
      return line`${by === null ? 'The answer is' : line`${named({ name: by })} answered`}: nobody of the list.`
    return by === null
      ? line`The account is linked to ${named({ name: member })}.`
      : line`${named({ name: by })} linked the account to ${named({ name: member })}.`
  },
  digest: {
    unreachable: (count: number): Line =>
      line`${plural(count, 'member')} can no longer be reached by message. ${count === 1 ? 'Has this member' : 'Have they'} left?`,
    whoIsUnreachable: 'No message reaches them: have they left?',
  },
  why: {
    linked: (): Line =>
      line`An account was linked to you just now: by your e-mail, by a code, or by an organizer. You are told so that you can undo it.`,
    named: (by: string): Line => line`${by} named you an organizer. Whoever gets a role is told at once.`,
    linkAsked: (at: Temporal.Instant): Line => line`On ${day(at)} someone said they are on the list.`,
    linkWanted: (): Line =>
      line`A member did something for someone without an account. It is kept, and told to the organizers at most once a day.`,
    organizerConfirmed: (at: Temporal.Instant): Line =>
      line`An administrator of the place confirmed an organizer on ${day(at)}. Every other organizer is told.`,
  },
  linkedBeforeTitle: (name: string) => `You are known here already, ${name}`,
  linkedBefore: (): Line =>
    line`This account is yours on the club’s list: no code is needed. ${command('help')} shows what you can type.`,
  codeTitle: (name: string) => `Welcome, ${name}`,
  code: (): Line => line`This account is yours on the club’s list. ${command('help')} shows what you can type.`,
  confirmedTitle: (name: string) => `${name} was confirmed as an organizer`,
  confirmed: ({ name, platform, administrator, how }: Confirmation): Line =>
    how === 'linked'
      ? line`No organizer was connected on ${platforms[platform]}, so an administrator there (${administrator}) made ${named({ name })} one. If that is wrong, release them in ${command('club', 'organizers')}.`
      : line`With the code of the import an administrator of ${platforms[platform]} (${administrator}) linked an account there to ${named({ name })}. If that is wrong, unlink it in ${command('club', 'members')}.`,
}
