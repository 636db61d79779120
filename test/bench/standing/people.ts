import type { Chance } from './dice.ts'
import type { Character, World } from './worlds.ts'

const day = 86_400_000

/** A time in somebody's life in which he is not himself: his traits are multiplied. */
type Spell = { from: number; until: number; attendance: number; acts: number; excuses: number }

/** What somebody is like: each trait 1 in a typical member, attendance a share of the meetings. */
export type Traits = { generosity: number; solicitation: number; attendance: number; sociability: number }

export type Person = Traits & {
  id: string
  character: Character
  /** How often he is thought of by others who have a referral to give. */
  popularity: number
  /** How well what he passes fits, 1 to 5 in the middle. */
  quality: number
  /** How readily he answers what he is asked: confirmations, ratings, excuses. */
  diligence: number
  /** Of what he does, the share that is noted. */
  notes: number
  joined: number
  left: number
  pauses: { from: number; until: number }[]
  spells: Spell[]
  /** Busy in one half of the year only. */
  season: 'all' | 'winter'
  sponsor: string | undefined
}

const characters: { readonly [C in Character]: Traits & { popularity: number; quality: number } } = {
  giver: { generosity: 2, solicitation: 0.8, attendance: 0.86, sociability: 1.2, popularity: 1.3, quality: 3.8 },
  typical: { generosity: 1, solicitation: 1, attendance: 0.78, sociability: 1, popularity: 1, quality: 3.4 },
  introvert: { generosity: 0.5, solicitation: 0.35, attendance: 0.78, sociability: 0.4, popularity: 0.6, quality: 3.6 },
  popular: { generosity: 0.9, solicitation: 0.7, attendance: 0.8, sociability: 1.3, popularity: 6, quality: 3.4 },
  busy: { generosity: 1.9, solicitation: 2.1, attendance: 0.8, sociability: 1.6, popularity: 1.3, quality: 3.3 },
  'mild taker': {
    ...{ generosity: 0.55, solicitation: 1.35, attendance: 0.65, sociability: 1, popularity: 1, quality: 3 },
  },
  'rare guest': {
    ...{ generosity: 0.6, solicitation: 0.7, attendance: 0.45, sociability: 0.7, popularity: 0.8, quality: 3.3 },
  },
  'absent hunter': {
    ...{ generosity: 0.22, solicitation: 2.6, attendance: 0.48, sociability: 1.3, popularity: 1, quality: 2.6 },
  },
  'faithful hunter': {
    ...{ generosity: 0.22, solicitation: 2.7, attendance: 0.85, sociability: 1.7, popularity: 1.1, quality: 2.6 },
  },
  troubled: { generosity: 1, solicitation: 0.9, attendance: 0.76, sociability: 0.9, popularity: 0.9, quality: 3.4 },
  seasonal: { generosity: 1.1, solicitation: 1, attendance: 0.78, sociability: 1, popularity: 1, quality: 3.4 },
}

/** The people of a club that is looked at from `start` to `end`, its newcomers, those on leave and those who left among them. */
export function peopleOf(world: World, size: number, { start, end }: { start: number; end: number }, chance: Chance) {
  const share = Object.entries(world.characters) as [Character, number][]
  const people = Array.from({ length: size }, (_, n): Person => {
    const [character] = chance.one(share, ([, weight]) => weight)
    const { attendance, quality, popularity, ...others } = characters[character]
    const own = (trait: number) => trait * chance.around(world.spread)
    const person: Person = {
      id: `m${String(n + 1).padStart(3, '0')}`,
      character,
      generosity: own(others.generosity),
      solicitation: own(others.solicitation),
      sociability: own(others.sociability),
      // Odds, not shares, are spread: a share stays between nothing and all.
      attendance: shareOf(((world.attends * attendance) / (1 - attendance)) * chance.around(1.6 * world.spread)),
      popularity: own(popularity),
      quality,
      diligence: Math.min(1.3, chance.around(0.3)),
      notes: world.notes.spread === 0 ? 1 : Math.min(1, world.notes.share * chance.around(world.notes.spread)),
      joined: joiningOf(chance, start, end),
      left: Number.POSITIVE_INFINITY,
      pauses: [],
      spells: [],
      season: character === 'seasonal' ? 'winter' : 'all',
      sponsor: undefined,
    }
    return lived(person, world, { start, end }, chance)
  })
  for (const person of people) {
    const older = people.filter(({ joined }) => joined < person.joined - 90 * day)
    if (older.length > 0 && chance.isSo(0.7)) person.sponsor = chance.one(older, one => one.generosity).id
  }
  return people
}

