import { sql } from 'kysely'
import { pairOf } from '../../../src/club/proposals.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Standing, nudges, the digest. */
export async function isNudged({ club, says, presses, submits, looks }: Told): Promise<void> {
  await says('m09', '/standing')
  await presses('m09', 'standing year')
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
  for (const press of ['send', 'leave']) await club.pressesButton('m01', `club-nudges ${press}`, 'k0')
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
  // The second page of the people behind a line.
  await club.pressesButton('m01', 'digest people', 'standings')
  // A week that was told before, and what comes back for the third week.
  await says('m01', '/club digest')
  await presses('m01', 'digest past')
  await presses('m01', 'digest text')
  await club.inClub(({ tx }) =>
    sql`update digest_told set facts = jsonb_set(facts, '{weeks}', jsonb_build_object('load ' || ${club.idOf('m05')}, 3))`.execute(
      tx,
    ),
  )
  await club.pressesButton('m01', 'digest leave', 'load')
  await club.pressesButton('m01', 'digest unleave', await leftInStep(club))
}

const leftInStep = (club: CountedClub) =>
  club.inClub(async ({ tx }) => (await tx.selectFrom('digest_left').select('step').executeTakeFirstOrThrow()).step)

const theRemark = (club: CountedClub) =>
  club.inClub(async ({ tx }) => (await tx.selectFrom('contest').select('id').executeTakeFirstOrThrow()).id)

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
