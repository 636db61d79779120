import type { ClubTx } from './club-tx.ts'

/** The installation's setting that a demo has, and no other: from which folder it was made. */
export const demoFolder = 'demo-folder'

/** Whether the club is a demo: it has a database of its own. */
export async function isDemo(club: ClubTx): Promise<boolean> {
  const row = await club.tx.selectFrom('installation').select('key').where('key', '=', demoFolder).executeTakeFirst()
  return row !== undefined
}
