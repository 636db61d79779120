import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Contact } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { guestsKnownAs } from '../meetings/guest-queries.ts'
import { isPresent, membersKnownAs, whomToAsk } from '../members/queries.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { forgetAround } from './forget-around.ts'
import { applied } from './kinds.ts'
import { applicationById, appliedBy, openUnder } from './queries.ts'

/** Who sends it: a member for somebody else, or an account that is no member's for himself. */
export type From =
  | { readonly member: Member }
  | {
      readonly platform: string
      readonly place: string
      readonly account: string
      /** In which he is answered. */
      readonly language: Language
    }

export type ToApply = {
  readonly from: From
  readonly name: string
  readonly company?: string | undefined
  readonly activity?: string | undefined
  readonly motivations?: string | undefined
  readonly contact?: Contact | undefined
  /** What whoever proposes him says of him. */
  readonly sponsorSays?: string | undefined
  /** The candidate agrees to be proposed; who applies himself has said so by applying. */
  readonly agreed: boolean
}

/** So many in a day from one account: an account costs nothing. */
const mostADay = 3

/** An application is kept and told to the organizers, once. What is decided, a human decides. */
export async function apply(
  club: ClubTx,
  { from, name, agreed, contact, sponsorSays, ...said }: ToApply,
): Promise<{ readonly id: string; readonly name: string } | Refusal> {
  await onlyOneAtATime(club, 'members')
  if (!agreed) return refuse('candidate agrees first', { name }, 'agreed')
  const members = (await membersKnownAs(club, name)).filter(one => isPresent(one, club.today))
  if ('member' in from && members.length > 0)
    return refuse('member of that name', { names: members.map(one => one.name) }, 'name')
  const open = await openUnder(club, name)
  if (open) return refuse('applied already', open, 'name')
  if ('account' in from) {
    const sent = await appliedBy(club, from)
    const before = sent.find(one => one.status === 'open' || one.status === 'later')
    if (before) return refuse('applied already', { name: before.name, since: before.applied_at })
    const today = sent.filter(one => Temporal.Instant.compare(one.applied_at, club.at.subtract({ hours: 24 })) > 0)
    if (today.length >= mostADay) return refuse('asked enough today', { organizers: await whomToAsk(club) })
  }
  const { company = null, activity = null, motivations = null } = said
  const known = { name, company, email: contact?.email ?? null, phone: contact?.phone ?? null }
  const { same } = await guestsKnownAs(club, known)
  const id = club.newId()
  const sender = 'member' in from ? { sponsor_id: from.member.id } : from
  await club.tx
    .insertInto('application')
    .values({
      ...{ club_id: club.id, id, name, company, activity, motivations, applied_at: club.at, status: 'open' },
      ...{ sponsor_id: null, platform: null, place: null, account: null, language: null, ...sender },
      ...{ guest: same?.person ?? null, decided_at: null, decided_by: null, member_id: null },
      ...{
        review_on: null,
        reviewed_at: null,
        accepted_as: null,
        linked_guest: false,
        later_on: null,
        reason: null,
        answer: null,
        answer_for: null,
      },
      ...{ answered_at: null, answered_by: null, may_show: true, shown_at: null, shown_until: null },
      told: null,
      sponsor_says: sponsorSays ? club.sealer.seal('application', 'sponsor_says', id, sponsorSays) : null,
      contact: contact ? club.sealer.seal('application', 'contact', id, JSON.stringify(contact)) : null,
    })
    .execute()
  await tellOrganizers(club, applied, { application: id })
  return { id, name }
}

/** Who sent it takes it back while nothing is decided: of the candidate nothing is kept. */
export async function withdrawApplication(
  club: ClubTx,
  { from, id }: { readonly from: From; readonly id: string },
): Promise<null | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (!application) return refuse('no longer possible', {})
  const isHis =
    'member' in from
      ? application.sponsor?.id === from.member.id
      : (await appliedBy(club, from)).some(one => one.id === id)
  if (!isHis) return refuse('not for you', {})
  if (application.status === 'withdrawn') return refuse('done already', { by: null })
  if (application.status !== 'open' && application.status !== 'later') return refuse('no longer possible', {})
  await club.tx
    .updateTable('application')
    .set({ ...nothingOfHim, status: 'withdrawn', decided_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await forgetAround(club, [id])
  await redrawAbout(club, id)
  return null
}

/** All that tells of the candidate. */
export const nothingOfHim = {
  ...{ name: '…', company: null, activity: null, motivations: null, contact: null, guest: null },
  ...{ reason: null, answer: null, answer_for: null, told: null, sponsor_says: null },
}
