import type { ClubTx } from '../../db/club-tx.ts'
import type { LineName } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { View } from '../../view/view.ts'
import type { WhySpeak } from '../../words/en/first-words.ts'
import type { Words } from '../../words/words.ts'
import { auditLooks } from '../members/audit.ts'
import { membersWhoSaidHello } from '../members/queries.ts'
import { may } from '../who-may.ts'
import { namesCard } from './cards.ts'
import { partsOf, readOnce } from './compute.ts'
import type { ClubRead } from './part.ts'
import { inOrder } from './rules.ts'

/** Some of the people only: those behind these lines who are among these members. */
type Some = {
  readonly lines: readonly LineName[]
  readonly members?: ReadonlySet<string>
  /** Why he would speak with each of them: a sentence to begin with is shown for each. */
  readonly speaks?: (read: ClubRead) => (member: string) => WhySpeak
}

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
  const whyHe = some?.speaks?.(request.read)
  const named = whyHe ? request.read.people.filter(({ id }) => request.mayBeNamed(id)) : []
  const spokenWith = named.map(member => ({ member, why: whyHe!(member.id) }))
  await auditLooks(club, by, [...found.flatMap(({ about }) => about), ...named.map(({ id }) => id)])
  return namesCard(inOrder(found).flat(), words, spokenWith)
}
