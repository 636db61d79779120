import type { ClubTx } from '../db/club-tx.ts'

/** After an import, and from the day the club gets its place, the bot nudges nobody and pairs nobody for so long. */
const silence = { hours: 24 * 14 }

/** Until when; null where nothing came before, and in a demo, which begins when it is over. */
export function silentUntil({ row }: Pick<ClubTx, 'row'>, isDemo: boolean): Temporal.Instant | null {
  const since = [row.imported_at, row.placed_at]
    .filter(at => at !== null)
    .sort(Temporal.Instant.compare)
    .at(-1)
  return isDemo || !since ? null : since.add(silence)
}
