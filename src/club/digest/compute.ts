import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Chart } from '../../terms/chart.ts'
import type { Week } from '../../terms/digest.ts'
import type { Words } from '../../words/words.ts'
import { countLines } from '../ledger/lines.ts'
import { presentMembers } from '../members/queries.ts'
import { readHistory } from '../standing/read.ts'
import { none } from '../topic.ts'
import type { Action, ClubRead, DigestLine, DigestPart } from './part.ts'
import { firstActions, inOrder, weekBefore } from './rules.ts'

/** What the organizers are told of one week. */
export type Digest = {
  readonly week: Week
  /** The first three that hold. */
  readonly actions: readonly Action[]
  /** Those that hold besides. */
  readonly others: readonly Action[]
  /** In the order of reading, by sentence: most are of one line. */
  readonly lines: readonly (readonly DigestLine[])[]
  /** What is drawn of it, in its reader’s words. */
  readonly charts: readonly ((words: Words) => Chart | null)[]
  /** No act, no meeting, no action: one line says so. */
  readonly isEmpty: boolean
}

/** The club as of another instant: what a digest is computed for again, and what a report is asked for. */
export const asOf = (club: ClubTx, at: Temporal.Instant): ClubTx => ({
  ...club,
  at,
  today: at.toZonedDateTimeISO(club.zone).toPlainDate(),
})

/** What each topic adds to a digest. */
export const partsOf = (club: ClubTx): DigestPart[] =>
  club.topics.flatMap(({ digest }) => (digest === none ? [] : [digest]))

/** The club as the parts of all topics need it. */
export const readOnce = async (club: ClubTx): Promise<ClubRead> => ({
  people: await presentMembers(club),
  history: await readHistory(club),
})

/** The digest of the week before `club.at`. */
export async function digestOf(club: ClubTx): Promise<Digest> {
  const week = weekBefore(club.at, club.zone)
  const acts = await countLines(club, week)
  const read = { ...(await readOnce(club)), week, counted: (kind: string) => acts.get(kind) ?? 0 }
  const parts = partsOf(club)
  const rows = await together(club, Object.fromEntries(parts.map((part, n) => [n, part.rows(club, week)])))
  const contributions = []
  for (const [n, part] of parts.entries()) contributions.push(await part.read(club, read, rows[n] ?? []))
  const first = firstActions(contributions.flatMap(({ actions }) => actions))
  return {
    week,
    ...first,
    lines: inOrder(contributions.flatMap(({ lines }) => lines)),
    charts: contributions.flatMap(({ chart }) => chart ?? []),
    isEmpty: first.actions.length === 0 && contributions.every(({ isQuiet }) => isQuiet),
  }
}
