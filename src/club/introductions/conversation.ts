import type { ClubTx } from '../../db/club-tx.ts'
import { keepNotice, redrawAbout } from '../../notices/keep.ts'
import { missingOf } from '../../terms/missing.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { sideOf } from './introduction.ts'
import { introductionById } from './queries.ts'

/**
 * Their conversation has opened, or cannot: the cards say what is so. While something is missing the one who asked for it
 * is told, and the organizers, who can see to it.
 */
export async function conversationSettled(
  club: ClubTx,
  { introduction: id }: Readonly<Record<string, string>>,
): Promise<void> {
  const introduction = await introductionById(club, id!)
  if (!introduction) return
  await redrawAbout(club, introduction.id, [
    'introduction-asked',
    'introduction-reminder',
    'introduction-agreed',
    'introduction-stuck',
    'conversation-stuck',
  ])
  const { conversation, asker } = introduction
  // What waits for the connection alone is told with it.
  if (conversation.state !== 'stuck' || missingOf(conversation.why).what === 'connection') return
  const about = { arguments: { introduction: introduction.id }, about: introduction.id }
  if (sideOf(introduction, asker.id) !== null)
    await keepNotice(club, {
      ...about,
      kind: 'introduction-stuck',
      class: 'personal',
      to: { member: asker.id },
      once: `introduction-stuck:${introduction.id}`,
    })
  await tellOrganizers(club, {
    ...about,
    kind: 'conversation-stuck',
    once: `conversation-stuck:${introduction.id}:${conversation.why}`,
  })
}
