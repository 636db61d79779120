import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { colon } from '../../terms/typeset.ts'
import { type Carried, digestOf, within } from '../../view/carried.ts'
import { plainLine, type Room } from '../../view/plain.ts'
import { typesetView } from '../../view/typeset.ts'
import type { Action, Block, Line, View } from '../../view/view.ts'
import { namesIn } from './attachments.ts'
import { type Drawn, fitted, type TextPart } from './fit.ts'
import { encodeId } from './ids.ts'
import { limits } from './limits.ts'
import type { Mark } from './marks.ts'
import { drawLine, drawLink, escaped, fold, isLinkable } from './text.ts'

export type Where = {
  /** The server, for messages that may stand in a direct conversation, where Discord does not name it. */
  readonly place?: string | undefined
  readonly mark?: Mark | undefined
}

const accents = { good: 0x3b8f5a, care: 0xd08a1d } as const

/** A View as Components V2: one container, so that the tone is its edge and the parts stay together. */
export function drawMessage(whole: View, room: Room, { place, mark }: Where = {}): [APIContainerComponent] {
  const view = typesetView(within(limits, whole), room.language)
  const about: About = { rows: new Rows(place), names: namesIn(view) }
  // A sentence alone is no title: it stays in plain weight.
  const alone = view.blocks.every(block => block.kind === 'actions')
  const title: Drawn[] = view.title.trim() === '' ? [] : alone ? sentence(view.title) : [text(heading(view.title, ''))]
  const parts = [...title, ...view.blocks.flatMap(block => drawBlock(block, room, about))]
  const components = fitted(parts, room)
  const tone = view.tone === 'good' || view.tone === 'care' ? { accent_color: accents[view.tone] } : {}
  if (!mark) return [{ type: ComponentType.Container, ...tone, components }]
  const [first, ...rest] = components
  return [
    {
      type: ComponentType.Container,
      id: mark[0],
      ...tone,
      components: [{ ...first, id: mark[1] } as APIComponentInContainer, ...rest],
    },
  ]
}

/** What the blocks of one message share: its rows of buttons, and how its attachments are called. */
type About = { readonly rows: Rows; readonly names: ReadonlyMap<string, string> }

const drawBlock = (block: Block, room: Room, about: About): Drawn[] =>
  (draw[block.kind] as (block: Block, room: Room, about: About) => Drawn[])(block, room, about)

const draw: { [K in Block['kind']]: (block: Extract<Block, { kind: K }>, room: Room, about: About) => Drawn[] } = {
  heading: block => (block.text.trim() === '' ? [] : [text(heading(block.text, '### '))]),
  text: ({ line }, room) => paragraph([line], room, ''),
  list: ({ items }, room) => paragraph(items.map(inOneRow), room, '- '),
  facts: ({ facts }, room) =>
    paragraph(
      facts.map(({ label, value }) => [
        { kind: 'text', text: `${label}${colon[room.language]}`, style: 'strong' },
        ...inOneRow(value),
      ]),
      room,
      '',
    ),
  quote: block => paragraphOf(block.text.split('\n').map(each => ({ mark: '> ', drawn: escaped(each), plain: each }))),
  note: ({ line }, room) => paragraph([line], room, '-# '),
  divider: () => [{ kind: 'divider' }],
  picture: (picture, _room, { names }) => [
    ...(picture.title ? [text(heading(picture.title, ''))] : []),
    {
      kind: 'shown',
      component: {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: attached(picture, names) }, description: fold(picture.alt, limits.pictureText) }],
      },
    },
  ],
  file: (file, _room, { names }) => [
    { kind: 'shown', component: { type: ComponentType.File, file: { url: attached(file, names) } } },
  ],
  actions: ({ actions }, _room, { rows }) => rows.of(actions),
}

const attached = (carried: Carried, names: ReadonlyMap<string, string>) =>
  `attachment://${names.get(digestOf(carried))}`

const text = (...lines: TextPart['lines']): TextPart => ({ kind: 'text', lines })
const heading = (words: string, mark: string) => {
  const plain = words.replace(/[^\S\u00a0\u202f]+/g, ' ').trim()
  return { mark, drawn: mark === '' ? `**${escaped(plain)}**` : escaped(plain), plain }
}

const sentence = (words: string): Drawn[] =>
  paragraphOf(words.split('\n').map(plain => ({ mark: '', drawn: escaped(plain), plain })))

