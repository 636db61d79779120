import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import { takeAnswersBack } from '../../notices/answers.ts'
import { beyondReach } from '../../notices/beyond-reach.ts'
import { dropKept, keepAll, redrawAbout, redrawAll } from '../../notices/keep.ts'
import { rewriteMessages, takeKeptAnswersBack } from '../../notices/kept-words.ts'
import type { Member } from '../../terms/member.ts'
import { isSameName } from '../../terms/names.ts'
import type { Traces } from '../../terms/prospect.ts'
import { isClosed, type Prospect, type ReferralStatus } from '../../terms/referral.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { membersKnownAs } from '../members/queries.ts'
import { rewordEverywhere } from '../privacy/reword.ts'
import { rewordingOf } from '../prospects/rewording.ts'
import { likeness, mayBeSought, type Sought } from '../prospects/rules.ts'
import { noteWish, onlyAboutHim } from '../prospects/wish.ts'
import { closesSoon, closing, prospectForgotten, received, reminder } from './kinds.ts'
import { withNumber } from './known-by.ts'
import { forgetWaits } from './wait.ts'

/** Referrals that name somebody: `him` by a telephone or an address; `alike` by a name, which others may bear. */
export type Naming = { readonly him: readonly Kept[]; readonly alike: readonly Kept[] }

/** What is kept of one prospect, opened. */
export type Kept = {
  readonly id: string
  readonly giver: string
  readonly receiver: string
  readonly prospect: Prospect
  readonly need: string | undefined
  readonly at: Temporal.Instant
  readonly agreed: boolean
  readonly status: ReferralStatus
  readonly withdrawn: boolean
}

/**
 * The referrals that name this person, whatever has become of them. Each is opened and compared: the mark by which a
 * double is recognised is made of one thing he is known by, and he may give another.
 */
export async function referralsNaming(club: ClubTx, sought: Sought): Promise<Naming | Refusal> {
  const refused = mayBeSought(sought)
  if (refused) return refused
  const who = withNumber(club, sought)
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', 'giver_id', 'receiver_id', 'given_at', 'prospect_agreed', 'status', 'withdrawn_at'])
    .select([
      'prospect_name',
      'prospect_company',
      'prospect_phone',
      'prospect_e164',
      'prospect_email',
      'need',
      'note',
      'unfit_words',
    ])
    .where('club_id', '=', club.id)
    .where(
      sql<boolean>`num_nonnulls(prospect_name, prospect_company, prospect_phone, prospect_email, prospect_keys, need, note, unfit_words) > 0`,
    )
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  const found: { him: Kept[]; alike: Kept[] } = { him: [], alike: [] }
  for (const row of rows) {
    const open = (column: SealedColumn<'referral'>) =>
      row[column] === null ? undefined : club.sealer.open('referral', column, row.id, row[column])
    const prospect = {
      ...{ name: open('prospect_name'), company: row.prospect_company ?? undefined },
      ...{ phone: open('prospect_phone'), e164: open('prospect_e164'), email: open('prospect_email') },
    }
    const need = open('need')
    const inWords = [need, open('note'), open('unfit_words')].filter(one => one !== undefined).join('\n')
    const like = likeness({ ...prospect, words: inWords }, who)
    if (like === null) continue
    found[like].push({
      ...{ id: row.id, giver: row.giver_id, receiver: row.receiver_id, prospect, need, at: row.given_at },
      ...{
        agreed: row.prospect_agreed === true,
        status: row.status as ReferralStatus,
        withdrawn: row.withdrawn_at !== null,
      },
    })
  }
  return found
}

/** What the audit calls them: each line says how many referrals named him, and nothing of the person. */
export const forgotten = 'prospect-forgotten'
export const shown = 'prospect-shown'

/** What other records said of him, which are emptied already. */
export type Elsewhere = {
  readonly people: readonly Prospect[]
  readonly records: readonly string[]
  /** Who brought or proposed him, and may have been answered with his name. */
  readonly members: readonly string[]
  /** What others are called who are perhaps not him, and stay. */
  readonly stay: readonly string[]
  readonly visits: number
  readonly applications: number
}

export type Forgotten = {
  readonly traces: Traces
  /** Messages that cannot be edited at present. */
  readonly beyondReach: number
}

/**
 * A prospect asks the club to forget him: what it holds of him goes from its records, from what members wrote of him and
 * from the messages that told it; what was open ends; the two members of each are told so, once. It is remembered by keyed
 * hashes that he asked, and cannot be undone. `alike`: also where only his name is the same.
 */
