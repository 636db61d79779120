import { expect } from 'vitest'
import { answerIntroduction } from '../../../src/club/introductions/answer.ts'
import { decodePress } from '../../../src/grammar/press-id.ts'
import type { Doing } from '../../kit/race.ts'
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
  sendsIntroduction,
} from '../../kit/races.ts'

/** Introductions: every line, button and form, with its race or the reason it may happen twice. */
export const introductions: Races = {
  'intro: with': opensForm,
  'intro: line': 'it shows what each would read, and asks nobody: what is sent is raced',
  async 'intro: send'() {
    await club.rows('delete from introduction')
    const line = `/intro @lea @marc pourquoi:"Deux toits"`
    // One draft, pressed by one who is impatient; then two drafts of the same.
    oneReads(await club.atOnce(fourTimes(await sendsIntroduction('ana', line))), /Léa Martin/, /déjà fait/)
    expect(await count('introduction')).toBe(1)
    await club.rows('delete from introduction')
    const twice = each(await sendsIntroduction('ana', line), await sendsIntroduction('ana', line))
    oneReads(await club.atOnce(twice), /Léa Martin/, /déjà (en route|fait)/)
    expect(await count('introduction')).toBe(1)
    // Somebody else's own is kept back, and goes out when the first ends: never two at once.
    await club.rows('delete from introduction')
    await club.atOnce(each(await sendsIntroduction('ana', line), await sendsIntroduction('claire', line)))
    expect(await count('introduction where not held')).toBe(1)
    expect(await count('introduction where held')).toBe(1)
  },
  'intro: change': 'it opens a form',
  async 'intro: change form'() {
    await club.rows('delete from introduction')
    const send = await sendsIntroduction('ana', `/intro @lea @marc pourquoi:"Deux toits"`)
    const change = await opens(changeOf(send))
    await club.atOnce(each(sends('ana', change, { context: 'Trois toits' }), send))
    // What was changed in the same instant was either sent so, or not at all: he reads it before it leaves.
    expect(await count(`introduction where context = 'Trois toits'`)).toBe(0)
    expect(await count('introduction')).toBeLessThan(2)
  },
  async 'intro: change-own form'() {
    await club.rows('delete from introduction')
    const send = await sendsIntroduction('ana', `/intro @lea pourquoi:"Un café"`)
    const change = await opens(changeOf(send))
    oneReads(await club.atOnce(fourTimes(sends('ana', change, { context: 'Un thé' }))), /Un thé/, /déjà fait/)
  },
  async 'intro: later'() {
    const introduction = await anIntroduction()
    await club.atOnce(fourTimes(presses('lea', 'intro later', introduction)))
    expect(await count(`due where about = $1 and duty = 'end-introduction' and done_at is null`, [introduction])).toBe(
      1,
    )
    expect(await count(`notice where about = $1 and kind = 'introduction-asked-again'`, [introduction])).toBe(1)
    // Both put it off: it ends behind the later one, once.
    await club.atOnce(each(presses('lea', 'intro later', introduction), presses('marc', 'intro later', introduction)))
    expect(await count(`due where about = $1 and duty = 'end-introduction' and done_at is null`, [introduction])).toBe(
      1,
    )
  },
  'intro: thank': 'it opens the form of thanks, which is raced there',
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

/** The button beside it: the same draft, to be changed. */
const changeOf = ({ who, what }: Doing): Doing => {
  const about = what.kind === 'press' ? decodePress(what.press)?.about?.split('.')[0] : undefined
  return presses(who, 'intro change', about)
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
