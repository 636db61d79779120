import { referPress, referralsPress } from '../../../src/club/referrals/presses.ts'
import { referralsThatStandStill } from '../../../src/club/referrals/stands-still.ts'
import { together } from '../../../src/db/together.ts'
import { keepDraft } from '../../../src/dispatch/drafts.ts'
import { ownForm } from '../../../src/grammar/define.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import type { Told } from './told.ts'

/** Referrals. */
export async function refers({ club, says, presses, submits, looks }: Told): Promise<void> {
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
}

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
