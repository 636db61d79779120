import { sql } from 'kysely'
import { noOnes, type OwnTables } from './fates.ts'
import { inItsPlaces } from './retention.ts'
import type { Room } from './room.ts'

const tables = {
  // Kept for the others: by it an import knows that a line was read before, and does not bring its words back.
  imported_row: {
    goes: ({ externalId }) => sql`(file = 'members.csv' and identity = ${externalId})`,
    columns: { file: noOnes, identity: noOnes, hash: noOnes },
  },
  // The platform's number of what somebody did, and a hash of what was pressed: not of who did it.
  gesture: { ofInstallation: true, columns: { platform: noOnes, place: noOnes, id: noOnes, tap: noOnes } },
  installation: { ofInstallation: true, columns: { key: noOnes, value: noOnes, sealed: noOnes } },
} as const satisfies OwnTables

/** What the store keeps for itself: the rows an import has read, the ids of gestures, and what belongs to the installation. */
export const store: Room = {
  name: 'db',
  tables,
  retention: [
    async (club, { traces }) => {
      await sql`delete from gesture where at < ${traces} and ${inItsPlaces(club)}`.execute(club.tx)
      return false
    },
  ],
  rewrites: 'none',
  takesBack: 'none',
}
