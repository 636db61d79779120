import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memberById, presentMembers } from '../../src/club/members/queries.ts'
import { changeSettings } from '../../src/club/members/settings.ts'
import { memoCard } from '../../src/club/memo/cards.ts'
import { askForMemos } from '../../src/club/memo/keep.ts'
import { lastYear } from '../../src/club/memo/show.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { plain } from '../../src/view/plain.ts'
import { wordsFor } from '../../src/words/words.ts'
import { correct, corrections } from '../kit/corrections.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Who = keyof typeof usualCast

type Row = {
  id: string
  partners: number
  came: number
  expected: number
  excused: number
  there: number
  through: number
  agreed: number
  met: number
  passed: number
  won: number
  reached: number
  business: number
  answers: number
  guests: number
  joined: number
  received: number
  given: number
}

/** A year of each member counted once more, by the database alone. */
async function recounted({ tx, id, today, zone }: ClubTx): Promise<readonly Row[]> {
  const isIn = (at: string) =>
    sql`${sql.raw(at)} > (${today}::date - interval '1 year')::date and ${sql.raw(at)} <= ${today}::date
      and ${sql.raw(at)} >= p.joined_on and ${sql.raw(at)} >= (select history_from from club where club_id = ${id})`
  const day = (at: string) => `(${at} at time zone '${zone}')::date`
  const { rows } = await sql<Row>`
    with rolls as (
      select p.id as member, coalesce(a.status, 'absent') as status from member p cross join meeting m
      left join attendance a on a.club_id = p.club_id and a.member_id = p.id and a.meeting_id = m.id
      where p.club_id = ${id} and m.club_id = ${id} and m.status = 'held' and coalesce(m.required, true)
        and (a.status is not null or m.attendance_recorded = 'full')
        and (a.status is not null or m.attendance_recorded is distinct from 'none') and ${isIn(day('m.starts_at'))}
        and (p.left_on is null or ${sql.raw(day('m.starts_at'))} <= p.left_on)
        and not exists (select from leave l where l.club_id = ${id} and l.member_id = p.id
          and ${sql.raw(day('m.starts_at'))} between l.from_on and coalesce(l.until_on, 'infinity'))),
    visits as (select distinct on (g.guest) g.guest, g.invited_by, m.starts_at from guest g
      join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
      where g.club_id = ${id} and g.status = 'present' order by g.guest, m.starts_at, g.id)
    select p.id,
      (select count(distinct o) from one_to_one t, unnest(t.members) o
        where t.club_id = ${id} and t.status = 'held' and t.withdrawn_at is null and p.id = any(t.members) and o <> p.id
          and ${isIn('t.held_on')})::int as partners,
      (select count(*) from rolls r where r.member = p.id and r.status in ('present', 'late', 'substitute'))::int as came,
      (select count(*) from rolls r where r.member = p.id and r.status <> 'excused')::int as expected,
      (select count(*) from rolls r where r.member = p.id and r.status = 'excused')::int as excused,
      (select count(distinct b.member_id) from attendance a join attendance b on b.club_id = a.club_id and b.meeting_id = a.meeting_id
        join meeting m on m.club_id = a.club_id and m.id = a.meeting_id
        where a.club_id = ${id} and a.member_id = p.id and b.member_id <> p.id and m.status = 'held'
          and a.status in ('present', 'late') and b.status in ('present', 'late') and ${isIn(day('m.starts_at'))})::int as there,
      (select count(*) from introduction i where i.club_id = ${id} and i.status = 'accepted' and i.withdrawn_at is null
        and ${isIn(day('coalesce(i.decided_at, i.requested_at)'))}
        and ((i.party_a = p.id and i.met_a = 'yes') or (i.party_b = p.id and i.met_b = 'yes')))::int as through,
      (select count(*) from introduction i where i.club_id = ${id} and i.status = 'accepted' and i.withdrawn_at is null
        and ${isIn(day('coalesce(i.decided_at, i.requested_at)'))}
        and i.requested_by = p.id and p.id not in (i.party_a, i.party_b))::int as agreed,
      (select count(*) from introduction i where i.club_id = ${id} and i.status = 'accepted' and i.withdrawn_at is null
        and ${isIn(day('coalesce(i.decided_at, i.requested_at)'))}
        and i.requested_by = p.id and p.id not in (i.party_a, i.party_b) and i.met = 'yes')::int as met,
      (select count(*) from referral r where r.club_id = ${id} and r.giver_id = p.id and r.withdrawn_at is null
        and r.kind = 'outside' and ${isIn(day('r.given_at'))})::int as passed,
      (select count(*) from referral r where r.club_id = ${id} and r.giver_id = p.id and r.withdrawn_at is null
        and r.kind = 'outside' and r.status = 'won' and ${isIn(day('r.given_at'))})::int as won,
      (select count(*) from referral r where r.club_id = ${id} and r.giver_id = p.id and r.withdrawn_at is null
        and r.kind = 'outside' and r.status <> 'won' and ${isIn(day('r.given_at'))} and (r.status in ('meeting', 'quoted')
          or exists (select from act s where s.club_id = ${id} and s.record_id = r.id and s.detail in ('meeting', 'quoted', 'won'))))::int
        as reached,
      (select count(*) from referral r where r.club_id = ${id} and r.giver_id = p.id and r.withdrawn_at is null
        and r.kind = 'inside' and ${isIn(day('r.given_at'))})::int as business,
      (select count(distinct n.ask_id) from answer n where n.club_id = ${id} and n.member_id = p.id and n.withdrawn_at is null
        and ${isIn(day('n.answered_at'))})::int as answers,
      (select count(*) from visits v where v.invited_by = p.id and ${isIn(day('v.starts_at'))})::int as guests,
      (select count(*) from visits v where v.invited_by = p.id and ${isIn(day('v.starts_at'))} and exists (
        select from guest g where g.club_id = ${id} and g.guest = v.guest and g.became_member_id is not null))::int as joined,
      (select count(*) from thanks t where t.club_id = ${id} and t.to_id = p.id and t.withdrawn_at is null
        and ${isIn(day('t.thanked_at'))})::int as received,
      (select count(*) from thanks t where t.club_id = ${id} and t.from_id = p.id and t.withdrawn_at is null
        and ${isIn(day('t.thanked_at'))})::int as given
    from member p where p.club_id = ${id} and p.erased_at is null and (p.left_on is null or p.left_on >= ${today}::date)
      and p.joined_on <= ${today}::date`.execute(tx)
  return rows
}

