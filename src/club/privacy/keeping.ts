import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { chooseTogether, takeBackChoice } from '../setup/chosen.ts'
import { keptDays, keptKinds, leastDays, mostDays, usualDays } from './rules.ts'

export type Typed = { readonly [K in keyof KeptDays]: string }

/** What was typed as days, kind by kind; what is none, or out of bounds, is refused at its field. */
export function keepingTyped(typed: Typed): KeptDays | Refusal {
  const days: Partial<Record<keyof KeptDays, number>> = {}
  for (const kind of keptKinds) {
    const written = typed[kind].trim()
    const [from, to] = [leastDays[kind], mostDays[kind]]
    const given = /^\d{1,4}$/.test(written) ? Number(written) : Number.NaN
    if (!(given >= from && given <= to)) return refuse('days out of bounds', { typed: written, from, to }, kind)
    days[kind] = given
  }
  return days as KeptDays
}

/** An organizer chooses for how long what is kept. What is past its time goes in the next night, so that until then it is undone. */
export async function chooseKeeping(
  club: ClubTx,
  { by, days }: { readonly by: Member; readonly days: KeptDays },
): Promise<{ readonly days: KeptDays; readonly choice: string } | Refusal> {
  const own = Object.fromEntries(keptKinds.filter(kind => days[kind] !== usualDays[kind]).map(one => [one, days[one]]))
  const keep = Object.keys(own).length === 0 ? undefined : own
  const saved = await chooseTogether(club, { by, form: 'keeping', chosen: { keep } })
  return isRefusal(saved) ? saved : { days, choice: saved.choice }
}

/** The last choice was a slip. What a night has let go of does not come back. */
export async function unchooseKeeping(
  club: ClubTx,
  { by, choice }: { readonly by: Member; readonly choice: string },
): Promise<KeptDays | Refusal> {
  const changed = await takeBackChoice(club, { by, form: 'keeping', choice })
  return isRefusal(changed) ? changed : keptDays(changed.row.settings)
}
