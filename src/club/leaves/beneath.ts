import type { Member } from '../../terms/member.ts'
import { note } from '../../view/build.ts'
import type { Block } from '../../view/view.ts'
import type { Context } from '../context.ts'
import { endedByAsking } from './asking.ts'
import { endedByAskingPart } from './cards.ts'

/**
 * What stands beneath the answer to what somebody did: that a member he chose is away, so that nothing presses; and that his
 * own leave has ended by it.
 */
export async function beneath({ club, by, words }: Context, chosen: readonly Member[]): Promise<readonly Block[]> {
  const away = chosen.flatMap(member =>
    member.away === null || member.id === by.id ? [] : [note(words.leaves.away(member, member.away))],
  )
  const ended = await endedByAsking(club, by)
  return ended ? [...away, ...endedByAskingPart(ended, words)] : away
}
