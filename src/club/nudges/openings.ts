import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainDate, type Rows, rows, together } from '../../db/together.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import type { Member } from '../../terms/member.ts'
import type { Ladder } from '../../terms/nudge.ts'
import { type Opening, type OpeningCode, openingFacts } from '../../terms/opening.ts'
import { keptApart } from '../apart/kept.ts'
import { isPresent, memberRef, membersByIds } from '../members/queries.ts'
import type { Asked, OpeningRow } from '../proposals.ts'
import { none } from '../topic.ts'
import { complementsOf } from '../trades/complements.ts'
import type { Complements } from '../trades/rules.ts'
import { chosenOf, fits, isOfTrades, type Kind, seasonOf, stored } from './opening-rules.ts'

/** A nudge for which a fact to begin with is looked for. */
export type Seeking = {
  readonly nudge: string
  readonly member: string
  readonly ladder: Ladder
  readonly act: ProposedAct | null
  readonly who: string | null
  readonly record: string | null
  readonly at: Temporal.Instant
}

/** A fact that holds, as its row gives it. */
export type Held = Omit<OpeningRow, 'code'> & { readonly code: OpeningCode; readonly reason: ComplementReason | null }

const isUuid = (id: string | null): boolean => id !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)

/** The nudges as a table of a select. */
const askedBy = (those: readonly Seeking[]): Asked => ({
  from: sql`unnest(${those.map(({ nudge }) => nudge)}::text[], ${those.map(({ member }) => member)}::uuid[],
    ${those.map(({ who }) => who)}::uuid[], ${those.map(({ record }) => (isUuid(record) ? record : null))}::uuid[],
    ${those.map(({ at }) => at.toString())}::timestamptz[]) as asked (nudge, member, who, record, at)`,
})

const heldRows = (club: ClubTx, those: readonly Seeking[]): Rows<OpeningRow>[] => {
  const asked = askedBy(those)
  return club.topics.flatMap(({ proposals }) =>
    proposals === none || proposals.openings === none
      ? []
      : proposals.openings(club, asked).map(select => rows(select, row => row)),
  )
}

/** The code of a reason for which two trades go together, as the one of them reads it. */
const codeOf = (reason: ComplementReason, reader: string): OpeningCode => {
  switch (reason.code) {
    case 'same-projects':
    case 'same-customers':
      return reason.code
    case 'helped':
      return 'trades-helped'
    case 'seeks-trade':
    case 'seeks-words':
      return reason.seeker === reader ? 'you-seek' : 'they-seek'
  }
}

/** Whether two trades that go together are a fact to begin with; where it was read already, which do. */
type Trades = { readonly trades?: boolean; readonly complements?: Complements | null }

/**
 * The facts that hold for these nudges and that their kind may begin with, by nudge: what each topic's records say, why two
 * trades go together, and the time of the year. Whom nothing brings together is named to neither.
 */
export async function openingsFor(
  club: ClubTx,
  those: readonly Seeking[],
  { trades = true, complements: read = null }: Trades = {},
): Promise<ReadonlyMap<string, Held[]>> {
  if (those.length === 0) return new Map()
  const { held, apart } = await together(club, { held: heldRows(club, those), apart: [keptApart(club)] })
  const complements = trades ? (read ?? (await complementsOf(club))) : null
  const isApart = (a: string, b: string | null) =>
    b !== null && apart.some(pair => pair.includes(a) && pair.includes(b))
  const nothing = { one: null, two: null, on: null, count: null, says: null, reason: null }
  const byNudge = Map.groupBy(held, ({ nudge }) => nudge)
  return new Map(
    those.map(seeking => {
      const { nudge, member, who, at } = seeking
      const told = (byNudge.get(nudge) ?? []).map(row => ({ ...row, reason: null }) as Held)
      const reasons = who === null ? [] : (complements?.between(member, who, member).reasons ?? [])
      const ofTrades = reasons.map((reason): Held => {
        return { ...nothing, nudge, code: codeOf(reason, member), key: reason.code, one: who, reason }
      })
      const season = seasonOf(at.toZonedDateTimeISO(club.zone))
      const ofTheYear: Held[] =
        season === null ? [] : [{ ...nothing, nudge, code: 'season', key: season, says: season }]
      const all = [...told, ...ofTrades, ...ofTheYear].filter(
        one => fits(one.code, seeking as Kind) && !isApart(member, one.one) && !isApart(member, one.two),
      )
      return [nudge, all]
    }),
  )
}

/**
 * The fact a nudge was drawn from, as it is now. Where it does not hold any more, or somebody it names has left, another
 * that does: a message that is drawn anew loses no beginning, and tells nothing untrue. Null where nothing is left.
 */
export async function openingNow(club: ClubTx, seeking: Seeking, kept: string | null): Promise<Opening | null> {
  if (kept === null) return null
  const held = (await openingsFor(club, [seeking], { trades: isOfTrades(kept) })).get(seeking.nudge) ?? []
  const people = await membersByIds(
    club,
    held.flatMap(({ one, two }) => [one, two]).filter(id => id !== null),
  )
  const isHere = (id: string | null) => {
    const found = id === null ? null : people.get(id)
    return found === null || (found !== undefined && isPresent(found, club.today))
  }
  const told = held.filter(({ one, two }) => isHere(one) && isHere(two))
  const found = told.find(one => stored(one) === kept) ?? chosenOf(seeking.nudge, told, null)
  return found && openingOf(found, people)
}

function openingOf(found: Held, people: ReadonlyMap<string, Member>): Opening | null {
  const facts = {
    one: found.one === null ? null : memberRef(people.get(found.one)!),
    two: found.two === null ? null : memberRef(people.get(found.two)!),
    on: found.on === null ? null : plainDate(found.on),
    count: found.count,
    says: found.says,
    season: found.says,
    reason: found.reason,
  }
  const needs = openingFacts[found.code]
  if (needs.some(one => facts[one] === null)) return null
  return { code: found.code, key: found.key, ...Object.fromEntries(needs.map(one => [one, facts[one]])) } as Opening
}
