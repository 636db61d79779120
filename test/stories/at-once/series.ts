import { expect } from 'vitest'
import { restoreMeeting } from '../../../src/club/meetings/change.ts'
import { endSeries, saveSeries } from '../../../src/club/meetings/series.ts'
import { decodePress } from '../../../src/grammar/press-id.ts'
import { weeklyLike } from '../../../src/time/written-recurrence.ts'
import {
  asked,
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  oneReads,
  opens,
  opensForm,
  presses,
  pressesId,
  type Races,
  reads,
  saysOnly,
  sends,
  types,
} from '../../kit/races.ts'

/** Series of meetings, and what is done of one day of them. */
export const series: Races = {
  'series: line': saysOnly,
  async 'series: save'() {
    await nothingPlanned()
    const mine = await drafted('claire')
    const his = await drafted('denis')
    const heard = await club.atOnce(each(pressesId('claire', mine), pressesId('denis', his)))
    oneReads(heard, /La série est planifiée/, /déjà une réunion|déjà fait/)
    expect(await count('meeting_series')).toBe(1)
    await eachDayOnce()
    // A change of what another has changed meanwhile overwrites nothing.
    const id = await theSeries()
    const changes = await Promise.all((['claire', 'denis'] as const).map(who => changed(who, id)))
    const told = await club.atOnce(each(pressesId('claire', changes[0]!), pressesId('denis', changes[1]!)))
    oneReads(told, /La série est changée/, /changée entre-temps|déjà fait/)
    await eachDayOnce()
  },
  'series: change': opensForm,
  'series: details': opensForm,
  'series: edit': opensForm,
  'series: show': reads,
  'series: end': reads,
  'series: end-from': reads,
  async 'series: other'() {
    await nothingPlanned()
    const other = await buttonOf(types('claire', '/réunion planifier chaque 2e jeudi 20h'), /^Plutôt/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', other))), /Un jeudi sur deux/, /déjà fait/)
  },
  async 'series: end-yes'() {
    const id = await aSeries()
    const heard = await club.atOnce(
      each(presses('claire', 'series end-yes', id), presses('denis', 'series end-yes', id)),
    )
    oneReads(heard, /La série est terminée/, /déjà fait/)
    expect(await count(`meeting where series_id = $1`, [id])).toBe(0)
  },
  async 'series: end-from-yes'() {
    const id = await aSeries()
    const [{ id: second }] = (await club.rows(
      'select id from meeting where series_id = $1 order by starts_at offset 1 limit 1',
      [id],
    )) as [{ id: string }]
    // Against a move of that very meeting: it is ended, or changed by hand and stays.
    const move = await opens(presses('denis', 'meeting move', second))
    const ends = presses('claire', 'series end-from-yes', second)
    await club.atOnce(each(ends, sends('denis', move, { time: '21:30', which: 'one' })))
    expect(await count(`meeting where series_id = $1 and status = 'planned'`, [id])).toBeLessThanOrEqual(2)
    expect(await count('meeting_series where ends_on is not null')).toBe(1)
  },
  async 'series: resume'() {
    const id = await aSeries()
    await asked(async (tx, who) => endSeries(tx, { by: await who('claire'), id }))
    const heard = await club.atOnce(each(presses('claire', 'series resume', id), presses('denis', 'series resume', id)))
    oneReads(heard, /La série est changée/, /déjà fait/)
    await eachDayOnce()
  },
  async 'series: unplan'() {
    const id = await aSeries()
    const heard = await club.atOnce(each(presses('claire', 'series unplan', id), presses('denis', 'series unplan', id)))
    oneReads(heard, /annulée/, /déjà fait/)
    // Against an answer to its first meeting: nobody is left with an answer to a meeting that is nowhere.
    const other = await aSeries()
    await club.atOnce(each(presses('claire', 'series unplan', other), types('lea', '/réunion présent')))
    expect(await count('rsvp r where not exists (select from meeting m where m.id = r.meeting_id)')).toBe(0)
  },
  'series: unplan-yes': 'it does what unplan does where nobody has heard of it',
  async 'series: change form'() {
    await nothingPlanned()
    const draft = decodePress(await drafted('claire'))!.about!.split('.')[0]!
    const form = await opens(presses('claire', 'series change', draft))
    const plan = { date: '2026-12-03', time: '20:00', repeat: 'weekly' }
    oneReads(await club.atOnce(fourTimes(sends('claire', form, plan))), /Est-ce bien cela/, /déjà fait/)
  },
  async 'series: details form'() {
    await nothingPlanned()
    const draft = decodePress(await drafted('claire'))!.about!.split('.')[0]!
    const form = await opens(presses('claire', 'series details', draft))
    oneReads(await club.atOnce(fourTimes(sends('claire', form, { ends: '21h' }))), /Est-ce bien cela/, /déjà fait/)
  },
  'series: edit form': 'it is read back and nothing is written: what is saved is raced',
  'meeting: details': opensForm,
  async 'meeting: rest'() {
    const id = await aSeries()
    const [{ id: off }] = (await club.rows(
      `select id from meeting where series_id = $1 and status = 'holiday' limit 1`,
      [id],
    )) as [{ id: string }]
    await asked(async (tx, who) => restoreMeeting(tx, { by: await who('claire'), id: off }))
    const heard = await club.atOnce(each(presses('claire', 'meeting rest', off), presses('denis', 'meeting rest', off)))
    oneReads(heard, /se repose/, /déjà fait/)
    await asked(async (tx, who) => restoreMeeting(tx, { by: await who('claire'), id: off }))
    // Against an answer: a meeting that somebody comes to does not rest.
    await club.atOnce(each(presses('claire', 'meeting rest', off), presses('lea', 'meeting present', off)))
    expect(await count(`rsvp r join meeting m on m.id = r.meeting_id where m.status = 'holiday'`)).toBe(0)
  },
  async 'meeting: move-series form'() {
    const id = await aSeries()
    const [{ id: first }] = (await club.rows('select id from meeting where series_id = $1 order by starts_at limit 1', [
      id,
    ])) as [{ id: string }]
    const forms = [
      await opens(presses('claire', 'meeting move', first)),
      await opens(presses('denis', 'meeting move', first)),
    ] as const
    const to = { date: '2026-12-04', time: '20:00', which: 'one' }
    await club.atOnce(each(sends('claire', forms[0], to), sends('denis', forms[1], to)))
    expect(await count(`meeting where series_id = $1 and by_hand`, [id])).toBe(1)
    await eachDayOnce()
  },
  async 'meeting: details form'() {
    const id = await aSeries()
    const [{ id: first }] = (await club.rows('select id from meeting where series_id = $1 order by starts_at limit 1', [
      id,
    ])) as [{ id: string }]
    const form = await opens(presses('claire', 'meeting details', first))
    const heard = await club.atOnce(fourTimes(sends('claire', form, { ends: '22:00', optional: true })))
    oneReads(heard, /Facultative/, /déjà fait/)
  },
}

async function nothingPlanned(): Promise<void> {
  await club.rows('delete from rsvp')
  await club.rows('delete from meeting')
  await club.rows('delete from meeting_series')
}

/** Every Thursday at eight in the evening, from 3 December. */
async function aSeries(): Promise<string> {
  await nothingPlanned()
  const date = Temporal.PlainDate.from('2026-12-03')
  const saved = await asked(async (tx, who) =>
    saveSeries(tx, {
      by: await who('claire'),
      plan: {
        ...{ title: null, place: null, rule: weeklyLike(date), startsOn: date, minutes: null, zone: null },
        ...{
          time: Temporal.PlainTime.from('20:00'),
          required: true,
          seats: null,
          rests: { holidays: true, breaks: true },
        },
      },
      of: null,
    }),
  )
  return saved.series.id
}

/** Types the same series, and gives the button that saves it. */
const drafted = (who: string) =>
  buttonOf(types(who, '/réunion planifier chaque jeudi 20h à partir du 3 décembre'), /^Toutes les garder|^Enregistrer$/)

/** Reads a change of it back, and gives the button that saves it. */
async function changed(who: string, id: string): Promise<string> {
  const form = await opens(presses(who, 'series edit', id))
  const change = { date: '2026-12-04', time: '20:00', repeat: 'weekly' }
  return buttonOf(sends(who, form, change), /^Toutes les garder|^Enregistrer$/)
}

const theSeries = async () => ((await club.rows('select id from meeting_series')) as [{ id: string }])[0].id

async function eachDayOnce(): Promise<void> {
  expect(
    await count(
      '(select 1 from meeting where series_id is not null group by series_id, starts_at having count(*) > 1) twice',
    ),
  ).toBe(0)
  expect(
    await count(
      '(select 1 from meeting where series_id is not null group by series_id, series_on having count(*) > 1) twice',
    ),
  ).toBe(0)
  expect(await count('meeting where series_id is not null')).toBeGreaterThan(5)
}
