import type { Answer } from '../../src/contract/platform.ts'
import { plain } from '../../src/view/plain.ts'
import { asTyped } from './as-typed.ts'

/** An answer in words: what he reads, the title of the form he is asked, or what cannot stay so in it. */
export type Heard = { readonly kind: Answer['kind']; readonly words: string }

export function heardOf(answer: Answer): Heard {
  const { kind } = answer
  if (kind === 'show' || kind === 'replace') return { kind, words: asTyped(plain(answer.view, answer.room)) }
  if (kind === 'correct') return { kind, words: asTyped(Object.values(answer.problems).join('\n')) }
  return { kind, words: kind === 'ask' ? asTyped(answer.form.title) : '' }
}
