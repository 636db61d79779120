import { expect } from 'vitest'
import { saveSeries } from '../../src/club/meetings/series.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { weeklyLike } from '../../src/time/written-recurrence.ts'
import { channelOf, direct, labels, lastIn, told } from '../kit/meetings.ts'
import { actionsOf, type Staged } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** Meetings that come again: planned by a form or a line, read back before they are saved, and changed afterwards. */

type Club = StoryOf<keyof typeof usualCast>

/** What stands in the table, as `day time status`, in the club's hours; a star where it was changed by hand. */
const onTheList = ({ inClub }: Club) =>
  inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('meeting').selectAll().orderBy('starts_at').execute()
    return rows.map(({ starts_at: at, status, by_hand }) => {
      const wall = at.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' })
      return `${wall.replace('T', ' ')} ${status}${by_hand ? '*' : ''}`
    })
  })

const duesOf = ({ inClub }: Club, duty: string) =>
  inClub(({ tx }) =>
    tx.selectFrom('due').select('at').where('duty', '=', duty).where('done_at', 'is', null).orderBy('at').execute(),
  )

/** Olga plans every Thursday from 12 November by the form, and keeps every date. */
async function everyThursday({ people: { olga } }: Club, keep: string | RegExp = 'Keep them all') {
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '12:15', place: 'La Cour d’Or', repeat: 'weekly' })
  await olga.presses(keep)
}

const labelsOf = ({ view }: Staged) => actionsOf(view).map(({ label }) => label)

const idOn = ({ inClub }: Club, day: string) =>
  inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('meeting').select(['id', 'series_on']).execute()
    return rows.find(row => String(row.series_on) === day)!.id
  })

story('a series is read back with its first dates and the days off, and only then saved', async club => {
  const { people, clock } = club
  const { olga, lea } = people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or', repeat: 'fortnightly' })
  const read = told(olga)
  expect(read).toContain('Every other Thursday at 7:45, La Cour d’Or.')
  expect(read.match(/• .*/g)).toEqual([
    '• Thursday 12 November at 7:45',
    '• Thursday 26 November at 7:45',
    '• Thursday 10 December at 7:45',
    '• Thursday 24 December at 7:45 (usual time of rest)',
  ])
  expect(read).toContain('Within a year, one date is a public holiday: 11 Nov 2027')
  expect(read).toContain('3 dates fall when clubs usually rest')
  expect(labels(olga)).toEqual([
    ...['Save without those 4 dates', 'Leave out the public holiday only', 'Keep them all'],
    ...['Change', 'Length, seats, zone'],
  ])
  expect(await onTheList(club)).toEqual([])

  await olga.presses('Save without those 4 dates')
  expect(told(olga)).toContain('The series is planned')
  expect(told(olga)).toContain('The next one: Thursday 12 November at 7:45.')
  expect(told(olga)).toContain('It announces itself in the club’s channel on Thursday 5 November at 9:00')
  // A quarter of a year of it, in the hours of the wall, the day off as one.
  expect(await onTheList(club)).toEqual([
    ...['2026-11-12 07:45 planned', '2026-11-26 07:45 planned', '2026-12-10 07:45 planned'],
    ...['2026-12-24 07:45 holiday', '2027-01-07 07:45 planned', '2027-01-21 07:45 planned'],
  ])
  // Each announces itself at its time, and nothing more than that was asked for.
  expect(await duesOf(club, 'announce-meeting')).toHaveLength(5)
  expect(channelOf(club)).toHaveLength(0)

  await lea.says('/reunion')
  expect(told(lea)).toContain('Nos réunions : un jeudi sur deux à 7 h 45, La Cour d’Or.')
  expect(labels(lea)).not.toContain('La série')
  await clock.goesTo('2026-12-11T12:00')
  await lea.says('/reunion')
  expect(told(lea)).toContain('Pas de réunion jeudi 24 décembre : le club se repose.')
  expect(channelOf(club).map(({ text }) => text.split('\n')[0])).toEqual([
    'La réunion du jeudi 12 novembre à 7 h 45',
    'La réunion du jeudi 26 novembre à 7 h 45',
    'La réunion du jeudi 10 décembre à 7 h 45',
  ])
})

