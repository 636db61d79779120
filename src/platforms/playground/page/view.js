import { useState } from 'preact/hooks'
import { html, Icon, valueInto } from './html.js'

/** @import { Choice, PageAction, PageBlock, PageInline, PageMessage } from '../api.ts' */
/** @import { Drawn } from './html.js' */

/**
 * What a message needs to be drawn and pressed.
 *
 * @typedef {object} Context
 * @property {(action: PageAction, option?: Choice) => void} onPress
 * @property {(text: string) => void} onCommand
 * @property {string} [pending] The action that is on its way.
 * @property {string} me
 * @property {string} subjectId The element that says what this message is about: its buttons are described by it.
 * @property {string | undefined} [ownId] Of a block that says what the buttons after it are about.
 * @property {(file: string) => string} addressOf Where a picture or a file of this message is.
 * @property {import('./words.js').Words} words
 */

const SAFE_LINK = /^(https?:\/\/|tel:\+\d+$)/i

/**
 * Total, as the two tables below: a new kind of inline, block or action does not compile until it is drawn here.
 *
 * @type {{ [K in PageInline['kind']]: (inline: Extract<PageInline, { kind: K }>, context: Context) => Drawn | string }}
 */
const inlines = {
  text: ({ text, style }) =>
    style === 'strong'
      ? html`<strong>${text}</strong>`
      : style === 'soft'
        ? html`<span class="soft">${text}</span>`
        : text,
  member: ({ name }, { me }) => html`<span class=${`mention ${name === me ? 'me' : ''}`}>@${name}</span>`,
  time: ({ at, text }) => html`<time datetime=${at}>${text}</time>`,
  link: ({ url, text }) => html`<${SafeLink} url=${url}>${text}<//>`,
  command: ({ text }, { onCommand }) =>
    html`<button type="button" class="command" onClick=${() => onCommand(text)}>${text}</button>`,
}

/** @param {{ url: string, children?: unknown, className?: string }} props */
function SafeLink({ url, children, className = '' }) {
  if (!SAFE_LINK.test(url)) return children
  return html`<a class=${className} href=${url} target="_blank" rel="noreferrer noopener">${children}</a>`
}

/** @type {(list: readonly PageInline[], context: Context) => (Drawn | string)[]} */
const line = (list, context) =>
  list.map(inline =>
    /** @type {(inline: PageInline, context: Context) => Drawn} */ (inlines[inline.kind])(inline, context),
  )

/** @type {{ [K in PageBlock['kind']]: (block: Extract<PageBlock, { kind: K }>, context: Context) => Drawn }} */
const blocks = {
  heading: ({ text }, { ownId }) => html`<h4 id=${ownId}>${text}</h4>`,
  text: (block, context) => html`<p id=${context.ownId}>${line(block.line, context)}</p>`,
  list: (block, context) => html`<ul>${block.items.map(item => html`<li>${line(item, context)}</li>`)}</ul>`,
  facts: (block, context) =>
    html`<dl id=${context.ownId}>
      ${block.facts.map(fact => html`<div><dt>${fact.label}</dt><dd>${line(fact.value, context)}</dd></div>`)}
    </dl>`,
  quote: ({ text }, { ownId }) => html`<blockquote id=${ownId}>${text}</blockquote>`,
  note: (block, context) => html`<p class="note">${line(block.line, context)}</p>`,
  divider: () => html`<hr />`,
  picture: ({ file, alt, title, width, height }, { addressOf }) => html`<figure>
    ${title && html`<figcaption>${title}</figcaption>`}
    <img src=${addressOf(file)} alt=${alt} width=${width} height=${height} loading="lazy" />
  </figure>`,
  file: ({ file, name }, { addressOf }) =>
    html`<p class="file"><a href=${addressOf(file)} download=${name}>${name}</a></p>`,
  actions: (block, context) => html`<${Actions} actions=${block.actions} ...${context} />`,
}

/** @type {(block: PageBlock, context: Context) => Drawn} */
const drawBlock = (block, context) =>
  /** @type {(block: PageBlock, context: Context) => Drawn} */ (blocks[block.kind])(block, context)

/**
 * The message as nodes. One that holds what this page has never heard of, since the program was renewed while it stood
 * open, shows its text, which is complete.
 *
 * @param {Context & { message: PageMessage }} props
 */
