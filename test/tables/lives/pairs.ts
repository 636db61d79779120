import { apartPress } from '../../../src/club/apart/presses.ts'
import { recordPair } from '../../../src/grammar/press.ts'
import type { Told } from './told.ts'

/** Who is brought together, and who is not. */
export async function keepsApart({ club, says, presses, submits, looks }: Told): Promise<void> {
  await says('m01', '/club pairs')
  await presses('m01', 'club-pairs add')
  await submits('m01', { one: club.idOf('m05'), other: club.idOf('m06') })
  await looks()
  await club.triesButton('m01', 'club-pairs keep', recordPair.write(club.idOf('m08'), club.idOf('m10')))
  await club.triesButton('m05', 'apart open')
  await club.person('m05').pressesId(apartPress('add'))
  await submits('m05', { member: club.idOf('m08') })
  await looks()
  await club.triesButton('m05', 'apart keep', club.idOf('m10'))
  await club.triesButton('m05', 'calendar open')
  await club.triesButton('m05', 'calendar make')
  await club.triesButton('m05', 'calendar stop')
  for (const button of ['skip', 'join']) await club.pressesButton('m05', `round ${button}`, '2026-12')
}
