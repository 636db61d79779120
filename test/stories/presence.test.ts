import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { standingReport } from '../../src/club/standing/report.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** How often somebody came: one figure, whoever reads it and wherever; and seen meeting by meeting. */

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub({ only: 'none of the duties' })
})
afterEach(() => club.close())

type Row = { who: string; came: number; of: number; excused: number; all: number }

/** The rolls read once more by the database alone: for each member by meeting, or for each meeting by member. */
const recounted = (by: 'member' | 'meeting') =>
  club.inClub(async ({ tx, id, at, zone }) => {
    const { rows } = await sql<Row>`
      with counted as (
        select p.external_id as member, m.external_id as meeting, m.starts_at,
          coalesce(a.status, 'absent') as status,
          row_number() over (partition by p.id order by m.starts_at desc) as back
        from member p cross join meeting m
        left join attendance a on a.club_id = p.club_id and a.member_id = p.id and a.meeting_id = m.id
        where p.club_id = ${id} and m.club_id = ${id} and m.status = 'held' and coalesce(m.required, true)
          and m.starts_at <= ${at} and m.starts_at >= ${at}::timestamptz - interval '18 months'
          and (a.status is not null or m.attendance_recorded = 'full')
          and (m.starts_at at time zone ${zone})::date >= p.joined_on
          and (p.left_on is null or (m.starts_at at time zone ${zone})::date <= p.left_on)
          and not exists (select 1 from leave l where l.club_id = ${id} and l.member_id = p.id
            and (m.starts_at at time zone ${zone})::date between l.from_on and coalesce(l.until_on, 'infinity')))
      select ${sql.ref(by)} as who, (count(*) filter (where status in ('present', 'late', 'substitute')))::int as came,
        (count(*) filter (where status <> 'excused'))::int as of,
        (count(*) filter (where status = 'excused'))::int as excused, count(*)::int as all
      from counted where ${by === 'meeting' ? sql`true` : sql`back <= 6 or starts_at >= ${at}::timestamptz - interval '183 days'`}
      group by 1`.execute(tx)
    return new Map(rows.map(row => [row.who, row]))
  })

