import { useState } from 'preact/hooks'
import { folded, html, valueInto } from './html.js'
import { Picker } from './picker.js'

/** @import { Choice as Option, FieldValue, PageField, PageForm } from '../api.ts' */
/** @import { Drawn } from './html.js' */
/** @import { Pickable } from './picker.js' */
/** @import { Someone } from './use-club.js' */
/** @import { Words } from './words.js' */

/** @typedef {FieldValue | undefined} TypedValue */
/** @typedef {Record<string, TypedValue>} Typed What stands in a form, by field. */

/**
 * @typedef {object} FieldProps
 * @property {PageField} field
 * @property {string} inputId
 * @property {string | undefined} describedBy
 * @property {string | undefined} problem
 * @property {TypedValue} value
 * @property {(value: TypedValue) => void} onChange
 * @property {readonly Someone[]} people
 * @property {Words} words
 */

const FEW = 5
const MANY = 12

/** @type {(value: TypedValue) => string[]} */
const asList = value => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [String(value)])

/** What every single-box field shares: its name for labels and hints, and whether it has to be corrected. @param {FieldProps} props */
const boxProps = ({ field, inputId, describedBy, problem }) => ({
  id: inputId,
  name: field.id,
  'aria-describedby': describedBy,
  'aria-invalid': problem ? 'true' : undefined,
  'aria-required': field.required ? 'true' : undefined,
})

/** @type {(type: string) => (props: FieldProps) => Drawn} */
const box = type => props =>
  html`<input
  type=${type}
  ...${boxProps(props)}
  ...${type === 'number' ? { inputmode: 'decimal', step: 'any' } : {}}
  autocomplete="off"
  maxlength=${props.field.max}
  value=${props.value ?? ''}
  onInput=${valueInto(props.onChange)}
/>`

/** @param {FieldProps} props */
function Lines(props) {
  return html`<textarea
    rows="4"
    ...${boxProps(props)}
    maxlength=${props.field.max}
    onInput=${valueInto(props.onChange)}
    value=${props.value ?? ''}
  ></textarea>`
}

/**
 * One of a long list: searched by typing, shown with what takes it away.
 *
 * @param {FieldProps & { options: readonly Pickable[], avatars: boolean, onType?: (typed: string) => void }} props
 */
function OneOfMany(props) {
  const { field, words, value, onChange, options, avatars } = props
  const chosen = options.find(option => option.id === value)
  return html`<${Picker}
    options=${options.map(option => ({ ...option, current: option.id === value }))}
    onChoose=${(/** @type {Pickable} */ option) => onChange(option.id)}
    label=${field.label}
    placeholder=${words.search}
    empty=${words.nobody}
    inputId=${props.inputId}
    describedBy=${props.describedBy}
    invalid=${props.problem !== undefined}
    required=${field.required}
    value=${chosen?.label ?? value}
    onType=${props.onType}
    avatars=${avatars}
  />`
}

/** @param {FieldProps} props */
function Member(props) {
  /** @type {readonly Pickable[]} */
  const everybody = props.people
    .filter(person => !person.guest)
    .map(({ id, name, company }) => ({ id, label: name, note: company }))
  // Who is filled in stands in the list by an id of the form's own, and not a second time.
  const filledIn = props.field.options ?? []
  const twice = (/** @type {Pickable} */ { label }) =>
    filledIn.some(option => option.label === label) && everybody.filter(one => one.label === label).length === 1
  const options = [...filledIn, ...everybody.filter(one => !twice(one))]
  const known = new Map(props.people.map(person => [person.name, person.company]))
  return html`<${OneOfMany}
    ...${props}
    onType=${props.onChange}
    avatars=${true}
    options=${options.map(option => ({ note: known.get(option.label), ...option }))}
  />`
}

