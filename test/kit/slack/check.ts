import { slackLimits as max, modalOnly, notOn } from './limits.ts'
import { definitionOf, schemaOf } from './schema.ts'

/** What an app draws on. */
export type Surface = 'message' | 'modal' | 'home'

type Json = Record<string, unknown>

const isObject = (it: unknown): it is Json => typeof it === 'object' && it !== null && !Array.isArray(it)
const list = (it: unknown): unknown[] => (Array.isArray(it) ? it : [])

/** Every reason for which Slack would refuse these blocks; empty when it would draw them. */
export async function blockProblems(blocks: unknown, surface: Surface): Promise<string[]> {
  if (!Array.isArray(blocks)) return ['must be an array [json-pointer:/blocks]']
  const found: string[] = []
  if (blocks.length > max.blocks[surface]) found.push(`no more than ${max.blocks[surface]} items allowed [/blocks]`)
  for (const [i, block] of blocks.entries()) found.push(...(await oneBlock(block, `/blocks/${i}`, surface)))
  found.push(
    ...twice(
      blocks.map(block => (isObject(block) ? block.block_id : undefined)),
      'block_id',
      '/blocks',
    ),
  )
  return found
}

/** Every reason for which Slack would refuse this view. */
export async function viewProblems(view: unknown): Promise<string[]> {
  if (!isObject(view)) return ['must be an object [/view]']
  const surface: Surface = view.type === 'home' ? 'home' : 'modal'
  const found = await bySchema(surface === 'home' ? 'HomeView' : 'ModalView', { ...view, blocks: [] }, '/view')
  found.push(...(await blockProblems(view.blocks, surface)))
  for (const part of ['title', 'submit', 'close']) found.push(...textOver(view[part], max.viewTitle, `/view/${part}`))
  found.push(...over(view.private_metadata, max.privateMetadata, '/view/private_metadata'))
  found.push(...over(view.callback_id, max.id, '/view/callback_id'))
  if (JSON.stringify(view).length > max.viewBytes) found.push('view is too large [/view]')
  const inputs = list(view.blocks).some(block => isObject(block) && block.type === 'input')
  if (surface === 'modal' && inputs && !view.submit) found.push('missing submit button [/view/submit]')
  return found
}

/** Options served to an external select. */
export async function optionProblems(options: unknown): Promise<string[]> {
  const found: string[] = []
  if (list(options).length > max.selectOptions) found.push('no more than 100 options [/options]')
  for (const [i, option] of list(options).entries()) {
    found.push(...(await bySchema('PlainTextOption', option, `/options/${i}`)), ...optionOver(option, `/options/${i}`))
  }
  return found
}

async function oneBlock(block: unknown, at: string, surface: Surface): Promise<string[]> {
  if (!isObject(block)) return [`must be an object [${at}]`]
  const type = String(block.type)
  const definition = await definitionOf(type)
  if (!definition) return [`unsupported block type: ${type} [${at}]`]
  if ((notOn[surface] as readonly string[]).includes(type)) return [`${type} is not allowed in a ${surface} [${at}]`]
  return [
    ...(await bySchema(definition, block, at)),
    ...over(block.block_id, max.id, `${at}/block_id`),
    ...blockOver(type, block, at),
    ...elementsOf(block).flatMap(({ element, path }) => elementOver(element, `${at}${path}`, surface)),
    ...twice(
      elementsOf(block).map(({ element }) => element.action_id),
      'action_id',
      at,
    ),
  ]
}

function blockOver(type: string, block: Json, at: string): string[] {
  if (type === 'header') return textOver(block.text, max.header, `${at}/text`)
  if (type === 'section') {
    const fields = list(block.fields)
    return [
      ...(block.text === undefined && fields.length === 0 ? [`text or fields needed [${at}]`] : []),
      ...textOver(block.text, max.sectionText, `${at}/text`),
      ...tooMany(fields, max.sectionFields, `${at}/fields`),
      ...fields.flatMap((field, i) => textOver(field, max.fieldText, `${at}/fields/${i}`)),
    ]
  }
  if (type === 'context') {
    const elements = list(block.elements)
    return [
      ...tooFew(elements, at),
      ...tooMany(elements, max.contextElements, at),
      ...elements.flatMap((element, i) =>
        over(isObject(element) && element.text, max.sectionText, `${at}/elements/${i}`),
      ),
    ]
  }
  if (type === 'actions') return [...tooFew(block.elements, at), ...tooMany(block.elements, max.actionsElements, at)]
  if (type === 'input') {
    return [...textOver(block.label, max.label, `${at}/label`), ...textOver(block.hint, max.label, `${at}/hint`)]
  }
  if (type === 'image') {
    const alt = block.alt_text === '' ? [`must be more than 0 characters [${at}/alt_text]`] : []
    return [
      ...alt,
      ...over(block.alt_text, max.altText, `${at}/alt_text`),
      ...textOver(block.title, max.imageTitle, `${at}/title`),
    ]
  }
  if (type === 'rich_text') return emptyText(block, at)
  return []
}