/** What the card of these figures says, in its own order; names are counted. */
const s = (count: number) => (count === 1 ? '' : 's')
const saying = (row: Row): string[] =>
  [
    row.partners > 0 && `One-to-ones with ${row.partners}.`,
    row.came > 0 &&
      (row.came * 2 < row.expected
        ? `At meetings: ${row.came === 1 ? 'once' : `${row.came} times`}. It was good to have you there.`
        : `At meetings: ${row.came} of ${row.expected}${row.excused > 0 ? `; excused from ${row.excused}` : ''}.`),
    row.there > 0 && `${row.there} member${s(row.there)} seen at meetings.`,
    row.through > 0 && `${row.through} meeting${s(row.through)} that somebody’s introduction made possible.`,
    row.passed > 0 &&
      `${row.passed} referral${s(row.passed)} passed${cameOf(row.won > 0 && `${row.won} won`, row.reached > 0 && `${row.reached} led to a meeting`)}.`,
    row.business > 0 && `${row.business} piece${s(row.business)} of business of your own, given to members.`,
    row.agreed > 0 &&
      `${row.agreed} introduction${s(row.agreed)} made${cameOf(row.met > 0 && `${row.met} ended in a meeting`)}.`,
    row.answers > 0 && `${row.answers} ask${s(row.answers)} answered.`,
    row.guests > 0 &&
      `${row.guests} guest${s(row.guests)} brought${cameOf(row.joined > 0 && `${row.joined} joined the club`)}.`,
    row.received > 0 && `Received: ${row.received}.`,
    row.given > 0 && `Said: ${row.given}.`,
  ].filter(line => line !== false)
const cameOf = (...of: readonly (string | false)[]) => {
  const said = of.filter(one => one !== false)
  return said.length > 0 ? `; ${said.join(' and ')}` : ''
}

