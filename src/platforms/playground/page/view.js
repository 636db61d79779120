import { useState } from 'preact/hooks'
import { html, Icon } from './html.js'

const SAFE_LINK = /^https?:\/\//i

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

function SafeLink({ url, children, className = '' }) {
  if (!SAFE_LINK.test(url)) return children
  return html`<a class=${className} href=${url} target="_blank" rel="noreferrer noopener">${children}</a>`
}

const line = (inlineList, context) => inlineList.map(inline => inlines[inline.kind]?.(inline, context) ?? inline.text)

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
  actions: (block, context) => html`<${Actions} actions=${block.actions} ...${context} />`,
}

/** The message as nodes. A message without a view (from an older server, say) shows its text, which is complete. */
export function Body({ message, ...context }) {
  const { view } = message
  if (!view) {
    return html`<p class="plain">${message.text}</p>
      ${message.actions.length > 0 && html`<${Actions} actions=${message.actions} ...${context} />`}`
  }
  return html`<div class=${`card tone-${view.tone ?? 'plain'}`}>
    ${view.title && html`<h3>${view.title}</h3>`}
    ${view.blocks.map(block => blocks[block.kind]?.(block, context))}
  </div>`
}

const actionKinds = {
  button: ({ action, onPress, pending }) => html`<button
    type="button"
    class=${`action ${action.tone ?? 'plain'}`}
    aria-disabled=${pending !== undefined}
    aria-busy=${pending === action.id}
    onClick=${() => pending === undefined && onPress(action)}
  >
    ${action.label}
  </button>`,
  select: props => html`<${SelectAction} ...${props} />`,
  link: ({ action }) => html`<${SafeLink} url=${action.url ?? ''} className="action">
    ${action.label}<${Icon} name="out" size=${16} />
  <//>`,
}

function Actions({ actions, ...context }) {
  return html`<div class="actions" role="group">
    ${actions.map(action => html`<${Fragment} key=${action.id}>${actionKinds[action.kind]?.({ action, ...context })}<//>`)}
  </div>`
}

const Fragment = ({ children }) => children

/** Choosing and sending are two steps: with the arrow keys a closed list would send at each step. */
function SelectAction({ action, onPress, pending, words }) {
  const [chosen, choose] = useState('')
  const busy = pending !== undefined
  const send = () => {
    const option = action.options?.find(one => one.id === chosen)
    if (option && !busy) onPress(action, option)
  }
  return html`<span class="choose">
    <select
      aria-label=${action.label}
      value=${chosen}
      onChange=${event => choose(event.currentTarget.value)}
    >
      <option value="">${action.label || words.pick}</option>
      ${action.options?.map(option => html`<option value=${option.id}>${option.label}</option>`)}
    </select>
    <button type="button" class="action" aria-disabled=${busy || chosen === ''} aria-busy=${pending === action.id} onClick=${send}>
      ${words.confirm}
    </button>
  </span>`
}
