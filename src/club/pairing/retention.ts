import type { LetGo } from '../../db/retention.ts'

/** A round left out is one of the past before long; that a round was drawn is kept as long as acts are. */
const rounds: LetGo = async (club, { traces, acts }) => {
  await club.tx.deleteFrom('round_skip').where('club_id', '=', club.id).where('at', '<', traces).execute()
  await club.tx.deleteFrom('pairing_round').where('club_id', '=', club.id).where('drawn_at', '<', acts).execute()
  return false
}

export const pairingRetention: readonly LetGo[] = [rounds]
