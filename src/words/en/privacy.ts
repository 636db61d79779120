import type { ActKind } from '../../terms/act.ts'
import type { ListedText, TextLeft } from '../../terms/erasure.ts'
import type { KeptDays, RecordKind } from '../../terms/own-data.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, listed, plural, span } from '../english.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import { takenAlong } from './taken-along.ts'

const records: Record<RecordKind, string> = {
  attendance: 'Meetings at which it is noted whether you came',
  rollDisputes: 'Absences on a roll you said were none',
  rsvps: 'Answers to meetings',
  checkIns: 'Check-ins at the door',
  guests: 'Guests you brought',
  calendarFeed: 'An address for your calendar',
  applications: 'People you proposed as members',
  candidateWords: 'Words about candidates to the committee',
  ballots: 'Your voices on the committee',
  introductions: 'Introductions with you',
  referralsGiven: 'Referrals and business given',
  referralsReceived: 'Referrals and business received',
  prospectLooks: 'Times you looked at a prospect’s contact',
  thanksGiven: 'Thanks given',
  thanksReceived: 'Thanks received',
  oneToOnes: 'One-to-ones',
  roundsSkipped: 'Rounds of one-to-ones you skipped',
  keptApart: 'People you would rather not be paired with',
  asks: 'Asks and offers',
  answers: 'Answers to asks',
  problems: 'Problems you were asked about',
  leaves: 'Breaks',
  evaluations: 'Standings, each from the Tuesday it began',
  nudges: 'Encouragements',
  messages: 'Messages from Assidu',
  looks: 'Times an organizer looked or changed something',
}

const actWords: Record<ActKind, string> = {
  'referral-given': 'passed business on',
  'referral-confirmed': 'confirmed a referral',
  'referral-denied': 'did not recognise a referral',
  'referral-rated': 'rated a referral',
  'referral-step': 'moved a referral on',
  'introduction-requested': 'asked for an introduction',
  'introduction-accepted': 'an introduction was agreed',
  'introduction-met': 'an introduction led to a meeting',
  'thanks-given': 'said thank you',
  'ask-made': 'asked the club',
  'offer-made': 'made an offer',
  'problem-put': 'put a problem to the club',
  'ask-answered': 'answered an ask',
  'answer-rated': 'said whether an answer helped',
  'one-to-one-held': 'had a one-to-one',
  'guest-came': 'brought a guest who came',
  'newcomer-sponsored': 'sponsored a newcomer',
  'meeting-attended': 'came to a meeting',
}

const textNames: Record<ListedText, string> = {
  thanks: 'A thanks',
  ask: 'An ask or an offer',
  meeting: 'A meeting planned',
  series: 'A series of meetings planned',
  profile: 'The profile written',
}

const commands = {
  'my-data': {
    name: 'my-data',
    says: 'see, correct or take along what is kept about you, or object',
    title: 'Your data',
    submit: 'OK',
    asks: {},
  },
} satisfies Record<string, CommandWords>

