import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { NudgeKind } from '../../terms/nudge.ts'
import { audit } from '../members/audit.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { harmful, type Total } from './effect.ts'

/** A kind of nudge that did harm, since when it is off for the installation, and whether this club sends it all the same. */
export type SwitchedOff = { readonly kind: NudgeKind; readonly at: Temporal.Instant; readonly allTheSame: boolean }

/** What was switched off, the first first. */
export async function switchedOff(club: ClubTx): Promise<SwitchedOff[]> {
  const rows = await club.tx.selectFrom('nudge_off').selectAll().orderBy('at').orderBy('kind').execute()
  const here = new Set(club.row.settings.nudgesAllTheSame)
  return rows.map(({ kind, at }) => ({ kind: kind as NudgeKind, at, allTheSame: here.has(kind) }))
}

/** The kinds that are not sent in this club. */
export const offHere = (off: readonly SwitchedOff[]): ReadonlySet<string> =>
  new Set(off.filter(({ allTheSame }) => !allTheSame).map(({ kind }) => kind))

/**
 * Switches off what is measured to do harm, in all clubs of the installation, and gives what is off. It stays off until the
 * organizers of a club want it all the same there: with nothing sent, nothing more would be learned of it by itself. What is
 * sent there goes on being compared.
 */
export async function switchOffHarm(club: ClubTx, totals: readonly Total[]): Promise<SwitchedOff[]> {
  const off = await switchedOff(club)
  const known = new Set<string>(off.map(({ kind }) => kind))
  const found = harmful(totals).filter(kind => !known.has(kind))
  if (found.length === 0) return off
  await club.tx
    .insertInto('nudge_off')
    .values(found.map(kind => ({ kind, at: club.at })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return switchedOff(club)
}

type Chosen = { readonly by: Member; readonly kind: NudgeKind }

/** The organizers want this kind sent in their club all the same; gives the club as it reads from then on. */
export const sendAllTheSame = (club: ClubTx, { by, kind }: Chosen): Promise<ClubTx> => choose(club, by, kind, true)

/** They do as the other clubs after all. */
export const leaveOff = (club: ClubTx, { by, kind }: Chosen): Promise<ClubTx> => choose(club, by, kind, false)

async function choose(club: ClubTx, by: Member, kind: NudgeKind, isSent: boolean): Promise<ClubTx> {
  let isNew = false
  const changed = await changeSettings(club, settings => {
    const now = settings.nudgesAllTheSame ?? []
    if (now.includes(kind) === isSent) return null
    isNew = true
    return { ...settings, nudgesAllTheSame: isSent ? [...now, kind] : now.filter(one => one !== kind) }
  })
  if (isNew) await audit(club, { by, what: isSent ? 'nudges-sent-all-the-same' : 'nudges-left-off', detail: kind })
  return changed
}
