import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lacksZero, type Phone, phoneCountry, readPhone, shownPhone } from '../../src/terms/phones.ts'

const read = (typed: string, country: string | undefined = 'FR') => {
  const found = readPhone(typed, country)
  return typeof found === 'string' ? found : found.e164
}

describe('a number is read as it is dialled', () => {
  test.each([
    ['FR', '06 12 34 56 78', '+33612345678'],
    ['FR', '06.12.34.56.78', '+33612345678'],
    ['FR', '06‑12‑34‑56‑78', '+33612345678'],
    ['FR', '０６１２３４５６７８', '+33612345678'],
    ['FR', '+33 (0)6 39 98-12-12 poste 4', '+33639981212'],
    ['FR', 'Tél. : 03 87 12 34 56', '+33387123456'],
    ['FR', '0033 6 12 34 56 78', '+33612345678'],
    ['FR', '33612345678', '+33612345678'],
    ['FR', '612345678', '+33612345678'],
    ['FR', '0 800 123 456', '+33800123456'],
    ['FR', '41 79 123 45 67', '+41791234567'],
    ['FR', '+49 30 123456', '+4930123456'],
    ['BE', '0475 12 34 56', '+32475123456'],
    ['BE', '475123456', '+32475123456'],
    ['CH', '079 123 45 67', '+41791234567'],
    ['LU', '621 123 456', '+352621123456'],
    ['LU', '27 12 34', '+352271234'],
    ['CA', '(514) 555-0123', '+15145550123'],
    ['CA', '1-514-555-0123 x 12', '+15145550123'],
    ['CA', '011 33 6 12 34 56 78', '+33612345678'],
    ['GB', '020 7946 0018', '+442079460018'],
    ['GB', '07400 123456', '+447400123456'],
    [undefined, '+33 6 12 34 56 78', '+33612345678'],
  ])('in %s: %s', (country, typed, e164) => expect(read(typed, country)).toBe(e164))

  test.each([
    ['3,36123E+10', 'rounded'],
    ['3.36123E+10', 'rounded'],
    ['le soir', 'no number'],
    ['----', 'no number'],
    ['06 39 98', 'digits missing'],
    ['06 12 34 56 7', 'digits missing'],
    ['+33 6 12 34', 'digits missing'],
    ['06 12 34 56 78 9', 'digits too many'],
    ['00 00 00 00 00', 'unknown number'],
    ['06 12 34 56 78 / 03 87 12 34 56', 'several numbers'],
    ['06 12 34 56 78 ou 07 12 34 56 78', 'several numbers'],
  ])('%s is none: %s', (typed, why) => expect(read(typed)).toBe(why))

  test('where nobody knows the country its code is needed', () =>
    expect(readPhone('06 12 34 56 78', undefined)).toBe('no country'))
})

test('whatever is typed is read or refused with a reason, and as fast as it is long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('FR', 'CA', 'LU', undefined), (typed, country) => {
      const found = readPhone(typed, country)
      if (typeof found !== 'string') expect(found.e164).toMatch(/^\+\d{6,15}$/)
    }),
    { numRuns: 1_000 },
  )
})

test('a number written in its own country’s way, or in everybody’s, is the same number read again', () => {
  const homes = fc.constantFrom<[string, string]>(
    ...([
      ['FR', '06'],
      ['FR', '03'],
      ['BE', '0475'],
      ['CH', '079'],
      ['GB', '07400'],
    ] as [string, string][]),
  )
  const length: Readonly<Record<string, number>> = { FR: 10, BE: 10, CH: 10, GB: 11 }
  fc.assert(
    fc.property(homes, fc.array(fc.nat({ max: 9 }), { minLength: 10, maxLength: 10 }), ([country, begins], rest) => {
      const typed = `${begins}${rest.join('')}`.slice(0, length[country])
      const phone = readPhone(typed, country)
      if (typeof phone === 'string') return
      for (const reader of [country, 'CA', undefined]) {
        const again = readPhone(shownPhone(phone, reader), country) as Phone
        expect(again.e164).toBe(phone.e164)
      }
      // Without its zero, as a spreadsheet leaves it, it is the same, and said to be so.
      const spoilt = readPhone(typed.slice(1), country)
      expect(spoilt).toMatchObject({ e164: phone.e164 })
      expect(lacksZero(spoilt as Phone)).toBe(true)
      expect(lacksZero(phone)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('a reader reads a number of his own country as at home, and another with its code', () => {
  const phone = { typed: '0639981212 poste 4', e164: '+33639981212' }
  expect(shownPhone(phone, 'FR')).toBe('06 39 98 12 12 poste 4')
  expect(shownPhone(phone, 'LU')).toBe('+33 6 39 98 12 12 poste 4')
  expect(shownPhone({ typed: 'demander à l’accueil' }, 'FR')).toBe('demander à l’accueil')
  expect(shownPhone({ typed: '…', e164: '…' }, 'FR')).toBe('…')
})

test('a club’s country is what it says, else where its clock is', () => {
  expect(phoneCountry({ country: 'FR-57', zone: 'Europe/Brussels' })).toBe('FR')
  expect(phoneCountry({ country: null, zone: 'Europe/Luxembourg' })).toBe('LU')
  expect(phoneCountry({ zone: 'America/Toronto' })).toBe('CA')
  expect(phoneCountry({ zone: 'UTC' })).toBeUndefined()
})
