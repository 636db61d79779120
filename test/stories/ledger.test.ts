import { afterEach, expect, test } from 'vitest'
import { correctActs } from '../../src/club/ledger/correct.ts'
import { countLines, linesOf, recentActs } from '../../src/club/ledger/lines.ts'
import { cancelActs, noteActs } from '../../src/club/ledger/note.ts'
import { deedsSince } from '../../src/club/nudges/deeds.ts'
import { readHistory } from '../../src/club/standing/read.ts'
import { kinds } from '../../src/club/standing/weights.ts'
import { deedLines, ledgerActs } from '../../src/terms/act.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let club: DemoClub
afterEach(() => club.close())

/** What is noted here is noted nowhere else: a year in which the demo's club did nothing. */
const day = Temporal.Instant.from('2031-03-04T09:00:00Z')
const year = { from: day.subtract({ hours: 24 * 30 }), until: day.add({ hours: 24 * 300 }) }

const threeThanks = async () => {
  const [lea, marc, ana] = [await club.idOf('m05'), await club.idOf('m06'), await club.idOf('m09')]
  const records = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
  const thanks = (n: 0 | 1 | 2, by: string, to: string) =>
    ({ kind: 'thanks-given', by, for: to, at: day, record: 'thanks', recordId: records[n] }) as const
  const acts = [thanks(0, lea, marc), thanks(1, marc, lea), thanks(2, ana, lea)]
  await club.inClub(tx => noteActs(tx, acts))
  return { acts, records, lea, marc, ana }
}

/** What the digest, the member himself and the nudges read of the year. */
const read = (member: string) =>
  club.inClub(async tx => ({
    counted: (await countLines(tx, year)).get('thanks-given') ?? 0,
    own: (await recentActs(tx, member, 100)).filter(({ at }) => at.equals(day)).map(({ with: other }) => other),
    deeds: (await deedsSince(tx, year.from)).map(({ member, kind }) => `${kind} ${member}`).sort(),
  }))

test('what is noted together holds, and what is taken back together counts nowhere', async () => {
  club = await openDemoClub()
  const { records, lea, marc, ana } = await threeThanks()
  expect(await read(lea)).toEqual({
    counted: 3,
    own: ['Sylvie Marchenoir'],
    deeds: [`thank ${lea}`, `thank ${marc}`, `thank ${ana}`].sort(),
  })
  await club.inClub(tx => cancelActs(tx, [records[0], records[1]]))
  expect(await read(lea)).toEqual({ counted: 1, own: [], deeds: [`thank ${ana}`] })
  // A second time there is nothing left to take back.
  await club.inClub(tx => cancelActs(tx, records))
  await club.inClub(tx => cancelActs(tx, records))
  expect(await read(ana)).toEqual({ counted: 0, own: [], deeds: [] })
  const lines = await club.inClub(({ tx }) => tx.selectFrom('act').select('cancels').where('at', '=', day).execute())
  expect(lines.map(({ cancels }) => cancels).sort()).toEqual([false, false, false, true, true, true])
})

test('a corrected line counts once, as it was corrected', async () => {
  club = await openDemoClub()
  const { acts, records, lea, marc } = await threeThanks()
  const later = day.add({ hours: 24 })
  await club.inClub(tx => correctActs(tx, ['thanks-given'], [records[0]], [{ ...acts[0]!, at: later }]))
  expect(await club.inClub(tx => linesOf(tx, [records[0]]))).toMatchObject([{ by_id: lea, for_id: marc, at: later }])
  expect(await read(lea)).toMatchObject({ counted: 3, own: [] })
})

test('an introduction asked for oneself answers no nudge, one of two others does', async () => {
  club = await openDemoClub()
  await club.goesTo('2026-11-24T08:00')
  const since = Temporal.Instant.from('2026-11-24T06:00:00Z')
  for (const line of ['/intro @m06 "Il me faut un toit"', '/intro @m06 @m09 "Deux métiers qui se complètent"']) {
    await club.person('m05').says(line)
    await club.person('m05').presses('Envoyer')
  }
  const lea = await club.idOf('m05')
  const asked = await club.inClub(({ tx }) =>
    tx.selectFrom('act').select('kind').where('by_id', '=', lea).where('at', '>', since).execute(),
  )
  expect(asked).toEqual([{ kind: 'introduction-requested' }, { kind: 'introduction-requested' }])
  expect(await club.inClub(tx => deedsSince(tx, since, [lea]))).toMatchObject([{ member: lea, kind: 'introduce' }])
})

test('every kind of act that is weighed comes to standing from a topic: the demo has one of each', async () => {
  club = await openDemoClub()
  const history = await club.inClub(readHistory)
  expect(new Set(history.acts.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)))
  const { members, meetings, attendance } = history
  for (const rows of [members, meetings, attendance]) expect(rows.length).toBeGreaterThan(20)
  expect(members.flatMap(({ leaves = [] }) => leaves).length).toBeGreaterThan(0)
})

test('whatever the ledger notes is a deed to a nudge as its kind says', async () => {
  club = await openDemoClub()
  const lea = await club.idOf('m05')
  const noted = Object.keys(ledgerActs) as (keyof typeof ledgerActs)[]
  await club.inClub(tx =>
    noteActs(
      tx,
      noted.map(kind => ({ kind, by: lea, at: day, record: 'one of its own', recordId: crypto.randomUUID() })),
    ),
  )
  const deeds = await club.inClub(tx => deedsSince(tx, year.from, [lea]))
  expect(deeds.map(({ kind }) => kind).sort()).toEqual(deedLines.map(kind => ledgerActs[kind].deed).sort())
})