/** The lines of a card, with how many people stand where their names do. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter(line => line.startsWith('• ') && !line.startsWith('• Sponsor of'))
    .map(line => line.slice(2).replaceAll('\u00a0', ' '))
    .map(line => line.replace(/^(One-to-ones with) (.+)\.$/, (_, what, names) => `${what} ${howMany(names)}.`))
    .map(line => line.replace(/^(Received: \d+), from .+$/, '$1.'))
const howMany = (names: string): number =>
  names
    .split(/, | and /)
    .reduce((sum, name) => sum + Number(/^(\d+) (?:other|former member)s?$/.exec(name)?.[1] ?? 1), 0)

describe('a year as it is told', () => {
  let club: DemoClub
  beforeAll(async () => {
    club = await openDemoClub({ only: 'none of the duties' })
  })
  afterAll(() => club.close())

  class Undone extends Error {}

  test('has the figures that the records have, whatever is corrected later', async () => {
    const told = new Set<string>()
    await fc.assert(
      fc.asyncProperty(corrections, async edits => {
        const undone = club.inClub(async within => {
          for (const edit of edits) await correct(within, edit)
          // What no correction brings about is there besides: an introduction that ended in a meeting, a guest who became a member.
          await sql`update introduction set met_a = 'yes', met = 'yes' where id::text < '8'`.execute(within.tx)
          const rows = await recounted(within)
          expect(rows.length).toBeGreaterThan(25)
          for (const row of rows) {
            const memo = await lastYear(within, await memberById(within, row.id))
            const text = plain(memoCard(memo, wordsFor({ language: 'en', address: 'vous' })), {
              ...within.speech,
              language: 'en',
              zone: within.zone,
              seen: within.at,
              commandPrefix: '/',
            } as never)
            expect(linesOf(text), row.id).toEqual(saying(row))
            for (const line of saying(row)) told.add(line.replaceAll(/\d+/g, 'n'))
          }
          throw new Undone()
        })
        await expect(undone).rejects.toThrow(Undone)
      }),
      { numRuns: 12 },
    )
    // Each sentence was put to the test.
    expect(told.size).toBeGreaterThan(14)
  })

  test('names nobody who has left, and compares nobody with anybody', async () => {
    await club.inClub(async within => {
      for (const { id, name } of await presentMembers(within)) {
        const memo = await lastYear(within, await memberById(within, id))
        const named = [...memo.year.oneToOnes.named, ...memo.year.thanks.from.named, ...memo.year.sponsored.named]
        const here = new Set((await presentMembers(within)).map(one => one.id))
        expect(
          named.filter(one => !here.has(one.id)),
          name,
        ).toEqual([])
        for (const language of ['fr', 'en'] as const) {
          const text = JSON.stringify(memoCard(memo, wordsFor({ language, address: 'tu' })))
          expect(text).not.toMatch(/€|EUR|%|moyenne|average|more than|less than|plus que|moins que|hunter|chasseur/)
        }
      }
    })
  })
})

/** The club has recorded something for long, and its members joined on these days. */
async function joined(club: StoryOf<Who>, days: Partial<Record<Who, string>>, historyFrom = '2025-01-01') {
  await club.inClub(async within => {
    await within.tx
      .updateTable('club')
      .set({
        history_from: Temporal.PlainDate.from(historyFrom),
        placed_at: Temporal.Instant.from('2025-06-02T08:00Z'),
      })
      .execute()
    for (const [who, day] of Object.entries(days) as [Who, string][])
      await within.tx
        .updateTable('member')
        .set({ joined_on: Temporal.PlainDate.from(day) })
        .where('id', '=', club.idOf(who))
        .execute()
    await askForMemos(within)
  })
}
const memosOf = (person: { texts: readonly string[] }) =>
  person.texts.filter(text => /parmi nous le|with us on/.test(text))