export async function forgetProspect(
  club: ClubTx,
  {
    by,
    who,
    alike,
    elsewhere,
  }: { readonly by: Member; readonly who: Sought; readonly alike: boolean; readonly elsewhere: Elsewhere },
): Promise<Forgotten | Refusal> {
  const sought = withNumber(club, who)
  // Whoever passes him on in this instant has done so, or reads that he asked.
  await onlyAboutHim(club, [sought])
  const naming = await referralsNaming(club, sought)
  if (isRefusal(naming)) return naming
  const all = [...naming.him, ...(alike ? naming.alike : [])]
  const ids = await hold(club, all)
  const gone = all.filter(({ id }) => ids.includes(id))
  await noteWish(club, [sought, ...naming.him.map(({ prospect }) => ({ ...prospect, name: undefined }))])
  await empty(club, ids)
  await forgetWaits(club, ({ prospect, need }) => {
    const like = likeness({ ...withNumber(club, prospect), words: need ?? '' }, sought)
    return like === 'him' || (alike && like === 'alike')
  })
  await end(club, gone)
  // What somebody wrote of him may stand in any message.
  if (await rewordAll(club, sought, [...gone.map(({ prospect }) => prospect), ...elsewhere.people], elsewhere.stay))
    await redrawAll(club)
  else await redrawAbout(club, ids)
  const both = [...new Set(gone.flatMap(({ giver, receiver }) => [giver, receiver]))]
  await takeAnswersBack(club, { of: [...both, ...elsewhere.members] })
  // What was answered to them shows his firm and his need, and the note of whoever received him.
  await takeKeptAnswersBack(club, { by: [...both, ...elsewhere.members], about: [...ids, ...elsewhere.records] })
  await keepAll(
    club,
    gone.flatMap(({ id: referral, giver, receiver }) =>
      [giver, receiver].map(member => prospectForgotten.of({ referral, to: { member } })),
    ),
  )
  const { visits, applications } = elsewhere
  await audit(club, { by, what: forgotten, detail: [gone.length, visits, applications].join(' ') })
  return {
    traces: { referrals: gone.length, visits, applications },
    beyondReach: await beyondReach(club, [...ids, ...elsewhere.records]),
  }
}

/** Holds these rows, in the order of all who hold several; those that are still there. */
async function hold(club: ClubTx, all: readonly Kept[]): Promise<readonly string[]> {
  if (all.length === 0) return []
  const rows = await club.tx
    .selectFrom('referral')
    .select('id')
    .where('club_id', '=', club.id)
    .where(
      'id',
      'in',
      all.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** All of a referral that may tell of its prospect: a column that is sealed later does not compile until it stands here. */
const nothing = {
  ...{ prospect_name: null, prospect_company: null, prospect_phone: null, prospect_e164: null, prospect_email: null },
  ...{ prospect_keys: null, need: null, unfit_words: null, note: null },
} satisfies Readonly<Record<SealedColumn<'referral'> | 'prospect_company' | 'prospect_keys', null>>

async function empty(club: ClubTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await club.tx
    .updateTable('referral')
    .set({ ...nothing, forgotten_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** What was open ends: he is not to be contacted by this way, and nobody is asked any more what came of it. */
async function end(club: ClubTx, gone: readonly Kept[]): Promise<void> {
  const open = gone.filter(({ status, withdrawn }) => !withdrawn && !isClosed(status)).map(({ id }) => id)
  if (open.length > 0)
    await club.tx
      .updateTable('referral')
      .set({ status: 'no-answer', status_at: club.at, closed_at: club.at })
      .where('club_id', '=', club.id)
      .where('id', 'in', open)
      .execute()
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0) await closing.dismiss(club, ...ids)
  await dropKept(club, ids, [received, reminder, closesSoon], 'its prospect is forgotten')
}

/**
 * Members write of people in their own words: a thanks, a note, what they have typed and not sent. Of names only those are
 * looked for that stood in his records, and are no member's. Gives whether anything was found.
 */
async function rewordAll(
  club: ClubTx,
  sought: Sought,
  gone: readonly Prospect[],
  stay: readonly string[],
): Promise<boolean> {
  const names = [...new Set(gone.flatMap(({ name }) => name?.trim() || []))].filter(
    name => !stay.some(other => isSameName(other, name)),
  )
  const ofNoMember: string[] = []
  for (const name of names) if ((await membersKnownAs(club, name)).length === 0) ofNoMember.push(name)
  const rewording = rewordingOf([sought, ...gone], ofNoMember)
  if (!rewording) return false
  await rewriteMessages(club, rewording.rewrite, { only: 'answers' })
  return (await rewordEverywhere(club, rewording)) > 0
}
