import { contactsIn, lastFigures } from '../../terms/contacts.ts'
import { folded, nameKey } from '../../terms/names.ts'
import type { Prospect } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { contactKeys, nameOnlyKey } from '../referrals/rules.ts'

/** A third person as he says who he is. */
export type Sought = Pick<Prospect, 'name' | 'phone' | 'e164' | 'email'>

/** Somebody is to be found by something. */
export const mayBeSought = (sought: Sought): null | Refusal =>
  everyMark(sought).length === 0 ? refuse('nobody to look for', {}, 'name') : null

/** All that somebody may have been remembered by: his number and his address, and his name. */
export const everyMark = (sought: Sought): readonly string[] => [...contactKeys(sought), ...nameOnlyKey(sought)]

/**
 * By what he is recognised from now on: his number and his address; by his name only where nothing else of him is known,
 * since others may bear it.
 */
export function markedBy(all: readonly Sought[]): readonly string[] {
  const contacts = all.flatMap(contactKeys)
  return [...new Set(contacts.length > 0 ? contacts : all.flatMap(nameOnlyKey))]
}

/**
 * Whether what is kept of a prospect is the person who asks: `him` by a number or an address, which are one person's, in what
 * members wrote of him too; `alike` by a name, which several may bear, or by a firm that is called so where no name is kept.
 */
export function likeness(kept: Prospect & { readonly words: string }, sought: Sought): 'him' | 'alike' | null {
  const { e164, phone, email, name, company, words } = kept
  const his = new Set(contactKeys(sought))
  if (contactKeys(e164 ? { e164, email } : { phone, email }).some(one => his.has(one))) return 'him'
  const inWords = new Set(contactsIn(words))
  if (sought.email && inWords.has(sought.email.toLowerCase())) return 'him'
  if (sought.phone && inWords.has(lastFigures(sought.e164 ?? sought.phone))) return 'him'
  if (!sought.name?.trim()) return null
  if (name) return nameKey(name) === nameKey(sought.name) ? 'alike' : null
  return company && folded(company) === folded(sought.name) ? 'alike' : null
}

/** Whether a firm is called like the person: then its name is his. */
export function bearsName(company: string | null, name: string | null): boolean {
  if (!company || !name) return false
  const words = new Set(folded(company).split(/[^\p{L}\p{N}]+/u))
  return nameKey(name)
    .split(' ')
    .some(word => word.length > 2 && words.has(word))
}
