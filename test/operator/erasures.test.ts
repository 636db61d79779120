import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { keepErasures } from '../../src/start/erasures.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { story } from '../kit/story.ts'

let folder: string
afterEach(() => rm(folder, { recursive: true }))

story('a database restored from before an erasure is erased again when Assidu starts', async club => {
  const { inClub, idOf, assidu, people } = club
  folder = await mkdtemp(join(tmpdir(), 'erasures-'))
  expect(await keepErasures(assidu, folder)).toEqual({ again: 0, refused: 0 })
  await people.ana.says('/thanks @marc help "With Marc Dubois it went well"')
  await inClub(async tx => eraseMember(tx, await memberById(tx, idOf('marc')), 'Ancien membre'))
  await assidu.drain()
  await keepErasures(assidu, folder)
  const noted = await readFile(join(folder, 'erasures.txt'), 'utf8')
  expect(noted.trim().split('\n')).toHaveLength(1)
  expect(noted).not.toMatch(/marc|dubois/i)
  // As the backup of the day before has him.
  await inClub(({ tx }) =>
    sql`update member set name = 'Marc Dubois', email = 'marc@dubois.example', left_on = null, erased_at = null
      where id = ${idOf('marc')}`.execute(tx),
  )
  await people.ana.says('/ask "Has Marc Dubois a free day?"')
  expect(await keepErasures(assidu, folder)).toEqual({ again: 1, refused: 0 })
  await assidu.drain()
  expect(standsIn(await inClub(everythingKept), /Marc Dubois|marc@dubois/)).toEqual([])
  expect(await keepErasures(assidu, folder)).toEqual({ again: 0, refused: 0 })
  expect(await readFile(join(folder, 'erasures.txt'), 'utf8')).toBe(noted)
})
