import type { GuestEntry, Impression, Visit } from '../../terms/guest.ts'
import { type Guest, guestText, isVideo, type Meeting, type MeetingTime, type RsvpState } from '../../terms/meeting.ts'
import type { GuestRefusals } from '../../terms/refusals/guests.ts'
import type { Language } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { begins, command, date, dayOfMeeting, line, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof GuestRefusals> = {
  'guest invited already': ({ name, by }) =>
    by === null
      ? line`You announced ${strong(name)} already. Nothing more to do.`
      : line`${strong(name)} is on the list already, as a guest of ${by}. ${by} will look after them; you can come all the same.`,
  'guest is a member': ({ names }) =>
    line`${strong(listed(names, 'and'))} ${names.length === 1 ? 'is a member' : 'are members'}: tick the roll instead. For somebody else of that name, add the company to the name.`,
  'guest agrees first': ({ name }) =>
    line`Has ${strong(name)} agreed to be on the list? Ask, then tick: what you typed is kept for 30 minutes.`,
}

const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', by video' : `, ${place}`)

const asks = {
  name: { name: 'name', label: 'Your guest’s name' },
  company: { name: 'company', label: 'Their company' },
  activity: { name: 'activity', label: 'What they do' },
  contact: {
    name: 'contact',
    label: 'Their telephone or e-mail',
    hint: 'For you and the organizers, never in a channel',
  },
  agreed: {
    name: 'agreed',
    label: 'They agree to be on the club’s list',
    hint: 'The channel reads the name and the company; all of it is erased whenever they ask',
  },
}

/** What is typed of a guest by an organizer. */
const addAsks = {
  ...asks,
  name: { name: 'name', label: 'The guest’s name' },
  host: { name: 'with', label: 'Who brings them', hint: 'Empty: nobody, they came by themselves' },
}

const said: Record<Impression, string> = { liked: 'liked it', 'not-this-time': 'not this time' }

