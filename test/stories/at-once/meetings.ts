import { expect } from 'vitest'
import { answerMeeting } from '../../../src/club/meetings/answer.ts'
import { cancelMeeting } from '../../../src/club/meetings/change.ts'
import { rollCallPress } from '../../../src/club/meetings/presses.ts'
import { markRoll, openRoll } from '../../../src/club/meetings/roll-marks.ts'
import { isRefusal } from '../../../src/terms/refusals.ts'
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
  pressesId,
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
  async 'meeting: present'() {
    await rsvps('present')()
    // Of the two seats Nina, who tries first, has one: two are after the other.
    const meeting = await aMeeting()
    await club.rows('update meeting set seats = 2 where id = $1', [meeting])
    await club.atOnce(each(presses('lea', 'meeting present', meeting), presses('marc', 'meeting present', meeting)))
    expect(await count(`rsvp where meeting_id = $1 and answer = 'present'`, [meeting])).toBe(2)
    expect(await count(`rsvp where meeting_id = $1 and answer = 'waiting' and waits = 1`, [meeting])).toBe(1)
  },
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
  async 'meeting: was-there'() {
    const meeting = await aMeeting(true)
    await club.does((await aSheet(meeting))('claire'))
    await club.atOnce(fourTimes(presses('marc', 'meeting was-there', meeting)))
    const [own] = await club.rows<{ n: number; told: number }>(
      `select count(*)::int as n, sum((select count(*) from notice t where t.about = d.id::text))::int as told
        from roll_dispute d where d.meeting_id = $1 and d.member_id = $2`,
      [meeting, id('marc')],
    )
    expect(own).toEqual({ n: 1, told: 1 })
  },
  'meeting: was-not-there': unsays,
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

  'roll-call: line': reads,
  'roll-call: open': reads,
  'roll-call: sheet': reads,
  async 'roll-call: tap'() {
    const meeting = await aMeeting(true)
    const taps = (who: 'claire' | 'denis', about: string, to: 'present' | 'late') =>
      pressesId(who, rollCallPress('tap', { meeting, about, to, mode: 'there', page: 1 }))
    await club.atOnce([
      ...each(taps('claire', id('lea'), 'present'), taps('denis', id('marc'), 'late')),
      ...each(taps('claire', id('ana'), 'present'), taps('denis', id('ana'), 'present')),
    ])
    // Each tap is about one line: of two organizers who tap at once nothing is lost.
    expect(await count('roll_mark where meeting_id = $1', [meeting])).toBe(3)
  },
  'roll-call: stand-in': opensForm,
  'roll-call: by-name': opensForm,
  async 'roll-call: save'() {
    const meeting = await aMeeting(true)
    const saves = await aSheet(meeting)
    const heard = await club.atOnce(each(saves('claire'), saves('denis')))
    // The second reads how it stands by now, and overwrites nothing.
    oneReads(heard, /L’appel du .* est fait/, /La feuille a changé|Cet appel est enregistré/)
    expect(await count(`attendance where meeting_id = $1 and status = 'present'`, [meeting])).toBe(1)
    expect(await count(`act where record_id = $1 and kind = 'meeting-attended' and not cancels`, [meeting])).toBe(1)
  },
  async 'roll-call: undo'() {
    const meeting = await aMeeting(true)
    await club.does((await aSheet(meeting))('claire'))
    const heard = await club.atOnce(
      each(presses('claire', 'roll-call undo', meeting), presses('denis', 'roll-call undo', meeting)),
    )
    oneReads(heard, /./, /déjà fait/)
  },
  async 'roll-call: undo-correction'() {
    const meeting = await aMeeting(true)
    await club.does((await aSheet(meeting))('claire'))
    await asked(async (tx, who) =>
      markRoll(tx, { by: await who('claire'), meeting, about: [id('marc')], status: 'late' }),
    )
    await club.does(presses('claire', 'roll-call save', `${meeting}@${await seenAt(meeting)}`))
    const rows = await club.rows('select step from attendance_change where meeting_id = $1', [meeting])
    const step = String(rows[0]?.step)
    const undoes = presses('claire', 'roll-call undo-correction', step)
    oneReads(await club.atOnce(each(undoes, undoes)), /correction est retirée/, /déjà fait/)
    expect(await count(`attendance where meeting_id = $1 and status = 'late'`, [meeting])).toBe(0)
  },
  async 'roll-call: was-there'() {
    const dispute = await aDispute()
    // One says yes and one says no: who is first is heard, and the other reads who was.
    const heard = await club.atOnce(
      each(presses('claire', 'roll-call was-there', dispute), presses('denis', 'roll-call was-not', dispute)),
    )
    oneReads(heard, /C’est noté/, /(Claire Renard|Denis Petit) l’a déjà fait|déjà fait/)
    const [row] = await club.rows<{ answer: string; status: string; steps: number }>(
      `select d.answer, a.status, (select count(*)::int from attendance_change c where c.meeting_id = d.meeting_id) as steps
        from roll_dispute d join attendance a on a.meeting_id = d.meeting_id and a.member_id = d.member_id where d.id = $1`,
      [dispute],
    )
    expect(row).toEqual(
      row!.answer === 'there'
        ? { answer: 'there', status: 'present', steps: 1 }
        : { answer: 'not there', status: 'absent', steps: 0 },
    )
  },
  'roll-call: was-not': 'raced with the other answer',
  'roll-call: unanswer': unsays,
  'roll-call: not-held': reads,
  async 'roll-call: not-held-yes'() {
    const meeting = await aMeeting(true)
    const saysSo = (who: 'claire' | 'denis') => presses(who, 'roll-call not-held-yes', meeting)
    othersRead(await club.atOnce(each(saysSo('claire'), saysSo('denis'))), /déjà fait/)
  },
  'roll-call: held-after-all': unsays,
  async 'roll-call: stand-in form'() {
    const meeting = await aMeeting(true)
    const press = rollCallPress('stand-in', {
      meeting,
      about: id('lea'),
      to: 'substitute',
      mode: 'substitute',
      page: 1,
    })
    const form = await opens(pressesId('claire', press))
    await club.atOnce(fourTimes(sends('claire', form, { name: 'Julie Petit' })))
    expect(await count(`roll_mark where meeting_id = $1 and substitute_name = 'Julie Petit'`, [meeting])).toBe(1)
  },
  async 'roll-call: by-name form'() {
    const meeting = await aMeeting(true)
    const form = await opens(presses('claire', 'roll-call by-name', meeting))
    await club.atOnce(fourTimes(sends('claire', form, { who: [id('lea')], state: 'late' })))
    expect(await count(`roll_mark where meeting_id = $1 and status = 'late'`, [meeting])).toBe(1)
  },
  'roll-call: why form': 'what it saves is what the sheet’s own button saves: raced there',
}

function rsvps(button: string): Race {
  return async () => {
    const meeting = await aMeeting()
    await club.atOnce(fourTimes(presses('lea', `meeting ${button}`, meeting)))
    expect(await count('rsvp where meeting_id = $1 and member_id = $2', [meeting, id('lea')])).toBe(1)
  }
}

/** Marc says that he was at a meeting whose roll has him absent. */
async function aDispute(): Promise<string> {
  const meeting = await aMeeting(true)
  await club.does((await aSheet(meeting))('claire'))
  await club.does(presses('marc', 'meeting was-there', meeting))
  const [row] = await club.rows<{ id: string }>('select id from roll_dispute where meeting_id = $1', [meeting])
  return row!.id
}

/** A sheet on which Léa came, as two organizers have it before them. */
async function aSheet(meeting: string) {
  await asked(async (tx, who) =>
    markRoll(tx, { by: await who('claire'), meeting, about: [id('lea')], status: 'present' }),
  )
  const seen = await seenAt(meeting)
  return (who: 'claire' | 'denis') => presses(who, 'roll-call save', `${meeting}@${seen}`)
}

async function seenAt(meeting: string): Promise<string> {
  const sheet = await asked(async tx => openRoll(tx, meeting))
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  return sheet.seen
}
