import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { up } from '../../migrations/0005-once.ts'
import { openRacing, type Racing } from '../kit/race.ts'

/** A database in which a double click has made two of what there should be one: it is brought up to date, and nothing is lost. */

const at = (hour: number) => `2026-11-0${hour}T10:00:00Z`

async function contests(club: Racing, member: string, words: readonly (string | null)[]): Promise<string[]> {
  const ids: string[] = []
  for (const [n, said] of words.entries()) {
    const [row] = await club.rows<{ id: string }>(
      'insert into contest (club_id, id, member_id, at, words) values ($1, gen_random_uuid(), $2, $3, $4) returning id',
      [club.clubId, member, at(n + 1), said === null ? null : Buffer.from(said)],
    )
    ids.push(row!.id)
  }
  return ids
}

async function requests(club: Racing, account: string, decisions: readonly (string | null)[]): Promise<string[]> {
  const ids: string[] = []
  for (const [n, decision] of decisions.entries()) {
    const [row] = await club.rows<{ id: string }>(
      `insert into link_request (club_id, id, platform, place, account, account_name, asked_at, decision)
        values ($1, gen_random_uuid(), 'playground', 'stage', $2, 'Zoé', $3, $4) returning id`,
      [club.clubId, account, at(n + 1), decision],
    )
    ids.push(row!.id)
  }
  return ids
}

/** The message about a record, as it was kept. */
const keep = (club: Racing, kind: string, fact: string, about: string) =>
  club.rows(
    `insert into notice (club_id, id, kind, class, reader_id, arguments, once, about, kept_at, due_at, state)
      values ($1, gen_random_uuid(), $2, 'personal', $3, $4, $5, $6, $7, $7, 'sent')`,
    [club.clubId, kind, club.idOf('claire'), JSON.stringify({ [fact]: about }), `${kind}:${about}`, about, at(9)],
  )

test('doubles of before are merged: one stays open, the messages about the others lead to it, no word is lost', async () => {
  const club = await openRacing()
  try {
    await club.rows('drop index contest_open; drop index link_request_open')
    const [silent, spoken, later] = (await contests(club, club.idOf('lea'), [null, 'mes mots', 'encore'])) as [
      string,
      string,
      string,
    ]
    const [alone] = (await contests(club, club.idOf('marc'), [null])) as [string]
    const [put, open, again] = (await requests(club, 'zoe', ['asked', null, null])) as [string, string, string]
    const [refused] = (await requests(club, 'yann', ['told no'])) as [string]
    for (const one of [silent, spoken, later, alone]) await keep(club, 'remark', 'contest', one)
    for (const one of [put, open, again]) await keep(club, 'link-asked', 'request', one)

    // By whoever owns the tables, who need not be a superuser.
    await club.rows(`create role owner_of_it; grant create on schema public to owner_of_it`)
    for (const table of ['contest', 'link_request', 'notice'])
      await club.rows(`alter table ${table} owner to owner_of_it`)
    const db = new Kysely<unknown>({
      dialect: new PostgresDialect({
        pool: new pg.Pool({ connectionString: club.url, options: '-c role=owner_of_it', max: 1 }),
      }),
    })
    await db.transaction().execute(up)
    await db.destroy()

    const stands = await club.rows<{ id: string }>('select id from contest where closed_at is null order by at')
    expect(stands.map(({ id }) => id).toSorted()).toEqual([spoken, alone].toSorted())
    const words = await club.rows<{ words: Buffer }>('select words from contest where words is not null order by at')
    expect(words.map(row => row.words.toString())).toEqual(['mes mots', 'encore'])
    const asked = await club.rows<{ id: string }>('select id from link_request order by asked_at desc, account')
    expect(asked.map(({ id }) => id)).toEqual([again, refused])
    const leads = await club.rows<{ once: string; about: string; fact: string }>(
      `select once, about, coalesce(arguments ->> 'contest', arguments ->> 'request') as fact from notice
        where kind in ('remark', 'link-asked')`,
    )
    const to = Object.fromEntries(leads.map(({ once, about }) => [once.split(':')[1], about]))
    expect(to).toEqual({
      ...{ [silent]: spoken, [spoken]: spoken, [later]: spoken, [alone]: alone },
      ...{ [put]: again, [open]: again, [again]: again },
    })
    for (const { about, fact } of leads) expect(fact).toBe(about)
    // What is hidden from a role that owns the tables is hidden again.
    const [forced] = await club.rows<{ n: number }>(
      `select count(*)::int as n from pg_class where relname in ('contest', 'link_request', 'notice') and relforcerowsecurity`,
    )
    expect(forced!.n).toBe(3)
  } finally {
    await club.close()
  }
})
