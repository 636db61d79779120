import { expect } from 'vitest'
import { weekBefore } from '../../../src/club/digest/rules.ts'
import { keepTold } from '../../../src/club/digest/told.ts'
import { contestStanding } from '../../../src/club/standing/contest.ts'
import type { Who } from '../../kit/race.ts'
import {
  asked,
  club,
  count,
  each,
  fourTimes,
  id,
  looks,
  oneReads,
  opensForm,
  othersRead,
  presses,
  type Race,
  type Races,
  reads,
  saysOnly,
  sendsOwn,
  unsays,
} from '../../kit/races.ts'

/** Standing: every line, button and form, with its race or the reason it may happen twice. */
export const standing: Races = {
  'club-weights: line': reads,
  'club-weights: open': reads,
  'club-weights: change': opensForm,
  'club-weights: weights form': 'it shows what would change, and saves nothing',
  'club-weights: who': looks,
  'club-weights: save': 'the draft is held and spent: the second press finds it sent',
  'club-weights: undo': 'only the last choice, by its own id, is taken back',
  'standing: line': looks,
  'standing: presence': reads,
  'standing: year': reads,
  async 'standing: contest form'() {
    await club.rows('delete from contest')
    oneReads(await club.atOnce(fourTimes(sendsOwn('lea', 'standing contest', {}))), /Merci/, /déjà dit/)
    expect(await count('contest')).toBe(1)
  },
  'standing: contest': opensForm,
  'standing: acts': looks,
  'standing: speak': saysOfMember('speak'),
  'standing: spare': saysOfMember('spare'),
  'standing: clear': 'it writes as the two before it do; only a flagged member has it',
  'standing: agree': 'it writes as those before it do; only a flagged member has it',
  async 'standing: close'() {
    const contest = await aContest()
    const heard = await club.atOnce(
      each(presses('claire', 'standing close', contest), presses('denis', 'standing close', contest)),
    )
    othersRead(heard, /déjà fait, par (Claire|Denis)/)
  },
  'standing: later': answersNudge('later'),
  'standing: not-later': unsays,
  'standing: unsay-speak': unsays,
  'standing: unsay-spare': unsays,
  'standing: unsay-clear': unsays,
  'standing: unsay-agree': unsays,
  'standing: reopen': unsays,
  'standing: take-back': unsays,
  'standing: no-more': answersNudge('no-more'),
  'standing: again': answersNudge('again'),
  async 'standing: gladly'() {
    const nudge = await aNudge(id('ana'))
    await club.atOnce(fourTimes(presses('marc', 'standing gladly', nudge)))
    expect(await count(`notice where kind = 'coffee' and arguments ->> 'nudge' = $1`, [nudge])).toBe(1)
  },
  'standing: introduce': opensForm,
  'standing: not-now': saysOnly,
  'club-nudges: line': reads,
  'club-nudges: open': reads,
  async 'club-nudges: send'() {
    await club.atOnce(each(presses('claire', 'club-nudges send', 'k1'), presses('denis', 'club-nudges send', 'k1')))
    expect(await count(`audit where what = 'nudges-sent-all-the-same'`)).toBe(1)
  },
  'club-nudges: leave': unsays,

  'digest: open': reads,
  'digest: names': looks,
  'digest: who': looks,
  'digest: line': reads,
  'digest: people': looks,
  'digest: closer': looks,
  'digest: past': reads,
  'digest: text': reads,
  'digest: text-now': reads,
  async 'digest: leave'() {
    await asked(async tx => {
      const { monday } = weekBefore(tx.at, tx.zone)
      await keepTold(tx, monday, { parts: {}, weeks: { [`load ${id('lea')}`]: 3 }, left: [] })
    })
    await club.atOnce(each(presses('claire', 'digest leave', 'load'), presses('denis', 'digest leave', 'load')))
    expect(await count(`audit where what = 'digest-left-alone'`)).toBe(1)
    expect(await count('digest_left')).toBe(1)
  },
  'digest: unleave': unsays,
}

async function aNudge(about?: string): Promise<string> {
  const [row] = await club.rows<{ id: string }>(
    `insert into nudge (club_id, id, external_id, member_id, step, act, about, decided_at, held_back, outcome, episode, arm, standing)
      values ($1, gen_random_uuid(), gen_random_uuid()::text, $2, 2, $3, $4, $5, false, 'pending', gen_random_uuid()::text, 'now', 'hunter')
      returning id`,
    [club.clubId, id('marc'), about === undefined ? 'rsvp' : 'buddy', about ?? null, club.clock.now().toString()],
  )
  return row!.id
}

async function aContest(): Promise<string> {
  await club.rows('delete from contest')
  await asked(async (tx, who) => contestStanding(tx, { by: await who('lea'), words: undefined }))
  const [row] = await club.rows<{ id: string }>('select id from contest')
  return row!.id
}

function saysOfMember(button: string): Race {
  return async () => {
    const says = (who: Who) => presses(who, `standing ${button}`, id('marc'))
    await club.atOnce(each(says('claire'), says('denis')))
    expect(await count(`(select answer from organizer_answer group by answer, by_id having count(*) > 1)`)).toBe(0)
    expect(await count('organizer_answer')).toBeGreaterThan(0)
  }
}

function answersNudge(button: string): Race {
  return async () => {
    const nudge = await aNudge()
    await club.atOnce(each(presses('marc', `standing ${button}`, nudge), presses('marc', 'standing later', nudge)))
    // Neither choice takes the other back.
    const [row] = await club.rows<{ settings: Record<string, unknown> }>('select settings from member where id = $1', [
      id('marc'),
    ])
    expect(row!.settings).toHaveProperty('nudgesSnoozedUntil')
    if (button !== 'later') expect(row!.settings.noNudges).toBe(button === 'no-more')
  }
}
