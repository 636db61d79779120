import type { Moments } from '../../grammar/questions.ts'
import { allowedAt, type OwnHours } from '../../notices/quiet-hours.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, readWall, wallTime } from '../../time/wall.ts'
import type { OneToOne } from './one-to-one.ts'

type Instant = Temporal.Instant

/** For so many days somebody is a newcomer. */
export const newcomerDays = 90

const aloneAfterDays = 30

/** A newcomer who has had time for a one-to-one, and has had none, nor is one on its way. */
export const isAlone = ({
  days,
  oneToOnes,
  isComing,
}: {
  days: number
  oneToOnes: number
  isComing: boolean
}): boolean => days >= aloneAfterDays && oneToOnes === 0 && !isComing

/** So many days after it took place it may still be noted, confirmed and corrected. */
const countsWithin = 30

/** What was said of whether it took place. */
type Said = Pick<OneToOne, 'status' | 'confirmedBy' | 'deniedBy' | 'loggedBy'> & { readonly people: readonly string[] }

/** What becomes of it as each has said whether it took place: one "no" is his alone. */
export function statusOf({ status, people, confirmedBy, deniedBy, loggedBy }: Said): OneToOne['status'] {
  if (people.every(one => confirmedBy.includes(one))) return 'held'
  if (confirmedBy.length > 0) return 'unconfirmed'
  if (loggedBy !== null || people.every(one => deniedBy.includes(one))) return 'not-held'
  return status === 'proposed' ? 'proposed' : 'scheduled'
}

/** Each two who said that it took place, in both orders: for them it counts. */
export const pairsThatCount = (confirmedBy: readonly string[]): readonly (readonly [string, string])[] =>
  confirmedBy.flatMap(one => confirmedBy.filter(other => other !== one).map(other => [one, other] as const))

/** Whether it is too long ago for anybody's word to make it count. */
export const isTooLongAgo = (heldOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  heldOn.until(today, { largestUnit: 'days' }).days > countsWithin

/** Each may say otherwise than he said, as long as the end of a membership has not settled it. */
export const maySayWhetherHeld = ({ status, deniedBy, by }: Pick<OneToOne, 'status' | 'deniedBy' | 'by'>): boolean => {
  if (status === 'not-held') return deniedBy.length > 0
  // Those whom a round brings together may meet without having answered it.
  return status === 'proposed' ? by === null : status !== 'skipped'
}

/** Moments that are proposed: none is past, or more than two years ahead. */
export function momentsThatCanBe(moments: readonly Instant[], at: Instant): Refusal | null {
  if (moments.some(moment => Temporal.Instant.compare(moment, at) <= 0)) return refuse('moment gone', {}, 'when')
  const last = at.add({ hours: 24 * 730 })
  return moments.some(moment => Temporal.Instant.compare(moment, last) > 0) ? refuse('too far ahead', {}, 'when') : null
}

/** A day on which it may have taken place, as it is noted or corrected. */
export function mayHaveBeenOn(heldOn: Temporal.PlainDate, today: Temporal.PlainDate): Refusal | null {
  if (Temporal.PlainDate.compare(heldOn, today) > 0) return refuse('not yet', {}, 'date')
  return isTooLongAgo(heldOn, today) ? refuse('too long ago to note', { days: countsWithin }, 'date') : null
}

/** Of the same people within so many days it is the same. */
export const sameWithin = 4

/** Whether the moment agreed on is past. */
export const isOver = ({ startsAt }: Pick<OneToOne, 'startsAt'>, at: Instant): boolean =>
  startsAt !== null && Temporal.Instant.compare(startsAt, at) <= 0

type Reached = {
  readonly zone: string
  readonly country: string | undefined
  readonly ownHours: OwnHours | undefined
}

/** When he is reminded of it: at eight of its day, or earlier where that is a quiet hour; null where that has passed. */
export function remindedAt(startsAt: Instant, reader: Reached, at: Instant): Instant | null {
  const due = wallTime(dayOf(startsAt, reader.zone), '08:00', reader.zone)
  const comes = allowedAt({ class: 'club', at: due, ...reader, speaksOf: startsAt })
  return Temporal.Instant.compare(comes, at) <= 0 ? null : comes
}

/** What was meant by days and times written in one line. */
export type Meant = { readonly heldOn: Temporal.PlainDate } | { readonly moments: readonly Instant[] } | Refusal

/**
 * Whether a one-to-one is proposed or noted: a day without an hour that can only be past has been; moments ahead are
 * proposed. `zone`: of whoever wrote it.
 */
export function meantBy({ ahead, back }: Moments, zone: string, today: Temporal.PlainDate, at: Instant): Meant {
  const [first, ...more] = ahead
  if (first && more.length === 0 && first.time === null) return dayMeant(first.day, back[0]?.day ?? first.day, today)
  const instants: Instant[] = []
  for (const { day, time } of ahead) {
    if (time === null) return refuse('hour missing', { day }, 'when')
    const { at: instant, clock } = readWall(day.toPlainDateTime(time), zone)
    if (clock === 'skipped') return refuse('hour skipped', { instead: instant, zone }, 'when')
    if (!instants.some(one => one.equals(instant))) instants.push(instant)
  }
  const [only] = instants
  const isPast = instants.length === 1 && Temporal.Instant.compare(only!, at) <= 0
  if (isPast) return { heldOn: first!.day }
  return momentsThatCanBe(instants, at) ?? { moments: instants.toSorted(Temporal.Instant.compare) }
}

/** Of a day alone, which lies here ahead and there back where its words leave that open. */
function dayMeant(ahead: Temporal.PlainDate, back: Temporal.PlainDate, today: Temporal.PlainDate): Meant {
  if (Temporal.PlainDate.compare(ahead, today) <= 0) return { heldOn: ahead }
  if (ahead.equals(back)) return refuse('hour missing', { day: ahead }, 'when')
  // `le 20 novembre` on the 27th: nobody proposes a day without an hour eleven months ahead.
  const isNear = today.until(ahead, { largestUnit: 'days' }).days <= countsWithin
  return isNear ? refuse('hour or past', { ahead, back }, 'when') : { heldOn: back }
}
