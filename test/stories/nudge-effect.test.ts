import { CompiledQuery, sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { sendDigest } from '../../src/club/digest/send.ts'
import { noteAct } from '../../src/club/ledger/note.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { addToTotals, nudgeTotals, partOf } from '../../src/club/nudges/queries.ts'
import { nudgesReport } from '../../src/club/nudges/report.ts'
import { weeklyRound } from '../../src/club/nudges/weekly.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'

let club: DemoClub
afterEach(() => club.close())

const isNudge = /Deux minutes|pensons à vous|petit pas|Un café avec quelqu’un/

const digestOf = (language: 'fr' | 'en' = 'fr') => club.inClub(tx => digestReport(tx, { language }))
const figures = (report: Awaited<ReturnType<typeof digestOf>>) => JSON.parse(JSON.stringify(report))
/** With plain blanks, as one types them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const lineOf = (text: string, begins: RegExp) => plain(text.split('\n').find(line => begins.test(line)) ?? '')

test('an act on Sunday answers the nudge at once: in its own message, in Monday’s digest, and in Tuesday’s', async () => {
  club = await openDemoClub({ only: evaluating.name })
  await club.goesTo('2026-11-24T12:00')
  await club.goesTo('2026-11-29T11:00')
  const sabrina = club.person('m23')
  await sabrina.presses('Les mettre en relation')
  await sabrina.submits({ context: 'Les coffrets de l’une, la flotte de l’autre.' })
  await sabrina.presses('Envoyer')
  await club.assidu.drain()
  const [message] = club.stage.messages.filter(
    ({ where, view }) => where.id === 'm23' && isNudge.test(view.title ?? ''),
  )
  expect(message).toBeDefined()
  expect(message!.text).toMatch(/Merci/)
  expect(actionsOf(message!.view).map(({ label }) => label)).toEqual(['Pourquoi ce message ?'])

  await club.goesTo('2026-11-30T08:01')
  const monday = await digestOf()
  expect(lineOf(monday.text, /Coups de pouce/)).toMatch(/3\senvoyés, 1\ssuivi d’un geste/)
  const report = await club.inClub(tx => nudgesReport(tx))
  expect(report.nudges.find(one => one.member === 'm23' && one.decided_at.startsWith('2026-11-24'))!.outcome).toBe(
    'acted',
  )

  await club.goesTo('2026-12-01T12:00')
  const tuesday = await digestOf()
  expect(figures(tuesday).nudges.answered).toBe(figures(monday).nudges.answered)
  expect(lineOf(tuesday.text, /Coups de pouce/)).toMatch(/3\senvoyés, 1\ssuivi d’un geste/)
})

test('who came answers by coming, as soon as the roll says so: Monday’s digest and Tuesday’s tell the same', async () => {
  club = await openDemoClub({ only: evaluating.name })
  await club.goesTo('2026-11-24T12:00')
  await club.goesTo('2026-11-29T11:00')
  const [withdrawn, sabrina] = [await club.idOf('m17'), await club.idOf('m23')]
  // On Sunday the roll of Thursday is taken: the withdrawn came, and a guest of somebody who asks a lot.
  await club.inClub(async tx => {
    const [meeting, guest] = [tx.newId(), tx.newId()]
    const at = Temporal.Instant.from('2026-11-26T07:00:00Z')
    await sql`insert into meeting (club_id, id, external_id, starts_at, status, attendance_recorded)
      values (${tx.id}, ${meeting}, ${meeting}, ${at}, 'held', 'full')`.execute(tx.tx)
    await sql`insert into attendance (club_id, meeting_id, member_id, status)
      values (${tx.id}, ${meeting}, ${withdrawn}, 'present')`.execute(tx.tx)
    await noteAct(tx, { kind: 'guest-came', by: sabrina, at, record: 'guest', recordId: guest })
  })
  await club.goesTo('2026-11-30T08:01')
  const monday = await digestOf()
  expect(figures(monday).nudges.answered).toBe(2)
  expect(lineOf(monday.text, /Coups de pouce/)).toMatch(/3\senvoyés, 2\ssuivis d’un geste/)
  await club.goesTo('2026-12-01T12:00')
  expect(figures(await digestOf()).nudges.answered).toBe(2)
  for (const who of ['m17', 'm23']) {
    const [message] = club.stage.messages.filter(
      ({ where, view }) => where.id === who && isNudge.test(view.title ?? ''),
    )
    expect([who, message!.text]).toEqual([who, expect.stringContaining('Merci')])
  }
})

/** What a fair reader would count from the episodes and the ledger, knowing nothing of the program. */
const recounted = `
  with firsts as (
    select distinct on (coalesce(n.episode, n.external_id)) n.*, c.zone from nudge n join club c using (club_id)
    order by coalesce(n.episode, n.external_id), n.decided_at, n.step, n.external_id),
  episodes as (
    select f.standing as kind, coalesce(f.act, '') as act, f.arm, coalesce(f.coin, '') as coin, f.decided_at, f.member_id, f.zone,
      $1::date - (f.decided_at at time zone f.zone)::date >= 21 as over
    from firsts f where f.arm is not null and f.decided_at <= $2),
  told as (
    select kind, act, arm, coin, 'begun' as outcome from episodes
    union all
    select kind, act, arm, coin, case when exists (
      select from (
        select by_id as who, at, kind as did from act where not cancels
        union all
        select member_id, answered_at, 'back' from rsvp
        union all
        select x.member_id, m.starts_at, 'back' from attendance x join meeting m on m.id = x.meeting_id
        where x.status in ('present', 'late')) a
      where a.who = e.member_id and a.at > e.decided_at and a.at <= $2
        and (a.at at time zone e.zone)::date - (e.decided_at at time zone e.zone)::date < 21
        and (a.did in ('referral-given', 'ask-answered', 'introduction-accepted', 'thanks-given', 'guest-came')
          or a.did = 'back' and e.kind in ('withdrawn', 'newcomer')
          or a.did = 'one-to-one-held'
            and (e.act in ('one-to-one', 'buddy', 'greet-newcomer') or e.kind in ('withdrawn', 'newcomer')))
    ) then 'acted' else 'not acted' end
    from episodes e where e.over)
  select kind, act, arm, coin, outcome, count(*)::int as count from told group by 1, 2, 3, 4, 5`

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (Math.imul(a, 1664525) + 1013904223) | 0
    return (a >>> 0) / 2 ** 32
  }
}

