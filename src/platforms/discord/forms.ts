import {
  type APIChannelSelectComponent,
  type APIComponentInModalActionRow,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  type APIUserSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import { chosenAfter } from '../../grammar/lists.ts'
import { peopleIn } from '../../grammar/questions.ts'
import { isId } from '../../terms/id.ts'
import type { Room } from '../../view/plain.ts'
import { typesetForm } from '../../view/typeset.ts'
import {
  type Field,
  type FieldKind,
  type FieldValue,
  type Form,
  type Option,
  type Stretch,
  unchosen,
} from '../../view/view.ts'
import { wordsFor } from '../../words/words.ts'
import { chunks, drawOption, rangeOf } from './draw.ts'
import { encodeId } from './ids.ts'
import { limits } from './limits.ts'
import { sentencesFor } from './sentences.ts'
import { drawLine, fold } from './text.ts'

/** Of the first and the last name in a part of a long list, so many characters. */
const initials = 5

/** One component of a form: a field, or a part of one whose choices do not fit one list. */
type Piece = {
  readonly field: Field
  readonly id: string
  readonly label: string
  readonly options?: readonly Option[]
}

/** How many pages of five components a form makes; an introduction takes one of the first five. */
export const pagesOf = (form: Form): Piece[][] => {
  const pieces = form.fields.flatMap(piecesOf)
  const first = limits.modalComponents - (form.intro ? 1 : 0)
  return [pieces.slice(0, first), ...chunks(pieces.slice(first), limits.modalComponents)]
}

/** The page that asks for a field, from 1. */
export const pageWith = (form: Form, fields: readonly string[]): number =>
  Math.max(
    0,
    pagesOf(form).findIndex(page => page.some(piece => fields.includes(piece.field.id))),
  ) + 1

/** One page of a form as a modal; `page` from 1. */
export function drawModal(
  asked: Form,
  room: Room,
  page: number,
  place?: string,
): APIModalInteractionResponseCallbackData {
  const form = typesetForm(asked, room.language)
  const pages = pagesOf(form)
  const shown = Math.min(Math.max(page, 1), pages.length)
  const intro: APITextDisplayComponent[] =
    form.intro && shown === 1
      ? [{ type: ComponentType.TextDisplay, content: fold(drawLine(form.intro, room), limits.modalText) }]
      : []
  const title =
    pages.length === 1 ? form.title : `${fold(form.title, limits.modalTitle - 6)} (${shown}/${pages.length})`
  return {
    custom_id: encodeId({
      press: form.id,
      step: { page: shown, of: pages.length },
      ...(place === undefined ? {} : { place }),
    }),
    title: fold(title, limits.modalTitle),
    components: [...intro, ...pages[shown - 1]!.map(piece => drawPiece(piece, room))],
  }
}

function piecesOf(field: Field): Piece[] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [{ field, id: field.id, label: field.label }]
  if (isSearched(field)) return [{ field, id: field.id, label: field.label }]
  const parts = chunks(field.options ?? [], limits.options)
  // The name of the field matters more than the names in it: of those, the beginning tells which part it is.
  const name = fold(field.label, limits.label - rangeOf('', [], 0).length - 2 * initials)
  return parts.map((options, n) => ({
    field,
    id: parts.length === 1 ? field.id : `${field.id}~${n}`,
    label: parts.length === 1 ? field.label : rangeOf(name, options, initials),
    options,
  }))
}

/** Too long for one list, and Discord has all of it: its own list is searched by whoever chooses. */
const isSearched = ({ of, options = [] }: Field): boolean => of !== undefined && options.length > limits.options

/** Discord's own list of channels or people. */
function searched({ field, id }: Piece): APIChannelSelectComponent | APIUserSelectComponent {
  const { of, required } = field
  const chosen = chosenIn(field)
  const most = field.kind === 'choices' ? limits.options : 1
  const common = { custom_id: id, required, min_values: required ? 1 : 0, max_values: most }
  return of === 'channels'
    ? {
        ...{ type: ComponentType.ChannelSelect, ...common },
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        default_values: chosen.map(one => ({ id: one, type: SelectMenuDefaultValueType.Channel })),
      }
    : {
        ...{ type: ComponentType.UserSelect, ...common },
        default_values: chosen.map(one => ({ id: one, type: SelectMenuDefaultValueType.User })),
      }
}

