import type { Guest } from '../../terms/meeting.ts'
import type { MemberRef } from '../../terms/member.ts'
import { allTraces, type HowLooked, type Traces } from '../../terms/prospect.ts'
import type { ProspectRefusals } from '../../terms/refusals/prospects.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, listed, listedMembers, plural, span } from '../english.ts'
import { command, day, line, named } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof ProspectRefusals> = {
  'nobody to look for': () => line`By what shall I look? Give a telephone, an e-mail address or a name.`,
  'asked to be forgotten': ({ since }) =>
    line`This person asked the club on ${day(since)} not to be recommended here. Nothing was passed on. Have they changed their mind? An organizer notes it with ${command('club', 'prospects')}.`,
  'not wished': () => line`No such wish is kept of this person: they may be recommended.`,
}

/** How a person says who he is, in each of the forms. */
const asks = {
  phone: { name: 'phone', label: 'Telephone', hint: 'As they gave it; how it is written does not matter' },
  email: { name: 'email', label: 'E-mail' },
  name: { name: 'name', label: 'Name', hint: 'Others may bear it: a telephone or an e-mail is surer' },
}

const commands = {
  'club-prospects': {
    name: 'prospects',
    says: 'a prospect asks what is kept of them, or to be forgotten',
    title: 'Prospects',
    submit: 'OK',
    asks: {},
    forms: {
      forget: { title: 'Forget a prospect', submit: 'Look', asks },
      held: { title: 'What is kept of them', submit: 'Look', asks },
      lift: { title: 'They changed their mind', submit: 'Note it', asks },
    },
  },
} satisfies Record<string, CommandWords>

/** `2 referrals, 1 visit and 1 application`. */
const inWords = ({ referrals, visits, applications }: Traces, more = ''): string =>
  listed([
    ...(referrals > 0 ? [plural(referrals, `${more}referral`)] : []),
    ...(visits > 0 ? [plural(visits, `${more}visit as a guest`, `${more}visits as a guest`)] : []),
    ...(applications > 0 ? [plural(applications, `${more}application`)] : []),
  ])

/** For how many days what is kept of each. */
type Kept = { readonly prospects: number; readonly visitors: number; readonly candidates: number }

