import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rollMissing } from '../../src/club/meetings/kinds.ts'
import { nudged } from '../../src/club/nudges/kinds.ts'
import { kinds, newId } from '../../src/main.ts'
import { type MessagesReport, messagesReport } from '../../src/notices/report.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { story } from '../kit/story.ts'

/** How much the bot says on its own to one person. */

const zone = 'Europe/Paris'

describe('eight weeks of a club in which nobody answers', () => {
  let club: DemoClub
  let report: MessagesReport
  let said: readonly { reader: string; kind: string; day: string; at: Temporal.Instant }[]
  beforeAll(async () => {
    club = await openDemoClub()
    await club.goesTo('2027-01-15T18:00')
    report = await club.inClub(within => messagesReport(within, kinds))
    said = await club.inClub(async within => {
      const { rows } = await sql<(typeof said)[number]>`select reader_id as reader, kind, went_at as at,
          (went_at at time zone ${zone})::date::text as day from notice
        where class = 'club' and reader_id is not null and merged_into is null and state = 'sent'
          and kind not in ('digest', 'hand-over') order by went_at`.execute(within.tx)
      return rows
    })
  }, 300_000)
  afterAll(() => club.close())

  test('nobody gets more than one a day, nor more than three a week', () => {
    expect(said.length).toBeGreaterThan(60)
    const perDay = Map.groupBy(said, ({ reader, day }) => `${reader} ${day}`)
    expect([...perDay.values()].filter(those => those.length > 1)).toEqual([])
    expect(report.weeks.length).toBeGreaterThanOrEqual(8)
    for (const { highest, median } of report.weeks) {
      expect(highest).toBeLessThanOrEqual(3)
      expect(median).toBeLessThanOrEqual(highest)
    }
  })

  test('the first Tuesday has its nudges, and each is alone on its day', () => {
    const nudges = said.filter(({ kind }) => kind === 'nudge')
    expect(nudges.filter(({ day }) => day === '2026-11-24')).toHaveLength(3)
  })

  test('the referrals of one receiver ask once a week at most', () => {
    const perReader = Map.groupBy(
      said.filter(({ kind }) => kind === 'referral-reminder'),
      ({ reader }) => reader,
    )
    for (const those of perReader.values())
      for (const [n, one] of those.slice(1).entries())
        expect(Temporal.PlainDate.from(those[n]!.day).until(one.day).days).toBeGreaterThanOrEqual(7)
  })

  test('what was kept, sent, told by another and not sent adds up, with each reason', () => {
    for (const { kept, sent, merged, dropped } of report.kinds) {
      const not = Object.values(dropped).reduce((sum, count) => sum + count, 0)
      expect(sent + merged + not).toBeLessThanOrEqual(kept)
      expect(Object.keys(dropped)).not.toContain('unknown')
    }
    const of = (kind: string) => report.kinds.find(one => one.kind === kind)!
    expect(of('referral-reminder').merged).toBeGreaterThan(0)
    expect(of('meeting-unanswered').dropped['no longer true'] ?? 0).toBeGreaterThanOrEqual(0)
    expect(of('nudge').class).toBe('club')
    expect(of('digest').class).toBe('channel')
  })
})

test('after forty days without the bot each record asks once, and the rolls are one message', async () => {
  const club = await openDemoClub()
  try {
    // Nothing beats meanwhile: it all falls due in one moment.
    await club.sleepsUntil('2027-01-04T10:00')
    const direct = club.stage.messages.filter(({ where }) => where.kind === 'direct')
    const twice = Map.groupBy(direct, ({ where, text }) => `${where.id} ${text.split('\n')[0]}`)
    expect([...twice.values()].filter(those => those.length > 1)).toEqual([])
    const rolls = club.stage.messages.filter(({ text }) => /appels? .*(restent?) à faire/.test(text))
    expect(rolls).toHaveLength(1)
    const missing = await club.inClub(within =>
      within.tx.selectFrom('notice').select('state').where('kind', '=', rollMissing.name).execute(),
    )
    expect(missing.length).toBeGreaterThan(1)
  } finally {
    await club.close()
  }
}, 120_000)

story(
  'of two messages of the bot’s own about one meeting, due in the same minute, one goes',
  async ({ people: { olga, marc }, idOf, inClub, clock }) => {
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-12', time: '19:00', place: 'La Cour d’Or' })
    await clock.goesTo('2026-11-10T09:59')
    const at = Temporal.PlainDateTime.from('2026-11-10T10:00').toZonedDateTime(zone).toInstant()
    const [nudge, other] = [newId(), newId()]
    await inClub(async club => {
      const meeting = await club.tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()
      const row = {
        club_id: club.id,
        member_id: idOf('marc'),
        step: 1,
        platform: null,
        decided_at: club.at,
        due_at: null,
      }
      const rest = { held_back: false, outcome: 'pending', outcome_at: null, arm: null, standing: 'hunter' }
      const acts = [
        { id: nudge, external_id: 'n1', episode: 'e1', act: 'rsvp', about: meeting.id },
        { id: other, external_id: 'n2', episode: 'e2', act: 'one-to-one', about: idOf('ana') },
      ]
      for (const act of acts)
        await club.tx
          .insertInto('nudge')
          .values({ ...row, ...rest, ...act })
          .execute()
      const to = { member: idOf('marc') }
      await nudged.keep(club, { nudge, record: meeting.id, to, due: at })
      await nudged.keep(club, { nudge: other, record: idOf('ana'), to, due: at })
    })
    const before = marc.messages.length
    await clock.goesTo('2026-11-10T18:00')
    const direct = () => marc.messages.slice(before).filter(({ where }) => where.kind === 'direct')
    expect(direct().map(({ text }) => text)).toEqual([expect.stringContaining('Serez-vous là')])
    // What speaks of the same meeting is not sent at all; the other one has a day of its own, after the holiday.
    const states = await inClub(club =>
      club.tx.selectFrom('notice').select(['state', 'why']).where('kind', '=', 'nudge').orderBy('why').execute(),
    )
    expect(states).toEqual([
      { state: 'dropped', why: 'asked by another message' },
      { state: 'kept', why: null },
    ])
    await clock.goesTo('2026-11-12T12:00')
    expect(direct()).toHaveLength(2)
  },
)
