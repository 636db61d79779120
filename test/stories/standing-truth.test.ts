import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { presentMembers } from '../../src/club/members/queries.ts'
import { ownDataCard } from '../../src/club/privacy/cards.ts'
import { exportOf, recordCounts } from '../../src/club/privacy/own-data.ts'
import { keptDays } from '../../src/club/privacy/rules.ts'
import { evidenceCard, namesBehind, ownCard } from '../../src/club/standing/cards.ts'
import { ownStanding, standingsOf } from '../../src/club/standing/read.ts'
import { groundsOf } from '../../src/club/standing/reasons.ts'
import { standingReport } from '../../src/club/standing/report.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { plain, plainLine } from '../../src/view/plain.ts'
import type { View } from '../../src/view/view.ts'
import { wordsFor } from '../../src/words/words.ts'
import { correct, corrections, type Edit } from '../kit/corrections.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { flat } from '../kit/readable.ts'

/**
 * What is said of a member, wherever it is said, against what the database alone counts: for records as they may become by
 * late corrections of every kind.
 */

let club: DemoClub
beforeAll(async () => {
  club = await openDemoClub({ only: 'none of the duties' })
})
afterAll(() => club.close())

const begins = '2025-03-04'

type Row = {
  id: string
  joined: string
  came: number
  of: number
  excused: number
  since: string | null
  gave: number
  asked: number
  business: number
  recommended: number
  introduced: number
  /** He joined within the year, and did all of it since. */
  newly: boolean
  leave_from: string | null
  leave_until: string | null
  objected: boolean
}

