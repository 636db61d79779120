import { expect } from 'vitest'
import { answerAsk } from '../../../src/club/asks/answer.ts'
import { makeAsk } from '../../../src/club/asks/make.ts'
import { askPress } from '../../../src/club/asks/presses.ts'
import { passAsk } from '../../../src/club/asks/route.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  oneReads,
  opens,
  presses,
  pressesId,
  type Races,
  sends,
  types,
} from '../../kit/races.ts'

const need = 'Un notaire réactif pour une cession avant Noël'
const said = { text: 'Le mien répond le jour même', contact: 'none' }

/** Asks, offers and the answers to them: every line, button and form, with its race or the reason it may happen twice. */
export const asks: Races = {
  async 'ask: line'() {
    await club.rows('delete from ask')
    oneReads(await club.atOnce(fourTimes(types('lea', `/besoin "${need}"`))), /est noté/, /déjà dit/)
    expect(await count('ask')).toBe(1)
  },
  async 'ask: new form'() {
    await club.rows('delete from ask')
    const forms = await Promise.all([1, 2].map(() => opens(presses('lea', 'ask new'))))
    const heard = await club.atOnce(fourTimes(...forms.map(form => sends('lea', form, { text: need }))))
    oneReads(heard, /est noté/, /déjà dit|n’est plus ouvert/)
    expect(await count('ask')).toBe(1)
  },
  async 'offer: line'() {
    await club.rows('delete from ask')
    oneReads(await club.atOnce(fourTimes(types('lea', `/offre "${need}"`))), /est notée/, /déjà dite .* reste ouverte/)
    expect(await count('ask')).toBe(1)
  },
  'ask: new': 'it opens a form',
  'offer: new': 'it opens a form',
  'ask: mine': 'it only reads',
  'ask: others': 'it only reads',
  'ask: open': 'it only reads',
  'ask: answer': 'it only reads',
  'ask: edit': 'it opens a form',
  'ask: amend': 'it opens a form',
  async 'ask: withdraw'() {
    const ask = await anAsk()
    const heard = await club.atOnce(each(presses('lea', 'ask withdraw', ask), presses('marc', 'ask withdraw', ask)))
    expect(heard.filter(({ words }) => /C’est annulé/.test(words))).toHaveLength(1)
    expect(await count('act where record_id = $1 and cancels', [ask])).toBe(1)
  },
  async 'ask: close'() {
    const ask = await anAsk()
    await club.atOnce(each(presses('lea', 'ask close', ask), presses('marc', 'ask close', ask)))
    expect(await count(`ask where id = $1 and status = 'closed'`, [ask])).toBe(1)
  },
  async 'ask: renew'() {
    const ask = await anAsk()
    await club.does(presses('lea', 'ask close', ask))
    await club.atOnce(each(presses('lea', 'ask renew', ask), presses('marc', 'ask renew', ask)))
    expect(await count(`ask where id = $1 and status = 'open'`, [ask])).toBe(1)
    expect(await count(`due where about = $1 and duty = 'expire-ask'`, [ask])).toBe(1)
  },
  async 'ask: edit form'() {
    const ask = await anAsk()
    const form = await opens(presses('lea', 'ask edit', ask))
    const edited = sends('lea', form, { text: `${need}, à Nancy` })
    await club.atOnce(each(edited, presses('lea', 'ask close', ask)))
    expect(await count(`ask where id = $1 and status = 'closed'`, [ask])).toBe(1)
    expect(await count(`due where about = $1 and duty = 'expire-ask'`, [ask])).toBe(0)
  },
  async 'ask: help'() {
    // Its author closes it while another answers: either he is told so, or his answer stands.
    const ask = await anAsk()
    const form = await opens(presses('marc', 'ask help', ask))
    await club.atOnce(each(sends('marc', form, said), presses('lea', 'ask close', ask)))
    const answers = await count('answer where ask_id = $1', [ask])
    expect(
      await count(`act where kind = 'ask-answered' and record_id in (select id from answer where ask_id = $1)`, [ask]),
    ).toBe(answers)
    expect(
      await count(`notice where kind = 'ask-answered' and about in (select id::text from answer where ask_id = $1)`, [
        ask,
      ]),
    ).toBe(answers)
    expect(await count(`ask where id = $1 and status = 'closed'`, [ask])).toBe(1)
  },
  async 'ask: help form'() {
    const ask = await anAsk()
    const forms = await Promise.all([1, 2].map(() => opens(presses('marc', 'ask help', ask))))
    const another = await opens(presses('ana', 'ask help', ask))
    await club.atOnce([...forms, another, another].map((form, n) => sends(n < 2 ? 'marc' : 'ana', form, said)))
    // Two answer in one instant: one answer of each stands.
    expect(await count('answer where ask_id = $1', [ask])).toBe(2)
    expect(
      await count(`notice where kind = 'ask-answered' and about in (select id::text from answer where ask_id = $1)`, [
        ask,
      ]),
    ).toBe(2)
  },
  async 'ask: amend form'() {
    const answer = await anAnswer()
    const form = await opens(presses('marc', 'ask amend', answer))
    const amended = sends('marc', form, { ...said, text: 'Elle répond le jour même' })
    await club.atOnce(each(amended, presses('lea', 'ask helped', answer)))
    expect(await count('answer where id = $1 and helpful', [answer])).toBe(1)
  },
  async 'ask: undo-answer'() {
    const answer = await anAnswer()
    await club.atOnce(each(presses('marc', 'ask undo-answer', answer), presses('lea', 'ask helped', answer)))
    // Either it is taken back, or its author has said what came of it: never both.
    const [row] = await club.rows<{ both: boolean; one: boolean }>(
      `select withdrawn_at is not null and helpful is not null as both,
        withdrawn_at is not null or helpful is not null as one from answer where id = $1`,
      [answer],
    )
    expect(row).toEqual({ both: false, one: true })
  },
  async 'ask: helped'() {
    const answer = await anAnswer()
    await club.atOnce(each(presses('lea', 'ask helped', answer), presses('marc', 'ask helped', answer)))
    expect(await count(`act where record_id = $1 and kind = 'answer-rated'`, [answer])).toBe(1)
  },
  'ask: thank': 'it opens a form',
  'ask: know': 'it opens a form',
  'ask: pass': 'it opens a form',
  'ask: waiting': 'it only reads',
  'ask: pass-to': 'it asks first',
  async 'ask: pass-yes'() {
    const ask = await anAsk()
    const yes = pressesId('claire', askPress('pass-yes', ask, club.idOf('marc')))
    oneReads(await club.atOnce(fourTimes(yes)), /part vers/, /déjà au courant/)
    expect(await count('ask_route where ask_id = $1', [ask])).toBe(1)
  },
  async 'ask: thank form'() {
    await club.rows('delete from thanks')
    const answer = await anAnswer()
    const form = await opens(presses('lea', 'ask thank', answer))
    await club.atOnce(fourTimes(sends('lea', form, {})))
    expect(await count('thanks')).toBe(1)
    expect(await count(`ask where status = 'answered'`)).toBe(1)
  },
  async 'ask: still'() {
    const ask = await anAsk()
    await club.atOnce(each(presses('lea', 'ask still', ask), presses('marc', 'ask still', ask)))
    expect(await count('ask where id = $1 and still_at is not null', [ask])).toBe(1)
  },
  async 'ask: not-for-me'() {
    const ask = await anAsk()
    await passesTo('marc', ask)
    await club.atOnce(each(presses('marc', 'ask not-for-me', ask), presses('ana', 'ask not-for-me', ask)))
    expect(await count('ask_route where ask_id = $1 and declined_at is not null', [ask])).toBe(1)
  },
  async 'ask: pass form'() {
    // Two organizers think of the same member: he is asked once.
    const ask = await anAsk()
    const forms = await Promise.all([1, 2].map(() => opens(presses('claire', 'ask pass', ask))))
    const heard = await club.atOnce(
      fourTimes(...forms.map(form => sends('claire', form, { member: club.idOf('marc') }))),
    )
    oneReads(heard, /part vers/, /déjà au courant|n’est plus ouvert/)
    expect(await count('ask_route where ask_id = $1', [ask])).toBe(1)
    expect(await count(`notice where kind = 'ask-routed' and about = $1`, [ask])).toBe(1)
  },
  async 'ask: leave'() {
    const ask = await anAsk()
    await club.atOnce(each(presses('claire', 'ask leave', ask), presses('marc', 'ask leave', ask)))
    expect(await count('ask where id = $1 and left_at is not null', [ask])).toBe(1)
  },
  'ask: not-leave': 'whoever says it twice says it once: it clears what the other sets, and writes nothing else',
  async 'ask: not-helped'() {
    const answer = await anAnswer()
    await club.atOnce(each(presses('lea', 'ask not-helped', answer), presses('marc', 'ask not-helped', answer)))
    expect(await count(`act where record_id = $1 and kind = 'answer-rated'`, [answer])).toBe(1)
  },
}

async function anAsk(): Promise<string> {
  for (const table of ['ask', 'ask_route', 'round_up_ask']) await club.rows(`delete from ${table}`)
  await club.rows(`delete from notice where kind = 'ask-routed'`)
  const made = await asked(async (tx, who) =>
    makeAsk(tx, { by: await who('lea'), kind: 'ask', text: need, until: undefined }),
  )
  return made.ask.id
}

const passesTo = (who: 'marc', ask: string) =>
  asked(async (tx, name) => passAsk(tx, { by: await name('claire'), ask, to: await name(who) }))

async function anAnswer(): Promise<string> {
  const ask = await anAsk()
  const given = await asked(async (tx, who) =>
    answerAsk(tx, { by: await who('marc'), ask, text: said.text, contact: undefined }),
  )
  return given.answer.id
}
