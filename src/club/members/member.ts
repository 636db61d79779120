import type { MemberRef, Role } from '../../terms/member.ts'
import type { Reader } from '../../terms/speech.ts'

/** A member of the club as its commands know him. */
export type Member = MemberRef & {
  readonly externalId: string
  readonly company: string | null
  readonly activity: string | null
  readonly speciality: string | null
  readonly seeks: string | null
  readonly offers: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly roles: readonly Role[]
  readonly joinedOn: Temporal.PlainDate
  readonly leftOn: Temporal.PlainDate | null
  readonly reads: Reader
}
