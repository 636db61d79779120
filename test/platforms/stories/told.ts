import { actions, button, view } from '../../../src/view/build.ts'
import { roomFor } from '../../../src/words/room.ts'
import type { ClubOn, Who } from '../../kit/on-platform.ts'

export type Tell = (club: ClubOn) => Promise<void>

export const referrals = ({ inClub }: ClubOn) =>
  inClub(({ tx }) => tx.selectFrom('referral').select(['id', 'withdrawn_at']).execute())

/** The bot says something with one button, to the club or to one. */
export async function botSays(
  { assidu, ground }: ClubOn,
  to: 'club' | Who,
  words: string,
  press: string,
  label: string,
) {
  const { place, accounts, channels } = ground
  const target =
    to === 'club'
      ? ({ kind: 'channel', place, channel: channels.club } as const)
      : ({ kind: 'direct', place, account: accounts[to] } as const)
  const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
  const id = assidu.means.newId()
  await assidu.platforms
    .get(ground.platform)!
    .post(target, { id, room, silent: false, view: view(words, actions(button(press, label))) })
}
