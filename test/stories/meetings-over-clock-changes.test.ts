import { expect, test } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { saveSeries } from '../../src/club/meetings/series.ts'
import { memberById } from '../../src/club/members/queries.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { weeklyLike } from '../../src/time/written-recurrence.ts'
import { openStory, usualCast } from '../kit/story.ts'

/**
 * A club lives over the change of its clock: a series at the very hour that is skipped or comes twice, another of an
 * evening, and every duty run as it falls due. Each meeting begins at its wall time; each is announced and reminded once.
 */

/** Zone, the day of the change, an hour inside it, and at which hour the meeting of that day begins all the same. */
const changes = [
  ['Europe/Paris', '2027-03-28', '02:30', '2027-03-28T03:30'],
  ['America/New_York', '2027-11-07', '01:30', '2027-11-07T01:30'],
  ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-03T02:45'],
  ['Africa/Cairo', '2027-04-30', '00:30', '2027-04-30T01:30'],
  ['Africa/Casablanca', '2027-02-07', '02:30', '2027-02-07T02:30'],
  ['America/Santiago', '2027-09-05', '00:30', '2027-09-05T01:30'],
  ['Antarctica/Troll', '2027-03-28', '02:00', '2027-03-28T04:00'],
] as const

test.each(changes)('%s on %s', async (zone, on, inside, begins) => {
  const change = Temporal.PlainDate.from(on)
  const told = await openStory({ cast: usualCast, at: `${change.subtract({ weeks: 3 })}T11:00` })
  const { inClub, idOf, clock } = told
  try {
    await inClub(async ({ tx, id }) => {
      await tx.updateTable('club').set({ zone, country: null }).where('club_id', '=', id).execute()
      // Ana lives where it is another day.
      await tx.updateTable('member').set({ zone: 'Pacific/Kiritimati' }).where('external_id', '=', 'ana').execute()
    })
    await inClub(async club => {
      const by = await memberById(club, idOf('olga'))
      for (const [startsOn, time] of [
        [change.subtract({ weeks: 1 }), inside],
        [change.subtract({ days: 4 }), '19:00'],
      ] as const) {
        const rest = { title: null, place: null, minutes: null, zone: null, seats: null, required: true }
        const plan = { ...rest, rule: weeklyLike(startsOn), startsOn, time: Temporal.PlainTime.from(time) }
        const rests = { holidays: false, breaks: false }
        expect(await saveSeries(club, { by, plan: { ...plan, rests }, of: null })).not.toHaveProperty('refused')
      }
      // Léa comes to all of them, Marc and Ana say nothing.
      for (const { id } of await meetingsOf(club))
        await answerMeeting(club, { by: await memberById(club, idOf('lea')), meeting: id, answer: 'present' })
    })
    await clock.goesTo(`${change.add({ days: 9 })}T12:00`)
    const rows = await inClub(meetingsOf)
    const now = clock.now()
    const over = rows.filter(({ starts_at }) => Temporal.Instant.compare(starts_at.add({ hours: 48 }), now) < 0)
    expect(over.length).toBeGreaterThanOrEqual(4)
    const wallOf = (at: Temporal.Instant, where: string = zone) => at.toZonedDateTimeISO(where).toPlainDateTime()
    for (const { starts_at, series_on } of rows) {
      const wall = wallOf(starts_at)
      const time = String(series_on) === on ? Temporal.PlainDateTime.from(begins).toPlainTime() : undefined
      expect(wall.toPlainDate().toString()).toBe(String(series_on))
      if (time) expect(wall.toPlainTime().toString()).toBe(time.toString())
      else expect(['19:00', inside]).toContain(wall.toPlainTime().toString({ smallestUnit: 'minute' }))
    }
    const sent = await inClub(({ tx }) =>
      tx.selectFrom('notice').selectAll().where('kind', 'like', 'meeting-%').where('state', '=', 'sent').execute(),
    )
    const whoOf = (reader: string | null) => (['lea', 'marc', 'ana', 'olga'] as const).find(who => idOf(who) === reader)
    for (const { id, starts_at } of over) {
      const about = sent.filter(notice => notice.about === id)
      const announced = about.filter(({ kind }) => kind === 'meeting-announced')
      // Announced at nine of the clock, a week of its days before.
      expect(announced.map(({ went_at }) => wallOf(went_at!).toString())).toEqual([
        `${wallOf(starts_at).toPlainDate().subtract({ weeks: 1 })}T09:00:00`,
      ])
      const asked = (who: string, kind: string) =>
        about.filter(one => one.kind === kind && whoOf(one.reader_id) === who).map(({ went_at }) => went_at!)
      for (const [who, kind] of [
        ['lea', 'meeting-coming'],
        ['marc', 'meeting-unanswered'],
        ['ana', 'meeting-unanswered'],
      ] as const) {
        const at = asked(who, kind)
        expect(at, `${who} ${kind} of ${wallOf(starts_at)}`).toHaveLength(1)
        expect(Temporal.Instant.compare(at[0]!, starts_at)).toBeLessThan(0)
        const hour = wallOf(at[0]!, who === 'ana' ? 'Pacific/Kiritimati' : zone).hour
        expect(hour).toBeGreaterThanOrEqual(8)
        expect(hour).toBeLessThan(19)
      }
      expect(asked('lea', 'meeting-unanswered')).toEqual([])
    }
    // Each roll that nobody took was asked for once, in a message of its own or in another's of that day.
    const rolls = await inClub(({ tx }) =>
      tx.selectFrom('notice').select(['about', 'state']).where('kind', '=', 'meeting-roll-missing').execute(),
    )
    for (const { id } of over) expect(rolls.filter(({ about }) => about === id)).toHaveLength(1)
  } finally {
    await told.close()
  }
})

const meetingsOf = ({ tx }: ClubTx) => tx.selectFrom('meeting').selectAll().orderBy('starts_at').execute()
