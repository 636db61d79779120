import { describe, expect, test } from 'vitest'
import type { ClubOn, OpenClub, Person, Seen } from '../kit/on-platform.ts'

type Tell = (club: ClubOn) => Promise<void>
const told = (readings: readonly Seen[]) => readings.map(({ words }) => words)

/** What members live through, in the same words on every platform. */
const stories: Record<string, Tell> = {
  'a typed referral reaches its receiver in private, moves by buttons, and is drawn anew in place': async ({
    people: { lea, marc, ana },
  }) => {
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.presses('Oui, transmettre', 'Mme Dupont')
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('06 39 98 12 12', { where: 'direct' })
    expect(received.words).toContain('@Léa Martin')
    expect(received.words).toContain('Refaire le tableau')
    await marc.presses('Contact pris')
    const moved = await marc.sees('À ce jour : contact pris')
    expect(moved).toMatchObject({ id: received.id, words: expect.stringContaining('06 39 98 12 12') })
    expect(moved.edits).toBeGreaterThan(0)
    expect(await marc.reads()).toHaveLength(1)
    await lea.sees('a pris contact', { where: 'direct' })
    expect(await ana.reads()).toEqual([])
  },
}

/** Runs the same stories wherever the club may stand; `open` gives it anew for each. */
export function storiesOn(platform: string, open: () => Promise<OpenClub>): void {
  describe(`the club on ${platform}`, () => {
    for (const [name, tell] of Object.entries(stories))
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
}
