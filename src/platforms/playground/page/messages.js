import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fileAddress } from './api.js'
import { useFollowing } from './following.js'
import { Avatar, html, Icon } from './html.js'
import { subjectOf } from './said.js'
import { dayKey, dayName, fullTime, shortTime, timeOf } from './time.js'
import { Body } from './view.js'

/** @import { Conversation, Echo as Echoed, Item } from './conversations.js' */
/** @import { Answered } from './use-club.js' */
/** @import { Context } from './view.js' */
/** @import { Choice, PageAction, PageMessage } from '../api.ts' */
/** @import { Language } from './time.js' */

/** @typedef {{ words: Context['words'], zone: string, language: Language }} Shared */

/** Leads to an answer that is out of sight, and back. @typedef {{ kind: 'below' | 'back', id: string, from: string, subject: string }} Strip */

/** How many messages are drawn; a club that lived through a year has more than a page should carry. */
const AT_ONCE = 150

/** What the person did himself, shown only here and only to him: a command is seen by nobody else. @param {Shared & { echo: Echoed }} props */
function Echo({ echo, words, zone, language }) {
  return html`<li class=${`echo ${echo.state}`}>
    <span class="echo-line">
      <span class="hidden">${echo.kind === 'say' ? words.typed : words.pressed}</span>
      ${' '}<code>${echo.text}</code>
      <span class="echo-state">
        ${echo.state === 'sending' ? html`<span class="spinner" aria-hidden="true"></span> ${words.sending}` : timeOf(echo.at, zone, language)}
      </span>
    </span>
    ${echo.problem && html`<p class="echo-problem" role="alert">${echo.problem}</p>`}
  </li>`
}

/** @param {Shared & Omit<Context, 'addressOf' | 'subjectId'> & { as: string, message: PageMessage, joined: boolean }} props */
function Message({ as, message, joined, words, zone, language, ...context }) {
  const bot = message.from === 'Assidu'
  return html`<li>
    <article
      class=${`message ${joined ? 'joined' : ''} ${message.onlyYou ? 'private' : ''}`}
      id=${`m-${message.id}`}
      tabindex="-1"
      aria-label=${words.message({
        from: message.from,
        onlyYou: message.onlyYou,
        subject: subjectOf(message),
        when: shortTime(message.at, zone, language),
      })}
    >
      ${joined ? html`<span class="gutter" aria-hidden="true"></span>` : html`<${Avatar} name=${message.from} bot=${bot} />`}
      <div class="content">
        <header class=${joined ? 'hidden' : ''}>
          <span class="from">${message.from}</span>
          <time datetime=${message.at} title=${fullTime(message.at, zone, language)}>${timeOf(message.at, zone, language)}</time>
        </header>
        ${message.onlyYou && message.where.kind !== 'direct' && html`<p class="only-you"><${Icon} name="lock" size=${14} />${words.onlyYou}</p>`}
        <${Body}
          message=${message}
          words=${words}
          subjectId=${`s-${message.id}`}
          addressOf=${(/** @type {string} */ file) => fileAddress({ as, message: message.id, file })}
          ...${context}
        />
        ${message.edited && html`<span class="edited">(${words.edited})</span>`}
      </div>
    </article>
  </li>`
}

/** @type {(item: Item) => item is Echoed} */
const isEcho = item => 'kind' in item

/**
 * Several short messages of one sender within five minutes share one avatar.
 *
 * @param {Item} item
 * @param {Item | undefined} before
 */
function joins(item, before) {
  return (
    before !== undefined &&
    !isEcho(item) &&
    !isEcho(before) &&
    item.from === before.from &&
    Date.parse(item.at) - Date.parse(before.at) < 300_000
  )
}

/**
 * @param {{ conversation: Conversation, words: Context['words'], onCommand: Context['onCommand'], examples: readonly string[] }} props
 */
function Empty({ conversation, words, onCommand, examples }) {
  return html`<div class="empty">
    <h2 class="empty-title">${conversation.kind === 'direct' ? words.emptyDirectTitle : words.emptyTitle(conversation.title)}</h2>
    <p>${conversation.kind === 'channel' ? words.emptyChannel : words.emptyDirect}</p>
    <p class="examples">
      <span class="soft">${words.tryThese}</span>
      ${examples.map(
        text => html`<button type="button" class="command" onClick=${() => onCommand(text)}>${text}</button>`,
      )}
    </p>
  </div>`
}

/**
 * The log of one conversation: days, what is new, and the place kept at the end while one is there.
 *
 * @param {Shared & {
 *   items: readonly Item[], conversation: Conversation, readUpTo: number | undefined, now: string,
 *   pending: { message: string, action: string } | undefined,
 *   onPress: (message: PageMessage, action: PageAction, option?: Choice) => void, me: string, as: string,
 *   onCommand: Context['onCommand'], examples: readonly string[],
 *   answered: Answered | undefined, onAnswerSeen: () => void, lookAt: string | undefined, onLookedAt: () => void,
 * }} props
 */
