import { askWhoCard, notConfirmedCard } from '../club/members/cards.ts'
import { latestRequest, noteAsked, noteTold } from '../club/members/link-request.ts'
import { whomToAsk } from '../club/members/queries.ts'
import type { Gesture } from '../contract/platform.ts'
import type { Command } from '../grammar/define.ts'
import { findCommand } from '../grammar/names.ts'
import { decodePress } from '../grammar/press-id.ts'
import { plainLine } from '../view/plain.ts'
import type { View } from '../view/view.ts'
import type { Entered } from './doors.ts'

/**
 * Somebody whose account is no member's is asked once who he is, when he does what is for members; null leaves him
 * everybody else.
 */
export const askWho =
  ({ commands }: { readonly commands: readonly Command[] }) =>
  async ({ club, voice }: Entered, gesture: Gesture): Promise<View | null> => {
    if (!isForMembers(commands, gesture)) return null
    const before = await latestRequest(club, gesture)
    const names = await whomToAsk(club)
    if (before?.decision === 'no') {
      await noteTold(club, before.id)
      return notConfirmedCard(names, voice.words)
    }
    if (before) return null
    await noteAsked(club, gesture)
    const { words, room } = voice
    return askWhoCard(plainLine(words.refusals['members only']({ organizers: names }), room), words)
  }

/** Whether he typed or pressed what members alone may; a form he sends was opened before. */
function isForMembers(commands: readonly Command[], { what }: Gesture): boolean {
  if (what.kind === 'command') {
    const found = findCommand(commands, what.name, what.text ?? '')
    return 'command' in found && found.command.who !== 'everyone'
  }
  if (what.kind !== 'press') return false
  const pressed = decodePress(what.press)?.command
  return commands.some(({ name, who }) => name === pressed && who !== 'everyone')
}