const isSeen = ({ options = [] }: Field, value: string): boolean =>
  options.some(option => option.value === value && option.unseen !== true)

/** What is chosen of a list of Discord's own. */
const chosenIn = (field: Field | undefined): string[] =>
  [field?.value ?? []].flat().filter(one => typeof one === 'string' && one !== '') as string[]

function drawPiece(piece: Piece, room: Room): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: fold(piece.label.trim() === '' ? '—' : piece.label, limits.label),
    ...(piece.field.hint ? { description: fold(piece.field.hint, limits.description) } : {}),
    component: (drawComponent[piece.field.kind] as (piece: Piece, room: Room) => APILabelComponent['component'])(
      piece,
      room,
    ),
  }
}

const drawComponent: { [K in FieldKind]: (piece: Piece, room: Room) => APILabelComponent['component'] } = {
  text: piece => typed(piece, TextInputStyle.Short),
  lines: piece => typed(piece, TextInputStyle.Paragraph),
  member: (piece, room) => {
    const known = shownName(piece.field)
    const hidden = known === undefined && isRecord(piece.field.value)
    return {
      type: ComponentType.TextInput,
      custom_id: piece.id,
      style: TextInputStyle.Short,
      // A member chosen before whose name is not known here stays chosen while nothing is typed.
      required: piece.field.required && !hidden,
      placeholder: hidden ? sentencesFor(room).chosen : sentencesFor(room).name,
      max_length: 200,
      ...(known === undefined || known === '' ? {} : { value: fold(known, 200) }),
    }
  },
  members: (piece, room) => ({
    ...typed({ ...piece, field: { ...piece.field, value: shownNames(piece.field), max: 400 } }, TextInputStyle.Short),
    placeholder: sentencesFor(room).names,
  }),
  choice: (piece, room) => {
    if (isSearched(piece.field)) return searched(piece)
    const options = (piece.options ?? []).map(option => ({
      ...drawOption(option),
      ...(option.value === piece.field.value ? { default: true } : {}),
    }))
    const whole = (piece.field.options ?? []).length <= limits.options
    const required = piece.field.required && whole
    const none = required ? [] : [drawOption({ value: unchosen, label: wordsFor(room).general.field.none })]
    return options.length >= 2 && options.length + none.length <= limits.radios && whole
      ? { type: ComponentType.RadioGroup, custom_id: piece.id, required, options: [...options, ...none] }
      : {
          type: ComponentType.StringSelect,
          custom_id: piece.id,
          required,
          options,
          min_values: required ? 1 : 0,
          max_values: 1,
        }
  },
  choices: piece => {
    if (isSearched(piece.field)) return searched(piece)
    const chosen = Array.isArray(piece.field.value) ? piece.field.value : []
    const options = (piece.options ?? []).map(option => ({
      ...drawOption(option),
      ...(chosen.includes(option.value) ? { default: true } : {}),
    }))
    const most = Math.min(
      Math.max(piece.field.max ?? options.length, options.filter(option => 'default' in option).length, 1),
      options.length,
    )
    return options.length <= limits.ticks
      ? {
          type: ComponentType.CheckboxGroup,
          custom_id: piece.id,
          required: false,
          min_values: 0,
          max_values: most,
          options,
        }
      : {
          type: ComponentType.StringSelect,
          custom_id: piece.id,
          required: false,
          min_values: 0,
          max_values: most,
          options,
        }
  },
  date: (piece, room) => ({ ...typed(piece, TextInputStyle.Short), placeholder: sentencesFor(room).day }),
  time: (piece, room) => ({ ...typed(piece, TextInputStyle.Short), placeholder: sentencesFor(room).hour }),
  tick: piece => ({ type: ComponentType.Checkbox, custom_id: piece.id, default: piece.field.value === true }),
  number: piece => typed(piece, TextInputStyle.Short),
}

