import { expect } from 'vitest'
import { recordPair } from '../../../src/grammar/press.ts'
import {
  club,
  count,
  each,
  fourTimes,
  id,
  oneReads,
  opensForm,
  presses,
  type Races,
  reads,
  sendsOwn,
} from '../../kit/races.ts'

/** Who is brought together, and who is kept apart: every line, button and form, with its race or the reason it may happen twice. */
export const pairing: Races = {
  'apart: line': reads,
  'apart: open': reads,
  'apart: add': opensForm,
  async 'apart: keep'() {
    await club.atOnce(fourTimes(presses('lea', 'apart keep', id('marc'))))
    expect(await count('kept_apart where one_id = $1', [id('lea')])).toBe(1)
  },
  'apart: release': 'what is not there is taken off without a word',
  async 'apart: add form'() {
    await club.rows('delete from kept_apart')
    await club.atOnce(fourTimes(sendsOwn('lea', 'apart add', { member: id('marc') })))
    expect(await count('kept_apart where one_id = $1', [id('lea')])).toBe(1)
  },

  'round: line': 'it only says that there is nothing to type',
  async 'round: skip'() {
    await club.atOnce(fourTimes(presses('lea', 'round skip', '2026-12')))
    expect(await count('round_skip')).toBe(1)
  },
  async 'round: join'() {
    await club.rows('delete from round_skip')
    await club.atOnce(each(presses('lea', 'round skip', '2026-12'), presses('lea', 'round join', '2026-12')))
    expect(await count('round_skip')).toBeLessThan(2)
  },

  'club-pairs: line': reads,
  'club-pairs: open': reads,
  'club-pairs: add': opensForm,
  async 'club-pairs: keep'() {
    await club.rows('delete from kept_apart')
    const two = recordPair.write(id('lea'), id('marc'))
    await club.atOnce(fourTimes(presses('claire', 'club-pairs keep', two)))
    expect(await count('kept_apart')).toBe(1)
  },
  async 'club-pairs: release'() {
    const [row] = await club.rows<{ id: string }>('select id from kept_apart')
    const releases = fourTimes(presses('claire', 'club-pairs release', row!.id))
    oneReads(await club.atOnce(releases), /de nouveau/, /réglée depuis/)
    expect(await count('kept_apart')).toBe(0)
  },
  async 'club-pairs: add form'() {
    await club.atOnce(fourTimes(sendsOwn('claire', 'club-pairs add', { one: id('marc'), other: id('lea') })))
    expect(await count(`kept_apart where kept_by = 'organizers'`)).toBe(1)
    await club.rows('delete from kept_apart')
  },
}
