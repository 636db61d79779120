import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calledBy, deedsThatMatter, factsOf, lookAtMembers } from '../../src/club/nudges/facts.ts'
import { switchedOff } from '../../src/club/nudges/off.ts'
import { actsOfEpisodes, deedsSeen, doneOf, outcomesNow } from '../../src/club/nudges/outcomes.ts'
import { begunIn, firstsOf, nudgesConcerning, nudgesOf, nudgeTotals } from '../../src/club/nudges/queries.ts'
import { decideNudges } from '../../src/club/nudges/rules.ts'
import { lastEvaluation } from '../../src/club/standing/evaluate.ts'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let club: DemoClub
beforeAll(async () => {
  club = await openDemoClub({ only: evaluating.name })
})
afterAll(() => club.close())

const sorted = <T>(things: readonly T[]) => things.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** What the nudges of a Tuesday come to, from all there ever was, or from what can matter. */
async function cameTo(tx: ClubTx, reads: 'everything' | 'what matters') {
  const standings = await standingsOf(tx)
  const before = await lastEvaluation(tx, tx.at)
  const around = await lookAtMembers(tx)
  const all = reads === 'everything'
  const nudges = all ? await nudgesOf(tx) : await nudgesConcerning(tx, calledBy(standings))
  const members = [...new Set([...calledBy(standings), ...nudges.map(({ member }) => member)])]
  const deeds = all
    ? await deedsSeen(tx, nudges, around.listed)
    : [...(await deedsThatMatter(tx, members, nudges)), ...doneOf(tx, nudges, around.listed)]
  const seen = { at: tx.at, zone: tx.zone, standings, deeds }
  const settled = outcomesNow(nudges, seen)
  const actOf = actsOfEpisodes(settled, seen)
  const gathered = {
    ...{ demo: true, first: before === null, standings, nudges: settled, deeds, around },
    ...{ begun: begunIn(await nudgeTotals(tx)), off: await switchedOff(tx) },
  }
  const decisions = decideNudges(await factsOf(tx, gathered, { look: tx.at, at: tx.at }), tx.at)
  return {
    decisions: sorted(decisions),
    settled: sorted(
      settled.flatMap(({ id, outcome, outcomeAt }, n) =>
        outcome === nudges[n]!.outcome ? [] : [{ id, outcome, at: String(outcomeAt) }],
      ),
    ),
    counted: sorted(
      firstsOf(settled)
        .filter(({ arm, counted }) => arm && counted < 3)
        .map(first => ({ id: first.id, counted: first.counted, act: String(actOf(first)?.at) })),
    ),
  }
}

/** What some of the members did in the days and weeks before, as far as it becomes known: of another few each week. */
const live = (tx: ClubTx, week: number) =>
  sql`insert into act (club_id, id, kind, by_id, for_id, at, record, record_id, noted_at, cancels)
    select club_id, gen_random_uuid(), (array['thanks-given', 'ask-answered', 'introduction-requested'])[1 + n % 3], id,
      sponsor_id, ${tx.at}::timestamptz - n * n * interval '30 hours', 'thanks', gen_random_uuid(), ${tx.at}, false
    from (select *, abs(hashtext(external_id || ${String(week)})) % 40 as n from member where club_id = ${tx.id}) m
    where n between 1 and 8`.execute(tx.tx)

/** Nudges of long ago that become known, as an import brings them: of every kind, to whoever it is. */
const learnt = (tx: ClubTx, week: number) =>
  sql`insert into nudge (club_id, id, external_id, member_id, step, act, decided_at, held_back, outcome, outcome_at, episode, arm)
    select club_id, id, id::text, member, 1 + n % 3, case when n % 2 = 0 then 'thank' end, told, held,
      case when held then null else (array['acted', 'ignored', 'pending', null])[1 + n / 3 % 4] end,
      case when not held and n / 3 % 4 = 0 then told + interval '3 days' end, id::text, (array['now', 'delayed', null])[1 + n / 12 % 3]
    from (select club_id, gen_random_uuid() as id, m.id as member, n, n / 36 % 2 = 1 as held,
        ${tx.at}::timestamptz - n % 330 * interval '1 day' - interval '1 day' as told
      from member m, lateral (select abs(hashtext(external_id || 'l' || ${String(week)})) as n) hashed
      where club_id = ${tx.id} and n % 7 = 0) one`.execute(tx.tx)

test('week by week, what can matter comes to the same as everything there ever was', async () => {
  const seen = new Set<string>()
  const first = Temporal.PlainDateTime.from('2026-11-24T09:59')
  for (let week = 0; week < 30; week++) {
    const eve = first.add({ days: 7 * week })
    await club.goesTo(eve.toString().slice(0, 16))
    await club.inClub(tx => live(tx, week))
    if (week % 4 === 3) await club.inClub(tx => learnt(tx, week))
    await club.inClub(async tx => {
      const everything = await cameTo(tx, 'everything')
      for (const one of everything.decisions) seen.add('why' in one ? `${one.what}: ${one.why}` : one.what)
      for (const { outcome } of everything.settled) seen.add(`settled: ${outcome}`)
      for (const { counted, act } of everything.counted) seen.add(`counted ${counted}: ${act === 'undefined'}`)
      expect(await cameTo(tx, 'what matters')).toEqual(everything)
    })
    await club.goesTo(eve.add({ hours: 1 }).toString().slice(0, 16))
  }
  for (const what of [
    'send',
    'end: acted',
    'end: no longer called for',
    'wait: rest after an act',
    'hand over: third step',
    'settled: acted',
    'settled: ignored',
    'counted 0: true',
    'counted 1: false',
  ])
    expect(seen).toContain(what)
})
