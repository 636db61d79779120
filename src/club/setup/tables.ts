import type { JSONColumnType } from 'kysely'
import { noOnes, type OwnTables, ofHisAccounts } from '../../db/fates.ts'
import type { ClubSettings, Instant, OfClub, PlainDate, Uuid } from '../../db/tables.ts'

export const setupTables = {
  club: {
    columns: {
      ...{ external_id: noOnes, name: noOnes, zone: noOnes, language: noOnes, region_code: noOnes, city: noOnes },
      ...{ cadence: noOnes, meeting_weekday: noOnes, meeting_time: noOnes, meeting_place: 'names', currency: noOnes },
      ...{ country: noOnes, address: noOnes, settings: noOnes },
    },
  },
  place: { columns: { platform: noOnes, place: noOnes, name: noOnes } },
  channel: { columns: { platform: noOnes, place: noOnes, purpose: noOnes, channel: noOnes, trouble: noOnes } },
  take_over: {
    goes: ofHisAccounts,
    columns: { hash: 'with its row', platform: noOnes, place: noOnes, account: 'with its row' },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    club: OfClub & {
      external_id: string
      format_version: number
      name: string
      zone: string
      language: string
      region_code: string | null
      city: string | null
      cadence: string | null
      meeting_weekday: string | null
      meeting_time: string | null
      meeting_place: string | null
      visitor_limit: number | null
      founded_on: PlainDate | null
      currency: string | null
      history_from: PlainDate | null
      history_until: PlainDate | null
      country: string | null
      address: string | null
      settings: JSONColumnType<ClubSettings, string | undefined, string>
      created_at: Instant
      imported_at: Instant | null
      placed_at: Instant | null
    }
    place: {
      platform: string
      place: string
      club_id: Uuid
      name: string | null
      connected_at: Instant
      disconnected_at: Instant | null
    }
    channel: OfClub & { platform: string; place: string; purpose: string; channel: string; trouble: string | null }
    /** A code that `import` printed: by it an administrator of a place takes the club over there, and confirms one organizer. */
    take_over: OfClub & {
      hash: Buffer
      expires_at: Instant
      /** Where it was typed first, and by whose account: it is good for nothing elsewhere. */
      platform: string | null
      place: string | null
      account: string | null
      taken_at: Instant | null
      used_at: Instant | null
    }
  }
}
