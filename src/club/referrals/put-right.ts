import type { ClubTx } from '../../db/club-tx.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member, Reached } from '../../terms/member.ts'
import type { Correctable } from '../../terms/own-referral.ts'
import type { Prospect, Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { linesOf } from '../ledger/lines.ts'
import { cancelActs, lineOf, writeLines } from '../ledger/note.ts'
import { hasClosedOne } from '../meetings/held.ts'
import { reachedHow } from '../members/reached.ts'
import { askedToBeForgotten } from '../prospects/wish.ts'
import { arrivals } from './arrival.ts'
import { historyOf } from './history.ts'
import * as kinds from './kinds.ts'
import { prospectMarks, withNumber } from './known-by.ts'
import { referralById } from './queries.ts'
import { scheduleReferral } from './remind.ts'
import { correctableFor, mayPass } from './rules.ts'

type Said = { readonly prospect: Prospect; readonly need: string | undefined }

export type PutRight = {
  readonly referral: Referral
  readonly changed: readonly Correctable[]
  /** How the correction reaches its receiver; null where he has not got the referral itself yet, and gets it right. */
  readonly reached: Reached | null
}

/**
 * Whether its giver may still put right what he wrote of it: until the next meeting closes, 14 days at most; and as long
 * after its receiver could make nothing of it, once.
 */
async function mayPutRight(club: ClubTx, referral: Referral): Promise<boolean> {
  const { confirmed, givenAt, touchedAt } = referral
  // What a prospect is known by goes with his contact: then there is nothing left to put right.
  if (referral.kind === 'outside' && !referral.prospect.name && !referral.prospect.company) return false
  if (confirmed === false) {
    const denials = (await historyOf(club, referral)).filter(({ what }) => what === 'denied')
    return denials.length <= 1 && club.at.since(touchedAt).total('hours') <= correctableFor
  }
  return club.at.since(givenAt).total('hours') <= correctableFor && !(await hasClosedOne(club, givenAt))
}

/**
 * The giver puts right whom to call, or what is needed: its receiver is told, and what he has reads so. One that he did not
 * recognise asks him again.
 */
export async function putRight(
  club: ClubTx,
  { by, referral: id, said }: { readonly by: Member; readonly referral: string; readonly said: Said },
): Promise<PutRight | Refusal> {
  // Before the row is held: whoever forgets this person holds him first, then his referrals.
  const wished = await askedToBeForgotten(club, withNumber(club, said.prospect))
  const referral = await referralById(club, id, { lock: true })
  const refused = await whyNot(club, by, referral)
  if (refused || !referral) return refused ?? refuse('no longer possible', {})
  if (wished) return refuse('asked to be forgotten', { since: wished })
  const prospect = referral.kind === 'inside' ? {} : withNumber(club, said.prospect)
  const missing = mayPass({ kind: referral.kind, prospect, agreed: true })
  if (missing) return missing
  const changed = changedIn(referral, { prospect, need: said.need })
  if (changed.length === 0) return { referral, changed, reached: null }
  await rewrite(club, referral, { prospect, need: said.need }, changed)
  await noteCorrection(club, id, changed)
  if (referral.confirmed === false) await askAgain(club, referral)
  const has = referral.imported || (await arrivals(club, [id])).has(id)
  if (has)
    await kinds.putRight.keep(club, {
      ...{ referral: id, changed: changed.join(' '), to: { member: referral.receiver.id } },
      once: `${id}:${club.at.epochMilliseconds}`,
    })
  await redrawAbout(club, id)
  return {
    referral: (await referralById(club, id))!,
    changed,
    reached: has ? await reachedHow(club, referral.receiver.id) : null,
  }
}

/** Why it is not his to put right, or no longer. */
export async function whyNot(club: ClubTx, by: Member, referral: Referral | null): Promise<Refusal | null> {
  if (!referral || referral.withdrawn || referral.handedOn || referral.forgotten)
    return refuse('no longer possible', {})
  if (referral.giver.id !== by.id) return refuse('not for you', {})
  return (await mayPutRight(club, referral)) ? null : refuse('referral stands', { receiver: referral.receiver.name })
}

function changedIn({ prospect: was, need }: Referral, now: Said): readonly Correctable[] {
  const differs = (one: string | undefined | null, other: string | undefined) => (one ?? '') !== (other ?? '')
  const of: Record<Correctable, boolean> = {
    name: differs(was.name, now.prospect.name),
    company: differs(was.company, now.prospect.company),
    phone: differs(was.phone, now.prospect.phone),
    email: differs(was.email, now.prospect.email),
    need: differs(need, now.need),
  }
  return (Object.keys(of) as Correctable[]).filter(field => of[field])
}

async function rewrite(club: ClubTx, { id }: Referral, { prospect, need }: Said, changed: readonly Correctable[]) {
  const seal = (column: SealedColumn<'referral'>, value: string | undefined) =>
    value === undefined ? null : club.sealer.seal('referral', column, id, value)
  const has = (field: Correctable) => changed.includes(field)
  await club.tx
    .updateTable('referral')
    .set({
      ...(has('name') ? { prospect_name: seal('prospect_name', prospect.name) } : {}),
      ...(has('company') ? { prospect_company: prospect.company ?? null } : {}),
      ...(has('phone')
        ? {
            prospect_phone: seal('prospect_phone', prospect.phone),
            prospect_e164: seal('prospect_e164', prospect.e164),
          }
        : {}),
      ...(has('email') ? { prospect_email: seal('prospect_email', prospect.email) } : {}),
      ...(has('need') ? { need: seal('need', need) } : {}),
      prospect_keys: prospectMarks(club, prospect, need),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** The line that it was given is superseded by one of the same day: which fields were put right, and nothing of what they hold. */
async function noteCorrection(club: ClubTx, id: string, changed: readonly Correctable[]): Promise<void> {
  const line = (await linesOf(club, [id])).find(({ kind }) => kind === 'referral-given')
  if (!line) return
  const { at, by_id: by, for_id, record } = line
  const given = { kind: 'referral-given', by, at, record, recordId: id, detail: changed.join(' ') } as const
  await writeLines(club, [lineOf(club, for_id === null ? given : { ...given, for: for_id }, line.id)])
}

/** His "I know nothing of this" was said of something else: it is new to him again. */
async function askAgain(club: ClubTx, { id, status }: Referral): Promise<void> {
  await club.tx
    .updateTable('referral')
    .set({ confirmed: null, touched_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await cancelActs(club, id, { kind: 'referral-denied' })
  await scheduleReferral(club, { id, status, touchedAt: club.at })
}
