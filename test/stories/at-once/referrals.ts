import { expect } from 'vitest'
import { goesOn, moveReferral } from '../../../src/club/referrals/move.ts'
import {
  aReferral,
  asked,
  club,
  count,
  each,
  fourTimes,
  id,
  oneReads,
  opens,
  opensForm,
  presses,
  type Race,
  type Races,
  reads,
  saysOnly,
  sends,
  types,
} from '../../kit/races.ts'

/** Referrals: every line, button and form, with its race or the reason it may happen twice. */
export const referrals: Races = {
  async 'refer: line'() {
    const line = `/refer @marc outside "Une toiture" contact:"Mme Pluie" accord:oui`
    oneReads(await club.atOnce(fourTimes(types('lea', line))), /Marc Dubois/, /déjà transmise/)
    expect(await count(`notice where kind = 'referral-received'`)).toBe(1)
    // One window sent twice.
    const form = await opens(types('lea', '/recommander'))
    const values = { receiver: id('marc'), kind: 'inside', need: 'Un audit' }
    await club.atOnce(fourTimes(sends('lea', form, values)))
    expect(await count(`referral where kind = 'inside'`)).toBe(1)
  },
  'refer: contacted': moves('contacted'),
  'refer: meeting': moves('meeting'),
  'refer: quoted': moves('quoted'),
  'refer: won': moves('won'),
  'refer: lost': moves('lost'),
  'refer: not-a-fit': moves('not-a-fit'),
  async 'refer: deny'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer deny', referral)))
    expect(await count('referral where id = $1 and confirmed is false', [referral])).toBe(1)
    const other = await aReferral()
    await club.atOnce(each(presses('marc', 'refer deny', other), presses('lea', 'refer undo', other)))
  },
  async 'refer: amend'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'lost' }))
    const heard = await club.atOnce(fourTimes(presses('marc', 'refer amend', referral, ['won'])))
    expect(heard.filter(({ words }) => words !== '')).toEqual([])
    expect(await count(`act where record_id = $1 and kind = 'referral-step' and detail = 'won'`, [referral])).toBe(1)
  },
  async 'refer: rate'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer rate', referral, ['4'])))
    expect(
      await count(`act where record_id = $1 and kind in ('referral-rated', 'referral-confirmed')`, [referral]),
    ).toBe(2)
  },
  async 'refer: step'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer step', referral, ['quoted'])))
    expect(await count(`act where record_id = $1 and kind = 'referral-step' and detail = 'quoted'`, [referral])).toBe(1)
  },
  async 'refer: still'() {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', 'refer still', referral)))
    expect(await count('referral where id = $1 and still_at is not null and still_before is null', [referral])).toBe(1)
    // Against a step: it goes on from there, or had gone on before it.
    const other = await aReferral()
    await club.atOnce(each(presses('marc', 'refer still', other), presses('marc', 'refer lost', other)))
    expect(await count(`notice where about = $1 and kind = 'referral-reminder' and state = 'kept'`, [other])).toBe(0)
  },
  async 'refer: not-still'() {
    const referral = await aReferral()
    await asked(async (tx, who) => goesOn(tx, { by: await who('marc'), referral }))
    oneReads(await club.atOnce(fourTimes(presses('marc', 'refer not-still', referral))), /recommandation/, /déjà fait/)
    expect(await count('referral where id = $1 and still_at is null', [referral])).toBe(1)
  },
  'refer: again': opensForm,
  'refer: to': opensForm,
  'referrals: held': reads,
  'referrals: filter': reads,
  'referrals: list': reads,
  'referrals: found': reads,
  'referrals: file': reads,
  async 'refer: undo'() {
    const referral = await aReferral()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'refer undo', referral))), /repris/i, /déjà fait/)
    // Against a step of the receiver: taken back or taken up, never both.
    const other = await aReferral()
    await club.atOnce(each(presses('lea', 'refer undo', other), presses('marc', 'refer contacted', other)))
    expect(await count(`referral where id = $1 and withdrawn_at is not null and status <> 'new'`, [other])).toBe(0)
  },
  async 'refer: pleasure'() {
    const referral = await aReferral()
    await asked(async (tx, who) => moveReferral(tx, { by: await who('marc'), referral, to: 'contacted' }))
    await club.atOnce(fourTimes(presses('lea', 'refer pleasure', referral)))
    expect(await count(`notice where kind = 'referral-pleasure' and arguments ->> 'referral' = $1`, [referral])).toBe(1)
  },
  async 'refer: pass-it'() {
    const answer = await club.does(types('lea', '/refer @ana outside "Un toit" contact:"M. Vent"'))
    if (answer.kind !== 'show') throw new Error('it is not asked whether he agreed')
    const [yes] = answer.view.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))
    const press = yes!.kind === 'link' ? '' : yes!.id
    const heard = await club.atOnce(fourTimes({ who: 'lea', what: { kind: 'press', press } }))
    oneReads(heard, /Ana Costa/, /déjà fait/)
    expect(await count('referral where receiver_id = $1', [id('ana')])).toBe(1)
  },
  'refer: not-yet': saysOnly,

  'referrals: line': reads,
  'referrals: open': reads,
}

function moves(step: string): Race {
  return async () => {
    const referral = await aReferral()
    await club.atOnce(fourTimes(presses('marc', `refer ${step}`, referral)))
    expect(await count('referral where id = $1 and status = $2', [referral, step])).toBe(1)
    // Against another step: whichever came last stands, and the ledger tells of each once.
    const other = await aReferral()
    await club.atOnce(each(presses('marc', `refer ${step}`, other), presses('marc', 'refer contacted', other)))
    const steps = await count(`act where record_id = $1 and kind = 'referral-step'`, [other])
    expect(steps).toBeGreaterThanOrEqual(1)
  }
}
