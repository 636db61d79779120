import { type Kysely, sql } from 'kysely'

/**
 * That a guest agrees to be on the list, what he made of the club, and on which day that is asked once more. Of the guests who
 * are there already nothing is said.
 */
const columns = `
alter table guest add column agreed_at timestamptz;
alter table guest add column impression text;
alter table guest add column ask_again_on date;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = columns.split(';\n').filter(text => text.trim() !== '')
  for (const statement of statements) await sql.raw(statement).execute(db)
}
