import { expect } from 'vitest'
import { answerMeeting } from '../../../src/club/meetings/answer.ts'
import { cancelMeeting } from '../../../src/club/meetings/change.ts'
import {
  aMeeting,
  asked,
  club,
  count,
  days,
  each,
  fourTimes,
  freshDay,
  id,
  oneReads,
  opens,
  opensForm,
  othersRead,
  presses,
  type Race,
  type Races,
  reads,
  sends,
  sendsOwn,
  types,
  unsays,
} from '../../kit/races.ts'

/** Meetings: every line, button and form, with its race or the reason it may happen twice. */
export const meetings: Races = {
  async 'meeting: line'() {
    await club.rows('delete from meeting')
    const meeting = await aMeeting()
    await club.atOnce(each(types('lea', '/reunion présent'), types('lea', '/reunion absent')))
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  },
  'meeting: present': rsvps('present'),
  'meeting: absent': rsvps('absent'),
  'meeting: yes': rsvps('yes'),
  'meeting: no': rsvps('no'),
  'meeting: ahead': reads,
  'meeting: who': reads,
  'meeting: substitute': opensForm,
  'meeting: guest': opensForm,
  async 'meeting: withdraw'() {
    const meeting = await aMeeting()
    await asked(async (tx, who) => answerMeeting(tx, { by: await who('lea'), meeting, answer: 'present' }))
    await club.atOnce(fourTimes(presses('lea', 'meeting withdraw', meeting)))
    expect(await count('rsvp where meeting_id = $1', [meeting])).toBe(0)
  },
  'meeting: plan': opensForm,
  async 'meeting: unplan'() {
    const meeting = await aMeeting()
    const heard = await club.atOnce(
      each(presses('claire', 'meeting unplan', meeting), presses('denis', 'meeting unplan', meeting)),
    )
    oneReads(heard, /annulée/, /déjà fait/)
    // Against an answer: nobody is left with an answer to a meeting that is nowhere.
    const other = await aMeeting()
    await club.atOnce(each(presses('claire', 'meeting unplan', other), presses('lea', 'meeting present', other)))
    expect(await count('rsvp r where not exists (select from meeting m where m.id = r.meeting_id)')).toBe(0)
  },
  'meeting: move': opensForm,
  'meeting: cancel': reads,
  'meeting: unplan-yes': 'it does what unplan does where nobody has heard of it',
  async 'meeting: cancel-yes'() {
    const meeting = await aMeeting()
    const heard = await club.atOnce(
      each(presses('claire', 'meeting cancel-yes', meeting), presses('denis', 'meeting cancel-yes', meeting)),
    )
    oneReads(heard, /./, /montre les prochaines/)
  },
  async 'meeting: restore'() {
    const meeting = await aMeeting()
    await asked(async (tx, who) => cancelMeeting(tx, { by: await who('claire'), id: meeting }))
    const heard = await club.atOnce(
      each(presses('claire', 'meeting restore', meeting), presses('denis', 'meeting restore', meeting)),
    )
    oneReads(heard, /./, /déjà fait/)
    // Against another planned in its place: one meeting at a time.
    await asked(async (tx, who) => cancelMeeting(tx, { by: await who('claire'), id: meeting }))
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: days * 2 })
    const planned = sendsOwn('denis', 'meeting plan', { date: date.toString(), time: '10:30' })
    await club.atOnce(each(presses('claire', 'meeting restore', meeting), planned))
    const on = [date.toString()]
    expect(await count(`meeting where status = 'planned' and starts_at::date = $1`, on)).toBe(1)
  },
  async 'meeting: plan form'() {
    const date = freshDay().toString()
    const plan = { date, time: '10:00' }
    const before = await count(`meeting where status = 'planned'`)
    const heard = await club.atOnce(
      each(sendsOwn('claire', 'meeting plan', plan), sendsOwn('denis', 'meeting plan', plan)),
    )
    const others = heard.filter(({ kind }) => kind === 'correct')
    expect(others).toHaveLength(3)
    for (const { words } of others) expect(words).toMatch(/déjà une réunion.*prévue par (Claire Renard|Denis Petit)/)
    expect(await count(`(select starts_at from meeting where status = 'planned' group by 1 having count(*) > 1)`)).toBe(
      0,
    )
    expect(await count(`meeting where status = 'planned'`)).toBeGreaterThan(before)
    await club.rows('delete from meeting')
  },
  async 'meeting: move form'() {
    const [one, two] = [await aMeeting(), await aMeeting()]
    const date = freshDay().toString()
    const forms = [
      await opens(presses('claire', 'meeting move', one)),
      await opens(presses('denis', 'meeting move', two)),
    ] as const
    const to = { date, time: '10:00' }
    await club.atOnce(each(sends('claire', forms[0], to), sends('denis', forms[1], to)))
    expect(await count('meeting where starts_at::date = $1', [date])).toBe(1)
  },
  async 'meeting: substitute form'() {
    const meeting = await aMeeting()
    const form = await opens(presses('lea', 'meeting substitute', meeting))
    oneReads(await club.atOnce(fourTimes(sends('lea', form, { name: 'Jo Vert' }))), /Jo Vert/, /déjà fait/)
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  },

  'roll-call: line': opensForm,
  'roll-call: open': opensForm,
  async 'roll-call: undo'() {
    const meeting = await aMeeting(true)
    const form = await opens(presses('claire', 'roll-call open', meeting))
    await club.does(sends('claire', form, { came: [id('lea')], late: [], excused: [], substitute: [] }))
    const heard = await club.atOnce(
      each(presses('claire', 'roll-call undo', meeting), presses('denis', 'roll-call undo', meeting)),
    )
    oneReads(heard, /./, /déjà fait/)
  },
  'roll-call: not-held': reads,
  async 'roll-call: not-held-yes'() {
    const meeting = await aMeeting(true)
    const saysSo = (who: 'claire' | 'denis') => presses(who, 'roll-call not-held-yes', meeting)
    othersRead(await club.atOnce(each(saysSo('claire'), saysSo('denis'))), /déjà fait/)
  },
  'roll-call: held-after-all': unsays,
  'roll-call: roll form': rolls(false),
  'roll-call: roll-with-guests form': rolls(true),
}

