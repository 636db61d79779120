import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from '../../src/club/standing/evidence.ts'
import { groundsOf } from '../../src/club/standing/reasons.ts'
import type { Figures } from '../../src/club/standing/rules.ts'
import type { Standing } from '../../src/terms/standing.ts'
import { plainLine } from '../../src/view/plain.ts'
import { wordsFor } from '../../src/words/words.ts'
import { everyGrounds, lea, onDay, standingOf } from '../kit/records.ts'

/** Which one reason holds, read from the rules once more; and that no sentence says another. */

const today = onDay('2026-11-20')
const zone = 'Europe/Paris'
const [usual] = [standingOf(lea, 'engaged').figures!]

const figures: fc.Arbitrary<Figures> = fc
  .record({
    presence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    relG: fc.double({ min: 0.1, max: 3, noNaN: true }),
    ratio: fc.double({ min: 0.1, max: 8, noNaN: true }),
    enough: fc.boolean(),
    daysOfMembership: fc.constantFrom(0, 12, 29, 30, 31, 60, 89, 90, 91, 400),
    recordedMeetings: fc.constantFrom(0, 1, 6, 20),
    acts: fc.constantFrom(0, 4, 5, 12),
  })
  .map(drawn => ({ ...usual, ...drawn }))

const standings = [
  'objected',
  'contested',
  'on-leave',
  'new',
  'hunter',
  'withdrawn',
  'to-rebalance',
  'engaged',
] as const

/** As the club's rules say it in words: the first row of the table that holds, and who could use a hand. */
function expected(standing: Standing, of: Figures): string {
  if (standing === 'objected') return 'objection'
  if (standing === 'contested') return 'remark'
  if (standing === 'on-leave') return 'leave'
  if (standing === 'hunter') return 'asks more than he gives'
  if (standing === 'withdrawn') return 'seldom seen'
  if (standing === 'new') {
    if (of.daysOfMembership < 90) return 'newcomer'
    return of.recordedMeetings === 0 && of.acts < 5 ? 'too little known' : 'nothing'
  }
  const low = of.presence !== undefined && of.presence < 0.55
  const much = of.enough && of.ratio > 2
  // Nobody who gives like the club could use a hand.
  if (of.relG >= 1 || !(low || much)) return 'nothing'
  return low && much ? 'comes little, asks much' : low ? 'comes little' : 'asks much'
}

test('of a standing and its figures one reason holds: the row of the table, and never two by default', () => {
  fc.assert(
    fc.property(fc.constantFrom(...standings), figures, (standing, of) => {
      const { reason } = groundsOf(standingOf(lea, standing), of, { zone, today })
      expect(reason.holds).toBe(expected(standing, of))
      if (reason.holds === 'newcomer') expect(reason.justArrived).toBe(of.daysOfMembership < 30)
    }),
    { numRuns: 2000 },
  )
})

test('whom to help reads like everybody else: nothing of the two is told apart', () => {
  fc.assert(
    fc.property(figures, of => {
      expect(groundsOf(standingOf(lea, 'to-rebalance'), of, { zone, today })).toEqual(
        groundsOf(standingOf(lea, 'engaged'), of, { zone, today }),
      )
    }),
  )
})

test('acts are counted over twelve months, whatever their order, and business of his own apart', () => {
  const act = fc
    .record({
      kind: fc.constantFrom('referral', 'thanks', 'ask', 'offer', 'one-to-one'),
      inside: fc.boolean(),
      ago: fc.integer({ min: 0, max: 800 }),
    })
    .map(({ kind, inside, ago }) => ({ kind, inside: inside && kind === 'referral', ago }) as const)
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), acts => {
      const side = (kind: string) =>
        kind === 'one-to-one' ? 'taking-part' : /ask|offer/.test(kind) ? 'soliciting' : 'giving'
      const evidence = acts.map(
        ({ kind, inside, ago }, n): Evidence => ({
          ...{ id: `${n}`, kind, inside, side: side(kind) },
          on: today.subtract({ days: ago }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant(),
        }),
      )
      const told = groundsOf({ ...standingOf(lea, 'engaged'), evidence }, usual, { zone, today })
      const first = today.subtract({ years: 1 }).add({ days: 1 })
      const lately = acts.filter(({ ago }) => Temporal.PlainDate.compare(today.subtract({ days: ago }), first) >= 0)
      const count = (kind: string, inside = false) =>
        lately.filter(one => one.kind === kind && one.inside === inside).length
      expect([told.given.referral ?? 0, told.given.business ?? 0, told.given.thanks ?? 0]).toEqual([
        count('referral'),
        count('referral', true),
        count('thanks'),
      ])
      expect([told.asked.ask ?? 0, told.asked.offer ?? 0]).toEqual([count('ask'), count('offer')])
    }),
  )
})

test('no sentence of any reason says “vous” where the club says “tu”, or another’s reason', () => {
  for (const grounds of everyGrounds(lea)) {
    const { standing, nudges } = wordsFor({ language: 'fr', address: 'tu' })
    const room = { language: 'fr', address: 'tu', zone, typed: (name: string) => `/${name}` } as const
    const lines = [
      standing.own(grounds.reason),
      standing.facts(grounds, today),
      standing.help(grounds),
      nudges.why.nudge({ grounds, today, ledOn: null }),
    ].flatMap(line => (line ? [plainLine(line, room)] : []))
    for (const line of lines) expect(line).not.toMatch(/\b(vous|votre|vos)\b/i)
    const why = plainLine(standing.because(grounds, today), room)
    if (['asks much', 'asks more than he gives'].includes(grounds.reason.holds)) expect(why).not.toMatch(/réunion/)
    if (['comes little', 'seldom seen'].includes(grounds.reason.holds)) expect(why).not.toMatch(/donné|demandé/)
  }
})
