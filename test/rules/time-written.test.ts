import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Reader, readDay, readDayAndTime, readMoments, readTime } from '../../src/time/written-dates.ts'

// Monday 23 November 2026.
const today = Temporal.PlainDate.from('2026-11-23')
const french: Reader = { today, language: 'fr' }
const english: Reader = { today, language: 'en' }

/** The day as text, or the reason with the days it could be. */
const day = (text: string, reader: Reader = french) => {
  const read = readDay(text, reader)
  if ('day' in read) return read.day.toString()
  return 'could' in read ? [read.unclear, ...read.could.map(String)].join(' ') : read.unclear
}
const time = (text: string) => readTime(text)?.toString({ smallestUnit: 'minute' }) ?? 'not understood'

describe('a day as members write it', () => {
  test.each([
    ['2026-12-03', '2026-12-03'],
    ['03/12/2026', '2026-12-03'],
    ['3/12', '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['01/01/1990', '1990-01-01'],
    ['3 décembre', '2026-12-03'],
    ['Le 3 DÉC.', '2026-12-03'],
    ['jeudi 3 décembre 2026', '2026-12-03'],
    ['jeudi 3', '2026-12-03'],
    ['le 3', '2026-12-03'],
    ['1er janvier', '2027-01-01'],
    ['jeudi', '2026-11-26'],
    ['ce jeudi', '2026-11-26'],
    ['jeudi prochain', '2026-11-26'],
    ['jeudi en huit', '2026-12-03'],
    ['lundi prochain', '2026-11-30'],
    ['demain', '2026-11-24'],
    ['après-demain', '2026-11-25'],
    ['aujourd’hui', '2026-11-23'],
    ['hier', '2026-11-22'],
    ['jeudi dernier', '2026-11-19'],
    ['dans 3 jours', '2026-11-26'],
    ['dans une semaine', '2026-11-30'],
    ['dans 2 mois', '2027-01-23'],
    ['il y a 2 semaines', '2026-11-09'],
    ['29 février', '2028-02-29'],
    ['December 3', '2026-12-03'],
    ['3rd of December 2026', '2026-12-03'],
    ['Thursday, Dec 3', '2026-12-03'],
    ['mar 3', '2027-03-03'],
    ['tomorrow', '2026-11-24'],
    ['last thursday', '2026-11-19'],
    ['in 10 days', '2026-12-03'],
    ['3 days ago', '2026-11-20'],
    ['until 15 January', '2027-01-15'],
    ['until the 3rd', '2026-12-03'],
    ['jusqu’au 15 janvier', '2027-01-15'],
    ['jusqu’à vendredi', '2026-11-27'],
    ['2 semaines', '2026-12-07'],
    ['pour deux semaines', '2026-12-07'],
    ['for a month', '2026-12-23'],
    ['10 days', '2026-12-03'],
    ['il y a un mois', '2026-10-23'],
  ])('« %s » is %s', (text, expected) => expect(day(text)).toBe(expected))

  test('3/12 has two meanings in English, and 13/12 one', () => {
    expect(day('3/12', english)).toBe('two meanings 2026-12-03 2027-03-12')
    expect(day('03/12/2026', english)).toBe('two meanings 2026-12-03 2026-03-12')
    expect(day('13/12', english)).toBe('2026-12-13')
    expect(day('12/13', english)).toBe('2026-12-13')
    expect(day('12/12', english)).toBe('2026-12-12')
    expect(day('3.12.2026', english)).toBe('2026-12-03')
  })

  test('a length alone is no day that is past', () => {
    expect(day('2 weeks', { ...english, towards: 'back' })).toBe(day('gibberish'))
    expect(day('2 weeks ago', { ...english, towards: 'back' })).toBe('2026-11-09')
  })

  test('"next Thursday" on a Monday has two meanings, next Monday has one', () => {
    expect(day('next thursday', english)).toBe('two meanings 2026-11-26 2026-12-03')
    expect(day('next monday', english)).toBe('2026-11-30')
  })

  test('a weekday said on that very day is asked again', () => {
    expect(day('lundi')).toBe('two meanings 2026-11-23 2026-11-30')
  })

  test('a weekday that does not go with its date is named', () => {
    expect(day('vendredi 3 décembre 2026')).toBe('wrong weekday 2026-12-03')
  })

  test('days that are in no calendar are refused', () => {
    expect(day('30 février')).toBe('no such day')
    expect(day('31/11/2026')).toBe('no such day')
    expect(day('2026-13-01')).toBe('no such day')
    expect(day('le 45')).toBe('no such day')
  })

  test.each(['', 'bientôt', 'jeudi ou vendredi', '3 brumaire', 'décembre', '3/12/2026/4', 'next', 'prochain'])(
    '« %s » is not understood',
    text => expect(day(text)).toBe('not understood'),
  )

  test('what is logged lies back', () => {
    const back: Reader = { ...french, towards: 'back' }
    expect(day('3/12', back)).toBe('2025-12-03')
    expect(day('jeudi', back)).toBe('2026-11-19')
    expect(day('le 20', back)).toBe('2026-11-20')
  })

  test('every day is read back from the ways it is commonly printed', () => {
    const days = fc.integer({ min: 0, max: 5000 }).map(days => today.add({ days }))
    fc.assert(
      fc.property(days, given => {
        expect(day(given.toString())).toBe(given.toString())
        expect(day(given.toLocaleString('fr', { dateStyle: 'full' }))).toBe(given.toString())
        expect(day(given.toLocaleString('fr', { dateStyle: 'short' }))).toBe(given.toString())
        expect(day(given.toLocaleString('en-GB', { dateStyle: 'full' }), english)).toBe(given.toString())
        expect(day(given.toLocaleString('en-US', { dateStyle: 'full' }), english)).toBe(given.toString())
      }),
    )
  })

  test('nothing typed makes it fall over', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-. hjeudimarsnxtl') }), text => {
        readDay(text, french)
        readTime(text)
        readDayAndTime(text, english)
      }),
    )
  })
})

