import type { ChannelPurpose } from '../../terms/channel.ts'
import type { Platform } from '../../terms/member.ts'
import type { Right } from '../../terms/right.ts'
import type { Language } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, date, day, line, strong } from '../line.ts'

const platformNames: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'the playground' }

/** As Discord's own settings call them. */
const rights: Record<Right, string> = {
  see: 'View Channel',
  write: 'Send Messages',
  'read back': 'Read Message History',
  'open conversations': 'Create Private Threads',
  'write in conversations': 'Send Messages in Threads',
}

/** Who took a club over, and where, as the platform shows them. */
type TakenOver = {
  readonly administrator: string
  readonly handle: string | null
  readonly account: string
  readonly place: string
  readonly placeName: string | null
}

/** Whose channel it is, after “the channel of” or “for”. */
const channelFor: Record<ChannelPurpose, string> = {
  club: 'the club',
  introductions: 'the introductions',
  organizers: 'the organizers',
}

const languages = { fr: 'Français', en: 'English' }

const commands = {
  club: {
    name: 'club',
    says: 'the page of the club, with its settings, members and organizers',
    title: 'The club',
    submit: 'OK',
    asks: { code: { name: 'code', label: 'Your code', hint: 'Links your account; only if you were given one' } },
    forms: {
      'set-up': {
        title: 'A new club',
        submit: 'Set up',
        asks: {
          name: { name: 'name', label: 'Name of the club' },
          language: { name: 'language', label: 'Language of the club', choices: languages },
          zone: { name: 'zone', label: 'Time zone', hint: 'Like Europe/Paris' },
          club: { name: 'channel', label: 'The club’s channel', hint: 'Not there? Choose it later in the settings' },
          organizers: { name: 'organizers', label: 'The organizers’ channel', hint: 'Private; may stay empty' },
        },
      },
      'take-over': {
        title: 'Take over the club',
        submit: 'Take over',
        asks: {
          club: { name: 'channel', label: 'The club’s channel', hint: 'Not there? Choose it later in the settings' },
          organizers: { name: 'organizers', label: 'The organizers’ channel', hint: 'Private; may stay empty' },
        },
      },
      'confirm-organizer': {
        title: 'Confirm an organizer',
        submit: 'Confirm',
        asks: {
          organizer: { name: 'organizer', label: 'Who?', hint: 'Those of the list whose account here is linked' },
        },
      },
      'confirm-by-code': {
        title: 'Confirm an organizer',
        submit: 'Confirm',
        asks: {
          organizer: { name: 'organizer', label: 'Organizer' },
          account: { name: 'account', label: 'Their account here' },
        },
      },
    },
  },
  'club-settings': {
    name: 'settings',
    says: 'name, language, channels, sensitivity',
    title: 'Settings of the club',
    submit: 'OK',
    asks: {},
    forms: {
      settings: {
        title: 'Settings of the club',
        submit: 'Save',
        asks: {
          name: { name: 'name', label: 'Name of the club' },
          zone: { name: 'zone', label: 'Time zone', hint: 'Like Europe/Paris' },
          language: { name: 'language', label: 'Language of the club', choices: languages },
          address: {
            name: 'address',
            label: 'French members are addressed as',
            choices: { vous: 'vous', tu: 'tu' },
          },
          sensitivity: {
            name: 'sensitivity',
            label: 'How early to flag an imbalance',
            choices: { careful: 'careful', normal: 'normal', early: 'early' },
          },
          rounds: {
            name: 'one-to-ones',
            label: 'One-to-ones are proposed',
            choices: {
              ...{ weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every month' },
              ...{ quarterly: 'every quarter', never: 'never' },
            },
          },
          topic: {
            name: 'topic',
            label: 'Topic of the club’s channel (on Slack)',
            choices: { meeting: 'the next meeting', club: 'the club’s own: Assidu leaves it alone' },
          },
          club: { name: 'channel', label: 'The club’s channel' },
          introductions: { name: 'introductions', label: 'Channel for introductions', hint: 'Empty: the club’s' },
          organizers: {
            name: 'organizers',
            label: 'The organizers’ channel',
            hint: 'Private; empty: messages to each',
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const setupWords = {
  commands,
  /** What `/club` alone is called where nobody can type it alone. */
  home: { name: 'home', says: 'Set-up, settings, what waits for the organizers' },
  pageTitle: (club: string) => club,
  page: (members: number, connected: number): Line => line`${plural(members, 'member')}, ${connected} connected here.`,
  pageMore: 'What you can type',
  forEverybody: (club: string, organizers: readonly string[]): Line =>
    line`This place holds ${strong(club)}. ${
      organizers.length > 0 ? `Its organizers: ${listed(organizers)}.` : ''
    } ${command('help')} shows what you can type.`,
  /** What the organizers’ page says while something of the meetings cannot be shown beside the messages. */
  unshown: {
    events: (): Line =>
      line`The meetings do not stand among the server’s events: I lack a right. In the server’s settings, under Roles, give Assidu: ${strong('Create Events')}.`,
    'topic scope': (): Line =>
      line`The next meeting does not stand in the channel’s topic: the app may not write there yet. Whoever runs Assidu installs it in Slack again with the new manifest; or leave the topic to the club with ${command('club', 'settings')}.`,
    topic: (): Line =>
      line`The next meeting does not stand in the channel’s topic: this Slack does not let me change it. An administrator can allow it; or leave the topic to the club with ${command('club', 'settings')}.`,
  },
  press: {
    allSettings: 'All settings',
    settings: 'Change the settings',
    members: 'See the members',
    pairs: 'See the one-to-ones',
    organizers: 'See the organizers',
    rollCall: 'Take the roll',
    digest: 'Read the digest',
    again: 'Look again',
    takeOver: 'Take it over',
    setUp: 'Set up a new club',
    confirm: 'Confirm an organizer',
    tick: 'Tick the members',
    channels: 'Choose the channels',
    giveBack: 'Take it back from there',
    noIntroductions: 'Do without a channel for introductions',
    noOrganizers: 'Do without an organizers’ channel',
  },
  clubLanguageTitle: (language: Language) =>
    `The channels are in ${language === 'en' ? 'English' : 'French'} from now on`,
  clubLanguage: (): Line => line`What I lately wrote there follows. Members who have chosen a language keep theirs.`,
  settingsTitle: 'Settings saved',
  settings: (): Line => line`They count from now on; what was computed before stays as it was.`,
  /** `mend`: a line to type there, or the rights that are missing. */
  cannotPost: (channel: string, mend: string | readonly Right[]): Line =>
    line`I can’t write in ${strong(channel)} yet. ${
      typeof mend === 'string'
        ? line`Type there: ${strong(mend)}.`
        : line`In its settings, under Permissions, give Assidu: ${strong(listed(mend.map(right => rights[right])))}.`
    } I notice it by myself; until then its messages wait.`,
  cannotConverse: (channel: string, missing: readonly Right[]): Line =>
    line`I can’t open conversations in ${strong(channel)} yet. In its settings, under Permissions, give Assidu: ${strong(listed(missing.map(right => rights[right])))}.`,
  /** Of a channel that was chosen, where the platform shows it to the bot no more. */
  unseen: (purpose: ChannelPurpose, platform: Platform): Line =>
    line`I no longer see the channel chosen for ${channelFor[purpose]}: it was archived or deleted, or I was put out of it. ${platform === 'slack' ? line`Type there: ${strong('/invite @Assidu')}, or choose` : 'Let me into it again, or choose'} another with ${command('club', 'settings')}.`,
  /** Where what is for the organizers goes, by the reason why it does not stand in their channel. */
  toEach: {
    'no channel': (): Line =>
      line`No organizers’ channel is chosen: what is for the organizers goes to each of them in private. ${command('club', 'settings')} chooses one.`,
    shut: (): Line => line`Until then what is for the organizers goes to each of them in private.`,
    'not private': (): Line =>
      line`The organizers’ channel is not private: what is for the organizers goes to each of them instead. Make it private, or choose another with ${command('club', 'settings')}.`,
    'others in it': (): Line =>
      line`In the organizers’ channel there are people who are neither organizers nor on the committee: what is for the organizers goes to each of them instead. Choose another with ${command('club', 'settings')}, or let only them into it.`,
    'cannot see': (): Line =>
      line`I can’t see who is in the organizers’ channel: what is for the organizers goes to each of them instead. Let me into it, or choose another with ${command('club', 'settings')}.`,
  },
  /** To the organizers, of a channel in which the club waits for what the bot says. */
  shutChannel: {
    title: (purposes: readonly ChannelPurpose[]) =>
      `I can’t write any more in the channel of ${listed(purposes.map(one => channelFor[one]))}`,
    waits: (name: string | null): Line =>
      line`${name === null ? 'I don’t see it any more: it was archived or deleted, or I was put out of it.' : line`It is ${strong(name)}.`} Nothing is lost: what is for it waits, and leaves by itself as soon as I can write there, where it is still true.`,
    mend: (platform: Platform): Line =>
      line`${platform === 'slack' ? line`Type there: ${strong('/invite @Assidu')}, or choose` : 'Give me back the right to see it and to write in it, or choose'} another with ${command('club', 'settings')}.`,
    openTitle: 'The club’s channel is open again',
    open: (): Line => line`What had waited is on its way, where it is still true.`,
    why: (): Line => line`The organizers are told when a channel of the club is shut to me, once each time.`,
  },
  shutTitle: 'Something is still missing',
  /** Instead of an organizers’ channel. */
  eachOrganizer: 'none; each organizer gets everything privately',
  unseenChannel: 'the present one, which I don’t see',
  channelsReady: 'I can write in every channel',
  noChannel: (): Line => line`No channel of the club is chosen yet.`,
  offerTitle: (place: string) => (place === '' ? 'No club here yet' : `No club in ${place} yet`),
  waiting: (club: string, members: number, imported: Temporal.PlainDate | null): Line =>
    line`${strong(club)} (${plural(members, 'member')}${
      imported === null ? '' : line`, imported on ${date(imported)}`
    }) waits for a place. Take it over here, or set up a new club.`,
  doneTitle: (club: string) => `${club} is set up`,
  done: (): Line =>
    line`You are its first organizer, and nobody else is a member yet. I say hello in the club channel, between 8:00 and 19:00. Next: tick who is a member.`,
  takenOverTitle: (club: string) => `${club} lives here now`,
  takenOver: (linked: number): Line =>
    line`I say hello in the club channel, between 8:00 and 19:00. ${plural(linked, 'account was', 'accounts were')} known from the import. Type ${command('club')} again to confirm an organizer, who chooses the channels. The others are told.`,
  noOrganizerTitle: (club: string) => `No organizer of ${club} is connected here`,
  noOrganizer: (linked: boolean): Line =>
    linked
      ? line`As an administrator of this place you may confirm one organizer among those of the list whose account here is linked, and nothing else. It is noted, and the others are told.`
      : line`Nobody of the list has an account here that I know. Whoever runs me has a code, from the import or for each organizer: type ${command('club', 'code:…')} with it.`,
  noOrganizerCode: (): Line =>
    line`Your code is right: say which organizer an account here belongs to. It is good for one. It is noted, and the others are told.`,
  takenOverNewsTitle: (club: string, platform: Platform) => `${club} lives on ${platformNames[platform]} now`,
  takenOverNews: ({ administrator, handle, account, placeName, place }: TakenOver): Line =>
    line`${strong(administrator)} (${handle === null || handle === administrator ? '' : `@${handle}, `}id ${account}), an administrator there, has taken the club over in ${strong(placeName ?? place)}. If that was not to be, take it back: nothing of the club is lost.`,
  takenOverUndone: (): Line => line`It was taken back since.`,
  takenOverWhy: (at: Temporal.Instant): Line =>
    line`The club got a place on ${day(at)}. Every organizer is told, so that it can be undone.`,
  givenBackTitle: (club: string, platform: Platform) => `${club} lives on ${platformNames[platform]} no more`,
  givenBack: (place: string): Line =>
    line`${strong(place)} holds no club any more, and nothing is sent there. Everything of the club is kept, and it waits for its place.`,
  confirmedTitle: (name: string) => `${name} is connected as an organizer`,
  confirmed: (): Line => line`It is noted, and the other organizers are told.`,
  welcomeWhy: (): Line => line`The club has just got its place here. This is said once.`,
}
