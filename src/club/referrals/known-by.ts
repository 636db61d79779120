import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { dialled, phoneCountry } from '../../terms/phones.ts'
import type { Prospect } from '../../terms/referral.ts'
import { contactKeys, formerNameKeys, keptKeys, nameOnlyKey, withCompanyKey } from './rules.ts'

/**
 * Who a prospect is, without reading him: each referral keeps the keyed hashes of all that its prospect is known by
 * (`prospect_keys`), which go with his contact.
 */

type Where = Pick<ClubTx, 'sealer' | 'country' | 'zone'>

/** His number also as every telephone dials it, where it was typed. */
export const withNumber = (club: Pick<Where, 'country' | 'zone'>, prospect: Prospect): Prospect => ({
  ...prospect,
  e164: prospect.e164 ?? dialled(prospect.phone, phoneCountry(club)),
})

/** What a referral keeps of its prospect to be found by; of one who buys himself, what he needs. */
export function prospectMarks(club: ClubTx, prospect: Prospect, need?: string): Buffer[] | null {
  const keys = keptKeys(withNumber(club, prospect), need)
  return keys.length === 0 ? null : keys.map(key => club.sealer.fingerprint(key))
}

/** How a key is looked for: while keys rotate it may be kept under either. */
type Hashed = (key: string) => readonly Buffer[]

const anyOf = (keys: readonly string[], hashed: Hashed): RawBuilder<boolean> =>
  keys.length === 0 ? sql`false` : sql`prospect_keys && array[${sql.join(keys.flatMap(hashed))}]::bytea[]`

/** A referral of which no number and no address is kept: its prospect is known by his name alone. */
export const namedOnly = sql<boolean>`num_nonnulls(prospect_phone, prospect_email) = 0`

/**
 * Whether a referral's prospect is this one: they have a number or an address in common, however they are written; or the
 * same name and company, where one of the two says no more than that. Two who are called alike and have other numbers
 * are two.
 */
export function isSameProspect(club: Where, prospect: Prospect): RawBuilder<boolean> {
  const hashed: Hashed = key => club.sealer.fingerprints(key)
  const contacts = contactKeys(withNumber(club, prospect))
  const name = anyOf(withCompanyKey(prospect), hashed)
  return contacts.length === 0 ? name : sql`(${anyOf(contacts, hashed)} or (${name} and ${namedOnly}))`
}

/** The same referral again: of the same prospect, or of the same need of his own. */
export const isSameReferral = (club: ClubTx, prospect: Prospect, need: string | undefined): RawBuilder<boolean> =>
  contactKeys(prospect).length + withCompanyKey(prospect).length > 0
    ? isSameProspect(club, prospect)
    : anyOf(keptKeys({}, need), key => club.sealer.fingerprints(key))

/**
 * Whether a referral's prospect may be this one: all that he says of himself is looked for, his name without a company too.
 * For a person to look at; a namesake may be among them.
 */
export const mayBeProspect = (club: Where, prospect: Prospect): RawBuilder<boolean> =>
  anyOf(
    [
      ...contactKeys(withNumber(club, prospect)),
      ...[...withCompanyKey(prospect), ...nameOnlyKey(prospect), ...formerNameKeys(prospect)],
    ],
    key => club.sealer.fingerprints(key),
  )

/**
 * Whether a member was the prospect of a referral: by his number, his address, or his name with his firm; by his name alone
 * only where nothing else is kept, since somebody else may be called like him.
 */
export function wasProspect(hashed: Hashed, him: Prospect): RawBuilder<boolean> {
  const { name } = him
  const surely = [...contactKeys(him), ...(him.company ? withCompanyKey(him) : [])]
  const byName = [...withCompanyKey({ name }), ...formerNameKeys(him), ...formerNameKeys({ name })]
  return sql`(${anyOf(surely, hashed)} or (${anyOf(byName, hashed)} and ${namedOnly}))`
}
