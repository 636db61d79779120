import type { Page } from './browser.ts'

/** A page as whoever cannot see it well is given it. */

export type Node = {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}

/** The page as assistive technology is given it. */
export async function spoken(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] }
  await session.detach()
  return nodes.filter(node => !node.ignored)
}

const CONTROLS = [
  'button',
  'link',
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'option',
  'listbox',
  'dialog',
  'navigation',
  'region',
  'log',
]

export const nameless = (nodes: Node[]): string[] =>
  nodes
    .filter(({ role }) => CONTROLS.includes(role?.value ?? ''))
    .filter(({ role, name }) => !name?.value.trim() && role?.value !== 'log')
    .map(({ role }) => role!.value)

/** WCAG 2 contrast of each text against what is painted behind it, below 4.5. */
export const FAINT = `(() => {
  const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const rgb = (over, under) => { pen.fillStyle = under; pen.fillRect(0, 0, 1, 1); pen.fillStyle = over; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3) }
  const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  const behind = element => { const chain = []; for (let e = element; e; e = e.parentElement) chain.unshift(getComputedStyle(e).backgroundColor); return chain.reduce((under, over) => 'rgb(' + rgb(over, under).join(',') + ')', 'rgb(255,255,255)') }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent.trim()
    if (!text || element.closest('.hidden, noscript, [aria-disabled=true], [hidden]') || !element.checkVisibility({ visibilityProperty: true })) continue
    const ground = behind(element)
    const [a, b] = [light(rgb(getComputedStyle(element).color, ground)), light(rgb(ground, 'white'))].sort((x, y) => y - x)
    const ratio = (a + 0.05) / (b + 0.05)
    if (ratio < 4.5) found.push(text.slice(0, 30) + ' ' + ratio.toFixed(2))
  }
  return found
})()`

/** Ids that stand more than once in the page. */
export const DOUBLE_IDS = `(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i) })()`