function rsvps(button: string): Race {
  return async () => {
    const meeting = await aMeeting()
    await club.atOnce(fourTimes(presses('lea', `meeting ${button}`, meeting)))
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  }
}

function rolls(withGuests: boolean): Race {
  return async () => {
    const meeting = await aMeeting(true)
    if (withGuests)
      await club.rows(
        `insert into guest (club_id, id, external_id, guest, name, invited_by, meeting_id, status)
          values ($1, gen_random_uuid(), gen_random_uuid()::text, 'p', 'Rollo', $2, $3, 'invited')`,
        [club.clubId, id('lea'), meeting],
      )
    const forms = [
      await opens(presses('claire', 'roll-call open', meeting)),
      await opens(presses('denis', 'roll-call open', meeting)),
    ] as const
    const roll = (came: string[]) => ({
      came,
      late: [],
      excused: [],
      substitute: [],
      ...(withGuests ? { guests: [] } : {}),
    })
    const doings = [sends('claire', forms[0], roll([id('lea')])), sends('denis', forms[1], roll([id('marc')]))] as const
    const heard = await club.atOnce([...doings])
    // The second is told who took it, and overwrites nothing.
    oneReads(heard, /présent/, /(Claire Renard|Denis Petit) a fait ou corrigé cet appel/)
    expect(await count(`attendance where meeting_id = $1 and status = 'present'`, [meeting])).toBe(1)
    expect(await count(`act where record_id = $1 and kind = 'meeting-attended' and not cancels`, [meeting])).toBe(1)
  }
}