/** The records counted once more, by the database alone. */
async function recounted({ tx, id, at, zone }: ClubTx): Promise<ReadonlyMap<string, Row>> {
  const { rows } = await sql<Row>`
    with rolls as (
      select p.id as member, (m.starts_at at time zone coalesce(m.zone, ${zone}))::date as day, m.starts_at,
        coalesce(a.status, 'absent') as status,
        row_number() over (partition by p.id order by m.starts_at desc, m.id desc) as back
      from member p cross join meeting m
      left join attendance a on a.club_id = p.club_id and a.member_id = p.id and a.meeting_id = m.id
      where p.club_id = ${id} and m.club_id = ${id} and m.status = 'held' and coalesce(m.required, true)
        and m.starts_at <= ${at} and m.starts_at >= ${begins}::date::timestamp at time zone ${zone}
        and (a.status is not null or m.attendance_recorded = 'full')
        and (m.starts_at at time zone coalesce(m.zone, ${zone}))::date >= p.joined_on
        and (p.left_on is null or (m.starts_at at time zone coalesce(m.zone, ${zone}))::date <= p.left_on)
        and not exists (select 1 from leave l where l.club_id = ${id} and l.member_id = p.id
          and (m.starts_at at time zone coalesce(m.zone, ${zone}))::date between l.from_on and coalesce(l.until_on, 'infinity'))),
    seen as (
      select * from rolls where starts_at >= (${at}::timestamptz at time zone ${zone} - interval '183 days') at time zone ${zone}
        or (back <= 6 and starts_at >= (${at}::timestamptz at time zone ${zone} - interval '18 months') at time zone ${zone})),
    done as (
      select giver_id as by, 'gave' as side, kind, given_at as dated, given_at as "on" from referral
        where club_id = ${id} and withdrawn_at is null
      union all select requested_by, case when requested_by in (party_a, party_b) then 'asked' else 'gave' end, 'introduction',
        requested_at, case when requested_by in (party_a, party_b) then requested_at else coalesce(decided_at, requested_at) end
        from introduction where club_id = ${id} and (requested_by in (party_a, party_b) or status = 'accepted')
      union all select author_id, 'asked', 'ask', created_at, created_at from ask where club_id = ${id}
      union all select member_id, 'gave', 'answer', answered_at, answered_at from answer where club_id = ${id}
      union all select from_id, 'gave', 'thanks', thanked_at, thanked_at from thanks where club_id = ${id}
      union all select sponsor_id, 'gave', 'sponsorship', n, n from (select sponsor_id,
        (joined_on + time '12:00') at time zone ${zone} as n from member where club_id = ${id} and sponsor_id is not null) s
      union all select invited_by, 'gave', 'guest', starts_at, starts_at from (
        select distinct on (g.guest) g.invited_by, m.starts_at from guest g
        join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
        where g.club_id = ${id} and g.status = 'present' and m.starts_at >= ${begins}::date::timestamp at time zone ${zone}
        order by g.guest, m.starts_at, g.id) v where invited_by is not null),
    lately as (
      select * from done where "on" <= ${at} and dated >= ${begins}::date::timestamp at time zone ${zone}
        and ("on" at time zone ${zone})::date > ((${at}::timestamptz at time zone ${zone})::date - interval '1 year')::date)
    select p.id, p.joined_on::text as joined, p.scoring_objected_on is not null as objected,
      (select count(*) from seen where member = p.id and status in ('present', 'late', 'substitute'))::int as came,
      (select count(*) from seen where member = p.id and status <> 'excused')::int as of,
      (select count(*) from seen where member = p.id and status = 'excused')::int as excused,
      (select min(day) from seen where member = p.id and starts_at = (select min(starts_at) from seen where member = p.id))::text as since,
      (select count(*) from lately where by = p.id and side = 'gave')::int as gave,
      (select count(*) from lately where by = p.id and side = 'asked')::int as asked,
      (select count(*) from done where by = p.id and kind = 'inside' and "on" <= ${at}
        and dated >= ${begins}::date::timestamp at time zone ${zone})::int as business,
      (select count(*) from done where by = p.id and kind = 'outside' and "on" <= ${at}
        and dated >= ${begins}::date::timestamp at time zone ${zone})::int as recommended,
      (select count(*) from done where by = p.id and side = 'gave' and kind = 'introduction' and "on" <= ${at}
        and dated >= ${begins}::date::timestamp at time zone ${zone})::int as introduced,
      (p.joined_on > ((${at}::timestamptz at time zone ${zone})::date - interval '1 year')::date and not exists (
        select 1 from lately where by = p.id and side in ('gave', 'asked') and ("on" at time zone ${zone})::date < p.joined_on)) as newly,
      l.from_on::text as leave_from, l.until_on::text as leave_until
    from member p
    left join lateral (select * from leave where club_id = ${id} and member_id = p.id
      and (${at}::timestamptz at time zone ${zone})::date between from_on and coalesce(until_on, 'infinity')
      order by until_on desc nulls first limit 1) l on true
    where p.club_id = ${id}`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}

const month = (day: string, today: Temporal.PlainDate, language: 'fr' | 'en') => {
  const date = Temporal.PlainDate.from(day)
  const year = date.year === today.year ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { month: 'long', ...year, calendar: 'iso8601' })
}
const onDay = (day: string, today: Temporal.PlainDate, language: 'fr' | 'en') => {
  const date = Temporal.PlainDate.from(day)
  const written = date.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'long' })
  const first = language === 'fr' && date.day === 1 ? written.replace(/^1 /, '1er ') : written
  return date.year === today.year ? first : `${first} ${date.year}`
}

