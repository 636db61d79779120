import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { hasLeft, type Platform } from '../terms/member.ts'
import type { Arguments, Shown } from './kind.ts'

/**
 * The members that facts name, wherever they stand in them: whoever is told of in a message is found by what it tells, so
 * that no kind of message keeps a list. What is only read when it is asked for (what is sealed) holds no member.
 */
export function namedIn(facts: unknown): string[] {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return
    seen.add(one)
    if (one instanceof Map) for (const entry of one) look(entry)
    else if (Array.isArray(one) || one instanceof Set) for (const item of one) look(item)
    else if (Object.getPrototypeOf(one) === Object.prototype) {
      if (isMember(one)) found.add(one.id)
      for (const { value } of Object.values(Object.getOwnPropertyDescriptors(one))) look(value)
    }
  }
  look(facts)
  return [...found]
}

const isMember = (one: object): one is { id: string } =>
  'id' in one && typeof one.id === 'string' && 'name' in one && 'accounts' in one && typeof one.accounts === 'object'

/** An edit that its platform refused: what stands there names whoever it named. */
export const unchanged = 'not changed'

/** The messages in which this member stands although they were to be drawn anew. */
export const unchangedNaming = (club: ClubTx, member: string) =>
  club.tx
    .selectFrom('delivery')
    .select(['platform', 'sent_at as at'])
    .$narrowType<{ platform: Platform }>()
    .where('club_id', '=', club.id)
    .where('state', '=', 'sent')
    .where('trouble', '=', unchanged)
    .where(sql<boolean>`named @> array[${member}]::uuid[]`)
    .orderBy('sent_at')
    .limit(20)
    .execute()

/** Nobody is asked anything about somebody who has left; what a message gathers is looked through by its own kind. */
export async function asksAboutWhoLeft(
  club: ClubTx,
  { budget, gathers }: Pick<Shown, 'budget' | 'gathers'>,
  args: Arguments,
  facts: unknown,
): Promise<boolean> {
  if (gathers || !budget || budget.asks(args) === null) return false
  const named = namedIn(facts)
  if (named.length === 0) return false
  const rows = await club.tx
    .selectFrom('member')
    .select(['left_on', 'erased_at'])
    .where('club_id', '=', club.id)
    .where('id', 'in', named)
    .execute()
  return rows.some(({ left_on, erased_at }) => erased_at !== null || hasLeft(left_on, club.today))
}
