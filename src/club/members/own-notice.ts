import type { ClubTx } from '../../db/club-tx.ts'
import { factsOf } from '../../notices/gathered.ts'
import type { Arguments, NoticeKinds, Shown } from '../../notices/kind.ts'
import { noticeById } from '../../notices/waiting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { memberRef } from './queries.ts'
import { isSwitchedOff, settingsOf } from './settings.ts'

/** A message to its reader: its kind with the facts as they are now, and whether he switched that kind off. */
export type OwnNotice = {
  readonly id: string
  readonly kind: Shown
  readonly arguments: Arguments
  readonly facts: unknown
  readonly off: boolean
}

/** The notice behind a message's button, for its reader alone. */
export async function ownNotice(
  club: ClubTx,
  kinds: NoticeKinds,
  { by, notice: id }: { by: Member; notice: string },
): Promise<OwnNotice | Refusal> {
  const row = await noticeById(club, id)
  if (!row) return refuse('no longer possible', {})
  const kind = kinds.of(row.kind)
  if (row.reader !== by.id && !row.people?.includes(by.id)) return refuse('not for you', {})
  const facts = await factsOf(club, kind, { id, ...row }, memberRef(by))
  if (facts === null || facts === undefined) return refuse('no longer possible', {})
  const off = isSwitchedOff(await settingsOf(club, by.id), kind.name)
  return { id, kind, arguments: row.arguments, facts, off }
}
