import { expect } from 'vitest'
import { askErasure } from '../../../src/club/privacy/ask-erasure.ts'
import { asked, club, count, fourTimes, id, oneReads, presses, type Races, reads, saysOnly } from '../../kit/races.ts'

/** Privacy: every line, button and form, with its race or the reason it may happen twice. */
export const privacy: Races = {
  'my-data: line': reads,
  async 'my-data: object'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data object')))
    expect(await count('member where id = $1 and scoring_objected_on is not null', [id('lea')])).toBe(1)
  },
  async 'my-data: take-back'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data take-back')))
    expect(await count('member where id = $1 and scoring_objected_on is null', [id('lea')])).toBe(1)
  },
  'my-data: export': reads,
  'my-data: language': 'the last one counts',
  'my-data: erase': saysOnly,
  async 'my-data: erase-yes'() {
    await club.atOnce(fourTimes(presses('lea', 'my-data erase-yes')))
    expect(await count(`audit where what = 'erase-asked' and about = $1`, [id('lea')])).toBe(1)
  },
  async 'my-data: erase-back'() {
    const request = await asked(async (tx, who) => askErasure(tx, { by: await who('ana') }))
    oneReads(await club.atOnce(fourTimes(presses('ana', 'my-data erase-back', request))), /./, /déjà fait/)
  },
}
