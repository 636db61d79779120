import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, wallTime } from '../../time/wall.ts'
import { linesOf } from '../ledger/lines.ts'
import { cancelling, lineOf, type Noted, writeLines } from '../ledger/note.ts'
import { change } from './change.ts'
import { hasConfirmed, type OneToOne, takesPart } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'
import { isTooLongAgo, maySayWhetherHeld, pairsThatCount, statusOf } from './rules.ts'

/**
 * What one of them says of whether it took place. It counts for each two who said so within 30 days of its day; one "no"
 * makes it not held for him only, and the others are not told.
 */
export async function sayWhetherHeld(
  club: ClubTx,
  { by, meeting: id, held }: { readonly by: Member; readonly meeting: string; readonly held: boolean },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  if ((held ? meeting.confirmedBy : meeting.deniedBy).includes(by.id)) return meeting
  if (!maySayWhetherHeld(meeting)) return refuse('no longer possible', {})
  const heldOn = meeting.heldOn ?? dayItWas(club, meeting)
  if (held && isTooLongAgo(heldOn, club.today)) return refuse('too long ago', { on: heldOn })
  const others = (said: readonly string[]) => said.filter(one => one !== by.id)
  await saidSo(
    club,
    { ...meeting, people: meeting.people.map(({ id }) => id) },
    {
      confirmedBy: [...others(meeting.confirmedBy), ...(held ? [by.id] : [])],
      deniedBy: [...others(meeting.deniedBy), ...(held ? [] : [by.id])],
      heldOn: held ? heldOn : meeting.heldOn,
    },
  )
  await redrawAbout(club, id)
  return (await oneToOneById(club, id))!
}

/** Of one whose day nobody has said: the one agreed on, else today. */
const dayItWas = (club: ClubTx, { startsAt }: OneToOne): Temporal.PlainDate =>
  startsAt && Temporal.Instant.compare(startsAt, club.at) < 0 ? dayOf(startsAt, club.zone) : club.today

/** What is written for: of its people the ids. */
type Written = Pick<OneToOne, 'id' | 'status' | 'loggedBy' | 'usefulTo'> & { readonly people: readonly string[] }

type Said = Pick<OneToOne, 'confirmedBy' | 'deniedBy' | 'heldOn'>

/** To him it was of use, or not after all: his alone to know. */
export async function sayUseful(
  club: ClubTx,
  { by, meeting: id, useful }: { readonly by: Member; readonly meeting: string; readonly useful: boolean },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  if (!hasConfirmed(meeting, by.id)) return refuse('no longer possible', {})
  if (meeting.usefulTo.includes(by.id) === useful) return meeting
  const others = meeting.usefulTo.filter(one => one !== by.id)
  await change(club, id, { useful_to: [...others, ...(useful ? [by.id] : [])] })
  await redrawAbout(club, id, undefined, { only: by.id })
  return (await oneToOneById(club, id))!
}

/** Writes what has been said of it, and the lines of the ledger that follow: of each two for whom it counts, one by each. */
export async function saidSo(club: ClubTx, meeting: Written, said: Said): Promise<void> {
  await change(club, meeting.id, {
    status: statusOf({ ...said, people: meeting.people, status: meeting.status, loggedBy: meeting.loggedBy }),
    confirmed_by: [...said.confirmedBy],
    denied_by: [...said.deniedBy],
    held_on: said.heldOn,
    useful_to: meeting.usefulTo.filter(one => said.confirmedBy.includes(one)),
  })
  await noteWhoMet(club, meeting.id, said)
}

/** The lines of the ledger as they follow from what is said now: those that still hold stay as they are. */
async function noteWhoMet(
  club: ClubTx,
  id: string,
  { confirmedBy, heldOn }: Pick<Said, 'confirmedBy' | 'heldOn'>,
): Promise<void> {
  const at = heldOn === null ? club.at : wallTime(heldOn, '12:00', club.zone)
  const lines = (await linesOf(club, [id])).filter(({ kind }) => kind === 'one-to-one-held')
  const wanted = pairsThatCount(confirmedBy).map(
    ([by, other]): Noted => ({ kind: 'one-to-one-held', by, for: other, at, record: 'one-to-one', recordId: id }),
  )
  const isOf = (line: (typeof lines)[number]) => (act: Noted) => act.by === line.by_id && act.for === line.for_id
  const stays = (line: (typeof lines)[number]) => line.at.equals(at) && wanted.some(isOf(line))
  const kept = lines.filter(stays)
  const changed = lines.filter(line => !stays(line))
  const news = wanted
    .filter(act => !kept.some(line => isOf(line)(act)))
    .map(act => lineOf(club, act, changed.find(line => isOf(line)(act))?.id))
  const superseded = new Set(news.flatMap(({ corrects }) => corrects ?? []))
  await writeLines(club, [...news, ...changed.filter(({ id }) => !superseded.has(id)).map(cancelling)])
}
