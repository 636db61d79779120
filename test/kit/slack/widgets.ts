import type { KnownBlock } from '@slack/types'
import { asTyped } from '../as-typed.ts'
import { type Message, type OpenView, wordsOf } from './workspace.ts'

/** What a person may put in a field: text, a label, several labels, a tick, a number. */
export type Typed = string | string[] | boolean | number | undefined

export type Element = { type: string; action_id?: string } & Record<string, unknown>
type Placed = { block: KnownBlock & Record<string, unknown>; element: Element }
type Option = { text: { text: string }; value: string }

/** Every element of a page that can be touched, with the block it stands in. */
export function elementsIn(page: Message | OpenView): Placed[] {
  const blocks = 'ts' in page ? page.blocks : page.view.blocks
  return blocks.flatMap(one => {
    const block = one as Placed['block']
    const inside = block.type === 'actions' ? (block.elements as Element[]) : []
    const beside = [block.accessory, block.element].filter(Boolean) as Element[]
    return [...beside, ...inside].map(element => ({ block, element }))
  })
}

/** The element with this action id, block id, or words on it. */
export function find(page: Message | OpenView, wanted: string, types: string[]): Placed {
  const all = elementsIn(page).filter(({ element }) => types.includes(element.type))
  const named = ({ block, element }: Placed) =>
    element.action_id === wanted ||
    block.block_id === wanted ||
    wordsOf(element.text) === wanted ||
    wordsOf(element.placeholder) === wanted ||
    wordsOf(block.label) === wanted
  const found = all.find(named)
  if (found) return found
  const there = all.map(({ element }) => wordsOf(element.text) || element.action_id)
  throw new Error(`nothing here called ${wanted}; there is: ${there.join(', ') || 'nothing to press'}`)
}

/** The field with this label, block id or action id. */
export function inputOf(form: OpenView, wanted: string): Placed {
  const inputs = elementsIn(form).filter(({ block }) => block.type === 'input')
  const named = ({ block, element }: Placed) =>
    block.block_id === wanted || wordsOf(block.label) === wanted || element.action_id === wanted
  const found = inputs.find(named)
  if (found) return found
  throw new Error(`no field ${wanted}; there is: ${inputs.map(({ block }) => wordsOf(block.label)).join(', ')}`)
}

/** The value of a field as Slack puts it in a payload; `undefined` leaves it at its initial value. */
export function typedValue(element: Element, typed: Typed): Record<string, unknown> {
  const { type } = element
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: typedText(element, typed) }
    case 'static_select':
    case 'external_select':
      // A select is cleared by hand where it is optional; radio buttons cannot be, and offer no choice as one.
      if (typed === '' || typed === 'Aucun choix') return { type, selected_option: null }
      return { type, selected_option: chosenOption(element, typed) }
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: chosenOption(element, typed) }
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: severalOptions(element, typed) }
    case 'datepicker':
      return { type, selected_date: typed ?? element.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: typed ?? element.initial_time ?? null }
    case 'datetimepicker':
      return { type, selected_date_time: typed ?? element.initial_date_time ?? null }
    case 'users_select':
      return { type, selected_user: typed ?? element.initial_user ?? null }
    case 'conversations_select':
      return { type, selected_conversation: typed ?? element.initial_conversation ?? null }
    case 'channels_select':
      return { type, selected_channel: typed ?? element.initial_channel ?? null }
    case 'multi_users_select':
      return { type, selected_users: typed ?? element.initial_users ?? [] }
    case 'multi_conversations_select':
      return { type, selected_conversations: typed ?? element.initial_conversations ?? [] }
    default:
      throw new Error(`no hand for ${type} yet`)
  }
}

const chosenOption = (element: Element, typed: Typed): unknown =>
  typed === undefined ? (element.initial_option ?? null) : option(element, `${typed}`)

function typedText(element: Element, typed: Typed): unknown {
  if (typed === undefined) return element.initial_value ?? null
  const text = String(typed)
  const most = Number(element.max_length ?? 3_000)
  if (text.length > most) throw new Error(`the field takes ${most} characters, not ${text.length}`)
  return text === '' ? null : text
}

function severalOptions(element: Element, typed: Typed): unknown[] {
  if (typed === undefined) return (element.initial_options as unknown[] | undefined) ?? []
  if (typed === true) return (element.options as Option[]).slice(0, 1)
  if (typed === false) return []
  return [typed].flat().map(one => option(element, String(one)))
}

function option(element: Element, wanted: string): Option {
  const groups = (element.option_groups as { options: Option[] }[] | undefined) ?? []
  const all = [...((element.options as Option[] | undefined) ?? []), ...groups.flatMap(group => group.options)]
  const exact = all.find(one => one.value === wanted || asTyped(one.text.text) === wanted)
  const near = all.filter(one => asTyped(one.text.text).toLowerCase().includes(wanted.toLowerCase()))
  const found = exact ?? (near.length === 1 ? near[0] : undefined)
  if (found) return found
  throw new Error(`no option ${wanted}; there is: ${all.map(one => one.text.text).join(', ') || 'none'}`)
}