export const prospectWords = {
  commands,
  refusals,
  title: 'Prospects: their rights',
  page: (): Line =>
    line`People whom members recommend to each other or bring as guests, and candidates, did not join the club. They may ask what it keeps of them, and ask to be forgotten: the law gives one month to answer.`,
  pageHow: (): Line =>
    line`You read nothing of them here: you give what they told you, and read in how many records they are named.`,
  doneHeading: 'Answered lately',
  done: (at: Temporal.Instant, traces: Traces): Line =>
    allTraces(traces) === 0
      ? line`${day(at)}: noted that they want no referral; nothing was kept.`
      : line`${day(at)}: forgotten in ${inWords(traces)}.`,
  shown: (at: Temporal.Instant, traces: Traces): Line =>
    allTraces(traces) === 0
      ? line`${day(at)}: told that nothing is kept.`
      : line`${day(at)}: told what is kept, in ${inWords(traces)}.`,
  press: {
    open: 'Prospects’ rights',
    forget: 'A prospect asks us to forget them',
    held: 'They ask what we keep',
    lift: 'They may be recommended again',
    forgetThese: (count: number) => (count === 1 ? 'Forget them in it' : `Forget them in the ${count}`),
    forgetAll: (count: number) => (count === 1 ? 'Forget them in it' : `Forget them in all ${count}`),
    noteOnly: 'Note that they want no referral',
  },
  foundTitle: 'Forget this person?',
  found: (traces: Traces): Line =>
    line`${inWords(traces)} ${allTraces(traces) === 1 ? 'names' : 'name'} this person, by telephone or e-mail.`,
  foundAlike: (traces: Traces, others: boolean): Line =>
    allTraces(traces) === 1
      ? line`${inWords(traces, others ? 'more ' : '')} bears this name, with another contact or none: it may be somebody else.`
      : line`${inWords(traces, others ? 'more ' : '')} bear this name, with another contact or none: they may be somebody else’s.`,
  foundAsks: (): Line =>
    line`Name, firm, contact and what was noted of them go from these records, from what members wrote and from the messages that told of them; what was open ends. The two members of a referral are told that the person asked to be forgotten. It cannot be undone.`,
  noneTitle: 'Nothing is kept of this person',
  none: (): Line =>
    line`No referral, no guest list and no application of the club names them. You may still note that they want to be recommended to nobody here: only a keyed hash of it is kept.`,
  forgottenTitle: 'This person is forgotten',
  forgotten: (at: Temporal.Instant, traces: Traces): Line =>
    allTraces(traces) === 0
      ? line`${day(at)}: nothing was kept; that they want no referral is noted.`
      : line`${day(at)}: forgotten in ${inWords(traces)}.${traces.referrals > 0 ? ' The members of the referrals have been told.' : ''}`,
  awaited: (hosts: readonly MemberRef[]): Line =>
    line`The person was announced for a meeting to come by ${listedMembers(hosts)}, and is on the list no more: please say so.`,
  beyondReach: (count: number): Line =>
    line`${plural(count, 'message')} ${count === 1 ? 'stands' : 'stand'} where I cannot edit at present (a place that is disconnected or out of order): delete ${count === 1 ? 'it' : 'them'} there by hand, or put the connection right.`,
  notOurs: (): Line =>
    line`What a member has noted elsewhere, exported as a file or got as an e-mail of Slack is out of my reach: they are asked to delete it.`,
  answerHeading: 'What you may answer them',
  answer: (club: string, on: Temporal.PlainDate, traces: Traces, kept: number): string =>
    allTraces(traces) === 0
      ? `You asked ${club} to forget you. We kept nothing about you. So that nobody recommends you here in future, we keep, for ${span(kept)}, a keyed hash of the contact you gave us, which tells nothing by itself. Tell us if you would rather we did not.`
      : `You asked ${club} to forget you. This was done on ${dateText(on)}: your name, your contact details and what was noted of you are erased from our records and from the messages that told of them${traces.referrals > 0 ? ', and the members concerned were asked not to contact you by this way' : ''}. So that nobody recommends you here in future, we keep, for ${span(kept)}, a keyed hash of your contact, which tells nothing by itself. Tell us if you would rather we did not.`,
  heldTitle: 'What is kept of this person',
  held: (traces: Traces): Line =>
    line`${inWords(traces)} ${allTraces(traces) === 1 ? 'names' : 'name'} them. The file is for them: make sure that it is really them who asks, hand it over and keep no copy. That you got it is noted, and stands in it.`,
  heldNone: (): Line => line`No referral, no guest list and no application names them by this telephone or e-mail.`,
  heldAlike: (traces: Traces): Line =>
    line`${inWords(traces)} ${allTraces(traces) === 1 ? 'bears' : 'bear'} the name with another contact or none. What may be another’s is shown to nobody: ask for the telephone or e-mail they may have given.`,
  liftedTitle: 'Noted: this person may be recommended again',
  file: {
    name: 'what-is-kept',
    title: (club: string) => `What ${club} keeps of you`,
    intro: (kept: Kept) =>
      `Members of the club recommend people to each other, with their agreement: name and contact are kept for ${span(kept.prospects)} after a referral has ended, encrypted; the giver and the receiver read them, nobody else does. The name and the company of a guest are read by the members, how to reach them by whoever brings them and by the organizers, for ${span(kept.visitors)}. An application that was not accepted is kept for ${span(kept.candidates)}. You may have them corrected or erased: ask whoever sent you this.`,
    referral: (at: Temporal.PlainDate): string => `Referral of ${dateText(at)}`,
    visit: (at: Temporal.PlainDate): string => `Guest at the meeting of ${dateText(at)}`,
    application: (at: Temporal.PlainDate): string => `Application of ${dateText(at)}`,
    labels: {
      ...{ name: 'Name', company: 'Company', phone: 'Telephone', email: 'E-mail', need: 'Need', source: 'Given by' },
      ...{ receiver: 'Given to', agreed: 'Your agreement', status: 'Where it stands', seen: 'Seen' },
      ...{
        activity: 'Activity',
        host: 'Brought by',
        came: 'At the meeting',
        said: 'Your impression, as your host noted it',
      },
      ...{ motivations: 'Motivations', sponsor: 'Proposed by' },
    },
    agreed: (agreed: boolean): string => (agreed ? 'the giver said that you had agreed' : 'not noted'),
    guestAgreed: (agreed: boolean): string => (agreed ? 'whoever brought you said that you had agreed' : 'not noted'),
    came: { invited: 'expected', present: 'came', absent: 'did not come' } as Readonly<Record<Guest['status'], string>>,
    withdrawn: 'taken back by the giver',
    seen: (by: string, how: HowLooked, at: Temporal.PlainDate) =>
      `${by}, ${dateText(at)} (${{ opened: 'opened it', 'taken-along': 'took it along as a file', 'for-him': 'to answer you' }[how]})`,
    got: (by: string, at: Temporal.PlainDate) => `${by}, ${dateText(at)} (was sent it)`,
  },
  past: (): Line =>
    line`The person asked the club to be forgotten: nothing of them is kept here, and nothing is left to do.`,
  toldTitle: 'A person asks to be forgotten',
  toldReceiver: (giver: MemberRef, at: Temporal.Instant): Line =>
    line`The person whom ${named(giver)} recommended to you ${day(at)} asked the club to forget them: name, contact and need are erased here.`,
  toldGiver: (receiver: MemberRef, at: Temporal.Instant): Line =>
    line`The person whom you recommended to ${named(receiver)} ${day(at)} asked the club to forget them: name, contact and need are erased here.`,
  toldAsks: (): Line =>
    line`Please do not contact them by this way any more, and delete what you noted of them. It says nothing about either of you.`,
  toldWhy: (): Line =>
    line`Somebody whom a member recommended may ask the club to be forgotten. Whoever gave the referral and whoever received it are told, at once.`,
}
