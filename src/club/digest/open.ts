import type { ClubTx } from '../../db/club-tx.ts'
import type { ActionKind } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { settledCard } from './cards.ts'
import { partsOf } from './compute.ts'

/** What is behind one action of the digest, for the organizer who pressed. */
export async function openAction(club: ClubTx, by: Member, kind: ActionKind, words: Words): Promise<View | Refusal> {
  for (const { opens } of partsOf(club)) {
    const behind = await opens.get(kind)?.(club, by, words)
    if (behind) return behind
  }
  return settledCard(words)
}
