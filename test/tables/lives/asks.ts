import { askPress } from '../../../src/club/asks/presses.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import { everybody } from './people.ts'
import type { Told } from './told.ts'

/** Asks, offers, and what the club sees of itself. */
export async function asksTheClub({ club, says }: Told): Promise<void> {
  await asksAndOffers(club)

  await says('m01', '/club presence')
  await club.triesButton('m01', 'club-presence open')
  await says('m01', '/club business')
  await club.triesButton('m01', 'club-business open')
  await balances(club)
}

/** The club beside its region, and beside another one. */
async function balances(club: CountedClub): Promise<void> {
  await club.person('m01').says('/club balance')
  await club.triesButton('m01', 'club-balance open')
  await club.presses('m01', 'club-balance region')
  await club.submits('m01', { region: 'UU2010-59702', apart: 'counted' })
  await club.triesButton('m01', 'club-balance alike')
  await club.triesButton('m01', 'club-balance candidates')
  await club.presses('m01', 'club-balance what-if')
  await club.submits('m01', { family: 'trade' })
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
  // An organizer thinks of one whom the list offers.
  for (const button of ['pass-to', 'pass-yes'] as const)
    await club.person('m01').pressesId(askPress(button, await askOf(club, 'm05'), club.idOf('m17')))
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
