import type { Language } from '../terms/speech.ts'
import { typeset } from '../terms/typeset.ts'
import { typesetLine } from '../view/typeset.ts'
import type { Line } from '../view/view.ts'

type Told = (...facts: unknown[]) => unknown

const isLine = (value: readonly unknown[]): value is Line =>
  value.some(one => typeof one === 'object' && one !== null && 'kind' in one)

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype

/**
 * All that a language says, each text and each sentence as it is set, those made of facts too: there is no other way to a
 * sentence, so none is written that breaks where it must not.
 */
export function typesetAll<Said>(said: Said, language: Language): Said {
  return set(said) as Said

  function set(value: unknown): unknown {
    if (typeof value === 'string') return typeset(value, language)
    if (typeof value === 'function') return (...facts: unknown[]) => set((value as Told)(...facts))
    if (Array.isArray(value)) return isLine(value) ? typesetLine(value, language) : (value as unknown[]).map(set)
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, set(one)]))
  }
}
