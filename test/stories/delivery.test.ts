import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { received } from '../../src/club/referrals/kinds.ts'
import { clockAhead, moveClock } from '../../src/main.ts'
import { keepAll } from '../../src/notices/keep.ts'
import { keepDemoClock } from '../../src/start/demo.ts'
import { channelOpened } from '../../src/start/places.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { Stage } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

story(
  'a platform in trouble loses nothing: what could not be sent is sent once it can',
  async ({ people: { lea, marc }, stage, assidu, inClub }) => {
    stage.trouble = { trouble: 'later', seconds: 1 }
    await lea.says('/refer @marc moi-même "Un devis"')
    expect(marc.messages).toHaveLength(0)
    stage.trouble = null
    // The retry is the queue's, by the machine's clock: what waits there is done now.
    await inClub(async club => {
      const { id } = await club.tx
        .selectFrom('notice')
        .select('id')
        .where('kind', '=', 'referral-received')
        .executeTakeFirstOrThrow()
      await club.enqueue('deliver', { id })
    })
    await assidu.drain()
    expect(marc.messages).toHaveLength(1)
    await inClub(async club => {
      const { id } = await club.tx
        .selectFrom('notice')
        .select('id')
        .where('kind', '=', 'referral-received')
        .executeTakeFirstOrThrow()
      await club.enqueue('deliver', { id })
    })
    await assidu.drain()
    expect(marc.messages).toHaveLength(1)
  },
)

story(
  'someone who cannot be reached is noted once and not tried for ever',
  async ({ people: { lea, marc }, stage, inClub }) => {
    stage.trouble = { trouble: 'gone', detail: 'closed' }
    await lea.says('/refer @marc moi-même "Un devis"')
    stage.trouble = null
    await lea.says('/refer @marc moi-même "Un autre devis"')
    expect(marc.messages).toHaveLength(0)
    const notices = await inClub(club =>
      club.tx.selectFrom('notice').select(['state', 'why']).where('kind', '=', 'referral-received').execute(),
    )
    expect(notices).toEqual([
      { state: 'waiting', why: 'unreachable' },
      { state: 'waiting', why: 'unreachable' },
    ])
  },
)

story('the same gesture delivered twice happens once', async ({ people: { lea }, assidu, inClub }) => {
  const gesture = {
    platform: 'playground',
    place: 'stage',
    id: 'the-same',
    account: 'lea',
    what: { kind: 'command', name: 'refer', text: '@marc moi-même "Un devis"' },
  } as const
  const answers = await Promise.all([assidu.dispatch(gesture), assidu.dispatch(gesture)])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['nothing', 'show'])
  expect(await inClub(club => club.tx.selectFrom('referral').select('id').execute())).toHaveLength(1)
  expect(lea.form).toBeNull()
})

story(
  'what a prospect said of himself is sealed, and erased 90 days after the referral closed',
  async ({ people: { lea, marc }, clock, inClub }) => {
    await lea.says('/refer @marc outside besoin:"Un tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"')
    await lea.presses('Oui, transmettre')
    const row = () =>
      inClub(club =>
        club.tx.selectFrom('referral').select(['prospect_name', 'prospect_phone', 'need']).executeTakeFirstOrThrow(),
      )
    expect((await row()).prospect_phone?.toString('utf8')).not.toContain('98 12 12')
    await inClub(askForRetention)
    await marc.presses('Autre réponse')
    await marc.presses('Gagnée')
    await clock.passes('P89D')
    expect((await row()).prospect_name).not.toBeNull()
    await clock.passes('P2D')
    expect(await row()).toMatchObject({ prospect_name: null, prospect_phone: null })
  },
)

story('what could not reach someone reaches him once he is back', async ({ people: { lea, marc }, stage, assidu }) => {
  stage.trouble = { trouble: 'gone', detail: 'closed' }
  await lea.says('/refer @marc moi-même "Un devis"')
  stage.trouble = null
  expect(marc.messages).toHaveLength(0)
  await marc.says('/recos')
  await assidu.drain()
  expect(marc.messages.filter(({ where }) => where.kind === 'direct')).toHaveLength(1)
})

