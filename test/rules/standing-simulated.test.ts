import { describe, expect, it } from 'vitest'
import { yearOfAnswers } from '../bench/standing/answers.ts'
import { added, f1, hitsOf, noHits, precision } from '../bench/standing/figures.ts'
import { judge } from '../bench/standing/judged.ts'
import { live } from '../bench/standing/live.ts'
import { seeds, worlds } from '../bench/standing/worlds.ts'

/** So many are lived here: `npm run bench standing` judges on more, with intervals. */
const few = 80
const lived = Array.from({ length: few }, (_, n) => live(worlds.usual, seeds.test + n))

describe('on simulated clubs', () => {
  it('a club that rules were chosen by judges none', () => {
    expect(seeds.tuning.to).toBeLessThan(seeds.test)
    const acts = (seed: number) => JSON.stringify(live(worlds.usual, seed).history.acts)
    expect(acts(seeds.test)).toBe(acts(seeds.test))
    expect(acts(seeds.test)).not.toBe(acts(seeds.tuning.from))
  })

  it('hunters are found, and nobody is called one for being new, away or quiet', () => {
    const clubs = lived.map(judge)
    const members = clubs.flatMap(club => club.members)
    const hunters = hitsOf(members, 'hunter')
    expect(f1(hunters)).toBeGreaterThan(0.64)
    expect(precision(hunters)).toBeGreaterThan(0.77)
    expect(f1(hitsOf(members, 'withdrawn'))).toBeGreaterThan(0.5)
    const called = members.filter(({ said }) => said === 'hunter')
    expect(called.filter(({ is }) => is === 'new' || is === 'on-leave')).toEqual([])
    const introverts = (list: typeof members) => list.filter(({ character }) => character === 'introvert').length
    expect(introverts(called)).toBeLessThan(introverts(members) / 100)
    const changes = clubs.reduce((sum, club) => sum + club.flagChanges, 0)
    expect((1_000 * changes) / members.length).toBeLessThan(80)
  })

  it('where there is too little to tell nobody is flagged', () => {
    for (const club of [
      ...lived.slice(0, 20).map(({ seed }) => live(worlds.usual, seed, { size: 7 })),
      ...lived.slice(0, 20).map(({ seed }) => live({ ...worlds.usual, gives: 0.3, asks: 0.2 }, seed)),
    ])
      expect(judge(club).members.filter(({ said }) => said === 'hunter')).toEqual([])
  })

  it('a year of organizers’ answers, one in ten of them mistaken, leaves fewer wrong flags and more right ones', () => {
    const world = { ...worlds.usual, months: [26, 26] as const }
    const years = Array.from({ length: few }, (_, n) =>
      yearOfAnswers(live(world, seeds.test + n), { looks: 0.15, mistaken: 0.1 }, n),
    )
    const at = (quarter: number) => years.reduce((sum, year) => added(sum, year[quarter]!), noHits)
    expect(precision(at(4))).toBeGreaterThan(0.9)
    expect(precision(at(4))).toBeGreaterThan(precision(at(0)) + 0.1)
    expect(f1(at(4))).toBeGreaterThan(f1(at(0)) + 0.05)
  })
})
