import type { ClubSettings } from '../../db/tables.ts'
import type { WeighedKind } from '../../terms/act.ts'
import type { Side } from '../../terms/standing.ts'

type Bounds = { readonly weight: number; readonly from: number; readonly to: number }
type Row = Bounds & { side: Side; says: string }

export const kinds: { readonly [K in WeighedKind]: Row } = {
  referral: {
    side: 'giving',
    weight: 1,
    from: 0.5,
    to: 2,
    says: 'confirmed: (quality - 1) / 2, 1 if unrated; neither confirmed nor denied 0.5; denied 0',
  },
  introduction: { side: 'giving', weight: 1, from: 0.5, to: 2, says: 'of two others, once both have accepted' },
  answer: { side: 'giving', weight: 1, from: 0.5, to: 2, says: '0 if the author of the ask says it did not help' },
  guest: { side: 'giving', weight: 1, from: 0.5, to: 2, says: 'a guest who came, his first visit' },
  sponsorship: { side: 'giving', weight: 1, from: 0.5, to: 2, says: 'a newcomer sponsored, the day he joins' },
  thanks: { side: 'giving', weight: 0.5, from: 0.25, to: 1, says: 'once per pair in 90 days' },
  'introduction-for-himself': { side: 'soliciting', weight: 1, from: 0.5, to: 2, says: 'asked, whatever came of it' },
  ask: { side: 'soliciting', weight: 1, from: 0.5, to: 2, says: 'an ask is healthy; only the balance counts' },
  offer: { side: 'soliciting', weight: 0.7, from: 0.35, to: 1.4, says: 'an offer put to the club' },
  problem: { side: 'soliciting', weight: 0.5, from: 0.25, to: 1, says: 'a problem put to the club' },
  'one-to-one': { side: 'taking-part', weight: 0, from: 0, to: 0, says: 'shown, never weighed' },
}

/** Half of an act's weight is gone after this many days; the same for every kind. */
const halfLifeDays = { weight: 270, from: 180, to: 540 } as const

/** Acts of a typical member lent to everyone, so that few acts prove nothing. */
export const lentActs = 1.5
/** Imaginary meetings at the club's own rate lent to everyone. */
export const lentMeetings = 2

/** A referral's share of its weight: what its receiver said of it. `quality` is 1 to 5. */
export const referralValue = (confirmed: 'confirmed' | 'denied' | 'unknown', quality: number | undefined): number => {
  if (confirmed === 'denied') return 0
  if (confirmed === 'unknown') return 0.5
  return quality === undefined ? 1 : (quality - 1) / 2
}

/** What a club may change of the table: weights by kind and the half-life in days. */
export type Weighing = { weights: { readonly [K in WeighedKind]: number }; halfLife: number }

const within = (value: number, { from, to }: Bounds) => Math.min(to, Math.max(from, value))

/** The table with a club's own changes, each kept within its bounds. */
export function weighing(
  changes: { weights?: Readonly<Partial<Record<string, number>>>; halfLife?: number } = {},
): Weighing {
  const weights = Object.fromEntries(
    Object.entries(kinds).map(([kind, row]) => [kind, within(changes.weights?.[kind] ?? row.weight, row)]),
  ) as Record<WeighedKind, number>
  return { weights, halfLife: within(changes.halfLife ?? halfLifeDays.weight, halfLifeDays) }
}

/** The club's own weights over time, as its organizers set them, each from its day. */
export const weighingsOf = ({ weighings = [] }: ClubSettings): { from: Temporal.Instant; weighing: Weighing }[] =>
  weighings.map(({ from, ...changes }) => ({ from: Temporal.Instant.from(from), weighing: weighing(changes) }))

/** What an organizer may set, by the name of its field: every kind that weighs anything, and the half-life in days. */
export const settable = {
  referral: kinds.referral,
  introduction: kinds.introduction,
  answer: kinds.answer,
  guest: kinds.guest,
  sponsorship: kinds.sponsorship,
  thanks: kinds.thanks,
  'introduction-for-himself': kinds['introduction-for-himself'],
  ask: kinds.ask,
  offer: kinds.offer,
  problem: kinds.problem,
  'half-life': halfLifeDays,
} as const satisfies { readonly [K in Exclude<WeighedKind, 'one-to-one'> | 'half-life']: Bounds }
export type Settable = keyof typeof settable
