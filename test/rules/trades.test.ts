import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Described } from '../../src/club/members/described.ts'
import { words } from '../../src/club/trades/known-by.ts'
import { complements, type HelpedPair, inTable, tradeOf, tradeOfCode } from '../../src/club/trades/rules.ts'
import { divisions, moved } from '../../src/club/trades/table.ts'
import { stemsOf } from '../../src/club/trades/texts.ts'
import { type Trade, trades } from '../../src/terms/complement.ts'
import { plainLine } from '../../src/view/plain.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'

const member = (id: string, more: Partial<Described> = {}): Described => ({
  id,
  isHere: true,
  activity: null,
  speciality: null,
  jobTitle: null,
  nafCode: null,
  nafNomenclature: null,
  seeks: null,
  offers: null,
  ...more,
})

const activities: Partial<Record<Trade, string>> = {
  architecture: 'Architecture de maisons',
  notaries: 'Notariat',
  building: 'Maçonnerie',
  it: 'Infogérance',
  hospitality: 'Hôtellerie',
}
const known = Object.keys(activities) as Trade[]

/** A club in which some have helped each other. */
const club = fc
  .record({
    members: fc.array(
      fc.record({
        trade: fc.constantFrom(...known),
        seeks: fc.option(fc.constantFrom('Des architectes', 'Un notaire', 'Des chantiers en pierre', 'PME'), {
          nil: null,
        }),
        speciality: fc.option(fc.constantFrom('Pierre et chantiers anciens', 'Successions'), { nil: null }),
      }),
      { minLength: 2, maxLength: 14 },
    ),
    helped: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.integer({ min: 1, max: 4 })), { maxLength: 20 }),
  })
  .map(({ members, helped }) => ({
    people: members.map(({ trade, ...says }, n) => member(`m${n}`, { activity: activities[trade]!, ...says })),
    helped: helped
      .map(([a, b, times]): HelpedPair => ({ a: `m${a % members.length}`, b: `m${b % members.length}`, times }))
      .filter(({ a, b }) => a !== b),
  }))

const pairsOf = (people: readonly Described[]) =>
  people.flatMap((a, n) => people.slice(n + 1).map(b => [a.id, b.id] as const))

