import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { listed, none, type Topic } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { files } from '../../src/format/format.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { Files } from '../../src/transfer/store/files.ts'
import { bench, emptyFolder } from './database.ts'
import { demo } from './folder.ts'

/** What each topic says of its files, whichever they are. */

const declared = topics.flatMap(topic => listed(topic.files))
const without = (file: string): Topic[] =>
  topics.map(topic => ({ ...topic, files: listed(topic.files).filter(one => one.file !== file) }))

it('every file of the format belongs to one topic: what has none, or two, is not passed over', () => {
  expect(declared.map(({ file }) => file).toSorted()).toEqual([...files].toSorted())
  for (const file of files) {
    const alone = without(file)
    expect(() => new Files(alone)).toThrow(`${file} belongs to no topic`)
    expect(() => new Files([...topics, ...topics])).toThrow('two topics')
  }
})

it('a file stands in a table of its own topic', () => {
  const elsewhere = topics.flatMap(({ tables, files }) =>
    listed(files).filter(({ table }) => tables === none || !(table in tables)),
  )
  expect(elsewhere.map(({ file }) => file)).toEqual([])
})

it('what was taken back as a slip is in no export, and no folder brings it back', async () => {
  const here = await bench()
  const { club } = await importFolder(here.means, demo)
  const before = await exportFolder(here.means, club!.id, await emptyFolder())
  const undoable = declared.filter(({ file, withdrawn }) => withdrawn !== none && before.rows[file] > 0)
  expect(undoable.length).toBeGreaterThan(1)
  await inClub(here.means, club!.id, async ({ tx, at }) => {
    for (const { table } of undoable)
      await sql`update ${sql.table(table)} set withdrawn_at = ${at}
        where id = (select id from ${sql.table(table)} order by external_id limit 1)`.execute(tx)
  })
  const after = await exportFolder(here.means, club!.id, await emptyFolder())
  const gone = files.filter(file => after.rows[file] === before.rows[file] - 1)
  expect(gone.toSorted()).toEqual(undoable.map(({ file }) => file).toSorted())
  const again = await importFolder(here.means, demo)
  for (const { file } of undoable) expect(again.counts[file]).toMatchObject({ created: 0, updated: 0 })
  await here.close()
})
