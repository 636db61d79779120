import { openDoors } from '../../../src/club/check-in/check-in.ts'
import { codeOf } from '../../../src/club/check-in/keys.ts'
import { doorPress } from '../../../src/club/check-in/presses.ts'
import { stepsAt } from '../../../src/club/check-in/rules.ts'
import { ownAbsences } from '../../../src/club/disputes/queries.ts'
import { recordPair } from '../../../src/grammar/press.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import { applies } from './candidates.ts'
import { nextMeeting } from './meetings.ts'
import { forgotten } from './prospects.ts'
import type { Told } from './told.ts'

/** A roll, with guests and without; what is late. */
export async function takesRolls({ club, says, presses, sends, submits, looks }: Told): Promise<void> {
  await club.goesTo('2026-12-02T12:00')
  await takesRoll(club)
  await looks()
  const came = await guestOf(club, 'm05')
  for (const press of ['later', 'not-this-time', 'unsay', 'liked', 'thanks'])
    await club.pressesButton('m05', `guest ${press}`, press === 'thanks' ? `${came}.en` : came)
  await club.triesButton('m05', 'guest own', await nextMeeting(club))
  await says('m01', '/club guests')
  await presses('m01', 'club-guests add')
  await submits('m01', { name: 'Venu Seul', contact: '', agreed: true })
  await club.inClub(({ tx }) => tx.updateTable('meeting').set({ seats: 1 }).execute())
  for (const name of ['Venu Premier', 'Venu De Trop']) {
    await says('m01', '/club guests')
    await club.person('m01').presses(/Announce a guest|Annoncer un invité/)
    await submits('m01', { name, contact: '', agreed: true })
  }
  await presses('m01', 'club-guests overbook')
  await club.inClub(({ tx }) => tx.updateTable('meeting').set({ seats: null }).execute())
  await comesAgain(club)
  await applies(club)
  await presses('m01', 'roll-call undo')
  await club.goesTo('2026-12-03T12:00')
  await looks()
  await presses('m01', 'roll-call not-held')
  await looks()
  await presses('m01', 'roll-call not-held-yes')
  await presses('m01', 'roll-call held-after-all')
  await atTheDoor(club)
  await club.goesTo('2026-12-09T12:00')
  await says('m01', '/club roll-call')
  await presses('m01', 'roll-call save')
  await looks()
  await says('m05', '/intro @"Thomas Aubriot" @"Gérard Mougeot" "Deux métiers"')
  await sends('m05')
  await forgotten(club)
  await club.goesTo('2026-12-21T12:00')
  await correctsClosedRoll(club)
  await disputes(club)
  await looks()
}

/** A member who was put down as absent says that he was there, and an organizer that it is so, or not. */
async function disputes(club: CountedClub): Promise<void> {
  const [who, meeting] = await club.inClub(async tx => {
    for (let n = 2; n < 25; n++) {
      const one = `m${String(n).padStart(2, '0')}`
      const [absence] = await ownAbsences(tx, club.idOf(one))
      if (absence) return [one, absence.meeting.id] as const
    }
    throw new Error('nobody was absent of late')
  })
  await club.pressesButton(who, 'standing presence')
  await club.pressesButton(who, 'meeting was-there', meeting)
  await club.pressesButton(who, 'meeting was-not-there', meeting)
  await club.pressesButton(who, 'meeting was-there', meeting)
  await club.goesTo('2026-12-22T12:00')
  const [dispute] = await club.inClub(({ tx }) => tx.selectFrom('roll_dispute').select('id').execute())
  for (const press of ['was-not', 'unanswer', 'was-there', 'unanswer'])
    await club.pressesButton('m01', `roll-call ${press}`, dispute!.id)
}

/** The latest meeting that has begun. */
const latestBegun = (club: CountedClub): Promise<string> =>
  club.inClub(async ({ tx, at }) => {
    const query = tx.selectFrom('meeting').select('id').where('starts_at', '<=', at).where('status', '!=', 'cancelled')
    return (await query.orderBy('starts_at', 'desc').executeTakeFirstOrThrow()).id
  })

