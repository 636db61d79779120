import type { Problem } from '../../terms/problem.ts'

/** Those who come: who said yes to the moment at which they meet. */
export const whoComes = ({
  seats,
  moments,
  meetsAt,
}: Pick<Problem, 'seats' | 'moments' | 'meetsAt'>): Problem['seats'] => {
  if (meetsAt === null) return []
  const at = meetsAt.equals(moments[0]) ? 'first' : 'other'
  return seats.filter(({ answer }) => answer === 'both' || answer === at)
}
