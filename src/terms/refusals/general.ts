import type { MemberRef } from '../member.ts'
import type { NoPhone } from '../phones.ts'

/** A member who may be meant by what was typed: his id, the name others read. */
export type Candidate = Pick<MemberRef, 'id' | 'name'>

/** What any command may have to refuse. */
export type GeneralRefusals = {
  'unknown command': { typed: string; near: readonly string[] }
  'members only': { organizers: readonly string[] }
  'organizers only': { organizers: readonly string[] }
  'no club here': { administrator: boolean }
  'not for you': Record<string, never>
  'no longer possible': Record<string, never>
  /** The very thing he wanted stands; `by`: who did it, null for himself or nobody in particular. */
  'done already': { by: string | null }
  'draft expired': Record<string, never>
  'unknown member': { typed: string; near: readonly Candidate[] }
  'several members': { typed: string; among: readonly Candidate[] }
  'someone who left': { name: string }
  yourself: Record<string, never>
  'same member twice': { member: MemberRef }
  missing: Record<string, never>
  /** Of members, where several are asked for. */
  'too few people': { min: number }
  'too many people': { max: number }
  'too long': { max: number; found: number }
  'not a choice': { typed: string; choices: readonly string[] }
  'not a date': { typed: string }
  'unclear date': { typed: string; could: readonly Temporal.PlainDate[] }
  'not a time': { typed: string }
  /** Neither a day nor a day with an hour. */
  'not a moment': { typed: string }
  'too many moments': { max: number }
  'not an e-mail address': { typed: string }
  'not a telephone number': { typed: string; why: NoPhone }
  'in the past': Record<string, never>
  /** What an organizer chose is what stands. */
  'settings unchanged': Record<string, never>
}