/** As a member reads it of himself. */
const read = {
  fr: ({ came, of, excused, all }: Row) =>
    of === 0
      ? `Absence excusée`
      : excused === 0
        ? `${came === 0 ? 'Aucune présence à' : `Présence à ${came} de`} vos ${all} dernières réunions`
        : `${came === 0 ? `Aucune présence en ${of} réunion${of > 1 ? 's' : ''}` : `Présence à ${came} réunion${came > 1 ? 's' : ''} sur ${of}`} ; ${excused} absence${excused > 1 ? 's' : ''} excusée${excused > 1 ? 's' : ''} (vos ${all} dernières`,
  en: ({ came, of, excused, all }: Row) =>
    of === 0
      ? `You were excused`
      : excused === 0
        ? `You came to ${came === 0 ? 'none' : came} of your last ${all} meetings`
        : `You came to ${came === 0 ? 'none' : came} of ${of}; ${excused} excused (your last ${all}`,
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('one figure', () => {
  test('the report, the standing, the meetings and what is kept say what the rows say, in both languages', async () => {
    const rows = await recounted('member')
    const report = await club.inClub(tx => standingReport(tx))
    let compared = 0
    for (const { external_id, standing, came, expected, excused } of report.members) {
      const row = rows.get(external_id)
      if (standing === 'objected') expect([came, expected, excused]).toEqual([null, null, null])
      else if (row) expect([external_id, came, expected, excused]).toEqual([external_id, row.came, row.of, row.excused])
      compared += row ? 1 : 0
    }
    expect(compared).toBeGreaterThan(25)
    // Of all sorts: who came to all, who was excused, who came late into the club, who objected to a standing.
    const some = [...rows.values()].filter(({ all }) => all > 1)
    const chosen = [
      some.find(({ excused, of }) => excused > 1 && of > 1)!,
      some.find(({ excused }) => excused === 0)!,
      rows.get('m24')!,
      rows.get('m09')!,
    ]
    for (const language of ['fr', 'en'] as const) {
      await club.inClub(({ tx, id }) => tx.updateTable('member').set({ language }).where('club_id', '=', id).execute())
      for (const row of chosen)
        for (const line of ['/standing', '/meeting', '/my-data']) {
          const person = club.person(row.who)
          await person.says(line)
          const { text, view } = person.messages.at(-1)!
          expect([row.who, line, plain(text).includes(read[language](row)), text]).toEqual([row.who, line, true, text])
          // Never a percentage, and none beside another.
          expect(text).not.toMatch(/%/)
          if (line === '/my-data') continue
          const button = actionsOf(view).find(({ label }) => /^(Mes réunions|My meetings)$/.test(label))
          expect(button).toBeDefined()
        }
    }
  })

  test('the digest, its figures and the organizers’ page count each meeting as the rows do', async () => {
    const rows = await recounted('meeting')
    const at = Temporal.Instant.from('2026-11-24T07:00:00Z')
    const report = await club.inClub(tx => digestReport(tx, { at, language: 'en' }))
    const [meeting] = report.meetings as { starts_at: string; came: number; of: number; excused: number }[]
    const told = await club.inClub(({ tx, id }) =>
      tx
        .selectFrom('meeting')
        .select('external_id')
        .where('club_id', '=', id)
        .where('starts_at', '=', Temporal.Instant.from(meeting!.starts_at))
        .executeTakeFirstOrThrow(),
    )
    const { came, of, excused } = rows.get(told.external_id!)!
    expect(meeting).toMatchObject({ came, of, excused })
    const said = `${came} of ${of} came${excused > 0 ? `, ${excused} excused` : ''}`
    expect(plain(report.text)).toContain(`${said}: a`)
    expect(report.text).toContain('over the 6 meetings before')
    expect(report.text).not.toMatch(/%/)
    await club.inClub(({ tx, id }) =>
      tx.updateTable('member').set({ language: 'en' }).where('club_id', '=', id).execute(),
    )
    const olga = club.person('m01')
    await olga.says('/club presence')
    const page = olga.messages.at(-1)!
    expect(plain(page.text)).toContain(said)
    // A picture of the club names nobody, in its words neither.
    const picture = page.view.blocks.find(block => block.kind === 'picture')!
    expect(picture.kind === 'picture' && picture.png.length > 1_000).toBe(true)
    const names = await club.inClub(({ tx, id }) =>
      tx.selectFrom('member').select('name').where('club_id', '=', id).execute(),
    )
    for (const { name } of names) expect(page.text).not.toContain(name)
    // Whoever is no organizer does not come to it.
    const member = club.person('m09')
    await member.says('/club presence')
    expect(member.messages.at(-1)!.text).not.toContain(said)
  })

  test('his own picture shows each meeting of his figure, to whoever objected to a standing too, and to nobody else', async () => {
    const row = (await recounted('member')).get('m24')!
    const person = club.person('m24')
    await person.says('/mon-bilan')
    await person.presses('Mes réunions')
    const { text, view, where } = person.messages.at(-1)!
    expect(where.kind).not.toBe('group')
    expect(plain(text)).toContain(read.fr(row))
    const picture = view.blocks.find(block => block.kind === 'picture')
    if (picture?.kind !== 'picture') throw new Error('no picture')
    expect(plain(picture.alt)).toContain(`${row.all} réunions.`)
    expect(plain(picture.alt)).toContain(`Présences, ${row.came} :`)
    expect(club.person('m01').messages.some(one => one.text === text)).toBe(false)
  })

  test('an organizer reads the same figure, its excuses beside it, and a sentence with its reason instead of percentages', async () => {
    const rows = await recounted('member')
    const row = rows.get('m17')!
    const olga = club.person('m01')
    await olga.says('/mon-bilan @m17')
    const { text } = olga.messages.at(-1)!
    expect(plain(text)).toContain(
      row.excused === 0
        ? `présence à ${row.came} de ses ${row.all} dernières réunions`
        : row.came === 0
          ? `aucune présence en ${row.of} réunion${row.of > 1 ? 's' : ''}`
          : `présence à ${row.came} réunion${row.came > 1 ? 's' : ''} sur ${row.of}`,
    )
    expect(text).toContain('deux réunions au rythme du club s’y ajoutent')
    expect(text).not.toMatch(/%/)
  })
})

story(
  'a member on a break who came is told beside those who were expected',
  async ({ people, clock, idOf, inClub }) => {
    const { olga, lea } = people
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
    await inClub(async ({ tx, id, at, newId }) => {
      const on = { from_on: Temporal.PlainDate.from('2026-11-01'), until_on: Temporal.PlainDate.from('2026-11-30') }
      await tx
        .insertInto('leave')
        .values({ club_id: id, id: newId(), external_id: 'l-1', member_id: idOf('marc'), taken_at: at, ...on })
        .execute()
    })
    await clock.goesTo('2026-11-12T10:00')
    await olga.says('/club roll-call')
    await olga.presses(/Olga Renard/)
    await olga.presses(/Marc Dubois/)
    await olga.presses(/^Excused/)
    await olga.presses(/Léa Martin/)
    await olga.presses('Save the roll')
    const recap = lea.messages.findLast(({ where }) => where.kind === 'channel')!
    expect(plain(recap.text)).toContain('Présents : 1 membre sur 2, 1 excusé ; 1 membre en pause est venu en plus.')
    // A figure follows the roll: corrected, it is another one everywhere.
    await lea.says('/mon-bilan')
    expect(plain(lea.texts.at(-1)!)).toContain('Absence excusée à la seule réunion qui compte, le 12 novembre')
    await olga.presses('Correct the roll')
    await olga.presses(/Léa Martin/)
    await olga.presses('Save the correction')
    await lea.says('/mon-bilan')
    expect(plain(lea.texts.at(-1)!)).toContain('Présence à la seule réunion qui compte, le 12 novembre')
    expect(plain(recap.text)).toContain('Présents : 2 membres sur 3 ; 1 membre en pause')
  },
)