function typed({ field, id }: Piece, style: TextInputStyle): APIComponentInModalActionRow {
  const value = typeof field.value === 'string' ? field.value : ''
  // What was typed too long comes back whole, to be shortened by hand.
  const most = Math.min(Math.max(field.max ?? limits.modalText, value.length, 1), limits.modalText)
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    required: field.required,
    max_length: most,
    ...(value === '' ? {} : { value: fold(value, limits.modalText) }),
  }
}

const isRecord = (value: FieldValue | undefined): boolean => typeof value === 'string' && isId(value)

/** The name by which a member field was filled in; undefined when only his id is known. */
function shownName(field: Field): string | undefined {
  const option = field.options?.find(each => each.value === field.value)
  if (option) return option.label
  return isRecord(field.value) ? undefined : typeof field.value === 'string' ? field.value : ''
}

/** The names of the members who were filled in, as one writes them one after the other. */
const shownNames = ({ value = [], options = [] }: Field): string =>
  [value]
    .flat()
    .map(one => options.find(option => option.value === one)?.label ?? String(one))
    .join(', ')

/** Those whose names stand in the field as they were filled in are the same; the others are read by their names. */
const namedAgain = ({ options = [] }: Field, typed: string): readonly string[] =>
  peopleIn(typed).map(one => options.find(({ label }) => label === one)?.value ?? one)

/** A filled-in component as discord.js reads it from a submitted form. */
export type Filled = {
  readonly customId: string
  readonly type?: ComponentType
  readonly value?: string | boolean | null | undefined
  readonly values?: readonly string[] | undefined
}

export type FilledIn = {
  readonly values: Record<string, FieldValue>
  readonly stretches?: Record<string, readonly Stretch[]>
}

/**
 * What was filled in, by field, and of lists in parts the parts: what the form showed and came back empty is empty, what it
 * did not show is left out. `form` is the one shown, when it is still known; `shows`: whether the person sees a channel.
 */
export function valuesIn(
  filled: readonly Filled[],
  form: Form | undefined,
  shows: (channel: string) => boolean = () => false,
): FilledIn {
  const values: Record<string, FieldValue> = {}
  const stretches: Record<string, Stretch[]> = {}
  for (const { customId, type, value, values: several } of filled) {
    const [id = '', part] = customId.split('~')
    const field = form?.fields.find(each => each.id === id)
    const isList = type === ComponentType.ChannelSelect || type === ComponentType.UserSelect
    // A part that says nothing, not even that nothing is chosen, was not shown.
    if (part !== undefined) {
      const from = Number(part) * limits.options
      if (several) stretches[id] = [...(stretches[id] ?? []), { from, to: from + limits.options, chosen: several }]
      continue
    }
    // Of its own lists Discord does not say whether it could show what was chosen: an empty one says nothing of the rest.
    if (isList && !several?.length && !(field && chosenIn(field).every(one => shows(one) && isSeen(field, one))))
      continue
    const now: FieldValue = several
      ? field?.kind === 'choice' || (!field && several.length === 1)
        ? (several[0] ?? '')
        : several
      : value === unchosen && (type === ComponentType.RadioGroup || field?.kind === 'choice')
        ? ''
        : (value ?? '')
    if (field?.kind === 'member' && stays(field, now)) continue
    values[id] = field?.kind === 'members' && typeof now === 'string' ? namedAgain(field, now) : now
  }
  return { values, ...(Object.keys(stretches).length > 0 && { stretches }) }
}

/** The name that stood in the field still stands there, or nothing was typed over a member chosen before. */
const stays = (field: Field, typed: FieldValue): boolean =>
  isRecord(field.value) && (typed === '' ? shownName(field) === undefined : typed === shownName(field))

/** The form with what was filled in, for its next page or its correction. */
export const filledForm = (form: Form, { values, stretches = {} }: FilledIn): Form => ({
  ...form,
  fields: form.fields.map(field => {
    const { id, kind, options = [], value: before } = field
    const sent = stretches[id]
    if (sent && (kind === 'choice' || kind === 'choices'))
      return { ...field, value: chosenAfter({ kind, options, before }, sent) }
    return values[id] === undefined ? field : { ...field, value: values[id] }
  }),
})

export const valuesOf = (form: Form): Record<string, FieldValue> =>
  Object.fromEntries(form.fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])))
