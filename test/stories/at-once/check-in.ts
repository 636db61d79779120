import { expect } from 'vitest'
import { arriveByName } from '../../../src/club/check-in/arrive.ts'
import { checkIn } from '../../../src/club/check-in/check-in.ts'
import { codeOf } from '../../../src/club/check-in/keys.ts'
import { stepsAt } from '../../../src/club/check-in/rules.ts'
import { type AddedGuest, addGuest } from '../../../src/club/meetings/add-guest.ts'
import { recordPair } from '../../../src/grammar/press.ts'
import {
  aMeeting,
  asked,
  club,
  count,
  fourTimes,
  id,
  oneReads,
  opens,
  opensForm,
  presses,
  type Races,
  reads,
  sends,
} from '../../kit/races.ts'

/** At the door: every button and form, with its race or the reason it may happen twice. */
export const doors: Races = {
  'door: line': 'nobody types it: its buttons stand in messages',
  'door: open': reads,
  'door: here': opensForm,
  async 'door: here form'() {
    const meeting = await atItsDoor()
    const code = await club.inClub(async tx =>
      codeOf(tx, meeting, stepsAt(tx.at, { hasPage: tx.publicUrl !== null }).now),
    )
    await club.atOnce(fourTimes(sends('lea', await opens(presses('lea', 'door here', meeting)), { code })))
    expect(await checkedIn(meeting)).toBe(1)
  },
  async 'door: not-me'() {
    const meeting = await checkedInAt()
    oneReads(await club.atOnce(fourTimes(presses('lea', 'door not-me', meeting))), /plus notée/, /déjà fait|réglée/)
    expect(await checkedIn(meeting)).toBe(0)
  },
  async 'door: take-away'() {
    const meeting = await checkedInAt()
    const press = presses('claire', 'door take-away', recordPair.write(meeting, id('lea')))
    oneReads(await club.atOnce(fourTimes(press)), /retirée/, /déjà fait|réglée/)
    expect(await checkedIn(meeting)).toBe(0)
    const { meeting: his, guest } = await guestCheckedInAt()
    const away = presses('claire', 'door take-away', recordPair.write(his, guest))
    oneReads(await club.atOnce(fourTimes(away)), /retirée/, /déjà fait|réglée/)
    expect(await guestsIn(his)).toBe(0)
  },
  async 'door: put-back'() {
    const meeting = await checkedInAt()
    await club.rows('update check_in set taken_back_at = at where meeting_id = $1', [meeting])
    const press = presses('claire', 'door put-back', recordPair.write(meeting, id('lea')))
    oneReads(await club.atOnce(fourTimes(press)), /à nouveau notée/, /déjà fait|réglée/)
    expect(await checkedIn(meeting)).toBe(1)
    const { meeting: his, guest } = await guestCheckedInAt()
    await club.rows('update guest_check_in set taken_back_at = at where meeting_id = $1', [his])
    const back = presses('claire', 'door put-back', recordPair.write(his, guest))
    oneReads(await club.atOnce(fourTimes(back)), /à nouveau notée/, /déjà fait|réglée/)
    expect(await guestsIn(his)).toBe(1)
  },
}

const checkedIn = (meeting: string) => count('check_in where meeting_id = $1 and taken_back_at is null', [meeting])

/** A meeting that begins in a minute. */
async function atItsDoor(): Promise<string> {
  await club.rows('delete from meeting')
  const meeting = await aMeeting()
  const starts = club.clock.now().add({ minutes: 1 }).toString()
  await club.rows('update meeting set starts_at = $2, ends_at = null where id = $1', [meeting, starts])
  return meeting
}

async function checkedInAt(): Promise<string> {
  const meeting = await atItsDoor()
  await asked(tx => checkIn(tx, { meeting, member: id('lea'), how: 'code' }))
  return meeting
}

const guestsIn = (meeting: string) => count('guest_check_in where meeting_id = $1 and taken_back_at is null', [meeting])

async function guestCheckedInAt(): Promise<{ readonly meeting: string; readonly guest: string }> {
  const meeting = await atItsDoor()
  const name = 'Rose Neuve'
  const added = await asked(async (tx, who) =>
    addGuest(tx, { by: await who('claire'), meeting, host: null, name, agreed: true }),
  )
  await asked(tx => arriveByName(tx, { meeting, name, company: '', address: '192.0.2.1' }))
  return { meeting, guest: (added as AddedGuest).guest.id }
}