/** Several members: each is chosen as one is, and stands above the box with what takes him away. @param {FieldProps} props */
function Members(props) {
  const { field, words, people, value, onChange } = props
  const chosen = asList(value)
  const named = new Map([
    ...people.map(({ id, name }) => /** @type {const} */ ([id, name])),
    ...(field.options ?? []).map(({ id, label }) => /** @type {const} */ ([id, label])),
  ])
  const most = field.max ?? Number.POSITIVE_INFINITY
  const names = chosen.map(one => named.get(one) ?? one)
  const free = people.filter(({ id, name, guest }) => !guest && !chosen.includes(id) && !names.includes(name))
  return html`<div class="several">
    ${chosen.map(
      (one, n) => html`<button
        type="button"
        class="chosen"
        key=${one}
        aria-label=${words.without(names[n] ?? one)}
        onClick=${() => onChange(chosen.filter(other => other !== one))}
      >
        ${names[n]} <span aria-hidden="true">×</span>
      </button>`,
    )}
    ${
      chosen.length < most &&
      html`<${Picker}
        key=${chosen.length}
        options=${free.map(({ id, name, company }) => ({ id, label: name, note: company }))}
        onChoose=${(/** @type {Pickable} */ option) => onChange([...chosen, option.id])}
        onType=${(/** @type {string} */ typed) => typed !== '' && onChange([...chosen, typed])}
        label=${field.label}
        placeholder=${words.search}
        empty=${words.nobody}
        inputId=${props.inputId}
        describedBy=${props.describedBy}
        invalid=${props.problem !== undefined}
        required=${field.required && chosen.length === 0}
      />`
    }
  </div>`
}

/** @param {FieldProps} props */
function Choice(props) {
  const { field, value, onChange, words, inputId } = props
  const options = field.options ?? []
  if (options.length > FEW) {
    return html`<select ...${boxProps(props)} value=${value ?? ''} onChange=${valueInto(onChange)}>
      <option value="">${words.pick}</option>
      ${options.map(option => html`<option value=${option.id}>${option.label}</option>`)}
    </select>`
  }
  // What is ticked cannot be unticked: where the answer is optional, none of them is a choice too.
  const offered = field.required ? options : [...options, { id: '', label: words.none }]
  return html`<div class="ticks">
    ${offered.map(
      (option, index) => html`<label class="tick">
        <input
          type="radio"
          name=${field.id}
          id=${index === 0 ? inputId : undefined}
          checked=${value === option.id}
          aria-describedby=${props.describedBy}
          aria-invalid=${props.problem ? 'true' : undefined}
          onChange=${() => onChange(option.id)}
        />
        <span>${option.label}</span>
      </label>`,
    )}
  </div>`
}

/** @type {(option: Option, chosen: readonly string[], toggle: (id: string) => void, id?: string) => Drawn} */
const checkbox = (option, chosen, toggle, id) => html`<label class="tick" key=${option.id}>
  <input type="checkbox" id=${id} checked=${chosen.includes(option.id)} onChange=${() => toggle(option.id)} />
  <span>${option.label}</span>
</label>`

/** Several of a list: ticked where they stand; a long list can be narrowed by typing. @param {FieldProps} props */
function Choices(props) {
  const { field, value, onChange, words, inputId } = props
  const [filter, setFilter] = useState('')
  const options = field.options ?? []
  const chosen = asList(value)
  const toggle = (/** @type {string} */ id) =>
    onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  if (options.length <= MANY) {
    return html`<div class="ticks">
      ${options.map((option, index) => checkbox(option, chosen, toggle, index === 0 ? inputId : undefined))}
    </div>`
  }
  const shown = options.filter(option => folded(option.label).includes(folded(filter.trim())))
  return html`<div class="many">
    <div class="narrow">
      <input
        type="text"
        id=${inputId}
        autocomplete="off"
        aria-label=${`${field.label} ${words.filter}`}
        placeholder=${words.filter}
        value=${filter}
        onInput=${valueInto(setFilter)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && event.preventDefault()}
      />
      <span class="soft" role="status">${words.chosen(chosen.length)}</span>
    </div>
    <div class="ticks long" tabindex="-1">
      ${shown.map(option => checkbox(option, chosen, toggle))}
      ${shown.length === 0 && html`<p class="soft">${words.nobody}</p>`}
    </div>
  </div>`
}

