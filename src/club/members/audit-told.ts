import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type AuditedAs, type AuditTold, auditedAs, namesItsMember } from '../../terms/audited.ts'
import { memberRef, membersByIds } from './queries.ts'

/** A page of it, the latest first; `earlier`: the line before which there are more. */
export type AuditPage = { readonly lines: readonly AuditTold[]; readonly earlier: string | null }

const onAPage = 15

/** What organizers did, before a line, or up to now. What is a member's own affair is not in it: see `notTold`. */
export async function auditPage(club: ClubTx, before: string | null): Promise<AuditPage> {
  const { rows } = await sql<{
    id: string
    at: Temporal.Instant
    by: string | null
    what: string
    about: string | null
  }>`
    select id, at, by_id as by, what, about from audit
    where club_id = ${club.id} and (what = any(${auditedAs as string[]}) or what like 'said: %' or what like 'unsaid: %')
      and (${before}::uuid is null or (at, id) < (select at, id from audit where club_id = ${club.id} and id = ${before}))
    order by at desc, id desc limit ${onAPage + 1}`.execute(club.tx)
  const shown = rows.slice(0, onAPage)
  const people = await membersByIds(
    club,
    shown.flatMap(({ by, about, what }) => [by ?? [], namesItsMember(what as AuditedAs) ? (about ?? []) : []].flat()),
  )
  const named = (id: string | null) => {
    const member = id === null ? undefined : people.get(id)
    return member ? memberRef(member) : null
  }
  return {
    lines: shown.map(({ at, by, what, about }) => ({
      ...{ at, by: named(by) },
      what: /^(?:un)?said: /.test(what) ? 'said' : (what as AuditedAs),
      about: named(about),
    })),
    earlier: rows.length > onAPage ? shown.at(-1)!.id : null,
  }
}