export const privacyWords = {
  commands,
  records,
  taken: takenAlong(actWords),
  title: 'What is kept about you',
  /** The name that an erased member’s acts stay under. */
  formerName: 'Former member',
  profile: {
    name: 'Name',
    company: 'Company',
    activity: 'What you do',
    speciality: 'Speciality',
    seeks: 'You look for',
    offers: 'You offer',
    introduceTo: 'You would like to meet',
    town: 'Town',
    jobTitle: 'Function',
    sector: 'Sector',
    email: 'E-mail',
    phone: 'Telephone',
    joined: 'Member since',
    left: 'Member until',
    accounts: 'Accounts linked',
  },
  dayText: (date: Temporal.PlainDate): string => dateText(date),
  dayOf: (date: Temporal.PlainDate): Line => line`${dateText(date)}`,
  countsHeading: 'Records about you',
  nothing: (): Line => line`No record yet.`,
  recentHeading: 'Your latest acts',
  act: (kind: ActKind, at: Temporal.Instant, other: string | null): Line =>
    line`${day(at)}: ${actWords[kind]}${other === null ? '' : line` (${named({ name: other })})`}`,
  standingHeading: 'Where you stand',
  seesHeading: 'Who sees what',
  sees: (): readonly Line[] => [
    line`Every member: your profile, the meetings you came to, your asks and offers.`,
    line`Only the two of you: referrals, amounts, ratings, the answers to introductions.`,
    line`The organizers: counts of what you give and ask, your presence and your standing, with the dates; each look is noted and counted above.`,
    line`Nobody: what is said in the channels. It is not read.`,
  ],
  looksHeading: 'Who looked or changed something lately',
  look: (by: string | null, at: Temporal.Instant): Line =>
    line`${day(at)}: ${by === null ? 'Assidu, or whoever hosts it' : named({ name: by })}`,
  keptHeading: 'For how long',
  keptFor: (days: KeptDays): readonly Line[] => [
    line`Meetings, referrals, introductions and other acts: ${span(days.acts)}; then only how many there were of each kind between two members, and in which year the last.`,
    line`A prospect’s contact: ${span(days.prospects)} after the referral has ended, or until the person asks to be forgotten; when you opened or exported one: ${span(days.audit)}. Names and contacts of guests: ${span(days.visitors)} after the visit. An application that was not accepted: ${span(days.candidates)} after the answer.`,
    line`What the organizers did and looked at: ${span(days.audit)}. What an encouragement said: ${span(days.nudges)}. What was typed and not sent: half an hour.`,
    line`Your profile: ${span(days.leavers)} after you leave; then your name and your texts go, in the messages too.`,
    line`Answers that only you see are kept by Slack or Discord, not by me: nobody can change them there, and they go when you dismiss them. The same is true of what was sent on by e-mail or as a notification.`,
  ],
  press: {
    correct: 'Correct my profile',
    export: 'Take it with me',
    object: 'Object to the standing',
    takeBack: 'Take my objection back',
    erase: 'Ask to be erased',
    channelsToo: 'The channels in English too',
    eraseYes: 'Yes, ask the organizers',
    eraseBack: 'Take back my request to be erased',
  },
  languageTitle: 'From now on I write to you in English',
  /** `channels`: they read another language, and he may change it. */
  language: (channels: boolean): Line =>
    channels
      ? line`What I lately wrote to you alone follows. The channels keep the club’s language, French, unless you change it for all.`
      : line`What I lately wrote to you alone follows. What people have written stays in their own words.`,
  objectedTitle: 'No standing is computed of you any more',
  objected: (since: Temporal.PlainDate): Line =>
    line`Noted on ${date(since)}. You remain a member like any other; no nudge is sent to you. The organizer who must know reads it with your name, no list and no figure shows it.`,
  takenBackTitle: 'Your objection is taken back',
  takenBack: (): Line => line`Your standing is computed again from the next Tuesday on.`,
  isObjecting: (since: Temporal.PlainDate): Line =>
    line`You objected on ${date(since)}: nothing is computed about you.`,
  exportTitle: 'Your data',
  exportSays: (count: number): Line =>
    line`Two files, for you alone: one to read, one that any program reads (JSON). ${strong(plural(count, 'record'))} stand in each: all that is kept about you and yours to see.`,
  eraseTitle: 'Ask to be erased?',
  erase: (): Line =>
    line`Your membership would end, and your name, contacts and texts would be taken out of the club’s records. What others have earned with you stays theirs, without your name. It cannot be undone once it is done.`,
  erasedTitle: 'The organizers have your request',
  erased: (): Line => line`They will answer you within a month, as the law asks. Until then nothing changes.`,
  eraseWaits: (since: Temporal.Instant): Line =>
    line`You asked on ${day(since)} to be erased. The organizers answer within a month; until then nothing changes.`,
  eraseBackTitle: 'Your request is taken back',
  eraseAskedTitle: (name: string) => `${name} asks to be erased`,
  eraseAsked: (name: string, since: Temporal.Instant, externalId: string): Line =>
    line`${named({ name })} asked on ${day(since)} to be erased from the club’s records. Talk it over first, then whoever hosts Assidu types: assidu erase --member ${externalId}. The law gives one month.`,
  eraseOver: (name: string): Line => line`${named({ name })} has taken the request back. Nothing is left to do.`,
  eraseWhy: (name: string, since: Temporal.Instant): Line =>
    line`${named({ name })} pressed “Ask to be erased” on ${day(since)}. Every organizer is told, so that one of you answers within a month.`,
  erasureDoneTitle: 'An erasure is done',
  erasureDone: (): Line =>
    line`Name, accounts, contacts and texts are gone from the club’s records, and from the messages I had posted. What others earned with this person stays theirs.`,
  /** `open` of them are listed beneath, `few` are read by a few people alone. */
  firstNameStands: (open: number, few: number): Line =>
    open === 0
      ? line`A first name or a surname like theirs still stands alone in ${plural(few, 'text')} that only a few people read. It may mean somebody else, so I left it.`
      : line`A first name or a surname like theirs still stands alone in what others wrote. It may mean somebody else, so I left it: where it does not, whoever wrote it can correct it.${few > 0 ? ` It also stands in ${plural(few, 'text')} that only a few people read.` : ''}`,
  textLeft: ({ text, by, at }: TextLeft): Line =>
    line`${textNames[text]}${by === null ? '' : line` by ${named({ name: by })}`}${at === null ? '' : at instanceof Temporal.Instant ? line`, ${day(at)}` : line`, ${date(at)}`}`,
  messagesStand: (): Line => line`These messages could not be changed there; whoever runs the place can delete them:`,
  messageLeft: (platform: string, at: Temporal.Instant | null): Line =>
    line`${platform}${at === null ? '' : line`, ${day(at)}`}`,
  erasureElsewhere: (): Line =>
    line`Out of my reach: answers that one person alone saw on Slack or Discord, e-mail notifications, screenshots, and files exported before.`,
  erasureDoneWhy: (): Line =>
    line`Somebody of the club was erased at their own request. Each organizer is told, so that what I cannot reach is seen to.`,
  strangerTitle: 'What is kept about you here',
  stranger: (): Line =>
    line`This account is nobody’s on the club’s list. Of it there is a number for each thing you did here, for 30 days, so that nothing happens twice; nothing of what you wrote.`,
  strangerElse: (days: KeptDays, organizers: readonly string[]): Line =>
    line`The club also keeps a guest’s name and contacts for ${span(days.visitors)}, an application for ${span(days.candidates)} after its answer, and a member’s profile until ${span(days.leavers)} after leaving. ${organizers.length > 0 ? listed(organizers, 'or') : 'The organizers'} can show you what is under your name, put it right and erase it.`,
  strangerAsked: (name: string, at: Temporal.Instant): Line =>
    line`On ${day(at)} you said that you are on the list as “${name}”. An organizer is to answer.`,
  typed: (): Line => line`${command('my-data')} shows all of it again.`,
}
