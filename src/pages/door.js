/** Shows the next code by itself, and keeps the screen from going dark. What it fetches is made by this same server. */

const door = /** @type {HTMLElement} */ (document.getElementById('door'))

/** @param {number} seconds */
const again = seconds => setTimeout(look, seconds * 1_000)

async function look() {
  try {
    const response = await fetch(`${location.pathname}/now`, { cache: 'no-store' })
    if (!response.ok) throw new Error(String(response.status))
    const { html, next } = /** @type {{ html: string, next: number }} */ (await response.json())
    door.innerHTML = html
    again(next)
  } catch {
    // A network that was away comes back.
    again(5)
  }
}

const stayAwake = () => navigator.wakeLock?.request('screen').catch(() => {})

again(Number(door.dataset.next))
stayAwake()
// A screen that was dark shows an old code until it is looked at again.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return
  stayAwake()
  look()
})