story('typed in one line, in either language, it is read back all the same', async club => {
  const { olga } = club.people
  await olga.says('/réunion planifier chaque 2e jeudi 7h45 Café du Port')
  expect(told(olga)).toContain('The second Thursday of the month at 7:45, Café du Port.')
  expect(told(olga)).toContain('• Thursday 12 November at 7:45\n• Thursday 10 December at 7:45')
  // In English the same words mean one in two; the other meaning is a button.
  await olga.says('/meeting plan every second Thursday 7:45')
  expect(told(olga)).toContain('Every other Thursday at 7:45.')
  await olga.presses('I meant: the second Thursday of the month')
  expect(told(olga)).toContain('The second Thursday of the month at 7:45.')
  await olga.says('/meeting plan the last working day of the month from 1 January 18:30-20:00 at Sylvie’s')
  expect(told(olga)).toContain('The last working day of the month at 18:30, Sylvie’s, 1 h 30 min.')
  expect(told(olga)).toContain('• Friday 29 January 2027 at 18:30')
  await olga.says('/meeting plan every 6 weeks from 3 December 7:45')
  expect(told(olga)).toContain('Every 6 weeks, on Thursday at 7:45.')
  await olga.says('/reunion planifier le 5e vendredi du mois 12h')
  expect(told(olga)).toContain('The fifth Friday at 12:00, in months that have one.')
  // A single meeting is planned at once; what has no time is asked by the form, with what was said in it.
  await olga.says('/meeting plan 3 December 7:45 La Cour d’Or')
  expect(told(olga)).toContain('The meeting is planned')
  await olga.says('/meeting plan every Tuesday Chez Sylvie')
  const filled = Object.fromEntries(olga.form!.fields.map(({ id, value }) => [id, value]))
  expect(filled).toMatchObject({ date: '2026-11-03', place: 'Chez Sylvie', repeat: 'weekly' })
  await olga.says('/meeting plan when it suits everybody')
  expect(told(olga)).toContain('I can’t read “when it suits everybody” as a meeting')
  expect(await onTheList(club)).toEqual(['2026-12-03 07:45 planned'])
})

story('what was read back can be changed and detailed before it is saved, and saved once', async club => {
  const { olga, lea } = club.people
  await olga.says('/meeting plan every Thursday 7:45 La Cour d’Or')
  const draft = olga.messages.at(-1)!
  await olga.presses('Change')
  expect(olga.form?.fields.map(({ value }) => value)).toEqual([
    ...['2026-11-05', '07:45', 'La Cour d’Or', 'weekly', ''],
  ])
  await olga.submits({ repeat: 'monthly-last', title: 'Apéritif' })
  expect(told(olga)).toContain('Apéritif: the last Thursday of the month at 7:45')
  await olga.presses('Length, seats, zone')
  await olga.submits({ ends: '9h', optional: true, zone: 'Europe/London' })
  expect(told(olga)).toContain('(Europe/London time)')
  expect(told(olga)).toContain('1 h 15 min. Optional: it counts for nobody’s attendance.')
  expect(told(olga)).toContain('• Thursday 26 November at 7:45 (8:45 your time)')
  // What it was before is spent: it cannot be saved beside it.
  await olga.pressesOn(draft, 'Keep them all')
  expect(told(olga)).toContain('done already')
  await olga.presses(/^Save without/)
  const rows = await club.inClub(({ tx }) => tx.selectFrom('meeting').selectAll().orderBy('starts_at').execute())
  expect(rows.map(({ required, zone }) => [required, zone])).toEqual(rows.map(() => [false, 'Europe/London']))
  expect(rows[0]!.starts_at.toString()).toBe('2026-11-26T07:45:00Z')
  expect(rows[0]!.starts_at.until(rows[0]!.ends_at!).total('minutes')).toBe(75)
  await lea.says('/reunion')
  expect(told(lea)).toContain('Facultative : elle ne compte pour l’assiduité de personne.')
  expect(told(lea)).toContain('jeudi 26 novembre à 7 h 45 (8 h 45 pour vous)')
})

