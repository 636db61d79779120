import { useEffect, useState } from 'preact/hooks'
import { Avatar, html, Icon, useElement, valueInto } from './html.js'
import { Picker } from './picker.js'

/** @import { Conversation } from './conversations.js' */
/** @import { Someone } from './use-club.js' */
/** @import { Words } from './words.js' */

/**
 * @typedef {object} Identity
 * @property {readonly Someone[]} people
 * @property {Someone} person
 * @property {ReadonlySet<string>} waiting
 * @property {(id: string) => Promise<void>} onBecome
 * @property {(name: string) => void} onNewGuest
 * @property {Words} words
 */

/** @param {Identity} props */
function WhoAmI({ people, person, waiting, onBecome, onNewGuest, words }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  /** @type {{ current: HTMLDivElement }} */
  const box = useElement()
  /** @type {{ current: HTMLButtonElement }} */
  const toggle = useElement()

  useEffect(() => {
    if (!open) return
    const away = (/** @type {PointerEvent} */ event) =>
      event.target instanceof Node && !box.current.contains(event.target) && setOpen(false)
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])

  const close = () => {
    setOpen(false)
    toggle.current.focus()
  }
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    close()
  }
  const role = person.guest ? words.roles.guest : (words.roles[person.role] ?? person.role)
  return html`<div class="who" ref=${box} onKeyDown=${onKeyDown}>
    <button type="button" class="who-button" ref=${toggle} aria-expanded=${open} aria-controls="who-panel" onClick=${() => setOpen(!open)}>
      <${Avatar} name=${person.name} />
      <span class="who-text">
        <span class="hidden">${words.youAre}</span>
        <span class="who-name">${person.name}</span>
        <span class="soft">${[role, person.company].filter(Boolean).join(' · ')}</span>
      </span>
      ${waiting.size > 0 && html`<span class="dot" role="img" aria-label=${words.waiting}></span>`}
      <${Icon} name="chevron" size=${18} />
      <span class="hidden">${words.change}</span>
    </button>
    ${
      open &&
      html`<div class="panel" id="who-panel">
        <${Picker}
          open=${true}
          autofocus=${true}
          label=${words.people}
          placeholder=${words.search}
          empty=${words.nobody}
          onEscape=${close}
          onChoose=${async (/** @type {import('./picker.js').Pickable} */ option) => {
            await onBecome(option.id)
            close()
          }}
          options=${people.map(one => ({
            id: one.id,
            label: one.name,
            note: [one.company, one.guest ? words.guest : one.role !== 'member' && (words.roles[one.role] ?? one.role)]
              .filter(Boolean)
              .join(' · '),
            also: `${one.jobTitle ?? ''} ${words.roleWords[one.guest ? 'guest' : one.role] ?? ''}`,
            mark: waiting.has(one.id) ? words.waiting : undefined,
            current: one.id === person.id,
          }))}
        />
        <form
          class="new-guest"
          onSubmit=${(/** @type {SubmitEvent} */ event) => {
            event.preventDefault()
            if (name.trim() === '') return
            setName('')
            close()
            onNewGuest(name.trim())
          }}
        >
          <label for="new-guest">${words.newGuest}</label>
          <div>
            <input id="new-guest" type="text" autocomplete="off" maxlength="80" placeholder=${words.newGuestName} value=${name} onInput=${valueInto(setName)} />
            <button type="submit" class="action" aria-disabled=${name.trim() === ''}>${words.add}</button>
          </div>
        </form>
      </div>`
    }
  </div>`
}

/**
 * @param {{ title: string, list: readonly Conversation[], current: string, onOpen: (key: string) => void, words: Words, id: string }} props
 */
function Conversations({ title, list, current, onOpen, words, id }) {
  if (list.length === 0) return null
  return html`<section>
    <h2 class="list-title" id=${id}>${title}</h2>
    <ul aria-labelledby=${id}>
      ${list.map(
        one => html`<li key=${one.key}>
          <button
            type="button"
            class=${`conversation ${one.unread > 0 ? 'unread' : ''}`}
            aria-current=${one.key === current ? 'true' : undefined}
            onClick=${() => onOpen(one.key)}
          >
            <span class="sign" aria-hidden="true">
              ${one.kind === 'channel' ? '#' : one.kind === 'direct' ? html`<${Avatar} name=${one.title} bot=${true} small=${true} />` : html`<${Icon} name="group" size=${18} />`}
            </span>
            <span class="name">${one.name}</span>
            ${one.unread > 0 && html`<span class="count"><span aria-hidden="true">${one.unread > 99 ? '99+' : one.unread}</span><span class="hidden">${words.unread(one.unread)}</span></span>`}
          </button>
        </li>`,
      )}
    </ul>
  </section>`
}

/**
 * Who one is, and where there is something to read. On a phone it slides in over the page.
 *
 * @param {Identity & {
 *   club: string, conversations: readonly Conversation[], current: string, open: boolean, onOpen: (key: string) => void,
 *   onClose: () => void, language: 'fr' | 'en', onLanguage: () => void, theme: { dark: boolean, toggle: () => void },
 * }} props
 */
export function Sidebar({
  club,
  people,
  person,
  waiting,
  conversations,
  current,
  open,
  onOpen,
  onClose,
  onBecome,
  onNewGuest,
  words,
  language,
  onLanguage,
  theme,
}) {
  const of = (/** @type {Conversation['kind']} */ kind) => conversations.filter(one => one.kind === kind)
  const shared = { current, onOpen, words }
  return html`<nav
    class=${`sidebar ${open ? 'open' : ''}`}
    id="sidebar"
    aria-label=${words.conversations}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && open && onClose()}
  >
    <div class="brand">
      <${Avatar} name="Assidu" bot=${true} />
      <span class="brand-text"><strong>${club || 'Assidu'}</strong><span class="soft">${words.playground}</span></span>
      <button type="button" class="icon-button only-phone" aria-label=${words.closeMenu} onClick=${onClose}><${Icon} name="close" /></button>
    </div>
    <${WhoAmI} people=${people} person=${person} waiting=${waiting} onBecome=${onBecome} onNewGuest=${onNewGuest} words=${words} />
    <div class="lists">
      <${Conversations} id="list-channels" title=${words.channels} list=${of('channel')} ...${shared} />
      <${Conversations} id="list-direct" title=${words.direct} list=${of('direct')} ...${shared} />
      <${Conversations} id="list-groups" title=${words.groups} list=${of('group')} ...${shared} />
    </div>
    <div class="foot">
      <button type="button" class="quiet" lang=${language === 'fr' ? 'en' : 'fr'} onClick=${onLanguage}>
        <span class="code" aria-hidden="true">${words.languageShort}</span>${words.language}
      </button>
      <button type="button" class="icon-button" aria-label=${theme.dark ? words.light : words.dark} title=${theme.dark ? words.light : words.dark} onClick=${theme.toggle}>
        <${Icon} name=${theme.dark ? 'sun' : 'moon'} />
      </button>
    </div>
  </nav>`
}
