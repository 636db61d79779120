import { sql } from 'kysely'
import { rows } from '../../db/together.ts'
import { sectorFamilies } from '../../terms/sector.ts'
import { digestPart } from '../digest/part.ts'
import { readBalance } from './read.ts'
import type { Balance } from './rules.ts'
import { worthALine } from './seen.ts'

type Seen = { readonly is: true }

/** The balance where it became worth a line this week, and still is. */
type Told = { readonly balance: Balance | null }

export const sectorsInDigest = digestPart<Told, Seen>({
  rows: (club, { from, until }) =>
    rows(
      sql<Seen>`select true as is from balance_seen
        where club_id = ${club.id} and at >= ${from} and at < ${until} and (is_far or nobody <> '{}') limit 1`,
      row => row,
    ),
  async read(club, _, [seen]) {
    if (!seen) return { balance: null }
    const balance = await readBalance(club)
    const { isFar, nobody } = worthALine(balance)
    return { balance: isFar || nobody.length > 0 ? balance : null }
  },
  isQuiet: () => true,
  lines: {
    balance: {
      isLeftOut: ({ balance }) => balance === null,
      says: ({ balance }, words) => (balance?.compared ? words.balance.digest(balance.compared.nobody) : []),
      report: ({ balance }) => ({
        balance: balance && {
          sectors: Object.fromEntries(sectorFamilies.map(family => [family, balance.members[family]])),
          distance: balance.compared?.isFar ?? false,
          nobody: balance.compared?.nobody ?? [],
        },
      }),
    },
  },
  actions: {},
})
