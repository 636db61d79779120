import { type Refusal, refuse } from '../../terms/refusals.ts'
import { wallTime } from '../../time/wall.ts'

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

const mail = /[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+/
/** Ten figures of a French number or more of a foreign one, in the groups in which people write them. */
const phone = /(?:(?:\+|\b00)\d(?:[ \u00a0\u202f().\-/]{0,2}\d){7,14}|\b0[1-9](?:[ \u00a0\u202f.\-/]?\d{2}){4})(?!\d)/

/** Whether these words are an ask: what somebody may be reached by stays out of the channel, whosever it is. */
export function mayBeRead(text: string): null | Refusal {
  if ([...text].length < words.min) return refuse('too short an ask', { min: words.min }, 'text')
  const found = (mail.exec(text) ?? phone.exec(text))?.[0]
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
