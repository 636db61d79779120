import { folded, nameKey } from '../../terms/names.ts'
import { isClosed, type Prospect, type Referral, type ReferralKind, type ReferralStatus } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

export type NewReferral = { readonly kind: ReferralKind; readonly prospect: Prospect; readonly agreed: boolean }

/**
 * May it be passed? A third person must have agreed to be contacted: that is asked, never
 * inferred; a giver who buys himself needs no prospect.
 */
export function mayPass({ kind, prospect, agreed }: NewReferral): null | Refusal {
  if (kind === 'inside') return null
  if (!prospect.name && !prospect.company) return refuse('prospect needed', {}, 'prospect')
  return agreed ? null : refuse('consent needed', {}, 'agreed')
}

/** So many hours the same referral to the same receiver is a second sending of it. */
export const passedAgainAfter = 24

/** What the receiver may press. */
export type Step = Exclude<ReferralStatus, 'new' | 'no-answer'>

export const steps = ['contacted', 'meeting', 'quoted', 'won', 'lost', 'not-a-fit'] as const satisfies readonly Step[]

/** Its way, when all goes well. */
const way: readonly ReferralStatus[] = steps.slice(0, 4)
/** How far a status has come on it: -1 where it has not begun, or has ended otherwise. */
const reached = (status: ReferralStatus) => way.indexOf(status)

/** The steps the receiver may press next: forward, or an end; nothing after an end but its correction. */
export function nextSteps(status: ReferralStatus): readonly Step[] {
  if (isClosed(status)) return []
  return steps.filter(step => isClosed(step) || reached(step) > reached(status))
}

/** The end that one thinks of first while it stands there, beside its next step. */
export const likelyEnd = (status: ReferralStatus): Step => (status === 'quoted' ? 'lost' : 'not-a-fit')

/** What a step may become when the wrong button was pressed: any other, and `new` again; nothing where none was pressed. */
export const corrected = ['new', ...steps] as const
export type Corrected = (typeof corrected)[number]
const corrections = (status: ReferralStatus): readonly Corrected[] =>
  status === 'new' ? [] : corrected.filter(step => step !== status && (status !== 'no-answer' || step !== 'new'))

/** What it may be put back to, which is asked first: for 14 days anything that is no step ahead; later an earlier step of an open one. */
export function stepsBack({ status, correctable }: Pick<Referral, 'status' | 'correctable'>): readonly Corrected[] {
  const ahead: readonly Corrected[] = nextSteps(status)
  if (correctable) return corrections(status).filter(step => !ahead.includes(step))
  return isClosed(status) ? [] : steps.filter(step => !isClosed(step) && reached(step) < reached(status))
}

/** What remains of the way it has come once it stands there: later steps were none. */
export const stepsKept = (to: Corrected): readonly Step[] =>
  steps.filter(step => step === to || (!isClosed(step) && (isClosed(to) || reached(step) < reached(to))))

/** Its receiver alone says how it goes, as long as there is something to say of it; null where he may. */
export function mayAnswer(referral: Referral | null, by: string): null | Refusal {
  if (!referral) return refuse('no longer possible', {})
  const { giver, receiver } = referral
  // First of all: nobody else learns what became of it.
  if (receiver.id !== by) return giver.id === by ? refuse('own referral', { receiver }) : refuse('not for you', {})
  if (referral.withdrawn || referral.handedOn) return refuse('referral taken back', { giver })
  if (isReturned(referral)) return refuse('no longer possible', {})
  return referral.erased ? refuse('referral erased', {}) : null
}

/** Whether a step is one ahead, or back: that is asked first. */
export function mayStep(referral: Referral, to: Corrected): 'ahead' | 'back' | Refusal {
  const { status, since, giver } = referral
  if (status === to) return refuse('done already', { by: null })
  if (nextSteps(status).some(step => step === to)) return 'ahead'
  if (stepsBack(referral).includes(to)) return 'back'
  return refuse('referral ended', { status, since, giver })
}

/** There is something to judge once he has taken it up; what he has not touched, or does not know, is not rated. */
export const isToJudge = ({ status, confirmed }: Pick<Referral, 'status' | 'confirmed'>): boolean =>
  status !== 'new' && confirmed === true

