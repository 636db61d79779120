import { releasing } from '../../../src/club/introductions/kinds.ts'
import { closing } from '../../../src/club/referrals/kinds.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Third persons. */
export async function forgetsProspects({ club, says, presses, submits, looks }: Told): Promise<void> {
  await says('m05', '/refer @"Karim Hadjadj" outside "A wall" prospect:"Mrs Vidal" phone:"06 39 98 31 41" agreed:yes')
  await says('m01', '/club prospects')
  await presses('m01', 'club-prospects held')
  await club.triesForm('m01', { phone: '0639983141' })
  await presses('m01', 'club-prospects lift')
  await club.triesForm('m01', { phone: '0639983141' })
  await presses('m01', 'club-prospects forget')
  await submits('m01', { phone: '06.39.98.31.41', email: '', name: '' })
  await looks()
  await presses('m01', 'club-prospects forget-him')
  await presses('m01', 'club-prospects lift')
  await submits('m01', { phone: '0639983141', email: '', name: '' })
  await says('m05', '/refer @"Sylvie Marchenoir" outside "A door" prospect:"Mrs Anna Vidal" agreed:yes')
  await presses('m01', 'club-prospects forget')
  await submits('m01', { phone: '', email: '', name: 'Anna Vidal' })
  await looks()
}

/**
 * A referral of which nobody has said a word for half a year, and an introduction that has waited for another's end.
 */
export const forgotten = (club: CountedClub) =>
  club.inClub(async inClub => {
    const { tx, at } = inClub
    const long = at.subtract({ hours: 181 * 24 })
    const referral = await tx
      .selectFrom('referral')
      .select('id')
      .where('receiver_id', '=', club.idOf('m30'))
      .where('status', '=', 'new')
      .executeTakeFirstOrThrow()
    await tx.updateTable('referral').set({ given_at: long, status_at: long }).where('id', '=', referral.id).execute()
    await closing.ask(inClub, referral.id, at)
    const held = await tx
      .selectFrom('introduction')
      .select('id')
      .where('held', '=', true)
      .where('requested_by', '=', club.idOf('m05'))
      .executeTakeFirstOrThrow()
    await releasing.ask(inClub, held.id, at)
  })
