import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { type AuditLine, audit, lastAudited } from '../members/audit.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { eraseAsked } from './kinds.ts'

/** What the audit calls them. */
const erasureAsked = 'erase-asked'
const takenBack = 'erase-taken-back'

/** He asks to be erased: the organizers are told, each privately; nothing else happens yet. Gives the request's id. */
export async function askErasure(club: ClubTx, { by }: { by: Member }): Promise<string> {
  await onlyOneAtATime(club, 'erasure', by.id)
  const open = await erasureAskedBy(club, by.id)
  if (open) return open.id
  const id = await audit(club, { by, what: erasureAsked, about: by.id })
  await tellOrganizers(club, eraseAsked, { request: id }, { privately: true, except: by.id })
  return id
}

export async function takeErasureBack(
  club: ClubTx,
  { by, request }: { by: Member; request: string },
): Promise<null | Refusal> {
  await onlyOneAtATime(club, 'erasure', by.id)
  if ((await erasureAskedBy(club, by.id))?.id !== request)
    return (await isTakenBack(club, request)) ? refuse('done already', { by: null }) : refuse('no longer possible', {})
  await audit(club, { by, what: takenBack, about: by.id, detail: request })
  await dropKept(club, request, [eraseAsked], 'taken back')
  await redrawAbout(club, request)
  return null
}

/** His latest request, unless he took it back. */
export async function erasureAskedBy(club: ClubTx, member: string): Promise<AuditLine | null> {
  const request = await lastAudited(club, erasureAsked, { about: member })
  return request && !(await isTakenBack(club, request.id)) ? request : null
}

export async function isTakenBack(club: ClubTx, request: string): Promise<boolean> {
  return (await lastAudited(club, takenBack, { detail: request })) !== null
}
