import { sql } from 'kysely'
import type { Proposals } from '../proposals.ts'
import { none } from '../topic.ts'

export const askProposals: Proposals = {
  proposes: none,

  help: club => sql`
    select 'answer' as what, k.author_id as "to", n.member_id as by, n.answered_at as at
    from answer n join ask k on k.club_id = n.club_id and k.id = n.ask_id
    where n.club_id = ${club.id} and n.helpful is not false and n.withdrawn_at is null`,

  deeds: none,

  forHimself: none,
}
