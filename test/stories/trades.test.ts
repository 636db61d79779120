import { afterEach, beforeEach, expect, test } from 'vitest'
import { complementsOf } from '../../src/club/trades/complements.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let demo: DemoClub

beforeEach(async () => {
  demo = await openDemoClub()
})
afterEach(() => demo.close())

const reasonsOf = async (one: string, other: string) => {
  const [a, b] = [await demo.idOf(one), await demo.idOf(other)]
  return demo.inClub(async club => (await complementsOf(club)).between(a, b))
}

test('who completes whom is read from profiles and from what the club has seen', async () => {
  // A carpenter who seeks architects, and an architect.
  const { score, reasons } = await reasonsOf('m02', 'm08')
  expect(reasons.map(({ code }) => code)).toEqual(['seeks-trade', 'same-projects'])
  expect(score).toBeGreaterThan(0.85)

  const carpenter = await demo.idOf('m02')
  const best = await demo.inClub(async club => (await complementsOf(club)).best(carpenter, 5))
  expect(best).toHaveLength(5)
  expect(best[0]!.member).toBe(await demo.idOf('m08'))
  // Romain has left.
  expect(best.map(one => one.member)).not.toContain(await demo.idOf('m28'))
})

test('what was agreed to, or confirmed, counts for the trades of the two; what was taken back or denied does not', async () => {
  const [translator, host] = [await demo.idOf('m14'), await demo.idOf('m22')]
  const score = async () => (await reasonsOf('m14', 'm22')).score
  const before = await score()
  const referral = await demo.inClub(({ tx, id, at, newId }) =>
    tx
      .insertInto('referral')
      .values({
        ...{ club_id: id, id: newId(), external_id: 'r-test', giver_id: translator, receiver_id: host, kind: 'inside' },
        ...{ status: 'new', given_at: at, confirmed: false, prospect_agreed: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  expect(await score()).toBe(before)
  await demo.inClub(({ tx }) =>
    tx.updateTable('referral').set({ confirmed: true }).where('id', '=', referral.id).execute(),
  )
  const after = await score()
  expect(after).toBeGreaterThan(before)
  await demo.inClub(({ tx, at }) =>
    tx.updateTable('referral').set({ withdrawn_at: at }).where('id', '=', referral.id).execute(),
  )
  expect(await score()).toBe(before)
})