test('a score is between 0 and 1, and the same from either side, whatever the order of what was read', () => {
  fc.assert(
    fc.property(club, fc.infiniteStream(fc.nat()), ({ people, helped }, keys) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map(one => ({ one, key: keys.next().value! }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
      const these = complements(people, helped)
      const those = complements(shuffled(people), shuffled(helped.map(({ a, b, times }) => ({ a: b, b: a, times }))))
      for (const [a, b] of pairsOf(people)) {
        const { score, sameTrade } = these.between(a, b)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThan(1)
        const back = these.between(b, a)
        expect([back.score, back.sameTrade]).toEqual([score, sameTrade])
        expect(those.between(a, b)).toEqual(these.between(a, b))
        expect(those.best(a, 3)).toEqual(these.best(a, 3))
      }
    }),
  )
})

test('two more who have helped each other never make their trades worth less, nor those of others more', () => {
  fc.assert(
    fc.property(club, fc.nat(), ({ people, helped }, pick) => {
      const pairs = pairsOf(people)
      const [a, b] = pairs[pick % pairs.length]!
      const before = complements(people, helped)
      const after = complements(people, [...helped, { a, b, times: 1 }])
      const tradesOf = (...ids: string[]) =>
        ids
          .map(id => tradeOf(people.find(one => one.id === id)!))
          .toSorted()
          .join()
      for (const [c, d] of pairs) {
        const gained = after.between(c, d).score - before.between(c, d).score
        if (tradesOf(c, d) === tradesOf(a, b)) expect(gained).toBeGreaterThanOrEqual(-1e-12)
        else expect(gained).toBeLessThanOrEqual(1e-12)
      }
    }),
  )
})

test('where nothing has happened a score is the table’s; the more happens, the less the table says', () => {
  const people = known.flatMap(trade => [0, 1, 2].map(n => member(`${trade}${n}`, { activity: activities[trade]! })))
  const silent = complements(people, [])
  for (const [a, b] of [
    ['architecture', 'notaries'],
    ['it', 'building'],
    ['it', 'hospitality'],
  ] as const)
    expect(silent.between(`${a}0`, `${b}1`).score).toBeCloseTo(inTable(a, b).score, 12)
  const all = (a: Trade, b: Trade) =>
    [0, 1, 2].flatMap(n => [0, 1, 2].map(m => ({ a: `${a}${n}`, b: `${b}${m}`, times: 1 })))
  // Here those whom the table calls strangers to each other help each other, and those whom it joins do not.
  const lively = complements(people, [...all('it', 'hospitality'), ...all('it', 'notaries')])
  const score = (one: Trade, other: Trade) => lively.between(`${one}0`, `${other}1`).score
  expect(score('it', 'hospitality')).toBeGreaterThan(0.7)
  expect(score('it', 'hospitality')).toBeGreaterThan(score('architecture', 'notaries'))
})

test('the best of a member are those that every pair compared would give', () => {
  fc.assert(
    fc.property(club, fc.integer({ min: 1, max: 6 }), ({ people, helped }, n) => {
      const { best, between } = complements(people, helped)
      for (const { id } of people) {
        const scores = people.filter(one => one.id !== id).map(one => between(id, one.id).score)
        expect(best(id, n).map(({ score }) => score)).toEqual(scores.toSorted((a, b) => b - a).slice(0, n))
      }
    }),
  )
})

test('whoever has left is nobody’s best, and what he did between two trades stays done', () => {
  const people = [
    member('left', { activity: 'Maçonnerie', isHere: false }),
    member('notary', { activity: 'Notariat' }),
    member('mason', { activity: 'Maçonnerie de pierre' }),
    member('baker', { activity: 'Boulangerie' }),
  ]
  const { best, between } = complements(people, [{ a: 'left', b: 'notary', times: 2 }])
  expect(best('notary', 9).map(one => one.member)).toEqual(['mason', 'baker'])
  expect(between('mason', 'notary').score).toBeGreaterThan(inTable('building', 'notaries').score)
  expect(between('nobody', 'notary')).toEqual({ score: 0.5, sameTrade: false, reasons: [] })
})

const five = (activity: string, name: string) => [1, 2, 3, 4, 5].map(n => member(`${name}${n}`, { activity }))

test('a number of the club is told only of others, of three pairs or more, and never of one member’s', () => {
  const people = [...five('Maçonnerie', 'mason'), ...five('Notariat', 'notary')]
  const told = (helped: readonly (readonly [number, number])[], reader?: string) =>
    complements(
      people,
      helped.map(([m, n]) => ({ a: `mason${m}`, b: `notary${n}`, times: 2 })),
    )
      .between('mason1', 'notary1', reader)
      .reasons.find(({ code }) => code === 'helped')
  expect(
    told([
      [1, 1],
      [1, 2],
      [2, 1],
      [3, 3],
      [4, 4],
    ]),
  ).toBeUndefined()
  expect(
    told([
      [2, 3],
      [2, 4],
      [2, 5],
    ]),
  ).toBeUndefined()
  const three = [
    [2, 2],
    [3, 3],
    [4, 4],
  ] as const
  expect(told(three)).toEqual({ code: 'helped', trades: ['building', 'notaries'], times: 5 })
  expect(told(three, 'notary3')).toBeUndefined()
})

test('what one seeks is found in what the other is, does and offers, in either language', () => {
  const people = [
    member('carpenter', {
      activity: 'Charpente et ossature bois',
      seeks: 'Des architectes et des maîtres d’œuvre du secteur',
    }),
    member('architect', { activity: 'Architecture, rénovation', seeks: 'Craftsmen who restore old façades' }),
    member('mason', { activity: 'Stone work', speciality: 'Restores old façades', nafCode: '43.99C' }),
    member('hr', {
      activity: 'Recrutement',
      seeks: 'Des PME de 10 à 50 salariés',
      offers: 'Un premier conseil aux PME de 50 salariés',
    }),
    member('lawyer', { activity: 'Droit du travail', seeks: 'Des PME qui recrutent leur premier cadre' }),
    member('host', { activity: 'Hôtellerie', offers: 'Une salle de réunion avec écran' }),
    member('trainer', { activity: 'Formation', seeks: 'Une salle de réunion' }),
  ]
  const { between } = complements(people, [])
  const codes = (a: string, b: string) => between(a, b).reasons.map(({ code }) => code)
  expect(codes('carpenter', 'architect')).toEqual(['seeks-trade', 'same-projects'])
  expect(codes('architect', 'mason')).toEqual(['seeks-words', 'same-projects'])
  expect(codes('trainer', 'host')).toEqual(['seeks-words'])
  // Firms that recruit are no recruiters.
  expect(codes('lawyer', 'hr')).toEqual(['same-customers'])
  const name = (id: string) => ({ carpenter: 'Thomas', architect: 'Amélie', host: 'Béatrice', trainer: 'Yves' })[id]!
  const said = (language: 'fr' | 'en', you: string | null, a: string, b: string) =>
    plainLine(
      wordsFor({ language, address: 'vous' }).trades.because(between(a, b).reasons[0]!, { you, name }),
      roomFor({ language, address: 'vous', zone: 'Europe/Paris' }),
    ).replace(/\s/g, ' ')
  expect(said('fr', 'carpenter', 'carpenter', 'architect')).toBe(
    'Vous cherchez « Des architectes et des maîtres d’œuvre du secteur » : Amélie est de la partie.',
  )
  expect(said('fr', 'architect', 'carpenter', 'architect')).toMatch(
    /^Thomas cherche « .* » : vous êtes de la partie\.$/,
  )
  expect(said('en', null, 'trainer', 'host')).toBe(
    'Yves looks for “Une salle de réunion”, and Béatrice offers “Une salle de réunion avec écran”.',
  )
})

test('two who do the same work are known as such, and are worth half', () => {
  const { between } = complements(
    [
      member('a', { activity: 'Électricité générale et tertiaire' }),
      member('b', { activity: 'Électricité générale' }),
      member('c', { activity: 'Plomberie, chauffage' }),
      member('d', { activity: 'Notariat', nafCode: '69.10Z', nafNomenclature: 'naf-rev2' }),
      member('e', { activity: 'Droit du travail', nafCode: '69.10Z', nafNomenclature: 'naf-rev2' }),
      member('f', { speciality: 'Successions', jobTitle: 'Notaire', nafCode: '69.10Z', nafNomenclature: 'naf-rev2' }),
    ],
    [],
  )
  expect(between('a', 'b').sameTrade).toBe(true)
  expect(between('a', 'b').score).toBeCloseTo(inTable('crafts', 'crafts').score / 2, 12)
  expect(between('a', 'c').sameTrade).toBe(false)
  expect(between('d', 'e').sameTrade).toBe(false)
})

test('a code gives the same trade in both nomenclatures, but where the trade in vehicles has moved', () => {
  const ofBoth = (code: string) => [tradeOfCode(code, 'naf-rev2'), tradeOfCode(code, 'naf-2025')]
  for (const division of Object.keys(divisions))
    expect(new Set(ofBoth(division))).toEqual(new Set([divisions[division]]))
  expect(ofBoth('43.21A')).toEqual(['crafts', 'crafts'])
  expect(ofBoth('4399C')).toEqual(['building', 'building'])
  expect(ofBoth('45.11Z')).toEqual(['vehicles', null])
  expect(ofBoth('95.31Y')).toEqual([null, 'vehicles'])
  expect(ofBoth('64.20Z')).toEqual(['banking', 'banking'])
  expect([...ofBoth(''), tradeOfCode(null, null)]).toEqual([null, null, null])
  expect(Object.keys(moved)).toEqual(['naf-rev2', 'naf-2025'])
})

test('every word by which a trade is known is read as that trade', () => {
  const wrong = trades.flatMap(trade =>
    [...words[trade].who, ...words[trade].what].filter(
      text => stemsOf(text).length === 0 || tradeOf(member('m', { activity: text })) !== trade,
    ),
  )
  expect(wrong).toEqual([])
})
