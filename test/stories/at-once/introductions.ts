import { expect } from 'vitest'
import { answerIntroduction } from '../../../src/club/introductions/answer.ts'
import {
  anIntroduction,
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
  sends,
  types,
} from '../../kit/races.ts'

/** Introductions: every line, button and form, with its race or the reason it may happen twice. */
export const introductions: Races = {
  'intro: with': opensForm,
  async 'intro: line'() {
    await club.rows('delete from introduction')
    const line = `/intro @lea @marc pourquoi:"Deux toits"`
    const heard = await club.atOnce(fourTimes(types('ana', line)))
    oneReads(heard, /Léa Martin/, /déjà en route/)
    expect(await count('introduction')).toBe(1)
    // Somebody else's own is kept back, and goes out when the first ends: never two at once.
    await club.rows('delete from introduction')
    await club.atOnce(each(types('ana', line), types('claire', line)))
    expect(await count('introduction where not held')).toBe(1)
    expect(await count('introduction where held')).toBe(1)
  },
  async 'intro: accept'() {
    const introduction = await anIntroduction()
    const accepts = [
      presses('lea', 'intro accept', introduction),
      presses('marc', 'intro accept', introduction),
    ] as const
    await club.atOnce(each(...accepts))
    expect(await count(`introduction where id = $1 and status = 'accepted'`, [introduction])).toBe(1)
    expect(await count(`notice where kind = 'introduction-opened' and about = $1`, [introduction])).toBe(1)
  },
  async 'intro: decline'() {
    const introduction = await anIntroduction()
    await club.atOnce(fourTimes(presses('lea', 'intro decline', introduction)))
    expect(await count(`introduction where id = $1 and status = 'pending' and answer_a = 'no'`, [introduction])).toBe(1)
    // A yes and a no of one person: one of the two stands, and no conversation is opened by halves.
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who('marc'), introduction, answer: 'yes' }))
    await club.atOnce(each(presses('lea', 'intro accept', introduction), presses('lea', 'intro decline', introduction)))
    const [row] = await club.rows<{ status: string; answer_a: string }>('select status, answer_a from introduction')
    expect(row!.status === 'accepted').toBe(row!.answer_a === 'yes')
  },
  async 'intro: undo'() {
    const introduction = await anIntroduction()
    oneReads(await club.atOnce(fourTimes(presses('ana', 'intro undo', introduction))), /repris|annulé/i, /déjà fait/)
    // Against an answer: taken back or agreed, never both.
    const other = await anIntroduction()
    await asked(async (tx, who) =>
      answerIntroduction(tx, { by: await who('marc'), introduction: other, answer: 'yes' }),
    )
    await club.atOnce(each(presses('ana', 'intro undo', other), presses('lea', 'intro accept', other)))
    expect(await count(`introduction where status = 'accepted' and withdrawn_at is not null`)).toBe(0)
  },
  'intro: met': met('met'),
  'intro: met-not-yet': met('met-not-yet'),
  'intro: met-no': met('met-no'),
  async 'intro: publish'() {
    await club.rows(`update member set seeks = 'Des chantiers' where id = $1`, [id('ana')])
    await club.atOnce(fourTimes(presses('ana', 'intro publish')))
    expect(await count(`notice where kind = 'member-presented'`)).toBe(1)
  },
  async 'intro: contact form'() {
    const introduction = await anIntroduction()
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who('marc'), introduction, answer: 'yes' }))
    await club.rows(`update account set platform = 'slack' where member_id = $1`, [id('marc')])
    const form = await opens(presses('lea', 'intro accept', introduction))
    await club.atOnce(fourTimes(sends('lea', form, { contact: 'email' })))
    await club.rows(`update account set platform = 'playground' where member_id = $1`, [id('marc')])
    expect(await count(`notice where kind = 'introduction-contact' and about = $1`, [introduction])).toBe(2)
  },
}

async function anAgreement(): Promise<string> {
  const introduction = await anIntroduction()
  for (const side of ['lea', 'marc'] as const)
    await asked(async (tx, who) => answerIntroduction(tx, { by: await who(side), introduction, answer: 'yes' }))
  return introduction
}

function met(button: string): Race {
  return async () => {
    const introduction = await anAgreement()
    await club.atOnce(
      each(presses('lea', `intro ${button}`, introduction), presses('marc', `intro ${button}`, introduction)),
    )
    const acts = await count(`act where record_id = $1 and kind = 'introduction-met'`, [introduction])
    expect(acts).toBe(button === 'met' ? 2 : 0)
    expect(await count('introduction where met_a = met_b and id = $1', [introduction])).toBe(1)
  }
}