const shareOf = (odds: number) => odds / (1 + odds)

function joiningOf(chance: Chance, start: number, end: number): number {
  if (chance.isSo(0.06)) return end - chance.between(3, 88) * day
  if (chance.isSo(0.16)) return chance.between(start, end - 95 * day)
  return start - chance.between(60, 3_000) * day
}

/** What happens to people: trouble, illness, a pause, leaving. */
function lived(person: Person, world: World, { start, end }: { start: number; end: number }, chance: Chance): Person {
  const years = (end - start) / (365 * day)
  if (person.character === 'troubled')
    person.spells.push({
      from: end - chance.between(75, 330) * day,
      until: Number.POSITIVE_INFINITY,
      attendance: chance.between(0.15, 0.45),
      acts: chance.between(0.1, 0.4),
      excuses: 1,
    })
  for (let n = chance.count(world.illnesses * years); n > 0; n--) {
    const from = chance.between(start, end)
    person.spells.push({ from, until: from + chance.between(10, 60) * day, attendance: 0.1, acts: 0.2, excuses: 2 })
  }
  if (chance.isSo(0.04)) person.pauses.push({ from: end - chance.between(5, 70) * day, until: end + 20 * day })
  else if (chance.isSo(0.08 * years)) {
    const from = chance.between(start, end - 30 * day)
    person.pauses.push({ from, until: Math.min(end - 5 * day, from + chance.between(20, 90) * day) })
  }
  if (chance.isSo(0.04 * years)) person.left = chance.between(Math.max(start, person.joined) + 60 * day, end)
  return person
}

/** Traits as they are at an instant: what trouble or the season leaves of them. */
export function traitsAt(person: Person, at: number): Traits & { excuses: number } {
  const now = { ...person, excuses: 1 }
  for (const spell of person.spells)
    if (spell.from <= at && at < spell.until) {
      now.attendance *= spell.attendance
      now.generosity *= spell.acts
      now.solicitation *= spell.acts
      now.sociability *= spell.acts
      now.excuses *= spell.excuses
    }
  if (person.season === 'winter') {
    const month = new Date(at).getUTCMonth()
    const isAway = month >= 3 && month <= 8
    now.attendance *= isAway ? 0.55 : 1
    now.generosity *= isAway ? 0.4 : 1.4
    now.solicitation *= isAway ? 0.4 : 1.4
  }
  return now
}

/** What a human who knows everybody would say. */
export type Label = 'new' | 'on-leave' | 'hunter' | 'withdrawn' | 'to-rebalance' | 'engaged'

/** Said of traits and of what happens to him, never of his acts. */
export function labelOf(person: Person, at: number): Label {
  if (person.pauses.some(({ from, until }) => from <= at && at < until)) return 'on-leave'
  if (at - person.joined < 90 * day) return 'new'
  // Asks much more than he gives, by character: what a bad month does to it is no matter.
  if (person.solicitation >= 1.6 && person.generosity <= 0.55 && person.solicitation / person.generosity >= 4)
    return 'hunter'
  // Who has been away for a while, not who has the influenza.
  const lately = traitsAt(person, at - 45 * day)
  const now = traitsAt(person, at)
  const attendance = Math.max(now.attendance, lately.attendance)
  if (attendance < 0.38 && now.solicitation < 0.9 && now.generosity < 0.9) return 'withdrawn'
  const asksMore = person.generosity < 0.8 && person.solicitation / person.generosity > 1.7
  return asksMore || (person.generosity < 0.85 && person.attendance < 0.52) ? 'to-rebalance' : 'engaged'
}
