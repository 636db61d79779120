import type { Told } from './told.ts'

/** An organizer says something of others, and takes it back. */
export async function saysOfOthers({ club, says, presses, submits }: Told): Promise<void> {
  // What acts count for is changed, and taken back.
  await says('m01', '/club')
  await presses('m01', 'club-weights open')
  await says('m01', '/club weights')
  await presses('m01', 'club-weights change')
  await submits('m01', {
    ...{ referral: '2', introduction: '1', answer: '1', guest: '1', sponsorship: '1', thanks: '0.5' },
    ...{ 'introduction-for-himself': '1', ask: '1', offer: '0.7', problem: '0.5', 'half-life': '270' },
  })
  // Nobody of this club would stand elsewhere: there is no button to see who.
  const shown = JSON.stringify(club.person('m01').messages.map(({ view }) => view))
  await club.pressesButton('m01', 'club-weights who', /club-weights\|save\|([^"|]+)/.exec(shown)![1])
  await presses('m01', 'club-weights save')
  await presses('m01', 'club-weights undo')
  // An organizer says of the one who asks most that the flag is right, and takes it back; then that he is no hunter.
  await club.pressesButton('m01', 'standing agree', club.idOf('m09'))
  await club.pressesButton('m01', 'standing unsay-agree', club.idOf('m09'))
  await club.triesButton('m01', 'standing clear', club.idOf('m09'))
  // What he says of somebody by a slip is unsaid.
  for (const saying of ['clear', 'speak', 'spare'])
    for (const press of [saying, `unsay-${saying}`])
      await club.pressesButton('m01', `standing ${press}`, club.idOf('m09'))
}
