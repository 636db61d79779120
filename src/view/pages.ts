import { type Page, pageOf, perPage } from '../terms/page.ts'
import { actions, button } from './build.ts'
import type { Action, Block, View } from './view.ts'

type Labels = { readonly previousPage: string; readonly nextPage: (rest: number) => string }

/** The buttons that turn the pages, of which `to` gives the press; nothing where all stands on one. */
export const turning = (
  { number, rest }: Pick<Page<unknown>, 'number' | 'rest'>,
  to: (page: number) => string,
  labels: Labels,
): Block | false =>
  (number > 1 || rest > 0) &&
  actions(
    number > 1 && button(to(number - 1), labels.previousPage),
    rest > 0 && button(to(number + 1), labels.nextPage(rest)),
  )

/**
 * A View whose lists and menus are longer than a card shows, at one of its pages: so many lines of all its lists together,
 * under their headings, and as many options of each menu. A View that is no longer stays as it is.
 */
export function turned(view: View, number: number, to: (page: number) => string, labels: Labels): View {
  const lines = view.blocks.flatMap(block => (block.kind === 'list' ? block.items : []))
  const menus = view.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : [])).filter(isMenu)
  const longest = Math.max(lines.length, ...menus.map(({ options }) => options.length))
  const page = pageOf(Array.from({ length: longest }), number)
  if (page.number === 1 && page.rest === 0) return view
  const from = (page.number - 1) * perPage
  const blocks = shownFrom(view.blocks, from)
  const turn = turning(page, to, labels)
  return { ...view, blocks: turn ? [...blocks, turn] : blocks }
}

const isMenu = (action: Action): action is Extract<Action, { kind: 'select' }> => action.kind === 'select'

function shownFrom(blocks: readonly Block[], from: number): Block[] {
  const shown: Block[] = []
  let before = 0
  for (const block of blocks) {
    if (block.kind === 'list') {
      const items = stretch(block.items, from - before)
      before += block.items.length
      if (items.length > 0) shown.push({ ...block, items })
      // A heading stands over something.
      else if (shown.at(-1)?.kind === 'heading') shown.pop()
    } else if (block.kind === 'actions') {
      const pressed = block.actions.flatMap((action): Action[] => {
        if (!isMenu(action)) return [action]
        const options = stretch(action.options, from)
        return options.length > 0 ? [{ ...action, options }] : []
      })
      if (pressed.length > 0) shown.push({ ...block, actions: pressed })
    } else shown.push(block)
  }
  return shown
}

/** So many from there on; what lies before the beginning does not count. */
const stretch = <Item>(items: readonly Item[], from: number): readonly Item[] =>
  items.slice(Math.max(0, from), Math.max(0, from + perPage))
