import { dayOf, wallTime } from '../time/wall.ts'
import { allowedAt, type OwnHours } from './quiet-hours.ts'

/**
 * What the bot says on its own, the most pressing first. `meeting`: one within two days. `ending`: what ends within two
 * days, whatever its kind is ranked as. `introduction`: one-to-ones too.
 */
const ranks = ['meeting', 'ending', 'referral', 'introduction', 'pair', 'round-up', 'memo', 'nudge'] as const
export type Rank = (typeof ranks)[number]

/** How much the bot says on its own to one person, Monday to Sunday in his zone. */
const aWeek = 3
/** The same record asks nobody again within so many days. */
const askedAgainAfter = 7
/** In days of the reader's, so that whoever waits for another on a day finds them ranked as before. */
const soon = { days: 2 }
/** How long it waits for another that has still to be decided. */
const aMoment = { minutes: 1 }

/** A message that waits for its reader's attention. */
export type Wanting = {
  readonly id: string
  readonly kind: string
  readonly rank: Rank
  /** The record it asks about. */
  readonly asks: string | null
  /** Kinds that ask the same of him, whatever the record. */
  readonly alike: readonly string[]
  /** When it fell due. */
  readonly since: Temporal.Instant
  /** From when it may go: then, or from the day it was moved to. */
  readonly due: Temporal.Instant
  readonly happens: Temporal.Instant | null
  readonly lastsDays: number | null
  /** All of its kind that is due on a day is one message, and one a week. */
  readonly gathers: boolean
}

/** A private message that its reader has got. */
export type Got = {
  readonly kind: string
  readonly at: Temporal.Instant
  readonly asks: string | null
  /** The bot said it on its own, as to any member. */
  readonly counts: boolean
  /** It was told in another's message. */
  readonly merged: boolean
}

/** When this reader may be told something. */
export type Hours = {
  readonly zone: string
  readonly country: string | undefined
  readonly ownHours?: OwnHours | undefined
}

export type Verdict =
  | { readonly what: 'go' }
  /** On another day, or once it is known whether a more pressing one goes. */
  | { readonly what: 'later'; readonly at: Temporal.Instant; readonly moved: boolean }
  | { readonly what: 'never'; readonly why: NotSaid }

/** Why something was not said at all. */
export type NotSaid = 'no free day' | 'asked by another message'

/**
 * Whether a message goes now: one a day and three a week, the most pressing first; the same record asks nobody twice within
 * seven days; a nudge shares its day with nothing and speaks of nothing that another message asks that week. `got`: what he
 * has got in the last week at least; `wanting`: what else waits for him, at least until the end of this week.
 */
export function verdict(
  one: Wanting,
  { got, wanting }: { readonly got: readonly Got[]; readonly wanting: readonly Wanting[] },
  hours: Hours,
  at: Temporal.Instant,
): Verdict {
  const { zone } = hours
  const today = dayOf(at, zone)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const nextMonday = monday.add({ days: 7 })
  const coming = wanting.flatMap(other => {
    const comes = other.id === one.id ? null : comesAt(other, hours, at)
    return comes !== null && isBefore(dayOf(comes, zone), nextMonday) ? [{ ...other, comes }] : []
  })
  const isToday = ({ comes }: { readonly comes: Temporal.Instant }) => dayOf(comes, zone).equals(today)
  const isOfItsMessage = ({ kind }: Wanting) => one.gathers && kind === one.kind
  const thisWeek = coming.filter(other => !isOfItsMessage(other))
  const nudges = one.rank === 'nudge'
  const asksTheSame = ({ asks, kind }: Pick<Got, 'asks' | 'kind'>) =>
    (asks !== null && asks === one.asks) || one.alike.includes(kind)
  if (nudges && (got.filter(asksTheSame).some(since(monday, zone)) || thisWeek.some(asksTheSame)))
    return { what: 'never', why: 'asked by another message' }

  const spoken = got.filter(({ counts, merged }) => counts && !merged)
  const onDay = (day: Temporal.PlainDate) => (message: Got) => dayOf(message.at, zone).equals(day)
  const free: Temporal.PlainDate[] = [today]
  for (const { asks, kind, at: when } of got)
    if ((asks !== null && asks === one.asks) || (one.gathers && kind === one.kind))
      free.push(dayOf(when, zone).add({ days: askedAgainAfter }))
  if ((nudges ? got : spoken).some(onDay(today))) free.push(today.add({ days: 1 }))
  const said = spoken.filter(message => !isBefore(dayOf(message.at, zone), monday)).length
  if (said >= aWeek) free.push(nextMonday)
  const day = free.sort(Temporal.PlainDate.compare).at(-1)!
  if (!day.equals(today)) return moved(one, day, hours)

  // What is told in one message is as pressing as the most pressing of it.
  const turns = inTurn(today, zone)
  const [first] = [one, ...coming.filter(isOfItsMessage).filter(isToday)].sort(turns)
  const before = thisWeek.filter(other => turns(other, first!) < 0)
  // Until the most pressing one of the day is decided about, none of them goes.
  const rival = before.toSorted(turns).find(isToday)
  if (rival !== undefined) {
    // Whether that one goes is known a moment after its time; should it not, this one still has its day.
    const then = rival.comes.add(aMoment)
    const isStillToday = arrives(one, hours, then).equals(then)
    return isStillToday ? { what: 'later', at: then, moved: false } : moved(one, today.add({ days: 1 }), hours)
  }
  return said + messagesOf(before) >= aWeek ? moved(one, nextMonday, hours) : { what: 'go' }
}

