import type { StandingGroup } from '../../terms/digest.ts'
import type { Standing } from '../../terms/standing.ts'

/** What a digest counts a standing as. */
export const groupOf = (standing: Standing): StandingGroup => {
  switch (standing) {
    case 'hunter':
    case 'withdrawn':
      return 'deserve-a-word'
    case 'objected':
    case 'contested':
    case 'engaged':
      return 'engaged'
    case 'to-rebalance':
    case 'new':
    case 'on-leave':
      return standing
  }
}

/** Whether an organizer who asks for names is told this one. `to-rebalance` chooses whom to help, and is no word about anybody. */
export const isTold = (standing: Standing): boolean => ['deserve-a-word', 'new'].includes(groupOf(standing))

/** More than so many acts for others in four weeks, and a fifth of all the club's, is too much for one member. */
const tooMuch = { acts: 6, share: 0.2 } as const

/** Who carries too much, of the acts of giving by member in the last four weeks. */
export function overloaded(giving: ReadonlyMap<string, number>): string[] {
  const all = [...giving.values()].reduce((sum, count) => sum + count, 0)
  return [...giving]
    .filter(([, count]) => count >= tooMuch.acts && count >= all * tooMuch.share)
    .map(([member]) => member)
}
