import type { KeptDays } from './own-data.ts'
import type { Cadence } from './round.ts'
import type { Language } from './speech.ts'

/** What an organizer chooses together, each behind a button of its own. */
export const matters = ['club', 'meetings', 'digest', 'weights', 'nudges', 'admission', 'balance', 'keeping'] as const
export type Matter = (typeof matters)[number]

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday'

/** What stands in each of these forms now. */
export type ClubMatters = {
  readonly club: { readonly name: string; readonly zone: string; readonly language: Language; readonly rounds: Cadence }
  readonly meetings: { readonly announce: number; readonly roll: number }
  readonly digest: {
    readonly to: 'channel' | 'each'
    readonly rhythm: { readonly day: Weekday; readonly time: string }
    /** Left out. */
    readonly off: readonly string[]
  }
  readonly ownWeights: boolean
  /** In a hundred of those who may vote, and days. */
  readonly vote: { readonly quorum: number; readonly days: number }
  readonly kept: KeptDays
}
