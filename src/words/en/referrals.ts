import type { MemberRef, Reached } from '../../terms/member.ts'
import {
  type Handoff,
  isClosed,
  type Referral,
  type ReferralKind,
  type ReferralStatus,
  type UnfitReason,
  type Warmth,
} from '../../terms/referral.ts'
import type { ReferralRefusals } from '../../terms/refusals/referrals.ts'
import type { Ties } from '../../terms/tie.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

export const statusWords: Record<ReferralStatus, string> = {
  new: 'new',
  contacted: 'contacted',
  meeting: 'meeting',
  quoted: 'quoted',
  won: 'won',
  lost: 'lost',
  'not-a-fit': 'not a fit',
  'no-answer': 'no answer',
}

const kinds: Record<ReferralKind, string> = { inside: 'I buy myself', outside: 'someone I know' }
const warmths: Record<Warmth, string> = {
  1: '1 · I give a name',
  2: '2 · I also sent your material',
  3: '3 · I spoke for you',
  4: '4 · I arranged a call or a meeting',
  5: '5 · I introduced you in person',
}
const handoffs: Record<Handoff, string> = {
  'will-call': 'They will call',
  'contact-given': 'Here is how to reach them',
  'message-sent': 'I sent a message',
  'meeting-set': 'A meeting is set',
}

export const unfitReasons: Record<UnfitReason, string> = {
  'too-far': 'Too far for me',
  'not-my-trade': 'Not quite my trade',
  'no-time': 'No time at the moment',
  'has-somebody': 'They already have somebody',
  'not-reached': 'They could not be reached',
  other: 'Something else',
}

const stepNames: Record<ReferralStatus, string> = {
  new: 'Nothing yet',
  contacted: 'Contacted',
  meeting: 'Meeting set',
  quoted: 'Quote sent',
  won: 'Won',
  lost: 'Lost',
  'not-a-fit': 'Not a fit',
  'no-answer': 'No answer',
}

const refusals: RefusalWords<keyof ReferralRefusals> = {
  'consent needed': () => line`Before passing on a contact, ask the person: have they agreed to be contacted?`,
  'prospect needed': () => line`Who is it? Give at least a name or a company.`,
  'buys himself': () =>
    line`You are the one who buys: then this stays empty. If it is for somebody else, choose “someone I know”.`,
  'same referral just passed': ({ since }) =>
    line`You already passed this on, on ${day(since)}. Nothing was sent twice.`,
  'too late to take back': ({ days }) =>
    line`A referral can be taken back until the next meeting closes, ${plural(days, 'day')} at most. What is wrong with it can still be said in person.`,
  'referral taken up': ({ receiver }) =>
    line`${named({ name: receiver })} has answered it already, so it can be taken back no more. If it was a mistake, say so in person; nothing was changed here.`,
  'own referral': ({ receiver }) =>
    line`You passed this one on: it is for ${named(receiver)} to say how it goes. You will read of each step.`,
  'referral taken back': ({ giver }) =>
    line`${named(giver)} has taken this referral back: nothing is left for you to do.`,
  'referral ended': ({ status, since, giver }) =>
    line`It ended as ${strong(statusWords[status])} on ${day(since)}, and stays so. Should it come alive again, a word to ${named(giver)} will do.`,
  'referral erased': () =>
    line`The contact has been erased since, as the club promises to whoever was recommended: nothing more is noted of it.`,
  'nothing to rate yet': () => line`Nothing has come of it yet: you will be asked after the first contact.`,
}

