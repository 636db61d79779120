import type { Role } from './member.ts'

/** Whom a command is for: `everyone` includes people who are no members; `organizer` implies member. */
export type Who = 'everyone' | 'member' | 'organizer'

/** Whether that is for somebody of these roles; null is nobody of the club. */
export const isFor = (who: Who, roles: readonly string[] | null): boolean =>
  who === 'everyone' || (roles !== null && (who === 'member' || roles.includes('organizer' satisfies Role)))
