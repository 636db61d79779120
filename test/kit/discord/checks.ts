import * as spec from 'discord-api-spec/zod'
import { checkCommands } from './check-commands.ts'
import { LONGEST_CONTENT, LONGEST_NONCE, LONGEST_TEXT, MOST_COMPONENTS, MOST_MODAL_COMPONENTS } from './overrides.ts'
import { invalidForm, type Problem } from './refused.ts'

type Json = Record<string, unknown>
export const V2 = 1 << 15
const EPHEMERAL = 1 << 6
const componentKinds = { text: 10, row: 1, button: 2, select: 3, modalLabel: 18, linkStyle: 5, premiumStyle: 6 }

/** Each outgoing body by what it is; a bad one is refused as Discord refuses it (50035 and the tree of problems). */
export const check = {
  newMessage: (body: Json, files: readonly string[]) => {
    refuseWith([...issues(spec.MessageCreateRequestSchema, body), ...messageRules(body, files), ...nonceRules(body)])
  },
  editedMessage: (body: Json, files: readonly string[], wasV2: boolean) => {
    refuseWith([...issues(spec.MessageEditRequestPartialSchema, body), ...editRules(body, files, wasV2)])
  },
  followUp: (body: Json, files: readonly string[]) => {
    refuseWith([...issues(spec.IncomingWebhookRequestPartialSchema, body), ...messageRules(body, files)])
  },
  editedAnswer: (body: Json, files: readonly string[], wasV2: boolean) => {
    refuseWith([...issues(spec.IncomingWebhookUpdateRequestPartialSchema, body), ...editRules(body, files, wasV2)])
  },
  answer: (body: Json, files: readonly string[], source: { v2: boolean } | undefined) => {
    refuseWith(answerProblems(body, files, source))
  },
  commands: (body: unknown) => refuseWith(checkCommands(body, issues)),
  direct: (body: Json) => refuseWith(issues(spec.CreatePrivateChannelRequestSchema, body)),
  thread: (body: Json) => refuseWith(issues(spec.CreateTextThreadWithoutMessageRequestSchema, body)),
  newEvent: (body: Json) => {
    const external = issues(spec.ExternalScheduledEventCreateRequestSchema, body)
    // resources/guild-scheduled-event: an EXTERNAL event needs its end; the schema leaves it out.
    const end = body.scheduled_end_time ? [] : [{ path: ['scheduled_end_time'], message: 'This field is required' }]
    refuseWith([...external, ...end])
  },
  editedEvent: (body: Json) => refuseWith(issues(spec.ExternalScheduledEventPatchRequestPartialSchema, body)),
}

function refuseWith(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems)
}

function answerProblems(body: Json, files: readonly string[], source: { v2: boolean } | undefined): Problem[] {
  const content = (body.data ?? {}) as Json
  const inside = (problems: Problem[]) => problems.map(each => ({ ...each, path: ['data', ...each.path] }))
  switch (body.type) {
    case 4:
      return [
        ...issues(spec.CreateMessageInteractionCallbackRequestSchema, body),
        ...inside(messageRules(content, files)),
      ]
    case 5:
      return [...issues(spec.CreateMessageInteractionCallbackRequestSchema, body), ...inside(deferralRules(content))]
    case 6:
      return issues(spec.UpdateMessageInteractionCallbackRequestSchema, body)
    case 7:
      return [
        ...issues(spec.UpdateMessageInteractionCallbackRequestSchema, body),
        ...inside(editRules(content, files, source?.v2 ?? false)),
      ]
    case 8:
      return [
        ...issues(spec.ApplicationCommandAutocompleteCallbackRequestSchema, body),
        ...inside(choiceRules(content)),
      ]
    case 9:
      return [...issues(spec.ModalInteractionCallbackRequestSchema, body), ...inside(modalRules(content))]
    default:
      return [{ path: ['type'], message: `Value must be one of {4, 5, 6, 7, 8, 9}.` }]
  }
}

/** interactions/receiving-and-responding: the only flag of a deferral is EPHEMERAL; nothing else is looked at. */
function deferralRules(data: Json): Problem[] {
  const flags = Number(data.flags ?? 0)
  return flags === 0 || flags === EPHEMERAL ? [] : [{ path: ['flags'], message: 'Only EPHEMERAL may be set here.' }]
}

