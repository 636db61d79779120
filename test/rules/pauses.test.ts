import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { leaveEnds } from '../../src/club/leaves/ends.ts'
import { endPause, renewPause, resumePause, takePause, undoMove } from '../../src/club/leaves/pause.ts'
import { recordTimeAway } from '../../src/club/leaves/record.ts'
import { cutToday, daysOf, latestEnd, longestDays, mayRenew, renewedUntil } from '../../src/club/leaves/rules.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Json } from '../../src/terms/json.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { openStory, usualCast } from '../kit/story.ts'

const on = (day: string) => Temporal.PlainDate.from(day)
const today = on('2026-11-03')

test('two weeks and a month have as many days; of two days in whatever order the earlier is the first', () => {
  expect(String((daysOf({ length: 'two-weeks' }, today) as { until: unknown }).until)).toBe('2026-11-16')
  expect(String((daysOf({ length: 'month' }, today) as { until: unknown }).until)).toBe('2026-12-02')
  expect(String((daysOf({ length: 'month', from: on('2027-01-31') }, today) as { until: unknown }).until)).toBe(
    '2027-02-28',
  )
  expect(daysOf({ from: on('2027-01-04'), until: on('2026-12-20') }, today)).toEqual({
    from: on('2026-12-20'),
    until: on('2027-01-04'),
  })
  expect(daysOf({ length: 'date' }, today)).toMatchObject({ refused: 'missing', field: 'until' })
  expect(daysOf({ until: on('2026-11-02') }, today)).toMatchObject({ refused: 'in the past' })
  expect(daysOf({ until: today.add({ days: longestDays }) }, today)).toMatchObject({ refused: 'pause too long' })
  expect(daysOf({ until: latestEnd(today) }, today)).toEqual({ from: today, until: latestEnd(today) })
})

test('a month more stops before the next pause, and at ninety days', () => {
  const leave = { id: 'a', from: today, until: today.add({ days: 2 }) }
  expect(mayRenew(leave, today)).toBe(true)
  expect(mayRenew({ ...leave, until: today.add({ days: 3 }) }, today)).toBe(false)
  expect(mayRenew({ ...leave, until: null }, today)).toBe(false)
  expect(String(renewedUntil(leave, [leave], today))).toBe('2026-12-05')
  const next = { id: 'b', from: on('2026-11-20'), until: on('2026-11-25') }
  expect(String(renewedUntil(leave, [leave, next], today))).toBe('2026-11-19')
  expect(cutToday(leave, today)).toBeNull()
  expect(String(cutToday(leave, today.add({ days: 1 }))?.until)).toBe('2026-11-03')
})

const offset = fc.integer({ min: -5, max: 130 })
const gesture = fc.oneof(
  fc.record({ does: fc.constant('takes' as const), from: fc.option(offset, { nil: undefined }), until: offset }),
  fc.record({ does: fc.constantFrom('renews' as const, 'ends' as const), which: fc.nat(3) }),
  fc.record({ does: fc.constant('goes back' as const), which: fc.nat(3), until: offset }),
  fc.record({ does: fc.constant('resumes' as const), from: offset, until: offset }),
  fc.record({ does: fc.constant('leaves' as const) }),
  fc.record({ does: fc.constant('returns' as const), days: fc.nat(40) }),
  fc.record({ does: fc.constant('is brought back' as const) }),
  fc.record({ does: fc.constant('waits' as const), days: fc.integer({ min: 1, max: 40 }) }),
)

/** So many days pass: all that stands lies so much further back. */
const pass = (club: ClubTx, days: number) =>
  sql`update leave set from_on = from_on - ${days}::int, until_on = until_on - ${days}::int`.execute(club.tx)

test('whatever he does, in whatever order, no pause overlaps another, and none reaches further than ninety days', async () => {
  const { inClub, idOf, close } = await openStory({ cast: usualCast })
  const by = { id: idOf('lea') }
  const kept = (club: ClubTx) =>
    club.tx.selectFrom('leave').selectAll().where('member_id', '=', by.id).orderBy('from_on').orderBy('id').execute()
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { minLength: 4, maxLength: 14 }), async gestures => {
        await inClub(club => club.tx.deleteFrom('leave').execute())
        let left: { state: Json; ago: number } | null = null
        for (const one of gestures)
          await inClub(async club => {
            const day = (days: number) => club.today.add({ days })
            const chosen = async (which: number) => {
              const rows = await kept(club)
              return rows[which % Math.max(1, rows.length)]?.id ?? club.newId()
            }
            // Whoever has left does nothing here.
            if (left !== null && !['returns', 'is brought back', 'waits'].includes(one.does)) return
            switch (one.does) {
              case 'takes':
                await takePause(club, {
                  by,
                  until: day(one.until),
                  from: one.from === undefined ? undefined : day(one.from),
                })
                break
              case 'renews':
                await renewPause(club, { by, leave: await chosen(one.which) })
                break
              case 'ends':
                await endPause(club, { by, leave: await chosen(one.which) })
                break
              case 'goes back':
                await undoMove(club, { by, leave: await chosen(one.which), until: day(one.until) })
                break
              case 'resumes': {
                const done = await resumePause(club, { by, from: day(one.from), until: day(one.until) })
                if (!isRefusal(done))
                  expect(Temporal.PlainDate.compare(done.leave.until, club.today)).toBeGreaterThanOrEqual(0)
                break
              }
              case 'leaves':
                left ??= { state: await leaveEnds.ends(club, by.id), ago: 0 }
                break
              case 'returns':
                if (left !== null) {
                  const back = left.ago + one.days
                  await pass(club, one.days)
                  await recordTimeAway(club, { id: by.id, leftOn: day(-back - 1) })
                  left = null
                }
                break
              case 'is brought back':
                if (left !== null && leaveEnds.returns !== 'none') await leaveEnds.returns(club, by.id, left.state)
                left = null
                break
              case 'waits':
                await pass(club, one.days)
                if (left !== null) left = { ...left, ago: left.ago + one.days }
            }
            const rows = await kept(club)
            for (const [n, row] of rows.entries()) {
              expect(row.until_on).not.toBeNull()
              expect(Temporal.PlainDate.compare(row.from_on, row.until_on!)).toBeLessThanOrEqual(0)
              const first = Temporal.PlainDate.compare(row.from_on, club.today) < 0 ? club.today : row.from_on
              expect(first.until(row.until_on!).days).toBeLessThan(longestDays)
              const next = rows[n + 1]
              if (next) expect(Temporal.PlainDate.compare(row.until_on!, next.from_on)).toBeLessThan(0)
            }
          })
      }),
      {
        numRuns: 60,
        // A break that was over yesterday went on into another that had begun since: met once in thousands.
        examples: [
          [
            [
              { does: 'leaves' },
              { does: 'returns', days: 1 },
              { does: 'takes', from: undefined, until: 0 },
              { does: 'goes back', which: 0, until: 0 },
              { does: 'waits', days: 1 },
            ],
          ],
        ],
      },
    )
  } finally {
    await close()
  }
}, 120_000)
