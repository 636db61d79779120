import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { openStory, story, usualCast } from '../kit/story.ts'
import { type Wire, wireTo } from '../kit/wire.ts'

/** PostgreSQL goes away, or is migrated, while the club is in the middle of something. */

const backend = async ({ tx }: ClubTx) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)).rows[0]!.pid

const ends = (url: string, pids: readonly number[]) =>
  inSession(url, session => session.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [pids]))

const referrals = ({ tx, id }: ClubTx) => tx.selectFrom('referral').selectAll().where('club_id', '=', id).execute()

/** A story whose bot reaches its database over a wire that can be cut. */
async function wired() {
  let wire: Wire | undefined
  const told = await openStory({
    cast: usualCast,
    through: async url => {
      wire = await wireTo(url)
      return wire.url
    },
  })
  onTestFinished(async () => {
    await told.close()
    await wire?.close()
  })
  return { ...told, wire: wire! }
}

story('a migration under a running club fails no gesture and no duty', async ({ people, url, clock, inClub }) => {
  const { lea, marc } = people
  // Twice each, so that the statements are prepared.
  for (const need of ['Un devis', 'Une toiture', 'Un balcon']) {
    await lea.says(`/recommander @marc moi-même "${need}"`)
    await marc.says('/referrals')
  }
  await inSession(url, async session => {
    for (const table of ['club', 'member', 'account', 'referral', 'notice', 'delivery', 'due', 'draft'])
      await session.query(`alter table ${table} add column since_yesterday text`)
  })
  await lea.says('/recommander @marc moi-même "Une véranda"')
  expect(lea.texts.at(-1)).toContain('Transmise à Marc Dubois')
  await marc.says('/referrals')
  expect(marc.texts.at(-1)).toContain('Vos recommandations')
  await marc.presses('Contact pris')
  await clock.passes('P1D')
  expect(await inClub(referrals)).toHaveLength(4)
  for (const text of [...lea.texts, ...marc.texts]) expect(text).not.toContain('mal passé')
})

story('a connection that is cut while it is lent ends nothing, and its work begins anew', async told => {
  const tries: number[] = []
  const read = told.inClub(async club => {
    const pid = await backend(club)
    tries.push(pid)
    if (tries.length === 1) await ends(told.url, [pid])
    return referrals(club)
  })
  expect(await read).toEqual([])
  expect(tries).toHaveLength(2)
})

story('all connections cut at once, in the hand and in the pool, end nothing', async told => {
  const { lea } = told.people
  const cut = Promise.withResolvers<void>()
  const pids: number[] = []
  const works = [1, 2, 3].map(() =>
    told.inClub(async club => {
      pids.push(await backend(club))
      if (pids.length === 3) cut.resolve()
      await cut.promise
      if (pids.length === 3) await ends(told.url, pids)
      return referrals(club)
    }),
  )
  expect(await Promise.all(works)).toEqual([[], [], []])
  await lea.says('/recommander @marc moi-même "Un devis"')
  expect(lea.texts.at(-1)).toContain('Transmise à Marc Dubois')
})

test.each(['unheard', 'unanswered'] as const)(
  'a gesture whose commit goes %s is done once, and its person reads the answer',
  async when => {
    const { people, wire, inClub } = await wired()
    wire.cutsAt('commit', when)
    await people.lea.says('/recommander @marc moi-même "Un devis"')
    expect(wire.wasCut()).toBe(true)
    expect(people.lea.texts).toEqual([expect.stringContaining('Transmise à Marc Dubois')])
    expect(await inClub(referrals)).toHaveLength(1)
    expect(people.marc.texts).toEqual([expect.stringContaining('Un devis')])
  },
)

test('what notes itself nowhere is not done a second time when the answer to its commit is lost', async () => {
  const { wire, inClub } = await wired()
  let tries = 0
  wire.cutsAt('commit', 'unanswered')
  await expect(
    inClub(async club => {
      tries += 1
      await club.tx.updateTable('club').set({ name: 'Le Cercle bis' }).where('club_id', '=', club.id).execute()
    }),
  ).rejects.toMatchObject({ code: 'unreachable' })
  expect(tries).toBe(1)
  expect(await inClub(async ({ name }) => name)).toBe('Le Cercle bis')
})

story('two who stand in each other’s way both arrive', async ({ inClub, idOf }) => {
  const met = Promise.withResolvers<void>()
  let holding = 0
  const rename = (first: string, then: string) =>
    inClub(async club => {
      const write = (id: string) =>
        club.tx
          .updateTable('member')
          .set({ company: first })
          .where('club_id', '=', club.id)
          .where('id', '=', id)
          .execute()
      await write(first)
      holding += 1
      if (holding === 2) met.resolve()
      await met.promise
      await write(then)
    })
  await Promise.all([rename(idOf('lea'), idOf('marc')), rename(idOf('marc'), idOf('lea'))])
})
