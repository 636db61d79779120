import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corrected, mayAnswer, mayStep, nextSteps, stepsBack, stepsKept } from '../../src/club/referrals/rules.ts'
import { isClosed, referralStatuses } from '../../src/terms/referral.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { at, lea, marc, olga, referral } from '../kit/records.ts'

const standing = fc.record({
  status: fc.constantFrom(...referralStatuses),
  correctable: fc.boolean(),
  confirmed: fc.constantFrom(null, true, false),
})

test('whatever is pressed is a step ahead, is asked first, or is refused: never two of them', () => {
  fc.assert(
    fc.property(standing, fc.constantFrom(...corrected), (stands, to) => {
      const one = { ...referral, ...stands }
      const ahead = nextSteps(one.status).some(step => step === to)
      const back = stepsBack(one).includes(to)
      expect(ahead && back).toBe(false)
      const may = mayStep(one, to)
      if (one.status === to) expect(may).toMatchObject({ refused: 'done already' })
      else expect(isRefusal(may) ? 'no' : may).toBe(ahead ? 'ahead' : back ? 'back' : 'no')
      // Nothing goes on from an end but what puts it right, and that for 14 days.
      if (isClosed(one.status) && !one.correctable) expect(isRefusal(may)).toBe(true)
    }),
  )
})

test('from an open one each end is one press away, and what it is put back to is on its way there', () => {
  for (const status of referralStatuses.filter(one => !isClosed(one))) {
    expect(nextSteps(status)).toEqual(expect.arrayContaining(['won', 'lost', 'not-a-fit']))
    for (const correctable of [true, false])
      for (const to of stepsBack({ status, correctable })) {
        expect(stepsKept(to)).not.toContain(status)
        expect(to === 'new' ? [] : stepsKept(to).slice(-1)).toEqual(to === 'new' ? [] : [to])
      }
  }
})

test('its receiver alone answers, as long as it is his', () => {
  expect(mayAnswer(referral, marc.id)).toBeNull()
  expect(mayAnswer(referral, lea.id)).toMatchObject({ refused: 'own referral' })
  expect(mayAnswer(referral, olga.id)).toMatchObject({ refused: 'not for you' })
  expect(mayAnswer({ ...referral, withdrawn: true }, olga.id)).toMatchObject({ refused: 'not for you' })
  expect(mayAnswer({ ...referral, withdrawn: true }, marc.id)).toMatchObject({ refused: 'referral taken back' })
  expect(mayAnswer({ ...referral, status: 'lost', erased: true }, marc.id)).toMatchObject({
    refused: 'referral erased',
  })
  const left = { ...marc, left: true }
  const returned = { ...referral, status: 'no-answer', receiver: left, since: at('2026-11-03T10:00:00Z') } as const
  expect(mayAnswer(returned, marc.id)).toMatchObject({ refused: 'no longer possible' })
})
