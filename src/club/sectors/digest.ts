import { sql } from 'kysely'
import { rows } from '../../db/together.ts'
import type { ByFamily, SectorFamily } from '../../terms/sector.ts'
import { digestPart } from '../digest/part.ts'
import { readBalance } from './read.ts'

type Seen = { readonly is: true }

/** What became worth a line this week, and still is; nothing of any member. */
type Told = {
  readonly told: {
    readonly members: ByFamily
    readonly isFar: boolean
    readonly nobody: readonly SectorFamily[]
  } | null
}

export const sectorsInDigest = digestPart<Told, Seen>({
  rows: (club, { from, until }) =>
    rows(
      sql<Seen>`select true as is from balance_seen
        where club_id = ${club.id} and at >= ${from} and at < ${until} and (is_far or nobody <> '{}') limit 1`,
      row => row,
    ),
  async read(club, _, [seen]) {
    if (!seen) return { told: null }
    const { members, compared } = await readBalance(club)
    if (!compared || !(compared.isFar || compared.nobody.length > 0)) return { told: null }
    return { told: { members, isFar: compared.isFar, nobody: compared.nobody } }
  },
  isQuiet: () => true,
  lines: {
    balance: {
      isLeftOut: ({ told }) => told === null,
      says: ({ told }, words) => words.balance.digest(told?.nobody ?? []),
      report: ({ told }) => ({
        balance: told && { sectors: told.members, distance: told.isFar, nobody: told.nobody },
      }),
    },
  },
  actions: {},
})
