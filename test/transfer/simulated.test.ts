import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { standingsOf } from '../../src/club/standing/read.ts'
import { standingsAt } from '../../src/club/standing/replay.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { writeFolder } from '../bench/standing/folder.ts'
import { judge } from '../bench/standing/judged.ts'
import { live } from '../bench/standing/live.ts'
import { type Rhythm, rhythms, seeds, worlds } from '../bench/standing/worlds.ts'
import { type Bench, bench } from './database.ts'

describe('a simulated club', () => {
  let here: Bench
  beforeAll(async () => {
    here = await bench()
  })
  afterAll(() => here.close())

  it.each(Object.keys(rhythms) as Rhythm[])(
    'that meets %s stands as imported where the rule alone puts it',
    async rhythm => {
      const lived = live(worlds.usual, seeds.test + 900_000 + rhythm.length, { rhythm, imported: true })
      const dir = join(inject('runFolder'), `simulated-${rhythm}`)
      await writeFolder(lived, dir)
      here.clock.now = lived.at
      const { club, exit, problems } = await importFolder(here.means, dir)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(exit).toBe(0)

      const pure = standingsAt(lived.history, lived.at)
      await inClub(here.means, club!.id, async tx => {
        const members = await tx.tx.selectFrom('member').select(['id', 'external_id']).execute()
        const imported = await standingsOf(tx, lived.at)
        expect(imported.size).toBe(pure.size)
        for (const { id, external_id } of members) {
          const { standing, since, figures } = pure.get(external_id) ?? {}
          const there = imported.get(id)
          expect([external_id, there?.standing, there?.since?.toString()]).toEqual([
            external_id,
            standing,
            since?.toString(),
          ])
          for (const [name, value] of Object.entries(figures ?? {})) {
            const found = there?.figures?.[name as keyof typeof figures]
            if (typeof value === 'number') expect(found, `${external_id} ${name}`).toBeCloseTo(value, 9)
            else expect(found, `${external_id} ${name}`).toBe(value)
          }
        }
      })
    },
  )

  it('is judged by the same steps as the bot takes', () => {
    for (const seed of [1, 2, 3]) {
      const lived = live(worlds['of all sizes'], seeds.test + 910_000 + seed)
      const standings = standingsAt(lived.history, lived.at)
      // Who left since the last Tuesday was judged on it, and is listed no more.
      const said = judge(lived).members.flatMap(({ id, said }) => (standings.has(id) ? [[id, said]] : []))
      expect(said).toEqual([...standings].map(([id, { standing }]) => [id, standing]))
    }
  })
})
