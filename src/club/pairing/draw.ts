import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import { held } from '../one-to-ones/kinds.ts'
import { hasRound, openOfOtherRounds } from '../one-to-ones/of-rounds.ts'
import { proposeForRound } from '../one-to-ones/propose.ts'
import { silentUntil } from '../silence.ts'
import { askedWhetherMet, calendarOf, type Round, roundAfter, roundToDraw } from './calendar.ts'
import { drawn } from './drawn.ts'
import { roundFacts } from './facts.ts'
import { aboutRound, ahead, proposed } from './kinds.ts'
import { askForRounds } from './plan.ts'
import { isDrawn } from './queries.ts'

/**
 * The duty at the hour of a round: draws it, writes its one-to-ones and tells their people, all at once or not at all. After
 * an outage only the round of now is drawn; where nothing can be proposed nobody hears anything.
 */
export async function drawDueRound(club: ClubTx): Promise<void> {
  await askForRounds(club)
  const round = roundToDraw(club.at, calendarOf(club))
  if (!round || (await isSilent(club, round))) return
  await onlyOneAtATime(club, 'round')
  if ((await isDrawn(club, round.name)) || (await hasRound(club, round.name))) return
  const facts = await roundFacts(club, round)
  const { groups, leftOut } = await drawn(club, facts.asked)
  const idsOf = (externalIds: readonly string[]) => externalIds.map(one => facts.ids.get(one)!)
  await club.tx
    .insertInto('pairing_round')
    .values({
      ...{ club_id: club.id, round: round.name, drawn_at: club.at },
      left_out: groups.length === 0 ? [] : idsOf(leftOut),
      all_met: groups.length === 0 && facts.asked.members.length > 1,
    })
    .execute()
  const people = groups.map(idsOf)
  const ids = await proposeForRound(club, { round: round.name, groups: people })
  const asked = askedWhetherMet(round, calendarOf(club))
  await keepAll(
    club,
    people.flatMap((members, n) =>
      members.flatMap(member => {
        const his = { meeting: ids[n]!, to: { member } }
        return [proposed.of(his), held.of({ ...his, due: asked, once: `of the round ${ids[n]}` })]
      }),
    ),
  )
  await redrawAbout(club, aboutRound(round.name), [ahead])
  await redrawAbout(club, await openOfOtherRounds(club, round.name), [proposed])
}

/** The duty some days before a round: whoever would be drawn is told, and may leave it out. */
export async function tellOfRound(club: ClubTx): Promise<void> {
  await askForRounds(club)
  const round = roundAfter(club.at, calendarOf(club))
  const isTime = round?.noticeAt && Temporal.Instant.compare(round.noticeAt, club.at) <= 0
  if (!round || !isTime || (await isSilent(club, round))) return
  const facts = await roundFacts(club, round)
  const { groups } = await drawn(club, facts.asked)
  await keepAll(
    club,
    groups
      .flat()
      .map(one => ahead.of({ round: round.name, at: round.at.toString(), to: { member: facts.ids.get(one)! } })),
  )
}

async function isSilent(club: ClubTx, { at }: Round): Promise<boolean> {
  const until = silentUntil(club, await isDemo(club))
  return until !== null && Temporal.Instant.compare(at, until) < 0
}
