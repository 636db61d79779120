import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { missingOf } from '../../terms/missing.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { sideOf } from './introduction.ts'
import * as kinds from './kinds.ts'
import { introductionById } from './queries.ts'

/**
 * Their conversation has opened, or cannot: the cards say what is so. While something is missing the one who asked for it
 * is told, and the organizers, who can see to it.
 */
export async function conversationSettled(
  club: ClubTx,
  { introduction: id }: { readonly introduction: string },
): Promise<void> {
  const introduction = await introductionById(club, id)
  if (!introduction) return
  await redrawAbout(club, introduction.id, [
    kinds.asked,
    kinds.reminder,
    kinds.agreed,
    kinds.stuck,
    kinds.conversationStuck,
  ])
  const { conversation, asker } = introduction
  // What waits for the connection alone is told with it.
  if (conversation.state !== 'stuck' || missingOf(conversation.why).what === 'connection') return
  const about = { introduction: introduction.id }
  if (sideOf(introduction, asker.id) !== null) await kinds.stuck.keep(club, { ...about, to: { member: asker.id } })
  await tellOrganizers(club, kinds.conversationStuck, {
    ...about,
    once: `${introduction.id}:${conversation.why}`,
  })
}
