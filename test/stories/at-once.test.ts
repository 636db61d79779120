import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import { askForDigest } from '../../src/club/digest/send.ts'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { saveSeries } from '../../src/club/meetings/series.ts'
import { askForRounds } from '../../src/club/pairing/plan.ts'
import { askForEvaluation } from '../../src/club/standing/evaluate.ts'
import { ownForm } from '../../src/grammar/define.ts'
import type { SeriesPlan } from '../../src/terms/series.ts'
import {
  aMeeting,
  anIntroduction,
  aReferral,
  asked,
  club,
  count,
  id,
  openRaces,
  type Race,
  type Races,
} from '../kit/races.ts'
import { admission } from './at-once/admission.ts'
import { asks } from './at-once/asks.ts'
import { balance } from './at-once/balance.ts'
import { business } from './at-once/business.ts'
import { calendar } from './at-once/calendar.ts'
import { doors } from './at-once/check-in.ts'
import { directory } from './at-once/directory.ts'
import { guests } from './at-once/guests.ts'
import { introductions } from './at-once/introductions.ts'
import { meetings } from './at-once/meetings.ts'
import { members } from './at-once/members.ts'
import { notices } from './at-once/notices.ts'
import { oneToOnes } from './at-once/one-to-ones.ts'
import { pairing } from './at-once/pairing.ts'
import { partings } from './at-once/parting.ts'
import { pauses } from './at-once/pause.ts'
import { privacy } from './at-once/privacy.ts'
import { problems } from './at-once/problems.ts'
import { profiles } from './at-once/profiles.ts'
import { prospects } from './at-once/prospects.ts'
import { referrals } from './at-once/referrals.ts'
import { series } from './at-once/series.ts'
import { setup } from './at-once/setup.ts'
import { standing } from './at-once/standing.ts'
import { thanks } from './at-once/thanks.ts'

/**
 * Two programs on one database, each in a process of its own, and everything that can be typed, pressed or sent done
 * several times in one instant: nobody writes until all have decided. Whatever happens, no message, line of the ledger
 * or of the audit is written twice and nobody reads that something went wrong (test/kit/race.ts); each tells the rest.
 */

/** Of every topic; each file tells of its own. */
const races: Races = {
  ...introductions,
  ...referrals,
  ...prospects,
  ...thanks,
  ...asks,
  ...balance,
  ...business,
  ...directory,
  ...oneToOnes,
  ...pairing,
  ...admission,
  ...guests,
  ...calendar,
  ...meetings,
  ...doors,
  ...series,
  ...pauses,
  ...problems,
  ...standing,
  ...partings,
  ...privacy,
  ...profiles,
  ...setup,
  ...members,
  ...notices,
}

/** A series that nothing else stands beside: Saturdays at nine in the evening. */
const weekly: SeriesPlan = {
  ...{
    title: 'Bal',
    place: null,
    rule: { every: 'weeks', count: 1, weekday: 6 },
    startsOn: Temporal.PlainDate.from('2026-12-05'),
  },
  ...{ time: Temporal.PlainTime.from('21:00'), minutes: null, zone: null, required: true, seats: null },
  rests: { holidays: false, breaks: false },
}

beforeAll(openRaces)
afterAll(() => club?.close())

test('every line, button and form is raced, or says why it may happen twice', () => {
  const all = [...commands, noticeCommand({} as never)].flatMap(({ name, buttons, forms }) => [
    `${name}: line`,
    ...Object.keys(buttons).map(button => `${name}: ${button}`),
    ...Object.keys(forms).map(form => `${name}: ${form} form`),
  ])
  expect(Object.keys(races).toSorted()).toEqual(all.toSorted())
  expect(ownForm).toBe('form')
})

describe('in one instant, in two processes', () => {
  const raced = Object.entries(races).filter((race): race is [string, Race] => typeof race[1] !== 'string')
  test.each(raced)('%s', async (_, race) => race())
})

test('what falls due is done by one of two programs, and sent by one', async () => {
  const introduction = await anIntroduction('lea', 'denis', 'ana')
  const referral = await aReferral()
  const meeting = await aMeeting()
  await asked(async (tx, who) => saveSeries(tx, { by: await who('claire'), plan: weekly, of: null }))
  await club.inClub(async tx => {
    await askForEvaluation(tx)
    await askForDigest(tx)
    await askForRounds(tx)
  })
  const sentBefore = await count(`delivery where state = 'sent'`)
  let sent = 0
  for (const wall of [
    '2026-11-06T11:00',
    '2026-11-10T10:30',
    '2026-11-16T09:00',
    '2026-11-25T10:00',
    '2026-12-08T12:00',
  ])
    sent += await club.beatAtOnce(wall)
  expect(await count(`introduction where id = $1 and status = 'expired'`, [introduction])).toBe(1)
  expect(await count(`notice where kind = 'introduction-ended' and about = $1`, [introduction])).toBe(1)
  expect(
    await count(
      `notice where kind = 'referral-reminder' and about = $1 and (state = 'sent' or merged_into is not null)`,
      [referral],
    ),
  ).toBeGreaterThan(0)
  expect(await count(`notice where kind = 'meeting-announced' and about = $1`, [meeting])).toBeLessThanOrEqual(1)
  expect(await count(`(select at from evaluation where club_id = $1 group by at)`, [club.clubId])).toBeGreaterThan(0)
  expect(await count(`pairing_round where club_id = $1`, [club.clubId])).toBe(1)
  expect(await count(`one_to_one where round = '2026-12'`)).toBeGreaterThan(0)
  const drawn = `(select unnest(members) one from one_to_one where round = '2026-12') drawn`
  expect(await count(`(select one from ${drawn} group by one having count(*) > 1) twice`)).toBe(0)
  // The days that its duty looked ahead to are made, each once.
  expect(await count(`meeting where series_on > '2027-02-28'`)).toBeGreaterThan(0)
  expect(
    await count(`(select 1 from meeting where series_id is not null group by series_on having count(*) > 1) twice`),
  ).toBe(0)
  expect(sent).toBe((await count(`delivery where state = 'sent'`)) - sentBefore)
  expect(sent).toBeGreaterThan(5)
})

test('of what the bot says on its own to one person on one day, two programs send one', async () => {
  await club.rows('delete from introduction')
  // Nothing else is for her in these days.
  await club.rows(`delete from notice where reader_id = $1 and state = 'kept'`, [id('ana')])
  await club.rows(
    `delete from due where about in (select id::text from meeting union select id::text from meeting_series)`,
  )
  await club.rows(`update member set settings = settings || '{"noNudges": true}' where id = $1`, [id('ana')])
  for (const other of ['marc', 'denis', 'claire'] as const)
    await asked(async (tx, who) =>
      requestIntroduction(tx, {
        ...{ by: await who('ana'), first: await who('lea'), second: await who(other), context: 'Deux toits' },
      }),
    )
  const ended = `notice where kind = 'introduction-ended' and reader_id = $1 and state = 'sent'`
  const before = await count(ended, [id('ana')])
  for (const [n, wall] of ['2026-12-16T10:00', '2026-12-17T10:00', '2026-12-18T10:00'].entries()) {
    await club.beatAtOnce(wall)
    expect(await count(ended, [id('ana')])).toBe(before + n + 1)
  }
  const crowded = await club.rows(`select reader_id, went_at::date from notice
    where class = 'club' and reader_id is not null and merged_into is null and kind not in ('digest', 'hand-over')
      and state = 'sent' and went_at is not null group by 1, 2 having count(*) > 1`)
  expect(crowded).toEqual([])
})
