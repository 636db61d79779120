import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roughly, scaled } from '../../src/terms/money.ts'
import { amountsIn, readAmount } from '../../src/terms/written-amounts.ts'
import { moneyIn } from '../../src/words/money.ts'
import { wordsFor } from '../../src/words/words.ts'

/** Above zero, up to a hundred billion, in whole cents: `1250.50`, `1250`. */
const anAmount = fc.bigInt({ min: 1n, max: 10n ** 13n }).map(cents => {
  const [whole, rest] = [cents / 100n, String(cents % 100n).padStart(2, '0')]
  return rest === '00' ? String(whole) : `${whole}.${rest}`
})

const grouped = (whole: string, by: string) => whole.replace(/\B(?=(?:\d{3})+$)/g, by)

describe('an amount', () => {
  test('written in any convention of the club’s neighbours is read back exactly, or asked about', () => {
    const written = fc.record({
      amount: anAmount,
      point: fc.constantFrom('.', ','),
      group: fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009', '’', "'", ',', '.'),
      sign: fc.constantFrom(
        '',
        '€',
        ' €',
        '\u202f€',
        ' EUR',
        ' euros',
        ' CHF',
        ' Fr.',
        ' CAD',
        ' £',
        ' HT',
        ' € HT',
        '€ excl. VAT',
      ),
      before: fc.constantFrom('', '€', '€ ', 'EUR ', 'CHF\u00a0', '£'),
      padded: fc.boolean(),
    })
    fc.assert(
      fc.property(written, ({ amount, point, group, sign, before, padded }) => {
        fc.pre(group !== point && (before === '' || ['', ' HT'].includes(sign)))
        const [whole = '', cents] = amount.split('.')
        const decimals = cents === undefined ? (padded ? `${point}00` : '') : `${point}${cents}`
        const typed = `${before}${grouped(whole, group)}${decimals}${sign}`
        const found = readAmount(typed)
        // One mark with three figures behind it is a thousand here and a fraction there.
        const isTwofold = [',', '.'].includes(group) && decimals === '' && /^\d{4,6}$/.test(whole)
        if (isTwofold) expect(found).toEqual({ unclear: 'two ways', could: [whole, expect.any(String)] })
        else expect(found, typed).toMatchObject({ amount })
      }),
      { numRuns: 3000 },
    )
  })

  test('as a reader sees it, in either language, is read back exactly', () => {
    const money = fc.record({ amount: anAmount, currency: fc.constantFrom('EUR', 'CHF', 'CAD', 'GBP') })
    fc.assert(
      fc.property(money, fc.constantFrom('fr-FR', 'en-GB'), (about, locale) => {
        const shown = moneyIn(locale)(about)
        const found = readAmount(shown)
        // `€1,250` is a thousand to its reader; typed, it is asked about.
        if ('unclear' in found)
          expect(found).toMatchObject({ unclear: 'two ways', could: [about.amount, expect.any(String)] })
        else expect(found, shown).toEqual(about)
      }),
    )
  })

  test.each([
    ['1 250,50 €', '1250.50', 'EUR'],
    ['1,250.50', '1250.50', null],
    ['1250', '1250', null],
    ['1.250,50', '1250.50', null],
    ['12k', '12000', null],
    ['12,5 k€', '12500', 'EUR'],
    ['CHF 300', '300', 'CHF'],
    ['300 USD', '300', 'USD'],
    ['$ 300', '300', '$'],
    ['300 $ CA', '300', 'CAD'],
    ['C$300', '300', 'CAD'],
    ['£1,250,000', '1250000', 'GBP'],
    ['1’250.50 Fr.', '1250.50', 'CHF'],
    ['0,5 €', '0.50', 'EUR'],
  ])('%s is %s', (typed, amount, currency) => {
    expect(readAmount(typed)).toEqual({ amount, currency })
  })

  test.each([
    ['1.250', 'two ways'],
    ['1,250 €', 'two ways'],
    ['1.250k', 'two ways'],
    ['0', 'not above zero'],
    ['0,00 €', 'not above zero'],
    ['-300 €', 'not above zero'],
    ['300 € TTC', 'with tax'],
    ['€300 CHF', 'currency'],
    ['300 ¥', 'currency'],
    ['300 XAF', 'currency'],
    ['beaucoup', 'not an amount'],
    ['1,2,3', 'not an amount'],
    ['1 25 €', 'not an amount'],
    ['1.2500', 'not an amount'],
    ['06 12 34 56 78', 'not an amount'],
    ['999999999999999999', 'not an amount'],
    ['€', 'not an amount'],
  ])('%s is not guessed: %s', (typed, unclear) => {
    expect(readAmount(typed)).toMatchObject({ unclear })
  })

  test('is found in a line among words, with its currency, and nothing else is taken for money', () => {
    const found = (line: string) => amountsIn(line).map(({ text, isMoney }) => [text, isMoney])
    expect(found('pour la reco Dupont 1 250,50 € tu nous as sauvés')).toEqual([['1 250,50 €', true]])
    expect(found('business 1,250.50')).toEqual([['1,250.50', false]])
    expect(found('les 3 contacts du 12/11')).toEqual([['3', false]])
    expect(found('12k HT, merci')).toEqual([['12k HT', true]])
    expect(found('T2 à Lyon')).toEqual([])
  })

  test('of several is rounded to three figures, and never to more cents than the club may read', () => {
    expect(['12345.67', '999.6', '99.4', '1000000'].map(roughly)).toEqual(['12300', '1000', '99', '1000000'])
    fc.assert(
      fc.property(anAmount, amount => {
        const rough = roughly(amount)
        expect(rough).toMatch(/^\d{1,3}0*$/)
        const off = scaled(rough) - scaled(amount)
        expect((off < 0n ? -off : off) * 199n <= scaled(amount) || scaled(amount) < scaled('100')).toBe(true)
      }),
    )
  })
})

test('an amount that stands in a field again is written as its reader writes, and is read as it was', () => {
  expect(wordsFor({ language: 'fr', address: 'vous' }).thanks.typed({ amount: '1250.50', currency: 'EUR' })).toMatch(
    /^1250,50\s€$/,
  )
  for (const language of ['fr', 'en'] as const)
    for (const currency of ['EUR', 'CHF', 'CAD', 'GBP'])
      for (const amount of ['1250.50', '1250', '12000.05'])
        expect(readAmount(wordsFor({ language, address: 'vous' }).thanks.typed({ amount, currency }))).toEqual({
          amount,
          currency,
        })
})