/** What a member reads of these figures. */
const read = {
  fr: ({ came, of, excused, since, gave, asked, newly }: Row, today: Temporal.PlainDate, tu: boolean): string[] => {
    const all = of + excused
    const s = (n: number) => (n > 1 ? 's' : '')
    const times = (n: number) => (n === 1 ? 'une fois' : `${n} fois`)
    const [you, your, not] = tu ? ['tu as', 'tes', 'n’as'] : ['vous avez', 'vos', 'n’avez']
    const from = since && month(since, today, 'fr')
    const span = newly ? `Depuis ${tu ? 'ton' : 'votre'} arrivée` : 'Depuis un an'
    const presence =
      all < 2 || of === 0
        ? []
        : excused === 0
          ? [
              `${came === 0 ? 'Aucune présence à' : `Présence à ${came} de`} ${your} ${all} dernières réunions, depuis ${from}.`,
            ]
          : [
              `${came === 0 ? `Aucune présence en ${of} réunion${s(of)}` : `Présence à ${came} réunion${s(came)} sur ${of}`} ; ${excused} absence${s(excused)} excusée${s(excused)} (${your} ${all} dernières réunions, depuis ${from}).`,
            ]
    const both =
      gave + asked === 0
        ? `${span}, rien n’est noté, ni donné ni demandé.`
        : gave === 0
          ? `${span}, ${you} demandé ${times(asked)} ; aucun don n’est noté.`
          : `${span}, ${you} donné ${times(gave)} et ${asked === 0 ? `${not} rien demandé` : `demandé ${times(asked)}`}.`
    return [...presence, both]
  },
  en: ({ came, of, excused, since, gave, asked, newly }: Row, today: Temporal.PlainDate): string[] => {
    const all = of + excused
    const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)
    const from = since && month(since, today, 'en')
    const span = newly ? 'Since you joined' : 'In the past year'
    const presence =
      all < 2 || of === 0
        ? []
        : excused === 0
          ? [`You came to ${came === 0 ? 'none' : came} of your last ${all} meetings, since ${from}.`]
          : [
              `You came to ${came === 0 ? 'none' : came} of ${of}; ${excused} excused (your last ${all} meetings, since ${from}).`,
            ]
    const both =
      gave + asked === 0
        ? `${span} nothing you gave or asked for is noted.`
        : gave === 0
          ? `${span} you asked ${times(asked)}; nothing you gave is noted.`
          : `${span} you gave ${times(gave)} and asked ${asked === 0 ? 'for nothing' : times(asked)}.`
    return [...presence, both]
  },
} as const

const aboutHim = {
  fr: ({ gave, asked, newly }: Row) => {
    const span = newly ? 'depuis son arrivée' : 'en un an'
    return gave === 0
      ? asked === 0
        ? `ni don ni demande ${span}`
        : `${asked} demande${asked > 1 ? 's' : ''} ${span}, aucun don noté`
      : asked === 0
        ? `${gave} don${gave > 1 ? 's' : ''} ${span}, aucune demande`
        : `${gave} don${gave > 1 ? 's' : ''} et ${asked} demande${asked > 1 ? 's' : ''} ${span}`
  },
  en: ({ gave, asked, newly }: Row) => {
    const span = newly ? 'since joining' : 'in the past year'
    const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)
    return gave === 0
      ? asked === 0
        ? `nothing given or asked is noted ${span}`
        : `asked ${times(asked)} ${span}, nothing given is noted`
      : asked === 0
        ? `gave ${times(gave)} ${span} and asked for nothing`
        : `gave ${times(gave)} and asked ${times(asked)} ${span}`
  },
} as const

const speeches = [
  { language: 'fr', address: 'vous' },
  { language: 'fr', address: 'tu' },
  { language: 'en', address: 'vous' },
] as const

/** As what the digest counts each standing, written once more. */
const countedAs: Readonly<Record<string, string>> = {
  ...{ hunter: 'deserve-a-word', withdrawn: 'deserve-a-word', 'to-rebalance': 'to-rebalance', new: 'new' },
  ...{ 'on-leave': 'on-leave', engaged: 'engaged', objected: 'engaged', contested: 'engaged' },
}

/** The digest counts everybody who is on the list once, as he stands; who is on leave or objected, by the rows alone. */
async function countsAgree(tx: ClubTx, rows: ReadonlyMap<string, Row>): Promise<void> {
  const here = new Set((await presentMembers(tx)).map(({ id }) => id))
  const { standings } = (await digestReport(tx)) as unknown as { standings: Record<string, number> }
  const { members } = await standingReport(tx)
  const counted: Record<string, number> = { engaged: 0, 'to-rebalance': 0, 'deserve-a-word': 0, new: 0, 'on-leave': 0 }
  for (const { standing } of members) counted[countedAs[standing]!]! += 1
  expect(standings).toEqual(counted)
  const people = [...rows.values()].filter(({ id, joined }) => here.has(id) && joined <= tx.today.toString())
  const contests = await tx.tx.selectFrom('contest').select('id').execute()
  expect(contests).toEqual([])
  const onLeave = people.filter(({ leave_from, objected }) => leave_from !== null && !objected)
  expect([standings['on-leave'], members.length]).toEqual([onLeave.length, people.length])
  expect(members.filter(({ standing }) => standing === 'objected')).toHaveLength(
    people.filter(({ objected }) => objected).length,
  )
}

