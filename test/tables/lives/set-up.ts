import { linkAccount } from '../../../src/club/members/link.ts'
import { makeTakeOverCode } from '../../../src/club/setup/take-over.ts'
import { type ClubTx, inClub } from '../../../src/db/club-tx.ts'
import type { CountedClub } from '../../kit/counted-club.ts'
import { human } from './people.ts'
import type { Told } from './told.ts'

/** Its history comes once more, corrected. */
export const corrects = (club: CountedClub, times: number) => club.importsCorrection(times)

/** A club that waits for its place, and one that is set up in another. */
export async function comesToLive(club: CountedClub, times: number): Promise<void> {
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

/** How meetings are run is chosen, and how the organizers get their digest; and taken back. */
export async function chooses({ club, says, presses, submits }: Told): Promise<void> {
  await says('m01', '/club meetings')
  await presses('m01', 'club-meetings open')
  await presses('m01', 'club-meetings change')
  await submits('m01', { announce: '10', roll: '7', excused: 'organizers' })
  await presses('m01', 'club-meetings undo')
  await says('m01', '/club digest')
  await presses('m01', 'digest text-now')
  await says('m01', '/club weekly')
  await presses('m01', 'club-weekly open')
  await presses('m01', 'club-weekly change')
  await submits('m01', { to: 'each', day: 'wednesday', time: '09:30', shown: ['presence', 'pictures'] })
  await presses('m01', 'club-weekly undo')
  await says('m01', '/club')
  await presses('m01', 'club-settings all')
  await says('m01', '/club audit')
  await club.triesButton('m01', 'club-audit before', club.idOf('m01'))
  await presses('m01', 'club-keeping open')
  await presses('m01', 'club-keeping tonight')
  await presses('m01', 'club-keeping open')
  await presses('m01', 'club-keeping change')
  await submits('m01', { prospects: '30' })
  await presses('m01', 'club-keeping undo')
  await says('m01', '/club keeping')
}
