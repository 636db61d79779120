import type { MeetingTime } from '../terms/meeting.ts'
import type { MemberRef } from '../terms/member.ts'
import type { DateForm } from '../terms/write-date.ts'
import type { Inline, Line } from '../view/view.ts'

type Piece = string | number | Inline | Line | MemberRef

const isMember = (piece: object): piece is MemberRef => 'accounts' in piece

function inlines(piece: Piece): Line {
  if (typeof piece === 'string' || typeof piece === 'number') return [{ kind: 'text', text: String(piece) }]
  if (Array.isArray(piece)) return piece as Line
  if (isMember(piece as object)) {
    // A mention and no more: whoever keeps a card keeps no profile with it.
    const { id, name, accounts } = piece as MemberRef
    return [{ kind: 'member', member: { id, name, accounts } }]
  }
  return [piece as Inline]
}

/** A sentence as inlines: a member becomes a mention, a text stays text, whatever it holds. */
export function line(texts: TemplateStringsArray, ...pieces: Piece[]): Line {
  return texts.flatMap((text, i) => [
    ...(text === '' ? [] : inlines(text)),
    ...(i < pieces.length ? inlines(pieces[i]!) : []),
  ])
}

export const strong = (text: string): Inline => ({ kind: 'text', text, style: 'strong' })
export const soft = (text: string): Inline => ({ kind: 'text', text, style: 'soft' })
/** A name without a mention: nobody is called. */
export const named = (member: { name: string }): Inline => strong(member.name)
export const day = (at: Temporal.Instant): Inline => ({ kind: 'time', at: at.toString(), form: 'day' })
/** A day of the calendar, with its year where that is not this year's. */
export const date = (day: Temporal.PlainDate, form: DateForm = 'day'): Inline => ({
  kind: 'date',
  day: day.toString(),
  form,
})
export const dayAndHour = (at: Temporal.Instant): Inline => ({ kind: 'time', at: at.toString(), form: 'day and hour' })
/** When a meeting begins: at the hour of where it is, with the reader's own beside it where his clock shows another. */
export const begins = (meeting: MeetingTime): Inline => timeOf(meeting, 'day and hour')
/** The day of a meeting, where it is. */
export const dayOfMeeting = (meeting: MeetingTime): Inline => timeOf(meeting, 'day')
const timeOf = ({ startsAt, zone, place }: MeetingTime, form: 'day' | 'day and hour'): Inline => ({
  ...{ kind: 'time', at: startsAt.toString(), form },
  there: { zone, place: place !== null },
})
export const command = (name: string, rest?: string): Inline =>
  rest === undefined ? { kind: 'command', name } : { kind: 'command', name, rest }

/** `a, b and c`. */
export const listedLines = (items: readonly Line[], word: 'and' | 'et' | 'or' | 'ou' | 'ni'): Line =>
  items.flatMap((item, n) => [...(n === 0 ? [] : n === items.length - 1 ? line` ${word} ` : line`, `), ...item])

/** Clauses without a full stop, as one sentence. */
export const inOneSentence = (clauses: readonly Line[]): Line => [
  ...clauses.flatMap((clause, n) => (n === 0 ? clause : [...line`, `, ...clause])),
  ...line`.`,
]
