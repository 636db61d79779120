import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useElement } from './html.js'

/** @import { Item } from './conversations.js' */

const NEAR_THE_END = 120
const ABOVE = 12
/** So much of a message has to show for it to be in sight, in pixels. */
const IN_SIGHT = 60

/**
 * Keeps the newest message in view as long as the reader has not scrolled away. One that is taller than the view is
 * shown from its beginning. `items` are the rows' messages; a new one of the reader's own always brings him back.
 *
 * @param {readonly Item[]} items
 */
export function useFollowing(items) {
  /** @type {{ current: HTMLDivElement }} */
  const box = useElement()
  const follows = useRef(true)
  const placed = useRef(0)
  const count = useRef(0)
  const [away, setAway] = useState(false)

  const remaining = () => box.current.scrollHeight - box.current.scrollTop - box.current.clientHeight
  const place = (/** @type {number} */ top) => {
    box.current.scrollTop = top
    placed.current = box.current.scrollTop
    setAway(remaining() > NEAR_THE_END)
  }
  const toEnd = () => {
    follows.current = true
    place(box.current.scrollHeight)
  }
  const showNewest = () => {
    toEnd()
    const newest = box.current.querySelector('ol > li:last-child')
    const row = newest?.previousElementSibling?.matches('.echo') ? newest.previousElementSibling : newest
    const above = row ? box.current.getBoundingClientRect().top + ABOVE - row.getBoundingClientRect().top : 0
    if (above > 0 && newest?.querySelector('article')) place(box.current.scrollTop - above)
  }
  // Our own scrolling is heard like the reader's; only his says whether he follows.
  const onScroll = () => {
    // The last of it may be told when the log has gone.
    if (!box.current || Math.abs(box.current.scrollTop - placed.current) < 2) return
    placed.current = box.current.scrollTop
    follows.current = remaining() < NEAR_THE_END
    setAway(!follows.current)
  }

  useLayoutEffect(() => {
    const mark = box.current.querySelector('.new-mark')
    if (mark instanceof HTMLElement) place(mark.offsetTop - ABOVE)
    else toEnd()
    count.current = items.length
  }, [])

  useLayoutEffect(() => {
    const grew = items.length > count.current
    count.current = items.length
    const last = items.at(-1)
    const own = last && 'state' in last ? last.state : undefined
    if (grew && own === 'sending') toEnd()
    // What went wrong is said under the line, which made it taller.
    else if (own === 'failed' && follows.current) toEnd()
    else if (grew && follows.current) showNewest()
  }, [items])

  // A window that shrinks (the phone's keyboard, the steps above) keeps the newest in view.
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (box.current && follows.current) showNewest()
    })
    watcher.observe(box.current)
    return () => watcher.disconnect()
  }, [])

  /** Whether the beginning of an element of the log is in sight. @param {Element} element */
  const isInSight = element => {
    const [inside, view] = [element.getBoundingClientRect(), box.current.getBoundingClientRect()]
    return inside.top >= view.top - 1 && inside.top < view.bottom - IN_SIGHT
  }
  /** Brings an element of the log into view from its beginning. @param {Element} element */
  const show = element => {
    follows.current = false
    place(box.current.scrollTop + element.getBoundingClientRect().top - box.current.getBoundingClientRect().top - ABOVE)
  }
  return { box, away, onScroll, toEnd, isInSight, show }
}
