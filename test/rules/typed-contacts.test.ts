import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Command } from '../../src/grammar/define.ts'
import { takenApart, writtenTogether } from '../../src/grammar/gathered.ts'
import { inBoth } from '../../src/grammar/names.ts'
import { namesOf } from '../../src/grammar/spelt.ts'
import { readTyped } from '../../src/grammar/typed.ts'

/** A referral typed in one line: who it is, how to reach him, what he needs. */

const refer = commands.find(({ name }) => name === 'refer')! as Command
const read = (line: string, country = 'FR') => readTyped(refer, line, inBoth('refer'), country)

/** What stands in each field, and `?` where the form is opened to look at it. */
const fields = (line: string, country?: string) => {
  const { values, sure, unplaced } = read(line, country)
  const { prospect, company, phone, email, need, kind, receiver } = values
  const said = Object.entries({ receiver, kind, prospect, company, phone, email, need, unplaced: unplaced.join('|') })
  return [...said.filter(([, value]) => value).map(([field, value]) => `${field}=${value}`), ...(sure ? [] : ['?'])]
}

describe('a line is read as it was meant, or shown first', () => {
  test.each([
    [
      '@léa Dupont Plomberie 06 12 34 56 78 veut refaire sa façade',
      ['prospect=Dupont', 'company=Plomberie', 'phone=06 12 34 56 78', 'need=veut refaire sa façade', '?'],
    ],
    [
      '@léa Mme Dupont 06 12 34 56 78 veut refaire sa façade',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78', 'need=veut refaire sa façade'],
    ],
    [
      '@léa M. Jean Dupont, SARL Dupont & Fils, 06.12.34.56.78 : cherche un comptable',
      ['prospect=M. Jean Dupont', 'company=SARL Dupont & Fils', 'phone=06.12.34.56.78', 'need=cherche un comptable'],
    ],
    [
      '@léa Mme Dupont (Tilleuls Ltd) dupont@tilleuls.example veut un devis',
      ['prospect=Mme Dupont', 'company=Tilleuls Ltd', 'email=dupont@tilleuls.example', 'need=veut un devis'],
    ],
    [
      '@léa Mme Dupont chez Martin, tél. 06 12 34 56 78 et mail dupont@tilleuls.example, veut un devis',
      [
        ...['prospect=Mme Dupont', 'company=Martin', 'phone=06 12 34 56 78', 'email=dupont@tilleuls.example'],
        'need=veut un devis',
      ],
    ],
    [
      '@léa Jean Petit de la société Rivoire +49 30 123456 cherche un local',
      ['prospect=Jean Petit', 'company=société Rivoire', 'phone=+49 30 123456', 'need=cherche un local'],
    ],
    [
      '@léa "Refaire sa façade" Mme Dupont - SCI des Tilleuls - 06 12 34 56 78',
      ['prospect=Mme Dupont', 'company=SCI des Tilleuls', 'phone=06 12 34 56 78', 'need=Refaire sa façade'],
    ],
    [
      '@léa Mme Dupont 06 12 34 56 78 need: refaire sa façade',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78', 'need=refaire sa façade'],
    ],
    [
      '@léa prospect: Mme Dupont phone: 06 12 34 56 78 veut un devis',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78', 'need=veut un devis', '?'],
    ],
    [
      '@léa prospect: Mme Dupont 06 12 34 56 78 besoin: un devis',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78', 'need=un devis', '?'],
    ],
    ['@léa Mme Dupont veut un devis', ['prospect=Mme Dupont', 'need=veut un devis']],
    ['@léa moi-même "Un devis"', ['kind=inside', 'need=Un devis']],
    ['@léa Refaire la toiture', ['need=Refaire la toiture']],
    [
      '@léa Mme Dupont 06 12 34 56 78 ou 03 87 12 34 56 veut un devis',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78 / 03 87 12 34 56', 'need=veut un devis', '?'],
    ],
    [
      '@léa Mme Dupont 06 12 34 56 78 3 chambres à refaire avant le 02/12/2026, 12 000 €',
      ['prospect=Mme Dupont', 'phone=06 12 34 56 78', 'need=3 chambres à refaire avant le 02/12/2026, 12 000 €'],
    ],
    ['@léa "Rappeler Mme Dupont au 06 12 34 56 78"', ['phone=06 12 34 56 78', 'need=Rappeler Mme Dupont au', '?']],
    ['@léa Mme Dupont 3,36123E+10 un devis', ['prospect=Mme Dupont', 'phone=3,36123E+10', 'need=un devis', '?']],
    ['@léa Mme Dupont 06 39 98 un devis', ['prospect=Mme Dupont', 'phone=06 39 98', 'need=un devis', '?']],
    [
      '@léa Mme Dupont dupont@tilleuls un devis',
      ['prospect=Mme Dupont', 'email=dupont@tilleuls', 'need=un devis', '?'],
    ],
    [
      '@léa Mme Dupont dupont@@tilleuls.example un devis',
      ['prospect=Mme Dupont', 'email=dupont@@tilleuls.example', 'need=un devis', '?'],
    ],
    ['@léa Mme Dupont dupont@ un devis', ['prospect=Mme Dupont', 'email=dupont@', 'need=un devis', '?']],
  ])('%s', (line, wanted) => expect(fields(line).slice(1)).toEqual(wanted))

  test('in English, from London', () => {
    expect(fields('@léa Mrs Smith at Tilleuls Ltd 020 7946 0018 wants her roof redone', 'GB')).toEqual([
      ...['receiver=@léa', 'prospect=Mrs Smith', 'company=Tilleuls Ltd', 'phone=020 7946 0018'],
      'need=wants her roof redone',
    ])
  })
})

