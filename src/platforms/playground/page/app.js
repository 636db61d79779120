import { render } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { api } from './api.js'
import { Clock } from './clock.js'
import { Composer } from './composer.js'
import { keepFocus } from './focus.js'
import { FormDialog } from './form.js'
import { Guide } from './guide.js'
import { Avatar, html, Icon } from './html.js'
import { memory, place } from './memory.js'
import { Messages } from './messages.js'
import { Said } from './said.js'
import { Sidebar } from './sidebar.js'
import { nextWeekday } from './time.js'
import { useClub } from './use-club.js'

/** @import { FirstStep } from '../api.ts' */
/** @import { Club } from './use-club.js' */

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches

function useTheme() {
  const [theme, setTheme] = useState(() => memory.get('theme'))
  useLayoutEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme
  }, [theme])
  const dark = theme ? theme === 'dark' : systemIsDark()
  return {
    dark,
    toggle: () => {
      const next = dark ? 'light' : 'dark'
      setTheme(next)
      memory.set('theme', next)
    },
  }
}

/** @param {{ club: Club, clock: NonNullable<Club['clock']>, onMenu: () => void, menuOpen: boolean }} props */
function Header({ club, clock, onMenu, menuOpen }) {
  const { words, language, conversation, unread } = club
  return html`<header class="top">
    <button type="button" class="icon-button only-phone" aria-label=${words.menu} aria-expanded=${menuOpen} aria-controls="sidebar" onClick=${onMenu}>
      <${Icon} name="menu" size=${22} />
      ${unread - conversation.unread > 0 && html`<span class="dot" role="img" aria-label=${words.unread(unread - conversation.unread)}></span>`}
    </button>
    <div class="where">
      <h1>${conversation.title}</h1>
      ${
        club.person &&
        html`<button type="button" class="me only-phone" aria-haspopup="true" onClick=${onMenu}>
        <${Avatar} name=${club.person.name} small=${true} />
        <span class="hidden">${words.youAre}</span>${' '}<span class="me-name">${club.person.name}</span>
      </button>`
      }
      ${conversation.purpose && html`<p class="soft purpose">${conversation.purpose}</p>`}
    </div>
    <${Clock}
      now=${clock.now}
      zone=${clock.zone}
      movable=${clock.movable}
      moving=${club.moving}
      report=${club.report}
      onMove=${club.moveClock}
      onReportClosed=${club.closeReport}
      words=${words}
      language=${language}
    />
  </header>`
}

/** @param {{ club: Club }} props */
function Notices({ club }) {
  const { words, live, trouble, draft, form } = club
  return html`<div class="notices">
    ${live !== 'live' && html`<p class="notice soft" role="status"><span class="spinner" aria-hidden="true"></span>${words.offline}</p>`}
    ${
      trouble &&
      html`<div class="notice problem" role="alert">
        <p>${trouble}</p>
        <button type="button" class="icon-button" aria-label=${words.dismiss} onClick=${club.closeTrouble}><${Icon} name="close" size=${18} /></button>
      </div>`
    }
    ${
      draft &&
      !form &&
      html`<div class="notice draft">
        <button type="button" class="action" onClick=${club.resumeForm}>${words.resume(draft.form.title)}</button>
        <button type="button" class="icon-button" aria-label=${words.drop} title=${words.drop} onClick=${club.dropDraft}><${Icon} name="close" size=${18} /></button>
      </div>`
    }
  </div>`
}

/** @param {{ club: Club }} props */
function Opening({ club }) {
  const { words, trouble, people } = club
  return html`<main class="opening">
    ${
      trouble
        ? html`<p role="alert">${trouble}</p><button type="button" class="action primary" onClick=${club.begin}>${words.retry}</button>`
        : people?.length === 0
          ? html`<p>${words.noPeople}</p>`
          : html`<p role="status"><span class="spinner" aria-hidden="true"></span>${words.loading}</p>`
    }
  </main>`
}

