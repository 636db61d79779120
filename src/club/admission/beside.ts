import type { ClubTx } from '../../db/club-tx.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { membersByIds } from '../members/queries.ts'
import { familyOfCandidate } from '../sectors/families.ts'
import { readBalance } from '../sectors/read.ts'
import { type WhatIf, whatIf } from '../sectors/rules.ts'
import { asCandidate, closeInTrade, inSameTrade } from '../trades/alike.ts'
import { openApplications } from './queries.ts'

/** `asked`: whether they would work well together. */
export type CloseMember = { readonly member: Member; readonly asked: boolean }

/** A candidate beside the club: for whoever decides or votes, and never for him or the members. */
export type Beside = {
  /** What he would change, in seats; null where nobody can tell his sector. */
  readonly whatIf: WhatIf | null
  /** Members who say nearly the same of their trade, the closest first. */
  readonly close: readonly CloseMember[]
  /** Other candidates of the same trade who wait. */
  readonly comparable: readonly string[]
}

/** So many members close in trade are named. */
const mostClose = 5

/** Null once it is decided: then nothing is compared any more. */
export async function besideOf(club: ClubTx, application: Application): Promise<Beside | null> {
  if (application.status !== 'open' && application.status !== 'later') return null
  const balance = await readBalance(club)
  const family = familyOfCandidate(application)
  const close = closeInTrade(application, balance.people).slice(0, mostClose)
  const members = await membersByIds(
    club,
    close.map(({ id }) => id),
  )
  const asked = await askedOf(club, application.id)
  const waiting = (await openApplications(club)).filter(({ id }) => id !== application.id)
  return {
    whatIf: family && whatIf(balance, family),
    close: close
      .flatMap(({ id }) => members.get(id) ?? [])
      // Who vouches for him has said so.
      .filter(({ id }) => id !== application.sponsor?.id)
      .map(member => ({ member, asked: asked.has(member.id) })),
    comparable: waiting
      .filter(other => inSameTrade(asCandidate(application), asCandidate(other)))
      .map(({ name }) => name),
  }
}

async function askedOf(club: ClubTx, application: string): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('application_close')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('application_id', '=', application)
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}
