import { type Kysely, sql } from 'kysely'

/**
 * How often a meeting was changed in what a calendar shows of it: whoever changes it, by whatever way, the count rises with
 * the change.
 */
const statements = [
  'alter table meeting add column revision integer not null default 0',
  `create function count_meeting_revision() returns trigger language plpgsql as $body$
begin
  if (new.starts_at, new.ends_at, new.zone, new.place, new.title, new.required, new.status in ('cancelled', 'holiday'))
    is distinct from
    (old.starts_at, old.ends_at, old.zone, old.place, old.title, old.required, old.status in ('cancelled', 'holiday'))
  then
    new.revision := old.revision + 1;
  end if;
  return new;
end $body$`,
  'create trigger meeting_revision before update on meeting for each row execute function count_meeting_revision()',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