describe('a time as members write it', () => {
  test.each([
    ['7h45', '07:45'],
    ['7:45', '07:45'],
    ['07:45', '07:45'],
    ['7 h 45', '07:45'],
    ['19 h', '19:00'],
    ['19h', '19:00'],
    ['à 8 heures', '08:00'],
    ['7h45 du soir', '19:45'],
    ['7 pm', '19:00'],
    ['7:45 am', '07:45'],
    ['12 am', '00:00'],
    ['midi', '12:00'],
    ['noon', '12:00'],
  ])('« %s » is %s', (text, expected) => expect(time(text)).toBe(expected))

  test.each(['', '7', '25h', '7h75', 'le matin', '13 pm', '7h4'])('« %s » is not understood', text =>
    expect(time(text)).toBe('not understood'),
  )
})

test('a day and a time in one breath', () => {
  const both = (text: string) => {
    const read = readDayAndTime(text, french)
    return 'day' in read ? read.day.toPlainDateTime(read.time).toString({ smallestUnit: 'minute' }) : read.unclear
  }
  expect(both('jeudi 3 décembre à 7h45')).toBe('2026-12-03T07:45')
  expect(both('demain 19 h')).toBe('2026-11-24T19:00')
  expect(both('2026-12-03T07:45')).toBe('2026-12-03T07:45')
  expect(both('lundi midi')).toBe('two meanings')
  expect(both('jeudi')).toBe('not understood')
})

describe('several moments', () => {
  // A Friday.
  const reader = { today: Temporal.PlainDate.from('2026-11-20'), language: 'fr' }
  const read = (text: string) => {
    const found = readMoments(text, reader)
    return 'unclear' in found
      ? `${found.unclear}: ${found.typed}`
      : found.map(({ day, time }) => `${day}${time ? ` ${time.toString({ smallestUnit: 'minute' })}` : ''}`)
  }

  test('are read one after the other, as people write them', () => {
    expect(read('jeudi 10h, vendredi 14h30')).toEqual(['2026-11-26 10:00', '2026-11-27 14:30'])
    expect(read('jeudi 26/11 10h ou 11h30')).toEqual(['2026-11-26 10:00', '2026-11-26 11:30'])
    expect(read('Thursday 10:00 or Monday 9:30')).toEqual(['2026-11-26 10:00', '2026-11-23 09:30'])
    expect(read('jeudi 3 décembre, 10h ; demain midi')).toEqual(['2026-12-03 10:00', '2026-11-21 12:00'])
    expect(read('hier')).toEqual(['2026-11-19'])
    expect(read('mardi 2026-12-01 8h')).toEqual(['2026-12-01 08:00'])
  })

  test('and whatever is not clear is named alone', () => {
    expect(read('jeudi 10h, quand vous voulez')).toBe('not understood: quand vous voulez')
    expect(read('vendredi 14h')).toBe('two meanings: vendredi 14h')
    expect(read('mercredi 26/11 10h')).toBe('wrong weekday: mercredi 26/11 10h')
  })
})