function choiceRules(data: Json): Problem[] {
  const choices = (data.choices ?? []) as Json[]
  if (choices.length > 25) return [{ path: ['choices'], message: 'Must be 25 or fewer in length.' }]
  return choices.flatMap((choice, n) => [
    ...lengthBetween(choice.name, 1, 100, ['choices', n, 'name']),
    ...lengthBetween(choice.value, 1, 100, ['choices', n, 'value']),
  ])
}

function modalRules(data: Json): Problem[] {
  const components = (data.components ?? []) as Json[]
  const ids = allComponents(components).flatMap(each => (typeof each.custom_id === 'string' ? [each.custom_id] : []))
  const problems: Problem[] = []
  if (components.length < 1 || components.length > MOST_MODAL_COMPONENTS) {
    problems.push({ path: ['components'], message: `Must be between 1 and ${MOST_MODAL_COMPONENTS} in length.` })
  }
  components.forEach((label, n) => {
    const inner = (label.component ?? {}) as Json
    if (inner.disabled === true)
      problems.push({ path: ['components', n, 'component', 'disabled'], message: 'Not in a modal.' })
    problems.push(...selectRules(inner, ['components', n, 'component'], true))
    const max = Number(inner.max_length ?? 4000)
    if (inner.type === 4 && typeof inner.value === 'string' && inner.value.length > max) {
      problems.push({ path: ['components', n, 'component', 'value'], message: `Must be ${max} or fewer in length.` })
    }
  })
  return [...problems, ...twice(ids)]
}

/** What a whole message must be: something to show, V2 or classic but not both, and everything counted. */
function messageRules(body: Json, files: readonly string[]): Problem[] {
  const v2 = (Number(body.flags ?? 0) & V2) !== 0
  const components = (body.components ?? []) as Json[]
  const shows = components.length > 0 || Boolean(body.content) || listed(body.embeds) || (!v2 && files.length > 0)
  const empty = shows ? [] : [{ path: [], message: 'Cannot send an empty message', code: '50006' }]
  return [...empty, ...contentRules(body, v2, files)]
}

function editRules(body: Json, files: readonly string[], wasV2: boolean): Problem[] {
  const flagged = (Number(body.flags ?? 0) & V2) !== 0
  // components/reference: once the flag is on a message it cannot be taken off.
  return contentRules(body, wasV2 || flagged, files)
}

function contentRules(body: Json, v2: boolean, files: readonly string[]): Problem[] {
  const components = (body.components ?? []) as Json[]
  const problems: Problem[] = []
  if (typeof body.content === 'string' && body.content.length > LONGEST_CONTENT) {
    problems.push({ path: ['content'], message: `Must be ${LONGEST_CONTENT} or fewer in length.` })
  }
  if (v2) problems.push(...v2Rules(body, components, files))
  else {
    components.forEach((each, n) => {
      if (each.type !== componentKinds.row)
        problems.push({ path: ['components', n], message: 'Only with IS_COMPONENTS_V2.' })
    })
    if (components.length > 5) problems.push({ path: ['components'], message: 'Must be 5 or fewer in length.' })
  }
  // components/reference, "Anatomy of a component": an id is unique within its message.
  const numbers = allComponents(components).flatMap(each => (Number(each.id ?? 0) > 0 ? [String(each.id)] : []))
  return [...problems, ...interactiveRules(components), ...twice(numbers)]
}

function v2Rules(body: Json, components: Json[], files: readonly string[]): Problem[] {
  const problems: Problem[] = []
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = body[field]
    const set = Array.isArray(value) ? value.length > 0 : Boolean(value)
    if (set)
      problems.push({
        path: [field],
        message: 'Not with IS_COMPONENTS_V2.',
        code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      })
  }
  const all = allComponents(components)
  if (all.length > MOST_COMPONENTS) {
    problems.push({
      path: ['components'],
      message: `At most ${MOST_COMPONENTS} components in total, not ${all.length}.`,
    })
  }
  const text = all.reduce((sum, each) => sum + (each.type === componentKinds.text ? String(each.content).length : 0), 0)
  if (text > LONGEST_TEXT)
    problems.push({ path: ['components'], message: `At most ${LONGEST_TEXT} characters of text, not ${text}.` })
  const shown = JSON.stringify(components)
  for (const file of files) {
    if (!shown.includes(`attachment://${file}`))
      problems.push({ path: ['attachments'], message: `${file} is shown by no component.` })
  }
  return problems
}

