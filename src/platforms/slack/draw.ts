import type {
  ActionsBlockElement,
  KnownBlock,
  PlainTextOption,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
} from '@slack/types'
import { markOf } from '../../contract/platform.ts'
import { colon } from '../../terms/typeset.ts'
import { allInWords, digestOf, within } from '../../view/carried.ts'
import type { Room } from '../../view/plain.ts'
import { plain, plainLine } from '../../view/plain.ts'
import { typesetView } from '../../view/typeset.ts'
import type { Action, Block, ButtonStyle, Line, Option, View } from '../../view/view.ts'
import { fitted } from './fit.ts'
import { limits } from './limits.ts'
import { escaped, fold, richLine } from './text.ts'

/** Slack has no quiet button. */
const styled = (style: ButtonStyle | undefined) => (style === undefined || style === 'quiet' ? {} : { style })

/** What Slack calls the pictures and files that were uploaded (files.ts), by the digest of what each is. */
export type Uploaded = ReadonlyMap<string, string>

export type SlackMessage = { text: string; blocks: KnownBlock[] }

/**
 * A View as a message: `text` says all of it too, for screen readers and notifications. `delivery`: its rows of buttons tell
 * which message they are in. `uploaded`: what its pictures are called; without it they are said in words, as in what only
 * one person sees, where Slack shows none.
 */
export function drawMessage(view: View, room: Room, delivery?: string, uploaded?: Uploaded): SlackMessage {
  const blocks = fitted(drawBlocks(view, room, uploaded), limits.blocksInMessage, room)
  return {
    text: escaped(plain(view, room), limits.text),
    blocks: delivery === undefined ? blocks : marked(blocks, markOf(delivery)),
  }
}

const marked = (blocks: readonly KnownBlock[], mark: string): KnownBlock[] =>
  blocks.map((block, n) => (block.type === 'actions' ? { ...block, block_id: `${ofDelivery}${mark}:${n}` } : block))

const ofDelivery = 'delivery:'

/** The mark in the id of a row of buttons (platform.ts); undefined where it stands in no delivery. */
export const markIn = (blockId: string | undefined): string | undefined =>
  blockId?.startsWith(ofDelivery) ? blockId.slice(ofDelivery.length).split(':')[0] : undefined

/** A View as the content of a modal or of the bot's page. */
export function drawPage(view: View, room: Room, title: 'with title' | 'without title' = 'with title'): KnownBlock[] {
  const blocks = drawBlocks(view, room)
  return fitted(title === 'with title' ? blocks : blocks.slice(1), limits.blocksInView, room)
}

function drawBlocks(shown: View, room: Room, uploaded?: Uploaded): KnownBlock[] {
  const whole = typesetView(shown, room.language)
  const view = uploaded ? within(limits, whole) : allInWords(whole)
  const title: KnownBlock[] =
    view.title === '' ? [] : [rich(section([{ type: 'text', text: view.title, style: { bold: true } }]))]
  return [...title, ...view.blocks.flatMap(block => drawBlock(block, room, uploaded ?? new Map()))]
}

const drawBlock = (block: Block, room: Room, uploaded: Uploaded): KnownBlock[] =>
  (draw[block.kind] as Draw<Block>)(block, room, uploaded)

type Draw<Drawn extends Block> = (block: Drawn, room: Room, uploaded: Uploaded) => KnownBlock[]

const draw: { [K in Block['kind']]: Draw<Extract<Block, { kind: K }>> } = {
  heading: ({ text }) =>
    text === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text: fold(text, limits.header) } }],
  text: ({ line }, room) => richLines([line], room),
  list: ({ items }, room) => {
    const elements = items.map(item => section(richLine(item, room))).filter(item => item.elements.length > 0)
    return elements.length === 0 ? [] : [rich({ type: 'rich_text_list', style: 'bullet', elements })]
  },
  facts: ({ facts }, room) =>
    richLines(
      facts.map(({ label, value }) => [
        { kind: 'text', text: `${label}${colon[room.language]}`, style: 'strong' },
        ...value,
      ]),
      room,
    ),
  quote: ({ text }) => (text === '' ? [] : [rich({ type: 'rich_text_quote', elements: [{ type: 'text', text }] })]),
  note: ({ line }, room) => drawNote(line, room),
  divider: () => [{ type: 'divider' }],
  picture: (picture, _room, uploaded) => [
    {
      type: 'image',
      slack_file: { id: uploaded.get(digestOf(picture)) ?? '' },
      alt_text: fold(picture.alt, limits.pictureText),
      ...(picture.title && { title: { type: 'plain_text', text: fold(picture.title, limits.pictureTitle) } }),
    },
  ],
  // No block shows a file: it stands in the thread of its message (files.ts).
  file: ({ name }, room) => drawNote([{ kind: 'text', text: inThread[room.language](name) }], room),
  actions: ({ actions }) => drawActions(actions),
}

