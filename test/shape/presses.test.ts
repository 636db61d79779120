import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import type { AnyCommand } from '../../src/club/context.ts'
import { defineCommand, defineForm } from '../../src/club/context.ts'
import { ask, type Outcome, ownForm, show } from '../../src/grammar/define.ts'
import { choiceAbout, isCorrection, nothing, type Pressed, pressing, record } from '../../src/grammar/press.ts'
import { decodePress } from '../../src/grammar/press-id.ts'
import { someText } from '../../src/grammar/questions.ts'
import { view } from '../../src/view/build.ts'
import type { Action } from '../../src/view/view.ts'
import { wordsFor } from '../../src/words/words.ts'
import { uuid } from '../kit/records.ts'
import { gallery } from '../platforms/gallery.ts'
import { filesOf, root } from './sources.ts'

/** What messages can press and what commands answer are the same, both ways, in all there is. */

const all: readonly AnyCommand[] = [...commands, noticeCommand({} as never)]

const isPressed = (value: unknown): value is Pressed =>
  typeof value === 'function' && 'command' in value && 'buttons' in value && 'forms' in value

async function declared(): Promise<Pressed[]> {
  const made = await Promise.all(
    filesOf('src/{club/*,notices}/presses.ts').map(file => import(pathToFileURL(join(root, file)).href)),
  )
  return made.flatMap(file => Object.values(file as Record<string, unknown>)).filter(isPressed)
}

test('what can be pressed is answered by one command, button by button and form by form', async () => {
  const found = await declared()
  expect(found.length).toBeGreaterThan(10)
  for (const press of found) {
    const [command, ...more] = all.filter(({ presses }) => presses === press)
    expect([press.command, command?.name, more.length]).toEqual([press.command, press.command, 0])
  }
  for (const { name, presses, buttons, forms } of all) {
    expect([name, Object.keys(buttons).sort()]).toEqual([name, Object.keys(presses.buttons).sort()])
    expect([name, Object.keys(forms).sort()]).toEqual([name, Object.keys(presses.forms).sort()])
    const isDeclared = found.some(press => press === presses)
    expect([name, isDeclared || Object.keys({ ...buttons, ...forms }).length === 0]).toEqual([name, true])
  }
})

describe('on every card there is', () => {
  const words = wordsFor({ language: 'fr', address: 'vous' })
  const actions = gallery(words)
    .flatMap(([, { blocks }]) => blocks)
    .flatMap(block => (block.kind === 'actions' ? block.actions : []))
    .filter((action): action is Exclude<Action, { kind: 'link' }> => action.kind !== 'link')

  test('whatever can be pressed or chosen arrives as its command awaits it', () => {
    expect(actions.length).toBeGreaterThan(200)
    const lost = actions.flatMap(action => {
      const press = decodePress(action.id)
      const presses = all.find(({ name }) => name === press?.command)?.presses
      // A correction opens its command's form again, whichever command it is of.
      const about = presses && isCorrection(press?.button ?? '') ? record : presses?.buttons[press?.button ?? '']
      const chosen = action.kind === 'select' ? action.options.map(({ value }) => [value]) : [[]]
      return chosen
        .filter(values => !about || about.read(press?.about, values) === null)
        .map(values => `${action.id} ${values}`)
    })
    expect(lost).toEqual([])
  })

  test('a button that a command answers stands somewhere', () => {
    const drawn = new Set(actions.map(({ id }) => decodePress(id)).map(press => `${press?.command} ${press?.button}`))
    const answered = all.flatMap(({ name, buttons }) => Object.keys(buttons).map(button => `${name} ${button}`))
    expect(answered.filter(one => !drawn.has(one))).toEqual([])
  })
})

test('a press that nobody answers does not compile', () => {
  const press = pressing('try', { undo: record, plan: nothing, pick: choiceAbout(['a', 'b']) }, { note: record })
  const done = async (): Outcome => show(view('done'))
  const note = defineForm({ text: someText({ max: 9 }) }, (said: { text: string }, _, about: string) => {
    expect([said.text, about]).toBeDefined()
    return done()
  })
  const answers = { undo: done, plan: done, pick: done }
  const common = { who: 'member', run: done } as const
  expect(press('undo', uuid(1))).toBe(`1|try|undo|${uuid(1)}`)
  expect(press('plan')).toBe('1|try|plan')
  expect(ask(press, 'note', { about: uuid(1) })).toMatchObject({ command: 'try', form: 'note', about: uuid(1) })
  expect(ask(press, ownForm)).toMatchObject({ form: 'form' })
  expect(defineCommand(press, { ...common, buttons: answers, forms: { note } }).buttons).toBe(answers)
  const wrong = [
    // @ts-expect-error no such button
    () => press('redo', uuid(1)),
    // @ts-expect-error about nothing
    () => press('undo'),
    // @ts-expect-error about a record where it is about nothing
    () => press('plan', uuid(1)),
    // @ts-expect-error no such form
    () => ask(press, 'letter', { about: uuid(1) }),
    // @ts-expect-error a form about a record, opened about none
    () => ask(press, 'note'),
    // @ts-expect-error a name that dispatch answers itself
    () => pressing('try', { correct: record }),
    // @ts-expect-error a button too few
    () => defineCommand(press, { ...common, buttons: { undo: done, plan: done }, forms: { note } }),
    // @ts-expect-error a button too many
    () => defineCommand(press, { ...common, buttons: { ...answers, redo: done }, forms: { note } }),
    // @ts-expect-error a form too few
    () => defineCommand(press, { ...common, buttons: answers }),
    () =>
      defineCommand(press, {
        ...common,
        // @ts-expect-error what is chosen is one of the words declared
        buttons: { ...answers, pick: ({ choice }) => (choice === 'c' ? done() : done()) },
        forms: { note },
      }),
  ]
  expect(wrong).toHaveLength(10)
})