/** Buttons and selects: ids once each and of 1 to 100 characters, a link has an address and no id, a row is not mixed. */
function interactiveRules(components: Json[]): Problem[] {
  const problems: Problem[] = []
  const ids: string[] = []
  for (const each of allComponents(components)) {
    if (typeof each.custom_id === 'string') ids.push(each.custom_id)
    problems.push(...selectRules(each, ['components'], false))
    if (each.type === componentKinds.row) {
      const inner = (each.components ?? []) as Json[]
      const selects = inner.filter(part => part.type !== componentKinds.button).length
      if (selects > 1 || (selects === 1 && inner.length > 1))
        problems.push({ path: ['components'], message: 'A row holds five buttons or one select.' })
    }
    if (each.type !== componentKinds.button) continue
    const link = each.style === componentKinds.linkStyle
    if (link !== (each.url !== undefined && each.url !== null))
      problems.push({ path: ['components'], message: 'A url belongs to a link button, and to no other.' })
    if (link === (typeof each.custom_id === 'string'))
      problems.push({ path: ['components'], message: 'Every button but a link has a custom_id.' })
    if (!each.label && !each.emoji)
      problems.push({ path: ['components'], message: 'A button needs a label or an emoji.' })
  }
  return [...problems, ...twice(ids)]
}

function selectRules(each: Json, path: (string | number)[], modal: boolean): Problem[] {
  if (each.type !== componentKinds.select) return []
  const options = (each.options ?? []) as Json[]
  const problems = twice(options.map(option => String(option.value)))
  const chosen = options.filter(option => option.default === true).length
  const max = Number(each.max_values ?? 1)
  const min = Number(each.min_values ?? 1)
  if (chosen > max) problems.push({ path: [...path, 'options'], message: `At most ${max} may be chosen beforehand.` })
  if (max > options.length) problems.push({ path: [...path, 'max_values'], message: 'More than there are options.' })
  if (min > max) problems.push({ path: [...path, 'min_values'], message: 'More than max_values.' })
  if (modal && min === 0 && each.required !== false)
    problems.push({ path: [...path, 'min_values'], message: 'A required select needs at least 1.' })
  return problems
}

const nonceRules = (body: Json): Problem[] =>
  body.nonce !== undefined && String(body.nonce).length > LONGEST_NONCE
    ? [{ path: ['nonce'], message: `Must be ${LONGEST_NONCE} or fewer in length.` }]
    : []

const twice = (ids: readonly string[]): Problem[] =>
  ids
    .filter((id, n) => ids.indexOf(id) !== n)
    .map(id => ({ path: ['components'], message: `${id} is there twice.`, code: 'COMPONENT_CUSTOM_ID_DUPLICATED' }))

const listed = (value: unknown) => Array.isArray(value) && value.length > 0

function lengthBetween(value: unknown, min: number, max: number, path: (string | number)[]): Problem[] {
  if (typeof value !== 'string' || (value.length >= min && value.length <= max)) return []
  return [{ path, message: `Must be between ${min} and ${max} in length.`, code: 'BASE_TYPE_BAD_LENGTH' }]
}

/** Every component of a message or modal, at any depth. */
export function allComponents(components: readonly Json[]): Json[] {
  return components.flatMap(each => [
    each,
    ...allComponents((each.components ?? []) as Json[]),
    ...allComponents([each.accessory, each.component].filter(part => part !== undefined && part !== null) as Json[]),
  ])
}

type Schema = typeof spec.MessageCreateRequestSchema

/** What a schema finds wrong. In a union, only the branch the body meant (by its `type`) is reported. */
function issues(schema: Schema, body: unknown): Problem[] {
  const result = schema.safeParse(body)
  return result.success ? [] : result.error.issues.flatMap(issue => flatten(issue))
}

type Issue = Extract<ReturnType<Schema['safeParse']>, { success: false }>['error']['issues'][number]

function flatten(issue: Issue, above: readonly (string | number)[] = []): Problem[] {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union' || !issue.errors) return [{ path, message: issue.message }]
  const meant = issue.errors.find(
    branch => branch.length > 0 && !branch.some(each => each.path.at(-1) === 'type' && each.path.length === 1),
  )
  if (!meant) return [{ path, message: 'Unknown kind.', code: 'UNION_TYPE_CHOICES' }]
  return meant.flatMap(each => flatten(each, path))
}
