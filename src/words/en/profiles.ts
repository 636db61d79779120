import type { MemberRef } from '../../terms/member.ts'
import type { OptionalKind } from '../../terms/optional-kinds.ts'
import { type Change, type Hours, mostKindsNamed, type ProfileStep, type Told } from '../../terms/profile.ts'
import type { ProfileRefusals } from '../../terms/refusals/profiles.ts'
import type { Language } from '../../terms/speech.ts'
import type { Tie, TieKind } from '../../terms/tie.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, date, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { noticeWords } from './notices.ts'
import { sectorNames } from './sectors.ts'

const languages: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' }

const commands = {
  profile: {
    name: 'profile',
    says: 'see and change your profile, or see another member’s',
    title: 'Profile',
    submit: 'See',
    asks: { who: { name: 'who', label: 'Whose profile?', hint: 'Empty: your own' } },
    forms: {
      trade: {
        title: 'My trade',
        submit: 'Save',
        asks: {
          company: { name: 'company', label: 'Company' },
          jobTitle: { name: 'function', label: 'Function' },
          activity: { name: 'activity', label: 'What you do', hint: 'In one line, as you would tell a neighbour' },
          speciality: {
            name: 'speciality',
            label: 'Speciality',
            hint: 'What people call you for, rather than another',
          },
          sectorFamily: { name: 'sector', label: 'Sector', choices: sectorNames },
        },
      },
      needs: {
        title: 'What I seek and offer',
        submit: 'Save',
        asks: {
          seeks: { name: 'seeks', label: 'What you look for', hint: 'Customers, a supplier, advice…' },
          offers: { name: 'offers', label: 'What you offer', hint: 'A hand, a skill, an address book…' },
          introduceTo: {
            name: 'meet',
            label: 'Whom would you like to meet?',
            hint: 'A trade, a function, a firm: the more precise, the sooner somebody thinks of it',
          },
          town: { name: 'town', label: 'Where do you work?', hint: 'A town: the directory finds you by it' },
        },
      },
      messages: {
        title: 'How I write to you',
        submit: 'Save',
        asks: {
          language: { name: 'language', label: 'Language', hint: 'Empty: the club’s', choices: languages },
          zone: { name: 'zone', label: 'Time zone', hint: 'Like Europe/Paris; empty: the club’s' },
          from: { name: 'from', label: 'I may write from', hint: 'Like 8:00' },
          to: { name: 'to', label: 'I may write until', hint: 'Like 19:00' },
          everyDay: { name: 'every-day', label: 'At week-ends and on holidays too' },
          keepForMorning: {
            name: 'morning',
            label: 'Keep what members send you until then',
            hint: 'A referral, a thanks: within your hours, not at night',
          },
          kinds: { name: 'kinds', label: 'What I send you', hint: 'What is not ticked is not sent any more' },
          phone: { name: 'telephone', label: 'Telephone', hint: 'No member reads it unless you agree each time' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof ProfileRefusals> = {
  'no hours at all': () => line`That leaves no time in between. Give an hour later, or leave both empty.`,
  'former values gone': () =>
    line`What was there before is kept for half an hour, and as long as nothing has changed since. ${command('profile')} corrects it.`,
}

const missingNames: Record<Told, string> = {
  activity: 'what you do',
  speciality: 'your speciality',
  seeks: 'what you look for',
  offers: 'what you offer',
  introduceTo: 'whom you would like to meet',
}

const trade = {
  company: 'Company',
  jobTitle: 'Function',
  activity: 'What you do',
  speciality: 'Speciality',
  sectorFamily: 'Sector',
  seeks: 'You look for',
  offers: 'You offer',
  introduceTo: 'You would like to meet',
  town: 'Town',
  language: 'Language',
  zone: 'Time zone',
  hours: 'I write',
  keepForMorning: 'From members',
  off: 'Not sent',
  phone: 'Telephone',
}

const others: typeof trade = {
  ...trade,
  activity: 'Activity',
  seeks: 'Looks for',
  offers: 'Offers',
  introduceTo: 'Would like to meet',
}

/** `, the last on Tuesday 3 November`; of one alone its own day. */
const when = ({ times, last }: Tie): Line =>
  last === null ? [] : times === 1 ? line`, ${date(last)}` : line`, the last ${date(last)}`
const times = (count: number): string => (count === 1 ? '' : count === 2 ? ' twice' : ` ${count} times`)

const ties: Record<TieKind, (who: MemberRef, tie: Tie) => Line> = {
  meeting: (_, tie) =>
    tie.times === 1
      ? line`You were at one meeting together${when(tie)}.`
      : line`You were at ${tie.times} meetings together${when(tie)}.`,
  oneToOne: (_, tie) => line`You have had ${plural(tie.times, 'one-to-one')}${when(tie)}.`,
  introduction: (_, tie) => line`You were introduced to each other${times(tie.times)}${when(tie)}.`,
  introduced: (who, tie) => line`You introduced ${named(who)} to somebody${times(tie.times)}${when(tie)}.`,
  introducedBy: (who, tie) => line`${named(who)} introduced you to somebody${times(tie.times)}${when(tie)}.`,
  referralGiven: (who, tie) => line`You passed ${plural(tie.times, 'referral')} to ${named(who)}${when(tie)}.`,
  referralReceived: (who, tie) => line`${named(who)} passed you ${plural(tie.times, 'referral')}${when(tie)}.`,
  cameTo: (who, tie) => line`You came to ${named(who)} with a need of your own${times(tie.times)}${when(tie)}.`,
  cameToHim: (who, tie) => line`${named(who)} came to you for what you do${times(tie.times)}${when(tie)}.`,
  thanksGiven: (who, tie) => line`You thanked ${named(who)}${times(tie.times)}${when(tie)}.`,
  thanksReceived: (who, tie) => line`${named(who)} thanked you${times(tie.times)}${when(tie)}.`,
  sponsor: who => line`${named(who)} brought you into the club.`,
  sponsored: who => line`You brought ${named(who)} into the club.`,
}

const days = (text: Hours | null) => (text?.weekEnds ? 'every day' : 'on working days')
const kindNames = (off: readonly string[]): string =>
  off.length > mostKindsNamed
    ? `${off.length} kinds of messages; “How I am written to” shows them`
    : off.map(kind => `“${noticeWords.kinds[kind as OptionalKind] ?? kind}”`).join(', ')

export const profileWords = {
  commands,
  refusals,
  ownTitle: 'Your profile',
  own: trade,
  others,
  missing: (fields: readonly Told[]): Line =>
    line`Still to be said: ${listed(fields.map(field => missingNames[field]))}. Two lines are enough for the others to know how to help you.`,
  messagesHeading: 'How I write to you',
  languageIs: (language: Language, clubs: boolean): Line =>
    line`${languages[language]}${clubs ? ', as the club does' : ''}`,
  hoursAre: (hours: Hours | null): Line =>
    line`between ${hours?.from ?? '08:00'} and ${hours?.to ?? '19:00'}, ${days(hours)}`,
  personalComes: (keep: boolean): Line =>
    keep ? line`within these hours too` : line`at once, without a sound where that can be`,
  kindsAre: (off: readonly string[]): Line => line`${kindNames(off)}`,
  press: {
    steps: 'My profile, step by step',
    trade: 'My trade',
    needs: 'What I seek and offer',
    messages: 'How I am written to',
    present: 'Introduce me to the club',
    open: 'My profile',
    see: 'Whom you both know',
    oneToOne: 'Propose a one-to-one',
    introduce: 'Introduce to somebody',
    refer: 'Pass a referral',
    goOn: 'Go on',
  },
  away: (who: MemberRef, until: Temporal.PlainDate | null): Line =>
    until === null
      ? line`${named(who)} is taking a break.`
      : line`${named(who)} is taking a break until ${date(until)}.`,
  betweenHeading: (who: string) => `${who} and you`,
  tie: ties,
  common: (names: readonly MemberRef[], more: number): Line =>
    line`You both know ${listed([...names.map(({ name }) => name), ...(more > 0 ? [plural(more, 'other')] : [])])}.`,
  neverMet: (who: MemberRef): Line => line`The club’s records show no meeting between you and ${named(who)} yet.`,
  noOneToOne: (who: MemberRef): Line => line`${named(who)} and you have had no one-to-one yet.`,
  meetFirst: (): Line => line`Half an hour together first: one recommends better whom one knows.`,
  unconnected: (who: MemberRef): Line =>
    line`${named(who)} is not connected here yet: what you send is kept, and a call is quicker.`,
  savedTitle: 'Saved',
  unchangedTitle: 'Nothing has changed',
  changed: (change: Change): Line => {
    const label = strong(trade[change.field])
    switch (change.field) {
      case 'hours':
        return line`${label}: between ${change.after?.from ?? '08:00'} and ${change.after?.to ?? '19:00'}, ${days(change.after)}`
      case 'keepForMorning':
        return line`${label}: ${change.after ? 'within your hours' : 'at once'}`
      case 'off':
        return line`${label}: ${change.after.length === 0 ? 'nothing, everything is sent' : kindNames(change.after)}`
      case 'sectorFamily':
        return line`${label}: ${change.after === null ? 'emptied' : sectorNames[change.after]}`
      case 'language':
        return line`${label}: ${change.after === null ? 'the club’s' : languages[change.after]}`
      case 'zone':
        return line`${label}: ${change.after ?? 'the club’s'}`
      default:
        return line`${label}: ${change.after ?? 'emptied'}`
    }
  },
  stepTitle: 'Thank you, that is noted',
  nextIs: {
    trade: (): Line => line`Next, your trade: your firm, what you do, what people call you for.`,
    needs: (): Line => line`One step is left: what you look for, what you offer, and whom you would like to meet.`,
  } satisfies Record<ProfileStep, () => Line>,
  mayStop: (): Line => line`You may stop here: ${command('profile')} goes on where you are, and what you said is kept.`,
  undoneTitle: 'It is as it was before',
  lead: (): Line =>
    line`Two minutes, and the others will know how to help you: your trade first, then what you look for. You decide at the end whether the club reads it.`,
}
