import type { ClubTx } from '../../db/club-tx.ts'
import type { LineName } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { auditEach } from '../members/audit.ts'
import { membersWhoSaidHello } from '../members/queries.ts'
import { may } from '../who-may.ts'
import { namesCard } from './cards.ts'
import { partsOf, readOnce } from './compute.ts'
import { inOrder } from './rules.ts'

/** Some of the people only: those behind these lines who are among these members. */
type Some = { readonly lines: readonly LineName[]; readonly members: ReadonlySet<string> }

/** The people behind the figures, for one organizer; the look is noted. */
export async function openNames(club: ClubTx, by: Member, words: Words, some?: Some): Promise<View | Refusal> {
  const refused = await may('look at the names behind the figures', { club, by })
  if (refused) return refused
  const greeted = await membersWhoSaidHello(club)
  const request = {
    read: await readOnce(club),
    mayBeNamed: (member: string) =>
      member !== by.id && greeted.has(member) && (some === undefined || some.members.has(member)),
  }
  const found = []
  for (const part of partsOf(club))
    for (const [name, read] of part.names)
      if (some === undefined || some.lines.includes(name)) found.push({ name, ...(await read(club, request, words)) })
  await auditEach(club, { by, what: 'digest-names', about: new Set(found.flatMap(({ members }) => members)) })
  return namesCard(inOrder(found).flat(), words)
}
