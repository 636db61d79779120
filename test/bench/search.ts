import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { searchMembers } from '../../src/club/members/find.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { secretKey } from './club.ts'
import { type Line, median, rounded } from './figures.ts'

type Times = { readonly members: number; readonly search: number; readonly slip: number; readonly scan: number }

/** What is looked for: a name that one member has, and that name with a slip in it. */
const name = (n: number) => `Q${n.toString(26).replace(/\d/g, digit => 'qrstuvwxyz'[Number(digit)]!)}rand`
const typed = (n: number) => ({ right: name(n), slip: name(n).replace('ran', 'rna') })

/** How long a first page takes in clubs of these sizes, in ms, beside a plain `ilike` over the same columns. */
export async function search(sizes: readonly number[], runs: number): Promise<readonly Times[]> {
  const folder = await mkdtemp(join(tmpdir(), 'assidu-bench-'))
  const server = await startEmbedded({ dir: join(folder, 'data'), say: () => {} })
  try {
    await createDatabaseIfMissing(server.url, 'bench_search')
    const url = server.urlOf('bench_search')
    await migrateToLatest(url)
    const assidu = await compose({
      url,
      secretKey,
      log: openLog('error'),
      clock: { now: () => Temporal.Now.instant() },
    })
    const measured: Times[] = []
    for (const members of sizes) {
      const club = await clubOf(url, members)
      const times = (work: (club: ClubTx, n: number) => Promise<unknown>) =>
        timesOf(runs, members, n => inClub(assidu.means, club, tx => work(tx, n)))
      measured.push({
        members,
        search: await times((tx, n) => searchMembers(tx, typed(n).right, { limit: 8 })),
        slip: await times((tx, n) => searchMembers(tx, typed(n).slip, { limit: 8 })),
        scan: await times(scanned),
      })
    }
    await assidu.stop()
    return measured
  } finally {
    await server.leave()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What somebody would write who had no index, and no forgiveness. */
const scanned = ({ tx, id }: ClubTx, n: number) =>
  sql`select id, name from member where club_id = ${id} and left_on is null
    and concat_ws(' ', name, company, activity, speciality, job_title, seeks, offers) ilike ${`%${typed(n).right}%`}
    order by search limit 8`.execute(tx)

async function timesOf(runs: number, members: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs + 3; run++) {
    const began = performance.now()
    await work(1 + ((run * 7919) % members))
    times.push(performance.now() - began)
  }
  return rounded(median(times.slice(3)), 1)
}

async function clubOf(url: string, members: number): Promise<string> {
  const club = randomUUID()
  await inSession(url, async session => {
    await session.query(
      `insert into club (club_id, external_id, format_version, name, zone, language, created_at)
       values ($1, $2, 1, 'Bench', 'Europe/Paris', 'fr', '2020-01-01')`,
      [club, `of-${members}`],
    )
    for (let from = 1; from <= members; from += 5_000) {
      const names = Array.from({ length: Math.min(5_000, members - from + 1) }, (_, n) => `Anne ${name(from + n)}`)
      await session.query(
        `insert into member (club_id, id, external_id, name, search, name_key, company, activity, seeks, joined_on, roles)
         select $1, gen_random_uuid(), name, name, lower(name), lower(name), 'Maison ' || n % 997,
           (array['Menuiserie', 'Boulangerie', 'Expertise comptable', 'Immobilier', 'Assurance'])[1 + n % 5],
           'Des architectes et des artisans du secteur', '2020-01-01', '{member}'
         from unnest($2::text[]) with ordinality as given (name, n)`,
        [club, names],
      )
    }
    await session.query('vacuum analyze member')
    await session.query('vacuum analyze member_words')
  })
  return club
}

export const searchLines = (measured: readonly Times[]): readonly Line[] =>
  measured.map(({ members, search, slip, scan }) => [
    `a name in the directory, ${members.toLocaleString('en')} members`,
    `${search} ms; with a slip in it ${slip} ms`,
    `a plain ilike, which forgives nothing: ${scan} ms`,
  ])
