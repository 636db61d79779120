import { useEffect, useState } from 'preact/hooks'
import { html, Icon } from './html.js'
import { longDay } from './time.js'

/** @import { FirstStep, FirstSteps } from '../api.ts' */
/** @import { Language } from './time.js' */
/** @import { Words } from './words.js' */

/** @typedef {FirstStep & { go: () => void }} Offered */

/**
 * What to try first: one button that lets the week-end pass, then three steps that take one there, each ticked once the
 * club's records say that it is done. It folds to one line, and can be put away.
 *
 * @param {{
 *   first: FirstSteps, moving: boolean, phone: boolean, organizer: boolean, folded: boolean, acting: boolean, zone: string, language: Language, words: Words,
 *   onMonday: () => void, onStep: (step: FirstStep) => void, onClose: () => void, onOtherLanguage: () => void,
 * }} props
 */
export function Guide({
  first,
  moving,
  phone,
  organizer,
  folded,
  acting,
  zone,
  language,
  words,
  onMonday,
  onStep,
  onClose,
  onOtherLanguage,
}) {
  const { monday, steps } = first
  const done = steps.filter(step => step.done).length
  const all = done === steps.length
  // A phone has room for the messages or for the steps: for whoever has begun, one line leads to the rest.
  const [open, setOpen] = useState(!folded && !(phone && done > 0))
  const makeRoom = () => phone && setOpen(false)
  useEffect(() => {
    if (acting) makeRoom()
  }, [acting])
  const begin = (/** @type {FirstStep} */ step) => {
    makeRoom()
    onStep(step)
  }
  const close = html`<button type="button" class="icon-button" aria-label=${words.guideClose} title=${words.guideClose} onClick=${onClose}>
    <${Icon} name="close" size=${18} />
  </button>`
  if (monday && !monday.done) {
    return html`<section class="guide" aria-labelledby="guide-title">
      <header>
        <h2 id="guide-title">${words.guideWelcome}</h2>
        ${close}
      </header>
      <p>${words.guideFriday(organizer)}</p>
      <div class="guide-row">
        <button type="button" class="action primary" aria-disabled=${moving} aria-busy=${moving} onClick=${() => !moving && onMonday()}>
          ${moving && html`<span class="spinner" aria-hidden="true"></span>`}${moving ? words.moving : words.guideMonday}
        </button>
        <button type="button" class="quiet" lang=${language === 'fr' ? 'en' : 'fr'} onClick=${onOtherLanguage}>
          <span class="code" aria-hidden="true">${words.languageShort}</span>${words.language}
        </button>
      </div>
    </section>`
  }
  return html`<section class=${`guide ${open ? '' : 'folded'}`} aria-labelledby="guide-title">
    <header>
      <h2 id="guide-title">
        <button type="button" class="fold" aria-expanded=${open} aria-controls="guide-steps" onClick=${() => setOpen(!open)}>
          <${Icon} name="chevron" size=${16} />
          <span>${all ? words.guideAllDone : words.guideTitle}</span>${' '}
          <span class="soft">${moving ? words.moving : words.guideCount(done, steps.length)}</span>
        </button>
      </h2>
      ${close}
    </header>
    <ol id="guide-steps" hidden=${!open}>
      ${steps.map(
        step => html`<li key=${step.id} class=${step.done ? 'done' : ''}>
          <button type="button" class="step" aria-disabled=${moving} onClick=${() => !moving && begin(step)}>
            <span class="tick-mark" aria-hidden="true">${step.done && html`<${Icon} name="check" size=${16} />`}</span>
            <span class="step-text">
              <span class="hidden">${step.done ? words.guideDone : words.guideOpen}</span>
              <span>${words.steps[step.id](step, step.at === undefined ? '' : longDay(step.at, zone, language))}</span>
              <span class="soft">${words.stepsHow[step.id](step.name, phone)}</span>
            </span>
          </button>
        </li>`,
      )}
    </ol>
  </section>`
}
