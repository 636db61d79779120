import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { AcceptedAs, Application, Decision, Told } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { linkGuest, unlinkGuest } from '../meetings/became-member.ts'
import { type Alike, addMember, type NewMember, takeBack } from '../members/add.ts'
import { audit } from '../members/audit.ts'
import { undoJoining } from '../members/joinings.ts'
import { type Account, linkAccount } from '../members/link.ts'
import { isPresent, memberById, memberOf, membersOfMail } from '../members/queries.ts'
import { applicationById, type KeptApplication } from './queries.ts'
import { openApplication } from './undecided.ts'
import { endAround } from './vote.ts'

/** What is said with a decision: why, for whoever decides alone, and what is written to the candidate. */
export type Said = { readonly reason?: string | undefined; readonly answer?: string | undefined }

type Decided = { readonly by: Member; readonly id: string }

/** Not this time: noted, and nothing is sent to anybody. The answer is a human's. */
export async function refuseCandidate(
  club: ClubTx,
  { by, id, ...said }: Decided & Said,
): Promise<KeptApplication | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  await keepSaid(club, id, 'refused', said)
  return decide(club, { by, id }, { status: 'refused' })
}

/** So many months ahead may he be looked at again. */
const monthsAhead = 12

/** The months in which whoever is put on the waiting list may be looked at again, by their first day. */
export const monthsToWait = ({ today }: Pick<ClubTx, 'today'>): Temporal.PlainDate[] =>
  Array.from({ length: monthsAhead }, (_, n) => today.with({ day: 1 }).add({ months: n + 1 }))

/** Not now: he is on the waiting list until a month, which the organizers are reminded of. */
export async function postponeCandidate(
  club: ClubTx,
  { by, id, month, ...said }: Decided & Said & { readonly month: string },
): Promise<KeptApplication | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const laterOn = monthsToWait(club).find(first => first.toString() === month)
  if (!laterOn) return refuse('not a choice', { typed: month, choices: [] }, 'month')
  // From the waiting list to a later month he waits on; to the same month another organizer has put him already.
  if (application.laterOn?.equals(laterOn)) return refuse('done already', { by: application.decidedBy?.name ?? null })
  await keepSaid(club, id, 'later', said)
  return decide(club, { by, id }, { status: 'later', later_on: laterOn })
}

