import { askWhoCard, notConfirmedCard } from '../club/members/cards.ts'
import { latestRequest, noteAsked, noteTold } from '../club/members/link-request.ts'
import { whomToAsk } from '../club/members/queries.ts'
import { recognise } from '../club/members/recognise.ts'
import { type Gesture, isTrouble, type Person } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Command } from '../grammar/define.ts'
import { findCommand } from '../grammar/names.ts'
import { decodePress } from '../grammar/press-id.ts'
import type { Member } from '../terms/member.ts'
import { plainLine } from '../view/plain.ts'
import type { View } from '../view/view.ts'
import { roomFor } from '../words/room.ts'
import type { Words } from '../words/words.ts'
import type { Sight } from './gather.ts'

type Given = {
  readonly commands: readonly Command[]
  readonly prefix: string
}

/**
 * Someone whose account is no member's: recognised and linked where the records say who he is; asked once when he does
 * what is for members; null leaves him everybody else.
 */
export function strangers({ commands, prefix }: Given) {
  return async (
    club: ClubTx,
    gesture: Gesture,
    words: Words,
    here: Sight | undefined,
  ): Promise<Member | View | null> => {
    const known = await recognise(club, gesture, () => profileOf(here, gesture))
    if (known || !isForMembers(commands, gesture)) return known
    const before = await latestRequest(club, gesture)
    const names = await whomToAsk(club)
    if (before?.decision === 'no') {
      await noteTold(club, before.id)
      return notConfirmedCard(names, words)
    }
    if (before) return null
    await noteAsked(club, gesture)
    const room = roomFor({ ...words.speech, zone: club.zone }, prefix)
    return askWhoCard(plainLine(words.refusals['members only']({ organizers: names }), room), words)
  }
}

async function profileOf(here: Sight | undefined, { place, account }: Gesture): Promise<Person | undefined> {
  const person = await here?.person(place, account)
  return !person || isTrouble(person) || person.bot || person.deactivated ? undefined : person
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
