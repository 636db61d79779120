import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit, auditLooks } from '../members/audit.ts'
import { membersByIds, membersWhoSaidHello } from '../members/queries.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { may } from '../who-may.ts'
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

/** Whether the club weighs otherwise than everybody does: whoever is weighed reads so. */
export const weighsItsOwnWay = (settings: ClubSettings): boolean => !isUsual(weightsNow(settings))

/** The members whom other weights would move: who would deserve a word then and does not now, and the other way round. */
export type Effect = { readonly more: ReadonlySet<string>; readonly fewer: ReadonlySet<string> }

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
  return { more: then.difference(now), fewer: now.difference(then) }
}

/** The members behind the counts of an effect. */
export type MovedMembers = { readonly [W in keyof Effect]: readonly Member[] }

/** Who they are, for one organizer: not himself, and nobody who has not said hello yet. The look is noted with each of them. */
export async function membersMoved(
  club: ClubTx,
  { by, weights }: { by: Member; weights: Weights },
): Promise<MovedMembers | Refusal> {
  const refused = await may('look at the names behind the figures', { club, by })
  if (refused) return refused
  const effect = await effectOf(club, weights)
  if (isRefusal(effect)) return effect
  const greeted = await membersWhoSaidHello(club)
  const [more, fewer] = await Promise.all(
    [effect.more, effect.fewer].map(async ids => {
      const named = [...ids].filter(id => id !== by.id && greeted.has(id))
      return [...(await membersByIds(club, named)).values()]
    }),
  )
  await auditLooks(
    club,
    by,
    [...more!, ...fewer!].map(({ id }) => id),
  )
  return { more: more!, fewer: fewer! }
}

/** From now on the club weighs so; what was evaluated before stays. Gives the id by which it is undone. */
export async function weighSo(club: ClubTx, { by, weights }: { by: Member; weights: Weights }): Promise<string> {
  const id = club.newId()
  await changeSettings(club, settings => chosen(club, settings, id, weights))
  await audit(club, { by, what: 'weights-changed' })
  return id
}

/** One choice more, whole and with its day: the ones before it are kept. */
const chosen = (
  { at }: Pick<ClubTx, 'at'>,
  settings: ClubSettings,
  id: string,
  { 'half-life': halfLife, ...weights }: Weights,
): ClubSettings => ({
  ...settings,
  weighings: [...(settings.weighings ?? []), { id, from: at.toString(), weights, halfLife }],
})

/**
 * The last choice of weights was a slip: from now on those before it hold again, a choice of its own with its day, since a
 * Tuesday may have been evaluated meanwhile. A later choice stands in its way.
 */
export async function weighAsBefore(
  club: ClubTx,
  { by, choice }: { by: Member; choice: string },
): Promise<Weights | Refusal> {
  let left: Weights | Refusal = refuse('no longer possible', {})
  await changeSettings(club, settings => {
    const { weighings = [] } = settings
    if (weighings.at(-1)?.id !== choice) return null
    const before = weightsNow({ weighings: weighings.slice(0, -1) })
    left = before
    return chosen(club, settings, club.newId(), before)
  })
  if (!isRefusal(left)) await audit(club, { by, what: 'weights-changed' })
  return left
}
