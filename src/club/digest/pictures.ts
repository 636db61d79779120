import type { ClubTx } from '../../db/club-tx.ts'
import type { Words } from '../../words/words.ts'
import { pictured } from '../pictured.ts'
import type { Picture } from './cards.ts'
import type { Digest } from './compute.ts'

/** What is drawn of a digest, for a reader of these words; nothing of a week that is one line. */
export async function picturesOf(
  club: Pick<ClubTx, 'ask' | 'draw'>,
  digest: Digest,
  words: Words,
): Promise<readonly Picture[]> {
  if (digest.isEmpty) return []
  const charts = digest.charts.flatMap(of => of(words) ?? [])
  return Promise.all(charts.map(async chart => ({ chart, png: await pictured(club, chart) })))
}
