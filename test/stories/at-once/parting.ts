import { expect } from 'vitest'
import { leaveClub } from '../../../src/club/parting/leave.ts'
import { asked, club, count, fourTimes, id, presses, type Races, saysOnly } from '../../kit/races.ts'

/** Leaving the club: every button, with its race or the reason it may happen twice. */
export const partings: Races = {
  'parting: line': 'is never typed',
  'parting: ask': saysOnly,
  async 'parting: leave'() {
    await club.atOnce(fourTimes(presses('ana', 'parting leave')))
    expect(await count(`audit where what = 'left-by-himself' and about = $1`, [id('ana')])).toBe(1)
    expect(await count(`member where id = $1 and left_on is not null`, [id('ana')])).toBe(1)
    await club.does(presses('ana', 'parting stay'))
  },
  async 'parting: stay'() {
    await asked(async (tx, who) => leaveClub(tx, { by: await who('ana') }))
    const before = await count(`audit where what = 'membership-end-undone'`)
    await club.atOnce(fourTimes(presses('ana', 'parting stay')))
    expect(await count(`audit where what = 'membership-end-undone'`)).toBe(before + 1)
    expect(await count(`member where id = $1 and left_on is null`, [id('ana')])).toBe(1)
  },
}
