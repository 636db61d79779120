import { expect } from 'vitest'
import { sayWhetherHeld } from '../../../src/club/one-to-ones/held.ts'
import { proposeOneToOne } from '../../../src/club/one-to-ones/propose.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  oneReads,
  opensForm,
  presses,
  type Races,
  types,
} from '../../kit/races.ts'

/** One-to-ones: every line, button and form, with its race or the reason it may happen twice. */
export const oneToOnes: Races = {
  async 'one-to-one: line'() {
    await club.rows('delete from one_to_one')
    const both = each(types('lea', '/tete-a-tete @marc'), types('marc', '/tete-a-tete @lea'))
    oneReads(await club.atOnce(both), /Proposé|proposé/, /déjà ouvert/)
    expect(await count('one_to_one')).toBe(1)
  },
  'one-to-one: propose': opensForm,
  async 'one-to-one: yes'() {
    const meeting = await aProposal()
    await club.atOnce(fourTimes(presses('marc', 'one-to-one yes', meeting)))
    expect(await count(`notice where kind = 'one-to-one-opened' and about = $1`, [meeting])).toBe(1)
    // A yes against the proposer who takes it back.
    const other = await aProposal()
    await club.atOnce(each(presses('marc', 'one-to-one yes', other), presses('lea', 'one-to-one undo', other)))
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [other])
    const opened = await count(`notice where kind = 'one-to-one-opened' and about = $1`, [other])
    expect(opened).toBe(row!.status === 'scheduled' ? 1 : 0)
  },
  async 'one-to-one: no'() {
    const meeting = await aProposal()
    await club.atOnce(each(presses('marc', 'one-to-one no', meeting), presses('marc', 'one-to-one yes', meeting)))
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [meeting])
    const opened = await count(`notice where kind = 'one-to-one-opened' and about = $1`, [meeting])
    expect(opened).toBe(row!.status === 'scheduled' ? 1 : 0)
  },
  async 'one-to-one: held'() {
    const meeting = await aProposal('agreed')
    const held = each(presses('lea', 'one-to-one held', meeting), presses('marc', 'one-to-one held', meeting))
    expect((await club.atOnce(held)).filter(({ words }) => words !== '')).toEqual([])
    expect(await count(`act where record_id = $1 and kind = 'one-to-one-held'`, [meeting])).toBe(2)
    expect(await count(`one_to_one where id = $1 and status = 'held'`, [meeting])).toBe(1)
  },
  async 'one-to-one: not-held'() {
    const meeting = await aProposal('agreed')
    await asked(async (tx, who) => sayWhetherHeld(tx, { by: await who('lea'), meeting, held: true }))
    // Each once: whoever changes his mind twice may say the same twice.
    await club.atOnce([presses('marc', 'one-to-one held', meeting), presses('marc', 'one-to-one not-held', meeting)])
    const [row] = await club.rows<{ status: string }>('select status from one_to_one where id = $1', [meeting])
    const lines = `act where record_id = $1 and kind = 'one-to-one-held'`
    const acts = (await count(`${lines} and not cancels`, [meeting])) - (await count(`${lines} and cancels`, [meeting]))
    expect(acts).toBe(row!.status === 'held' ? 2 : 0)
  },
  async 'one-to-one: undo'() {
    const meeting = await aProposal()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'one-to-one undo', meeting))), /annul|repris/i, /réglée depuis/)
  },
}

async function aProposal(answered: 'open' | 'agreed' = 'open'): Promise<string> {
  await club.rows('delete from one_to_one')
  const proposed = await asked(async (tx, who) =>
    proposeOneToOne(tx, { by: await who('lea'), others: [await who('marc')] }),
  )
  if (answered === 'agreed') await club.does(presses('marc', 'one-to-one yes', proposed.id))
  return proposed.id
}
