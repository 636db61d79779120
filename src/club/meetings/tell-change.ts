import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, waitingAbout } from '../../notices/keep.ts'
import { latestStanding } from '../../notices/standing.ts'
import { hasSeat, type Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { answersTo } from './answer-queries.ts'
import * as kinds from './kinds.ts'
import { changeToldAt, isTooLateThere } from './rules.ts'

/** An announced meeting before it was changed and as it is now. */
export type BeforeAndAfter = { readonly before: Meeting; readonly after: Meeting }

/** How a meeting stands, as it is heard. */
export const heardAs = ({ status, startsAt, place }: Meeting): string =>
  status === 'planned' ? `${startsAt} ${place ?? ''}` : off
const off = 'off'
const startHeard = (heard: string): Temporal.Instant | null =>
  heard === off ? null : Temporal.Instant.from(heard.slice(0, heard.indexOf(' ')))

const changeFrom = (was: string, now: string): kinds.Change =>
  now === off ? 'cancelled' : was === off ? 'restored' : 'moved'

/** When a change is told: one of the hour is not, as long as whoever makes it may go on. */
const toldAt = (change: kinds.Change, { before, after }: BeforeAndAfter, at: Temporal.Instant): Temporal.Instant =>
  change === 'moved' ? changeToldAt(before.startsAt, after.startsAt, at) : at

/**
 * Keeps the word to the channel about meetings that it has heard of. Several changes before it could be said are one word, of
 * how it stands then; and none, where it stands as the channel has heard.
 */
export async function keepChanged(
  club: ClubTx,
  changes: readonly BeforeAndAfter[],
  by: Pick<Member, 'id'> | null = null,
): Promise<void> {
  const ids = changes.map(({ after }) => after.id)
  const unsaid = await waitingAbout(club, ids, [kinds.changed])
  await dropKept(club, ids, [kinds.changed, kinds.changeTold], 'a later change')
  await keepAll(
    club,
    changes.flatMap(({ before, after }) => {
      const was = unsaid.get(after.id)?.was ?? heardAs(before)
      const now = heardAs(after)
      if (now === was) return []
      const change = changeFrom(was, now)
      const told = { meeting: after.id, change, word: club.newId(), was, to: { channel: 'club' } } as const
      if (change !== 'moved') return [kinds.changed.of(told)]
      return [kinds.changed.of({ ...told, due: toldAt(change, { before, after }, club.at) })]
    }),
  )
  for (const change of changes) {
    const { before, after } = change
    await tellWhoComes(club, change, unsaid.get(after.id)?.was ?? heardAs(before), by)
  }
}

/**
 * Tells those who come themselves, where the channel would hear of it when they are on their way, or after it; and again what
 * has become of it since. Whoever did it knows.
 */
async function tellWhoComes(
  club: ClubTx,
  change: BeforeAndAfter,
  inChannel: string,
  by: Pick<Member, 'id'> | null,
): Promise<void> {
  const { after } = change
  const said = (await latestStanding(club, [kinds.changeTold], after.id))?.arguments.heard
  const heard = said ?? inChannel
  const now = heardAs(after)
  const what = changeFrom(heard, now)
  const due = toldAt(what, change, club.at)
  // Whoever means to be there goes by the hour that he has heard.
  const start = startHeard(heard) ?? after.startsAt
  const first = Temporal.Instant.compare(start, after.startsAt) < 0 ? start : after.startsAt
  if (now === heard || (said === undefined && !isTooLateThere(due, first, club.zone))) return
  const coming = (await answersTo(club, after.id)).filter(
    ({ answer, member }) => hasSeat(answer) && !member.left && member.id !== by?.id,
  )
  const told = { meeting: after.id, change: what, word: club.newId(), heard: now, due }
  await keepAll(
    club,
    coming.map(({ member }) => kinds.changeTold.of({ ...told, to: { member: member.id } })),
  )
}