/** Typing "/" anywhere outside a field begins a command. @param {() => void} begin */
function useSlash(begin) {
  useLayoutEffect(() => {
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog')) return
      event.preventDefault()
      begin()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

const isNarrow = () => matchMedia('(max-width: 760px)').matches

/** The page as a phone shows it, in a window of its own; false where the browser opens none. @param {{ as: string, in: string, text: string }} there */
function openNarrow(there) {
  const address = `${location.pathname}${location.search}#${new URLSearchParams(there)}`
  return window.open(address, 'assidu-phone', 'popup,width=390,height=780') !== null
}

/** A line to begin with, as the address brings it. @returns {Record<string, string>} */
function textsAtFirst() {
  const { as, in: key, text } = place.get()
  place.set({ text: undefined })
  return as && key && text ? { [`${as} ${key}`]: text } : {}
}

/** A few commands that this person may type, as the server names them. @param {string | undefined} as @param {string} language */
function useExamples(as, language) {
  const [examples, setExamples] = useState(/** @type {string[]} */ ([]))
  useEffect(() => {
    if (as === undefined) return
    api.suggest(as, '/').then(
      all => {
        const names = all.map(one => one.text.trim())
        const liked = LIKED.flatMap(name => names.filter(one => one === name))
        setExamples([...new Set([...liked, ...names])].slice(0, 3))
      },
      () => setExamples([]),
    )
  }, [as, language])
  return examples
}

/** What is offered first, where it may be typed. */
const LIKED = ['/aide', '/help', '/mon-bilan', '/standing', '/recommander', '/refer']

function App() {
  const club = useClub()
  const theme = useTheme()
  const [menuOpen, setMenuOpen] = useState(false)
  const [texts, setTexts] = useState(textsAtFirst)
  const [focusKey, setFocusKey] = useState(() => (Object.keys(texts).length > 0 ? 1 : 0))
  const [toldWhat] = useState(() => Object.keys(texts).length > 0)
  const [lookAt, setLookAt] = useState(/** @type {string | undefined} */ (undefined))
  const shown = useRef(/** @type {{ opened: string, readUpTo: number | undefined } | undefined} */ (undefined))
  const { person, clock, conversation, words, language, items, loaded } = club

  // What counts as new is fixed when a conversation is opened; it is read from then on.
  const opened = `${person?.id} ${conversation.key} ${loaded}`
  if (loaded && shown.current?.opened !== opened) {
    const mark = club.read[conversation.key] ?? 0
    shown.current = { opened, readUpTo: mark > 0 ? mark : undefined }
  }
  useEffect(() => {
    const read = () => {
      if (loaded && !document.hidden) club.markRead()
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [opened, items])

  const textKey = `${person?.id} ${conversation.key}`
  const setText = (/** @type {string} */ text) => setTexts(before => ({ ...before, [textKey]: text }))
  const command = (/** @type {string} */ text) => {
    setText(`${text.trim()} `)
    setFocusKey(before => before + 1)
  }
  useSlash(() => {
    setText('/')
    setFocusKey(before => before + 1)
  })

  const examples = useExamples(person?.id, language)
  if (!person || !clock || !club.ready) return html`<${Opening} club=${club} />`

  const send = async (/** @type {string} */ text) => {
    setText('')
    if (!(await club.say(text))) setTexts(before => ({ ...before, [textKey]: before[textKey] || text }))
  }
  /** Takes one to where the step is made: who he is, where, what he looks at or begins with. */
  const takeStep = async (/** @type {FirstStep} */ step) => {
    const key = step.in === 'direct' ? 'direct' : `channel:${step.in}`
    if (step.text && !isNarrow() && openNarrow({ as: step.as, in: key, text: step.text })) return
    if (step.until && !step.done) await club.moveClock({ to: step.until })
    await club.become(step.as)
    club.open(key)
    setLookAt(step.message)
    if (step.text) {
      setTexts(before => ({ ...before, [`${step.as} ${key}`]: step.text ?? '' }))
      setFocusKey(before => before + 1)
    }
  }
  /** The digest comes to the organizers: one looks on where it arrives. */
  const goToMonday = () => {
    const organizers = 'channel:organizers'
    if (club.conversations.some(one => one.key === organizers)) club.open(organizers)
    return club.moveClock({ to: nextWeekday(clock.now, clock.zone, 1, '08:00') })
  }
  const closeMenu = () => setMenuOpen(false)
  return html`
    ${[
      { to: 'messages', says: words.skip },
      { to: 'composer', says: words.skipToComposer },
    ].map(
      ({ to, says }) =>
        html`<a class="skip" href=${`#${to}`} onClick=${(/** @type {MouseEvent} */ event) => {
          event.preventDefault()
          document.getElementById(to)?.focus()
        }}>${says}</a>`,
    )}
    <${Said} messages=${club.messages} whose=${loaded ? person.id : ''} words=${words} />
    <${Sidebar}
      club=${clock.club}
      people=${club.people}
      person=${person}
      waiting=${club.waiting}
      conversations=${club.conversations}
      current=${conversation.key}
      open=${menuOpen}
      words=${words}
      language=${language}
      onLanguage=${() => club.chooseLanguage(language === 'fr' ? 'en' : 'fr')}
      theme=${theme}
      onOpen=${(/** @type {string} */ key) => {
        club.open(key)
        closeMenu()
      }}
      onClose=${closeMenu}
      onBecome=${async (/** @type {string} */ id) => {
        await club.become(id)
        closeMenu()
      }}
      onNewGuest=${(/** @type {string} */ name) => {
        club.addGuest(name)
        closeMenu()
      }}
    />
    ${menuOpen && html`<div class="scrim" onClick=${closeMenu}></div>`}
    <main inert=${menuOpen}>
      <${Header} club=${club} clock=${clock} menuOpen=${menuOpen} onMenu=${() => setMenuOpen(true)} />
      ${
        club.first &&
        html`<${Guide}
          first=${club.first}
          moving=${club.moving}
          phone=${isNarrow()}
          organizer=${person.role === 'organizer'}
          folded=${toldWhat}
          acting=${club.busy || club.pending !== undefined}
          zone=${clock.zone}
          language=${language}
          words=${words}
          onMonday=${goToMonday}
          onStep=${takeStep}
          onClose=${club.closeGuide}
          onOtherLanguage=${() => club.chooseLanguage(language === 'fr' ? 'en' : 'fr')}
        />`
      }
      ${
        loaded &&
        html`<${Messages}
          key=${opened}
          items=${items}
          conversation=${conversation}
          readUpTo=${shown.current?.readUpTo}
          now=${clock.now}
          zone=${clock.zone}
          pending=${club.pending}
          onPress=${club.press}
          onCommand=${command}
          examples=${examples}
          answered=${club.answered}
          onAnswerSeen=${club.closeAnswered}
          lookAt=${lookAt}
          onLookedAt=${() => setLookAt(undefined)}
          me=${person.name}
          as=${person.id}
          words=${words}
          language=${language}
        />`
      }
      <${Notices} club=${club} />
      <${Composer}
        conversation=${conversation}
        person=${person}
        people=${club.people}
        text=${texts[textKey] ?? ''}
        setText=${setText}
        onSend=${send}
        busy=${club.busy}
        words=${words}
        language=${language}
        focusKey=${focusKey}
      />
    </main>
    ${
      club.form &&
      html`<${FormDialog}
        key=${club.form.id}
        form=${club.form}
        draft=${club.draft?.form.id === club.form.id ? club.draft.typed : undefined}
        people=${club.people}
        onSend=${club.submit}
        onClose=${club.closeForm}
        words=${words}
      />`
    }
  `
}

const root = /** @type {HTMLElement} */ (document.getElementById('app'))
keepFocus(root, () => document.getElementById('messages'))
render(html`<${App} />`, root)
