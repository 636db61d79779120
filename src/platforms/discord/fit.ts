import { type APIComponentInContainer, type APIComponentInMessageActionRow, ComponentType } from 'discord.js'
import type { Room } from '../../view/plain.ts'
import { limits } from './limits.ts'
import { sentencesFor } from './sentences.ts'
import { escaped } from './text.ts'

/** A row of text: what stands before it, how it is drawn, and its bare words, which can be cut. */
type TextRow = { readonly mark: string; readonly drawn: string; readonly plain: string }
export type TextPart = { readonly kind: 'text'; readonly lines: readonly TextRow[] }
export type Drawn =
  | TextPart
  | { readonly kind: 'divider' }
  /** A picture or a file: one component, which the words around it go on without. */
  | { readonly kind: 'shown'; readonly component: APIComponentInContainer }
  | { readonly kind: 'row'; readonly components: readonly APIComponentInMessageActionRow[] }

/**
 * The parts as Discord takes them in one message: neighbouring texts become one component. What overflows is left out from
 * the end and the last line says so; buttons outlive text, since they are what a message is for.
 */
export function fitted(parts: readonly Drawn[], room: Room): APIComponentInContainer[] {
  const all = fill(parts, { components: limits.components - 1, text: limits.text })
  if (!all.folded) return all.components.length > 0 ? all.components : [display('—')]
  const closing = `-# ${sentencesFor(room).rest}`
  const most = { components: limits.components - 2, text: limits.text - closing.length }
  // Lines between parts say nothing: they go first.
  const spare = fill(
    parts.filter(part => part.kind !== 'divider'),
    most,
  )
  return [...spare.components, display(closing)]
}

function fill(parts: readonly Drawn[], most: { components: number; text: number }) {
  const components: APIComponentInContainer[] = []
  let left = most.components
  let words = most.text
  let folded = false
  let written: string[] = []
  const close = () => {
    if (written.length > 0) components.push(display(written.join('\n')))
    written = []
  }
  for (const part of parts) {
    if (part.kind === 'text') {
      if (written.length === 0 && left < 1) {
        folded = true
        continue
      }
      if (written.length === 0) left -= 1
      const taken = take(part, words, written.length > 0)
      folded ||= taken.folded
      words = taken.folded ? 0 : taken.left
      if (taken.rows.length === 0 && written.length === 0) left += 1
      written.push(...taken.rows)
    } else if (part.kind === 'divider') {
      close()
      const last = components.at(-1)
      if (left < 1) folded = true
      else if (last && last.type !== ComponentType.Separator) {
        components.push({ type: ComponentType.Separator })
        left -= 1
      }
    } else if (part.kind === 'shown') {
      close()
      if (left < 1) folded = true
      else {
        components.push(part.component)
        left -= 1
      }
    } else {
      close()
      const cost = 1 + part.components.length
      if (cost > left) folded = true
      else {
        components.push({ type: ComponentType.ActionRow, components: [...part.components] })
        left -= cost
      }
    }
  }
  close()
  if (components.at(-1)?.type === ComponentType.Separator) components.pop()
  return { components, folded }
}

/** As many rows of a text as fit; of the first that does not, its bare words up to there. */
function take(part: TextPart, most: number, after: boolean): { rows: string[]; left: number; folded: boolean } {
  if (most < 2) return { rows: [], left: 0, folded: true }
  const rows: string[] = after && part.lines.length > 0 && !part.lines[0]!.mark.startsWith('-#') ? [''] : []
  let left = most - rows.length
  for (const { mark, drawn, plain } of part.lines) {
    const row = `${mark}${drawn}`
    if (row.length + 1 <= left) {
      rows.push(row)
      left -= row.length + 1
      continue
    }
    const cut = cutTo(plain, left - mark.length - 1)
    return { rows: cut === '' ? rows : [...rows, `${mark}${cut}`], left: 0, folded: true }
  }
  return { rows, left, folded: false }
}

/** The words that fit once escaped, ending in `…`; nothing when it would be less than a few. */
function cutTo(plain: string, most: number): string {
  if (most < 20) return ''
  let size = Math.min(plain.length, most - 1)
  while (size > 0 && escaped(plain.slice(0, size)).length > most - 1)
    size -= Math.max(1, Math.ceil((escaped(plain.slice(0, size)).length - most) / 2))
  if (size <= 0) return ''
  const cut = plain.slice(0, size)
  return `${escaped(/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut)}…`
}

const display = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content })
