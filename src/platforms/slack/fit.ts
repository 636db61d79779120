import type { KnownBlock, RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types'
import type { Room } from '../../view/plain.ts'
import { limits } from './limits.ts'
import { fold } from './text.ts'

/** Said at the end of what did not fit; cards fold themselves earlier and better, so this is rare. */
const rest: Record<Room['language'], string> = {
  fr: '… La suite est trop longue pour un message Slack.',
  en: '… The rest is too long for one Slack message.',
}

/**
 * The blocks as Slack takes them: paragraphs are joined first. What still overflows is left out from the end and the last
 * line says so; buttons stay, since they are what a message is for.
 */
export function fitted(blocks: readonly KnownBlock[], most: number, room: Room): KnownBlock[] {
  const joined = blocks.length > most ? joinParagraphs(blocks) : [...blocks]
  if (joined.length <= most && textIn(joined) <= limits.wordsInBlocks) return joined
  const closing = rest[room.language]
  let rows = most - 1
  let places = Math.max(0, rows - joined.filter(block => block.type === 'actions').length)
  let left: number = limits.wordsInBlocks - closing.length
  const kept: KnownBlock[] = []
  for (const block of joined) {
    if (block.type === 'actions') {
      if (rows > 0) kept.push(block)
      rows -= 1
    } else if (places > 0 && left > 1) {
      const size = wordsIn(block)
      if (size <= left) kept.push(block)
      else if (block.type === 'rich_text') kept.push(...cut(block, left))
      left -= size
      places -= 1
    }
  }
  return [...kept, { type: 'context', elements: [{ type: 'plain_text', text: closing, emoji: false }] }]
}

const textIn = (blocks: readonly KnownBlock[]) => wordsIn(blocks.filter(block => block.type !== 'actions'))

function joinParagraphs(blocks: readonly KnownBlock[]): KnownBlock[] {
  const joined: KnownBlock[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    if (block.type !== 'rich_text' || before?.type !== 'rich_text') joined.push(block)
    else joined[joined.length - 1] = { type: 'rich_text', elements: [...before.elements, newLine, ...block.elements] }
  }
  return joined
}

const newLine: RichTextSection = { type: 'rich_text_section', elements: [{ type: 'text', text: '\n' }] }

/** The part of a text that still fits, ending in `…`. */
function cut(block: RichTextBlock, room: number): RichTextBlock[] {
  let left = room
  const elements: RichTextBlockElement[] = []
  const leavesOf = (leaves: readonly RichTextElement[]): RichTextElement[] => {
    const kept: RichTextElement[] = []
    for (const leaf of leaves) {
      const size = wordsIn(leaf)
      if (left > 1 && size <= left) kept.push(leaf)
      else if (left > 1 && leaf.type === 'text') kept.push({ ...leaf, text: fold(leaf.text, left) })
      left -= size
    }
    return kept
  }
  for (const element of block.elements) {
    if (left <= 1) break
    if (element.type === 'rich_text_list') {
      const items = element.elements
        .map(item => ({ ...item, elements: leavesOf(item.elements) }))
        .filter(item => item.elements.length > 0)
      if (items.length > 0) elements.push({ ...element, elements: items })
    } else if (element.type === 'rich_text_section' || element.type === 'rich_text_quote') {
      const leaves = leavesOf(element.elements)
      if (leaves.length > 0) elements.push({ ...element, elements: leaves })
    }
  }
  return elements.length > 0 ? [{ type: 'rich_text', elements }] : []
}

/** Characters that a reader sees in a block; a mention or a date counts a little. */
function wordsIn(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, child) => sum + wordsIn(child), 0)
  if (typeof node !== 'object' || node === null) return 0
  const { type, text, elements, fallback, url } = node as Record<string, unknown>
  if (type === 'user') return 12
  const own = typeof text === 'string' ? text.length : wordsIn(text)
  return (
    own +
    wordsIn(elements) +
    (typeof fallback === 'string' ? fallback.length : 0) +
    (type === 'link' && typeof url === 'string' ? url.length : 0)
  )
}
