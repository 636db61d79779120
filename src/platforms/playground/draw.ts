import { plainly } from '../../grammar/spelt.ts'
import { carriedBy, digestOf, within } from '../../view/carried.ts'
import { dials, plain, plainLine, type Room, writtenDate, writtenInstant, writtenPhone } from '../../view/plain.ts'
import { typesetForm, typesetView } from '../../view/typeset.ts'
import type { Action, Block, Field, Form, Inline, Line, View } from '../../view/view.ts'
import { roomFor } from '../../words/room.ts'
import type {
  FieldValue,
  PageAction,
  PageBlock,
  PageField,
  PageFile,
  PageForm,
  PageInline,
  PageMessage,
  PageView,
  Where,
} from './api.ts'
import { channelName } from './channels.ts'
import type { Here } from './people.ts'
import type { StoredMessage } from './store.ts'

/** What one message of the page carries at most: it is read from the database whole, whenever somebody looks. */
const limits = { files: 10, fileBytes: 2_000_000 } as const

const drawInline: { [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => PageInline } = {
  text: ({ text, style }) => ({ kind: 'text', text, ...(style === undefined ? {} : { style }) }),
  member: ({ member }) => ({ kind: 'member', name: member.name }),
  time: (time, room) => ({ kind: 'time', at: time.at, text: writtenInstant(time, room) }),
  date: (inline, room) => ({ kind: 'text', text: writtenDate(inline, room) }),
  link: ({ url, text }) => ({ kind: 'link', url, text }),
  phone: (phone, room) => {
    const url = dials(phone)
    const text = writtenPhone(phone, room)
    return url === undefined ? { kind: 'text', text } : { kind: 'link', url, text }
  },
  command: (inline, room) => ({ kind: 'command', text: plainLine([inline], room) }),
}

const drawLine = (line: Line, room: Room): PageInline[] =>
  line.map(inline => (drawInline[inline.kind] as (inline: Inline, room: Room) => PageInline)(inline, room))

const drawAction: { [K in Action['kind']]: (action: Extract<Action, { kind: K }>) => PageAction } = {
  button: ({ id, label, style }) => ({ id, label, kind: 'button', tone: style ?? 'plain' }),
  select: ({ id, label, options }) => ({
    id,
    label,
    kind: 'select',
    options: options.map(({ value, label }) => ({ id: value, label })),
  }),
  link: ({ url, label }) => ({ id: `link ${url}`, label, kind: 'link', url }),
}

const drawActions = (actions: readonly Action[]): PageAction[] =>
  actions.map(action => (drawAction[action.kind] as (action: Action) => PageAction)(action))

const drawBlock: { [K in Block['kind']]: (block: Extract<Block, { kind: K }>, room: Room) => PageBlock } = {
  heading: ({ text }) => ({ kind: 'heading', text }),
  text: ({ line }, room) => ({ kind: 'text', line: drawLine(line, room) }),
  list: ({ items }, room) => ({ kind: 'list', items: items.map(item => drawLine(item, room)) }),
  facts: ({ facts }, room) => ({
    kind: 'facts',
    facts: facts.map(({ label, value }) => ({ label, value: drawLine(value, room) })),
  }),
  quote: ({ text }) => ({ kind: 'quote', text }),
  note: ({ line }, room) => ({ kind: 'note', line: drawLine(line, room) }),
  divider: () => ({ kind: 'divider' }),
  picture: picture => {
    const { alt, title, png } = picture
    const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
    const size = { width: header.getUint32(16), height: header.getUint32(20) }
    return { kind: 'picture', file: digestOf(picture), alt, ...(title === undefined ? {} : { title }), ...size }
  },
  file: file => {
    const { name, type, bytes } = file
    return { kind: 'file', file: digestOf(file), name, type, bytes: bytes.length }
  },
  actions: ({ actions }) => ({ kind: 'actions', actions: drawActions(actions) }),
}

const drawView = (view: View, room: Room): PageView => ({
  title: view.title,
  tone: view.tone ?? 'plain',
  blocks: view.blocks.map(block => (drawBlock[block.kind] as (block: Block, room: Room) => PageBlock)(block, room)),
})

/** A picture or a file of a View, by its name on the page. */
export function fileOf(view: View, file: string): PageFile | undefined {
  const carried = carriedBy(view).get(file)
  if (!carried) return undefined
  return carried.kind === 'picture'
    ? { name: `${file}.png`, type: 'image/png', bytes: carried.png, inline: true }
    : { name: carried.name, type: carried.type, bytes: carried.bytes, inline: false }
}

/** The presses a View offers, in their order. */
export const actionsOf = (view: View): PageAction[] =>
  view.blocks.flatMap(block => (block.kind === 'actions' ? drawActions(block.actions) : []))

const whereOf = ({ where_kind, where_id, room }: StoredMessage, reader: Here['reader']): Where => {
  const kind = where_kind as Where['kind']
  const name = { channel: channelName(where_id, reader.language), direct: 'Assidu', group: room.name ?? where_id }[kind]
  return { kind, id: where_id, name }
}

/** A message as this person sees it: in the language it was written in, at the times of his own zone. */
export function drawMessage(message: StoredMessage, person: Here, prefix: string): PageMessage {
  const room = roomFor({ ...message.room, zone: person.reader.zone }, { prefix, seen: message.at })
  const view = typesetView(within(limits, message.view), room.language)
  return {
    id: message.id,
    n: message.n,
    first: message.room.first,
    at: message.at.toString(),
    from: message.sender,
    where: whereOf(message, person.reader),
    onlyYou: message.only_you,
    text: plain(message.view, room),
    view: drawView(view, room),
    actions: actionsOf(view),
    edited: message.edited,
  }
}

/** A member field may come back as it was typed, `@"Full name"`; the page wants the id it can show as chosen. */
function memberValue(value: string, people: readonly Here[]): string {
  const typed = value.replace(/^@/, '').replace(/^"(.*)"$/, '$1')
  return people.find(({ id, name }) => id === typed || name === typed)?.id ?? value
}

/** A choice may come back in the word that was typed for it. */
const choiceValue = (value: string, options: Field['options']): string =>
  options?.find(option => option.value === value || plainly(option.label) === plainly(value))?.value ?? value

const readBack: Partial<Record<Field['kind'], (value: string, field: Field, people: readonly Here[]) => string>> = {
  member: (value, _, people) => memberValue(value, people),
  choice: (value, { options }) => choiceValue(value, options),
}

const drawField = (field: Field, people: readonly Here[]): PageField => {
  const { value: typed } = field
  const value = typeof typed === 'string' ? (readBack[field.kind]?.(typed, field, people) ?? typed) : typed
  return {
    id: field.id,
    label: field.label,
    hint: field.hint ?? '',
    kind: field.kind,
    required: field.required,
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.options === undefined
      ? {}
      : { options: field.options.map(({ value, label }) => ({ id: value, label })) }),
    ...(value === undefined ? {} : { value: value as FieldValue }),
  }
}

export function drawForm(asked: Form, room: Room, people: readonly Here[]): PageForm {
  const { id, title, fields, submit, intro } = typesetForm(asked, room.language)
  return {
    ...{ id, title, fields: fields.map(field => drawField(field, people)), submit },
    ...(intro === undefined ? {} : { intro: plainLine(intro, room) }),
  }
}