/** How many messages these become: of the reminders of one meeting, for those who come and those who have not answered, one. */
const messagesOf = (those: readonly Wanting[]): number =>
  new Set(
    those.map(({ id, kind, gathers, rank, happens }) =>
      gathers ? kind : rank === 'meeting' && happens ? happens.toString() : id,
    ),
  ).size

const since =
  (day: Temporal.PlainDate, zone: string) =>
  ({ at }: Got): boolean =>
    !isBefore(dayOf(at, zone), day)

/** The more pressing on a day first, of two alike what happens sooner, then who has waited longer. */
const inTurn =
  (today: Temporal.PlainDate, zone: string) =>
  (a: Wanting, b: Wanting): number => {
    const lastSoon = today.add(soon)
    // What ends soon comes before what does not.
    const rankOf = ({ rank, happens }: Wanting) =>
      ranks.indexOf(rank !== 'meeting' && happens && !isBefore(lastSoon, dayOf(happens, zone)) ? 'ending' : rank)
    return (
      rankOf(a) - rankOf(b) ||
      compareOrLast(a.happens, b.happens) ||
      Temporal.Instant.compare(a.since, b.since) ||
      (a.id < b.id ? -1 : 1)
    )
  }

const compareOrLast = (a: Temporal.Instant | null, b: Temporal.Instant | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : Temporal.Instant.compare(a, b)

/** When it arrives, if it is due at an instant and nothing else is. */
const arrives = ({ happens }: Wanting, hours: Hours, due: Temporal.Instant): Temporal.Instant =>
  allowedAt({ class: 'club', at: due, ...hours, ...(happens && { speaksOf: happens }) })

/**
 * When another will come, as far as is known now. Null: not at all. What would have to be brought forward to before it is
 * looked at is left out then, so nobody waits for it and no place is kept for it.
 */
function comesAt(other: Wanting, hours: Hours, at: Temporal.Instant): Temporal.Instant | null {
  const lookedAt = latest(other.due, at)
  const comes = arrives(other, hours, lookedAt)
  return isAfter(lookedAt, comes) ? null : comes
}

/** To another day at the hour at which it was due, as long as that is before what it speaks of. */
function moved(one: Wanting, day: Temporal.PlainDate, hours: Hours): Verdict {
  const { zone } = hours
  const hour = one.since.toZonedDateTimeISO(zone).toPlainTime()
  const at = arrives(one, hours, wallTime(day, hour, zone))
  const arrived = dayOf(at, zone)
  const isTooLate = one.lastsDays !== null && isAfter(at, one.since.add({ hours: 24 * one.lastsDays }))
  return isBefore(arrived, day) || isTooLate || (one.happens !== null && !isAfter(one.happens, at))
    ? { what: 'never', why: 'no free day' }
    : { what: 'later', at, moved: true }
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
const latest = (a: Temporal.Instant, b: Temporal.Instant) => (isAfter(a, b) ? a : b)
