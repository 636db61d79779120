import { type Kysely, sql } from 'kysely'

/**
 * How far an episode stands in the totals is kept with its first nudge, so that it is counted once whatever happens; what was
 * counted before is marked so. The totals tell apart the acts that were proposed, and a kind of nudge that does harm is
 * switched off for the installation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table nudge add column counted smallint not null default 0')
  // A policy that holds for the owner too would hide every row from this; it holds again in the same transaction.
  const touched = ['nudge', 'evaluation', 'club', 'notice']
  for (const table of touched) await run(`alter table ${table} no force row level security`)
  await run(`
    with evaluated as (select club_id, max(at) as at from evaluation group by club_id),
    begun as (
      select distinct on (n.club_id, coalesce(n.episode, n.external_id)) n.club_id, n.id, n.decided_at, n.arm from nudge n
      order by n.club_id, coalesce(n.episode, n.external_id), n.decided_at, n.step, n.external_id)
    update nudge set counted = case
      when (evaluated.at at time zone club.zone)::date - (begun.decided_at at time zone club.zone)::date >= 21 then 3 else 1 end
    from begun join evaluated using (club_id) join club using (club_id)
    where nudge.club_id = begun.club_id and nudge.id = begun.id and begun.arm is not null`)
  // Once more, for databases whose owner is held by the policy: nothing was seen there.
  await run(`update notice set follows = arguments ->> 'record'
    where kind = 'nudge' and follows is null and arguments ->> 'record' is not null`)
  for (const table of touched) await run(`alter table ${table} force row level security`)
  await run(`alter table nudge_total add column act text not null default ''`)
  await run('alter table nudge_total drop constraint nudge_total_pkey')
  await run('alter table nudge_total add primary key (kind, act, arm, outcome)')
  await run('create table nudge_off (kind text primary key, at timestamptz not null)')
  await run('grant select, insert on nudge_off to assidu_app')
}
