import type { Action, Block, Inline, Line, View } from './view.ts'

type Part = Block | null | undefined | false

/** A View from parts; the absent ones are left out, so that a card reads as the list of what it shows. */
export const view = (title: string, ...parts: Part[]): View => ({ title, blocks: parts.filter(part => !!part) })
export const toned = (tone: NonNullable<View['tone']>, shown: View): View => ({ ...shown, tone })

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (line: Line): Block => ({ kind: 'text', line })
export const list = (items: readonly Line[]): Block => ({ kind: 'list', items })
export const note = (line: Line): Block => ({ kind: 'note', line })
export const quote = (text: string): Block => ({ kind: 'quote', text })
export const divider: Block = { kind: 'divider' }
export const facts = (rows: readonly (readonly [label: string, value: Line | null])[]): Block => ({
  kind: 'facts',
  facts: rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
})
export const actions = (...list: (Action | null | undefined | false)[]): Block => ({
  kind: 'actions',
  actions: list.filter(action => !!action),
})
export const button = (id: string, label: string, style?: 'primary' | 'danger'): Action =>
  style === undefined ? { kind: 'button', id, label } : { kind: 'button', id, label, style }

export const plainText = (text: string): Inline => ({ kind: 'text', text })