export function Body({ message, ...context }) {
  const { view } = message
  if (!view.blocks.every(({ kind }) => kind in blocks)) {
    return html`<p class="plain">${message.text}</p>
      ${message.actions.length > 0 && html`<${Actions} actions=${message.actions} ...${context} />`}`
  }
  const { subjectId } = context
  const spoken = subjectsOf(view.blocks)
  return html`<div class=${`card tone-${view.tone}`}>
    ${view.title && html`<h3 id=${subjectId}>${view.title}</h3>`}
    ${view.blocks.map((block, index) => {
      const ownId = spoken.subjects.has(index) ? `${subjectId}-${index}` : undefined
      const about = spoken.subjectOf.get(index)
      const described = [view.title && subjectId, about !== undefined && `${subjectId}-${about}`]
        .filter(Boolean)
        .join(' ')
      return drawBlock(block, { ...context, subjectId: described, ownId })
    })}
  </div>`
}

/**
 * What each row of buttons is about besides the card: where a card has several meetings or referrals, the words that stand
 * before the row; in a card of one thing its first words, since two cards may have the same title.
 *
 * @param {readonly PageBlock[]} blocks
 */
function subjectsOf(blocks) {
  /** @type {Map<number, number>} */
  const subjectOf = new Map()
  const tells = (/** @type {number} */ at) => ['heading', 'text', 'facts', 'quote'].includes(blocks[at]?.kind ?? '')
  let from = 0
  /** @type {number | undefined} */
  let before
  blocks.forEach((block, index) => {
    if (block.kind === 'divider') from = index + 1
    if (block.kind !== 'actions') return
    for (let at = from; at < index; at++) {
      if (!tells(at)) continue
      before = at
      break
    }
    if (before !== undefined) subjectOf.set(index, before)
    from = index + 1
  })
  return { subjectOf, subjects: new Set(subjectOf.values()) }
}

/** @type {{ [K in PageAction['kind']]: (props: Context & { action: Extract<PageAction, { kind: K }> }) => Drawn }} */
const actionKinds = {
  button: ({ action, onPress, pending, subjectId }) => html`<button
    type="button"
    aria-describedby=${subjectId || undefined}
    class=${`action ${action.tone}`}
    aria-disabled=${pending !== undefined}
    aria-busy=${pending === action.id}
    onClick=${() => pending === undefined && onPress(action)}
  >
    ${action.label}
  </button>`,
  select: props => html`<${SelectAction} ...${props} />`,
  link: ({ action }) => html`<${SafeLink} url=${action.url} className="action">
    ${action.label}<${Icon} name="out" size=${16} />
  <//>`,
}

/** @type {(props: Context & { action: PageAction }) => Drawn} */
const drawAction = props =>
  /** @type {(props: Context & { action: PageAction }) => Drawn} */ (actionKinds[props.action.kind])(props)

/** @param {Context & { actions: readonly PageAction[] }} props */
function Actions({ actions, ...context }) {
  return html`<div class="actions" role="group" aria-labelledby=${context.subjectId || undefined}>
    ${actions.map(action => html`<${Fragment} key=${action.id}>${drawAction({ action, ...context })}<//>`)}
  </div>`
}

/** @param {{ children?: unknown }} props */
const Fragment = ({ children }) => children

/** Choosing and sending are two steps: with the arrow keys a closed list would send at each step. @param {Context & { action: Extract<PageAction, { kind: 'select' }> }} props */
function SelectAction({ action, onPress, pending, words, subjectId }) {
  const [chosen, choose] = useState('')
  const busy = pending !== undefined
  const send = () => {
    const option = action.options.find(one => one.id === chosen)
    if (option && !busy) onPress(action, option)
  }
  return html`<span class="choose">
    <select
      aria-label=${action.label}
      aria-describedby=${subjectId || undefined}
      value=${chosen}
      onChange=${valueInto(choose)}
    >
      <option value="">${action.label || words.pick}</option>
      ${action.options.map(option => html`<option value=${option.id}>${option.label}</option>`)}
    </select>
    <button type="button" class="action" aria-describedby=${subjectId || undefined} aria-disabled=${busy || chosen === ''} aria-busy=${pending === action.id} onClick=${send}>
      ${words.confirm}
    </button>
  </span>`
}
