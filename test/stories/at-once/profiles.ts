import { expect } from 'vitest'
import {
  club,
  count,
  each,
  fourTimes,
  id,
  opens,
  opensForm,
  presses,
  type Races,
  reads,
  sends,
} from '../../kit/races.ts'

/** Profiles: every line, button and form, with its race or the reason it may happen twice. */
export const profiles: Races = {
  'profile: line': reads,
  'profile: open': reads,
  'profile: of': reads,
  'profile: trade': opensForm,
  'profile: needs': opensForm,
  'profile: messages': opensForm,
  'profile: steps': opensForm,
  'profile: present': reads,
  async 'profile: trade form'() {
    const trade = await opens(presses('lea', 'profile trade', 'alone'))
    const needs = await opens(presses('lea', 'profile needs', 'alone'))
    const company = 'Toits & Cie'
    const seeks = 'Des syndics'
    const heard = await club.atOnce(each(sends('lea', trade, { company }), sends('lea', needs, { seeks })))
    // Each form once, whoever was first; neither empties what the other brought.
    expect(heard.filter(({ words }) => /C’est enregistré/.test(words))).toHaveLength(2)
    expect(await count('member where id = $1 and company = $2 and seeks = $3', [id('lea'), company, seeks])).toBe(1)
  },
  async 'profile: needs form'() {
    // Opened twice, on the telephone and at the desk: what the second brings has just been said.
    const [one, two] = [
      await opens(presses('denis', 'profile needs', 'alone')),
      await opens(presses('denis', 'profile needs', 'alone')),
    ] as const
    const said = { seeks: 'Un local', offers: 'Un café' }
    const heard = await club.atOnce(each(sends('denis', one, said), sends('denis', two, said)))
    expect(heard.filter(({ words }) => /C’est enregistré|Saved/.test(words))).toHaveLength(1)
    expect(heard.filter(({ words }) => /Rien n’a changé|Nothing has changed/.test(words))).toHaveLength(1)
  },
  async 'profile: messages form'() {
    const form = await opens(presses('marc', 'profile messages'))
    const doings = fourTimes(sends('marc', form, { from: '09:00', to: '18:00', kinds: ['nudge'] }))
    const heard = await club.atOnce(doings)
    expect(heard.filter(({ words }) => /C’est enregistré/.test(words))).toHaveLength(1)
    expect(await count(`member where id = $1 and settings -> 'ownHours' ->> 'from' = '09:00'`, [id('marc')])).toBe(1)
  },
  async 'profile: undo'() {
    const [{ company: before }] = (await club.rows<{ company: string }>('select company from member where id = $1', [
      id('ana'),
    ])) as [{ company: string }]
    const form = await opens(presses('ana', 'profile trade', 'alone'))
    const answer = await club.does(sends('ana', form, { company: 'Ana & fille' }))
    const undo = JSON.stringify(answer).match(/1\|profile\|undo\|[0-9a-f-]+/)![0]
    const heard = await club.atOnce(fourTimes({ who: 'ana', what: { kind: 'press', press: undo } }))
    expect(heard.filter(({ words }) => /remis comme avant|as it was before/.test(words))).toHaveLength(1)
    expect(await count('member where id = $1 and company = $2', [id('ana'), before])).toBe(1)
  },
}