/** Kept even where the decision is taken back: nothing that was typed is lost. */
export async function keepSaid(club: ClubTx, id: string, decision: Decision, { reason, answer }: Said): Promise<void> {
  const sealed = (column: 'reason' | 'answer', text: string | undefined) =>
    text === undefined ? null : club.sealer.seal('application', column, id, text)
  await club.tx
    .updateTable('application')
    .set({ reason: sealed('reason', reason), answer: sealed('answer', answer), answer_for: decision })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** After how many months whoever is new is looked at again, where nobody says otherwise. */
const usualMonths = 3

type Accepted = KeptApplication & { readonly joined: Member; readonly as: AcceptedAs; readonly linked: boolean }

/**
 * He is a member from today on: on the list with his sponsor, and his visits led to him. `another`: the club has somebody of
 * his name, and he is somebody else. Where nobody has said so, it gives whom the club has.
 */
export async function acceptCandidate(
  club: ClubTx,
  {
    by,
    id,
    member,
    another,
    months = usualMonths,
  }: Decided & {
    readonly member: NewMember
    readonly another: boolean
    /** After how many months he is looked at again; 0: not at all. */
    readonly months?: number
  },
): Promise<Accepted | Alike | Refusal> {
  // The list is held before one of its applications.
  await onlyOneAtATime(club, 'members')
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const { phone } = application.sealed.contact()
  const onTheList = member.email === undefined ? [] : await membersOfMail(club, member.email.toLowerCase())
  const here = onTheList.filter(one => isPresent(one, club.today))
  if (here.length > 0) return { alike: here }
  const added = await addMember(club, {
    ...{ by, isAnother: another },
    // What he told of his trade is his profile's, to be put right by himself; the rest stays with the committee.
    member: { ...fromApplication(application.told), ...member, phone },
  })
  if (isRefusal(added) || 'alike' in added) return added
  return accept(club, { by, application, months, joined: added.member, as: added.returned ? 'returned' : 'added' })
}

/** He is one whom the club has: who had left comes back, and of who is on the list nothing changes but that this is answered. */
export async function acceptAs(
  club: ClubTx,
  { by, id, is }: Decided & { readonly is: string },
): Promise<Accepted | Refusal> {
  await onlyOneAtATime(club, 'members')
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const member = await memberOf(club, is)
  if (isRefusal(member)) return member
  if (isPresent(member, club.today)) return accept(club, { by, application, joined: member, as: 'already' })
  const back = await takeBack(club, { by, member })
  return isRefusal(back) ? back : accept(club, { by, application, joined: back.member, as: 'returned' })
}

const fromApplication = ({ jobTitle, speciality, sector }: Told): Partial<NewMember> => ({
  ...{ jobTitle, speciality, sectorFamily: sector },
})

type ToAccept = {
  readonly by: Member
  readonly application: { readonly id: string; readonly guest: string | null; readonly account: Account | null }
  readonly joined: Member
  readonly as: AcceptedAs
  readonly months?: number
}

async function accept(
  club: ClubTx,
  { by, application, joined, as, months = usualMonths }: ToAccept,
): Promise<Accepted> {
  const { id, guest, account } = application
  const linkedGuest = guest !== null && (await linkGuest(club, guest, joined.id))
  // Anybody may apply under a member's name: only of who is new the account it came from is surely his.
  const link = { ...account!, member: joined, by, active: false, silent: true }
  const linked = account !== null && as === 'added' && !isRefusal(await linkAccount(club, link))
  const review_on = as === 'already' || months === 0 ? null : club.today.add({ months })
  const became = {
    review_on,
    status: 'accepted',
    member_id: joined.id,
    accepted_as: as,
    linked_guest: linkedGuest,
  } as const
  return { ...(await decide(club, { by, id }, became)), joined, as, linked }
}

/**
 * The decision is taken back: it waits again, and of the membership is undone what accepting did. Who was on the list before
 * stays, and who is no longer on it is left as he is; refused where that was long ago, or where he has left and come back since.
 */
export async function reopenApplication(club: ClubTx, { by, id }: Decided): Promise<KeptApplication | Refusal> {
  await onlyOneAtATime(club, 'members')
  const application = await applicationById(club, id, { lock: true })
  if (application?.status === 'open') return refuse('done already', { by: null })
  if (!application || application.status === 'withdrawn') return refuse('no longer possible', {})
  const { member: joined, guest, acceptedAs, linkedGuest, decidedAt } = application
  if (joined !== null) {
    const member = await memberById(club, joined)
    if (acceptedAs !== 'already' && isPresent(member, club.today)) {
      const undone = await undoJoining(club, { by, member, at: decidedAt! })
      if (isRefusal(undone)) return undone
    }
    if (guest !== null && linkedGuest) await unlinkGuest(club, guest, joined)
  }
  return decide(club, { by, id }, { status: 'open' })
}

type Became = {
  readonly status: Application['status']
  readonly later_on?: Temporal.PlainDate
  readonly member_id?: string
  readonly review_on?: Temporal.PlainDate | null
  readonly accepted_as?: AcceptedAs
  readonly linked_guest?: boolean
}

async function decide(club: ClubTx, { by, id }: Decided, became: Became): Promise<KeptApplication> {
  const before = (await applicationById(club, id))!
  const isOpen = became.status === 'open'
  await club.tx
    .updateTable('application')
    .set({
      review_on: null,
      reviewed_at: null,
      member_id: null,
      accepted_as: null,
      linked_guest: false,
      later_on: null,
      ...became,
    })
    .set({ answered_at: null, answered_by: null })
    .set(isOpen ? { decided_at: null, decided_by: null } : { decided_at: club.at, decided_by: by.id })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await endAround(club, { ...before, status: became.status })
  await audit(club, { by, what: `application-${became.status}`, about: id })
  await redrawAbout(club, id)
  return (await applicationById(club, id))!
}

/** He was spoken with, months after he was accepted: nobody is reminded of it any more. */
export async function noteReview(club: ClubTx, { by, id }: Decided): Promise<KeptApplication | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (application?.status !== 'accepted') return refuse('no longer possible', {})
  if (application.reviewOn === null) return refuse('done already', { by: null })
  await setReviewed(club, id, club.at)
  await audit(club, { by, what: 'application-reviewed', about: id })
  return (await applicationById(club, id))!
}

/** That was pressed by mistake: it is to be done after all. */
export async function undoReview(club: ClubTx, { by, id }: Decided): Promise<KeptApplication | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (application?.status !== 'accepted' || application.reviewOn !== null) return refuse('no longer possible', {})
  await setReviewed(club, id, null)
  await audit(club, { by, what: 'application-review-undone', about: id })
  return (await applicationById(club, id))!
}

async function setReviewed(club: ClubTx, id: string, reviewed_at: Temporal.Instant | null): Promise<void> {
  await club.tx
    .updateTable('application')
    .set({ reviewed_at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
}
