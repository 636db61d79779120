import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'
import type { Week } from '../../terms/digest.ts'
import { dayOf } from '../../time/wall.ts'
import { digestPart } from '../digest/part.ts'
import { latestRound } from '../one-to-ones/of-rounds.ts'
import { calendarOf, roundAfter } from './calendar.ts'

type Drawn = {
  readonly round: string
  readonly at: Temporal.Instant
  readonly leftOut: number
  readonly allMet: boolean
}

/** What is told of a round in the week it was drawn, and once more when the next one comes. */
type Figures = {
  readonly proposed: number
  readonly held: number
  readonly unknown: number
  readonly leftOut: number
  readonly allMet: boolean
} | null

export const pairingInDigest = digestPart<Figures, Drawn>({
  rows: lastDrawn,
  async read(club, { week }, [drawn]) {
    const next = roundAfter(club.at, calendarOf(club))
    const wasDrawn = drawn !== undefined && isIn(week, drawn.at)
    const isNext =
      next !== null && dayOf(next.at, club.zone).since(dayOf(club.at, club.zone), { largestUnit: 'days' }).days < 5
    if (!wasDrawn && !isNext) return null
    if (drawn?.allMet) return { proposed: 0, held: 0, unknown: 0, leftOut: 0, allMet: true }
    const counts = await latestRound(club)
    if (!counts) return null
    const { round, proposed, held, notHeld } = counts
    const leftOut = wasDrawn && drawn.round === round ? drawn.leftOut : 0
    return { proposed, held, unknown: proposed - held - notHeld, leftOut, allMet: false }
  },
  isQuiet: figures => figures === null,
  lines: {
    rounds: {
      says: (figures, words) => words.pairing.last(figures!),
      isLeftOut: figures => figures === null,
      report: figures => ({
        round: figures && {
          ...{ proposed: figures.proposed, held: figures.held, unknown: figures.unknown },
          ...{ left_out: figures.leftOut, all_met: figures.allMet },
        },
      }),
    },
  },
  actions: {},
})

const isIn = ({ from, until }: Week, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0

function lastDrawn(club: ClubTx): Rows<Drawn> {
  return rows(
    sql<{ round: string; at: string; left_out: number; all_met: boolean }>`
      select round, drawn_at as at, cardinality(left_out) as left_out, all_met from pairing_round
      where club_id = ${club.id} order by drawn_at desc limit 1`,
    row => ({ round: row.round, at: instant(row.at), leftOut: row.left_out, allMet: row.all_met }),
  )
}
