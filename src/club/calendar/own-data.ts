import { ownData } from '../own-data.ts'
import { feedSince } from './subscribe.ts'

/** That he has an address; its secret is not kept. */
export const ownFeed = ownData(['calendarFeed'], async (club, { member }) => {
  const since = await feedSince(club, member)
  return { calendarFeed: since === null ? [] : [{ record: 'calendar-address', since }] }
})
