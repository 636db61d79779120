const FOCUSABLE = 'button, [href], input, select, textarea, summary, [tabindex]'

/**
 * Where focus goes when what has it is taken away: to what stood around it, the nearest first, then to what stood beside
 * that. A message that goes leaves it to the one before.
 *
 * @param {Element} focused
 * @param {Element} root
 */
function trailOf(focused, root) {
  /** @type {Element[]} */
  const trail = []
  for (let one = focused.parentElement; one && one !== root; one = one.parentElement) {
    if (one.matches(FOCUSABLE)) trail.push(one)
    const row = one.matches('li') ? one : undefined
    for (let before = row?.previousElementSibling; before; before = before.previousElementSibling) {
      const article = before.querySelector('article')
      if (article) {
        trail.push(article)
        break
      }
    }
  }
  return trail
}

/** @param {Element} element */
const canTake = element => element.isConnected && element.checkVisibility({ visibilityProperty: true })

/**
 * Focus never falls to the body: when the pressed button, the closed form or the message goes, the message it changed has
 * it, or what is nearest. Whoever points elsewhere takes it away himself. `last` is where it goes when all else is gone.
 *
 * @param {HTMLElement} root
 * @param {() => HTMLElement | null} last
 */
export function keepFocus(root, last) {
  /** @type {Element[]} */
  let trail = []
  /** @type {Element[]} */
  let outside = []
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    trail = [target, ...trailOf(target, root)]
    if (!target.closest('dialog')) outside = trail
  })
  root.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && !target.closest(FOCUSABLE)) trail = outside = []
  })
  new MutationObserver(() => {
    if (document.activeElement !== document.body || trail.length === 0) return
    const next = [...trail, ...outside].find(canTake) ?? last()
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
  }).observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['hidden', 'inert', 'disabled'],
  })
}
