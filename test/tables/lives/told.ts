import type { CountedClub } from '../../kit/counted-club.ts'
import { everybody } from './people.ts'

/** What is at hand while a chapter is lived through. */
export type Told = ReturnType<typeof toldIn>

export const toldIn = (club: CountedClub, times: number) => {
  const presses = (account: string, key: string) => club.presses(account, key)
  return {
    club,
    /** How much larger the club is than the small one. */
    times,
    says: (account: string, line: string) => club.person(account).says(line),
    presses,
    /** What somebody looks at before it leaves. */
    sends: (account: string) => presses(account, 'intro send'),
    submits: (account: string, values = {}) => club.submits(account, values),
    looks: () => club.tries(...everybody),
  }
}
