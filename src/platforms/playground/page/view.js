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
 * @property {(file: string) => string} addressOf Where a picture or a file of this message is.
 * @property {import('./words.js').Words} words
 */

const SAFE_LINK = /^https?:\/\//i

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
  heading: ({ text }) => html`<h4>${text}</h4>`,
  text: (block, context) => html`<p>${line(block.line, context)}</p>`,
  list: (block, context) => html`<ul>${block.items.map(item => html`<li>${line(item, context)}</li>`)}</ul>`,
  facts: (block, context) =>
    html`<dl>
      ${block.facts.map(fact => html`<div><dt>${fact.label}</dt><dd>${line(fact.value, context)}</dd></div>`)}
    </dl>`,
  quote: ({ text }) => html`<blockquote>${text}</blockquote>`,
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
  return html`<div class=${`card tone-${view.tone}`}>
    ${view.title && html`<h3>${view.title}</h3>`}
    ${view.blocks.map(block => drawBlock(block, context))}
  </div>`
}

/** @type {{ [K in PageAction['kind']]: (props: Context & { action: Extract<PageAction, { kind: K }> }) => Drawn }} */
const actionKinds = {
  button: ({ action, onPress, pending }) => html`<button
    type="button"
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
  return html`<div class="actions" role="group">
    ${actions.map(action => html`<${Fragment} key=${action.id}>${drawAction({ action, ...context })}<//>`)}
  </div>`
}

/** @param {{ children?: unknown }} props */
const Fragment = ({ children }) => children

/** Choosing and sending are two steps: with the arrow keys a closed list would send at each step. @param {Context & { action: Extract<PageAction, { kind: 'select' }> }} props */
function SelectAction({ action, onPress, pending, words }) {
  const [chosen, choose] = useState('')
  const busy = pending !== undefined
  const send = () => {
    const option = action.options.find(one => one.id === chosen)
    if (option && !busy) onPress(action, option)
  }
  return html`<span class="choose">
    <select
      aria-label=${action.label}
      value=${chosen}
      onChange=${valueInto(choose)}
    >
      <option value="">${action.label || words.pick}</option>
      ${action.options.map(option => html`<option value=${option.id}>${option.label}</option>`)}
    </select>
    <button type="button" class="action" aria-disabled=${busy || chosen === ''} aria-busy=${pending === action.id} onClick=${send}>
      ${words.confirm}
    </button>
  </span>`
}
