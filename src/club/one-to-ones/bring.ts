import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { keptApart } from '../apart/kept.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { audit } from '../members/audit.ts'
import { membersByIds } from '../members/queries.ts'
import { stillHere } from '../members/still-here.ts'
import { standingsOf } from '../standing/read.ts'
import { complementsOf } from '../trades/complements.ts'
import { change, oneAtATime } from './change.ts'
import * as kinds from './kinds.ts'
import type { Coffee } from './newcomer-cards.ts'
import type { OneToOne } from './one-to-one.ts'
import { oneToOneById, openBetween } from './queries.ts'
import { suggestionsFor } from './suggestions.ts'

/**
 * Whom a member could meet, as an organizer proposes it to the two: never the organizer himself, who asks for himself; and
 * nobody to whom a newcomer would be prey, of which nothing is said: another takes his place.
 */
export async function coffeeFor(club: ClubTx, by: Member, newcomer: Member): Promise<Coffee> {
  const complements = await complementsOf(club)
  const complementing = (one: string, other: string) => complements.between(one, other, newcomer.id)
  const suggestions = await suggestionsFor(club, newcomer, complementing, await hunters(club))
  // Two newcomers do not show each other round.
  return { newcomer, suggestions: suggestions.filter(({ member, why }) => member.id !== by.id && why !== 'newcomer') }
}

/** Who is flagged today, or says that it is not right. */
const hunters = async (club: ClubTx): Promise<ReadonlySet<string>> =>
  new Set(
    [...(await standingsOf(club))].flatMap(([id, { standing }]) =>
      standing === 'hunter' || standing === 'contested' ? [id] : [],
    ),
  )

/** The same for whoever an organizer chose. */
export async function coffeeOf(club: ClubTx, by: Member, member: string): Promise<Coffee | Refusal> {
  const left = await stillHere(club, [member])
  if (left) return left
  return coffeeFor(club, by, (await membersByIds(club, [member])).get(member)!)
}

type Two = { readonly by: Member; readonly one: string; readonly other: string }

/** An organizer proposes a coffee to two members: each answers privately, and neither has asked for it. */
export async function bringTogether(club: ClubTx, { by, one, other }: Two): Promise<OneToOne | Refusal> {
  const people = [one, other]
  await oneAtATime(club, people)
  const left = await stillHere(club, people)
  if (left) return left
  if (people.includes(by.id)) return refuse('yourself', {})
  const since = await openBetween(club, one, other)
  if (since) return refuse('coffee on its way', { since })
  // Whom one of the two would rather not meet, or who is away since: it is not said which, nor why.
  const { apart } = await together(club, { apart: [keptApart(club)] })
  const away = await leavesOn(club, club.today)
  if (apart.some(pair => people.every(id => pair.includes(id))) || people.some(id => away.has(id)))
    return refuse('no longer possible', {})
  const id = club.newId()
  await club.tx
    .insertInto('one_to_one')
    .values({
      ...{ club_id: club.id, id, external_id: `o-${id}`, members: people, round: null, initiated_by: null },
      ...{ brought_by: by.id, proposed_at: club.at, held_on: null, status: 'proposed', note: null, place: null },
    })
    .execute()
  await audit(club, { by, what: 'coffee-proposed', detail: id })
  await keepAll(
    club,
    people.map(member => kinds.proposed.of({ meeting: id, to: { member } })),
  )
  return (await oneToOneById(club, id))!
}

/** An organizer takes it back while nothing has been agreed on. */
export async function undoBringing(
  club: ClubTx,
  { by, meeting: id }: { readonly by: Member; readonly meeting: string },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting?.isBrought || meeting.status !== 'proposed') return refuse('no longer possible', {})
  await change(club, id, { status: 'skipped', declined_at: null, declined_by: [] })
  await audit(club, { by, what: 'coffee-undone', detail: id })
  await redrawAbout(club, id)
  return meeting
}
