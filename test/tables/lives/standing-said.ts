import type { Told } from './told.ts'

/** An organizer says something of others, and takes it back. */
export async function saysOfOthers({ club }: Told): Promise<void> {
  // An organizer says of the one who asks most that he is no hunter.
  await club.triesButton('m01', 'standing clear', club.idOf('m09'))
  // What he says of somebody by a slip is unsaid.
  for (const saying of ['clear', 'speak', 'spare'])
    for (const press of [saying, `unsay-${saying}`])
      await club.pressesButton('m01', `standing ${press}`, club.idOf('m09'))
}
