import { dashless } from '../../../src/grammar/press.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Introductions and one-to-ones. */
export async function introduces({ club, says, presses, sends, submits, looks }: Told): Promise<void> {
  await says('m06', '/intro')
  await submits('m06', { first: club.idOf('m08'), second: club.idOf('m10'), context: 'Deux métiers' })
  await presses('m06', 'intro change')
  await submits('m06', { context: 'Deux métiers qui se complètent' })
  await sends('m06')
  await looks()
  await presses('m08', 'intro later')
  await presses('m08', 'intro accept')
  await presses('m10', 'intro accept')
  const agreed = await agreedOn(club)
  await club.pressesButton('m08', 'intro met', agreed)
  await club.triesButton('m08', 'intro thank', agreed)
  // Two want the same two to meet: the second one's is kept until the first has ended.
  for (const asker of ['m06', 'm10']) {
    await says(asker, '/intro @"Thomas Aubriot" @"Gérard Mougeot" "Deux métiers"')
    await sends(asker)
  }
  await says('m06', '/intro @"Amélie Vautrin" "Deux métiers"')
  await presses('m06', 'intro change')
  await submits('m06', { context: 'Deux métiers qui se complètent' })
  await says('m06', '/intro @"Amélie Vautrin" @"Lucie Perrin" "Deux métiers"')
  await sends('m06')
  await presses('m08', 'intro accept')
  await club.triesForm('m08')
  await says('m05', '/intro me')
  await says('m05', '/one-to-one')
  await presses('m05', 'one-to-one propose')
  await submits('m05', { with: [club.idOf('m06')], when: 'friday 2026-11-27 14:00, saturday 2026-11-28 10:00' })
  await looks()
  await presses('m06', 'one-to-one moments')
  await submits('m06', { when: 'friday 2026-11-27 15:00' })
  await looks()
  await presses('m05', 'one-to-one pick')
  await looks()
  await says('m08', '/one-to-one')
  await presses('m08', 'one-to-one propose')
  await submits('m08', { with: [club.idOf('m10'), club.idOf('m12')], when: 'friday 2026-12-04 9:00' })
  await presses('m10', 'one-to-one pick')
  await looks()
  await presses('m12', 'one-to-one pick')
  await presses('m08', 'one-to-one call-off')
  await looks()
  await says('m04', '/one-to-one')
  await presses('m04', 'one-to-one log')
  await submits('m04', { with: [club.idOf('m09'), club.idOf('m12')], date: 'yesterday' })
  await looks()
  await presses('m09', 'one-to-one held')
  await presses('m09', 'one-to-one useful')
  await looks()
  await presses('m09', 'one-to-one amend')
  await submits('m09', { date: '2 days ago' })
  await presses('m04', 'one-to-one amend')
  await submits('m04', { with: [club.idOf('m09')], date: 'yesterday' })
  await says('m05', '/one-to-one')
  await presses('m05', 'one-to-one propose')
  await submits('m05', { with: [club.idOf('m04')], when: '', place: '' })
  await looks()
  await presses('m04', 'one-to-one yes')
  // An organizer brings two together, and takes it back.
  await club.pressesButton('m01', 'one-to-one coffee', club.idOf('m17'))
  await club.pressesButton('m01', 'one-to-one bring', `${dashless(club.idOf('m02'))}.${dashless(club.idOf('m17'))}`)
  await club.pressesButton('m01', 'one-to-one undo-bring', (await theCoffee(club)) ?? '')
}

const theCoffee = (club: CountedClub) =>
  club.inClub(
    async ({ tx }) =>
      (await tx.selectFrom('one_to_one').select('id').where('brought_by', 'is not', null).executeTakeFirst())?.id,
  )

/** The introduction that two have just agreed to. */
async function agreedOn(club: CountedClub): Promise<string> {
  const { id } = await club.inClub(({ tx }) =>
    tx
      .selectFrom('introduction')
      .select('id')
      .where('status', '=', 'accepted')
      .orderBy('decided_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return id
}
