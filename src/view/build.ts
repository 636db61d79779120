import { type Nameable, optionsOf } from '../terms/labels.ts'
import type { Action, Block, ButtonStyle, FileToKeep, Inline, Line, Picture, View } from './view.ts'

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

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
export const button = (id: string, label: string, style?: ButtonStyle): Action =>
  style === undefined ? { kind: 'button', id, label } : { kind: 'button', id, label, style }

/** `alt` says all that the picture shows; throws where it is blank, or where the bytes are no PNG. */
export function picture(png: Uint8Array, alt: string, title?: string): Picture {
  if (alt.trim() === '') throw new Error('a picture says nothing to whoever does not see it: give its alt text')
  if (!pngSignature.every((byte, n) => png[n] === byte)) throw new Error('a picture is a PNG')
  return { kind: 'picture', png, alt, ...(title === undefined ? {} : { title }) }
}

/** A picture, or where there is none its words. */
export const pictureOrWords = (png: Uint8Array | null, alt: string, title?: string): Block =>
  png === null ? note([plainText(alt)]) : picture(png, alt, title)

/** Throws for an empty one, which no platform takes. */
export function fileToKeep(file: Omit<FileToKeep, 'kind'>): FileToKeep {
  if (file.bytes.length === 0) throw new Error(`${file.name} is empty`)
  return { kind: 'file', ...file }
}

export const plainText = (text: string): Inline => ({ kind: 'text', text })

/** A list to choose one of these people from; none when there is nobody. A platform whose lists are short draws several. */
export const chooseMember = (id: string, label: string, people: readonly Nameable[]): Action[] =>
  people.length === 0 ? [] : [{ kind: 'select', id, label, options: optionsOf(people) }]
