import { expect } from 'vitest'
import { putProblem } from '../../../src/club/problems/put.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  id,
  opensForm,
  presses,
  type Races,
  sends,
  unsays,
} from '../../kit/races.ts'

/** Problems: every button and form, with its race or the reason it may happen twice. */
export const problems: Races = {
  'problem: line': 'nobody types it: its form is opened by an ask',
  'problem: new': opensForm,
  'problem: put form': 'it shows whom would be asked, and asks nobody',
  'problem: without': 'it shows whom would be asked, and asks nobody',
  async 'problem: convene'() {
    await club.rows('delete from problem')
    const draft = await aPreview()
    await club.atOnce(fourTimes(presses('lea', 'problem convene', draft)))
    expect(await count('problem')).toBe(1)
    expect(await count(`notice where kind = 'problem-asked' and about = (select id::text from problem)`)).toBe(
      await count('problem_seat'),
    )
  },
  async 'problem: undo'() {
    const problem = await aProblem()
    await club.atOnce(each(presses('lea', 'problem undo', problem), presses('marc', 'problem first', problem)))
    expect(await count(`problem where id = $1 and status = 'ended'`, [problem])).toBe(1)
  },
  async 'problem: first'() {
    const problem = await aProblem()
    // The two who are asked say yes in one instant: one conversation opens.
    await club.atOnce(each(presses('marc', 'problem first', problem), presses('ana', 'problem first', problem)))
    expect(await count(`notice where kind = 'problem-opened' and about = $1`, [problem])).toBe(1)
    expect(await count(`problem where id = $1 and status = 'meets'`, [problem])).toBe(1)
  },
  'problem: other': 'one of the answers, raced above',
  'problem: both': 'one of the answers, raced above',
  async 'problem: no'() {
    const problem = await aProblem()
    await club.atOnce(each(presses('marc', 'problem no', problem), presses('ana', 'problem no', problem)))
    expect(await count(`notice where kind = 'problem-not-now' and about = $1`, [problem])).toBe(1)
  },
  async 'problem: open-now'() {
    const problem = await aProblem(['marc', 'ana', 'denis'])
    await club.rows(`update problem_seat set answer = 'first' where problem_id = $1 and member_id <> $2`, [
      problem,
      id('denis'),
    ])
    await club.atOnce(each(presses('lea', 'problem open-now', problem), presses('denis', 'problem first', problem)))
    expect(await count(`notice where kind = 'problem-opened' and about = $1`, [problem])).toBe(1)
  },
  async 'problem: helped'() {
    const problem = await thatMet()
    await club.atOnce(fourTimes(presses('lea', 'problem helped', problem)))
    const helpful = `answer where ask_id = (select ask_id from problem where id = $1) and helpful`
    expect(await count(helpful, [problem])).toBe(2)
    expect(
      await count(`ask where id = (select ask_id from problem where id = $1) and status = 'answered'`, [problem]),
    ).toBe(1)
  },
  'problem: not-helped': unsays,
  'problem: not-held': unsays,
  'problem: thank': opensForm,
  async 'problem: thank form'() {
    await club.rows('delete from thanks')
    const problem = await thatMet()
    const answer = await club.does(presses('lea', 'problem thank', problem))
    if (answer.kind !== 'ask') throw new Error(`no form but ${answer.kind}`)
    const sent = sends('lea', answer.form.id, { who: [id('marc'), id('ana')] })
    await club.atOnce(fourTimes(sent))
    expect(await count('thanks')).toBe(2)
  },
}

const soon = (at: Temporal.Instant) => at.add({ hours: 24 * 7 })

async function aProblem(who: readonly ('marc' | 'ana' | 'denis')[] = ['marc', 'ana']): Promise<string> {
  await club.rows('delete from problem')
  await club.rows('delete from ask')
  const put = await asked(async (tx, whom) => {
    const people = await Promise.all(who.map(whom))
    return putProblem(tx, {
      ...{ by: await whom('lea'), text: 'Un vieux local à reprendre', moments: [soon(tx.at)] as const },
      proposed: people.map(member => ({ member, words: [] })),
    })
  })
  return put.id
}

async function thatMet(): Promise<string> {
  const problem = await aProblem()
  for (const who of ['marc', 'ana']) await club.does(presses(who, 'problem first', problem))
  return problem
}

async function aPreview(): Promise<string> {
  await club.rows('delete from ask')
  const day = await club.inClub(async ({ today }) => today.add({ days: 7 }))
  const open = await club.does(presses('lea', 'problem new'))
  if (open.kind !== 'ask') throw new Error(`no form but ${open.kind}`)
  const shown = await club.does(
    sends('lea', open.form.id, { text: 'Un vieux local à reprendre', date: day.toString(), time: '18:00' }),
  )
  const actions =
    shown.kind === 'show' ? shown.view.blocks.flatMap(one => (one.kind === 'actions' ? one.actions : [])) : []
  const convene = actions.find(action => action.kind === 'button' && action.id.includes('|convene|'))
  if (convene?.kind !== 'button') throw new Error(`no preview: ${JSON.stringify(shown)}`)
  return convene.id.split('|').at(-1)!
}
