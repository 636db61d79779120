import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting } from '../../src/club/asks/fits.ts'
import { lastDay, mayBeRead, mayReach, type Read, toldAt, toTell } from '../../src/club/asks/rules.ts'
import type { Described } from '../../src/club/members/described.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Paris'

describe('the words of an ask', () => {
  test.each([
    'Appelez le 06 12 34 56 78',
    'Appelez le 0612345678 demain',
    'Mon client : +33 6 12 34 56 78',
    'Call +44 20 7946 0958 please',
    'Écrivez à marie.durand@exemple.fr',
    'mail:<lea@toits.example>',
  ])('hold something to be reached by: %s', text => {
    expect(mayBeRead(text)).toMatchObject({ refused: 'a contact in it' })
  })

  test.each([
    'Dix dirigeants pour le 12/12/2026, budget 15 000 à 20 000 euros',
    'Un lot de 1200 pièces, référence 2026 11 03',
    'Une parcelle à 1 400 m², code postal 21000',
    'A partner @ the fair, 10 000 visitors in 2026',
  ])('hold nothing of the kind: %s', text => {
    expect(mayBeRead(text)).toBeNull()
  })

  test('are at least ten, and their end within ninety days', () => {
    expect(mayBeRead('Un toit')).toMatchObject({ refused: 'too short an ask' })
    const today = Temporal.PlainDate.from('2026-11-03')
    expect(lastDay(undefined, today).toString()).toBe('2026-12-03')
    expect(lastDay(today, today).toString()).toBe('2026-11-03')
    expect(lastDay(today.add({ days: 90 }), today).toString()).toBe('2027-02-01')
    for (const days of [-1, 91]) expect(isRefusal(lastDay(today.add({ days }), today))).toBe(true)
  })
})

test('never more than two asks arrive in a week, whenever what was passed arrives', () => {
  // Each hour something is passed, or what waits longest arrives, in whatever order.
  fc.assert(
    fc.property(fc.array(fc.constantFrom('pass', 'arrive', 'later'), { maxLength: 400 }), steps => {
      const arrived: Temporal.Instant[] = []
      let waiting = 0
      let now = at('2026-10-20T08:00Z')
      for (const step of steps) {
        now = now.add({ hours: step === 'later' ? 17 : 1 })
        if (step === 'pass' && mayReach({ waiting, got: arrived }, zone, now)) waiting += 1
        if (step === 'arrive' && waiting > 0) {
          waiting -= 1
          arrived.push(now)
        }
      }
      const weeks = Map.groupBy(arrived, then => {
        const day = then.toZonedDateTimeISO(zone).toPlainDate()
        return day.subtract({ days: day.dayOfWeek - 1 }).toString()
      })
      for (const [, those] of weeks) expect(those.length).toBeLessThanOrEqual(2)
    }),
  )
})

const person = (id: string, profile: Partial<Described> = {}): Described => ({
  ...{ id, isHere: true, activity: null, speciality: null, jobTitle: null },
  ...{ nafCode: null, nafNomenclature: null, seeks: null, offers: null },
  ...profile,
})

describe('who fits an ask', () => {
  const people = [
    person('author', { activity: 'Notaire' }),
    person('notary', { activity: 'Étude notariale', speciality: 'Cessions d’entreprise' }),
    person('baker', { activity: 'Boulangerie', offers: 'Des buffets pour vos cessions' }),
    person('cleaner', { activity: 'Nettoyage', speciality: 'Fins de chantier' }),
    person('lawyer', { activity: 'Avocate', seeks: 'Un notaire pour mes clients' }),
    person('gone', { activity: 'Notaire', isHere: false }),
  ]
  const found = (text: string, kind: 'ask' | 'offer' = 'ask') =>
    fitting(people)({ kind, author: 'author', text }).map(({ member, reason }) => [member, reason.says])

  test('does what is asked for, or offers it; the author and whoever left do not', () => {
    expect(found('Un notaire réactif pour une cession, avant fin décembre')).toEqual([
      ['notary', 'Cessions d’entreprise'],
      ['baker', 'Des buffets pour vos cessions'],
    ])
  })

  test('in either language', () => {
    expect(found('A notary who answers the same day')).toEqual([['notary', 'Cessions d’entreprise']])
  })

  test('means what the word means there: a restored façade is no meal, a covered roof no policy', () => {
    const two = [
      person('author', { activity: 'Notaire' }),
      person('mason', { activity: 'Maçonnerie', speciality: 'Restauration de façades anciennes' }),
      person('hotel', { activity: 'Hôtellerie et restauration', speciality: 'Séminaires' }),
      person('roofer', { activity: 'Couverture', speciality: 'Toits d’ardoise' }),
    ]
    const who = (text: string) => fitting(two)({ kind: 'ask', author: 'author', text }).map(({ member }) => member)
    expect(who('Je cherche des contacts dans la restauration et l’hôtellerie')).toEqual(['hotel'])
    expect(who('Une façade en pierre, pour sa restauration d’ici à l’été')).toContain('mason')
    expect(who('La restauration d’un monument ancien')).toEqual(['mason'])
    expect(who('Une couverture santé pour mes salariés')).toEqual([])
    expect(who('Refaire la couverture d’une grange')[0]).toBe('roofer')
  })

  test('seeks what is offered', () => {
    expect(found('Une heure de conseil offerte aux membres', 'offer')).toEqual([
      ['lawyer', 'Un notaire pour mes clients'],
    ])
  })

  test('is nobody where words of time and asking alone are shared', () => {
    expect(found('Besoin urgent avant la fin du mois de décembre')).toEqual([])
  })

  test('is the same whatever the order of the rows', () => {
    const text = 'Un notaire pour une cession de boulangerie, et le nettoyage du local'
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), shuffled => {
        expect(fitting(shuffled)({ kind: 'ask', author: 'author', text })).toEqual(
          fitting(people)({ kind: 'ask', author: 'author', text }),
        )
      }),
    )
  })
})

describe('the round-up', () => {
  const read = (n: number, more: Partial<Read> = {}): Read => ({
    id: `ask ${String(n).padStart(2, '0')}`,
    since: at('2026-11-01T10:00Z').add({ hours: n }),
    ...{ times: 0, last: null, answers: 0, stillAt: null },
    ...more,
  })
  const thursday = at('2026-11-05T08:00Z')
  const once = { times: 1, last: thursday }

  test('tells what is new first, then once more what nobody has answered, or whose author still looks', () => {
    const told = toTell([
      read(1, once),
      read(2, { ...once, answers: 1 }),
      read(3, { ...once, answers: 1, stillAt: thursday.add({ hours: 1 }) }),
      read(4, { ...once, times: 2 }),
      read(5),
    ])
    expect(told).toEqual([
      { id: 'ask 05', again: false },
      { id: 'ask 01', again: true },
      { id: 'ask 03', again: true },
    ])
  })

  test('holds six, and tells none later than its author was promised', () => {
    const open = Array.from({ length: 14 }, (_, n) => read(n))
    expect(toTell(open)).toHaveLength(6)
    const days = open.map(({ id }) => toldAt(id, open, thursday, zone).toString())
    expect([days[5], days[6], days[13]]).toEqual([
      '2026-11-05T08:00:00Z',
      '2026-11-12T08:00:00Z',
      '2026-11-19T08:00:00Z',
    ])
    // What comes after does not put it off.
    expect(toldAt('ask 06', [...open, read(20)], thursday, zone).toString()).toBe('2026-11-12T08:00:00Z')
  })
})