/** A roll that is closed is corrected with a word on why. */
async function correctsClosedRoll(club: CountedClub): Promise<void> {
  const { id } = await club.inClub(({ tx }) =>
    tx
      .selectFrom('meeting')
      .select('id')
      .where('status', '=', 'held')
      .where('closed_at', 'is not', null)
      .orderBy('starts_at')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  await club.person('m01').pressesId(`1|roll-call|open|${id}`)
  await club.presses('m01', 'roll-call tap')
  await club.presses('m01', 'roll-call save')
  await club.submits('m01', { why: 'elle était là' })
}

/** The roll: a name, a way of having come, somebody by his name; saved, corrected and the correction taken back. */
async function takesRoll(club: CountedClub): Promise<void> {
  await club.person('m01').says('/club roll-call')
  for (const press of ['sheet', 'tap']) await club.presses('m01', `roll-call ${press}`)
  await club.triesButton('m01', 'roll-call sheet', `${await latestBegun(club)}.late.1`)
  await club.person('m01').pressesId(`1|roll-call|sheet|${await latestBegun(club)}.substitute.1`)
  await club.presses('m01', 'roll-call stand-in')
  await club.submits('m01', { name: 'Julie Petit' })
  await club.presses('m01', 'roll-call by-name')
  await club.submits('m01', { who: [club.idOf('m09')], state: 'late', name: '' })
  await club.presses('m01', 'roll-call save')
  await club.presses('m01', 'roll-call open')
  await club.presses('m01', 'roll-call tap')
  await club.presses('m01', 'roll-call save')
  await club.presses('m01', 'roll-call undo-correction')
  await club.presses('m01', 'roll-call open')
  await club.presses('m01', 'roll-call sheet')
}

/** Half an hour before a meeting, and as it begins. */
async function atTheDoor(club: CountedClub): Promise<void> {
  await club.goesTo('2026-12-08T18:20')
  const meeting = await club.inClub(async tx => {
    const doors = await openDoors(tx)
    return 'refused' in doors
      ? null
      : { id: doors[0].id, code: codeOf(tx, doors[0].id, stepsAt(tx.at, { hasPage: tx.publicUrl !== null }).now) }
  })
  const { id, code } = meeting!
  await club.person('m01').says('/meeting')
  await club.triesButton('m01', 'door open', id)
  await club.person('m05').says(`/meeting check-in ${code}`)
  await club.pressesButton('m05', 'door not-me', id)
  await club.person('m05').pressesId(doorPress('here', id))
  await club.person('m05').submits({ code })
  for (const press of ['take-away', 'put-back'])
    await club.pressesButton('m01', `door ${press}`, recordPair.write(id, club.idOf('m05')))
}

/** Somebody of a guest's name from another firm; and one who has come as often as guests do. */
async function comesAgain(club: CountedClub): Promise<void> {
  const announces = async (company: string) => {
    await club.person('m01').says('/meeting')
    await club.presses('m01', 'meeting guest')
    await club.submits('m01', { name: 'Invité 1', company, contact: '', agreed: true })
    await club.tries('m01')
  }
  await announces('Une autre maison')
  await club.inClub(({ tx }) => tx.updateTable('club').set({ visitor_limit: 0 }).execute())
  await announces('')
  await club.inClub(({ tx }) => tx.updateTable('club').set({ visitor_limit: null }).execute())
}

/** One of those who came as the guests of this member. */
const guestOf = (club: CountedClub, member: string) =>
  club.inClub(async ({ tx }) => {
    const came = tx.selectFrom('guest').select('id').where('status', '=', 'present')
    return (await came.where('invited_by', '=', club.idOf(member)).limit(1).executeTakeFirstOrThrow()).id
  })
