import { type Kysely, sql } from 'kysely'

/**
 * What a notice is kept once for follows from its kind, its arguments and its reader. Keys written by hand before become
 * those that are made now, so that nothing kept before is kept a second time.
 */
const kinds = [
  ...[
    'introduction-asked',
    'introduction-reminder',
    'introduction-ended',
    'introduction-agreed',
    'introduction-opened',
  ],
  ...['introduction-stuck', 'introduction-contact', 'introduction-met'],
  ...['one-to-one-proposed', 'one-to-one-opened', 'one-to-one-held', 'referral-received'],
  ...[
    'meeting-unanswered',
    'meeting-coming',
    'guest-follow-up',
    'link-asked',
    'organizer-confirmed',
    'club-taken-over',
  ],
  ...['remark', 'remark-answered', 'nudge', 'coffee', 'hand-over', 'erase-asked'],
]

export async function up(db: Kysely<unknown>): Promise<void> {
  // A policy that holds for the owner too would hide every row from this; it holds again in the same transaction.
  await sql`alter table notice no force row level security`.execute(db)
  await sql`
    with made as (
      select n.club_id, n.id, concat_ws(':', n.kind,
        (select string_agg(a.value, ':' order by a.key collate "C") from jsonb_each_text(n.arguments) a), n.reader_id) as once
      from notice n where n.kind in (${sql.join(kinds)}) and not n.arguments ? 'whole'),
    firsts as (select distinct on (club_id, once) * from made order by club_id, once, id)
    update notice n set once = f.once from firsts f where n.club_id = f.club_id and n.id = f.id and n.once <> f.once
      and not exists (select from notice o where o.club_id = f.club_id and o.once = f.once and o.id <> f.id)`.execute(
    db,
  )
  await sql`alter table notice force row level security`.execute(db)
}
