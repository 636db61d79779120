import type { ClubTx } from '../../db/club-tx.ts'
import type { ActionKind } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { note } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { auditLooks } from '../members/audit.ts'
import { settledCard } from './cards.ts'
import { partsOf } from './compute.ts'
import type { Behind } from './part.ts'

/** What is behind one action of the digest, for the organizer who pressed. */
export async function openAction(club: ClubTx, by: Member, kind: ActionKind, words: Words): Promise<View | Refusal> {
  for (const { opens } of partsOf(club)) {
    const behind = await opens.get(kind)?.(club, by, words)
    if (isRefusal(behind)) return behind
    if (behind) return noted(club, by, behind, words)
  }
  return settledCard(words)
}

/** Whoever is named reads in his own data that somebody looked; who looks is told so. */
async function noted(club: ClubTx, by: Member, { view, about }: Behind, words: Words): Promise<View> {
  if (about.length === 0) return view
  await auditLooks(club, by, about)
  return { ...view, blocks: [...view.blocks, note(words.digest.logged())] }
}
