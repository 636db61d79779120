import { beforeAll, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import { apartPress } from '../../src/club/apart/presses.ts'
import { askPress } from '../../src/club/asks/presses.ts'
import { openDoors } from '../../src/club/check-in/check-in.ts'
import { codeOf } from '../../src/club/check-in/keys.ts'
import { doorPress } from '../../src/club/check-in/presses.ts'
import { stepsAt } from '../../src/club/check-in/rules.ts'
import { releasing } from '../../src/club/introductions/kinds.ts'
import { meetingPress } from '../../src/club/meetings/presses.ts'
import { linkAccount } from '../../src/club/members/link.ts'
import { deciding } from '../../src/club/problems/kinds.ts'
import { problemPress } from '../../src/club/problems/presses.ts'
import { pairOf } from '../../src/club/proposals.ts'
import { closing, whenBack } from '../../src/club/referrals/kinds.ts'
import { referPress, referralsPress } from '../../src/club/referrals/presses.ts'
import { referralsThatStandStill } from '../../src/club/referrals/queries.ts'
import { makeTakeOverCode } from '../../src/club/setup/take-over.ts'
import { thanksPress } from '../../src/club/thanks/presses.ts'
import { listed } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { type ClubTx, inClub } from '../../src/db/club-tx.ts'
import { together } from '../../src/db/together.ts'
import { forgettingDrafts, keepDraft } from '../../src/dispatch/drafts.ts'
import { neverTyped, ownForm } from '../../src/grammar/define.ts'
import { recordPair } from '../../src/grammar/press.ts'
import { type CountedClub, everyGesture, openCountedClub, typed } from '../kit/counted-club.ts'
import { statements } from '../tables/statements.ts'

/** The twelve that both clubs have, and two whose accounts are linked meanwhile. */
const everybody = ['m01', 'm02', 'm04', 'm05', 'm06', 'm08', 'm09', 'm10', 'm12', 'm17', 'm24', 'm30', 'nina', 'paul']

/** Some weeks of a club in which everything is done once. */
async function lives(club: CountedClub, times: number): Promise<void> {
  const says = (account: string, line: string) => club.person(account).says(line)
  const presses = (account: string, key: string) => club.presses(account, key)
  /** What somebody looks at before it leaves. */
  const sends = (account: string) => presses(account, 'intro send')
  const submits = (account: string, values = {}) => club.submits(account, values)
  const looks = () => club.tries(...everybody)
  for (const command of club.assidu.commands.filter(({ under }) => under !== neverTyped)) {
    await says('m01', typed(command))
    await club.triesForm('m01')
  }
  await looks()

  // An organizer says of the one who asks most that he is no hunter.
  await club.triesButton('m01', 'standing clear', club.idOf('m09'))
  // What he says of somebody by a slip is unsaid.
  for (const saying of ['clear', 'speak', 'spare'])
    for (const press of [saying, `unsay-${saying}`])
      await club.pressesButton('m01', `standing ${press}`, club.idOf('m09'))

  // Who is on the list, and who is who here.
  club.stage.persons.push(
    { account: 'nina', name: 'Nina Roche', ...human },
    { account: 'paul', name: 'Paul Roux', ...human },
  )
  club.stage.rooms.push(...rooms)
  await says('m01', '/club members')
  for (const part of ['away', 'requests', 'left']) await club.triesButton('m01', `club-members ${part}`, '2')
  await presses('m01', 'club-members tick')
  await submits('m01', { who: ['paul'] })
  await says('m05', '/refer @"Paul Roux" inside "A roof"')
  await looks()
  await presses('paul', 'notice open')
  await looks()
  await club.triesButton('paul', 'notice hello')
  await presses('m01', 'club-members unlink')
  await submits('m01', { member: club.idOf('m30') })
  await says('m01', '/club members')
  await presses('m01', 'club-members link')
  await club.triesForm('m01')
  await says('m05', '/refer @"Maxime Ferrand" inside "A roof"')
  await says('nina', '/referrals')
  await presses('nina', 'link ask')
  await submits('nina', { name: 'Maxime Ferrand' })
  await looks()
  await presses('m01', 'club-members link-yes')
  await looks()
  await club.triesButton('m01', 'club-members unlink-this', club.idOf('m30'))
  await says('m01', '/club members')
  await presses('m01', 'club-members add')
  await submits('m01', { name: 'Lucie Perrin' })
  await looks()
  await addsNamesakes(club)
  await presses('m01', 'club-members end')
  await submits('m01', { member: club.idOf('m08') })
  await looks()
  await presses('m01', 'club-members undo-end')
  await says('m01', '/club organizers')
  await club.triesButton('m01', 'club-organizers add-this', club.idOf('m09'))
  await presses('m01', 'club-organizers add')
  await submits('m01', { member: club.idOf('m10') })
  await looks()
  await says('m01', '/club settings')
  await submits('m01', { club: 'general', introductions: 'shut', organizers: '' })
  await looks()
  await says('m01', '/club settings')
  await submits('m01', { club: 'club', introductions: 'introductions', organizers: 'organizers' })
  await looks()

  // Referrals.
  await says('m05', '/refer')
  await submits('m05', { receiver: club.idOf('m04'), kind: 'outside' })
  await looks()
  await presses('m05', 'refer describe')
  await submits('m05', { warmth: '3' })
  await looks()
  await presses('m04', 'refer more')
  await looks()
  await presses('m04', 'refer contacted')
  await presses('m04', 'refer more')
  await looks()
  await presses('m04', 'refer quoted')
  await looks()
  // Back to the first step it may be put back to.
  await presses('m04', 'refer more')
  await presses('m04', 'refer amend')
  await looks()
  await presses('m04', 'refer put-back')
  await presses('m04', 'refer more')
  await presses('m04', 'refer quoted')
  await presses('m04', 'refer won')
  await looks()
  await presses('m04', 'refer unstep')
  await presses('m04', 'refer lost')
  await looks()
  await says('m06', '/refer @"Karim Hadjadj" outside "A roof" prospect:"Mrs Dupont"')
  await looks()
  await presses('m06', 'refer not-yet')
  await looks()

  await club.triesButton('m04', 'referrals held', '2')
  await says('m05', '/referrals')
  await club.triesButton('m05', 'referrals list', 'given-all.2')
  const said = { command: 'referrals', form: ownForm, said: { words: 'open' } }
  const looksFor = await club.inClub(here => keepDraft(here, club.idOf('m05'), said))
  await club.triesButton('m05', 'referrals found', `${looksFor}.1`)
  // One that was not for its receiver is given to another; another is put right, and asked about.
  await says('m05', '/refer @"Sylvie Marchenoir" outside "A lamp" prospect:"Mr Short" agreed:yes')
  const lamp = await passedHere(club, 'outside')
  await club.person('m05').pressesId(referralsPress('put-right', lamp))
  await submits('m05', { name: 'Mr Shorter' })
  await club.triesButton('m06', 'refer deny', lamp)
  await club.person('m06').pressesId(referPress('not-a-fit', lamp))
  await submits('m06')
  await looks()
  await club.person('m05').pressesId(referPress('again', lamp))
  await submits('m05', { receiver: club.idOf('m04'), agreed: true })
  await looks()
  await says('m05', '/refer @"Sylvie Marchenoir" inside "A lamp of my own"')
  await club.person('m05').pressesId(referralsPress('put-right', await passedHere(club, 'inside')))
  await submits('m05', { need: 'Two lamps of my own' })
  const still = await standingStill(club)
  for (const whom of ['giver', 'receiver']) await club.triesButton('m01', `referrals ask-${whom}`, still)
  await club.pressesButton('m01', 'referrals ask-receiver', still)
  await looks()
  const held = await goingOn(club)
  await club.triesButton(held.receiver, 'refer not-still', held.id)
  // Problems.
  await club.triesButton('m06', 'problem new')
  await says('m06', '/ask "problem Un vieux local à reprendre"')
  await submits('m06', {
    ...{ text: 'Un vieux local à reprendre, électricité comprise', date: '2026-12-10', time: '18:00' },
    ...{ otherDate: '2026-12-11', otherTime: '18:00' },
  })
  await presses('m06', 'problem without')
  await presses('m06', 'problem convene')
  const problem = await theProblem(club)
  for (const [n, answer] of ['no', 'other', 'both', 'first'].entries())
    await club.triesButton(problem.asked[n % problem.asked.length]!, `problem ${answer}`, problem.id)
  await opensNow(club, problem.id)
  await club.pressesButton('m06', 'problem open-now', problem.id)
  for (const outcome of ['not-held', 'not-helped', 'helped'])
    await club.pressesButton('m06', `problem ${outcome}`, problem.id)
  await club.triesButton('m06', 'problem thank', problem.id)
  await club.person('m06').pressesId(problemPress('thank', problem.id))
  await club.triesForm('m06')
  await says('m10', '/ask "problem Deux apprentis à trouver"')
  await submits('m10', {
    ...{ text: 'Deux apprentis à trouver pour le printemps', date: '2026-12-10', time: '18:00' },
    ...{ otherDate: '2026-12-11', otherTime: '18:00' },
  })
  await presses('m10', 'problem convene')
  await presses('m10', 'problem undo')
  await waitedLongEnough(club, problem.id)
  // Pauses.
  await says('m05', '/pause')
  await submits('m05', { length: 'two-weeks', until: '', from: '' })
  await says('m05', '/pause until:2026-12-20')
  await keepsForReturn(club)
  await presses('m05', 'pause back-to')
  await says('m05', '/pause')
  await presses('m05', 'pause end')
  await presses('m05', 'pause resume')
  await presses('m05', 'pause undo')
  await presses('m05', 'pause take')
  await submits('m05', { length: 'date', until: '2026-11-21', from: '' })
  await says('m05', '/pause')
  await presses('m05', 'pause renew')
  await looks()
  await says('m05', '/pause')
  await presses('m05', 'pause end')
  await says('m24', '/pause until:2026-12-01')
  await looks()
  // Thanks.
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m06'), what: 'help', channel: true })
  await looks()
  await club.triesButton('m06', 'thanks between-us')
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m08'), what: 'introduction', channel: true })
  await looks()
  await presses('m08', 'thanks in-channel')
  await presses('m08', 'thanks right')
  await presses('m08', 'thanks not-quite')
  await looks()
  await presses('m05', 'thanks amend')
  await submits('m05', { amount: '1 300' })
  await looks()
  await presses('m05', 'thanks undo')
  await looks()
  await says('m05', '/thanks')
  await submits('m05', { to: club.idOf('m09'), what: 'help', amount: '2 000 000' })
  await looks()
  for (const need of ['A roof', 'A door']) {
    await says('m06', '/refer')
    await submits('m06', { receiver: club.idOf('m10'), kind: 'inside', need, who: '' })
  }
  await says('m10', '/thanks')
  await submits('m10', { to: club.idOf('m06'), what: 'referral' })
  await looks()
  await presses('m10', 'thanks which')
  await looks()
  const passed = await club.inClub(({ tx }) =>
    tx
      .selectFrom('referral')
      .select('id')
      .where('giver_id', '=', club.idOf('m06'))
      .where('receiver_id', '=', club.idOf('m10'))
      .where(
        'id',
        'not in',
        tx
          .selectFrom('thanks')
          .select('referral_id')
          .where('referral_id', 'is not', null)
          .$castTo<{ referral_id: string }>(),
      )
      .orderBy('given_at', 'desc')
      .executeTakeFirstOrThrow(),
  )
  await club.triesButton('m10', 'thanks for-referral', passed.id)
  await club.triesButton('m10', 'thanks to', club.idOf('m06'))
  await club.person('m10').pressesId(thanksPress('for-referral', passed.id))
  await club.triesForm('m10')

  // Introductions and one-to-ones.
  await says('m06', '/intro')
  await submits('m06', { first: club.idOf('m08'), second: club.idOf('m10'), context: 'Deux métiers' })
  await presses('m06', 'intro change')
  await submits('m06', { context: 'Deux métiers qui se complètent' })
  await sends('m06')
  await looks()
  await presses('m08', 'intro later')
  await presses('m08', 'intro accept')
  await presses('m10', 'intro accept')
  const agreed = await agreedOn(club)
  await club.pressesButton('m08', 'intro met', agreed)
  await club.triesButton('m08', 'intro thank', agreed)
  // Two want the same two to meet: the second one's is kept until the first has ended.
  for (const asker of ['m06', 'm10']) {
    await says(asker, '/intro @"Thomas Aubriot" @"Gérard Mougeot" "Deux métiers"')
    await sends(asker)
  }
  await says('m06', '/intro @"Amélie Vautrin" "Deux métiers"')
  await presses('m06', 'intro change')
  await submits('m06', { context: 'Deux métiers qui se complètent' })
  await says('m06', '/intro @"Amélie Vautrin" @"Lucie Perrin" "Deux métiers"')
  await sends('m06')
  await presses('m08', 'intro accept')
  await club.triesForm('m08')
  await says('m05', '/intro me')
  await says('m05', '/one-to-one')
  await presses('m05', 'one-to-one propose')
  await submits('m05', { with: [club.idOf('m06')], when: 'friday 2026-11-27 14:00, saturday 2026-11-28 10:00' })
  await looks()
  await presses('m06', 'one-to-one moments')
  await submits('m06', { when: 'friday 2026-11-27 15:00' })
  await looks()
  await presses('m05', 'one-to-one pick')
  await looks()
  await says('m08', '/one-to-one')
  await presses('m08', 'one-to-one propose')
  await submits('m08', { with: [club.idOf('m10'), club.idOf('m12')], when: 'friday 2026-12-04 9:00' })
  await presses('m10', 'one-to-one pick')
  await looks()
  await presses('m12', 'one-to-one pick')
  await presses('m08', 'one-to-one call-off')
  await looks()
  await says('m04', '/one-to-one')
  await presses('m04', 'one-to-one log')
  await submits('m04', { with: [club.idOf('m09'), club.idOf('m12')], date: 'yesterday' })
  await looks()
  await presses('m09', 'one-to-one held')
  await presses('m09', 'one-to-one useful')
  await looks()
  await presses('m09', 'one-to-one amend')
  await submits('m09', { date: '2 days ago' })
  await presses('m04', 'one-to-one amend')
  await submits('m04', { with: [club.idOf('m09')], date: 'yesterday' })
  await says('m05', '/one-to-one')
  await presses('m05', 'one-to-one propose')
  await submits('m05', { with: [club.idOf('m04')], when: '', place: '' })
  await looks()
  await presses('m04', 'one-to-one yes')

  await asksAndOffers(club)

  await says('m01', '/club presence')
  await club.triesButton('m01', 'club-presence open')
  await says('m01', '/club business')
  await club.triesButton('m01', 'club-business open')
  // Third persons.
  await says('m05', '/refer @"Karim Hadjadj" outside "A wall" prospect:"Mrs Vidal" phone:"06 39 98 31 41" agreed:yes')
  await says('m01', '/club prospects')
  await presses('m01', 'club-prospects held')
  await club.triesForm('m01', { phone: '0639983141' })
  await presses('m01', 'club-prospects lift')
  await club.triesForm('m01', { phone: '0639983141' })
  await presses('m01', 'club-prospects forget')
  await submits('m01', { phone: '06.39.98.31.41', email: '', name: '' })
  await looks()
  await presses('m01', 'club-prospects forget-him')
  await presses('m01', 'club-prospects lift')
  await submits('m01', { phone: '0639983141', email: '', name: '' })
  await says('m05', '/refer @"Sylvie Marchenoir" outside "A door" prospect:"Mrs Anna Vidal" agreed:yes')
  await presses('m01', 'club-prospects forget')
  await submits('m01', { phone: '', email: '', name: 'Anna Vidal' })
  await looks()

  // Who is brought together, and who is not.
  await says('m01', '/club pairs')
  await presses('m01', 'club-pairs add')
  await submits('m01', { one: club.idOf('m05'), other: club.idOf('m06') })
  await looks()
  await club.triesButton('m01', 'club-pairs keep', recordPair.write(club.idOf('m08'), club.idOf('m10')))
  await club.triesButton('m05', 'apart open')
  await club.person('m05').pressesId(apartPress('add'))
  await submits('m05', { member: club.idOf('m08') })
  await looks()
  await club.triesButton('m05', 'apart keep', club.idOf('m10'))
  await club.triesButton('m05', 'calendar open')
  await club.triesButton('m05', 'calendar make')
  await club.triesButton('m05', 'calendar stop')
  for (const button of ['skip', 'join']) await club.pressesButton('m05', `round ${button}`, '2026-12')

  // Meetings.
  await says('m01', '/meeting')
  await presses('m01', 'meeting plan')
  await submits('m01', { date: '2026-12-01', time: '18:30', repeat: '' })
  await looks()
  await says('m01', '/meeting plan 8 December 18:30')
  await aSeries(club)
  await club.goesTo('2026-11-23T12:00')
  await says('m01', '/meeting')
  await looks()
  await club.goesTo('2026-11-24T12:00')
  for (const account of club.accounts.filter((_, n) => n % 2 === 0)) await says(account, '/meeting present')
  await says('m05', '/meeting')
  for (let guest = 1; guest <= 2 * times; guest++) {
    await presses('m05', 'meeting guest')
    await submits('m05', { name: `Invité ${guest}`, agreed: true })
  }
  await presses('m05', 'meeting guest')
  await submits('m05', { name: 'Jeanne Valois', agreed: true })
  await looks()
  await says('m01', '/meeting')
  await club.triesButton('m01', 'meeting ahead', '2')
  await club.triesButton('m01', 'meeting who', await nextMeeting(club))
  await club.pressesButton('m01', 'meeting unplan', await nextMeeting(club))
  await club.triesButton('m01', 'meeting unplan-yes', await nextMeeting(club))
  await looks()
  await takesSeriesBack(club)
  await says('m01', '/meeting')
  await presses('m01', 'meeting move')
  await submits('m01', { time: '19:30' })
  await presses('m01', 'meeting cancel')
  await looks()
  await presses('m01', 'meeting cancel-yes')
  await looks()
  await presses('m01', 'meeting restore')

  // What is his own.
  for (const language of ['en', 'fr']) await club.triesButton('m05', 'my-data language', language)
  for (const language of ['en', 'fr']) await club.triesButton('m01', 'club-settings language', language)
  await says('m05', '/directory')
  for (const [list, page] of [
    ['everybody', '2'],
    ['never-met', '1'],
  ] as const)
    await club.triesButton('m05', `directory ${list}`, page)
  await says('m05', '/directory des')
  await presses('m05', 'directory found')
  await presses('m05', 'directory search')
  await submits('m05', { words: 'roof' })
  await presses('m05', 'directory meet')

  await says('m05', '/profile')
  for (const [part, way] of [
    ['trade', 'step'],
    ['needs', 'step'],
    ['messages', undefined],
  ] as const) {
    await club.triesButton('m05', `profile ${part}`, way)
    await club.pressesButton('m05', `profile ${part}`, way)
    await club.triesForm('m05', { company: 'Another', seeks: 'Somebody', language: 'en', from: '09:00' })
  }
  await presses('m05', 'profile trade')
  await submits('m05', { company: 'Another name' })
  await looks()
  await club.triesButton('m05', 'profile steps')
  for (const press of ['profile of', 'intro with', 'refer to']) await club.triesButton('m05', press, club.idOf('m06'))
  await says('m05', '/my-data')
  await presses('m05', 'my-data erase')
  await looks()
  await presses('m05', 'my-data erase-yes')
  await looks()
  await says('m24', '/my-data')
  await looks()

  // Standing, nudges, the digest.
  await says('m09', '/standing')
  await presses('m09', 'standing presence')
  await says('m09', '/standing')
  await presses('m09', 'standing contest')
  await submits('m09')
  await looks()
  const remark = await theRemark(club)
  for (const press of ['close', 'reopen']) await club.pressesButton('m01', `standing ${press}`, remark)
  await says('m01', '/standing @"Franck Delmotte"')
  await looks()
  await club.triesButton('m01', 'standing spare', club.idOf('m17'))
  const nudge = await nudges(club)
  for (const key of ['standing later', 'standing no-more', 'standing again', 'standing not-now'])
    await club.triesButton('m09', key, nudge.introduce)
  for (const press of ['later', 'not-later']) await club.pressesButton('m09', `standing ${press}`, nudge.introduce)
  await club.triesButton('m09', 'standing introduce', nudge.introduce)
  await club.triesButton('m17', 'standing gladly', nudge.buddy)
  await looks()
  await presses('m05', 'notice why')
  await looks()
  await presses('m05', 'notice off')
  await looks()
  await club.goesTo('2026-11-30T12:00')
  await looks()

  // A roll, with guests and without.
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
  await looks()
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

/** A series, from the line that plans it to its end; it goes on, and what it does by itself is counted later. */
async function aSeries(club: CountedClub): Promise<void> {
  const looks = () => club.tries(...everybody)
  await club.person('m01').says('/meeting plan every second Saturday 21:00 Chez Sylvie')
  await club.presses('m01', 'series other')
  await club.presses('m01', 'series details')
  await club.submits('m01', { ends: '22:30' })
  await club.presses('m01', 'series change')
  await club.submits('m01', { date: '2026-12-05', time: '21:00', repeat: 'weekly' })
  await club.presses('m01', 'series save')
  await looks()
  await club.presses('m01', 'series show')
  await club.presses('m01', 'series edit')
  await club.submits('m01', { time: '20:30' })
  await club.presses('m01', 'series save')
  const made = await inClub(club.assidu.means, club.clubId, ({ tx }) =>
    tx
      .selectFrom('meeting')
      .select(['id', 'series_id', 'status'])
      .where('series_id', 'is not', null)
      .orderBy('starts_at')
      .execute(),
  )
  const [first, second] = made
  const off = made.find(({ status }) => status === 'holiday')!
  await club.pressesButton('m01', 'meeting restore', off.id)
  await club.pressesButton('m01', 'meeting rest', off.id)
  await club.person('m01').pressesId(meetingPress('move', first!.id))
  await club.submits('m01', { date: '2026-12-06', which: 'one' })
  await club.person('m01').pressesId(meetingPress('details', first!.id))
  await club.submits('m01', { ends: '22:00' })
  await looks()
  await club.pressesButton('m01', 'series end-from', second!.id)
  await club.pressesButton('m01', 'series end-from-yes', second!.id)
  await club.pressesButton('m01', 'series resume', first!.series_id!)
  await club.pressesButton('m01', 'series end', first!.series_id!)
  await club.pressesButton('m01', 'series end-yes', first!.series_id!)
  await club.pressesButton('m01', 'series resume', first!.series_id!)
}

/** Takes the series back, once members know of it. */
async function takesSeriesBack(club: CountedClub): Promise<void> {
  const { id } = await inClub(club.assidu.means, club.clubId, ({ tx }) =>
    tx.selectFrom('meeting_series').select('id').executeTakeFirstOrThrow(),
  )
  await club.triesButton('m01', 'series unplan-yes', id)
  await club.pressesButton('m01', 'series unplan', id)
  await club.tries(...everybody)
}

/** Asks, an offer, an answer and what becomes of them. */
async function asksAndOffers(club: CountedClub): Promise<void> {
  const looks = () => club.tries(...everybody)
  await club.person('m05').says('/ask')
  await club.submits('m05', { text: 'Un notaire réactif pour une cession', until: '2026-11-26' })
  await looks()
  await club.person('m05').says('/ask')
  await looks()
  await club.presses('m05', 'ask edit')
  await club.submits('m05', { text: 'Un notaire réactif pour une cession à Nancy' })
  await club.person('m06').says('/ask list')
  await looks()
  await club.person('m01').pressesId(askPress('waiting', await askOf(club, 'm05')))
  await club.presses('m01', 'ask pass')
  await club.submits('m01', { member: club.idOf('m10') })
  await looks()
  await club.presses('m01', 'ask leave')
  await looks()
  // One whom m05 has not thanked today.
  await club.person('m04').pressesId(askPress('help', await askOf(club, 'm05')))
  await club.submits('m04', { text: 'Le mien', contact: 'none' })
  await looks()
  await club.presses('m04', 'ask amend')
  await club.submits('m04', { text: 'Le mien, à Nancy', contact: 'none' })
  await club.triesForm('m04')
  await looks()
  await club.person('m05').says('/ask')
  await club.presses('m05', 'ask open')
  await looks()
  await club.presses('m05', 'ask not-helped')
  await club.presses('m05', 'ask close')
  await looks()
}

/** The ask of this member that was made here. */
const askOf = (club: CountedClub, member: string) =>
  club.inClub(async ({ tx }) => {
    const his = tx.selectFrom('ask').select('id').where('author_id', '=', club.idOf(member))
    return (await his.orderBy('created_at', 'desc').limit(1).executeTakeFirstOrThrow()).id
  })

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

/** A member proposes somebody, and a stranger applies himself: one is accepted, the other not. */
async function applies(club: CountedClub): Promise<void> {
  await club.person('m05').says('/apply')
  await club.submits('m05', { name: 'Nora Candidate', agreed: true })
  await club.tries('m05', 'm01')
  const stranger = club.person('candidate')
  await stranger.says('/apply')
  await club.submits('candidate', { name: 'Paul Candidat', contact: '06 39 98 12 34' })
  await club.tries('candidate', 'm01')
  await club.presses('m01', 'apply accept')
  await club.triesForm('m01', { email: '', name: 'Paul Candidat' })
  const [one] = await club.inClub(({ tx }) => tx.selectFrom('application').select('id').orderBy('applied_at').execute())
  await club.triesButton('m01', 'apply show', one!.id)
  await club.pressesButton('m01', 'apply refuse', one!.id)
  await club.pressesButton('m01', 'apply reopen', one!.id)
}

/** Two are called alike: whoever is new is asked about, and so is a stranger who gives their name. */
async function addsNamesakes(club: CountedClub): Promise<void> {
  const looks = () => club.tries(...everybody)
  for (const name of ['Jeanne Valois', 'VALOIS Jeanne']) {
    await club.presses('m01', 'club-members add')
    await club.submits('m01', { name, email: '' })
  }
  await looks()
  await club.presses('m01', 'club-members another')
  // One who is ticked and called like both: he may be either.
  club.stage.persons.push({ account: 'jv', name: 'jeanne valois', ...human })
  await club.presses('m01', 'club-members tick')
  await club.submits('m01', { who: ['jv'] })
  await looks()
  const jeanne = club.person('jeanne')
  await jeanne.says('/referrals')
  await club.presses('jeanne', 'link ask')
  await club.submits('jeanne', { name: 'Jeanne Valois' })
  await looks()
}

/**
 * A referral of which nobody has said a word for half a year, and an introduction that has waited for another's end.
 */
const forgotten = (club: CountedClub) =>
  club.inClub(async inClub => {
    const { tx, at } = inClub
    const long = at.subtract({ hours: 181 * 24 })
    const referral = await tx
      .selectFrom('referral')
      .select('id')
      .where('receiver_id', '=', club.idOf('m30'))
      .where('status', '=', 'new')
      .executeTakeFirstOrThrow()
    await tx.updateTable('referral').set({ given_at: long, status_at: long }).where('id', '=', referral.id).execute()
    await closing.ask(inClub, referral.id, at)
    const held = await tx
      .selectFrom('introduction')
      .select('id')
      .where('held', '=', true)
      .where('requested_by', '=', club.idOf('m05'))
      .executeTakeFirstOrThrow()
    await releasing.ask(inClub, held.id, at)
  })

/** The one that m05 passed to m06 here, of a kind. */
const passedHere = (club: CountedClub, kind: 'inside' | 'outside') =>
  club.inClub(async ({ tx }) => {
    const theirs = tx.selectFrom('referral').select('id').where('giver_id', '=', club.idOf('m05'))
    const here = theirs.where('receiver_id', '=', club.idOf('m06')).where('external_id', 'like', 'r-%-%')
    return (await here.where('kind', '=', kind).executeTakeFirstOrThrow()).id
  })

/** One that has stood still for long, of two who are no organizers. */
const standingStill = (club: CountedClub) =>
  club.inClub(async here => {
    const { still } = await together(here, { still: [referralsThatStandStill(here)] })
    const m01 = club.idOf('m01')
    return still.find(({ giver, receiver }) => giver !== m01 && receiver !== m01)!.id
  })

/** A referral of which its receiver has just said that it is still going on. */
const goingOn = (club: CountedClub) =>
  club.inClub(async ({ tx, at }) => {
    const held = await tx
      .selectFrom('referral')
      .innerJoin('member', 'member.id', 'referral.receiver_id')
      .select(['referral.id', 'member.external_id as receiver'])
      .where('referral.closed_at', 'is', null)
      .where('referral.withdrawn_at', 'is', null)
      .where('referral.confirmed', 'is not', false)
      .limit(1)
      .executeTakeFirstOrThrow()
    await tx.updateTable('referral').set({ still_at: at }).where('id', '=', held.id).execute()
    return held
  })

/** The problem that was put, with who is asked. */
const theProblem = (club: CountedClub) =>
  club.inClub(async ({ tx }) => {
    const { id } = await tx.selectFrom('problem').select('id').executeTakeFirstOrThrow()
    const seats = await tx
      .selectFrom('problem_seat')
      .innerJoin('member', 'member.id', 'problem_seat.member_id')
      .select('member.external_id as who')
      .where('problem_id', '=', id)
      .execute()
    return { id, asked: seats.map(({ who }) => who) }
  })

/** What waits until Karim, who is on leave, is back: taken back, let go, given to another, and passed on when it is time. */
async function keepsForReturn(club: CountedClub): Promise<void> {
  for (const then of ['refer stop-waiting', 'refer go-now', null]) {
    await club.person('m06').says(`/refer @"Karim Hadjadj" outside "A roof" prospect:"Mrs Rain ${then}" agreed:yes`)
    await club.presses('m06', 'refer when-back')
    if (then) await club.presses('m06', then)
  }
  const wait = await club.inClub(({ tx }) => tx.selectFrom('referral_wait').select('id').executeTakeFirstOrThrow())
  const ended = (at: Temporal.Instant | null) =>
    club.inClub(({ tx }) => tx.updateTable('referral_wait').set({ ended_at: at }).execute())
  await club.triesButton('m06', 'refer waiting', wait.id)
  await ended(await club.inClub(async ({ at }) => at))
  await club.triesButton('m06', 'refer give-on', wait.id)
  await ended(null)
  await club.inClub(inClub => whenBack.ask(inClub, wait.id, inClub.at))
}

/** Enough can come, and one has not answered. */
const opensNow = (club: CountedClub, problem: string) =>
  club.inClub(async ({ tx }) => {
    const seats = tx.updateTable('problem_seat').where('problem_id', '=', problem)
    await seats.set({ answer: 'first' }).execute()
    await tx.updateTable('problem').set({ status: 'asking', meets_at: null }).where('id', '=', problem).execute()
  })

/** Nobody is waited for any longer. */
const waitedLongEnough = (club: CountedClub, problem: string) =>
  club.inClub(async inClub => {
    const put = inClub.tx.updateTable('problem').where('id', '=', problem)
    await put.set({ status: 'asking', meets_at: null }).execute()
    await deciding.ask(inClub, problem, inClub.at)
  })

const theRemark = (club: CountedClub) =>
  club.inClub(async ({ tx }) => (await tx.selectFrom('contest').select('id').executeTakeFirstOrThrow()).id)

/** One of those who came as the guests of this member. */
const guestOf = (club: CountedClub, member: string) =>
  club.inClub(async ({ tx }) => {
    const came = tx.selectFrom('guest').select('id').where('status', '=', 'present')
    return (await came.where('invited_by', '=', club.idOf(member)).limit(1).executeTakeFirstOrThrow()).id
  })

/** The one that comes next. */
const nextMeeting = (club: CountedClub) =>
  club.inClub(async ({ tx, at }) => {
    const coming = tx.selectFrom('meeting').select('id').where('status', '=', 'planned').where('starts_at', '>', at)
    const { id } = await coming.orderBy('starts_at').limit(1).executeTakeFirstOrThrow()
    return id
  })

/** Two of the nudges that were sent before, each with whom it proposed. */
async function nudges(club: CountedClub): Promise<{ readonly introduce: string; readonly buddy: string }> {
  return club.inClub(async ({ tx }) => {
    const proposes = (id: string, act: string, about: string) =>
      tx
        .updateTable('nudge')
        .set({ act, about })
        .where('external_id', '=', id)
        .returning('id')
        .executeTakeFirstOrThrow()
    const introduce = await proposes('u02', 'introduce', pairOf(club.idOf('m05'), club.idOf('m06')))
    const buddy = await proposes('u07', 'buddy', club.idOf('m05'))
    return { introduce: introduce.id, buddy: buddy.id }
  })
}

/** Its history comes once more, corrected. */
const corrects = (club: CountedClub, times: number) => club.importsCorrection(times)

/** A club that waits for its place, and one that is set up in another. */
async function comesToLive(club: CountedClub, times: number): Promise<void> {
  const waiting = await club.imports(times, 'another-club')
  club.stage.persons.push(...['vera', 'olga'].map(name => ({ account: name, name, ...human, administrator: true })))
  const vera = club.person('vera', 'a new place')
  await vera.says('/club')
  await club.tries('vera')
  await club.presses('vera', 'club take-over')
  await club.triesForm('vera')
  await club.submits('vera')
  await club.tries('vera')
  const within = <Result>(work: (one: ClubTx) => Promise<Result>) => inClub(club.assidu.means, waiting, work)
  await within(async one => {
    const { id, name } = await one.tx
      .selectFrom('member')
      .select(['id', 'name'])
      .where('external_id', '=', 'm05')
      .executeTakeFirstOrThrow()
    await linkAccount(one, {
      platform: 'playground',
      place: 'a new place',
      account: 'tom',
      member: { id, name },
      active: true,
    })
  })
  await vera.says('/club')
  await club.tries('vera')
  await vera.says(`/club code:${await within(makeTakeOverCode)}`)
  await club.triesForm('vera')

  const olga = club.person('olga', 'another place')
  await olga.says('/club')
  await club.triesForm('olga')
  await club.triesButton('olga', 'club set-up')
}

const rooms = [
  { id: 'club', name: 'club', isPrivate: false, canPost: true },
  { id: 'introductions', name: 'introductions', isPrivate: false, canPost: true },
  { id: 'organizers', name: 'organizers', isPrivate: true, canPost: true },
  { id: 'general', name: 'general', isPrivate: false, canPost: true },
  { id: 'shut', name: 'shut', isPrivate: false, canPost: false },
]

const human = { fullMember: true, bot: false, deactivated: false, administrator: false }

type Count = CountedClub['counts'] extends ReadonlyMap<string, infer One> ? One : never

async function counted(times: number): Promise<Map<string, Count>> {
  const all = new Map<string, Count>()
  for (const tell of [lives, comesToLive, corrects]) {
    const club = await openCountedClub(times)
    try {
      await tell(club, times)
    } finally {
      await club.close()
    }
    for (const [key, why] of club.refused) refused.set(key, why)
    for (const [key, count] of club.counts) if ((all.get(key)?.all ?? -1) < count.all) all.set(key, count)
  }
  return all
}

/** Why what was tried was refused. */
const refused = new Map<string, string>()
let few: ReadonlyMap<string, Count>
let many: ReadonlyMap<string, Count>
beforeAll(async () => {
  few = await counted(1)
  many = await counted(5)
}, 600_000)

/** All that has to be counted; what the bot sends by itself is, as far as it comes about in these weeks. */
const everything = [
  ...everyGesture([...commands, noticeCommand({} as never)]),
  ...[...topics.flatMap(({ duties }) => listed(duties)), forgettingDrafts].map(({ name }) => `duty ${name}`),
]

/** A row of the table as it would be added, with what was asked, for whoever wants to know why it is so many. */
const row = (key: string, { all, queue, texts }: Count) =>
  `'${key}': ${all},${process.env.STATEMENTS === key ? ` // ${queue} of the queue\n${texts.join('\n')}` : ''}`

test('every command, button, form and duty is counted', () => {
  const uncounted = everything
    .filter(key => !few.has(key) || !many.has(key))
    .map(key => (refused.has(key) ? `${key} (it was tried, and refused: ${refused.get(key)})` : key))
  expect(uncounted, 'nobody comes to these in `lives` above: let somebody do it').toEqual([])
})

test('each has its row in the table, and no row is of nothing', () => {
  const counted = new Map([...few, ...many])
  const missing = [...counted].filter(([key]) => !(key in statements)).map(([key, count]) => row(key, count))
  expect(missing.sort(), 'add these lines to test/tables/statements.ts').toEqual([])
  expect(Object.keys(statements).filter(key => !counted.has(key))).toEqual([])
})

const over = (counted: ReadonlyMap<string, Count>, most: Readonly<Record<string, number>>) =>
  [...counted].filter(([key, { all }]) => all > (most[key] ?? Number.POSITIVE_INFINITY))

test('none takes more statements than its row says', () => {
  expect(
    over(few, statements)
      .map(([key, count]) => row(key, count))
      .sort(),
  ).toEqual([])
})

test('nor in a club of five times as many members, meetings and referrals', () => {
  expect(
    over(many, statements)
      .map(([key, count]) => row(key, count))
      .sort(),
  ).toEqual([])
})

/** The introduction that two have just agreed to. */
async function agreedOn(club: CountedClub): Promise<string> {
  const { id } = await club.inClub(({ tx }) =>
    tx
      .selectFrom('introduction')
      .select('id')
      .where('status', '=', 'accepted')
      .orderBy('decided_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return id
}
