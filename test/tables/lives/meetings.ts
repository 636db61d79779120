import type { CountedClub } from '../../kit/counted-club.ts'
import { aSeries, takesSeriesBack } from './series.ts'
import type { Told } from './told.ts'

/** Meetings. */
export async function meets({ club, times, says, presses, submits, looks }: Told): Promise<void> {
  await says('m01', '/meeting')
  await presses('m01', 'meeting plan')
  await submits('m01', { date: '2026-12-01', time: '18:30', repeat: '' })
  await looks()
  await says('m01', '/meeting plan 8 December 18:30')
  await aSeries(club)
  await club.goesTo('2026-11-23T12:00')
  await says('m01', '/meeting')
  await looks()
  await club.goesTo('2026-11-24T12:00')
  for (const account of club.accounts.filter((_, n) => n % 2 === 0)) await says(account, '/meeting present')
  await says('m05', '/meeting')
  for (let guest = 1; guest <= 2 * times; guest++) {
    await presses('m05', 'meeting guest')
    await submits('m05', { name: `Invité ${guest}`, agreed: true })
  }
  await presses('m05', 'meeting guest')
  await submits('m05', { name: 'Jeanne Valois', agreed: true })
  await looks()
  await says('m01', '/meeting')
  await club.triesButton('m01', 'meeting ahead', '2')
  await club.triesButton('m01', 'meeting who', await nextMeeting(club))
  await club.pressesButton('m01', 'meeting unplan', await nextMeeting(club))
  await club.triesButton('m01', 'meeting unplan-yes', await nextMeeting(club))
  await looks()
  await takesSeriesBack(club)
  await says('m01', '/meeting')
  await presses('m01', 'meeting move')
  await submits('m01', { time: '19:30' })
  await presses('m01', 'meeting cancel')
  await looks()
  await presses('m01', 'meeting cancel-yes')
  await looks()
  await presses('m01', 'meeting restore')
}

/** The one that comes next. */
export const nextMeeting = (club: CountedClub) =>
  club.inClub(async ({ tx, at }) => {
    const coming = tx.selectFrom('meeting').select('id').where('status', '=', 'planned').where('starts_at', '>', at)
    const { id } = await coming.orderBy('starts_at').limit(1).executeTakeFirstOrThrow()
    return id
  })