export function Messages({
  items,
  conversation,
  readUpTo,
  now,
  pending,
  onPress,
  words,
  zone,
  language,
  me,
  answered,
  onAnswerSeen,
  lookAt,
  onLookedAt,
  ...rest
}) {
  const { box, away, onScroll, toEnd, isInSight, show } = useFollowing(items)
  const [strip, setStrip] = useState(/** @type {Strip | undefined} */ (undefined))
  const [limit, setLimit] = useState(AT_ONCE)
  const shown = items.slice(-limit)
  const elementOf = (/** @type {string} */ id) => document.getElementById(`m-${id}`)
  const go = (/** @type {string} */ id) => {
    const element = elementOf(id)
    if (!element) return
    show(element)
    element.focus({ preventScroll: true })
  }
  // An answer far from the card it was asked on is led to; the reader's place is his.
  useLayoutEffect(() => {
    if (!answered) return setStrip(undefined)
    const element = elementOf(answered.id)
    if (!element) return
    const item = items.find(one => one.id === answered.id)
    if (isInSight(element) || !item || isEcho(item)) onAnswerSeen()
    else setStrip({ kind: 'below', id: answered.id, from: answered.from, subject: subjectOf(item) })
  }, [answered, items])
  // Somebody leads here from elsewhere on the page.
  useLayoutEffect(() => {
    if (lookAt === undefined || !elementOf(lookAt)) return
    go(lookAt)
    onLookedAt()
  }, [lookAt, items])
  const follow = () => {
    if (!strip) return
    go(strip.kind === 'below' ? strip.id : strip.from)
    setStrip(strip.kind === 'below' ? { ...strip, kind: 'back' } : undefined)
    if (strip.kind === 'back') onAnswerSeen()
  }
  // What arrives while one looks on is not marked as new.
  const lastAtOpening = useRef(items.reduce((last, item) => Math.max(last, isEcho(item) ? 0 : item.first), 0)).current
  /** @type {(item: PageMessage) => boolean} */
  const isUnread = item => readUpTo !== undefined && item.first > readUpTo && item.first <= lastAtOpening

  /** @type {string | undefined} */
  let day
  let marked = false
  return html`<div class="scroller">
    <div class="log" ref=${box} onScroll=${onScroll} tabindex="0" role="region" aria-label=${conversation.title} id="messages">
      ${items.length === 0 && html`<${Empty} conversation=${conversation} words=${words} ...${rest} />`}
      ${
        shown.length < items.length &&
        html`<button type="button" class="action earlier" onClick=${() => setLimit(limit + AT_ONCE)}>${words.earlier}</button>`
      }
      <ol role="log" aria-live="off" aria-label=${conversation.title}>
        ${shown.flatMap((item, index) => {
          const rows = []
          const itsDay = dayKey(item.at, zone)
          const before = shown[index - 1]
          const isNew = !marked && !isEcho(item) && isUnread(item)
          if (itsDay !== day) {
            day = itsDay
            rows.push(
              html`<li class="day" key=${`day-${itsDay}`}><span>${dayName(item.at, now, zone, language, words)}</span></li>`,
            )
          }
          if (isNew) {
            marked = true
            rows.push(html`<li class="new-mark" key="new"><span>${words.newMessages}</span></li>`)
          }
          const shared = { words, zone, language }
          rows.push(
            isEcho(item)
              ? html`<${Echo} key=${item.id} echo=${item} ...${shared} />`
              : html`<${Message}
                  key=${item.id}
                  message=${item}
                  joined=${rows.length === 0 && joins(item, before)}
                  pending=${pending?.message === item.id ? pending.action : undefined}
                  onPress=${(/** @type {PageAction} */ action, /** @type {Choice | undefined} */ option) => onPress(item, action, option)}
                  me=${me}
                  ...${shared}
                  ...${rest}
                />`,
          )
          return rows
        })}
      </ol>
    </div>
    ${
      strip &&
      html`<div class="strip">
        <p role="status">${strip.kind === 'below' ? words.answerBelow(strip.subject) : ''}</p>
        <button type="button" class="action" onClick=${follow}>
          <${Icon} name=${strip.kind === 'below' ? 'down' : 'up'} size=${16} />${strip.kind === 'below' ? words.seeAnswer : words.goBack}
        </button>
        <button type="button" class="icon-button" aria-label=${words.dismiss} onClick=${onAnswerSeen}><${Icon} name="close" size=${18} /></button>
      </div>`
    }
    ${
      away &&
      !strip &&
      html`<button type="button" class="to-latest" onClick=${toEnd} aria-label=${words.latest} title=${words.latest}>
        <${Icon} name="down" />
      </button>`
    }
  </div>`
}