const undone = new Error('nothing of it is kept')

/** Lives with these corrections for as long as it takes to look. */
const corrected = (edits: readonly Edit[], look: (club: ClubTx) => Promise<void>) =>
  club
    .inClub(async tx => {
      for (const edit of edits) await correct(tx, edit)
      await look({ ...tx, row: { ...tx.row, history_from: Temporal.PlainDate.from(begins) } } as ClubTx)
      throw undone
    })
    .catch(error => {
      if (error !== undone) throw error
    })

test('whatever the records become, each sentence about a member says what they say', async () => {
  const told = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(corrections, async edits => {
      await corrected(edits, async tx => {
        const rows = await recounted(tx)
        const standings = await standingsOf(tx)
        const before = await standingsOf(tx, tx.at.subtract({ hours: 24 * 7 }))
        await countsAgree(tx, rows)
        // A third of the club each time, another one in every run.
        const people = (await presentMembers(tx)).filter((_, n) => n % 3 === edits.length % 3)
        for (const member of people) {
          const own = await ownStanding(tx, member.id)
          if (!own) continue
          const row = rows.get(member.id)!
          const counts = await recordCounts(tx, member)
          const { reason } = own.grounds
          told.set(reason.holds, (told.get(reason.holds) ?? 0) + 1)
          // What the reason says of him.
          if (reason.holds === 'newcomer')
            expect([reason.since.toString(), reason.justArrived]).toEqual([
              row.joined,
              Temporal.PlainDate.from(row.joined).until(tx.today).days < 30,
            ])
          if (reason.holds === 'leave')
            expect([reason.since.toString(), reason.until?.toString() ?? null]).toEqual([
              row.leave_from,
              row.leave_until,
            ])
          if (row.objected) expect(reason.holds).toBe('objection')
          if (reason.holds === 'asks more than he gives' || reason.holds === 'seldom seen') {
            const lastWeek = before.get(member.id)
            const began = Temporal.PlainDate.compare(reason.since, tx.today.subtract({ days: 7 })) > 0
            expect([reason.since.dayOfWeek, began]).toEqual([2, lastWeek?.standing !== own.standing.standing])
            if (!began) expect(lastWeek!.since).toEqual(reason.since)
          }
          // What he reads, in each language; a standing is no word about whom to help.
          for (const speech of speeches) {
            const words = wordsFor(speech)
            const room = { ...speech, zone: tx.zone, typed: (name: string) => `/${name}`, seen: tx.at }
            const said = (view: View) => flat(plain(view, room))
            const card = said(ownCard({ ...own, zone: tx.zone, today: tx.today, weighsItsOwnWay: false }, words))
            const data = ownDataCard(
              {
                ...{ kept: keptDays({}), today: tx.today, member, counts, recent: [] },
                ...{
                  standing: own,
                  erasure: null,
                  accounts: [],
                  looks: [],
                  objectedOn: row.objected ? tx.today : null,
                },
              },
              words,
            )
            const facts = read[speech.language](row, tx.today, speech.address === 'tu').map(flat)
            const shown = row.objected ? facts.slice(0, -1) : facts
            for (const fact of shown) {
              expect(card).toContain(fact)
              expect(said(data)).toContain(fact)
            }
            for (const day of [
              reason.holds === 'newcomer' && row.joined,
              reason.holds === 'leave' && row.leave_from,
              reason.holds === 'leave' && row.leave_until,
            ])
              if (day) expect(card).toContain(onDay(day, tx.today, speech.language))
            // Who bought himself is not said to have recommended, and an introduction is given once both agreed.
            if (!row.objected) {
              const w = words.standing.kinds
              for (const [label, count] of [
                [w.business, row.business],
                [w.referral, row.recommended],
                [w.introduction, row.introduced],
              ] as const)
                expect([label, /\d+/.exec(card.split(flat(label))[1] ?? '0')?.[0]]).toEqual([label, String(count)])
            }
            const others = {
              member,
              standing: standings.get(member.id)!,
              grounds: groundsOf(standings.get(member.id)!, standings.get(member.id)!.figures, tx),
            }
            if (!row.objected) {
              const looked = said(evidenceCard({ ...others, zone: tx.zone, today: tx.today }, words))
              if (['asks more than he gives', 'nothing'].includes(others.grounds.reason.holds))
                expect(looked).toContain(flat(aboutHim[speech.language](row)))
              const names = namesBehind([others], tx.today, words).lists.flatMap(({ lines }) => lines)
              const line = names
                .map(one => plainLine(one, room))
                .join(' ')
                .replace(/\s/g, ' ')
              if (others.grounds.reason.holds !== 'seldom seen')
                expect(line).toContain(flat(aboutHim[speech.language](row)))
              if (others.grounds.reason.holds === 'seldom seen' && row.of > 0 && row.excused > 0)
                expect(line).toContain(
                  speech.language === 'fr'
                    ? `${row.came === 0 ? `en ${row.of} réunion${row.of > 1 ? 's' : ''}` : `sur ${row.of}`} ; ${row.excused} absence`
                    : `came to ${row.came === 0 ? 'none' : row.came} of ${row.of}; ${row.excused} excused`,
                )
              // Whoever is asked to take him over reads the same, and the figures of the records.
              const handed = plainLine(words.nudges.handOverFacts(others.grounds, tx.today), room).replace(/\s/g, ' ')
              const { holds } = others.grounds.reason
              if (['asks more than he gives', 'asks much', 'comes little, asks much', 'nothing'].includes(holds))
                expect(handed).toContain(flat(aboutHim[speech.language](row)))
              if (['seldom seen', 'comes little', 'newcomer'].includes(holds) && row.of > 1 && row.excused > 0)
                expect(handed).toContain(
                  speech.language === 'fr'
                    ? `${row.came === 0 ? `en ${row.of} réunions` : `sur ${row.of}`} ; ${row.excused} absence`
                    : `came to ${row.came === 0 ? 'none' : row.came} of ${row.of}; ${row.excused} excused`,
                )
              if (holds === 'seldom seen') told.set('handed over', (told.get('handed over') ?? 0) + 1)
              // Why he is written to, and why somebody is asked to speak with him: the reason that holds, and no other.
              const why = plainLine(
                words.nudges.why.nudge({ grounds: own.grounds, today: tx.today, ledOn: null }),
                room,
              ).replace(/\s/g, ' ')
              const [presence, exchanged] = facts.length > 1 ? facts : [undefined, facts[0]!]
              const tells = {
                presence: presence !== undefined && why.includes(presence),
                exchanged: why.includes(exchanged!),
              }
              const byReason = {
                'asks more than he gives': [false, true],
                'asks much': [false, true],
                'comes little': [true, false],
                'seldom seen': [true, false],
                'comes little, asks much': [true, true],
                newcomer: [false, false],
                'too little known': [false, false],
                leave: [true, true],
                remark: [true, true],
                nothing: [true, true],
                objection: [true, true],
              }[reason.holds]!
              expect([reason.holds, tells.presence, tells.exchanged]).toEqual([
                reason.holds,
                byReason[0] && presence !== undefined,
                byReason[1],
              ])
            }
          }
          const taken = (await exportOf(tx, member)).find(({ record }) => record === 'standing')!
          expect([taken.cameTo, taken.ofMeetings, taken.excused]).toEqual([row.came, row.of, row.excused])
          if (!row.objected) expect([taken.gaveInAYear, taken.askedInAYear]).toEqual([row.gave, row.asked])
          expect(taken.standing).not.toMatch(/hunter|rebalance/)
        }
      })
    }),
    { numRuns: 4, seed: 11, endOnFailure: true },
  )
  expect(told.size).toBeGreaterThanOrEqual(6)
}, 240_000)
