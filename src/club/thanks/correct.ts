import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Money } from '../../terms/money.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { cancelActs, noteAct } from '../ledger/note.ts'
import { reachedHow } from '../members/reached.ts'
import { received, toldTheClub } from './kinds.ts'
import { corrections, type Thanks, thanksById } from './queries.ts'
import type { ThankedFor } from './rules.ts'
import type { Given } from './thank.ts'

/** A thanks of his own that stands and may be corrected, whenever: what was worth something is known later at times. */
export async function mayCorrect(
  club: ClubTx,
  { by, thanks: id }: { readonly by: Member; readonly thanks: string },
  { lock = false } = {},
): Promise<Thanks | Refusal> {
  const thanks = await thanksById(club, id, { lock })
  if (!thanks) return refuse('no longer possible', {})
  if (thanks.from.id !== by.id) return refuse('not for you', {})
  if (thanks.to.left) return refuse('someone who left', { name: thanks.to.name })
  return thanks.withdrawn ? refuse('no longer possible', {}) : thanks
}

type ToCorrect = {
  readonly by: Member
  readonly thanks: string
  readonly what: ThankedFor
  readonly message?: string | null | undefined
  readonly amount: Money | null
}

/**
 * Corrects a thanks by a new one that replaces it: nothing is written over, and the old one says what replaced it. It is of
 * the same day, for the same referral, and the one who is thanked reads it and may look at it anew.
 */
export async function correctThanks(
  club: ClubTx,
  { by, thanks: old, what, message = null, amount }: ToCorrect,
): Promise<Given | Refusal> {
  const thanks = await mayCorrect(club, { by, thanks: old }, { lock: true })
  if (isRefusal(thanks)) return thanks
  const isSameText = thanks.what === what && thanks.message === message
  const isSameAmount = thanks.amount?.amount === amount?.amount && thanks.amount?.currency === amount?.currency
  if (isSameText && isSameAmount) return refuse('done already', { by: null })
  const id = club.newId()
  const { from, to, first, at, referral } = thanks
  const { rows } = await sql<{ once: string | null }>`
    update thanks set withdrawn_at = ${club.at}, replaced_by = ${id}, once = null
    from (select id, once from thanks where club_id = ${club.id} and id = ${old}) was
    where thanks.club_id = ${club.id} and thanks.id = was.id returning was.once`.execute(club.tx)
  await club.tx
    .insertInto('thanks')
    .values({
      ...{ club_id: club.id, id, external_id: `k-${id}`, from_id: from.id, to_id: to.id, first_id: first },
      ...{ referral_id: referral?.id ?? null, thanked_at: at, message, thanked_for: what },
      ...{ amount: amount?.amount ?? null, currency: amount?.currency ?? null },
      // He agreed to these words, and to no others.
      in_channel: thanks.inChannel === 'yes' && !isSameText ? 'asked' : thanks.inChannel,
      told: isSameText ? thanks.told : null,
      once: rows[0]?.once ?? null,
    })
    .execute()
  await cancelActs(club, [old])
  await noteAct(club, { kind: 'thanks-given', by: from.id, for: to.id, at, record: 'thanks', recordId: id })
  if (!isSameText) await dropKept(club, first, [toldTheClub], 'the words are others')
  await received.keep(club, { thanks: id, to: { member: to.id } })
  await redrawAbout(club, await corrections(club, first))
  return { id, reached: await reachedHow(club, to.id), referral: null }
}