const commands = {
  refer: {
    name: 'refer',
    says: 'pass a referral to a member',
    title: 'Pass a referral',
    submit: 'Pass it on',
    asks: {
      receiver: { name: 'receiver', label: 'To whom?' },
      who: {
        name: 'who',
        label: 'Who is it, and how to reach them?',
        hint: 'Such as: Mrs Dupont, Tilleuls Ltd, 020 7946 0018. Empty if you buy yourself.',
      },
      need: { name: 'need', label: 'What do they need?' },
      agreed: { name: 'agreed', label: 'They have agreed to be contacted', hint: 'Needed when it is someone you know' },
      kind: { name: 'kind', label: 'Who buys?', hint: 'Someone you know, unless you say otherwise', choices: kinds },
      prospect: { name: 'prospect', label: 'Name' },
      company: { name: 'company', label: 'Company' },
      phone: { name: 'phone', label: 'Telephone' },
      email: { name: 'email', label: 'E-mail' },
      warmth: { name: 'warmth', label: 'How far did you prepare it?', choices: warmths },
      handoff: { name: 'handoff', label: 'What happens next?', choices: handoffs },
    },
    forms: {
      again: {
        title: 'Give to someone else',
        submit: 'Pass it on',
        asks: {
          receiver: { name: 'receiver', label: 'To whom?' },
          need: { name: 'need', label: 'What do they need?' },
          agreed: {
            name: 'agreed',
            label: 'They have agreed to be contacted by them',
            hint: 'Ask anew: it is another person who will call',
          },
          warmth: { name: 'warmth', label: 'How far did you prepare it?', choices: warmths },
          handoff: { name: 'handoff', label: 'What happens next?', choices: handoffs },
        },
      },
      unfit: {
        title: 'Not a fit',
        submit: 'Say it',
        asks: {
          reason: { name: 'reason', label: 'Why?', choices: unfitReasons },
          words: { name: 'words', label: 'In your own words', hint: 'What would suit you better, for instance' },
        },
      },
      describe: {
        title: 'A word more',
        submit: 'Add it',
        asks: {
          warmth: { name: 'warmth', label: 'How far did you prepare it?', choices: warmths },
          handoff: { name: 'handoff', label: 'What happens next?', choices: handoffs },
        },
      },
      note: {
        title: 'Note to myself',
        submit: 'Keep it',
        asks: { note: { name: 'note', label: 'Your note', hint: 'Only you read it; it goes with the contact' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

/** Where it stands; one whose prospect asked to be forgotten has ended by that. */
export const statusOf = (r: Referral): string => (r.forgotten ? 'asked to be forgotten' : statusWords[r.status])

export const referralWords = {
  commands,
  refusals,
  statuses: statusWords,
  statusOf,
  warmths,
  handoffs,
  labels: {
    prospect: 'Who',
    company: 'Company',
    phone: 'Telephone',
    email: 'E-mail',
    need: 'Need',
    warmth: 'Prepared',
    handoff: 'Next',
  },
  received: (giver: Referral['giver']): Line => line`${giver} has a referral for you.`,
  receivedTitle: (giver: string) => `A referral from ${giver}`,
  buysHimself: (giver: Referral['giver']): Line => line`${named(giver)} is the one who needs it.`,
  thank: (giver: Referral['giver']): Line => line`A word of thanks will please ${named(giver)}.`,
  thankIntro: (giver: Referral['giver']): Line =>
    line`Well done. A word of thanks to ${named(giver)}? It can also wait: what you won is noted.`,
  status: (status: ReferralStatus, since: Temporal.Instant): Line =>
    line`Now: ${strong(statusWords[status])}, since ${day(since)}.`,
  press: {
    ...stepNames,
    more: 'More',
    undoStep: (step: ReferralStatus): string => `Undo “${stepNames[step]}”`,
    undoDenied: 'Undo this answer',
    putBack: 'Yes, change it',
    asItIs: 'No, leave it',
    why: 'Say why',
    note: 'Note to myself',
    noteAgain: 'Change my note',
    deny: 'I know nothing of this',
    rateAgain: 'Rate it otherwise',
    still: 'Still going on',
    all: 'All of them',
    step: (giver: string): string => `Where does ${giver}’s stand?`,
    amend: 'Pressed the wrong one?',
    thank: 'Thank',
    pleasure: 'With pleasure',
    undo: 'Take it back',
    again: 'Give it to someone else',
    oneToOne: 'Propose a one-to-one',
    passIt: 'Yes, pass it',
    notYet: 'Not yet: keep it 30 minutes',
  },
  qualities: { 1: '1 · not useful', 2: '2', 3: '3 · useful', 4: '4', 5: '5 · exactly right' } as Record<number, string>,
  rated: (rating: string): Line => line`Thank you for the rating: ${strong(rating)}. It stays with you.`,
  rateAsked: (): Line => line`How good was it? One tap, for you alone: nobody else ever reads it.`,
  ownNote: (): Line => line`Your note, which only you read:`,
  notedTitle: (isEmpty: boolean): string => (isEmpty ? 'Your note is gone' : 'Noted, for you alone'),
  putBack: (status: ReferralStatus, since: Temporal.Instant, to: ReferralStatus): Line =>
    line`It has read ${strong(statusWords[status])} since ${day(since)}. ${isClosed(to) ? 'Make it' : 'Put it back to'} ${strong(statusWords[to])}?`,
  unfitIntro: (giver: MemberRef): Line =>
    line`${named(giver)} reads your answer with a word of thanks. Saying why is up to you.`,
  unfitSaid: (giver: string) => `${giver} reads that it was not a fit, with your thanks`,
  passedTitle: (receiver: string) => `Passed on to ${receiver}`,
  passed: {
    privately: (receiver: MemberRef): Line =>
      line`It is on its way to ${receiver}, privately, with buttons to tell you how it goes.`,
    called: (receiver: MemberRef): Line =>
      line`Nothing can be sent to ${named(receiver)} privately: the club’s channel calls, and nobody else can open it.`,
    later: (receiver: MemberRef): Line =>
      line`Nothing reaches ${named(receiver)} at the moment: better call. The referral is kept, and leaves as soon as it can.`,
    unconnected: (receiver: MemberRef): Line =>
      line`${named(receiver)} is not connected yet: better call. The referral is kept and will get there.`,
  } satisfies Record<Reached, (receiver: MemberRef) => Line>,
  known: ({ meeting, oneToOne, introduction }: Ties): Line => {
    const shared = [
      meeting ? `you were at ${plural(meeting.times, 'meeting')} together` : '',
      oneToOne ? plural(oneToOne.times, 'one-to-one') : '',
      introduction ? plural(introduction.times, 'introduction') : '',
    ].filter(part => part !== '')
    if (shared.length === 0) return line`The club’s records show no meeting between you two yet.`
    return line`How well you know each other: ${shared.join(', ')}${meeting?.last ? line`, the last meeting ${date(meeting.last)}` : ''}.`
  },
  /** When it has gone. */
  meetNow: (receiver: MemberRef): Line => line`A coffee with ${named(receiver)} would make this referral stronger.`,
  meetFirst: (receiver: MemberRef): Line =>
    line`A coffee with ${named(receiver)} first would make this referral stronger.`,
  undone: (receiver: string) => `Taken back: ${receiver} no longer sees it.`,
  consentTitle: (prospect: string) => `Has ${prospect} agreed to be contacted?`,
  consent: (): Line => line`A contact is only passed on with the person’s agreement.`,
  keptTitle: 'Kept for 30 minutes',
  kept: (): Line => line`Ask, then press ${strong('Yes, pass it')}. After 30 minutes it is erased.`,
  movedTitle: (receiver: string, step: ReferralStatus | 'denied') =>
    step === 'denied' ? `${receiver} does not recognise this referral` : `${receiver}: ${statusWords[step]}`,
  moved: (receiver: Referral['receiver'], step: ReferralStatus | 'denied', what: string): Line => {
    const steps: Record<ReferralStatus | 'denied', Line> = {
      new: line`Your referral${what} to ${receiver} is open again.`,
      contacted: line`${receiver} has been in touch with your referral${what}.`,
      meeting: line`Your referral${what} to ${receiver} has led to a meeting.`,
      quoted: line`${receiver} has sent a quote to your referral${what}.`,
      won: line`Your referral${what} to ${receiver} has led to business. Well done.`,
      lost: line`Your referral${what} to ${receiver} did not lead to business this time. Thank you for passing it on.`,
      'not-a-fit': line`Your referral${what} was not quite for ${receiver}. Thank you all the same.`,
      'no-answer': line`${receiver} could not reach your referral${what}.`,
      denied: line`${receiver} does not find your referral${what}. Perhaps a detail is missing: you can call, or take it back.`,
    }
    return steps[step]
  },
  /** Why it was not a fit, to its giver: with thanks, and what would suit better. */
  unfit: (reason: UnfitReason, receiver: MemberRef, what: string): Line => {
    const thanks = `Thank you for your referral${what}`
    const reasons: Record<UnfitReason, Line> = {
      'too-far': line`${thanks}: it was too far away for ${receiver} this time. One closer by will be welcome.`,
      'not-my-trade': line`${thanks}: it was not quite the trade of ${receiver}. One that is will be welcome.`,
      'no-time': line`${thanks}: ${receiver} has no time for it at the moment. Another one, later, will be welcome.`,
      'has-somebody': line`${thanks} to ${receiver}: they already have somebody. Whoever is still looking will be welcome.`,
      'not-reached': line`${thanks}: ${receiver} could not get through to them. When you see them, a word from you may help.`,
      other: line`${thanks}: it did not suit ${receiver} this time. Another one will be welcome.`,
    }
    return reasons[reason]
  },
  unfitWords: (receiver: MemberRef): Line => line`In the words of ${named(receiver)}:`,
  unfitSeeks: (receiver: MemberRef): Line => line`What ${named(receiver)} is looking for:`,
  stands: (receiver: MemberRef, status: ReferralStatus, since: Temporal.Instant, what: string): Line =>
    line`Your referral${what} to ${receiver} now stands at: ${strong(statusWords[status])}, since ${day(since)}.`,
  corrected: (receiver: MemberRef, slip: ReferralStatus | 'denied'): Line =>
    slip === 'denied'
      ? line`${named(receiver)} has found it after all.`
      : line`${named(receiver)} has corrected what stood here (“${statusWords[slip]}”).`,
  reminderTitle: (giver: string) => `The referral from ${giver}`,
  reminder: (giver: Referral['giver'], since: Temporal.Instant, isNew: boolean): Line =>
    isNew
      ? line`${giver} passed you a referral on ${day(since)}. Where does it stand?`
      : line`Nothing has moved with the referral from ${giver} since ${day(since)}. Where does it stand?`,
  reminderAgain: (r: Referral): Line =>
    line`${named(r.giver)} has heard nothing of it yet${whatOf(r)}. One tap will do.`,
  remindersTitle: (count: number): string =>
    `${plural(count, 'referral')} ${count === 1 ? 'waits' : 'wait'} for a word from you`,
  asks: (r: Referral): Line =>
    line`From ${named(r.giver)}${whatOf(r)}${r.imported ? ', brought over from the club’s history' : ''}: ${strong(statusWords[r.status])}, since ${day(r.since)}.${r.goesOn ? line` You said ${day(r.goesOn)} that it is still going on.` : ''}`,
  imported: (): Line => line`It was brought over from the club’s history.`,
  goesOn: (at: Temporal.Instant): Line => line`You said ${day(at)} that it is still going on.`,
  goesOnTitle: (giver: string) => `Still going on: the referral from ${giver}`,
  goesOnUntil: (): Line => line`You will not be asked about it for 30 days.`,
  heldTitle: 'The referrals you received',
  moreClose: (count: number): Line => line`And ${String(count)} more: ${command('referrals')} shows them all.`,
  closesSoonTitle: (count: number): string =>
    count === 1 ? 'A referral closes soon' : `${plural(count, 'referral')} close soon`,
  closesSoon: (other: Referral['giver'], what: string, since: Temporal.Instant, closes: Temporal.Instant): Line =>
    line`The referral between you and ${named(other)}${what} has not moved since ${day(since)}. It will be closed as “no answer” on ${day(closes)}, unless something moves.`,
  withdrawnTitle: (giver: string) => `${giver} took this referral back`,
  withdrawn: (): Line => line`There is nothing more for you to do.`,
  denied: (giver: Referral['giver']): Line => line`You told ${named(giver)} that you know nothing of this.`,
  returnedTitle: (receiver: string, isBack: boolean) =>
    isBack ? `${receiver} is back` : `${receiver} has left: give it to someone else?`,
  returned: (r: Referral): Line =>
    r.status === 'no-answer'
      ? line`${named(r.receiver)} is no longer a member. Your referral${whatOf(r)} of ${day(r.givenAt)} is yours again.`
      : line`${named(r.receiver)} is back, and has your referral${whatOf(r)} again. Nothing is left to do.`,
  pleasureTitle: (giver: string) => `${giver} answers you`,
  pleasureSent: (receiver: string) => `${receiver} will read it.`,
  receivedLine: (r: Referral): Line =>
    line`From ${named(r.giver)}${whatOf(r)}, ${day(r.givenAt)}: ${strong(statusOf(r))}`,
  digest: {
    week: ({ given, confirmed, won }: { given: number; confirmed: number; won: number }): Line =>
      line`Referrals: ${anyOf([given, `${given} given`], [confirmed, `${confirmed} confirmed`], [won, `${won} won`])}.`,
    stoodStill: (count: number): Line =>
      line`${plural(count, 'referral')} ${count === 1 ? 'has' : 'have'} stood still for too long.`,
    see: 'See the referrals',
    title: 'Referrals that stand still',
    waiting: (from: MemberRef, to: MemberRef, since: Temporal.Instant): Line =>
      line`From ${named(from)} to ${named(to)}, unchanged since ${day(since)}.`,
  },
  why: {
    received: (giver: string, at: Temporal.Instant): Line =>
      line`${giver} passed you a referral on ${day(at)}. A referral reaches its receiver at once.`,
    returned: (receiver: string, at: Temporal.Instant): Line =>
      line`You passed ${receiver} a referral on ${day(at)}, and it was open when the membership ended. It goes back to who gave it, at once.`,
    moved: (receiver: string): Line =>
      line`${receiver} moved a referral of yours. The giver is told of each step, never of an amount.`,
    reminder: (asking: readonly Referral[]): Line =>
      line`${asking.length === 1 ? 'This referral asks' : 'These referrals ask'} for a word: while it is new, a referral asks where it stands after 48 hours and after 7 days; later, 30 days after each step or “still going on”. All that ask are one message, at most once a week.${asking.some(({ imported }) => imported) ? ' What was brought over from the club’s history counts from its own dates; what was due by then is asked once, soon after the import.' : ''}`,
    closesSoon: (at: Temporal.Instant): Line =>
      line`Nothing has changed since ${day(at)}. After 180 days a referral is closed; both are told a week before.`,
    pleasure: (giver: string): Line => line`${giver} answered the news you gave of the referral.`,
  },
}

const whatOf = (r: Referral) => {
  const what = r.prospect.company ?? r.prospect.name
  return what === undefined ? '' : ` (${what})`
}
