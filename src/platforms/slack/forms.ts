import type { ViewStateValue } from '@slack/bolt'
import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { Room } from '../../view/plain.ts'
import { typesetForm } from '../../view/typeset.ts'
import { type Field, type FieldKind, type FieldValue, type Form, unchosen, type View } from '../../view/view.ts'
import { wordsFor } from '../../words/words.ts'
import { drawOption, drawOptions, drawPage } from './draw.ts'
import { limits } from './limits.ts'
import { fold, richLine } from './text.ts'

/** Where a form came from, so that its receipt appears there: a submission names no channel. */
export type Origin = {
  readonly channel?: string
  /** Answers for 30 minutes, in the place where the command was typed or the button pressed. */
  readonly responseUrl?: string
  /** The message whose button opened the form: a reply may replace it. */
  readonly pressed?: true
}

type Carried = { form: string; origin: Origin }

/** `callback_id` of every form; which form it is rides in `private_metadata`. */
export const formView = 'form'
const cardView = 'card'

type Element = InputBlock['element']
type Draw = (field: Field, room: Room) => Element | null

const actionId = 'v'
/** A field with a single tick: what comes back is yes or no, not a list. */
const tickAction = 'tick'
/** The action of fields that are searched while typing: `app.options` listens to it. */
export const memberAction = 'member'

/**
 * Fields that do not read as they were sent. Slack keeps what was typed in an input as long as its ids stay the same, so
 * those get another; `mark`: what no form before had.
 */
type Rewritten = { readonly fields: ReadonlySet<string>; readonly mark: string }
const nothingRewritten: Rewritten = { fields: new Set(), mark: '' }

/** The texts of a form that are no longer what was filled in. */
export const rewrittenIn = ({ fields }: Form, filled: Readonly<Record<string, FieldValue>>): ReadonlySet<string> =>
  new Set(
    fields
      .filter(({ kind }) => kind === 'text' || kind === 'lines')
      .filter(({ id, value }) => id in filled && value !== undefined && value !== filled[id])
      .map(({ id }) => id),
  )

export function drawForm(
  asked: Form,
  room: Room,
  origin: Origin,
  problems: Readonly<Record<string, string>> = {},
  rewritten: Rewritten = nothingRewritten,
): ModalView {
  const form = typesetForm(asked, room.language)
  const { buttons } = wordsFor(room).general
  const told = Object.values(problems).map(problem =>
    paragraph([{ kind: 'text', text: problem, style: 'strong' }], room),
  )
  const intro = form.intro ? [paragraph(form.intro, room)] : []
  const carried: Carried = { form: form.id, origin }
  return {
    type: 'modal',
    callback_id: formView,
    title: { type: 'plain_text', text: fold(form.title, limits.viewTitle) },
    submit: { type: 'plain_text', text: fold(form.submit, limits.viewButton) },
    close: { type: 'plain_text', text: fold(buttons.cancel, limits.viewButton) },
    private_metadata: JSON.stringify(carried),
    blocks: [...told, ...intro, ...form.fields.flatMap(field => drawField(field, room, rewritten))],
  }
}

/** A View in a window of its own, where there is no conversation to say it in. */
export function drawCard(view: View, room: Room): ModalView {
  return {
    type: 'modal',
    callback_id: cardView,
    title: { type: 'plain_text', text: wordsFor(room).general.bot },
    blocks: drawPage(view, room),
  }
}

export function carriedIn(privateMetadata: string): Carried {
  return JSON.parse(privateMetadata) as Carried
}

function drawField(field: Field, room: Room, { fields, mark }: Rewritten): KnownBlock[] {
  const drawn = drawElement[field.kind](field, room)
  if (drawn === null) return []
  const element = fields.has(field.id) ? { ...drawn, action_id: `${actionId}.${mark}` } : drawn
  return [
    {
      type: 'input',
      block_id: field.id,
      label: { type: 'plain_text', text: fold(field.label, limits.label) },
      // A tick left empty says no: Slack must let it through.
      optional: !field.required || field.kind === 'tick' || field.kind === 'choices',
      ...(field.hint && { hint: { type: 'plain_text', text: fold(field.hint, limits.label) } }),
      element,
    },
  ]
}

