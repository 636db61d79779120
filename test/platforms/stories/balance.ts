import { expect } from 'vitest'
import { memberRow } from '../../kit/rows.ts'
import type { Tell } from './told.ts'

/** The club beside its region, as its organizers read it. */
export const balanceStories: Record<string, Tell> = {
  'an organizer puts the club beside a region he chooses, and asks what somebody would change': async club => {
    const { olga, lea } = club.people
    await club.inClub(async ({ tx, id, newId }) => {
      const joined = ['services', 'services', 'services', 'trade', 'industry', 'services', 'services', 'services']
      const others = ['trade', 'services', 'services', 'services']
      await tx
        .insertInto('member')
        .values(
          [...joined, ...others].map((family, n) => ({
            ...{ ...memberRow(id, newId(), `Membre ${n}`), sector_family: family },
          })),
        )
        .execute()
    })
    await olga.types('/club balance')
    await olga.sees('the club stands here alone', { onlyHis: true })
    await olga.presses('Choose the region')
    await olga.fills({ region: 'Dijon', apart: 'stand apart' })
    const beside = await olga.sees('For 12 members your region would give', { onlyHis: true })
    expect(beside.words).toMatch(/3 in trade; you have 2/)
    await olga.presses('What if…')
    await olga.fills({ family: 'Trade' })
    await olga.sees('2 for 3 seats today, then 3 for 3 seats', { onlyHis: true })
    await lea.types('/club equilibre')
    await lea.sees('réservé au bureau', { onlyHis: true })
  },
}
