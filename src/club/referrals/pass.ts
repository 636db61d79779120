import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import { keepAll } from '../../notices/keep.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import type { Handoff, Prospect, ReferralKind, Warmth } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Ties } from '../../terms/tie.ts'
import { noteAct } from '../ledger/note.ts'
import { tiesBetween } from '../members/connected.ts'
import { reachedHow } from '../members/reached.ts'
import { stillHere } from '../members/still-here.ts'
import { askedToBeForgotten } from '../prospects/wish.ts'
import { closing, received } from './kinds.ts'
import { isSameReferral, prospectMarks, withNumber } from './known-by.ts'
import { asksAbout } from './remind.ts'
import { mayPass, passedAgainAfter } from './rules.ts'

export type ToPass = {
  readonly by: Member
  readonly receiver: MemberRef
  readonly kind: ReferralKind
  readonly prospect: Prospect
  readonly agreed: boolean
  readonly need: string | undefined
  readonly warmth: Warmth | undefined
  readonly handoff: Handoff | undefined
}

export type Passed = {
  readonly id: string
  readonly kind: ReferralKind
  readonly known: Ties
  readonly reached: Reached
}

/**
 * Passes a referral: the record, its line in the ledger, the receiver's message and what will be asked later. `since`: when
 * it was first meant to go, where that is longer ago than a double send.
 */
export async function passReferral(
  club: ClubTx,
  given: ToPass,
  { since }: { readonly since?: Temporal.Instant } = {},
): Promise<Passed | Refusal> {
  if (given.receiver.id === given.by.id) return refuse('yourself', {}, 'receiver')
  const refused = mayPass(given) ?? (await stillHere(club, [given.receiver.id]))
  if (refused) return refused
  const id = club.newId()
  const prospect = given.kind === 'inside' ? {} : withNumber(club, given.prospect)
  const wished = await askedToBeForgotten(club, prospect)
  if (wished) return refuse('asked to be forgotten', { since: wished })
  const before = await passedBefore(club, { ...given, prospect }, since)
  if (before) return refuse('same referral just passed', before)
  const seal = (column: SealedColumn<'referral'>, value: string | undefined) =>
    value === undefined ? null : club.sealer.seal('referral', column, id, value)
  await club.tx
    .insertInto('referral')
    .values({
      club_id: club.id,
      id,
      external_id: `r-${id}`,
      giver_id: given.by.id,
      receiver_id: given.receiver.id,
      kind: given.kind,
      prospect_name: seal('prospect_name', prospect.name),
      prospect_company: prospect.company ?? null,
      prospect_phone: seal('prospect_phone', prospect.phone),
      prospect_e164: seal('prospect_e164', prospect.e164),
      prospect_email: seal('prospect_email', prospect.email),
      prospect_keys: prospectMarks(club, prospect, given.need),
      prospect_agreed: given.kind === 'outside' ? true : null,
      need: seal('need', given.need),
      warmth: given.warmth === undefined ? null : Number(given.warmth),
      handoff: given.handoff ?? null,
      status: 'new',
      given_at: club.at,
      status_at: null,
      closed_at: null,
      confirmed: null,
      quality: null,
      touched_at: club.at,
      withdrawn_at: null,
    })
    .execute()
  await noteAct(club, {
    kind: 'referral-given',
    by: given.by.id,
    for: given.receiver.id,
    record: 'referral',
    recordId: id,
  })
  const reached = await reachedHow(club, given.receiver.id)
  const told = received.of({
    ...{ referral: id, to: { member: given.receiver.id }, once: id },
    ...(reached === 'privately' ? { hoped: 'yes' } : {}),
  })
  const asked = asksAbout(
    club,
    { id, status: 'new', touchedAt: club.at },
    { giver: given.by.id, receiver: given.receiver.id },
  )!
  await keepAll(club, [told, ...asked.notices], [closing.of(id, asked.closes)])
  return { id, reached, kind: given.kind, known: await tiesBetween(club, given.by.id, given.receiver.id) }
}

/** The same prospect, or the same need of his own, for the same receiver within a day is a double send, not a second referral. */
async function passedBefore(
  club: ClubTx,
  given: ToPass,
  meant = club.at,
): Promise<{ since: Temporal.Instant; referral: string } | null> {
  const lately = club.at.subtract({ hours: passedAgainAfter })
  const since = Temporal.Instant.compare(meant, lately) < 0 ? meant : lately
  await onlyOneAtATime(club, 'referral', given.by.id)
  const row = await club.tx
    .selectFrom('referral')
    .select(['id', 'given_at'])
    .where('club_id', '=', club.id)
    .where('giver_id', '=', given.by.id)
    .where('receiver_id', '=', given.receiver.id)
    .where(isSameReferral(club, given.prospect, given.need))
    .where('withdrawn_at', 'is', null)
    .where('given_at', '>', since)
    .executeTakeFirst()
  return row ? { since: row.given_at, referral: row.id } : null
}