const drawElement: { [K in FieldKind]: Draw } = {
  text: field => typed(field, false),
  lines: field => typed(field, true),
  member: (field, room) => {
    const known = field.options?.find(option => option.value === field.value)
    return {
      type: 'external_select',
      action_id: memberAction,
      min_query_length: 1,
      placeholder: placeholder(room),
      ...(known && { initial_option: drawOption(known) }),
    }
  },
  members: (field, room) => {
    const chosen = (field.options ?? [])
      .filter(({ value }) => Array.isArray(field.value) && field.value.includes(value))
      .slice(0, limits.listed)
    return {
      type: 'multi_external_select',
      action_id: memberAction,
      min_query_length: 1,
      placeholder: placeholder(room),
      ...(field.max && { max_selected_items: Math.max(field.max, chosen.length) }),
      ...(chosen.length > 0 && { initial_options: chosen.map(drawOption) }),
    }
  },
  choice: (field, room) => {
    const options = field.options ?? []
    if (options.length === 0) return null
    const chosen = options.find(option => option.value === field.value)
    const initial = chosen && { initial_option: drawOption(chosen) }
    if (options.length > limits.listed) return { ...searched('external_select', room), ...initial }
    if (options.length <= limits.choices / 2) {
      const none = field.required ? [] : [{ value: unchosen, label: wordsFor(room).general.field.none }]
      return { type: 'radio_buttons', action_id: actionId, options: [...options, ...none].map(drawOption), ...initial }
    }
    return {
      type: 'static_select',
      action_id: actionId,
      placeholder: placeholder(room),
      ...drawOptions(options),
      ...initial,
    }
  },
  choices: (field, room) => {
    const options = field.options ?? []
    if (options.length === 0) return null
    const chosen = options.filter(option => Array.isArray(field.value) && field.value.includes(option.value))
    const initial = chosen.length > 0 && { initial_options: chosen.map(drawOption) }
    if (options.length <= limits.choices) {
      return { type: 'checkboxes', action_id: actionId, options: options.map(drawOption), ...initial }
    }
    if (options.length > limits.listed) return { ...searched('multi_external_select', room), ...initial }
    const most = field.max && { max_selected_items: Math.min(field.max, options.length) }
    return {
      type: 'multi_static_select',
      action_id: actionId,
      placeholder: placeholder(room),
      ...drawOptions(options),
      ...initial,
      ...most,
    }
  },
  date: field =>
    mayBeTakenOut(field)
      ? typed(field, false)
      : {
          type: 'datepicker',
          action_id: actionId,
          ...(typeof field.value === 'string' &&
            /^\d{4}-\d\d-\d\d$/.test(field.value) && { initial_date: field.value }),
        },
  time: field =>
    mayBeTakenOut(field)
      ? typed(field, false)
      : {
          type: 'timepicker',
          action_id: actionId,
          ...(typeof field.value === 'string' && /^\d\d:\d\d$/.test(field.value) && { initial_time: field.value }),
        },
  tick: (field, room) => {
    const option = drawOption({ value: 'yes', label: wordsFor(room).general.field.yes })
    return {
      type: 'checkboxes',
      action_id: tickAction,
      options: [option],
      ...(field.value === true && { initial_options: [option] }),
    }
  },
  number: field => ({
    type: 'number_input',
    action_id: actionId,
    is_decimal_allowed: true,
    ...(typeof field.value === 'string' &&
      Number.isFinite(Number(field.value)) &&
      field.value !== '' && { initial_value: field.value }),
  }),
}

/** Not every client of Slack lets a picker be emptied by hand: what stands there and may go again is written as text. */
const mayBeTakenOut = ({ required, value }: Field): boolean => !required && typeof value === 'string' && value !== ''

/** Too long to be sent along: what fits is asked for while it is typed. */
const searched = <Type extends 'external_select' | 'multi_external_select'>(type: Type, room: Room) => ({
  type,
  action_id: memberAction,
  min_query_length: 0,
  placeholder: placeholder(room),
})

function typed(field: Field, multiline: boolean): Element {
  const most = Math.min(field.max ?? limits.typed, limits.typed)
  const value = typeof field.value === 'string' ? field.value : ''
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline,
    // What was typed too long comes back whole, to be shortened by hand.
    max_length: Math.max(most, Math.min(value.length, limits.typed)),
    ...(value !== '' && { initial_value: fold(value, limits.typed) }),
  }
}

const placeholder = (room: Room) =>
  ({ type: 'plain_text', text: fold(wordsFor(room).general.choose, limits.placeholder) }) as const

const paragraph = (line: Parameters<typeof richLine>[0], room: Room): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: richLine(line, room) }],
})

/** What was filled in, by field; a field cleared by hand is there as an empty text. */
export function filledIn(
  values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>,
): Record<string, FieldValue> {
  const filled: Record<string, FieldValue> = {}
  for (const [field, byAction] of Object.entries(values)) {
    for (const [action, state] of Object.entries(byAction)) {
      filled[field] = action === tickAction ? (state.selected_options ?? []).length > 0 : answerOf(state)
    }
  }
  return filled
}

function answerOf(state: ViewStateValue): FieldValue {
  switch (state.type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return (state.selected_options ?? []).map(option => option.value ?? '')
    case 'radio_buttons':
      return state.selected_option && state.selected_option.value !== unchosen ? state.selected_option.value : ''
    case 'external_select':
    case 'static_select':
      return state.selected_option?.value ?? ''
    case 'datepicker':
      return state.selected_date ?? ''
    case 'timepicker':
      return state.selected_time ?? ''
    default:
      return state.value ?? ''
  }
}