story('a day off is met on all the same, and let rest again', async club => {
  const { olga } = club.people
  await everyThursday(club, /^Save without/)
  await olga.presses('The series')
  await olga.presses(/^Next/)
  expect(told(olga)).toContain('Thursday 24 December: no meeting, the club rests.')
  await olga.presses('Meet on Thursday 24 December all the same')
  expect(await onTheList(club)).toContain('2026-12-24 12:15 planned*')
  await olga.presses('Undo')
  expect(told(olga)).toContain('The club rests on Thursday 24 December')
  expect(await onTheList(club)).toContain('2026-12-24 12:15 holiday')
  await olga.presses('Undo')
  await club.clock.goesTo('2026-12-17T12:00')
  expect(lastIn('club', club)!.text).toContain('jeudi 24 décembre à 12 h 15')
  const id = await idOn(club, '2026-12-24')
  // The club has heard of it: it is called off like any other.
  await olga.pressesId(`1|meeting|rest|${id}`)
  expect(told(olga)).toContain('no longer open')
})

story('twice a month on one weekday is one series, typed, chosen in the form, and moved as one', async club => {
  const { olga, lea } = club.people
  await olga.says('/réunion planifier 1er et 3e jeudi 7h45 Café du Port')
  expect(told(olga)).toContain('The first and third Thursday of the month at 7:45, Café du Port.')
  expect(told(olga).match(/• .*/g)).toEqual([
    ...['• Thursday 5 November at 7:45', '• Thursday 19 November at 7:45'],
    ...['• Thursday 3 December at 7:45', '• Thursday 17 December at 7:45'],
  ])
  // The form has it too: the ranks are those of the first date.
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-10', time: '12:15', place: 'La Cour d’Or', repeat: 'monthly-twice' })
  expect(told(olga)).toContain('The second and fourth Tuesday of the month at 12:15, La Cour d’Or.')
  await olga.presses('Keep them all')
  const rules = () => club.inClub(({ tx }) => tx.selectFrom('meeting_series').select('rule').execute())
  expect(await rules()).toEqual([{ rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU,4TU' }])
  expect((await onTheList(club)).slice(0, 4)).toEqual([
    ...['2026-11-10 12:15 planned', '2026-11-24 12:15 planned', '2026-12-08 12:15 planned', '2026-12-22 12:15 planned'],
  ])
  await lea.says('/reunion')
  expect(told(lea)).toContain('Nos réunions : les 2e et 4e mardis du mois à 12 h 15, La Cour d’Or.')
  await olga.says('/meeting')
  await olga.presses('The series')
  await olga.presses('Change the series')
  const shown = Object.fromEntries(olga.form!.fields.map(({ id, value }) => [id, value]))
  expect(shown).toMatchObject({ date: '2026-11-10', repeat: 'monthly-twice' })
  await olga.submits({})
  expect(told(olga)).toContain('The second and fourth Tuesday of the month at 12:15')
  // One and all that follow, a week earlier: both go along.
  await olga.pressesId(`1|meeting|move|${await idOn(club, '2026-12-08')}`)
  await olga.submits({ date: '2026-12-02', time: '12:15', which: 'following' })
  expect(told(olga)).toContain('The first and third Wednesday of the month at 12:15, La Cour d’Or.')
  await olga.presses('Keep them all')
  expect(await rules()).toEqual([{ rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1WE,3WE' }])
  expect((await onTheList(club)).slice(0, 5)).toEqual([
    ...['2026-11-10 12:15 planned', '2026-11-24 12:15 planned', '2026-12-02 12:15 planned', '2026-12-16 12:15 planned'],
    '2027-01-06 12:15 planned',
  ])
})

story('one meeting moves alone; the series moves with all that follow, and answers go with them', async club => {
  const { people, clock } = club
  const { olga, lea } = people
  await everyThursday(club)
  await clock.goesTo('2026-11-05T09:00')
  await lea.presses('Je viens')
  // Alone.
  const second = await idOn(club, '2026-11-19')
  await olga.pressesId(`1|meeting|move|${second}`)
  expect(olga.form?.fields.map(({ id }) => id)).toEqual(['date', 'time', 'place', 'which'])
  await olga.submits({ date: '2026-11-20', which: 'one' })
  expect(told(olga)).toContain('From Thursday 19 November at 12:15 to Friday 20 November at 12:15')
  // With all that follow: the rule moves, and is read back.
  await olga.pressesId(`1|meeting|move|${await idOn(club, '2026-11-12')}`)
  await olga.submits({ date: '2026-11-11', time: '19:00', which: 'following' })
  expect(told(olga)).toContain('Is the series right like this?')
  expect(told(olga)).toContain('Every Wednesday at 19:00, La Cour d’Or.')
  expect(told(olga)).toContain('The club knows of 1 meeting that moves')
  expect(told(olga)).toContain('Changed by hand, so left as it is: Friday 20 November at 12:15.')
  expect((await onTheList(club))[0]).toBe('2026-11-12 12:15 planned')
  await olga.presses('Keep them all')
  expect(told(olga)).toContain('The series is changed')
  expect((await onTheList(club)).slice(0, 4)).toEqual([
    ...[
      '2026-11-11 19:00 planned',
      '2026-11-20 12:15 planned*',
      '2026-11-25 19:00 planned',
      '2026-12-02 19:00 planned',
    ],
  ])
  const [announced] = channelOf(club)
  expect(announced!.text).toContain('mercredi 11 novembre à 19 h')
  expect(announced!.text).toContain('Présents : Léa Martin')
  // Undone, each is where it was, and the answer with it.
  await olga.presses('Undo')
  expect((await onTheList(club)).slice(0, 3)).toEqual([
    ...['2026-11-12 12:15 planned', '2026-11-20 12:15 planned*', '2026-11-26 12:15 planned'],
  ])
  expect(announced!.text).toContain('jeudi 12 novembre à 12 h 15')
  await clock.passes('PT1H')
  expect(channelOf(club)).toHaveLength(1)
  await clock.goesTo('2026-11-12T11:00')
  expect(direct(lea)).toEqual([expect.stringContaining('On vous attend')])
})

story(
  'another rhythm: what has no day any more is called off where the club knows of it, and else goes',
  async club => {
    const { people, clock } = club
    const { olga } = people
    await everyThursday(club)
    await clock.goesTo('2026-11-12T09:00')
    // Called off alone, one day stays called off whatever the series becomes.
    await olga.pressesId(`1|meeting|cancel-yes|${await idOn(club, '2026-12-10')}`)
    await olga.says('/meeting')
    await olga.presses('The series')
    await olga.presses('Change the series')
    await olga.submits({ date: '2026-11-26', repeat: 'monthly' })
    expect(told(olga)).toContain('The fourth Thursday of the month at 12:15')
    expect(told(olga)).toContain('The club knows of 2 meetings that no longer have their day')
    await olga.presses(/^Save/)
    const list = await onTheList(club)
    expect(list).toEqual([
      ...['2026-11-12 12:15 cancelled', '2026-11-19 12:15 cancelled', '2026-11-26 12:15 planned'],
      ...[
        '2026-12-10 12:15 cancelled*',
        '2026-12-24 12:15 holiday',
        '2027-01-28 12:15 planned',
        '2027-02-25 12:15 planned',
      ],
    ])
    await olga.presses('Undo')
    expect((await onTheList(club)).slice(0, 6)).toEqual([
      ...[
        '2026-11-12 12:15 planned',
        '2026-11-19 12:15 planned',
        '2026-11-26 12:15 planned',
        '2026-12-03 12:15 planned',
      ],
      ...['2026-12-10 12:15 cancelled*', '2026-12-17 12:15 planned'],
    ])
  },
)

story('a series ends from one of its meetings on, asked first, and goes on again', async club => {
  const { people, clock } = club
  const { olga } = people
  await everyThursday(club)
  await clock.goesTo('2026-11-12T12:30')
  const before = await onTheList(club)
  await olga.pressesId(`1|meeting|cancel|${await idOn(club, '2026-11-19')}`)
  await olga.presses('This one and all that follow')
  expect(told(olga)).toContain('End the series: every Thursday?')
  expect(told(olga)).toContain('From Thursday 19 November 2026 on')
  expect(told(olga)).toContain('the club knows of 1, and its channel is told')
  expect(await onTheList(club)).toEqual(before)
  await olga.presses('Yes, end it')
  expect(told(olga)).toContain('The series has ended')
  expect(await onTheList(club)).toEqual(['2026-11-12 12:15 planned', '2026-11-19 12:15 cancelled'])
  expect(lastIn('club', club)!.text).toContain('Réunion annulée : jeudi 19 novembre')
  expect(await duesOf(club, 'look-ahead')).toEqual([])
  await olga.presses('Undo')
  expect(told(olga)).toContain('The series is changed')
  // The days that the time since has brought are made as well.
  expect(await onTheList(club)).toEqual([...before, '2027-02-11 12:15 planned'])
  expect(channelOf(club).some(({ text }) => text.includes('annulée'))).toBe(false)
  // Ended as a whole, from its own card.
  await olga.presses('The series')
  await olga.presses('End the series')
  await olga.presses('Yes, end it')
  await clock.goesTo('2027-03-01T12:00')
  expect(await onTheList(club)).toEqual(['2026-11-12 12:15 held', '2026-11-19 12:15 cancelled'])
  await people.lea.says('/reunion')
  expect(told(people.lea)).not.toContain('chaque jeudi')
})

story('taken back as a whole: what nobody has heard of leaves no trace', async club => {
  const { people, clock } = club
  const { olga, lea } = people
  await everyThursday(club)
  await lea.says('/reunion présent')
  expect(told(lea)).toContain('vous venez')
  await olga.presses('Undo')
  expect(told(olga)).toContain('The club already knows of 1 meeting')
  await olga.presses('Yes, call it all off')
  expect(told(olga)).toContain('1 meeting called off')
  expect(await onTheList(club)).toEqual(['2026-11-12 12:15 cancelled'])
  await clock.goesTo('2027-01-15T12:00')
  expect(channelOf(club)).toEqual([])
})

story('stopped for forty days it makes what is missing, once, and announces only what is ahead', async club => {
  const { clock } = club
  await everyThursday(club)
  const before = await onTheList(club)
  expect(before.at(-1)).toBe('2027-01-28 12:15 planned')
  // Nothing runs meanwhile: the clock jumps, and what fell due is done at once.
  await clock.leaps('P40D')
  const list = await onTheList(club)
  expect(new Set(list).size).toBe(list.length)
  expect(list.length).toBeGreaterThan(before.length)
  expect(channelOf(club).map(({ text }) => text.split('\n')[0])).toEqual(['Réunion du jeudi 17 décembre à 12 h 15'])
  expect(await duesOf(club, 'look-ahead')).toHaveLength(1)
})

story('it goes on by itself for years, at its own hour, whatever the clocks do', async club => {
  const { clock } = club
  await club.people.olga.says('/meeting plan the last Thursday of the month 7:45')
  await club.people.olga.presses('Keep them all')
  for (let quarter = 0; quarter < 4; quarter++) await clock.passes('P91D')
  const walls = (await onTheList(club)).map(one => one.split(' '))
  expect(walls.length).toBeGreaterThanOrEqual(14)
  expect(new Set(walls.map(([, time]) => time))).toEqual(new Set(['07:45']))
  expect(new Set(walls.map(([day]) => Temporal.PlainDate.from(day!).dayOfWeek))).toEqual(new Set([4]))
  for (const [day] of walls) expect(Temporal.PlainDate.from(day!).add({ weeks: 1 }).day).toBeLessThanOrEqual(7)
  expect(channelOf(club).length).toBe(new Set(channelOf(club).map(({ text }) => text.split('\n')[0])).size)
})

story('elsewhere, over the changes of other clocks: each at the hour of its wall, announced once', async club => {
  const { clock, inClub, idOf } = club
  const from = Temporal.PlainDate.from('2027-03-18')
  // Half an hour in April, an hour at midnight in April that is skipped, and an hour back on a Saturday night.
  const places = [
    ['Australia/Lord_Howe', '07:45'],
    ['Africa/Cairo', '00:30'],
    ['America/Santiago', '19:00'],
  ] as const
  for (const [n, [zone, time]] of places.entries()) {
    const startsOn = from.add({ days: n })
    const saved = await inClub(async club =>
      saveSeries(club, {
        by: await memberById(club, idOf('olga')),
        plan: {
          ...{
            title: zone,
            place: null,
            rule: weeklyLike(startsOn),
            startsOn,
            minutes: null,
            zone,
            required: true,
            seats: null,
          },
          ...{ time: Temporal.PlainTime.from(time), rests: { holidays: false, breaks: false } },
        },
        of: null,
      }),
    )
    expect(saved).not.toHaveProperty('refused')
  }
  await clock.goesTo('2027-05-12T12:00')
  const rows = await inClub(({ tx }) => tx.selectFrom('meeting').selectAll().orderBy('starts_at').execute())
  const skipped = rows.filter(({ zone, starts_at, series_on }) => {
    const wall = starts_at.toZonedDateTimeISO(zone!)
    const wanted = places.find(([name]) => name === zone)![1]
    expect(wall.toPlainDate().toString()).toBe(String(series_on))
    return wall.toPlainTime().toString({ smallestUnit: 'minute' }) !== wanted
  })
  // Where the clock jumps over its hour it begins as much later, that once.
  expect(skipped.map(({ series_on, starts_at }) => `${series_on} ${starts_at}`)).toEqual([
    '2027-04-30 2027-04-29T22:30:00Z',
  ])
  const announced = await inClub(({ tx }) =>
    tx
      .selectFrom('notice')
      .select('about')
      .where('kind', '=', 'meeting-announced')
      .where('state', '=', 'sent')
      .execute(),
  )
  const due = rows.filter(
    ({ starts_at }) => Temporal.Instant.compare(starts_at, Temporal.Instant.from('2027-05-19T22:00Z')) < 0,
  )
  expect(announced.map(({ about }) => about).toSorted()).toEqual(due.map(({ id }) => id).toSorted())
})

story('the same series read back by two, whose first day is a day off, is planned once', async club => {
  const { olga } = club.people
  // 24 December is the first of it, and the club rests then.
  const drafts = []
  for (let n = 0; n < 2; n++) {
    await olga.says('/meeting plan every Thursday 12:15 from 24 December')
    drafts.push(olga.messages.at(-1)!)
  }
  for (const draft of drafts) {
    const label = labelsOf(draft).find(one => one.startsWith('Save without'))!
    await olga.pressesOn(draft, label)
  }
  expect(told(olga)).toContain('There is a meeting then already')
  expect(await club.inClub(({ tx }) => tx.selectFrom('meeting_series').select('id').execute())).toHaveLength(1)
  const list = await onTheList(club)
  expect(new Set(list).size).toBe(list.length)
})

story('nobody but an organizer plans or changes a series', async club => {
  const { people, inClub } = club
  await people.lea.says('/reunion planifier chaque jeudi 7h45')
  expect(told(people.lea)).toContain('réservé au bureau')
  await everyThursday(club)
  const [{ id }] = (await inClub(({ tx }) => tx.selectFrom('meeting_series').select('id').execute())) as [
    { id: string },
  ]
  for (const button of [
    'show',
    'edit',
    'end',
    'end-yes',
    'resume',
    'unplan',
    'unplan-yes',
    'end-from',
    'end-from-yes',
  ]) {
    await people.lea.pressesId(`1|series|${button}|${id}`)
    expect(told(people.lea)).toContain('réservé au bureau')
  }
})

story('an optional meeting is told as one: no absence, no second asking, no roll waited for', async club => {
  const { people, clock, inClub } = club
  const { olga, lea, marc } = people
  await olga.says('/meeting plan 12 November 19:00 Chez Sylvie')
  await olga.presses('Length, seats, zone')
  await olga.submits({ ends: '21:00', optional: true })
  expect(told(olga)).toContain('2 h, Chez Sylvie. Optional')
  await clock.goesTo('2026-11-05T09:00')
  expect(channelOf(club)[0]!.text).toContain('Facultative : elle ne compte pour l’assiduité de personne.')
  await lea.presses('Je viens')
  await clock.goesTo('2026-11-13T12:00')
  // Who comes is expected; nobody is asked again, and no roll is asked for.
  expect(direct(lea)).toHaveLength(1)
  expect(direct(marc)).toEqual([])
  expect(club.stage.messages.filter(({ where }) => where.id === 'organizers')).toEqual([])
  await olga.says('/club roll-call')
  await olga.presses('Save the roll')
  expect(lastIn('club', club)!.text).toContain('Présents : 1 membre. Merci')
  const rows = await inClub(({ tx }) => tx.selectFrom('attendance').select('status').execute())
  expect(rows).toEqual([{ status: 'present' }])
  await lea.says('/mon-bilan')
  expect(told(lea)).not.toMatch(/1 réunion sur 1/)
})
