import { isDeepStrictEqual } from 'node:util'
import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { changeSettings } from './club-settings.ts'

/** Settings that are chosen together, in a form of their own. A usual one is left out of the record. */
const forms = {
  meetings: ['announceDaysBefore', 'excusedBy', 'rollOpenDays'],
  digest: ['digest'],
  keeping: ['keep'],
} as const satisfies Readonly<Record<string, readonly (keyof ClubSettings)[]>>

type Form = keyof typeof forms
type Of<F extends Form> = { readonly [K in (typeof forms)[F][number]]: ClubSettings[K] | undefined }

/** A choice that was saved: the club as it reads from then on, and the id by which the choice is taken back. */
export type Saved = { readonly club: ClubTx; readonly choice: string }

/** Saves what an organizer chose in one of these forms; refused where it is what stands already. */
export async function chooseTogether<F extends Form>(
  club: ClubTx,
  { by, form, chosen }: { readonly by: Member; readonly form: F; readonly chosen: Of<F> },
): Promise<Saved | Refusal> {
  const choice = club.newId()
  const changed = await changeSettings(club, now => {
    const before = partOf(now, form)
    if (isDeepStrictEqual(before, chosen)) return null
    return { ...now, ...chosen, replaced: { ...now.replaced, [form]: { id: choice, before } } }
  })
  if (changed.row.settings.replaced?.[form]?.id !== choice) return refuse('settings unchanged', {})
  await audit(club, { by, what: 'settings-changed' })
  return { club: changed, choice }
}

/** The last choice in this form was a slip: what stood before it stands again. A later one stands in its way. */
export async function takeBackChoice(
  club: ClubTx,
  { by, form, choice }: { readonly by: Member; readonly form: Form; readonly choice: string },
): Promise<ClubTx | Refusal> {
  let left: ClubSettings | Refusal = refuse('no longer possible', {})
  const changed = await changeSettings(club, now => {
    const replaced = now.replaced?.[form]
    if (replaced?.id !== choice) return null
    const { [form]: _, ...others } = now.replaced ?? {}
    const cleared = Object.fromEntries(forms[form].map(key => [key, undefined]))
    left = { ...now, ...cleared, ...replaced.before, replaced: others }
    return left
  })
  if (isRefusal(left)) return left
  await audit(club, { by, what: 'settings-changed' })
  return changed
}

const partOf = (settings: ClubSettings, form: Form) => Object.fromEntries(forms[form].map(key => [key, settings[key]]))