/** A correction by its author is possible for 14 days. */
export const mayCorrect = (status: ReferralStatus, since: Temporal.Instant, at: Temporal.Instant): boolean =>
  corrections(status).length > 0 && at.since(since).total('hours') <= 14 * 24

/** When it asks its receiver: 48 hours and 7 days after it came, while new; 30 days after a step or "still going on". */
export function remindersOf(
  { status, goesOn }: { readonly status: ReferralStatus; readonly goesOn: boolean },
  touched: Temporal.Instant,
): readonly Temporal.Instant[] {
  if (isClosed(status)) return []
  return status === 'new' && !goesOn
    ? [touched.add({ hours: 48 }), touched.add({ hours: 7 * 24 })]
    : [touched.add({ hours: asksAgainAfter })]
}

/** So long, in hours, a step or "still going on" is news. */
export const asksAgainAfter = 30 * 24

/** Unchanged for 180 days: closed as no answer, both told a week before. */
export const closesAt = (touched: Temporal.Instant): Temporal.Instant => touched.add({ hours: 180 * 24 })
/** So long before, in hours, both are told. */
export const closingToldBefore = 7 * 24

/** An undo is possible until the next meeting closes, for 14 days at most, while the other side has not taken it up; after that it is a correction he is told of. */
export const mayUndo = (
  referral: { givenAt: Temporal.Instant; touchedByReceiver: boolean; meetingClosed: boolean },
  at: Temporal.Instant,
): boolean =>
  !referral.touchedByReceiver && !referral.meetingClosed && at.since(referral.givenAt).total('hours') <= undoDays * 24

export const undoDays = 14

/** So long, in hours, its giver may put right what he wrote, or give it to somebody else whom it is not new to. */
export const correctableFor = 14 * 24

/** Whether it came to nothing with its receiver, so that its giver may give it to somebody else. */
export const mayHandOn = ({ status, confirmed, forgotten }: Pick<Referral, 'status' | 'confirmed' | 'forgotten'>) =>
  forgotten === null && (status === 'not-a-fit' || status === 'no-answer' || (confirmed === false && !isClosed(status)))

/**
 * What a prospect is known by is a text of each kind, only ever kept as its keyed hash: his number as every telephone dials it,
 * his address, his name with his company. Texts of two kinds are never the same.
 */

/** His number and his address, as they are looked for: a number also as it was kept until numbers were read (nine figures). */
export const contactKeys = ({ e164, phone, email }: Prospect): readonly string[] => [
  ...(e164 ? [e164] : []),
  ...formerPhoneKey(phone),
  ...(email ? [email.toLowerCase().trim()] : []),
]

function formerPhoneKey(phone: string | undefined): readonly string[] {
  const digits = phone?.replace(/\D/g, '').slice(-9) ?? ''
  return digits === '' ? [] : [digits]
}

/** His name with his company; either may be missing. */
export const withCompanyKey = ({ name, company }: Prospect): readonly string[] =>
  name || company ? [`${nameKey(name ?? '')}/${folded(company ?? '')}`.trim()] : []

/** His name, whatever his company. */
export const nameOnlyKey = ({ name }: Prospect): readonly string[] => (name ? [nameKey(name)] : [])

/** What told a prospect without a contact until names were compared however they are written: such keys are kept still. */
export const formerNameKeys = ({ name, company }: Prospect): readonly string[] =>
  name || company ? [`${name ?? ''}/${company ?? ''}`.toLowerCase().trim()] : []

/** All that is kept of a referral to know its prospect by; who buys himself is told apart by what he needs. */
export function keptKeys(prospect: Prospect, need: string | undefined): readonly string[] {
  const { e164, phone, email } = prospect
  const contacts = contactKeys(e164 ? { e164, email } : { phone, email })
  const keys = [...contacts, ...withCompanyKey(prospect), ...(prospect.company ? nameOnlyKey(prospect) : [])]
  return keys.length > 0 ? keys : need ? [need.toLowerCase()] : []
}

/** Out of the receiver's sight, with all that was said of it, in every message. */
export const isGone = (referral: Referral) => referral.withdrawn || referral.handedOn !== null || isReturned(referral)

/** Its receiver has left with it unfinished: it is the giver's again, and out of the receiver's sight. */
export const isReturned = ({ status, receiver }: Referral) => status === 'no-answer' && receiver.left
