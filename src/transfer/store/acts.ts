import type { ActKind } from '../../terms/act.ts'
import type { File, Row } from '../format/format.ts'
import { noonOf } from '../format/moments.ts'
import type { Ids } from './ids.ts'

/** One line of the ledger that a record stands for. */
export type Line = {
  readonly kind: ActKind
  readonly by: string
  readonly for: string | null
  readonly at: Temporal.Instant
  readonly record: string
  readonly recordId: string
  readonly detail: string | null
}

/** What a row's lines are made with: ids, the club's zone, and the facts of the rows it refers to. */
export type Around = {
  readonly ids: Ids
  readonly zone: string
  readonly startsAt: (meeting: string) => Temporal.Instant
  readonly authorOf: (ask: string) => string
}

/** The lines of the ledger a row stands for. A confirmation or a rating whose day is unknown bears the day of its act. */
export function linesOf<F extends File>(file: F, row: Row<F>, id: string, around: Around): Line[] {
  const lines = lineMakers[file] as Maker<F> | undefined
  return lines ? lines(row, id, around) : []
}

/** The kinds of lines a file's rows stand for: all that a correction of them may touch. */
export const kindsOf: { readonly [F in File]?: readonly ActKind[] } = {
  'members.csv': ['newcomer-sponsored'],
  'attendance.csv': ['meeting-attended'],
  'guests.csv': ['guest-came'],
  'introductions.csv': ['introduction-requested', 'introduction-accepted', 'introduction-met'],
  'referrals.csv': ['referral-given', 'referral-confirmed', 'referral-denied', 'referral-rated', 'referral-step'],
  'thanks.csv': ['thanks-given'],
  'one_to_ones.csv': ['one-to-one-held'],
  'asks.csv': ['ask-made', 'offer-made', 'problem-put'],
  'answers.csv': ['ask-answered', 'answer-rated'],
}

type Maker<F extends File> = (row: Row<F>, id: string, around: Around) => Line[]

const came: readonly string[] = ['present', 'late', 'substitute']

const lineMakers: { readonly [F in File]?: Maker<F> } = {
  'members.csv': (row, id, { ids, zone }) =>
    row.sponsor
      ? [line('newcomer-sponsored', ids.ofMember(row.sponsor), id, noonOf(row.joined_on, zone).at, 'member', id)]
      : [],

  'attendance.csv': (row, _, { ids, startsAt }) =>
    came.includes(row.status)
      ? [
          line(
            'meeting-attended',
            ids.ofMember(row.member),
            null,
            startsAt(row.meeting),
            'meeting',
            ids.get('meetings.csv', row.meeting),
            row.status,
          ),
        ]
      : [],

  'guests.csv': (row, id, { ids, startsAt }) =>
    row.status === 'present' && row.invited_by
      ? [line('guest-came', ids.ofMember(row.invited_by), null, startsAt(row.meeting), 'guest', id)]
      : [],

  'introductions.csv': (row, id, { ids }) => {
    const asker = ids.ofMember(row.requested_by)
    const asked = row.requested_at.at
    const decided = row.decided_at?.at ?? asked
    const lines = [line('introduction-requested', asker, null, asked, 'introduction', id)]
    if (row.status === 'accepted') lines.push(line('introduction-accepted', asker, null, decided, 'introduction', id))
    if (row.met === 'yes') lines.push(line('introduction-met', asker, null, decided, 'introduction', id))
    return lines
  },

  'referrals.csv': (row, id, { ids }) => {
    const giver = ids.ofMember(row.giver)
    const receiver = ids.ofMember(row.receiver)
    const given = row.given_at.at
    const lines = [line('referral-given', giver, receiver, given, 'referral', id)]
    if (row.confirmed !== null)
      lines.push(line(row.confirmed ? 'referral-confirmed' : 'referral-denied', receiver, giver, given, 'referral', id))
    if (row.quality !== null) lines.push(line('referral-rated', receiver, giver, given, 'referral', id))
    // Nobody did anything when a referral went unanswered.
    if (row.status !== 'new' && row.status !== 'no-answer') {
      const reached = row.closed_at?.at ?? row.status_at?.at ?? given
      lines.push(line('referral-step', receiver, giver, reached, 'referral', id, row.status))
    }
    return lines
  },

  'thanks.csv': (row, id, { ids }) => [
    line('thanks-given', ids.ofMember(row.from_member), ids.ofMember(row.to_member), row.thanked_at.at, 'thanks', id),
  ],

  'one_to_ones.csv': (row, id, { ids, zone }) => {
    const { status, held_on } = row
    if (status !== 'held' || !held_on) return []
    const people = [row.member_a, row.member_b, row.member_c, row.member_d, row.member_e].flatMap(m => m ?? [])
    return people.map(member =>
      line('one-to-one-held', ids.ofMember(member), null, noonOf(held_on, zone).at, 'one_to_one', id),
    )
  },

  'asks.csv': (row, id, { ids }) => {
    const kinds = { ask: 'ask-made', offer: 'offer-made', problem: 'problem-put' } as const
    return [line(kinds[row.kind], ids.ofMember(row.author), null, row.created_at.at, 'ask', id)]
  },

  'answers.csv': (row, id, { ids, authorOf }) => {
    const member = ids.ofMember(row.member)
    const author = authorOf(row.ask)
    const lines = [line('ask-answered', member, author, row.answered_at.at, 'answer', id)]
    if (row.helpful !== null) lines.push(line('answer-rated', author, member, row.answered_at.at, 'answer', id))
    return lines
  },
}

const line = (
  kind: ActKind,
  by: string,
  forWhom: string | null,
  at: Temporal.Instant,
  record: string,
  recordId: string,
  detail: string | null = null,
): Line => ({ kind, by, for: forWhom, at, record, recordId, detail })
