import { his, noOnes, type OwnTables } from '../../db/fates.ts'

export const nudgeTables = {
  nudge: {
    goes: his('member_id'),
    columns: {
      ...{ external_id: noOnes, platform: noOnes, act: noOnes, about: noOnes, outcome: noOnes, episode: noOnes },
      ...{ arm: noOnes, standing: noOnes, day_only: noOnes },
    },
  },
  nudge_total: { ofInstallation: true, columns: { kind: noOnes, arm: noOnes, outcome: noOnes } },
} as const satisfies OwnTables
