import { plainLine, type Room, writtenDate, writtenPhone } from '../../src/view/plain.ts'
import type { Action, Block, Inline, Line, View } from '../../src/view/view.ts'

/** What must be readable of an inline wherever it is drawn; an instant is written as each platform writes it. */
const said: { [K in Inline['kind']]: (inline: Extract<Inline, { kind: K }>, room: Room) => string } = {
  text: ({ text }) => text,
  member: ({ member }) => member.name,
  // Whether its year is written depends on when it is read.
  date: (inline, room) => writtenDate(inline, { ...room, seen: Temporal.Instant.from(`${inline.day}T12:00Z`) }),
  time: () => '',
  link: ({ text }) => text,
  phone: writtenPhone,
  command: (inline, room) => plainLine([inline], room),
}
const saidIn = (line: Line, room: Room) =>
  line.map(inline => (said[inline.kind] as (inline: Inline, room: Room) => string)(inline, room))

const pressed: { [K in Action['kind']]: (action: Extract<Action, { kind: K }>) => string[] } = {
  button: ({ label }) => [label],
  link: ({ label }) => [label],
  select: ({ label, options }) => [label, ...options.map(option => option.label)],
}

const texts: { [K in Block['kind']]: (block: Extract<Block, { kind: K }>, room: Room) => string[] } = {
  heading: ({ text }) => [text],
  text: ({ line }, room) => saidIn(line, room),
  list: ({ items }, room) => items.flatMap(item => saidIn(item, room)),
  facts: ({ facts }, room) => facts.flatMap(({ label, value }) => [label, ...saidIn(value, room)]),
  quote: ({ text }) => [text],
  note: ({ line }, room) => saidIn(line, room),
  divider: () => [],
  picture: ({ title, alt }) => [...(title === undefined ? [] : [title]), alt],
  file: ({ name }) => [name],
  actions: ({ actions }) => actions.flatMap(action => (pressed[action.kind] as (action: Action) => string[])(action)),
}

/** Every text and every button of a card, blanks and line ends made one. */
export const allOf = (card: View, room: Room): string[] =>
  [card.title, ...card.blocks.flatMap(block => (texts[block.kind] as (b: Block, room: Room) => string[])(block, room))]
    .map(flat)
    .filter(text => text !== '')

/** Blanks and line ends made one. */
export const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