/** Line breaks in a list item or a fact would end it: they become spaces. */
const inOneRow = (line: Line): Line =>
  line.map(inline => (inline.kind === 'text' ? { ...inline, text: unbroken(inline.text) } : inline))

/** Each line break, with the blanks around it, is one space. */
function unbroken(text: string): string {
  const [first, ...more] = text.split('\n')
  const last = more.pop()
  if (last === undefined) return text
  const between = more.map(row => row.trim()).filter(row => row !== '')
  return [first!.trimEnd(), ...between, last.trimStart()].join(' ')
}

function paragraph(lines: readonly Line[], room: Room, mark: string): Drawn[] {
  return paragraphOf(
    lines.flatMap(line => {
      const plain = plainLine(line, room)
      if (plain.trim() === '') return []
      // Each row is one line of Discord's, so that a mark stands before each and a fold falls between two.
      const drawn = drawLine(line, room).split('\n')
      const plains = plain.split('\n')
      return drawn.map((each, n) => ({ mark, drawn: each, plain: drawn.length === plains.length ? plains[n]! : each }))
    }),
  )
}

const paragraphOf = (lines: TextPart['lines']): Drawn[] =>
  lines.every(({ plain }) => plain.trim() === '') ? [] : [{ kind: 'text', lines }]

/** Buttons five to a row, a select a row of its own; a press that is there twice is numbered, as ids must differ. */
class Rows {
  readonly #place: string | undefined
  readonly #used = new Map<string, number>()

  constructor(place: string | undefined) {
    this.#place = place
  }

  of(actions: readonly Action[]): Drawn[] {
    const rows: Drawn[] = []
    let buttons: APIComponentInMessageActionRow[] = []
    const close = () => {
      if (buttons.length > 0) rows.push({ kind: 'row', components: buttons })
      buttons = []
    }
    for (const action of actions) {
      const drawn = this.#action(action)
      if (drawn.kind === 'buttons') {
        buttons.push(drawn.button)
        if (buttons.length === limits.buttonsInRow) close()
      } else {
        close()
        rows.push(...drawn.rows)
      }
    }
    close()
    return rows
  }

  #action(
    action: Action,
  ): { kind: 'buttons'; button: APIComponentInMessageActionRow } | { kind: 'rows'; rows: Drawn[] } {
    const label = fold(action.label.trim() === '' ? '—' : action.label, limits.button)
    switch (action.kind) {
      case 'button':
        return {
          kind: 'buttons',
          button: {
            type: ComponentType.Button,
            style: styles[action.style ?? 'plain'],
            label,
            custom_id: this.#id(action.id),
          },
        }
      case 'link':
        if (!isLinkable(action.url)) {
          return {
            kind: 'rows',
            rows: [
              text({ mark: '', drawn: drawLink(action.url, action.label), plain: `${action.label} (${action.url})` }),
            ],
          }
        }
        return {
          kind: 'buttons',
          button: { type: ComponentType.Button, style: ButtonStyle.Link, label, url: action.url },
        }
      case 'select':
        return { kind: 'rows', rows: this.#selects(action) }
    }
  }

  /** 25 options to a select; more become several, each saying from where to where it goes. */
  #selects(action: Extract<Action, { kind: 'select' }>): Drawn[] {
    const options = action.options.filter(
      (each, n) => action.options.findIndex(other => other.value === each.value) === n,
    )
    return chunks(options, limits.options).map((chunk, _, all) => ({
      kind: 'row',
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: this.#id(action.id),
          placeholder: fold(all.length === 1 ? action.label : rangeOf(action.label, chunk), limits.placeholder),
          options: chunk.map(drawOption),
        },
      ],
    }))
  }

  #id(press: string): string {
    const part = this.#used.get(press) ?? 0
    this.#used.set(press, part + 1)
    return encodeId({
      press,
      ...(this.#place === undefined ? {} : { place: this.#place }),
      ...(part > 0 ? { part } : {}),
    })
  }
}

const styles = {
  plain: ButtonStyle.Secondary,
  quiet: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const

export const drawOption = ({ value, label }: { value: string; label: string }) => ({
  value,
  label: fold(label.trim() === '' ? '—' : label, limits.option),
})

export const rangeOf = (label: string, options: readonly { label: string }[], most = 12): string =>
  `${label} (${fold(options[0]?.label ?? '', most)} – ${fold(options.at(-1)?.label ?? '', most)})`

export const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