const civil = fc.constantFrom('M.', 'Mme', 'Mr', 'Mrs', 'Dr', 'Monsieur', '')
const names = fc.constantFrom('Dupont', 'Léa Rivoire', 'Jean-Pierre D’Aubigné', 'Œrsted', 'petit', 'Mc Neil')
const firms = fc.constantFrom(
  'SARL Tilleuls',
  'Rivoire SAS',
  'société Martin',
  '(Zéphyr GmbH)',
  'Plomberie',
  'Zorglub',
  '',
)
const phones = fc.constantFrom(
  ...[
    '06 12 34 56 78',
    '+33 6 12 34 56 78',
    '0612345678',
    '06.12.34.56.78',
    '+49 30 123456',
    '06 39 98',
    '3,36123E+10',
    '',
  ],
)
const emails = fc.constantFrom('a.b@exemple.fr', 'dupont@tilleuls', 'X@Y.Example', '')
const needs = fc.constantFrom(
  ...[
    'veut refaire sa façade',
    'wants 3 rooms done',
    'Un devis avant le 02/12/2026',
    '« un œil » sur l’atelier',
    'l’été 2027',
    '',
  ],
)
const parts = fc.tuple(civil, names, firms, phones, emails, needs).chain(([title, name, firm, phone, email, need]) =>
  fc
    .shuffledSubarray([`${title} ${name}`.trim(), firm, phone, email, need].filter(one => one !== ''))
    .chain(shuffled =>
      fc.record({
        joined: fc.constantFrom(' ', ', ', ' - ', '\u00a0', ' ; ', '\u200b ', '\n'),
        said: fc.constantFrom(
          shuffled,
          [`${title} ${name}`.trim(), firm, phone, email, need].filter(one => one !== ''),
        ),
        label: fc.constantFrom('', 'need: ', 'besoin : ', 'prospect: ', 'entreprise :', 'kind: outside '),
      }),
    )
    .map(({ joined, said, label }) => `${label}${said.join(joined)}`),
)
/** Letters and figures, in no order. */
const counted = (text: string) => [...text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')].toSorted().join('')
const isPhone = /(?:\d[ .]?){8,}|E\+10|06 39 98/

test('each word of a line is in one field, and no number and no address in a need or a name', () => {
  fc.assert(
    fc.property(parts, line => {
      const { values, unplaced } = read(line)
      const { kind: _, ...fields } = values
      const said = [...Object.values(fields), ...unplaced].join(' ')
      const typed = line.replace(/(?:need|besoin|prospect|entreprise) ?:|kind: outside/g, '')
      expect(counted(said)).toBe(counted(typed))
      for (const field of ['need', 'prospect', 'company']) {
        expect(String(values[field] ?? '').replace('02/12/2026', '')).not.toMatch(isPhone)
        expect(String(values[field] ?? '')).not.toContain('@')
      }
    }),
    { numRuns: 3_000 },
  )
})

test('what is surely read is what was typed for it', () => {
  const typed = fc.record({
    title: fc.constantFrom('Mme', 'M.', 'Mrs', 'Dr'),
    name: fc.constantFrom('Dupont', 'Léa Rivoire', 'Jean-Pierre D’Aubigné'),
    firm: fc.constantFrom('SARL Tilleuls', 'SCI des Tilleuls', 'Zéphyr GmbH'),
    phone: fc.constantFrom('06 12 34 56 78', '+49 30 123456'),
    need: fc.constantFrom('veut refaire sa façade', 'wants 3 rooms done', 'cherche un local'),
  })
  fc.assert(
    fc.property(typed, ({ title, name, firm, phone, need }) => {
      const { values, sure } = read(`@léa ${title} ${name}, ${firm}, ${phone} ${need}`)
      expect({ ...values, sure }).toEqual({
        ...{ receiver: '@léa', prospect: `${title} ${name}`, company: firm, phone, need, sure: true },
      })
    }),
  )
})

test('what the form shows of somebody is read back as it was', () => {
  const { gathers } = refer.asks.who!
  const texts = fc.constantFrom('Mme Dupont', 'Plomberie', 'dupont', 'SARL « X »', 'a:b', 'l’atelier, 2e')
  const values = fc.record({ prospect: texts, company: texts, phone: phones, email: emails }, { requiredKeys: [] })
  for (const language of ['fr', 'en'] as const) {
    const words = { ...inBoth('refer')[language], language }
    const names = namesOf(Object.entries(refer.asks), inBoth('refer'))
    fc.assert(
      fc.property(values, raw => {
        const known = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
        const shown = writtenTogether(gathers!, known, words) ?? ''
        expect(takenApart(shown, gathers!, { names, country: 'FR' })).toEqual({ values: known, sure: true })
      }),
    )
  }
})

test('a line is read in a time that grows as it does', () => {
  const looks = (line: string) => {
    let seen = 0
    const { exec, test: tested } = RegExp.prototype
    RegExp.prototype.exec = function (text: string) {
      seen += 1
      return exec.call(this, text)
    }
    RegExp.prototype.test = function (text: string) {
      seen += 1
      return tested.call(this, text)
    }
    try {
      read(line)
    } finally {
      Object.assign(RegExp.prototype, { exec, test: tested })
    }
    return seen
  }
  for (const piece of ['06 12 34 56 78 ', '1 ', 'Mme Dupont ', 'veut un devis ', '(a ', 'a@b.fr, ', 'tél. ', 'SARL ']) {
    const [one, two] = [100, 200].map(times => looks(piece.repeat(times)))
    expect(two, piece).toBeLessThan(3 * one! + 2_000)
  }
})
