import { expect } from 'vitest'
import { labels, planned, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

/** The digits in what was last said. */
const digitsIn = (text: string) => /\b\d{4}\b/.exec(text.replaceAll(/\d{1,2} h \d{2}|2026/g, ''))![0]

story('an organizer reads a code aloud, each types it, and the roll opens with who is there', async club => {
  const { people, clock } = club
  const { lea, marc, ana, olga } = people
  await planned(club)
  await ana.says('/meeting absent')
  await clock.goesTo('2026-11-12T07:10')
  await lea.says('/reunion arrivée 1234')
  expect(told(lea)).toContain('dès 7 h 15')
  await olga.says('/meeting')
  await olga.presses('At the door')
  expect(told(olga)).toContain('from 7:15')
  expect(told(olga)).toContain('The code stands here then')

  await clock.goesTo('2026-11-12T07:31')
  await olga.presses('Read it again')
  expect(told(olga)).toMatch(/Today’s code: \d{4}, good until 8:00/)
  const code = digitsIn(told(olga).split('Today’s code: ')[1]!)
  const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0')
  await lea.says(`/reunion arrivée ${wrong}`)
  expect(told(lea)).toContain('Ce n’est pas le code de cette réunion')
  await lea.says(`/reunion arrivée ${code}`)
  expect(told(lea)).toContain('Vous êtes là, c’est noté')
  await lea.says(`/reunion arrivée ${code}`)
  expect(told(lea)).toContain('est notée depuis 7 h 31')

  // One step of the clock later it is still taken, and whoever had said that he would not come is there.
  await clock.goesTo('2026-11-12T07:56')
  await ana.says('/meeting')
  expect(told(ana)).toContain('Are you there?')
  await ana.presses('I am here')
  await ana.submits({ code: wrong })
  expect(ana.problems.code).toContain('That is not the code')
  await ana.submits({ code })
  expect(told(ana)).toContain('You are here, it is noted')
  await clock.goesTo('2026-11-12T08:01')
  await marc.says(`/reunion arrivée ${code}`)
  expect(told(marc)).toContain('Ce n’est pas le code')

  // "That was not me", and what an organizer takes away and puts back.
  await lea.says('/reunion')
  await lea.presses('Ce n’était pas moi')
  expect(told(lea)).toContain('n’est plus notée')
  // The meeting has begun: the sheet of its roll leads to the door for as long as that is open.
  await olga.says('/club roll-call')
  await olga.presses('At the door')
  expect(told(olga)).toContain('1 check-in')
  expect(told(olga)).toContain('Ana Costa, 7:56, by the code')
  await olga.chooses(/Take a check-in away/, 'Ana Costa')
  expect(told(olga)).toContain('Ana Costa is no longer checked in')
  await olga.presses('Put it back')

  await olga.says('/club roll-call')
  await olga.presses('Save the roll')
  expect(told(olga)).toContain('1 there (1 late)')
  const rows = await club.inClub(({ tx }) =>
    tx
      .selectFrom('attendance')
      .select(['member_id', 'status', 'checked_in_at'])
      .where('status', '<>', 'absent')
      .execute(),
  )
  // She came eleven minutes after the start: late.
  expect(rows).toMatchObject([{ member_id: club.idOf('ana'), status: 'late' }])
  expect(rows[0]!.checked_in_at!.toString()).toBe('2026-11-12T06:56:00Z')

  // A correction says what she is; since when she was there stays, also where the line was wrong for a moment.
  const line = (who: 'ana' | 'lea') =>
    club.inClub(async ({ tx }) => {
      const one = tx
        .selectFrom('attendance')
        .select(['status', 'checked_in_at'])
        .where('member_id', '=', club.idOf(who))
      const { status, checked_in_at } = await one.executeTakeFirstOrThrow()
      return [status, checked_in_at?.toString() ?? null]
    })
  await olga.presses('Correct the roll')
  expect(labels(olga)).not.toContain('At the door')
  await olga.presses('– Marc Dubois')
  await olga.presses('✓ Ana Costa · late')
  await olga.presses('Save the correction')
  expect(await line('ana')).toEqual(['absent', null])
  await olga.presses('Undo this correction')
  expect(await line('ana')).toEqual(['late', '2026-11-12T06:56:00Z'])
  await olga.presses('Correct the roll')
  await olga.presses('By name…')
  await olga.submits({ who: [club.idOf('ana')], state: 'present' })
  await olga.presses('Save the correction')
  expect(await line('ana')).toEqual(['present', '2026-11-12T06:56:00Z'])
  // So does what an import said of somebody who has not checked in here.
  const imported = Temporal.Instant.from('2026-11-12T06:44:00Z')
  await club.inClub(({ tx }) =>
    tx
      .updateTable('attendance')
      .set({ status: 'present', checked_in_at: imported })
      .where('member_id', '=', club.idOf('lea'))
      .execute(),
  )
  await olga.presses('Correct the roll')
  await olga.presses('✓ Léa Martin')
  await olga.presses('Save the correction')
  expect(await line('lea')).toEqual(['absent', null])
  await olga.presses('Undo this correction')
  expect(await line('lea')).toEqual(['present', imported.toString()])
  await marc.says(`/reunion arrivée ${code}`)
  expect(told(marc)).toContain('est finie, ou son appel est fait')
  expect(labels(marc)).not.toContain('Je suis là')
})

story('codes that fit nothing are few: then the right one does not either, for him alone', async club => {
  const { people, clock } = club
  const { lea, marc, olga } = people
  await planned(club)
  await clock.goesTo('2026-11-12T07:31')
  await olga.says('/meeting')
  await olga.presses('At the door')
  const code = digitsIn(told(olga).split('Today’s code: ')[1]!)
  for (let n = 1; n <= 8; n++)
    await lea.says(`/reunion arrivée ${String((Number(code) + n) % 10_000).padStart(4, '0')}`)
  await lea.says(`/reunion arrivée ${code}`)
  expect(told(lea)).toContain('Trop de codes')
  await marc.says(`/reunion arrivée ${code}`)
  expect(told(marc)).toContain('Vous êtes là')
  const kept = await club.inClub(({ tx }) => tx.selectFrom('check_in').select('member_id').execute())
  expect(kept).toEqual([{ member_id: club.idOf('marc') }])
})

story('whoever stands at a door gets its meeting, and an older roll that is missing beside it', async club => {
  const { people, clock } = club
  const { lea, olga } = people
  await planned(club, { date: '2026-11-05' })
  await planned(club)
  await clock.goesTo('2026-11-12T07:31')
  // Half an hour before the beginning: the door, and no sheet that he could save for the wrong day.
  await olga.says('/club roll-call')
  expect(labels(olga)).toEqual(['At the door', 'Take the roll of Thursday 5 November'])
  expect(told(olga)).toMatch(/begins on Thursday 12 November at 7:45[\s\S]*1 roll is still to be taken/)
  await olga.presses('At the door')
  expect(told(olga)).toContain('At the door: Thursday 12 November')
  await lea.says(`/reunion arrivée ${digitsIn(told(olga).split('Today’s code: ')[1]!)}`)
  expect(told(lea)).toContain('Vous êtes là')

  // It has begun: its sheet, from where the door and the older roll are one tap away.
  await clock.goesTo('2026-11-12T08:00')
  await olga.says('/club roll-call')
  expect(told(olga)).toContain('Roll of Thursday 12 November')
  expect(labels(olga)).toEqual(
    expect.arrayContaining(['✓ Léa Martin', 'At the door', 'Take the roll of Thursday 5 November']),
  )
  await olga.presses('Save the roll')
  await olga.says('/club roll-call')
  expect(told(olga)).toContain('Roll of Thursday 5 November')
  expect(labels(olga).filter(label => label.startsWith('Take the roll'))).toEqual([])
})

story('an aperitif whose door is open comes before the roll that all wait for', async club => {
  const { people, clock } = club
  const { olga } = people
  await planned(club, { date: '2026-11-05' })
  await planned(club, { date: '2026-11-10', time: '18:30' })
  await club.inClub(({ tx }) =>
    tx
      .updateTable('meeting')
      .set({ required: false })
      .where('starts_at', '>', clock.now().add({ hours: 120 }))
      .execute(),
  )
  await clock.goesTo('2026-11-10T18:45')
  await olga.says('/club roll-call')
  expect(told(olga)).toContain('Roll of Tuesday 10 November')
  await olga.says('/meeting')
  expect(labels(olga)).toContain('Take the roll of Tuesday 10 November')
  // It is over: the roll that counts comes first again, and the aperitif beside it.
  await clock.goesTo('2026-11-10T20:30')
  await olga.says('/club roll-call')
  expect(told(olga)).toContain('Roll of Thursday 5 November')
  expect(labels(olga)).toContain('Take the roll of Tuesday 10 November')
})

story(
  'no digest asks for the roll of a meeting that goes on, and the one before it is not hidden by it',
  async club => {
    const { people, clock } = club
    const { olga } = people
    await planned(club, { date: '2026-11-05' })
    await planned(club, { date: '2026-11-09' })
    await clock.goesTo('2026-11-09T08:10')
    await olga.says('/club digest')
    expect(told(olga)).toContain('The roll of Thursday 5 November has not been taken')
    await clock.goesTo('2026-11-09T09:30')
    await olga.says('/club digest')
    expect(told(olga)).toContain('The roll of Monday 9 November has not been taken')
  },
)
