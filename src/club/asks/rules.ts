import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, nextWeekly, type Weekday, wallTime } from '../../time/wall.ts'

/** The words of an ask: fewer say nothing that anybody could answer. */
export const words = { min: 10, max: 500 } as const
/** For so many days it stands where its author does not say until when, and at most. */
const usualDays = 30
const mostDays = 90
/** For so many days what nobody has answered can be taken back as a slip. */
const slipDays = 14
/** So many days before its last one its author is asked whether he is still looking. */
const askedDaysBefore = 2

/** The last day of an ask: the one he gives, else in thirty days. */
export function lastDay(
  given: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate | Refusal {
  if (given === undefined) return today.add({ days: usualDays })
  const last = today.add({ days: mostDays })
  if (Temporal.PlainDate.compare(given, today) < 0) return refuse('an end in the past', { today }, 'until')
  return Temporal.PlainDate.compare(given, last) > 0
    ? refuse('an end too far', { days: mostDays, last }, 'until')
    : given
}

/** Ten figures of a French number or more of a foreign one, in the groups in which people write them. */
const phone = /(?:(?:\+|\b00)\d(?:[ \u00a0\u202f().\-/]{0,2}\d){7,14}|\b0[1-9](?:[ \u00a0\u202f.\-/]?\d{2}){4})(?!\d)/
const mail = /^[^@]+@[^@]+\.[^@.]+$/

/** What in a text somebody could be reached by. */
const contactIn = (text: string): string | undefined =>
  text.split(/[\s<>"(),;:]/).find(word => word.length <= 200 && mail.test(word)) ?? phone.exec(text)?.[0]

/** Whether these words are an ask: what somebody may be reached by stays out of the channel, whosever it is. */
export function mayBeRead(text: string): null | Refusal {
  if ([...text].length < words.min) return refuse('too short an ask', { min: words.min }, 'text')
  const found = contactIn(text)
  return found === undefined ? null : refuse('a contact in it', { found: found.trim() }, 'text')
}

/** Whether taking it back leaves nothing behind: nobody has answered, and it was not long ago. */
export const isSlip = (made: Temporal.Instant, at: Temporal.Instant, answers: number): boolean =>
  answers === 0 && at.since(made).total('hours') <= slipDays * 24

/** When it ends by itself: as soon as its last day is over. */
export const endsAt = (expiresOn: Temporal.PlainDate, zone: string): Temporal.Instant =>
  wallTime(expiresOn.add({ days: 1 }), '00:00', zone)

/** When its author is asked whether he is still looking. */
export const lastCallAt = (expiresOn: Temporal.PlainDate, zone: string): Temporal.Instant =>
  wallTime(expiresOn.subtract({ days: askedDaysBefore }), '10:00', zone)

const THURSDAY: Weekday = 4

/** The round-up of the club: Thursdays at nine. */
export const nextRoundUp = (after: Temporal.Instant, zone: string): Temporal.Instant =>
  nextWeekly(after, zone, THURSDAY, '09:00')

/** How many asks reach one member in a week, Monday to Sunday where he is, and how many members one ask. */
export const weekly = 2
export const mostRouted = 5

/** What asks a member has been passed: those that wait for him, and when others reached him. */
export type Passed = { readonly waiting: number; readonly got: readonly Temporal.Instant[] }

/** Whether one more may be passed to him: with what still waits it is never more than two in any week, whenever they arrive. */
export function mayReach({ waiting, got }: Passed, zone: string, at: Temporal.Instant): boolean {
  const today = dayOf(at, zone)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return waiting + got.filter(then => Temporal.PlainDate.compare(dayOf(then, zone), monday) >= 0).length < weekly
}

/** How often the club has read an ask in a round-up, and what has happened to it since. */
export type Read = {
  readonly id: string
  /** Since when it may be told: its own day, or the end of the silence after an import. */
  readonly since: Temporal.Instant
  readonly times: number
  readonly last: Temporal.Instant | null
  readonly answers: number
  readonly stillAt: Temporal.Instant | null
}

/** How many asks a round-up shows: each has its words and a button, and a message holds no more. */
const inRoundUp = 6

export type ToTell = { readonly id: string; readonly again: boolean }

/**
 * What round-ups will tell of what is open, in its order: what is new, who has waited longest first, so that nobody is told
 * later than he was promised; then once more what is still without an answer, or whose author is still looking.
 */
function inTurn(open: readonly Read[]): readonly ToTell[] {
  const waited = open.toSorted((a, b) => Temporal.Instant.compare(a.since, b.since) || (a.id < b.id ? -1 : 1))
  const fresh = waited.filter(({ times }) => times === 0)
  const again = waited.filter(
    ({ times, last, answers, stillAt }) =>
      last !== null &&
      ((times === 1 && answers === 0) || (stillAt !== null && Temporal.Instant.compare(stillAt, last) > 0)),
  )
  return [...fresh.map(({ id }) => ({ id, again: false })), ...again.map(({ id }) => ({ id, again: true }))]
}

/** What the next one tells. */
export const toTell = (open: readonly Read[]): readonly ToTell[] => inTurn(open).slice(0, inRoundUp)

/** When the club reads one of them, as far as is known: later than the next round-up where that one is full. */
export function toldAt(id: string, open: readonly Read[], next: Temporal.Instant, zone: string): Temporal.Instant {
  const place = Math.max(
    0,
    inTurn(open).findIndex(one => one.id === id),
  )
  let at = next
  for (let full = Math.floor(place / inRoundUp); full > 0; full -= 1) at = nextRoundUp(at, zone)
  return at
}
