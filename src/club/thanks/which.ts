import type { ClubTx } from '../../db/club-tx.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import { folded } from '../../terms/names.ts'
import type { Referral } from '../../terms/referral.ts'
import { referralsToThank } from '../referrals/to-thank.ts'
import type { Meant } from './asking-cards.ts'
import { withoutPhrase } from './line.ts'
import type { ThankedFor } from './rules.ts'

type Said = {
  readonly by: Member
  readonly to: MemberRef
  readonly what: ThankedFor
  readonly message?: string | undefined
}

/** One that is meant, or none, with what is left to say; several of which he is asked. */
type Which =
  | { readonly referral: string | null; readonly message: string | undefined }
  | { readonly several: readonly Meant[] }

/**
 * Which referral he thanks for: the one his words name, which is not said twice; the only one there is, where he speaks of
 * one; else he is asked. A business may have come of none.
 */
export async function meantReferral(club: ClubTx, { by, to, what, message }: Said): Promise<Which> {
  const words = saidBeside(message)
  if (what !== 'referral' && what !== 'business') return { referral: null, message: words }
  const received = await referralsToThank(club, { giver: to.id, receiver: by.id })
  const named = received.flatMap(referral => {
    const rest = restAfter(referral, withoutPhrase(message ?? '') ?? message ?? '')
    return rest === null ? [] : [{ referral: referral.id, message: rest === '' ? undefined : rest }]
  })
  if (named.length === 1) return named[0]!
  if (received.length === 0) return { referral: null, message: words }
  if (received.length === 1 && what === 'referral') return { referral: received[0]!.id, message: words }
  const dayOf = ({ givenAt }: Referral) => givenAt.toZonedDateTimeISO(by.reads.zone).toPlainDate()
  return { several: received.map(referral => ({ referral, on: dayOf(referral) })) }
}

/** `pour la reco` alone says what it is for, and nothing beside it; with more behind it, it begins a sentence. */
const saidBeside = (message: string | undefined): string | undefined =>
  message !== undefined && withoutPhrase(message) === '' ? undefined : message

/** What is said after the prospect's name or firm, or a word of it, with which the words begin; null where they begin otherwise. */
function restAfter({ prospect: { name, company } }: Referral, message: string): string | null {
  const words = message.split(/\s+/).filter(word => word !== '')
  const known = [company, name].flatMap(one => (one ? [folded(one).split(' ')] : []))
  const told = new Set(known.flat().filter(word => word.length > 2))
  const plain = (word: string) => folded(word.replace(/[^\p{L}\p{N}’'-]+$/u, ''))
  let n = 0
  while (n < words.length && told.has(plain(words[n]!))) n++
  return n === 0
    ? null
    : words
        .slice(n)
        .join(' ')
        .replace(/^[\s,;:.–—-]+/u, '')
}
