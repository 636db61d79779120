import type { ClubTx } from '../../db/club-tx.ts'
import { stateOfThose } from '../../notices/waiting.ts'
import type { Conversation } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { apart } from './introduction.ts'
import { opened } from './kinds.ts'

type Opening = { readonly state: string; readonly why: string | null }

/** What became of opening the conversations of these introductions. */
export const openingsOf = (club: ClubTx, ids: readonly string[]): Promise<ReadonlyMap<string, Opening>> =>
  stateOfThose(club, opened, ids)

export function conversationOf(opening: Opening | undefined, a: Member, b: Member): Conversation {
  // An imported one was opened elsewhere, long ago.
  if (!opening) return { state: apart(a, b) ? 'apart' : 'open' }
  if (opening.state === 'sent') return { state: 'open' }
  return opening.state === 'waiting' || opening.state === 'dropped'
    ? { state: 'stuck', why: opening.why }
    : { state: 'opening' }
}