/** @param {FieldProps} props */
function Tick(props) {
  const { field, value, onChange } = props
  return html`<label class="tick">
    <input type="checkbox" ...${boxProps(props)} checked=${value === true} onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => onChange(event.currentTarget.checked)} />
    <span>${field.label}</span>
  </label>`
}

/** Total: a new kind of field does not compile until it is drawn here. @type {{ [K in PageField['kind']]: (props: FieldProps) => Drawn }} */
const kinds = {
  text: box('text'),
  number: box('number'),
  date: box('date'),
  time: box('time'),
  lines: Lines,
  member: Member,
  members: Members,
  choice: Choice,
  choices: Choices,
  tick: Tick,
}

/**
 * One field with its label, hint and problem, tied together for a screen reader.
 *
 * @param {Omit<FieldProps, 'inputId' | 'describedBy'> & { formId: string }} props
 */
export function Field({ field, formId, problem, words, ...rest }) {
  const inputId = `${formId}-${field.id}`
  const hintId = `${inputId}-hint`
  const problemId = `${inputId}-problem`
  const describedBy = [field.hint && hintId, problem && problemId].filter(Boolean).join(' ') || undefined
  const options = field.options ?? []
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && options.length <= FEW)
  const Kind = kinds[field.kind]
  const mark =
    field.required || field.kind === 'choices' ? '' : html` <span class="soft optional">(${words.optional})</span>`
  const inside = html`
    ${field.hint && html`<p class="hint" id=${hintId}>${field.hint}</p>`}
    <${Kind} field=${field} inputId=${inputId} describedBy=${describedBy} problem=${problem} words=${words} ...${rest} />
    ${problem && html`<p class="problem" id=${problemId}>${problem}</p>`}
  `
  const className = `field ${problem ? 'wrong' : ''}`
  if (grouped) {
    const oneOf = field.kind === 'choice'
    return html`<fieldset
      class=${className}
      role=${oneOf ? 'radiogroup' : undefined}
      aria-required=${oneOf && field.required ? 'true' : undefined}
      aria-invalid=${oneOf && problem ? 'true' : undefined}
      aria-describedby=${describedBy}
    >
      <legend>${field.label}${mark}${!oneOf && field.required && html`<span class="hidden"> (${words.required})</span>`}</legend>
      ${inside}
    </fieldset>`
  }
  return html`<div class=${className}>
    ${field.kind !== 'tick' && html`<label for=${inputId}>${field.label}${mark}</label>`}
    ${inside}
  </div>`
}

/**
 * The values as the API wants them: what stands empty is sent empty, since it may have held something before. Only what the
 * form could not show stays out of it.
 *
 * @param {PageForm} form
 * @param {Typed} typed
 * @returns {Record<string, FieldValue>}
 */
export function valuesOf(form, typed) {
  /** @type {Record<string, FieldValue>} */
  const values = {}
  for (const { id, kind } of form.fields) {
    const value = typed[id]
    if (kind === 'tick') values[id] = value === true
    else if (kind === 'choices' || kind === 'members') values[id] = asList(value)
    else values[id] = kind === 'number' ? String(value ?? '') : (value ?? '')
  }
  return values
}

/**
 * What is plainly missing, said before anything is sent.
 *
 * @param {PageForm} form
 * @param {Typed} typed
 * @param {Words} words
 * @returns {Record<string, string>}
 */
export function missingOf(form, typed, words) {
  const empty = (/** @type {TypedValue} */ value) =>
    value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(
    form.fields.filter(field => field.required && empty(typed[field.id])).map(field => [field.id, words.missing]),
  )
}