describe('the memo of an anniversary', () => {
  story(
    'comes a month before it, once a year, and to nobody in his first year before there is something to tell',
    async club => {
      const { lea, marc, ana } = club.people
      await joined(club, { lea: '2023-12-10', marc: '2025-12-20', ana: '2026-06-20' })
      await club.clock.goesTo('2026-11-09T18:00')
      expect(memosOf(lea)).toEqual([])
      await club.clock.goesTo('2026-11-10T11:00')
      expect(memosOf(lea)).toHaveLength(1)
      expect(memosOf(lea)[0]).toContain('3 ans parmi nous le 10 décembre')
      expect(memosOf(lea)[0]).toContain('Votre adhésion se poursuit d’elle-même le 10 décembre')
      expect(memosOf(lea)[0]).toContain('Du 10 novembre 2025 au 9 novembre')
      await club.clock.goesTo('2026-11-20T11:00')
      expect(memosOf(marc)).toHaveLength(1)
      expect(memosOf(marc)[0]).toContain('1 an parmi nous le 20 décembre')
      await club.clock.goesTo('2027-01-20T11:00')
      expect([lea, marc, ana].map(one => memosOf(one).length)).toEqual([1, 1, 0])
      const { rows } = await club.inClub(({ tx }) =>
        sql<{
          count: number
        }>`select count(*)::int as count from notice where kind = 'memo' and reader_id in (${club.idOf('lea')}, ${club.idOf('marc')})`.execute(
          tx,
        ),
      )
      expect(rows).toEqual([{ count: 2 }])
      await club.clock.goesTo('2027-11-10T11:00')
      expect(memosOf(lea)).toHaveLength(2)
      expect(memosOf(ana).filter(text => text.includes('1 year with us on 20 June'))).toHaveLength(1)
    },
  )

  story(
    'waits for who is on a break as long as the day is ahead, and is nothing to who does not want it',
    async club => {
      const { lea, marc, ana, olga } = club.people
      await joined(club, { lea: '2023-12-10', marc: '2023-12-10', ana: '2023-12-10', olga: '2023-12-10' })
      await club.inClub(async within => {
        await changeSettings(within, club.idOf('ana'), settings => ({ ...settings, off: ['memo'] }))
        await within.tx
          .updateTable('account')
          .set({ hello_at: null })
          .where('member_id', '=', club.idOf('olga'))
          .execute()
      })
      await lea.says('/pause 2 semaines')
      await marc.says('/pause 60 jours')
      await club.clock.goesTo('2026-11-16T18:00')
      expect([lea, marc, ana, olga].map(one => memosOf(one).length)).toEqual([0, 0, 0, 0])
      await club.clock.goesTo('2026-11-20T18:00')
      expect(memosOf(lea)).toHaveLength(1)
      await club.clock.goesTo('2027-01-20T18:00')
      expect([lea, marc, ana, olga].map(one => memosOf(one).length)).toEqual([1, 0, 0, 0])
    },
  )

  story(
    'after forty days without the bot tells what still makes sense, and what is hardly known not at all',
    async club => {
      const { lea, marc, ana, olga } = club.people
      await joined(club, { lea: '2023-12-10', marc: '2023-12-20', ana: '2023-04-01', olga: '2023-04-01' }, '2026-05-01')
      await club.clock.leaps('P40D')
      await club.clock.goesTo('2026-12-17T18:00')
      // The day has passed for Léa, and is ahead for Marc: of both half a year is known.
      expect([lea, marc].map(one => memosOf(one).length)).toEqual([0, 1])
      expect(memosOf(marc)[0]).toContain('1er mai')
      expect([ana, olga].map(one => memosOf(one).length)).toEqual([0, 0])
    },
  )

  story('says of somebody who has his data erased no more than that he was there', async club => {
    const { lea } = club.people
    await joined(club, { lea: '2023-12-10' })
    await club.inClub(async ({ tx, id, newId }) => {
      const meeting = newId()
      await sql`insert into one_to_one (club_id, id, external_id, members, held_on, status)
        values (${id}, ${meeting}, ${meeting}, ${[club.idOf('lea'), club.idOf('marc')]}, '2026-06-09', 'held')`.execute(
        tx,
      )
    })
    await club.clock.goesTo('2026-11-10T11:00')
    expect(memosOf(lea)[0]).toContain('En tête-à-tête : Marc Dubois.')
    await club.inClub(async within => {
      const marc = await memberById(within, club.idOf('marc'))
      expect(await eraseMember(within, marc, 'ancien membre')).toBeNull()
    })
    await club.clock.passes('PT1H')
    expect(memosOf(lea)[0]).toContain('En tête-à-tête : 1 ancien membre.')
    expect(memosOf(lea).join()).not.toContain('Dubois')
  })
})
