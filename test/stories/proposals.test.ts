import { afterEach, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { lookAround, stood } from '../../src/club/nudges/facts.ts'
import { nudgeFor } from '../../src/club/nudges/nudge.ts'
import { offerOf, possibleActs } from '../../src/club/nudges/possible.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { decodePress } from '../../src/grammar/press-id.ts'
import type { ProposedAct } from '../../src/terms/act.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let club: DemoClub

const nudge = '8f0c8e36-0c70-4b4e-9f57-000000000080'

/** What everybody could do now, whether a nudge would speak to him or not. */
async function forEverybody(tx: ClubTx) {
  const standings = stood(await standingsOf(tx))
  const around = await lookAround(tx)
  return possibleActs(tx, { ...around, standings, forWhom: new Set(around.people.map(({ id }) => id)) })
}

/** A nudge that was sent earlier: what it proposed, and about what. */
async function sentEarlier(act: ProposedAct, about: string): Promise<string> {
  const id = crypto.randomUUID()
  const member = await club.idOf('m09')
  await club.inClub(({ tx, id: ofClub, at }) =>
    tx
      .insertInto('nudge')
      .values({
        ...{ club_id: ofClub, id, external_id: id, member_id: member, step: 1, platform: null, act, about },
        ...{ decided_at: at, held_back: false, outcome: 'pending', outcome_at: null, episode: id, arm: 'now' },
        ...{ standing: 'hunter', due_at: null },
      })
      .execute(),
  )
  return id
}

describe('in a club', () => {
  afterEach(() => club.close())

  test('whatever is proposed to anybody waits for him, and has a button that a command answers', async () => {
    club = await openDemoClub()
    await club.goesTo('2026-11-24T09:00')
    await club.inClub(async ({ tx }) => {
      await tx.updateTable('member').set({ seeks: null }).where('external_id', '=', 'm09').execute()
      const joined = Temporal.PlainDate.from('2026-11-10')
      await tx.updateTable('member').set({ joined_on: joined }).where('external_id', '=', 'm12').execute()
      const lastHeard = Temporal.Instant.from('2026-10-20T09:00:00Z')
      await tx.updateTable('referral').set({ touched_at: lastHeard }).where('closed_at', 'is', null).execute()
    })
    await club.inClub(async tx => {
      const proposed = [...(await forEverybody(tx))].flatMap(([member, all]) => all().map(one => ({ ...one, member })))
      expect(new Set(proposed.map(({ act }) => act))).toEqual(
        new Set<ProposedAct>([
          ...(['rsvp', 'invite-guest', 'introduce', 'greet-newcomer', 'one-to-one'] as const),
          ...(['update-referral', 'fill-profile', 'buddy', 'answer-ask', 'thank'] as const),
        ]),
      )
      for (const { act, about = '', member } of proposed) {
        const offer = offerOf(tx, act)
        expect([act, await offer?.stands(tx, about, member)]).not.toEqual([act, null])
        const press = decodePress(offer?.press(about, nudge) ?? '')
        const command = commands.find(({ name }) => name === press?.command)
        expect([act, Object.keys(command?.buttons ?? {})]).toEqual([act, expect.arrayContaining([press?.button])])
      }
    })
  }, 60_000)

  test('what was proposed and no longer waits is not said, and has no door', async () => {
    club = await openDemoClub()
    const meeting = await club.inClub(({ tx, at }) =>
      tx.selectFrom('meeting').select('id').where('starts_at', '>', at).orderBy('starts_at').executeTakeFirstOrThrow(),
    )
    const rsvp = await sentEarlier('rsvp', meeting.id)
    expect(await club.inClub(tx => nudgeFor(tx, rsvp))).toMatchObject({
      open: true,
      press: expect.stringContaining(`present|${meeting.id}`),
    })
    await club.inClub(({ tx }) =>
      tx.updateTable('meeting').set({ status: 'cancelled' }).where('id', '=', meeting.id).execute(),
    )
    expect(await club.inClub(tx => nudgeFor(tx, rsvp))).toMatchObject({ open: false })

    // Of an ask that is not there any more nothing is offered.
    const ask = await sentEarlier('answer-ask', crypto.randomUUID())
    expect(await club.inClub(tx => nudgeFor(tx, ask))).toMatchObject({ open: false })
  })
})

test('an act is proposed by one topic', () => {
  const acts = topics.flatMap(({ proposals }) =>
    proposals === none || proposals.proposes === none ? [] : Object.keys(proposals.proposes.acts),
  )
  expect(acts.length).toBeGreaterThan(5)
  expect(acts.filter((act, n) => acts.indexOf(act) !== n)).toEqual([])
})
