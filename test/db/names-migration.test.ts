import { sql } from 'kysely'
import { expect } from 'vitest'
import { up as words } from '../../migrations/0012-names.ts'
import { up as keys } from '../../migrations/0017-name-keys.ts'
import { connect } from '../../src/db/connect.ts'
import { nameKey, searchForm } from '../../src/terms/names.ts'
import { story } from '../kit/story.ts'

story(
  'members of before are found and told apart as those of today are',
  async ({ url, inClub, idOf, people: { ana } }) => {
    const names = { lea: 'Mme Éloïse D’Aubigné', marc: 'ROY  Jean\u2011Pierre', olga: 'Łukasz Sørensen-Weiß' }
    await inClub(async ({ tx }) => {
      for (const [who, name] of Object.entries(names))
        await tx
          .updateTable('member')
          .set({ name, search: name.toLowerCase() })
          .where('id', '=', idOf(who as keyof typeof names))
          .execute()
    })
    const owner = connect(url, { as: 'owner', max: 1 })
    try {
      await sql`alter table member drop column name_key`.execute(owner.db)
      await owner.db.transaction().execute(async tx => {
        await words(tx as never)
        await keys(tx as never)
      })
    } finally {
      await owner.close()
    }
    const rows = await inClub(({ tx }) => tx.selectFrom('member').select(['name', 'search', 'name_key']).execute())
    expect(rows).toHaveLength(4)
    for (const { name, search, name_key } of rows)
      expect({ name, search, name_key }).toEqual({ name, search: searchForm(name), name_key: nameKey(name) })
    await ana.says('/refer @"daubigne eloise" inside "A roof"')
    expect(ana.texts.at(-1)).toContain('Éloïse D’Aubigné')
  },
)
