import { expect } from 'vitest'
import type { Answer, Gesture, What } from '../../src/contract/platform.ts'
import { plain } from '../../src/view/plain.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** An id that no record has, and yet one: what it stands for is looked for, and not found. */
const noId = '00000000-0000-4000-8000-000000000000'
const twice = [noId, noId].map(id => id.replaceAll('-', '')).join('.')

/** What nobody was ever shown: ids that are none, words that every object of JavaScript knows, what no database keeps. */
const abouts = [undefined, noId, twice, 'constructor', 'a\0b']
const words = ['__proto__', 'a\0b', noId]

type Told = StoryOf<keyof typeof usualCast>

const does = ({ assidu }: Told, account: string, what: What): Promise<Answer> => {
  const gesture: Gesture = { platform: 'playground', place: 'stage', id: assidu.means.newId(), account, what }
  return assidu.dispatch(gesture)
}

const said = (answer: Answer): string =>
  answer.kind === 'show' || answer.kind === 'replace' ? plain(answer.view, answer.room) : ''

const somethingWentWrong = /Quelque chose s’est mal passé|Something went wrong/

story('a press that was never drawn does nothing, whatever stands in it, and nothing goes wrong', async told => {
  const wrong: string[] = []
  for (const { name, buttons } of told.assidu.commands)
    for (const button of [...Object.keys(buttons), 'constructor', 'correct', 'nothing'])
      for (const about of abouts)
        for (const account of ['olga', 'stranger']) {
          const press = ['1', name, button, ...(about === undefined ? [] : [about])].join('|')
          const answer = await does(told, account, { kind: 'press', press, values: ['constructor'] })
          if (somethingWentWrong.test(said(answer))) wrong.push(`${account}: ${press}`)
        }
  expect(wrong).toEqual([])
})

story('a form that was never shown does nothing, whatever stands in it, and nothing goes wrong', async told => {
  const wrong: string[] = []
  for (const { name, forms, asks } of told.assidu.commands)
    for (const [form, fields] of [
      ['form', asks] as const,
      ...Object.entries(forms).map(([form, { asks }]) => [form, asks] as const),
      ['constructor', {}] as const,
    ])
      for (const about of [undefined, noId])
        for (const word of words)
          for (const account of ['olga', 'stranger']) {
            const id = ['1', name, form, ...(about === undefined ? [] : [about])].join('|')
            const values = Object.fromEntries([...Object.keys(fields), 'constructor'].map(field => [field, word]))
            const answer = await does(told, account, { kind: 'submit', form: id, values })
            if (somethingWentWrong.test(said(answer))) wrong.push(`${account}: ${id} ${JSON.stringify(word)}`)
          }
  expect(wrong).toEqual([])
})

story('a word that every object knows is no day, no time and no member', async ({ people: { olga, lea } }) => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    await olga.says(`/meeting plan date:${word} heure:7h45`)
    await lea.says(`/tete-a-tete @${word} date:${word}`)
    await lea.says(`/refer @marc ${word} ${word}:"${word}"`)
    await lea.says(`/${word} ${word}`)
  }
  expect([...olga.texts, ...lea.texts].filter(text => somethingWentWrong.test(text))).toEqual([])
  expect(lea.seen(/Je ne connais pas « constructor »/)).toBeDefined()
})

story('a page that is none is the first one', async told => {
  const turnsTo = (page: string) => does(told, 'lea', { kind: 'press', press: `1|referrals|list|received-all.${page}` })
  const first = said(await turnsTo('1'))
  expect(first).toContain('reçues')
  for (const page of ['deux', '-1', '999', '0', 'NaN']) expect([page, said(await turnsTo(page))]).toEqual([page, first])
})

story('what nobody types in one go is answered unread, and every line before it is read as ever', async told => {
  const long = 'x'.repeat(40_000)
  const answers = await Promise.all([
    does(told, 'lea', { kind: 'command', name: 'help', text: long }),
    does(told, 'lea', { kind: 'command', name: long }),
    does(told, 'lea', { kind: 'submit', form: '1|refer|form', values: { need: long } }),
    does(told, 'stranger', { kind: 'press', press: '1|referrals|open', values: [long] }),
  ])
  for (const answer of answers) expect(said(answer)).toMatch(/^C’est trop long.:.40/)
  expect(await does(told, 'lea', { kind: 'suggest', typed: long })).toEqual({ kind: 'options', options: [] })
  const { lea } = told.people
  await lea.says(`/help «${' '.repeat(3_900)}x`)
  expect(lea.texts.at(-1)).toContain('/recommander')
})
