import { expect, test } from 'vitest'
import { digestPress } from '../../src/club/digest/presses.ts'
import { decodePress } from '../../src/grammar/press-id.ts'
import { pageOf } from '../../src/terms/page.ts'
import { actions, button, heading, list, note, plainText, view } from '../../src/view/build.ts'
import { turned } from '../../src/view/pages.ts'
import type { Action, View } from '../../src/view/view.ts'

/** Lists longer than a card shows: nothing of them is left out, and nothing stands twice. */

const labels = { previousPage: 'Back', nextPage: (rest: number) => `${rest} more` }
const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `Member ${from + n}`)
const lines = (all: readonly string[]) => all.map(name => [plainText(name)])
const menu = (id: string, all: readonly string[]): Action => ({
  ...{ kind: 'select', id, label: id },
  options: all.map(name => ({ value: name, label: name })),
})
const textsIn = (shown: View) =>
  shown.blocks.flatMap(block =>
    block.kind === 'list' ? block.items.map(([one]) => (one as { text: string }).text) : [],
  )
const actionsIn = (shown: View) => shown.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))
const optionsIn = (shown: View) =>
  actionsIn(shown).flatMap(action => (action.kind === 'select' ? action.options.map(({ value }) => value) : []))
const headingsIn = (shown: View) => shown.blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))

test.each([0, 1, 20, 21, 40, 130])('the pages of a list of %i are the list', length => {
  const all = names(1, length)
  const pages = Array.from({ length: Math.max(1, Math.ceil(length / 20)) }, (_, n) => pageOf(all, n + 1))
  expect(pages.flatMap(({ items }) => items)).toEqual(all)
  expect(pages.at(-1)?.rest).toBe(0)
  expect(pageOf(all, 99)).toEqual(pages.at(-1))
})

test('a card with two lists and a menu is turned as one: each line and each option once, headings over something', () => {
  const whole = view(
    'Names',
    heading('A word'),
    list(lines(names(1, 25))),
    heading('New'),
    list(lines(names(26, 50))),
    note([plainText('This look is noted.')]),
    actions(menu('acts', names(1, 50)), button('undo', 'Undo')),
    actions(menu('spare', names(1, 3))),
  )
  const pages = [1, 2, 3].map(number => turned(whole, number, to => `page ${to}`, labels))
  expect(pages.flatMap(textsIn)).toEqual(names(1, 50))
  expect(pages.map(headingsIn)).toEqual([['A word'], ['A word', 'New'], ['New']])
  expect(pages.flatMap(optionsIn).filter(name => name === 'Member 44')).toHaveLength(1)
  expect(pages.map(shown => optionsIn(shown).length)).toEqual([23, 20, 10])
  expect(pages.map(shown => actionsIn(shown).flatMap(one => (one.kind === 'button' ? [one.label] : [])))).toEqual([
    ['Undo', '30 more'],
    ['Undo', 'Back', '10 more'],
    ['Undo', 'Back'],
  ])
})

test('a card that is no longer than a page stays as it is', () => {
  const short = view('Names', list(lines(names(1, 20))), actions(menu('acts', names(1, 20))))
  expect(turned(short, 1, String, labels)).toBe(short)
})

test('a button of the digest from before it had pages opens the first', () => {
  const { who, names: all } = digestPress.buttons
  const read = (id: string) => decodePress(id)!.about
  expect(who.read(read('1|digest|who|referral'), [])).toEqual({ of: 'referral', number: 1 })
  expect(who.read(read(digestPress('who', 'referral', 3)), [])).toEqual({ of: 'referral', number: 3 })
  expect(who.read(read('1|digest|who|nobody.2'), [])).toBeNull()
  expect(all.read(read('1|digest|names'), [])).toBe(1)
})
