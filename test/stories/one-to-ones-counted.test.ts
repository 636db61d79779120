import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { sayWhetherHeld } from '../../src/club/one-to-ones/held.ts'
import { correctLog, logOneToOne } from '../../src/club/one-to-ones/log.ts'
import { heldOneToOnes } from '../../src/club/one-to-ones/met.ts'
import type { OneToOne } from '../../src/club/one-to-ones/one-to-one.ts'
import { together } from '../../src/db/together.ts'
import { isRefusal, type Refusal } from '../../src/terms/refusals.ts'
import { openStory } from '../kit/story.ts'

/** What counts of a one-to-one, whatever is said of it and in whatever order. */

const cast = Object.fromEntries(
  ['Ana', 'Ben', 'Chloé', 'David', 'Emma'].map(name => [name, { name: `${name} Martin` }]),
) as Record<string, { name: string }>
const everybody = Object.keys(cast)

let club: Awaited<ReturnType<typeof openStory<string>>>
beforeAll(async () => {
  club = await openStory({ cast })
})
afterAll(() => club.close())

const member = (who: string) => club.inClub(tx => memberById(tx, club.idOf(who)))

const logs = async (by: string, others: readonly string[], daysAgo: number): Promise<OneToOne | Refusal> => {
  const [author, ...rest] = await Promise.all([by, ...others].map(member))
  return club.inClub(tx =>
    logOneToOne(tx, { by: author!, others: rest, heldOn: tx.today.subtract({ days: daysAgo }), note: undefined }),
  )
}

const says = async (who: string, meeting: string, held: boolean) => {
  const by = await member(who)
  return club.inClub(tx => sayWhetherHeld(tx, { by, meeting, held }))
}

const corrects = async (who: string, meeting: string, daysAgo: number) => {
  const by = await member(who)
  return club.inClub(tx => correctLog(tx, { by, meeting, heldOn: tx.today.subtract({ days: daysAgo }) }))
}

/** The pairs for whom it counts, by the figures and by the ledger, and the day that the ledger says. */
async function counted() {
  const nameOf = new Map(everybody.map(who => [club.idOf(who), who]))
  return club.inClub(async tx => {
    const { held } = await together(tx, { held: [heldOneToOnes(tx)] })
    const all = await tx.tx.selectFrom('act').selectAll().where('kind', '=', 'one-to-one-held').execute()
    const later = new Set(all.flatMap(({ corrects }) => corrects ?? []))
    const [row] = await tx.tx.selectFrom('one_to_one').selectAll().execute()
    const lines = all.filter(line => line.record_id === row?.id && !line.cancels && !later.has(line.id))
    const inOrder = (one: string, other: string) => [one, other].sort().join(' ')
    return {
      pairs: held.flatMap(({ members }) => pairsOf(members.map(id => nameOf.get(id)!))).sort(),
      byLines: [...new Set(lines.map(line => inOrder(nameOf.get(line.by_id)!, nameOf.get(line.for_id!)!)))].sort(),
      lines: lines.length,
      days: [...new Set(lines.map(({ at }) => String(at.toZonedDateTimeISO('Europe/Paris').toPlainDate())))],
      heldOn: String(row?.held_on ?? ''),
      status: row?.status,
    }
  })
}

const pairsOf = (people: readonly string[]): string[] =>
  people.flatMap((one, n) => people.slice(n + 1).map(other => [one, other].sort().join(' ')))

const startsAnew = () => club.inClub(({ tx }) => tx.deleteFrom('one_to_one').execute())

const people = fc.shuffledSubarray(everybody, { minLength: 2 })
const steps = fc.array(
  fc.record({
    who: fc.nat({ max: 4 }),
    does: fc.constantFrom('yes', 'yes', 'no', 'logs', 'corrects'),
    daysAgo: fc.nat({ max: 34 }),
  }),
  { maxLength: 7 },
)

test('it counts for each two whose last word is yes, said within 30 days of its day, and for nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.nat({ max: 30 }), steps, async ([author, ...others], daysAgo, sequence) => {
      await startsAnew()
      const logged = await logs(author!, others, daysAgo)
      if (isRefusal(logged)) throw new Error(logged.refused)
      const there = [author!, ...others]
      const yes = new Set([author!])
      const no = new Set<string>()
      let day = daysAgo
      for (const { who: n, does, daysAgo: other } of sequence) {
        const who = there[n % there.length]!
        const heard =
          does === 'logs'
            ? await logs(
                who,
                there.filter(one => one !== who),
                day,
              )
            : does === 'corrects'
              ? await corrects(who, logged.id, other)
              : await says(who, logged.id, does === 'yes')
        const mayCorrect = yes.size > 0 && other <= 30
        if (does === 'corrects') expect(isRefusal(heard)).toBe(!mayCorrect)
        if (isRefusal(heard)) continue
        if (does === 'corrects') day = other
        if (does === 'no') yes.delete(who)
        else yes.add(who)
        if (does === 'no') no.add(who)
        else no.delete(who)
      }
      const found = await counted()
      const expected = pairsOf(there.filter(one => yes.has(one))).sort()
      expect(found.pairs).toEqual(expected)
      expect(found.byLines).toEqual(expected)
      expect(found.lines).toBe(expected.length * 2)
      expect(found.days).toEqual(expected.length > 0 ? [found.heldOn] : [])
      expect(found.heldOn).toBe(await club.inClub(async tx => String(tx.today.subtract({ days: day }))))
      expect(found.status).toBe(yes.size === there.length ? 'held' : yes.size > 0 ? 'unconfirmed' : 'not-held')
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('in whatever order they speak, the same counts', async () => {
  const words = people.chain(there =>
    fc.record({
      said: fc.tuple(...there.slice(1).map(who => fc.boolean().map(held => [who, held] as const))),
      orders: fc.tuple(
        fc.shuffledSubarray(there.slice(1), { minLength: there.length - 1 }),
        fc.constant(there.slice(1)),
      ),
      author: fc.constant(there[0]!),
    }),
  )
  await fc.assert(
    fc.asyncProperty(words, async ({ said, orders, author }) => {
      const word = new Map(said)
      const found = []
      for (const order of orders) {
        await startsAnew()
        const logged = await logs(author, orders[1], 3)
        if (isRefusal(logged)) throw new Error(logged.refused)
        for (const who of order) await says(who, logged.id, word.get(who)!)
        found.push(await counted())
      }
      expect(found[0]).toEqual(found[1])
    }),
    { numRuns: 12 },
  )
}, 120_000)
