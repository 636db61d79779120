import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { Happened, ReferralFilter } from '../../terms/own-referral.ts'
import type { Referral } from '../../terms/referral.ts'
import { noteContactsSeen } from './about-prospect.ts'
import { arrivals } from './arrival.ts'
import { type Asked, everything, filtered } from './filter.ts'
import { historyOf } from './history.ts'
import { whyNot } from './put-right.ts'
import { ownReferrals, referralById } from './queries.ts'
import { mayHandOn } from './rules.ts'
import { isUndoable } from './undoable.ts'

/** A page of his referrals: as many of each list, and how many there are. */
export type Listed = {
  readonly filter: ReferralFilter
  /** The words that are looked for; empty where none are. */
  readonly sought: string
  readonly given: readonly Referral[]
  readonly received: readonly Referral[]
  readonly count: { readonly given: number; readonly received: number }
  /** Those he gave that have not come before their receivers yet. */
  readonly onTheirWay: ReadonlySet<string>
  /** From 1, of both lists. */
  readonly number: number
  /** How many come after these. */
  readonly rest: number
}

/** How many of each list a card shows: each takes a line and a line of its menu. */
const listed = 10

/** What he asked to see of his referrals. Where the words that say which find nothing, they are looked for themselves. */
export async function lookAt(club: ClubTx, { by, asked, typed = '', number = 1 }: LookAt): Promise<Listed> {
  const all = await ownReferrals(club, by.id)
  const first = { ...asked, ...filtered(all, { by: by.id, ...asked }) }
  const again = { filter: everything, sought: typed.trim() }
  const nothing = first.given.length + first.received.length === 0
  const anew = { ...again, ...filtered(all, { by: by.id, ...again }) }
  // Where both find nothing, what is said is that there are none of those he meant.
  const isBetter = nothing && again.sought !== '' && anew.given.length + anew.received.length > 0
  const shown = isBetter ? anew : first
  const [given, received] = [shown.given, shown.received]
  const longest = Math.max(given.length, received.length)
  const page = Math.min(number, Math.max(1, Math.ceil(longest / listed)))
  const those = (some: readonly Referral[]) => some.slice((page - 1) * listed, page * listed)
  const after = (some: readonly Referral[]) => Math.max(0, some.length - page * listed)
  return {
    ...{ filter: shown.filter, sought: shown.sought, given: those(given), received: those(received) },
    count: { given: given.length, received: received.length },
    onTheirWay: await notArrived(club, those(given)),
    ...{ number: page, rest: after(given) + after(received) },
  }
}

type LookAt = {
  readonly by: Member
  readonly asked: Exclude<Asked, string>
  /** The whole line. */
  readonly typed?: string
  readonly number?: number
}

/** What an import brought was passed by other ways, and what its receiver has answered he has read. */
async function notArrived(club: ClubTx, given: readonly Referral[]): Promise<ReadonlySet<string>> {
  const unsure = given.filter(({ imported, confirmed, status }) => !imported && confirmed === null && status === 'new')
  const there = await arrivals(
    club,
    unsure.map(({ id }) => id),
  )
  return new Set(unsure.filter(({ id }) => !there.has(id)).map(({ id }) => id))
}

/** One of his, whichever side is his, with all that became of it. */
export type Opened = {
  readonly referral: Referral
  readonly side: 'giver' | 'receiver'
  readonly history: readonly Happened[]
  readonly onItsWay: boolean
  /** What its giver may still do with it. */
  readonly may: { readonly putRight: boolean; readonly handOn: boolean; readonly undo: boolean }
}

const nothing = { putRight: false, handOn: false, undo: false }

/** All of his to take along: that he has their prospects' contacts is noted. */
export async function takeAlong(club: ClubTx, by: Member): Promise<readonly Referral[]> {
  const all = await ownReferrals(club, by.id)
  await noteContactsSeen(club, by, all, 'taken-along')
  return all
}

/** Null where it is not his, or was taken back. That he sees the prospect's contact is noted. */
export async function openOne(club: ClubTx, by: Member, id: string): Promise<Opened | null> {
  const referral = await referralById(club, id)
  if (!referral || referral.withdrawn) return null
  const side = referral.giver.id === by.id ? 'giver' : referral.receiver.id === by.id ? 'receiver' : null
  if (side === null) return null
  await noteContactsSeen(club, by, [referral], 'opened')
  const history = await historyOf(club, referral)
  if (side === 'receiver') return { referral, side, history, onItsWay: false, may: nothing }
  const may = {
    putRight: (await whyNot(club, by, referral)) === null,
    handOn: referral.handedOn === null && mayHandOn(referral),
    undo: await isUndoable(club, referral),
  }
  return { referral, side, history, onItsWay: (await notArrived(club, [referral])).has(id), may }
}
