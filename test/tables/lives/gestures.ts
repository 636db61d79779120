import { neverTyped } from '../../../src/grammar/define.ts'
import { typed } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Every command is typed, and its form opened. */
export async function typesEverything({ club, says, looks }: Told): Promise<void> {
  for (const command of club.assidu.commands.filter(({ under }) => under !== neverTyped)) {
    await says('m01', typed(command))
    await club.triesForm('m01')
  }
  await looks()
}
