import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Chart } from '../../terms/chart.ts'
import type { ActionKind, Week } from '../../terms/digest.ts'
import type { Json } from '../../terms/json.ts'
import type { Line } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { countLines } from '../ledger/lines.ts'
import { presentMembers } from '../members/queries.ts'
import { readHistory } from '../standing/read.ts'
import { none } from '../topic.ts'
import { subject, type Told } from './facts.ts'
import { leftAlone } from './leave.ts'
import type { Action, ClubRead, DigestLine, DigestPart } from './part.ts'
import { firstActions, inOrder, lastingFrom, weekBefore, weekOf } from './rules.ts'
import { isShown, sectionsOff } from './sections.ts'
import { toldOf } from './told.ts'

/** What an organizer could do now, as it is told. */
export type Suggestion = {
  readonly kind: ActionKind
  readonly count: number
  readonly says: (words: Words) => Line
  readonly button: (words: Words) => string
  /** The press of a command of its own; null where the digest opens what is behind it. */
  readonly press: string | null
  /**
   * How many of its records come back for the third week in a row, or a later one; for how many weeks at least; and whether
   * all of these have been left alone since.
   */
  readonly lasting: { readonly count: number; readonly weeks: number; readonly isLeft: boolean } | null
}

/** What the organizers are told of one week. */
export type Digest = {
  readonly week: Week
  /** The first three that hold. */
  readonly actions: readonly Suggestion[]
  /** Those that hold besides. */
  readonly others: readonly Suggestion[]
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

/** What each topic adds to a digest, under the topic's name. */
export const partsOf = (club: ClubTx): (DigestPart & { readonly topic: string })[] =>
  club.topics.flatMap(({ name, digest }) => (digest === none ? [] : [{ ...digest, topic: name }]))

/** The club as the parts of all topics need it. */
export const readOnce = async (club: ClubTx): Promise<ClubRead> => ({
  people: await presentMembers(club),
  history: await readHistory(club),
})

/** The facts of the week before `club.at`, as of now: what its digest tells, and what is kept of it. */
export async function readDigest(club: ClubTx): Promise<{ readonly week: Week; readonly told: Told }> {
  const week = weekBefore(club.at, club.zone)
  const acts = await countLines(club, week)
  const read = { ...(await readOnce(club)), week, counted: (kind: string) => acts.get(kind) ?? 0 }
  const parts = partsOf(club)
  const rows = await together(club, Object.fromEntries(parts.map((part, n) => [n, part.rows(club, week)])))
  const facts: Record<string, Json> = {}
  const subjects: string[] = []
  for (const [n, part] of parts.entries()) {
    const found = await part.read(club, read, rows[n] ?? [])
    facts[part.topic] = found
    for (const { kind, about } of part.tells(found).actions) subjects.push(...about.map(id => subject(kind, id)))
  }
  const before = (await toldOf(club, week.monday.subtract({ weeks: 1 })))?.weeks ?? {}
  const left = await leftAlone(club)
  const weeks = Object.fromEntries(subjects.map(one => [one, (before[one] ?? 0) + 1]))
  return { week, told: { parts: facts, weeks, left: subjects.filter(one => left.has(one)) } }
}

/** What was told, told: in the same figures, whatever was corrected since. `leftSince`: what has been left alone meanwhile. */
function tell(
  club: ClubTx,
  week: Week,
  { parts, weeks, left }: Told,
  leftSince: ReadonlySet<string> = new Set(),
): Digest {
  const contributions = partsOf(club).flatMap(part => {
    const facts = parts[part.topic]
    return facts === undefined ? [] : [part.tells(facts)]
  })
  const first = firstActions(
    contributions.flatMap(({ actions }) =>
      actions.flatMap(action => suggested(action, { weeks, left: new Set(left), leftSince }) ?? []),
    ),
  )
  const off = sectionsOff(club.row.settings)
  const lines = contributions.flatMap(({ lines }) => lines)
  // A picture goes with its topic's lines.
  const charted = off.includes('pictures')
    ? []
    : contributions.filter(({ lines }) => lines.some(({ name }) => isShown(name, off)))
  return {
    week,
    ...first,
    lines: inOrder(lines.map(line => (isShown(line.name, off) ? line : { ...line, isLeftOut: true }))),
    charts: charted.flatMap(({ chart }) => chart ?? []),
    isEmpty: first.actions.length === 0 && contributions.every(({ isQuiet }) => isQuiet),
  }
}

/** Without what is left alone; nothing where all of it is. */
function suggested(
  { kind, about, says, ...action }: Action,
  {
    weeks,
    left,
    leftSince,
  }: {
    readonly weeks: Told['weeks']
    readonly left: ReadonlySet<string>
    readonly leftSince: ReadonlySet<string>
  },
): Suggestion | null {
  const subjects = about.map(id => subject(kind, id)).filter(one => !left.has(one))
  if (subjects.length === 0) return null
  const lasting = subjects.filter(one => (weeks[one] ?? 1) >= lastingFrom)
  return {
    ...action,
    kind,
    count: subjects.length,
    says: words => says(subjects.length, words),
    lasting:
      lasting.length === 0
        ? null
        : {
            count: lasting.length,
            weeks: Math.min(...lasting.map(one => weeks[one] ?? 1)),
            isLeft: lasting.every(one => leftSince.has(one)),
          },
  }
}

/** The digest of the week before `club.at`, computed from what stands now. */
export async function digestOf(club: ClubTx): Promise<Digest> {
  const { week, told } = await readDigest(club)
  return tell(club, week, told)
}

/** The week of a Monday as it was told; null where nothing is kept of it. */
export async function digestOfWeek(club: ClubTx, monday: Temporal.PlainDate): Promise<Digest | null> {
  const told = await toldOf(club, monday)
  return told && tell(club, weekOf(monday, club.zone), told)
}

/** The digest of the week before an instant as it was told then; computed anew where nothing is kept of it. */
export async function digestTold(club: ClubTx, at: Temporal.Instant): Promise<Digest> {
  const week = weekBefore(at, club.zone)
  const told = await toldOf(club, week.monday)
  if (!told) return digestOf(asOf(club, at))
  const mayBeLeft = Object.values(told.weeks).some(weeks => weeks >= lastingFrom)
  return tell(club, week, told, mayBeLeft ? await leftAlone(club) : undefined)
}

/**
 * For who comes by himself: the figures of the last whole week as they were told, and what could be done now. A correction
 * changes no figure that others have read; what was done is not suggested again.
 */
export async function digestNow(club: ClubTx): Promise<Digest> {
  const now = await digestOf(club)
  const told = await toldOf(club, now.week.monday)
  if (!told) return now
  const { lines, charts, isEmpty } = tell(club, now.week, told)
  return { ...now, lines, charts, isEmpty: isEmpty && now.actions.length === 0 }
}
