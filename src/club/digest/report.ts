import type { ClubTx } from '../../db/club-tx.ts'
import type { Action, Digest } from '../../terms/digest.ts'
import { plain } from '../../view/plain.ts'
import { roomFor } from '../../words/room.ts'
import { wordsFor } from '../../words/words.ts'
import { digestCard } from './cards.ts'
import { asOf, digestOf, type MoreActions } from './compute.ts'

/** What `report digest --json` prints: the figures, and the message as it would be sent. Nobody is named. */
export type DigestReport = {
  readonly at: string
  readonly club: string
  readonly week: { readonly from: string; readonly to: string }
  readonly actions: readonly { readonly kind: Action['kind']; readonly count: number }[]
  readonly presence: { readonly rate: number | null; readonly before: number | null }
  readonly meetings: readonly { readonly starts_at: string; readonly came: number; readonly of: number }[]
  readonly referrals: Digest['referrals']
  readonly thanks: number
  readonly introductions: number
  readonly one_to_ones: Digest['oneToOnes']
  readonly asks: Digest['asks']
  readonly guests: Digest['guests']
  readonly newcomers: number
  readonly standings: Readonly<Record<string, number>> | null
  readonly standings_on: string | null
  readonly nudges: Digest['nudges']
  readonly empty: boolean
  readonly text: string
}

/** The digest that would be sent for the week before an instant (now, without one). */
export async function digestReport(
  now: ClubTx,
  {
    at = now.at,
    language = now.speech.language,
    more,
  }: { at?: Temporal.Instant | undefined; language?: 'fr' | 'en' | undefined; more?: MoreActions } = {},
): Promise<DigestReport> {
  const club = asOf(now, at)
  const digest = await digestOf(club, more)
  const reader = { ...club.speech, language, zone: club.zone }
  return {
    at: club.at.toString(),
    club: club.externalId,
    week: { from: digest.week.monday.toString(), to: digest.week.monday.add({ days: 6 }).toString() },
    actions: digest.actions.map(({ kind, count }) => ({ kind, count })),
    presence: digest.presence,
    meetings: digest.meetings.map(({ startsAt, came, of }) => ({ starts_at: startsAt.toString(), came, of })),
    referrals: digest.referrals,
    thanks: digest.thanks,
    introductions: digest.introductions,
    one_to_ones: digest.oneToOnes,
    asks: digest.asks,
    guests: digest.guests,
    newcomers: digest.newcomers.length,
    standings: digest.standings?.counts ?? null,
    standings_on: digest.standings?.on.toString() ?? null,
    nudges: digest.nudges,
    empty: digest.empty,
    text: plain(digestCard({ digest }, wordsFor(reader)), roomFor(reader)),
  }
}
