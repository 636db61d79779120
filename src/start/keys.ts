import { setTimeout as pause } from 'node:timers/promises'
import { keptKeys } from '../club/referrals/rules.ts'
import { endRotation, sealAnew } from '../db/rotate.ts'
import type { Assidu } from '../main.ts'

/** Seals anew all that is under the previous key. True once nothing is: then that key may go. */
export async function rotateKeys(assidu: Pick<Assidu, 'means' | 'log'>): Promise<boolean> {
  const { means, log } = assidu
  const { anew, broken } = await sealAnew(means, {
    referral: (row, { prospect_name, prospect_phone, prospect_e164, prospect_email, need }) =>
      keptKeys(
        {
          name: prospect_name,
          phone: prospect_phone,
          e164: prospect_e164,
          email: prospect_email,
          company: (row.prospect_company as string | null) ?? undefined,
        },
        need,
      ),
    prospect_wish: (_, { digest }) => (digest ? [digest] : []),
  })
  if (anew > 0) log.info({ rows: anew }, 'sealed anew under ASSIDU_SECRET_KEY')
  if (broken > 0) log.error({ rows: broken }, 'sealed under ASSIDU_SECRET_KEY_OLD, and changed since: they do not open')
  return endRotation(means)
}

/** How long to wait after a failure, and before looking again for what another process sealed under its older key. */
const soon = 60_000
const later = 3_600_000

/** Seals anew in the background, until the program ends; `done` is called the first time nothing is left to do. */
export async function keepRotating(
  assidu: Pick<Assidu, 'means' | 'log'>,
  { signal, done }: { readonly signal: AbortSignal; readonly done: () => void },
): Promise<void> {
  for (let told = false; !signal.aborted; ) {
    let through = false
    try {
      through = await rotateKeys(assidu)
      if (through && !told) done()
      told ||= through
    } catch (error) {
      assidu.log.error({ err: error }, 'what is sealed could not be sealed anew; it is tried again')
    }
    await pause(through ? later : soon, undefined, { signal, ref: false }).catch(() => {})
  }
}
