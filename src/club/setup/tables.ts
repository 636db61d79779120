import { noOnes, type OwnTables, ofHisAccounts } from '../../db/fates.ts'

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
