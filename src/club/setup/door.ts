import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings, Tables } from '../../db/tables.ts'
import type { Cadence } from '../../terms/round.ts'
import type { ClubMatters, Matter } from '../../terms/settings.ts'
import { voteRules } from '../admission/vote.ts'
import { days, digestSettingsOf } from '../digest/settings.ts'
import { meetingSettingsOf } from '../meetings/settings.ts'
import { keptDays } from '../privacy/rules.ts'
import { weighsItsOwnWay } from '../standing/weigh.ts'
import { settingsNow } from './settings.ts'

/** Why something of the club's row is chosen in no form. */
type Apart = { readonly apart: string }

/** Where an organizer chooses each thing that a club may have its own way: what is new has to say it, or does not compile. */
export const whereChosen: Readonly<
  Record<keyof ClubSettings | Exclude<keyof Tables['club'], 'settings'>, Matter | Apart>
> = {
  ...{ name: 'club', zone: 'club', language: 'club', address: 'club' },
  ...{ sensitivity: 'club', rounds: 'club', topic: 'club' },
  ...{ announceDaysBefore: 'meetings', excusedBy: 'meetings', rollOpenDays: 'meetings' },
  ...{ digest: 'digest', weighings: 'weights', nudgesAllTheSame: 'nudges', vote: 'admission' },
  ...{ region_code: 'balance', countsPublic: 'balance', keep: 'keeping' },
  sensitivities: { apart: 'the days of each choice of the sensitivity' },
  replaced: { apart: 'what Undo puts back' },
  ...{ club_id: { apart: 'a number' }, external_id: { apart: 'a number' }, format_version: { apart: 'a number' } },
  ...{ created_at: { apart: 'a date' }, imported_at: { apart: 'a date' }, placed_at: { apart: 'a date' } },
  ...{ history_from: { apart: 'known from the import' }, history_until: { apart: 'known from the import' } },
  ...{ founded_on: { apart: 'told by the import alone' }, city: { apart: 'told by the import alone' } },
  ...{ cadence: { apart: 'told by the import; a series says it' }, meeting_place: { apart: 'a series says it' } },
  ...{ meeting_weekday: { apart: 'a series says it' }, meeting_time: { apart: 'a series says it' } },
  ...{ currency: { apart: 'told by the import alone' }, country: { apart: 'told by the import, else by the zone' } },
  visitor_limit: { apart: 'told by the import alone' },
}

/** What stands in each of the club's forms now. */
export async function mattersOf(club: ClubTx, here: Parameters<typeof settingsNow>[1]): Promise<ClubMatters> {
  const { settings } = club.row
  const now = await settingsNow(club, here)
  const { to, off, rhythm } = digestSettingsOf(settings)
  return {
    club: { name: club.name, zone: club.zone, language: club.speech.language, rounds: now.rounds as Cadence },
    meetings: meetingSettingsOf(settings),
    digest: { to, off, rhythm: { day: days[rhythm.day - 1]!, time: rhythm.time } },
    ownWeights: weighsItsOwnWay(settings),
    vote: voteRules(club),
    kept: keptDays(settings),
  }
}
