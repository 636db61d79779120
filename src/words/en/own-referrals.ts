import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Correctable, Happened, ReferralFilter } from '../../terms/own-referral.ts'
import { type Referral, type ReferralStatus, tellingOf } from '../../terms/referral.ts'
import type { OwnReferralRefusals } from '../../terms/refusals/own-referrals.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { command, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { statusOf, statusWords } from './referrals.ts'

const filters: Record<ReferralFilter, string> = {
  'both-all': 'All',
  'both-open': 'All that are open',
  'both-done': 'All that are done',
  'given-all': 'Given',
  'given-open': 'Given, open',
  'given-done': 'Given, done',
  'received-all': 'Received',
  'received-open': 'Received, open',
  'received-done': 'Received, done',
}

const commands = {
  referrals: {
    name: 'referrals',
    says: 'the referrals you gave and received, and what became of them',
    title: 'Referrals',
    submit: 'Show',
    asks: {
      words: {
        name: 'show',
        label: 'Which ones?',
        hint: 'given open, received done, a name, a company, a word; “file” takes them along',
      },
    },
    forms: {
      'put-right': {
        title: 'Correct a referral',
        submit: 'Correct it',
        asks: {
          name: { name: 'prospect', label: 'Who is it? (name)' },
          company: { name: 'company', label: 'Their company' },
          phone: { name: 'phone', label: 'Telephone' },
          email: { name: 'email', label: 'E-mail' },
          need: { name: 'need', label: 'What do they need?' },
        },
      },
      'put-right-need': {
        title: 'Correct a referral',
        submit: 'Correct it',
        asks: { need: { name: 'need', label: 'What do you need?' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

const fields: Record<Correctable, string> = {
  name: 'Who',
  company: 'Company',
  phone: 'Telephone',
  email: 'E-mail',
  need: 'Need',
}

const refusals: RefusalWords<keyof OwnReferralRefusals> = {
  'referral stands': ({ receiver }) =>
    line`It can no longer be corrected here: that is possible until the next meeting, 14 days at most. Better tell ${named({ name: receiver })} in person.`,
  'its receiver already': ({ receiver }) => line`${named({ name: receiver })} had it already. Choose somebody else.`,
  'asked for news lately': ({ since }) =>
    line`News of this one were asked for already, ${day(since)}. It is possible again after seven days.`,
}

const told = (r: Referral): string => {
  const what = tellingOf(r)
  return what === null ? '' : ` (${what})`
}

/** `contacted, since Thursday 5 November`; of one that is new it is said already when it was given. */
const standing = (r: Referral): Line => {
  if (r.confirmed === false && r.status === 'new') return line`${strong('not recognised')}`
  return r.status === 'new' ? line`${strong(statusWords.new)}` : line`${strong(statusOf(r))}, since ${day(r.since)}`
}

export const ownReferralWords = {
  commands,
  refusals,
  filters,
  fields,
  listTitle: (filter: ReferralFilter, sought: string): string => {
    const which = filter === 'both-all' ? 'Your referrals' : `Your referrals: ${filters[filter].toLowerCase()}`
    return sought === '' ? which : `${which}, “${sought}”`
  },
  givenHeading: (count: number): string => (count === 0 ? 'Given' : `Given (${count})`),
  receivedHeading: (count: number): string => (count === 0 ? 'Received' : `Received (${count})`),
  givenLine: (r: Referral, onItsWay: boolean): Line =>
    onItsWay
      ? line`To ${named(r.receiver)}${told(r)}, ${day(r.givenAt)}: ${strong('not delivered yet')}`
      : line`To ${named(r.receiver)}${told(r)}, ${day(r.givenAt)}: ${standing(r)}`,
  receivedLine: (r: Referral): Line => line`From ${named(r.giver)}${told(r)}, ${day(r.givenAt)}: ${standing(r)}`,
  noneGiven: (): Line => line`None yet. ${command('refer')} passes one on.`,
  noneReceived: (): Line => line`None yet.`,
  noneOfThese: (): Line => line`None of your referrals fits. The list below shows others.`,
  openGiven: (r: Referral): string => `To ${r.receiver.name}${told(r)}, ${statusOf(r)}`,
  openReceived: (r: Referral): string => `From ${r.giver.name}${told(r)}, ${statusOf(r)}`,
  press: {
    open: 'Open a referral',
    filter: 'Show which ones?',
    file: 'Take along as a file',
    putRight: 'Correct',
    openThis: 'Open the referral',
    openNext: 'Open what it became',
    askReceiver: 'Ask who received it',
    askGiver: 'Ask who gave it',
  },
  givenTitle: (receiver: string): string => `Your referral to ${receiver}`,
  stands: (r: Referral): Line => line`Where it stands: ${standing(r)}.`,
  onItsWay: (receiver: MemberRef): Line =>
    line`It has not been delivered to ${named(receiver)} yet: better call. It arrives as soon as it can.`,
  pleased: (): Line => line`You answered: “With pleasure.”`,
  insteadOf: (receiver: MemberRef, was: ReferralStatus): Line =>
    line`${named(receiver)} had pressed “${statusWords[was]}” by mistake.`,
  pleasure: (giver: MemberRef, what: string, step: ReferralStatus | undefined): Line =>
    step === undefined
      ? line`${giver} has read your news of the referral${what}: “With pleasure.”`
      : line`${giver} has read your news of the referral${what}, “${statusWords[step]}”: “With pleasure.”`,
  handedOn: (to: MemberRef, at: Temporal.Instant): Line => line`You gave it to ${named(to)} then, on ${day(at)}.`,
  handedOnTitle: (giver: string): string => `${giver} has given this referral to somebody else`,
  putRightTitle: (giver: string): string => `${giver} has corrected a referral`,
  putRight: (giver: MemberRef): Line => line`${giver} has put right what stood there. It is now:`,
  takenOut: '(taken out)',
  nothingChanged: 'Nothing was changed',
  putRightDone: (receiver: string): string => `Corrected for ${receiver}`,
  getsItRight: (receiver: MemberRef): Line =>
    line`${named(receiver)} has not received the referral yet: it will arrive as it is now.`,
  putRightReached: {
    privately: (receiver: MemberRef): Line =>
      line`${named(receiver)} is told in private, and reads it so in the referral.`,
    called: (receiver: MemberRef): Line =>
      line`The club’s channel calls ${named(receiver)}; nobody else can open it. If it is urgent, better call.`,
    later: (receiver: MemberRef): Line =>
      line`Nothing reaches ${named(receiver)} at the moment: better call. The correction is kept, and arrives as soon as it can.`,
    unconnected: (receiver: MemberRef): Line =>
      line`${named(receiver)} is not connected yet: better call. The correction is kept and will get there.`,
  } satisfies Record<Reached, (receiver: MemberRef) => Line>,
  asked: {
    title: (organizer: string): string => `${organizer} asks for news`,
    receiver: (r: Referral, organizer: MemberRef): Line =>
      line`${named(organizer)} would like to know where the referral from ${named(r.giver)}${told(r)} of ${day(r.givenAt)} stands. A word is enough.`,
    giver: (r: Referral, organizer: MemberRef): Line =>
      line`${named(organizer)} would like to know whether you heard anything of your referral to ${named(r.receiver)}${told(r)} of ${day(r.givenAt)}. A word between you two may be enough.`,
    sentTitle: (who: string): string => `${who} is asked`,
    sent: (): Line =>
      line`Kindly, in private and in your name, at an hour that suits; the contact stays between the two.`,
  },
  why: {
    putRight: (giver: string): Line =>
      line`${giver} corrected a referral that you received. The receiver is told at once.`,
    asked: (organizer: string): Line =>
      line`${organizer}, an organizer, saw that a referral has stood still for long and asked for a word. That is possible once a week for each referral.`,
  },
  historyHeading: 'What became of it',
  happened: (one: Happened): Line => {
    const unsaid = 'unsaidAt' in one && one.unsaidAt !== null ? line`, corrected ${day(one.unsaidAt)}` : ''
    return line`${day(one.at)}: ${happening(one)}${unsaid}`
  },
  file: {
    title: 'Your referrals, as a file',
    says: (): Line =>
      line`It opens in a spreadsheet. It holds contacts that were entrusted to you: keep it for yourself.`,
    name: 'referrals',
    columns: {
      side: 'Side',
      member: 'Member',
      givenOn: 'Date',
      prospect: 'Contact',
      company: 'Company',
      phone: 'Telephone',
      email: 'E-mail',
      need: 'Need',
      warmth: 'Prepared',
      handoff: 'Next',
      status: 'Status',
      since: 'Since',
      rating: 'Your rating',
    },
    given: 'given',
    received: 'received',
  },
}

function happening(one: Happened): string {
  if (one.what === 'step') return statusWords[one.step]
  if (one.what === 'put right') return `corrected (${one.fields.map(field => fields[field].toLowerCase()).join(', ')})`
  const words = {
    given: 'passed on',
    arrived: 'delivered',
    'handed on': 'given to somebody else',
    closed: 'closed, no answer',
    forgotten: 'forgotten, as the person asked',
    thanked: 'a word of thanks',
    denied: 'not recognised',
  }
  return words[one.what]
}
