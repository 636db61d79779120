import type { LetGo } from '../../db/retention.ts'

/** What was said of a roll is said within two months of it, and goes when acts do. */
const oldDisputes: LetGo = async (club, { acts }) => {
  await club.tx.deleteFrom('roll_dispute').where('club_id', '=', club.id).where('at', '<', acts).execute()
  return false
}

export const disputeRetention: readonly LetGo[] = [oldDisputes]
