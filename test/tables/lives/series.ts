import { meetingPress } from '../../../src/club/meetings/presses.ts'
import { inClub } from '../../../src/db/club-tx.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import { everybody } from './people.ts'

/** A series, from the line that plans it to its end; it goes on, and what it does by itself is counted later. */
export async function aSeries(club: CountedClub): Promise<void> {
  const looks = () => club.tries(...everybody)
  await club.person('m01').says('/meeting plan every second Saturday 21:00 Chez Sylvie')
  await club.presses('m01', 'series other')
  await club.presses('m01', 'series details')
  await club.submits('m01', { ends: '22:30' })
  await club.presses('m01', 'series change')
  await club.submits('m01', { date: '2026-12-05', time: '21:00', repeat: 'weekly' })
  await club.presses('m01', 'series save')
  await looks()
  await club.presses('m01', 'series show')
  await club.presses('m01', 'series edit')
  await club.submits('m01', { time: '20:30' })
  await club.presses('m01', 'series save')
  const made = await inClub(club.assidu.means, club.clubId, ({ tx }) =>
    tx
      .selectFrom('meeting')
      .select(['id', 'series_id', 'status'])
      .where('series_id', 'is not', null)
      .orderBy('starts_at')
      .execute(),
  )
  const [first, second] = made
  const off = made.find(({ status }) => status === 'holiday')!
  await club.pressesButton('m01', 'meeting restore', off.id)
  await club.pressesButton('m01', 'meeting rest', off.id)
  await club.person('m01').pressesId(meetingPress('move', first!.id))
  await club.submits('m01', { date: '2026-12-06', which: 'one' })
  await club.person('m01').pressesId(meetingPress('details', first!.id))
  await club.submits('m01', { ends: '22:00' })
  await looks()
  await club.pressesButton('m01', 'series end-from', second!.id)
  await club.pressesButton('m01', 'series end-from-yes', second!.id)
  await club.pressesButton('m01', 'series resume', first!.series_id!)
  await club.pressesButton('m01', 'series end', first!.series_id!)
  await club.pressesButton('m01', 'series end-yes', first!.series_id!)
  await club.pressesButton('m01', 'series resume', first!.series_id!)
}

/** Takes the series back, once members know of it. */
export async function takesSeriesBack(club: CountedClub): Promise<void> {
  const { id } = await inClub(club.assidu.means, club.clubId, ({ tx }) =>
    tx.selectFrom('meeting_series').select('id').executeTakeFirstOrThrow(),
  )
  await club.triesButton('m01', 'series unplan-yes', id)
  await club.pressesButton('m01', 'series unplan', id)
  await club.tries(...everybody)
}
