import type { ClubTx } from '../../db/club-tx.ts'
import type { LineName } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { auditLooks } from '../members/audit.ts'
import { membersWhoSaidHello } from '../members/queries.ts'
import { may } from '../who-may.ts'
import { namesCard } from './cards.ts'
import { partsOf, readOnce } from './compute.ts'
import { inOrder } from './rules.ts'

/** Some of the people only: those behind these lines who are among these members. */
type Some = { readonly lines: readonly LineName[]; readonly members?: ReadonlySet<string> }

/** The people behind the figures, for one organizer; the look is noted of each whom he reads. */
export async function openNames(club: ClubTx, by: Member, words: Words, some?: Some): Promise<View | Refusal> {
  const refused = await may('look at the names behind the figures', { club, by })
  if (refused) return refused
  const greeted = await membersWhoSaidHello(club)
  const request = {
    read: await readOnce(club),
    mayBeNamed: (member: string) => member !== by.id && greeted.has(member) && (some?.members?.has(member) ?? true),
  }
  const found = []
  for (const part of partsOf(club))
    for (const [name, read] of part.names)
      if (some === undefined || some.lines.includes(name)) found.push({ name, ...(await read(club, request, words)) })
  await auditLooks(
    club,
    by,
    found.flatMap(({ about }) => about),
  )
  return namesCard(inOrder(found).flat(), words)
}