/** Interactive elements of a block, wherever they hang. */
function elementsOf(block: Json): { element: Json; path: string }[] {
  const found: { element: Json; path: string }[] = []
  if (isObject(block.accessory)) found.push({ element: block.accessory, path: '/accessory' })
  if (isObject(block.element)) found.push({ element: block.element, path: '/element' })
  if (block.type === 'actions') {
    for (const [i, element] of list(block.elements).entries()) {
      if (isObject(element)) found.push({ element, path: `/elements/${i}` })
    }
  }
  return found
}

function elementOver(element: Json, at: string, surface: Surface): string[] {
  const type = String(element.type)
  const options = list(element.options)
  const found = [
    ...over(element.action_id, max.id, `${at}/action_id`),
    ...textOver(element.placeholder, max.placeholder, `${at}/placeholder`),
    ...options.flatMap((option, i) => optionOver(option, `${at}/options/${i}`)),
    ...confirmOver(element.confirm, at),
  ]
  if (surface !== 'modal' && (modalOnly as readonly string[]).includes(type))
    found.push(`${type} only in modals [${at}]`)
  if (type === 'button') {
    found.push(
      ...textOver(element.text, max.buttonText, `${at}/text`),
      ...over(element.value, max.buttonValue, `${at}/value`),
      ...over(element.url, max.url, `${at}/url`),
    )
  }
  if (type === 'static_select' || type === 'multi_static_select') {
    found.push(...tooMany(options, max.selectOptions, at), ...tooMany(element.option_groups, max.selectGroups, at))
    if (options.length === 0 && list(element.option_groups).length === 0) found.push(`no options [${at}]`)
    for (const group of list(element.option_groups)) {
      if (isObject(group)) found.push(...tooMany(group.options, max.selectOptions, at))
    }
  }
  if (type === 'radio_buttons' || type === 'checkboxes')
    found.push(...tooFew(options, at), ...tooMany(options, max.choices, at))
  if (type === 'overflow') found.push(...tooFew(options, at), ...tooMany(options, max.overflow, at))
  if (type === 'plain_text_input') {
    if (Number(element.max_length ?? 1) > max.typed) found.push(`max_length over 3000 [${at}]`)
    found.push(...over(element.initial_value, Number(element.max_length ?? max.typed), `${at}/initial_value`))
  }
  found.push(...initialMissing(element, at))
  return found
}

/** Slack refuses an initial option that is not exactly one of the options. */
function initialMissing(element: Json, at: string): string[] {
  if (!Array.isArray(element.options)) return []
  const known = element.options.map(option => JSON.stringify(option))
  const initial = [element.initial_option, ...list(element.initial_options)].filter(isObject)
  return initial.some(option => !known.includes(JSON.stringify(option))) ? [`initial option unknown [${at}]`] : []
}

function optionOver(option: unknown, at: string): string[] {
  if (!isObject(option)) return []
  return [
    ...(typeof option.value === 'string' ? [] : [`value needed [${at}]`]),
    ...textOver(option.text, max.optionText, `${at}/text`),
    ...over(option.value, max.optionValue, `${at}/value`),
    ...textOver(option.description, max.optionDescription, `${at}/description`),
  ]
}

function confirmOver(confirm: unknown, at: string): string[] {
  if (!isObject(confirm)) return []
  return Object.entries(max.confirm).flatMap(([part, most]) => textOver(confirm[part], most, `${at}/confirm/${part}`))
}

/** A rich_text leaf without text is refused by Slack, though the types allow it. */
function emptyText(node: unknown, at: string): string[] {
  if (Array.isArray(node)) return node.flatMap((child, i) => emptyText(child, `${at}/${i}`))
  if (!isObject(node)) return []
  if (node.type === 'text' && node.text === '') return [`must be more than 0 characters [${at}/text]`]
  return emptyText(node.elements ?? [], `${at}/elements`)
}

async function bySchema(definition: string, value: unknown, at: string): Promise<string[]> {
  const check = await schemaOf(definition)
  if (check(value)) return []
  return (check.errors ?? []).map(error => `${error.message ?? 'invalid'} [${at}${error.instancePath}]`)
}

function over(text: unknown, most: number, at: string): string[] {
  return typeof text === 'string' && text.length > most ? [`must be less than ${most + 1} characters [${at}]`] : []
}

function textOver(text: unknown, most: number, at: string): string[] {
  if (!isObject(text)) return []
  if (text.text === '') return [`must be more than 0 characters [${at}/text]`]
  return over(text.text, most, `${at}/text`)
}

const tooMany = (items: unknown, most: number, at: string) =>
  list(items).length > most ? [`no more than ${most} items allowed [${at}]`] : []

const tooFew = (items: unknown, at: string) => (list(items).length === 0 ? [`must have at least 1 item [${at}]`] : [])

function twice(ids: unknown[], what: string, at: string): string[] {
  const named = ids.filter(id => id !== undefined)
  return new Set(named).size < named.length ? [`${what} already exists [${at}]`] : []
}