export const guestWords = {
  commands: {
    guest: {
      name: 'guest',
      says: 'the guests you bring',
      title: 'Guests',
      submit: 'OK',
      asks: {},
      forms: {
        announce: { title: 'I bring a guest', submit: 'Announce', asks },
        'put-right': { title: 'Put right', submit: 'Save', asks },
      },
    },
    'club-guests': {
      name: 'guests',
      says: 'the guests of the last meeting and of the next one',
      title: 'Guests',
      submit: 'OK',
      asks: {},
      forms: { add: { title: 'A guest', submit: 'Put on the list', asks: addAsks } },
    },
  } satisfies Record<string, CommandWords> as Readonly<Record<'guest' | 'club-guests', CommandWords>>,
  refusals,
  impressions: said,
  press: {
    isMember: (members: readonly string[]) => (members.length === 1 ? `It is ${members[0]}` : 'It is one of them'),
    isHe: 'The same person',
    isAnother: 'Somebody else',
    onceMore: 'They may come once more',
    invitation: 'A text to send them',
    thanks: 'A thank-you to send them',
    in: { fr: 'In French', en: 'In English' } as Readonly<Record<Language, string>>,
    oneMore: 'Another guest',
    correct: 'Put right',
    own: 'Your guests',
    liked: 'They liked it',
    notThisTime: 'Not this time',
    later: 'Not reached yet',
    takeOff: 'Take off the list',
    add: 'Announce a guest',
    cameToo: 'Another guest came',
  },
  memberTitle: (guest: string) => `Is ${guest} a member?`,
  member: (members: readonly string[]): Line =>
    line`${strong(listed(members, 'and'))} ${members.length === 1 ? 'is' : 'are'} on the club’s list. A member is no guest: everybody answers the meeting for themselves.`,
  beforeTitle: (guest: string) => `Has ${guest} come before?`,
  before: (known: { readonly name: string; readonly company: string | null }): Line =>
    line`The club has received ${strong(guestText(known))}. Is it the same person, in another company?`,
  visitsTitle: (guest: string) => `${guest} knows the club by now`,
  visits: (visits: number): Line =>
    line`${visits === 0 ? 'This club has no visits before joining. Whoever would like to join applies' : `That makes ${plural(visits, 'visit')}. If they feel at home with us, the next step is to apply rather than one more visit`}. For this meeting nothing is noted.`,
  onceMore: (): Line => line`As an organizer you may let them come once more.`,
  onceMoreBy: (): Line => line`An organizer may let them come once more: a word is enough.`,
  noGuestTitle: 'No guest is noted',
  noGuest: (): Line => line`A member counts by their own answer to the meeting: a word from you is enough.`,
  broughtTitle: (guest: string) => `${guest} is announced`,
  /** `before`: what he had answered until then. */
  brought: (meeting: Meeting, before: RsvpState | null): Line =>
    line`The club expects you with your guest on ${begins(meeting)}${at(meeting.place)}.${before === 'absent' ? ' You had said you could not come: you now count as coming.' : before === 'substitute' ? ' You had announced a substitute: now you come yourself.' : ''}`,
  correctedTitle: (guest: Pick<Guest, 'name' | 'company'>) => `Noted: ${guestText(guest)}`,
  goneTitle: (guest: string) => `${guest} is off the list`,
  /** `answer`: what holds for him who had announced the guest. */
  gone: (answer: RsvpState | null): Line =>
    line`Nothing is kept of this visit. ${answer === 'present' ? 'You still count as coming.' : answer === null ? 'For yourself nothing is noted: are you coming?' : 'Your own answer stands.'}`,
  goneForOrganizer: (): Line => line`Nothing is kept of this visit.`,
  ownTitle: (on: string) => `Your guests on ${on}`,
  ownNone: (): Line => line`You bring nobody to this meeting yet.`,
  /** A guest as who brings him reads him. */
  entry: ({ name, company, activity }: GuestEntry): Line =>
    line`${strong(guestText({ name, company }))}${activity ? `, ${activity}` : ''}`,
  youBring: (guests: readonly Guest[]): Line => line`With you: ${listed(guests.map(guestText), 'and')}.`,
  letterTitle: (guest: string) => `For ${guest}`,
  letter: (): Line => line`Copy this text and send it in your own way: nothing goes to your guest from here.`,
  /** To a guest, from who brings him. */
  invitation: (told: { name: string; club: string; when: string; place: string | null; from: string }): string =>
    [
      `Hello ${told.name},`,
      `I would be glad to introduce you to ${told.club}. The next meeting is on ${told.when}${told.place === null ? '' : isVideo(told.place) ? `, by video: ${told.place}` : `, ${told.place}`}. Everybody says who they are in a few words; that is all there is to prepare.`,
      'Your name and your company will be on the guest list. Tell me if you would rather have them erased afterwards.',
      `See you soon,\n${told.from}`,
    ].join('\n\n'),
  thanks: (told: { name: string; club: string; day: string; from: string }): string =>
    [
      `Hello ${told.name},`,
      `Thank you for joining us at ${told.club} on ${told.day}. It was good to have you with us. What did you think of it?`,
      `See you soon,\n${told.from}`,
    ].join('\n\n'),
  followUpTitle: (guests: readonly string[]) =>
    guests.length === 1 ? `Your guest ${guests[0]}` : `Your guests ${listed(guests, 'and')}`,
  followUp: ({ guest, meeting }: Visit): Line =>
    line`${strong(guestText(guest))} was with us on ${dayOfMeeting(meeting)}. A word from you, today or tomorrow, makes the visit count. What did they think of the club?`,
  noHostTitle: (guests: readonly string[]) =>
    `${listed(guests, 'and')}: ${guests.length === 1 ? 'a guest' : 'guests'} to look after`,
  said: (guest: Guest, impression: Impression): Line =>
    line`${strong(guest.name)}: ${said[impression]}. Noted for the organizers, not for the channel.`,
  nextVisit: ({ visits, mayComeAgain }: Visit): Line =>
    mayComeAgain
      ? line`They are welcome once more: the next dates are under ${command('meeting')}.`
      : line`That was visit number ${visits}. If they feel at home, the next step is to apply.`,
  askedAgain: (on: Temporal.PlainDate): Line => line`Not reached yet: you are asked once more, on ${date(on)}.`,
  isMember: (guest: Guest): Line => line`${strong(guest.name)} is a member by now.`,
  /** The roll that said that he came was taken back. */
  notKnown: ({ guest, meeting }: Visit): Line =>
    line`The roll of ${dayOfMeeting(meeting)} is being put right: whether ${strong(guest.name)} came is not noted yet.`,
  notThere: (guest: Guest): Line => line`${strong(guest.name)} is not noted among those who came.`,
  listTitle: 'Guests',
  listOf: (meeting: Meeting, guests: number): Line =>
    line`${strong(meeting.title ?? 'Meeting')}, ${begins(meeting)}: ${guests === 0 ? 'no guest' : plural(guests, 'guest')}.`,
  more: (count: number): Line => line`And ${String(count)} more, on the roll.`,
  /** A guest as the organizers read him. `held`: the roll of his meeting is taken. */
  entryFor: ({ name, company, activity, by, status, impression }: GuestEntry, held: boolean): Line =>
    line`${strong(guestText({ name, company }))}${activity ? `, ${activity}` : ''}, ${by ? line`with ${by.name}` : 'with nobody'}${status === 'present' ? '; came' : held ? '; did not come' : ''}${impression ? `; ${said[impression]}` : ''}`,
  addedTitle: (guest: string) => `${guest} is on the list`,
  added: ({ meeting, by, came }: { meeting: MeetingTime; by: string | null; came: boolean }): Line =>
    line`${came ? 'Came on' : 'Expected on'} ${dayOfMeeting(meeting)}${by === null ? '' : `, with ${by}`}.`,
  why: {
    followUp: (meeting: MeetingTime): Line =>
      line`You brought a guest on ${dayOfMeeting(meeting)}. Whoever brought a guest is asked the day after, and once more a week later where you say that you have not reached them yet.`,
    noHost: (meeting: MeetingTime): Line =>
      line`A guest came on ${dayOfMeeting(meeting)}, and whoever brought them is no longer in the club. The organizers are told once.`,
  },
}
