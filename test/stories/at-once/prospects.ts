import { expect } from 'vitest'
import {
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  looks,
  oneReads,
  opens,
  opensForm,
  presses,
  pressesId,
  type Races,
  reads,
  sends,
  types,
  type Values,
} from '../../kit/races.ts'

const phone = '06 39 98 55 44'

/** Opens one of the forms and sends it. */
const asksOf = async (form: 'forget' | 'lift', values: Values) =>
  sends('claire', await opens(presses('claire', `club-prospects ${form}`)), values)

/** A referral of somebody with this telephone, and the button under the question whether to forget him. */
async function somebody(name: string): Promise<string> {
  await club.rows('delete from prospect_wish')
  await club.does(types('lea', `/refer @marc outside "Une cave" contact:"${name}" telephone:"${phone}" accord:oui`))
  return buttonOf(await asksOf('forget', { phone }), /^Oublier/)
}

const nothingKept = async () => {
  expect(await count(`referral where forgotten_at is not null and prospect_phone is not null`)).toBe(0)
  expect(await count('prospect_wish')).toBe(await count('(select distinct marks from prospect_wish) one'))
  expect(await count('prospect_wish')).toBeGreaterThan(0)
}

/** Third persons: every line, button and form, with its race or the reason it may happen twice. */
export const prospects: Races = {
  'club-prospects: line': reads,
  'club-prospects: open': reads,
  'club-prospects: forget': opensForm,
  'club-prospects: held': opensForm,
  'club-prospects: lift': opensForm,
  'club-prospects: forget form': 'it asks once more: each question has a draft of its own',
  'club-prospects: held form': looks,
  async 'club-prospects: lift form'() {
    await club.rows('delete from prospect_wish')
    const press = await buttonOf(await asksOf('forget', { phone: '06 39 98 00 11' }), /^Noter/)
    await club.does(pressesId('claire', press))
    const lifts = await Promise.all([1, 2, 3, 4].map(() => asksOf('lift', { phone: '06 39 98 00 11' })))
    oneReads(await club.atOnce(lifts), /peut de nouveau/, /Aucun souhait/)
  },
  async 'club-prospects: forget-him'() {
    // Of whom other races tell, nothing is counted here.
    await club.rows('update referral set prospect_phone = null')
    const press = await somebody('Mme Orage')
    const heard = await club.atOnce(fourTimes(pressesId('claire', press)))
    oneReads(heard, /est oubliée/, /réglée depuis|déjà/)
    await nothingKept()
    expect(await count(`notice where kind = 'referral-forgotten'`)).toBe(2)
    // While a step is pressed, and while somebody else passes the same person on.
    const second = await somebody('Mme Éclair')
    const [row] = await club.rows<{ id: string }>('select id from referral where prospect_phone is not null')
    await club.atOnce(each(pressesId('claire', second), presses('marc', 'refer meeting', row!.id)))
    await nothingKept()
    expect(await count(`referral where id = $1 and closed_at is null`, [row!.id])).toBe(0)
    const third = await somebody('M. Foudre')
    const line = `/refer @marc outside "Une porte" contact:"M. Foudre" telephone:"${phone}" accord:oui`
    const anyway = await buttonOf(types('ana', line), /quand même/)
    await club.atOnce(each(pressesId('claire', third), pressesId('ana', anyway)))
    await nothingKept()
    expect(await count('referral where prospect_phone is not null')).toBe(0)
  },
  async 'club-prospects: forget-all'() {
    await club.rows('delete from prospect_wish')
    await club.does(types('lea', '/refer @marc outside "Une cave" contact:"Mme Brume Grise" accord:oui'))
    const press = await buttonOf(await asksOf('forget', { name: 'brume grise' }), /^Oublier/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /est oubliée/, /réglée depuis|déjà/)
    await nothingKept()
  },
}
