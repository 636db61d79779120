import type { MemberRef } from '../../terms/member.ts'
import type { Happened, ReferralFilter } from '../../terms/own-referral.ts'
import { type Referral, tellingOf } from '../../terms/referral.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { command, day, line, named, strong } from '../line.ts'
import { statusWords } from './referrals.ts'

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
  },
} satisfies Record<string, CommandWords>

const told = (r: Referral): string => {
  const what = tellingOf(r)
  return what === null ? '' : ` (${what})`
}

/** `contacted, since Thursday 5 November`; of one that is new it is said already when it was given. */
const standing = (r: Referral): Line => {
  if (r.confirmed === false && r.status === 'new') return line`${strong('not recognised')}`
  return r.status === 'new'
    ? line`${strong(statusWords.new)}`
    : line`${strong(statusWords[r.status])}, since ${day(r.since)}`
}

export const ownReferralWords = {
  commands,
  filters,
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
  openGiven: (r: Referral): string => `To ${r.receiver.name}${told(r)}, ${statusWords[r.status]}`,
  openReceived: (r: Referral): string => `From ${r.giver.name}${told(r)}, ${statusWords[r.status]}`,
  press: {
    open: 'Open a referral',
    filter: 'Show which ones?',
    file: 'Take along as a file',
  },
  givenTitle: (receiver: string): string => `Your referral to ${receiver}`,
  stands: (r: Referral): Line => line`Where it stands: ${standing(r)}.`,
  onItsWay: (receiver: MemberRef): Line =>
    line`It has not been delivered to ${named(receiver)} yet: better call. It arrives as soon as it can.`,
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
  const words = {
    given: 'passed on',
    arrived: 'delivered',
    closed: 'closed, no answer',
    thanked: 'a word of thanks',
    denied: 'not recognised',
  }
  return words[one.what]
}
