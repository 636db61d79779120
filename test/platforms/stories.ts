import { describe, expect, test } from 'vitest'
import type { ClubOn, Network, OpenClub } from '../kit/on-platform.ts'
import { admissionStories } from './stories/admission.ts'
import { asksStories } from './stories/asks.ts'
import { balanceStories } from './stories/balance.ts'
import { digestStories } from './stories/digest.ts'
import { gesturesStories } from './stories/gestures.ts'
import { introductionsStories } from './stories/introductions.ts'
import { meetingsStories } from './stories/meetings.ts'
import { membersStories } from './stories/members.ts'
import { memoStories } from './stories/memo.ts'
import { nudgesStories } from './stories/nudges.ts'
import { oneToOneStories } from './stories/one-to-ones.ts'
import { referralsStories } from './stories/referrals.ts'
import { standingStories } from './stories/standing.ts'
import { thanksStories } from './stories/thanks.ts'
import { referrals, type Tell } from './stories/told.ts'

/** What members live through, in the same words on every platform. */
const stories: Record<string, Tell> = {
  ...referralsStories,
  ...introductionsStories,
  ...thanksStories,
  ...oneToOneStories,
  ...meetingsStories,
  ...asksStories,
  ...admissionStories,
  ...membersStories,
  ...balanceStories,
  ...standingStories,
  ...digestStories,
  ...memoStories,
  ...nudgesStories,
  ...gesturesStories,
}

/** What only a network can do to a club. */
const networkStories: Record<string, (club: ClubOn, network: Network) => Promise<void>> = {
  'a gesture delivered twice happens once': async (club, network) => {
    const { lea, marc } = club.people
    network.comesTwice()
    await lea.types('/recommander @marc moi-même "Un devis"')
    await lea.sees('Transmise à Marc Dubois')
    await marc.sees('Un devis')
    network.comesTwice()
    await marc.presses('Contact pris')
    await lea.sees('a pris contact')
    expect(await referrals(club)).toHaveLength(1)
    expect(await lea.readsOf('Transmise à')).toHaveLength(1)
    expect(await lea.readsOf('a pris contact')).toHaveLength(1)
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
  },

  'a call for the bot that is delivered twice is answered once': async ({ people: { lea } }, network) => {
    network.comesTwice()
    await lea.says('@assidu bonjour')
    await lea.sees('montre tout ce que vous pouvez taper')
    expect(await lea.readsOf('montre tout ce que vous pouvez taper')).toHaveLength(1)
  },

  'a message that has to wait arrives later, once': async ({ people: { lea, marc } }, network) => {
    await lea.types('/recommander @marc moi-même "Un devis"')
    network.slowsDown(1)
    expect(await marc.reads()).toEqual([])
    await marc.sees('Un devis')
    expect(await marc.reads()).toHaveLength(1)
  },

  'a message whose answer was lost is found again, not sent twice': async (club, network) => {
    const { lea, marc } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    network.losesAnswer()
    await marc.sees('Un devis')
    await marc.presses('Contact pris')
    await marc.sees('Où elle en est : contact pris')
    expect(await marc.reads()).toHaveLength(1)
  },

  'where no club is, a command says how one begins': async ({ people: { lea }, inClub, ground }) => {
    await inClub(async ({ tx }) => {
      await tx.deleteFrom('place').where('platform', '=', ground.platform).execute()
    })
    await lea.types('/recommander')
    await lea.sees('Il n’y a pas encore de club ici', { onlyHis: true })
  },
}

/** Runs the same stories wherever the club may stand; `open` gives it anew for each. */
export function storiesOn(platform: string, open: () => Promise<OpenClub>, over?: 'a network'): void {
  const tells: [string, Tell][] = [
    ...Object.entries(stories),
    ...(over ? Object.entries(networkStories) : []).map(([name, tell]): [string, Tell] => [
      name,
      club => tell(club, club.network!),
    ]),
  ]
  describe(`the club on ${platform}`, () => {
    for (const [name, tell] of tells)
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
}
