import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { groupOf } from './groups.ts'
import { historyOf } from './queries.ts'
import { standingsAt } from './replay.ts'
import { type Settable, settable, type Weighing, weighing } from './weights.ts'

/** Every weight that can be set, by its field. */
export type Weights = { readonly [S in Settable]: number }

const fields = Object.keys(settable) as Settable[]

const usual = Object.fromEntries(fields.map(field => [field, settable[field].weight])) as Weights

const asWeights = ({ weights, halfLife }: Weighing): Weights =>
  Object.fromEntries(fields.map(field => [field, field === 'half-life' ? halfLife : weights[field]])) as Weights

const asWeighing = ({ 'half-life': halfLife, ...weights }: Weights): Weighing => weighing({ weights, halfLife })

/** The weights in force. */
export const weightsNow = (settings: ClubSettings): Weights => asWeights(weighing(settings.weighings?.at(-1)))

export const isUsual = (weights: Weights): boolean => fields.every(field => weights[field] === usual[field])

/** What was typed as numbers; a weight out of its bounds is refused with what was typed. */
export function weightsTyped(typed: { readonly [S in Settable]: string }): Weights | Refusal {
  const weights: Partial<Record<Settable, number>> = {}
  for (const field of fields) {
    const { from, to } = settable[field]
    const written = typed[field].trim().replace(',', '.')
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(written) ? Number(written) : Number.NaN
    if (!(value >= from && value <= to)) return refuse('weight out of bounds', { typed: typed[field], from, to }, field)
    weights[field] = value
  }
  return weights as Weights
}

/** Members whom other weights would move: those who would deserve a word then and do not now, and the other way round. */
export type Effect = { readonly more: number; readonly fewer: number }

/** What these weights would change today, had they always been in force; `unchanged` where they are in force already. */
export async function effectOf(club: ClubTx, weights: Weights): Promise<Effect | Refusal> {
  const before = weightsNow(club.row.settings)
  if (fields.every(field => weights[field] === before[field])) return refuse('weights unchanged', {})
  const history = await historyOf(club)
  const ever = Temporal.Instant.fromEpochMilliseconds(0)
  const told = (under: Weights) => {
    const weighed = { ...history, weighings: [{ from: ever, weighing: asWeighing(under) }] }
    const standings = [...standingsAt(weighed, club.at).values()]
    return new Set(standings.filter(({ standing }) => groupOf(standing) === 'deserve-a-word').map(one => one.member))
  }
  const [now, then] = [told(before), told(weights)]
  return { more: then.difference(now).size, fewer: now.difference(then).size }
}

/** From now on the club weighs so; what was evaluated before stays. Gives the id by which it is undone. */
export async function weighSo(club: ClubTx, { by, weights }: { by: Member; weights: Weights }): Promise<string> {
  const id = club.newId()
  const { 'half-life': halfLife, ...own } = weights
  await changeSettings(club, settings => ({
    ...settings,
    weighings: [...(settings.weighings ?? []), { id, from: club.at.toString(), weights: own, halfLife }],
  }))
  await audit(club, { by, what: 'weights-changed' })
  return id
}

/** The last choice of weights was a slip: it is as if it had not been made. A later one stands in its way. */
export async function weighAsBefore(
  club: ClubTx,
  { by, choice }: { by: Member; choice: string },
): Promise<Weights | Refusal> {
  let left: Weights | Refusal = refuse('no longer possible', {})
  await changeSettings(club, settings => {
    if (settings.weighings?.at(-1)?.id !== choice) return null
    const kept = { ...settings, weighings: settings.weighings.slice(0, -1) }
    left = weightsNow(kept)
    return kept
  })
  if (!isRefusal(left)) await audit(club, { by, what: 'weights-changed' })
  return left
}
