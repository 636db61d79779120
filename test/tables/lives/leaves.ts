import { whenBack } from '../../../src/club/referrals/kinds.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Pauses, and a member who leaves and stays after all. */
export async function pauses({ club, says, presses, submits, looks }: Told): Promise<void> {
  await says('m05', '/pause')
  await submits('m05', { length: 'two-weeks', until: '', from: '' })
  await says('m05', '/pause until:2026-12-20')
  await keepsForReturn(club)
  await presses('m05', 'pause back-to')
  await says('m05', '/pause')
  await presses('m05', 'pause end')
  await presses('m05', 'pause resume')
  await presses('m05', 'pause undo')
  await presses('m05', 'pause take')
  await submits('m05', { length: 'date', until: '2026-11-21', from: '' })
  await says('m05', '/pause')
  await presses('m05', 'pause renew')
  await looks()
  await says('m05', '/pause')
  await presses('m05', 'pause end')
  await says('m24', '/pause until:2026-12-01')
  await looks()
  await says('m08', '/profile')
  await presses('m08', 'parting ask')
  await presses('m08', 'parting leave')
  await looks()
  await presses('m08', 'parting stay')
  await looks()
}

/** What waits until Karim, who is on leave, is back: taken back, let go, given to another, and passed on when it is time. */
async function keepsForReturn(club: CountedClub): Promise<void> {
  for (const then of ['refer stop-waiting', 'refer go-now', null]) {
    await club.person('m06').says(`/refer @"Karim Hadjadj" outside "A roof" prospect:"Mrs Rain ${then}" agreed:yes`)
    await club.presses('m06', 'refer when-back')
    if (then) await club.presses('m06', then)
  }
  const wait = await club.inClub(({ tx }) => tx.selectFrom('referral_wait').select('id').executeTakeFirstOrThrow())
  const ended = (at: Temporal.Instant | null) =>
    club.inClub(({ tx }) => tx.updateTable('referral_wait').set({ ended_at: at }).execute())
  await club.triesButton('m06', 'refer waiting', wait.id)
  await ended(await club.inClub(async ({ at }) => at))
  await club.triesButton('m06', 'refer give-on', wait.id)
  await ended(null)
  await club.inClub(inClub => whenBack.ask(inClub, wait.id, inClub.at))
}
