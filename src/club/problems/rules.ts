import type { Problem, Seat, SeatAnswer } from '../../terms/problem.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily, wallTime } from '../../time/wall.ts'
import type { Complements } from '../trades/rules.ts'
import { stemsOf } from '../trades/texts.ts'

/** With its author, a group is of three to five. */
const seatsMost = 4
export const seatsEnough = 2
/** So many may be exchanged: whoever went through the whole list would see who never comes up. */
export const exchangesMost = 4

/** How far ahead a moment is: people need time to answer, and a problem does not wait for ever. */
const soonest = { hours: 48 }
const latest = { days: 60 }
/** So long they are asked, and until so long before the first moment at most. */
const askedFor = { hours: 72 }
const knownBefore = { hours: 24 }

type Wished = {
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly otherDate?: Temporal.PlainDate | undefined
  readonly otherTime?: Temporal.PlainTime | undefined
}

/** The moments that he proposes, the earlier first; of the other one what is not said is as in the first. */
export function momentsOf(
  { date, time, otherDate, otherTime }: Wished,
  { zone, at }: { readonly zone: string; readonly at: Temporal.Instant },
): Problem['moments'] | Refusal {
  const first = wallTime(date, time, zone)
  const other =
    otherDate === undefined && otherTime === undefined ? first : wallTime(otherDate ?? date, otherTime ?? time, zone)
  for (const [moment, field] of [[first, 'date'] as const, [other, 'otherDate'] as const]) {
    if (isBefore(moment, at.add(soonest))) return refuse('a moment too soon', { hours: soonest.hours }, field)
    if (isBefore(at.add({ hours: latest.days * 24 }), moment))
      return refuse('a moment too far', { days: latest.days }, field)
  }
  if (first.equals(other)) return [first]
  return isBefore(first, other) ? [first, other] : [other, first]
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** Until when they are asked: three days, and not later than a day before the first moment. */
export function endsAt([first]: Problem['moments'], at: Temporal.Instant, zone: string): Temporal.Instant {
  const usual = nextDaily(at.add(askedFor), zone, '10:00')
  const last = first.subtract(knownBefore)
  return isBefore(usual, last) ? usual : last
}

const canCome = (answer: SeatAnswer | null, moment: number): boolean =>
  answer === 'both' || answer === (moment === 0 ? 'first' : 'other')

/** The moment at which most can come, the earlier of two alike, with who; null while too few can at any. */
export function bestMoment({
  moments,
  seats,
}: Pick<Problem, 'moments' | 'seats'>): { readonly at: Temporal.Instant; readonly seats: readonly Seat[] } | null {
  const each = moments.map((at, n) => ({ at, seats: seats.filter(({ answer }) => canCome(answer, n)) }))
  const [best] = each.toSorted((a, b) => b.seats.length - a.seats.length)
  return best && best.seats.length >= seatsEnough ? best : null
}

export const allAnswered = ({ seats }: Pick<Problem, 'seats'>): boolean => seats.every(({ answer }) => answer !== null)

/** Somebody who may be asked. */
export type Candidate = { readonly id: string; readonly texts: readonly (string | null)[] }

/** Why he is chosen: words of the problem that stand in his profile. */
export type Chosen = { readonly id: string; readonly words: readonly string[] }

/** What is known of each two: how they complete each other, and whether they would rather not be brought together. */
export type Between = {
  readonly complements: Pick<Complements, 'between'>
  readonly areApart: (a: string, b: string) => boolean
}

const speaksWeight = 1.5

/**
 * Who is asked: one after the other whoever completes the author, the problem's words and those who are chosen already best.
 * Whoever does the same work as the author, or as somebody chosen, is not: they are to complete each other.
 */
export function chooseSeats(
  author: string,
  text: string,
  candidates: readonly Candidate[],
  { complements, areApart }: Between,
): readonly Chosen[] {
  const about = new Set(stemsOf(text).filter(stem => stem.length > 3))
  const known = candidates.map(({ id, texts }) => {
    const words = wordsAbout(texts, about)
    return { id, words, own: complements.between(author, id).score + speaksWeight * Math.min(1, words.length / 2) }
  })
  const go = (a: string, b: string) => !complements.between(a, b).sameTrade && !areApart(a, b)
  let open = known.filter(({ id }) => go(author, id))
  const chosen: Chosen[] = []
  while (chosen.length < seatsMost && open.length > 0) {
    const scored = open.map(one => ({
      one,
      score: one.own + mean(chosen.map(({ id }) => complements.between(one.id, id).score)),
    }))
    const { one } = scored.toSorted((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))[0]!
    chosen.push({ id: one.id, words: one.words })
    open = open.filter(({ id }) => id !== one.id && go(one.id, id))
  }
  return chosen
}

const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** The words of a profile, as it writes them, whose stems the problem has too. */
function wordsAbout(texts: readonly (string | null)[], about: ReadonlySet<string>): readonly string[] {
  const words = texts.flatMap(text => text?.match(/\p{L}{4,}/gu) ?? [])
  const found = new Map<string, string>()
  for (const word of words) for (const stem of stemsOf(word)) if (about.has(stem)) found.set(stem, word.toLowerCase())
  return [...found.values()].slice(0, 3)
}
