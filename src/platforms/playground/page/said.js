import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from './html.js'

/** @import { PageMessage } from '../api.ts' */
/** @import { Words } from './words.js' */

/** Milliseconds: what arrives together is told together. */
const TOGETHER = 700

/** What a message is about, in a line: its title, or its first words. @param {PageMessage} message */
export const subjectOf = message => message.view.title || message.text.split('\n', 1)[0] || ''

/**
 * Tells a screen reader what has arrived while one looks on: who wrote and about what, not the whole message with all its
 * buttons; of several only how many.
 *
 * @param {{ messages: readonly PageMessage[], whose: string, words: Words }} props `whose`: another person begins anew.
 */
export function Said({ messages, whose, words }) {
  const [said, setSaid] = useState('')
  const heard = useRef({ whose, last: Number.POSITIVE_INFINITY })
  const last = messages.reduce((most, message) => Math.max(most, message.first), 0)
  useEffect(() => {
    if (heard.current.whose !== whose || heard.current.last === Number.POSITIVE_INFINITY) {
      heard.current = { whose, last }
      setSaid('')
      return
    }
    if (last <= heard.current.last) return
    const timer = setTimeout(() => {
      const news = messages.filter(message => message.first > heard.current.last)
      heard.current = { whose, last }
      const [only, ...more] = news
      if (only) setSaid(more.length > 0 ? words.arrivedMany(news.length) : words.arrived(only.from, subjectOf(only)))
    }, TOGETHER)
    return () => clearTimeout(timer)
  }, [whose, last])
  return html`<p class="hidden" role="status">${said}</p>`
}
