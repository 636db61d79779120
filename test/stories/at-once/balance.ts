import { expect } from 'vitest'
import { club, count, opensForm, type Races, reads, sendsOwn } from '../../kit/races.ts'

/** The balance of sectors: every line, button and form, with its race or the reason it may happen twice. */
export const balance: Races = {
  'club-balance: line': reads,
  'club-balance: open': reads,
  'club-balance: alike': reads,
  'club-balance: candidates': reads,
  'club-balance: region': opensForm,
  'club-balance: what-if': opensForm,
  'club-balance: what-if form': reads,
  async 'club-balance: region form'() {
    // Whoever chooses last has chosen; what the other has chosen is whole, not half of each.
    const chooses = (who: string, region: string, apart: string) =>
      sendsOwn(who, 'club-balance region', { region, apart })
    await club.atOnce([chooses('claire', 'UU2010-21701', 'apart'), chooses('denis', 'UU2010-59702', 'counted')])
    const whole =
      await count(`club where club_id = '${club.clubId}' and (region_code, coalesce((settings ->> 'countsPublic')::boolean, false))
      in (('UU2010-21701', false), ('UU2010-59702', true))`)
    expect(whole).toBe(1)
  },
}