const inThread: Record<Room['language'], (name: string) => string> = {
  fr: name => `Dans le fil : ${name}`,
  en: name => `In the thread: ${name}`,
}

/** Small print. It calls nobody, and what was typed in it stays as typed; with a link in it, it is set in italics. */
function drawNote(line: Line, room: Room): KnownBlock[] {
  const text = plainLine(line, room)
  if (text === '') return []
  if (line.some(inline => inline.kind === 'link')) {
    return richLines([line.map(inline => (inline.kind === 'text' ? { ...inline, style: 'soft' } : inline))], room)
  }
  return [{ type: 'context', elements: [{ type: 'plain_text', text: fold(text, limits.contextText), emoji: false }] }]
}

function drawActions(actions: readonly Action[]): KnownBlock[] {
  const drawn = actions.flatMap((action, i) => drawAction(action, i))
  return inRows(drawn).map(elements => ({ type: 'actions', elements }))
}

/** 25 to a row, and never one action id twice in a row, which Slack refuses. */
function inRows(elements: readonly ActionsBlockElement[]): ActionsBlockElement[][] {
  const rows: ActionsBlockElement[][] = []
  for (const element of elements) {
    const row = rows.at(-1)
    const there = row?.some(other => other.action_id === element.action_id)
    if (!row || there || row.length >= limits.actionsInBlock) rows.push([element])
    else row.push(element)
  }
  return rows
}

function drawAction(action: Action, i: number): ActionsBlockElement[] {
  const text = { type: 'plain_text', text: fold(action.label, limits.button) } as const
  switch (action.kind) {
    case 'button':
      return [{ type: 'button', action_id: action.id, text, ...styled(action.style) }]
    case 'link':
      return [{ type: 'button', action_id: `${linkAction}${i}`, text, url: action.url }]
    case 'select':
      if (action.options.length === 0) return []
      return [
        {
          type: 'static_select',
          action_id: action.id,
          placeholder: { type: 'plain_text', text: fold(action.label, limits.placeholder) },
          ...drawOptions(action.options),
        },
      ]
  }
}

/** A link button also sends an action; it only wants to be acknowledged. */
export const linkAction = 'link:'

export const drawOption = ({ value, label }: Option): PlainTextOption => ({
  value,
  text: { type: 'plain_text', text: fold(label === '' ? '—' : label, limits.option) },
})

/** Up to 100 options, or as many groups of 100 as it takes, named by their first and last. */
export function drawOptions(
  options: readonly Option[],
):
  | { options: PlainTextOption[] }
  | { option_groups: { label: { type: 'plain_text'; text: string }; options: PlainTextOption[] }[] } {
  if (options.length <= limits.options) return { options: options.map(drawOption) }
  const groups = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, i) =>
    options.slice(i * limits.options, (i + 1) * limits.options),
  )
  return {
    option_groups: groups.slice(0, limits.optionGroups).map(group => ({
      label: { type: 'plain_text', text: fold(`${group[0]?.label} – ${group.at(-1)?.label}`, limits.option) },
      options: group.map(drawOption),
    })),
  }
}

function richLines(lines: readonly Line[], room: Room): KnownBlock[] {
  const drawn = lines.map(line => richLine(line, room)).filter(leaves => leaves.length > 0)
  if (drawn.length === 0) return []
  const joined = drawn.flatMap((leaves, i): RichTextElement[] =>
    i === 0 ? leaves : [{ type: 'text', text: '\n' }, ...leaves],
  )
  return [rich(section(joined))]
}

const rich = (...elements: RichTextBlockElement[]): RichTextBlock => ({ type: 'rich_text', elements })
const section = (elements: RichTextElement[]) => ({ type: 'rich_text_section' as const, elements })
