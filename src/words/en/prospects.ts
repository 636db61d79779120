import type { MemberRef } from '../../terms/member.ts'
import type { HowLooked } from '../../terms/prospect.ts'
import type { ProspectRefusals } from '../../terms/refusals/prospects.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, plural, span } from '../english.ts'
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

export const prospectWords = {
  commands,
  refusals,
  title: 'Prospects: their rights',
  page: (): Line =>
    line`People whom members recommend to each other did not join the club. They may ask what it keeps of them, and ask to be forgotten: the law gives one month to answer.`,
  pageHow: (): Line =>
    line`You read nothing of them here: you give what they told you, and read how many referrals name them.`,
  doneHeading: 'Answered lately',
  done: (at: Temporal.Instant, count: number): Line => line`${day(at)}: forgotten in ${plural(count, 'referral')}.`,
  shown: (at: Temporal.Instant, count: number): Line =>
    line`${day(at)}: told what is kept, in ${plural(count, 'referral')}.`,
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
  found: (count: number): Line =>
    count === 1
      ? line`1 referral names this person, by telephone or e-mail.`
      : line`${plural(count, 'referral')} name this person, by telephone or e-mail.`,
  foundAlike: (count: number, others: boolean): Line =>
    count === 1
      ? line`1 ${others ? 'more ' : ''}referral bears this name, with another contact or none: it may be somebody else.`
      : line`${plural(count, `${others ? 'more ' : ''}referral`)} bear this name, with another contact or none: they may be somebody else’s.`,
  foundAsks: (): Line =>
    line`Name, firm, contact and need go from the referrals, from what members wrote and from the messages that told of them; what was open ends. The two members of each are told that the person asked to be forgotten. It cannot be undone.`,
  noneTitle: 'Nothing is kept of this person',
  none: (): Line =>
    line`No referral of the club names them. You may still note that they want to be recommended to nobody here: only a keyed hash of it is kept.`,
  forgottenTitle: 'This person is forgotten',
  forgotten: (at: Temporal.Instant, count: number): Line =>
    count === 0
      ? line`${day(at)}: nothing was kept; that they want no referral is noted.`
      : line`${day(at)}: forgotten in ${plural(count, 'referral')}. The members concerned have been told.`,
  beyondReach: (count: number): Line =>
    line`${plural(count, 'message')} ${count === 1 ? 'stands' : 'stand'} where I cannot edit at present (a place that is disconnected or out of order): delete ${count === 1 ? 'it' : 'them'} there by hand, or put the connection right.`,
  notOurs: (): Line =>
    line`What a member has noted elsewhere, exported as a file or got as an e-mail of Slack is out of my reach: they are asked to delete it.`,
  answerHeading: 'What you may answer them',
  answer: (club: string, on: Temporal.PlainDate, count: number, kept: number): string =>
    count === 0
      ? `You asked ${club} to forget you. We kept nothing about you. So that nobody recommends you here in future, we keep, for ${span(kept)}, a keyed hash of the contact you gave us, which tells nothing by itself. Tell us if you would rather we did not.`
      : `You asked ${club} to forget you. This was done on ${dateText(on)}: your name, your contact details and what was noted of your need are erased from our records and from the messages that told of them, and the members concerned were asked not to contact you by this way. So that nobody recommends you here in future, we keep, for ${span(kept)}, a keyed hash of your contact, which tells nothing by itself. Tell us if you would rather we did not.`,
  heldTitle: 'What is kept of this person',
  held: (count: number): Line =>
    line`${plural(count, 'referral')} ${count === 1 ? 'names' : 'name'} them. The file is for them: make sure that it is really them who asks, hand it over and keep no copy. That you got it is noted, and stands in it.`,
  heldNone: (): Line => line`No referral names them by this telephone or e-mail.`,
  heldAlike: (count: number): Line =>
    line`${plural(count, 'referral')} ${count === 1 ? 'bears' : 'bear'} the name with another contact or none. What may be another’s is shown to nobody: ask for the telephone or e-mail they may have given.`,
  liftedTitle: 'Noted: this person may be recommended again',
  file: {
    name: 'what-is-kept',
    title: (club: string) => `What ${club} keeps of you`,
    intro: (kept: number) =>
      `Members of the club recommend people to each other, with their agreement. Name and contact are kept for ${span(kept)} after a referral has ended, encrypted; the giver and the receiver read them, nobody else does. You may have them corrected or erased: ask whoever sent you this.`,
    referral: (at: Temporal.PlainDate): string => `Referral of ${dateText(at)}`,
    labels: {
      ...{ name: 'Name', company: 'Company', phone: 'Telephone', email: 'E-mail', need: 'Need', source: 'Given by' },
      ...{ receiver: 'Given to', agreed: 'Your agreement', status: 'Where it stands', seen: 'Seen' },
    },
    agreed: (agreed: boolean): string => (agreed ? 'the giver said that you had agreed' : 'not noted'),
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