type Cell = { kind: string; act: string; arm: string; coin: string; outcome: string; count: number }
const written = (cells: readonly Cell[]) =>
  cells
    .filter(({ count }) => count > 0)
    .map(({ kind, act, arm, coin, outcome, count }) => `${kind} ${act} ${arm} ${coin} ${outcome} ${count}`)
    .sort()

const rowsOf = <Row>(text: string, values: readonly unknown[] = []) =>
  club.inClub(async ({ tx }) => (await tx.executeQuery(CompiledQuery.raw(text, [...values]))).rows as Row[])

test('totals are what other code counts from the episodes, whatever happens between: each once', async () => {
  club = await openDemoClub({ demo: false, only: evaluating.name })
  // The silence after the import is over, and the nudges it brought are no part of this.
  await club.inClub(async tx => {
    const longAgo = Temporal.Instant.from('2026-10-01T10:00:00Z')
    await tx.tx.updateTable('club').set({ imported_at: longAgo, placed_at: longAgo }).execute()
    await tx.tx.deleteFrom('nudge').execute()
  })
  const random = seeded(11)
  const members = await rowsOf<{ id: string }>('select id from member where left_on is null order by external_id')
  const gone = new Map<string, Cell>()
  const kinds = ['referral-given', 'ask-answered', 'thanks-given', 'one-to-one-held', 'ask-made']
  for (let week = 0; week < 9; week++) {
    const tuesday = Temporal.PlainDate.from('2026-11-24').add({ weeks: week })
    const monday = tuesday.subtract({ days: 1 })
    for (let n = 0; n < 6; n++) {
      const by = members[Math.floor(random() * members.length)]!.id
      const kind = kinds[Math.floor(random() * kinds.length)]!
      const at = monday
        .toZonedDateTime('Europe/Paris')
        .subtract({ minutes: Math.floor(random() * 8000) })
        .toInstant()
      await club.inClub(tx =>
        tx.tx
          .insertInto('act')
          .values({
            ...{ club_id: tx.id, id: tx.newId(), kind, by_id: by, for_id: null, at, record: 'thanks' },
            ...{ record_id: tx.newId(), detail: null, corrects: null, cancels: false, noted_at: at },
          })
          .execute(),
      )
    }
    // Episodes that come by import, with a coin tossed elsewhere.
    await club.inClub(tx => {
      const id = tx.newId()
      return tx.tx
        .insertInto('nudge')
        .values({
          ...{ club_id: tx.id, id, external_id: id, member_id: members[Math.floor(random() * members.length)]!.id },
          ...{ step: 1, platform: null, act: 'thank', about: null, held_back: week % 2 === 0, outcome: null },
          ...{ decided_at: tx.at.subtract({ hours: Math.floor(random() * 24 * 40) }), outcome_at: null, episode: null },
          ...{ arm: week % 2 === 0 ? 'delayed' : 'now', standing: 'withdrawn', due_at: null },
        })
        .execute()
    })
    await club.goesTo(`${tuesday}T12:00`)
    // Evaluated again, and by two at once.
    await club.inClub(weeklyRound)
    await Promise.all([club.inClub(weeklyRound), club.inClub(weeklyRound)])
    const at = await club.inClub(async tx => tx.at.toString())
    const expected = new Map<string, Cell>()
    for (const cell of [...gone.values(), ...(await rowsOf<Cell>(recounted, [tuesday.toString(), at]))]) {
      const key = [cell.kind, cell.act, cell.arm, cell.coin, cell.outcome].join()
      expected.set(key, { ...cell, count: cell.count + (expected.get(key)?.count ?? 0) })
    }
    const totals = await rowsOf<Cell>('select kind, act, arm, coin, outcome, count from nudge_total')
    expect(written(totals)).toEqual(written([...expected.values()]))
    if (week % 4 === 2) {
      // Somebody is erased: his rows go, what was counted of him stays counted, as numbers.
      const [him] = await rowsOf<{ id: string }>(
        `select member_id as id from nudge where arm is not null and decided_at > '2026-11-20' and member_id in
          (select id from member where left_on is null and not 'organizer' = any(roles)) order by decided_at limit 1`,
      )
      const before = await rowsOf<Cell>(recounted, [tuesday.toString(), at])
      await club.inClub(async tx => eraseMember(tx, await memberById(tx, him!.id), 'Ancien membre'))
      const after = await rowsOf<Cell>(recounted, [tuesday.toString(), at])
      for (const cell of before) {
        const key = [cell.kind, cell.act, cell.arm, cell.coin, cell.outcome].join()
        const left = after.find(one => [one.kind, one.act, one.arm, one.coin, one.outcome].join() === key)?.count ?? 0
        if (cell.count > left) gone.set(key, { ...cell, count: cell.count - left + (gone.get(key)?.count ?? 0) })
      }
      expect(written(await rowsOf<Cell>('select kind, act, arm, coin, outcome, count from nudge_total'))).toEqual(
        written(totals),
      )
      members.splice(
        members.findIndex(({ id }) => id === him!.id),
        1,
      )
    }
  }
})

