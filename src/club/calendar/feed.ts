import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { type InCalendar, meetingsForCalendar } from '../meetings/for-calendars.ts'
import { isPresent, memberById } from '../members/queries.ts'
import { type Agreed, agreedOf } from '../one-to-ones/agreed.ts'
import { type Meets, meetsOf } from '../problems/meets.ts'
import { type FeedKey, isSecret } from './address.ts'

/** How far a feed looks back, and ahead: a calendar keeps nothing of its own, what leaves the feed leaves it. */
const back = { hours: 24 * 60 }
const ahead = { hours: 24 * 400 }

/** All that a member may have in his calendar, as it is now. */
export type Feed = {
  readonly club: string
  readonly reader: Member
  readonly meetings: readonly InCalendar[]
  readonly oneToOnes: readonly Agreed[]
  readonly problems: readonly Meets[]
}

/** What is at a member's address; null where there is none: it was never made, has ended, or he is no member any more. */
export async function feedAt(club: ClubTx, { feed, secret }: FeedKey): Promise<Feed | null> {
  const row = await club.tx
    .selectFrom('calendar_feed')
    .select(['member_id', 'secret'])
    .where('club_id', '=', club.id)
    .where('id', '=', feed)
    .executeTakeFirst()
  if (!row || !isSecret(secret, row.secret)) return null
  const reader = await memberById(club, row.member_id)
  if (!isPresent(reader, club.today)) return null
  const span = [club.at.subtract(back), club.at.add(ahead)] as const
  return {
    club: club.name,
    reader,
    meetings: await meetingsForCalendar(club, reader.id, span),
    oneToOnes: await agreedOf(club, reader.id, span),
    problems: await meetsOf(club, reader.id, span),
  }
}
