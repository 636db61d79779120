import { expect } from 'vitest'
import { bringGuest } from '../../../src/club/meetings/bring-guest.ts'
import type { Doing } from '../../kit/race.ts'
import {
  aMeeting,
  asked,
  buttonOf,
  club,
  count,
  each,
  fourTimes,
  id,
  oneReads,
  opens,
  opensForm,
  othersRead,
  presses,
  pressesId,
  type Races,
  reads,
  sends,
  unsays,
} from '../../kit/races.ts'

/** Guests: every button and form, with its race or the reason it may happen twice. */
export const guests: Races = {
  async 'guest: withdraw'() {
    const meeting = await aMeeting()
    const guest = await aGuest(meeting, 'Paul Invité')
    const heard = await club.atOnce(fourTimes(presses('lea', 'guest withdraw', guest)))
    oneReads(heard, /Paul Invité/, /déjà fait|réglée|Rien à faire|n’est plus possible/)
  },
  'guest: line': 'nobody types it',
  'guest: put-right': opensForm,
  'guest: propose': opensForm,
  async 'guest: member'() {
    const meeting = await aMeeting()
    const press = await buttonOf(await announces(meeting, { name: 'DUBOIS Marc' }), /^C’est Marc/)
    oneReads(await club.atOnce(fourTimes(pressesId('lea', press))), /Aucun invité/, /déjà fait/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(0)
  },
  async 'guest: another'() {
    const meeting = await aMeeting()
    const press = await buttonOf(await announces(meeting, { name: 'DUBOIS Marc' }), /Une autre personne/)
    oneReads(await club.atOnce(fourTimes(pressesId('lea', press))), /c’est annoncé/, /déjà fait/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(1)
  },
  async 'guest: same'() {
    expect(await whoCameBefore(/La même personne/, 'Aline Même')).toBe(1)
  },
  async 'guest: other'() {
    expect(await whoCameBefore(/Une autre personne/, 'Aline Autre')).toBe(2)
  },
  async 'guest: once-more'() {
    const meeting = await aMeeting()
    for (const before of [await aMeeting(), await aMeeting()]) {
      const guest = await aGuest(before, 'Rémi Fidèle')
      await club.rows(`update guest set status = 'present' where id = $1`, [guest])
    }
    const press = await buttonOf(await announces(meeting, { name: 'Rémi Fidèle' }, 'claire'), /Une visite de plus/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /c’est annoncé/, /déjà fait/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(1)
  },
  'guest: invitation': reads,
  'guest: thanks': reads,
  'guest: own': reads,
  'guest: liked': said('liked', `impression = 'liked' and followed_up_on is not null`),
  'guest: not-this-time': said('not-this-time', `impression = 'not-this-time'`),
  async 'guest: later'() {
    await said('later', 'ask_again_on is not null')()
    expect(await count(`notice where kind = 'guest-follow-up' and arguments ? 'again'`)).toBe(1)
  },
  'guest: unsay': unsays,
  async 'guest: announce form'() {
    const [one, two] = [await aMeeting(), await aMeeting()]
    const forms = [
      await opens(presses('lea', 'meeting guest', one)),
      await opens(presses('marc', 'meeting guest', one)),
      await opens(presses('ana', 'meeting guest', two)),
    ] as const
    const guest = { name: 'Rose Neuve', agreed: true }
    const doings = [sends('lea', forms[0], guest), sends('marc', forms[1], guest), sends('ana', forms[2], guest)]
    const heard = await club.atOnce([...doings, doings[0]!])
    // One of the two who invite them to the same meeting is told; Léa's second sending says nothing.
    othersRead(heard, /déjà/)
    expect(await count(`guest where name = 'Rose Neuve'`)).toBe(2)
    expect(await count(`(select distinct guest from guest where name = 'Rose Neuve')`)).toBe(1)
  },
  'guest: put-right form': 'the later correction holds, and the card says what it reads now',

  'club-guests: line': reads,
  'club-guests: add': opensForm,
  async 'club-guests: add form'() {
    const meeting = await aMeeting(true)
    const forms = [
      await opens(presses('claire', 'club-guests add', meeting)),
      await opens(presses('denis', 'club-guests add', meeting)),
    ] as const
    const guest = { name: 'Ivan Venu', host: id('lea'), agreed: true }
    const heard = await club.atOnce(each(sends('claire', forms[0], guest), sends('denis', forms[1], guest)))
    othersRead(heard, /déjà/)
    expect(await count(`guest where meeting_id = $1 and status = 'present'`, [meeting])).toBe(1)
  },
  async 'club-guests: overbook'() {
    const meeting = await aMeeting()
    await aGuest(meeting, 'Paul Plein')
    await club.rows('update meeting set seats = 2 where id = $1', [meeting])
    const typed = sends('claire', await opens(presses('claire', 'club-guests add', meeting)), {
      ...{ name: 'Ivan Venu', agreed: true },
    })
    const press = await buttonOf(typed, /quand même/)
    oneReads(await club.atOnce(fourTimes(pressesId('claire', press))), /Ivan Venu/, /déjà/)
    expect(await count('guest where meeting_id = $1', [meeting])).toBe(2)
  },
}

async function aGuest(meeting: string, name: string): Promise<string> {
  const brought = await asked(async (tx, who) => bringGuest(tx, { by: await who('lea'), meeting, name, agreed: true }))
  if ('settle' in brought) throw new Error(`${name} is not announced yet`)
  return brought.guest.id
}

const announces = async (meeting: string, guest: { name: string; company?: string }, who = 'lea'): Promise<Doing> =>
  sends(who, await opens(presses(who, 'meeting guest', meeting)), { ...guest, agreed: true })

/** Somebody of this name came before from another firm: how many persons there are once it is said which. */
async function whoCameBefore(answer: RegExp, name: string): Promise<number> {
  const [before, meeting] = [await aMeeting(), await aMeeting()]
  await club.does(await announces(before, { name, company: 'Ancienne Maison' }))
  const press = await buttonOf(await announces(meeting, { name, company: 'Maison Neuve' }), answer)
  oneReads(await club.atOnce(fourTimes(pressesId('lea', press))), /c’est annoncé/, /déjà fait/)
  expect(await count('guest where meeting_id = $1', [meeting])).toBe(1)
  return count('(select distinct guest from guest where name = $1)', [name])
}

/** What is said of one guest, four times at once: it is noted once. */
function said(button: string, is: string) {
  return async () => {
    const guest = await aGuest(await aMeeting(), `Anne ${button}`)
    await club.rows(`update guest set status = 'present' where id = $1`, [guest])
    await club.atOnce(fourTimes(presses('lea', `guest ${button}`, guest)))
    expect(await count(`guest where id = $1 and ${is}`, [guest])).toBe(1)
  }
}
