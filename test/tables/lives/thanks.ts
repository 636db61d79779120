import { thanksPress } from '../../../src/club/thanks/presses.ts'
import type { Told } from './told.ts'

/** Thanks. */
export async function thanks({ club, says, presses, submits, looks }: Told): Promise<void> {
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m06'), what: 'help', channel: true })
  await looks()
  await club.triesButton('m06', 'thanks between-us')
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m08'), what: 'introduction', channel: true })
  await looks()
  await presses('m08', 'thanks in-channel')
  await presses('m08', 'thanks right')
  await presses('m08', 'thanks not-quite')
  await looks()
  await presses('m05', 'thanks amend')
  await submits('m05', { amount: '1 300' })
  await looks()
  await presses('m05', 'thanks undo')
  await looks()
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m09'), what: 'help', amount: '2 000 000' })
  await looks()
  for (const need of ['A roof', 'A door']) {
    await says('m06', '/refer')
    await submits('m06', { receiver: club.idOf('m10'), kind: 'inside', need, who: '' })
  }
  await says('m10', '/thanks')
  await submits('m10', { to: club.idOf('m06'), what: 'referral' })
  await looks()
  await presses('m10', 'thanks which')
  await looks()
  const passed = await club.inClub(({ tx }) =>
    tx
      .selectFrom('referral')
      .select('id')
      .where('giver_id', '=', club.idOf('m06'))
      .where('receiver_id', '=', club.idOf('m10'))
      .where(
        'id',
        'not in',
        tx
          .selectFrom('thanks')
          .select('referral_id')
          .where('referral_id', 'is not', null)
          .$castTo<{ referral_id: string }>(),
      )
      .orderBy('given_at', 'desc')
      .executeTakeFirstOrThrow(),
  )
  await club.triesButton('m10', 'thanks for-referral', passed.id)
  await club.triesButton('m10', 'thanks to', club.idOf('m06'))
  await club.person('m10').pressesId(thanksPress('for-referral', passed.id))
  await club.triesForm('m10')
}
