import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { memberByExternalId } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { openCountedClub } from '../kit/counted-club.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { lives } from '../tables/lives.ts'

/**
 * Weeks in which every command, button and form is used and every duty done (test/db/statements.test.ts refuses a new one
 * that nobody comes to), by members who write one of them wherever there is room. Then each of them is erased.
 */
const karim = 'Karim Hadjadj'
const writes = `Vu avec ${karim}, de Hadj’Élec : Karim connaît la HADJADJ Karim SARL`

const gap = '[\\s\u00a0\u202f.]*'
const spelt = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]{1,3}')

/** How somebody of the club is written, wherever that stands: his name either way round, his firm, his number, his address. */
function writings({ name, email, phone, company }: Record<'name' | 'email' | 'phone' | 'company', string>): RegExp {
  const [first = '', ...last] = name.split(' ')
  const figures = [...phone.replace(/\D/g, '').slice(-9)].join(gap)
  const all = [name, `${last.join(' ')} ${first}`, company].map(spelt)
  return new RegExp([...all, figures, email.replaceAll('.', '[.]')].join('|'), 'iu')
}

/** What a club counts, by whoever it is. */
async function figures(club: ClubTx): Promise<Record<string, string>> {
  const counted: Record<string, string> = {}
  for (const table of [
    'act',
    'referral',
    'introduction',
    'thanks',
    'one_to_one',
    'attendance',
    'ask',
    'answer',
    'guest',
  ]) {
    const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(club.tx)
    counted[table] = rows[0]!.n
  }
  const { rows } = await sql<{ sum: string }>`select coalesce(sum(amount), 0) as sum from thanks`.execute(club.tx)
  return { ...counted, amounts: rows[0]!.sum }
}

test('whoever has lived through everything leaves nothing behind, and every total stands', async () => {
  const lines: string[] = []
  const club = await openCountedClub(1, { write: line => void lines.push(line), writes })
  const folder = await mkdtemp(join(tmpdir(), 'whole-life-'))
  try {
    await lives(club, 1)
    await club.assidu.drain()
    const stood = async (what: RegExp) => standsIn(await club.inClub(everythingKept), what)
    const before = await club.inClub(figures)
    for (const number of ['m05', 'm09', 'm08', 'm12']) {
      const member = await club.inClub(async tx => (await memberByExternalId(tx, number))!)
      const { fullName: name, email, phone, company } = member
      const his = writings({ name, email: email!, phone: phone!, company: company! })
      expect((await stood(his)).length, name).toBeGreaterThan(3)
      expect(await club.inClub(tx => eraseMember(tx, member, 'Ancien membre'))).toBeNull()
      await club.assidu.drain()
      expect([name, await stood(his)]).toEqual([name, []])
      const posted = club.stage.messages.filter(({ where }) => where.kind !== 'onlyHis')
      expect(posted.map(({ text }) => text).filter(text => his.test(text))).toEqual([])
      expect(lines.filter(line => his.test(line))).toEqual([])
      await exportFolder(club.assidu.means, club.clubId, folder)
      for (const file of await readdir(folder))
        expect([file, his.exec(await readFile(join(folder, file), 'utf8'))?.[0]]).toEqual([file, undefined])
    }
    expect(await club.inClub(figures)).toEqual(before)
    // A bare first name stays where others wrote it, and each organizer learns where.
    expect((await stood(/Karim/)).length).toBeGreaterThan(0)
    await club.goesTo('2027-02-15T10:00')
    const told = club.person('m01').texts.filter(text => /erasure is done|effacement est fait/.test(text))
    expect(told.join('\n')).toMatch(/stands alone|reste seul/)
    expect(told.join('\n')).not.toMatch(/Karim|Hadjadj/)
  } finally {
    await club.close()
    await rm(folder, { recursive: true })
  }
}, 300_000)
