import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { closeRoll } from '../../src/club/meetings/call-roll.ts'
import { markRoll } from '../../src/club/meetings/roll-marks.ts'
import { memberById } from '../../src/club/members/queries.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'

/** The process stood still, for hours or for more than a year: what is said on its return is still so, and said once. */

type Went = {
  readonly kind: string
  readonly about: string | null
  readonly reader: string | null
  readonly at: Temporal.Instant
  readonly starts: Temporal.Instant | null
}

/** What was sent since an instant, each message once, with when the meeting it speaks of begins. */
const sentSince = ({ inClub }: Pick<ClubOn, 'inClub'>, since: Temporal.Instant) =>
  inClub(async ({ tx }: ClubTx) => {
    const { rows } =
      await sql<Went>`select n.kind, n.about, n.reader_id as reader, n.went_at as at, m.starts_at as starts
      from notice n left join meeting m on m.id::text = n.about
      where n.state = 'sent' and n.went_at >= ${since} and n.kind like 'meeting-%' order by n.went_at, n.id`.execute(tx)
    return rows
  })

/** The meetings that began between two instants and have no roll. */
const lackingRolls = ({ inClub }: Pick<ClubOn, 'inClub'>, from: Temporal.Instant, until: Temporal.Instant) =>
  inClub(async ({ tx }) => {
    const rows = await tx
      .selectFrom('meeting')
      .select('id')
      .where('status', '=', 'planned')
      .where('starts_at', '>', from)
      // The roll is asked for at 10:00 the day after.
      .where('starts_at', '<=', until.subtract({ hours: 24 }))
      .execute()
    return rows.map(({ id }) => id).toSorted()
  })

/**
 * A club that meets every Thursday by a series and on a Monday planned by itself, where two of four answer. On Thursday
 * 12 November at 13:00 its roll is taken, and in that moment the process ends.
 */
async function meetsAndStops(club: ClubOn): Promise<void> {
  const { people, inClub, idOf, clock } = club
  await people.olga.types('/reunion action:planifier quand:"every Thursday 12:15 Café du Port 1h30"')
  await people.olga.presses('Keep them all')
  await people.olga.types('/reunion action:planifier quand:"2026-12-28 12:15 Mairie"')
  await clock.goesTo('2026-11-12T13:00')
  await inClub(async within => {
    const by = await memberById(within, idOf('olga'))
    const meetings = await within.tx.selectFrom('meeting').select(['id', 'starts_at']).orderBy('starts_at').execute()
    for (const { id, starts_at } of meetings)
      if (Temporal.Instant.compare(starts_at, within.at) > 0)
        await answerMeeting(within, { by: await memberById(within, idOf('lea')), meeting: id, answer: 'present' })
    const meeting = meetings[1]!.id
    const sheet = await markRoll(within, { by, meeting, about: [idOf('lea'), idOf('olga')], status: 'present' })
    const taken = await closeRoll(within, { by, meeting, seen: 'refused' in sheet ? '' : sheet.seen })
    expect(taken).toMatchObject({ corrected: null })
  })
}

async function comesBack(club: ClubOn, away: string): Promise<readonly Went[]> {
  const { clock } = club
  await clock.leaps(away)
  const back = clock.now()
  // So many at once have to wait for the platform's limit.
  await vi.waitFor(
    async () => {
      await club.people.lea.reads()
      expect(await waiting(club)).toBe(0)
    },
    { timeout: 30_000, interval: 200 },
  )
  // Started twice more, a few minutes after each other: nothing is said again.
  const said = await sentSince(club, back)
  await clock.leaps('PT1M')
  await clock.leaps('PT1M')
  expect(await sentSince(club, back)).toEqual(said)
  // Of each meeting each is told one thing of a kind, and of none that is over but that its roll lacks.
  const keys = said.map(({ kind, about, reader }) => `${kind} ${about} ${reader}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const { kind, starts } of said)
    if (['meeting-announced', 'meeting-changed', 'meeting-unanswered', 'meeting-coming'].includes(kind))
      expect(Temporal.Instant.compare(starts!, back), kind).toBeGreaterThan(0)
  // And nobody is told more than one thing on his own, whatever fell due meanwhile.
  const personal = Map.groupBy(
    said.filter(({ reader }) => reader !== null),
    ({ reader }) => reader,
  )
  for (const his of personal.values()) expect(his).toHaveLength(1)
  return said
}

/** How many messages of meetings are still on their way. */
const waiting = ({ inClub }: Pick<ClubOn, 'inClub'>) =>
  inClub(async ({ tx }) => {
    const { rows } = await sql<{ of: number }>`select count(*)::int as of from delivery d join notice n
      on n.club_id = d.club_id and n.id = d.notice_id where n.kind like 'meeting-%' and d.state = 'retry'`.execute(tx)
    return rows[0]!.of
  })

const kindsOf = (said: readonly Went[]) =>
  Object.fromEntries([...Map.groupBy(said, ({ kind }) => kind)].map(([kind, those]) => [kind, those.length]))

/** The rolls that the organizers' message of that hour tells of. */
const rollsTold = ({ inClub }: ClubOn, since: Temporal.Instant) =>
  inClub(async ({ tx }) => {
    const { rows } = await sql<{ about: string }>`select about from notice where kind = 'meeting-roll-missing'
      and went_at >= ${since} and (state = 'sent' or merged_into is not null)`.execute(tx)
    return rows.map(({ about }) => about).toSorted()
  })

/** Away from Thursday 12 November 13:00; and what is said on the return. */
const outages: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // That afternoon, and on Sunday: the recap of that noon, still fresh.
  PT3H: { 'meeting-recap': 1 },
  P3D: { 'meeting-recap': 1 },
  // Wednesday: those who have not answered are asked of the next day.
  P6D: { 'meeting-recap': 1, 'meeting-unanswered': 3 },
  // 22 December: the two meetings within a week are announced, and five rolls lack in one message.
  P40D: { 'meeting-announced': 2, 'meeting-roll-missing': 1 },
  P400D: { 'meeting-announced': 1, 'meeting-roll-missing': 1 },
}

const everywhere: readonly (readonly [string, () => Promise<OpenClub>, readonly string[]])[] = [
  ['the playground', onPlayground, Object.keys(outages)],
  ['Discord', onDiscord, ['P6D', 'P40D']],
]

for (const [platform, open, those] of everywhere)
  describe(`on ${platform}`, () => {
    test.each(those)('after %s away, what still makes sense is said once', async away => {
      const club = await open()
      try {
        await meetsAndStops(club)
        const said = await comesBack(club, away)
        expect(kindsOf(said)).toEqual(outages[away])
        if (!outages[away]!['meeting-roll-missing']) return
        // All that lacks its roll since, made before or on the return, is in the one message of the organizers.
        const back = said[0]!.at
        const rolls = await rollsTold(club, back)
        const lacking = await lackingRolls(club, Temporal.Instant.from('2026-11-13T00:00Z'), back)
        expect(lacking.length).toBeGreaterThan(4)
        expect(rolls).toEqual(lacking)
        await club.people.olga.sees(
          new RegExp(`${rolls.length} (?:appels restent à faire|rolls are still to be taken)`),
        )
      } finally {
        await club.close()
      }
    })
  })
