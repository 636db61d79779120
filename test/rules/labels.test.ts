import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelsOf, type Nameable } from '../../src/terms/labels.ts'
import { folded } from '../../src/terms/names.ts'

const joined = (day: string) => Temporal.PlainDate.from(day)
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

test('whoever is called like nobody else is called by his name alone', () => {
  const people = [
    { id: id(1), name: 'Marc Petit', company: 'Toitures Petit' },
    { id: id(2), name: 'Léa  Bernard', company: 'Bernard Conseil' },
  ]
  expect(labelsOf(people)).toEqual(['Marc Petit', 'Léa Bernard'])
  expect(labelsOf(people, { withCompany: true })).toEqual([
    'Marc Petit (Toitures Petit)',
    'Léa Bernard (Bernard Conseil)',
  ])
})

test('of those who are, what tells them apart stands beside it: the firm, what they do there, since when, a last sign', () => {
  const petit = (n: number, more: Partial<Nameable>) => ({ id: id(n), name: 'Marc Petit', ...more })
  expect(
    labelsOf([
      petit(1, { company: 'Toitures Petit' }),
      petit(2, { company: 'Petit & fils', speciality: 'zinc' }),
      { id: id(3), name: 'MARC PETIT', company: 'Petit & fils', jobTitle: 'comptable' },
      petit(4, { company: 'Petit & Fils', speciality: 'zinc', joinedOn: joined('2021-03-01') }),
      petit(5, { company: 'Petit & fils', speciality: 'zinc', joinedOn: joined('2023-03-01') }),
      petit(6, {}),
      petit(70, { company: 'Même' }),
      petit(71, { company: 'Même' }),
      { id: id(8), name: 'Léa Bernard', company: 'Petit & fils' },
    ]),
  ).toEqual([
    'Marc Petit (Toitures Petit)',
    'Marc Petit (Petit & fils)',
    'MARC PETIT (Petit & fils, comptable)',
    'Marc Petit (Petit & Fils, 2021–)',
    'Marc Petit (Petit & fils, 2023–)',
    'Marc Petit',
    'Marc Petit (#0070)',
    'Marc Petit (#0071)',
    'Léa Bernard',
  ])
})

const text = fc.oneof(
  fc.constantFrom('Marc Petit', 'MARC  petit', 'Marc Petit (A)', 'Marc Petit (#0001)', 'Marc Petit (#1)', 'Márc Petit'),
  fc.constantFrom('A', 'a', 'A, b', '', ' ', 'x'.repeat(120), `${'x'.repeat(119)}y`),
  fc.string({ unit: 'grapheme', maxLength: 160 }),
)
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary)
const person = fc.record({
  name: text,
  company: maybe(text),
  speciality: maybe(text),
  jobTitle: maybe(text),
  activity: maybe(text),
  joinedOn: fc.constantFrom(joined('2020-01-01'), joined('2020-06-01'), joined('2024-01-01')),
})

test('no two labels of a list read the same, whoever is on it; each is short enough for every platform', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 40 }), fc.boolean(), (found, withCompany) => {
      const people = found.map((one, n) => ({ ...one, id: id(n) }))
      const labels = labelsOf(people, { withCompany })
      expect(new Set(labels.map(folded)).size).toBe(people.length)
      for (const label of labels) {
        expect([...label].length).toBeLessThanOrEqual(75)
        expect(label.trim()).not.toBe('')
      }
    }),
    { numRuns: 400 },
  )
})

test('the same people have the same labels, in whatever order they are listed', () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 20 }).chain(found => {
        const people = found.map((one, n) => ({ ...one, id: id(n * 7) }))
        return fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length }))
      }),
      ([people, shuffled]) => {
        const by = (list: readonly Nameable[]) => new Map(labelsOf(list).map((label, n) => [list[n]!.id, label]))
        expect(by(shuffled)).toEqual(by(people))
      },
    ),
  )
})
