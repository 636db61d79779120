import { expect } from 'vitest'
import { aMeeting, club, count, fourTimes, id, presses, type Races, reads, saysOnly } from '../../kit/races.ts'

/** Members' own calendars: every button, with its race or the reason it may happen twice. */
export const calendar: Races = {
  'calendar: line': saysOnly,
  'calendar: add': reads,
  'calendar: open': reads,
  async 'calendar: make'() {
    await aMeeting()
    await club.atOnce(fourTimes(presses('lea', 'calendar make')))
    expect(await count('calendar_feed where member_id = $1', [id('lea')])).toBe(1)
  },
  'calendar: stop': 'an address that is not there has ended already',
}