story(
  'a clock that is stopped on its way stands where it last was, not before what it has sent',
  async ({ people: { lea, marc }, assidu }) => {
    await lea.says('/refer @marc inside "Un devis"')
    const clock = assidu.clock as MovableClock
    const to = clock.now().add({ hours: 10 * 24 })
    const stopped = moveClock(assidu, clock, to, async () => {
      await keepDemoClock(assidu.means.db, clock)
      if (marc.messages.length === 2) throw new Error('killed')
    })
    await expect(stopped).rejects.toThrow('killed')
    const row = await assidu.means.db
      .selectFrom('installation')
      .select('value')
      .where('key', '=', 'demo-clock')
      .executeTakeFirstOrThrow()
    const restarted = clockAhead(Temporal.Duration.from(row.value!))
    const sent = Temporal.Instant.from('2026-11-05T10:00:00Z')
    expect(Temporal.Instant.compare(restarted.now(), sent)).toBeGreaterThanOrEqual(0)
  },
)

type Club = StoryOf<keyof typeof usualCast>

/** The club lives on Slack, too, where its channel is this one. */
async function alsoOnSlack({ assidu, inClub }: Pick<Club, 'assidu' | 'inClub'>, trouble: string | null) {
  const slack = new Stage('S1', 'slack')
  assidu.platforms.set('slack', slack)
  await inClub(async ({ id, tx, at }) => {
    const here = { club_id: id, platform: 'slack', place: 'S1' }
    await tx
      .insertInto('place')
      .values({ ...here, name: 'Le Cercle', connected_at: at, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ ...here, purpose: 'club', channel: 'C1', trouble })
      .execute()
  })
  const opens = async () => {
    await channelOpened(assidu, { platform: 'slack', place: 'S1' }, 'C1')
    await assidu.drain()
  }
  return { slack, opens }
}

const announced = ({ messages }: Stage) => messages.filter(({ where }) => where.id === 'club' || where.id === 'C1')

async function meets({ people: { olga }, assidu }: Pick<Club, 'people' | 'assidu'>, date: string) {
  await olga.says('/meeting plan')
  await olga.submits({ date, time: '07:45', place: 'La Cour d’Or' })
  await assidu.drain()
}

story('a channel that is shut in one of two places gets what went to the other once it opens', async club => {
  const { slack, opens } = await alsoOnSlack(club, 'cannot post')
  await meets(club, '2026-11-05')
  expect(announced(club.stage)).toHaveLength(1)
  expect(announced(slack)).toEqual([])
  // What stands is drawn anew while it waits for the other place.
  await club.people.lea.presses('Je viens')
  expect(announced(club.stage)[0]!.text).toContain('Présents : Léa Martin')
  await opens()
  expect(announced(slack).map(({ text }) => text)).toEqual([expect.stringContaining('Présents : Léa Martin')])
  await opens()
  expect([...announced(slack), ...announced(club.stage)]).toHaveLength(2)
  expect(
    await club.inClub(({ tx }) =>
      tx.selectFrom('notice').select(['state', 'why']).where('kind', '=', 'meeting-announced').execute(),
    ),
  ).toEqual([{ state: 'sent', why: null }])
})

story('a channel found shut as it is posted in waits alone; what is over by then is not told there', async club => {
  const { slack, opens } = await alsoOnSlack(club, null)
  slack.trouble = { trouble: 'forbidden', detail: 'not_in_channel' }
  await meets(club, '2026-11-05')
  slack.trouble = null
  expect(announced(club.stage)).toHaveLength(1)
  await opens()
  expect(announced(slack)).toHaveLength(1)
  slack.trouble = { trouble: 'forbidden', detail: 'not_in_channel' }
  await meets(club, '2026-11-06')
  slack.trouble = null
  await club.clock.goesTo('2026-11-06T12:00')
  await opens()
  expect(announced(slack)).toHaveLength(1)
})

story('what is kept for more people than one statement takes is kept for all of them', async ({ inClub, idOf }) => {
  const ids = Array.from({ length: 5_000 }, () => randomUUID())
  const due = Temporal.Instant.from('2027-01-04T09:00:00Z')
  const asked = ids.map(referral => received.of({ referral, to: { member: idOf('marc') }, due }))
  await inClub(async club => {
    expect(await keepAll(club, asked)).toHaveLength(5_000)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from due where duty = 'deliver'`.execute(
      club.tx,
    )
    expect(rows).toEqual([{ n: 5_000 }])
  })
})