test('two clubs whose evaluations end in the same moment add to the totals without waiting for each other', async () => {
  club = await openDemoClub({ only: evaluating.name })
  const begun = { kind: 'hunter', act: 'visit', arm: 'now', coin: 'half', outcome: 'begun' } as const
  const [added, another] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()]
  const first = club.inClub(async one => {
    await addToTotals(one, [begun, begun])
    added.resolve(partOf(one))
    // Not committed yet when another club's comes.
    await another.promise
  })
  const part = await added.promise
  const second = club.inClub(async other => {
    await sql`set local lock_timeout = '5s'`.execute(other.tx)
    const ids = ['00000000', '00000001'].map(begins => `${begins}-0000-4000-8000-000000000000`)
    await addToTotals({ ...other, id: ids.find(id => partOf({ id }) !== part)! }, [begun])
  })
  await second.finally(another.resolve)
  await first
  expect(await club.inClub(nudgeTotals)).toEqual([{ ...begun, count: 3 }])
})

test('a kind that does harm stops by itself; the digest says so, and the organizers’ page of nudges too', async () => {
  club = await openDemoClub({ only: evaluating.name })
  await club.inClub(tx =>
    tx.tx
      .insertInto('nudge_total')
      .values(
        (
          [
            ['now', 'acted', 150],
            ['now', 'not acted', 750],
            ['delayed', 'acted', 400],
            ['delayed', 'not acted', 500],
          ] as const
        ).map(([arm, outcome, count]) => ({ kind: 'hunter', act: 'visit', arm, outcome, count })),
      )
      .execute(),
  )
  await club.goesTo('2026-11-24T12:00')
  // The two who only ask get nothing; the one who is withdrawn does.
  expect(nudged()).toEqual(['m17'])

  await club.goesTo('2026-11-30T08:01')
  const first = await digestOf()
  expect(lineOf(first.text, /arrêtés/)).toMatch(/« à qui demande beaucoup »\. .*\/club coups-de-pouce/)
  expect(lineOf((await digestOf('en')).text, /stopped/)).toMatch(/fewer acted .*“to those who ask much”/)
  expect(figures(first).nudges_off).toEqual(['hunter'])
  expect(lineOf(first.text, /Coups de pouce/)).toMatch(/Effet mesuré : 28\spoints de gestes en moins/)

  const organizer = club.person('m01')
  await organizer.says('/club coups-de-pouce')
  const card = organizer.seen(/Ce que changent les coups de pouce/)!
  expect(plain(card.text)).toMatch(
    /à qui demande beaucoup.*28\spoints de gestes en moins.*Arrêté depuis le mardi 24 novembre/,
  )
  expect(JSON.stringify(card.view)).not.toMatch(/"id":"[^"]*hunter/)

  // That Monday's digest never went. The next one says it still; once one has gone, it is said.
  await club.goesTo('2026-12-07T08:01')
  expect(figures(await digestOf()).nudges_off).toEqual(['hunter'])
  await club.inClub(sendDigest)
  await club.assidu.drain()
  await club.goesTo('2026-12-14T08:01')
  expect(figures(await digestOf()).nudges_off).toEqual([])

  // In this club it is sent all the same, and left off again.
  const shown = () => organizer.seen(/Ce que changent les coups de pouce/)!
  const [send] = actionsOf(card.view)
  await organizer.presses(send!.label)
  const [leave] = actionsOf(shown().view)
  expect(leave!.label).not.toBe(send!.label)
  await organizer.presses(leave!.label)
  expect(actionsOf(shown().view)[0]!.label).toBe(send!.label)
})

const nudged = () =>
  [
    ...new Set(
      club.stage.messages
        .filter(({ where, text }) => where.kind === 'direct' && isNudge.test(text))
        .map(({ where }) => where.id),
    ),
  ].sort()
