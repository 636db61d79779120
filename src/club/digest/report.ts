import type { ClubTx } from '../../db/club-tx.ts'
import type { ActionKind } from '../../terms/digest.ts'
import { plain } from '../../view/plain.ts'
import { roomFor } from '../../words/room.ts'
import { wordsFor } from '../../words/words.ts'
import { digestCard } from './cards.ts'
import { asOf, digestOf } from './compute.ts'

/** What `report digest --json` prints: the figures, and the message as it would be sent. Nobody is named. */
export type DigestReport = {
  readonly at: string
  readonly club: string
  readonly week: { readonly from: string; readonly to: string }
  readonly actions: readonly { readonly kind: ActionKind; readonly count: number }[]
  /** What each line prints of itself, under its own keys. */
  readonly [ofALine: string]: unknown
  readonly empty: boolean
  readonly text: string
}

/** The digest that would be sent for the week before an instant (now, without one). */
export async function digestReport(
  now: ClubTx,
  {
    at = now.at,
    language = now.speech.language,
  }: { at?: Temporal.Instant | undefined; language?: 'fr' | 'en' | undefined } = {},
): Promise<DigestReport> {
  const club = asOf(now, at)
  const digest = await digestOf(club)
  const reader = { ...club.speech, language, zone: club.zone }
  const words = wordsFor(reader)
  // A text has no pictures: their words stand in their place.
  const pictures = digest.charts.flatMap(of => of(words) ?? []).map(chart => ({ chart, png: null }))
  return {
    at: club.at.toString(),
    club: club.externalId,
    week: { from: digest.week.monday.toString(), to: digest.week.monday.add({ days: 6 }).toString() },
    actions: digest.actions.map(({ kind, count }) => ({ kind, count })),
    ...Object.assign({}, ...digest.lines.flat().map(({ report }) => report)),
    empty: digest.isEmpty,
    text: plain(digestCard({ digest, pictures }, words), roomFor(reader)),
  }
}
