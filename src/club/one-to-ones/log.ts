import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import { stillHere } from '../members/still-here.ts'
import { nothingMoreOf } from './agree.ts'
import { change, oneAtATime } from './change.ts'
import { saidSo, sayWhetherHeld } from './held.ts'
import * as kinds from './kinds.ts'
import { type OneToOne, othersOf, takesPart } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'
import { mayHaveBeenOn, sameWithin } from './rules.ts'

export type ToLog = {
  readonly by: Member
  /** One to four others. */
  readonly others: readonly { readonly id: string }[]
  readonly heldOn: Temporal.PlainDate
  readonly note: string | undefined
}

/**
 * Notes that a one-to-one took place; he who does has confirmed it, and each of the others is asked once. Noted by two of
 * them, or agreed on here before, it is one: the second confirms it, and the day of the first stands.
 */
export async function logOneToOne(club: ClubTx, { by, others, heldOn, note }: ToLog): Promise<OneToOne | Refusal> {
  if (others.some(({ id }) => id === by.id)) return refuse('yourself', {}, 'with')
  const impossible = mayHaveBeenOn(heldOn, club.today)
  if (impossible) return impossible
  const people = [by.id, ...idsOf(others)]
  await oneAtATime(club, people)
  const left = await stillHere(club, idsOf(others))
  if (left) return left
  const known = await sameOneToOne(club, people, heldOn)
  if (known) {
    const before = (await oneToOneById(club, known, { lock: true }))!
    return confirmed(club, before, { by, heldOn, note })
  }
  const id = club.newId()
  await club.tx
    .insertInto('one_to_one')
    .values({
      ...{ club_id: club.id, id, external_id: `o-${id}`, members: people, round: null, initiated_by: by.id },
      ...{ proposed_at: null, held_on: heldOn, status: 'unconfirmed', note: note ?? null },
      ...{ confirmed_by: [by.id], logged_by: by.id },
    })
    .execute()
  await askToConfirm(club, id, idsOf(others))
  return (await oneToOneById(club, id))!
}

const idsOf = (members: ToLog['others']): string[] => members.map(({ id }) => id)

const askToConfirm = (club: ClubTx, meeting: string, people: readonly string[]): Promise<readonly string[]> =>
  keepAll(
    club,
    people.map(member => kinds.logged.of({ meeting, to: { member } })),
  )

/** The one that is meant: of the same people, noted or agreed on for about that day, or without a day and not long ago. */
async function sameOneToOne(
  club: ClubTx,
  people: readonly string[],
  heldOn: Temporal.PlainDate,
): Promise<string | null> {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .select(['id', 'held_on', 'starts_at'])
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`members @> ${people}::uuid[] and ${people}::uuid[] @> members`)
    .where(({ or, and, eb }) =>
      or([
        and([eb('status', 'in', ['held', 'unconfirmed', 'not-held']), eb('held_on', 'is not', null)]),
        and([
          eb('status', 'in', ['proposed', 'scheduled']),
          eb('proposed_at', '>', club.at.subtract({ hours: 60 * 24 })),
        ]),
      ]),
    )
    .orderBy('id')
    .execute()
  const away = ({ held_on, starts_at }: (typeof rows)[number]): number => {
    const day = held_on ?? (starts_at && dayOf(starts_at, club.zone))
    return day ? Math.abs(day.until(heldOn).days) : sameWithin
  }
  const [nearest] = rows.filter(row => away(row) <= sameWithin).toSorted((a, b) => away(a) - away(b))
  return nearest?.id ?? null
}

/** What another noted, or all agreed on, is confirmed by him too. */
async function confirmed(
  club: ClubTx,
  meeting: OneToOne,
  { by, heldOn, note }: Pick<ToLog, 'by' | 'heldOn' | 'note'>,
): Promise<OneToOne> {
  const isFirst = meeting.confirmedBy.length === 0
  const loggedBy = meeting.loggedBy ?? by.id
  await change(club, meeting.id, { logged_by: loggedBy, note: meeting.note ?? note ?? null })
  await saidSo(
    club,
    { ...meeting, loggedBy, people: idsOf(meeting.people) },
    {
      confirmedBy: [...meeting.confirmedBy.filter(one => one !== by.id), by.id],
      deniedBy: meeting.deniedBy.filter(one => one !== by.id),
      heldOn: (isFirst ? null : meeting.heldOn) ?? heldOn,
    },
  )
  if (meeting.loggedBy === null) {
    await nothingMoreOf(club, meeting.id)
    const asked = othersOf(meeting, by.id).filter(
      ({ id }) => !meeting.confirmedBy.includes(id) && !meeting.deniedBy.includes(id),
    )
    await askToConfirm(club, meeting.id, idsOf(asked))
  }
  await redrawAbout(club, meeting.id)
  return (await oneToOneById(club, meeting.id))!
}

type About = { readonly by: Member; readonly meeting: string }

/**
 * Another day than was noted, by anybody who took part: he confirms it by that. Who took part is corrected by the one who
 * noted it; who is added is asked, and of one who is taken out nothing stays.
 */
export async function correctLog(
  club: ClubTx,
  {
    by,
    meeting: id,
    heldOn,
    others,
    note,
  }: About & Pick<ToLog, 'heldOn'> & { readonly others?: ToLog['others']; readonly note?: string | undefined },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  const refused = mayCorrect(meeting, by) ?? mayHaveBeenOn(heldOn, club.today)
  if (refused || !meeting) return refused ?? refuse('no longer possible', {})
  const before = idsOf(meeting.people)
  const people =
    others && meeting.loggedBy === by.id && meeting.proposedAt === null ? [by.id, ...idsOf(others)] : before
  if (people.some((one, n) => people.indexOf(one) !== n)) return refuse('yourself', {}, 'with')
  const added = people.filter(one => !before.includes(one))
  const left = added.length > 0 ? await stillHere(club, added) : null
  if (left) return left
  const stays = (ids: readonly string[]) => ids.filter(one => people.includes(one))
  await change(club, id, { members: people, ...(others && { note: note ?? null }) })
  await dropKept(club, id, [kinds.logged], 'who took part was corrected')
  await saidSo(
    club,
    { ...meeting, people },
    {
      confirmedBy: [...stays(meeting.confirmedBy).filter(one => one !== by.id), by.id],
      deniedBy: stays(meeting.deniedBy).filter(one => one !== by.id),
      heldOn,
    },
  )
  await askToConfirm(club, id, added)
  await redrawAbout(club, id)
  return (await oneToOneById(club, id))!
}

/** Only what is said to have taken place has a day to correct. */
export function mayCorrect(meeting: OneToOne | null, by: Member): Refusal | null {
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  return meeting.heldOn === null || meeting.confirmedBy.length === 0 ? refuse('no longer possible', {}) : null
}

/**
 * He who noted it takes it back. While nobody else has confirmed it, nothing of it stays; else he says for himself that it
 * did not take place, and it stands for the others.
 */
export async function undoLog(club: ClubTx, { by, meeting: id }: About): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (meeting.loggedBy !== by.id) return refuse('not for you', {})
  if (meeting.proposedAt !== null || meeting.confirmedBy.some(one => one !== by.id))
    return sayWhetherHeld(club, { by, meeting: id, held: false })
  await change(club, id, { withdrawn_at: club.at })
  await dropKept(club, id, [kinds.logged], 'it was taken back')
  await redrawAbout(club, id)
  return meeting
}
