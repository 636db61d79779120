import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allSeries, type Series } from '../../src/club/business/rules.ts'
import { clubTotals } from '../../src/club/business/totals.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { handOn } from '../../src/club/referrals/hand-on.ts'
import { denyReferral, isBack, moveReferral, putBack, undoReferral } from '../../src/club/referrals/move.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import { purgeProspects } from '../../src/club/referrals/purge.ts'
import { referralById } from '../../src/club/referrals/queries.ts'
import { rateReferral } from '../../src/club/referrals/rate.ts'
import { stepsBack, stepsKept } from '../../src/club/referrals/rules.ts'
import { readHistory } from '../../src/club/standing/read.ts'
import { figuresAt } from '../../src/club/standing/replay.ts'
import { correctThanks } from '../../src/club/thanks/correct.ts'
import { thankMember, undoThanks } from '../../src/club/thanks/thank.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Member } from '../../src/terms/member.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { openStory, usualCast } from '../kit/story.ts'

/**
 * Whatever members do with their referrals and thanks, the ledger adds up: what organizers read of the club and what standing
 * weighs is what a plain loop makes of what was done.
 */

type Instant = Temporal.Instant

/** A referral as its life is told here, by what was accepted of it. */
type Told = {
  readonly id: string
  readonly giver: string
  readonly receiver: string
  readonly givenAt: Instant
  status: string
  steps: { to: string; at: Instant }[]
  confirmed: { is: boolean; at: Instant } | null
  quality: { is: number; at: Instant } | null
  /** What its giver had given to another before. */
  readonly former: Told | null
}
type Thanked = { id: string; readonly from: string; readonly to: string; readonly at: Instant }

/** What is done often stands here more than once. */
const deeds = [
  ...([
    'pass',
    'pass',
    'pass',
    'pass',
    'move',
    'move',
    'move',
    'correct',
    'correct',
    'deny',
    'deny',
    'rate',
    'rate',
  ] as const),
  ...(['undo', 'thank', 'thank', 'thank', 'unthank', 'rethank', 'hand-on', 'hand-on'] as const),
] as const
const steps = ['contacted', 'meeting', 'quoted', 'won', 'lost', 'not-a-fit'] as const
const one = fc.record({
  do: fc.constantFrom(...deeds),
  who: fc.nat(3),
  other: fc.integer({ min: 1, max: 3 }),
  which: fc.nat(100),
  to: fc.constantFrom(...steps, 'new' as const),
  quality: fc.integer({ min: 1, max: 5 }),
  hours: fc.constantFrom(0, 1, 30, 200, 700),
})
type Deed = typeof one extends fc.Arbitrary<infer D> ? D : never

/** Lives through it in the club, and writes down what was accepted. */
async function lives(tx: ClubTx, people: readonly Member[], deeds: readonly Deed[]) {
  let at = tx.at
  let told: Told[] = []
  let thanked: Thanked[] = []
  for (const [n, deed] of deeds.entries()) {
    at = at.add({ hours: deed.hours, minutes: 1 })
    const club = asOf(tx, at)
    const [by, other] = [people[deed.who]!, people[(deed.who + deed.other) % 4]!]
    if (deed.do === 'pass') {
      const passed = await passReferral(club, {
        ...{ by, receiver: other, kind: 'outside', prospect: { name: `Prospect ${n}` }, agreed: true },
        ...{ need: undefined, warmth: undefined, handoff: undefined },
      })
      if (isRefusal(passed)) throw new Error(passed.refused)
      const { id } = passed
      const life = { status: 'new', steps: [], confirmed: null, quality: null, former: null }
      told.push({ id, giver: by.id, receiver: other.id, givenAt: at, ...life })
      continue
    }
    if (deed.do === 'thank') {
      const given = await thankMember(club, { by, to: other, what: 'help', message: undefined, inChannel: false })
      if (!isRefusal(given)) thanked.push({ id: given.id, from: by.id, to: other.id, at })
      continue
    }
    const thanks = thanked.at(-1 - (deed.which % (thanked.length || 1)))
    if (deed.do === 'unthank') {
      if (!thanks) continue
      const from = people.find(({ id }) => id === thanks.from)!
      if (!isRefusal(await undoThanks(club, { by: from, thanks: thanks.id })))
        thanked = thanked.filter(t => t !== thanks)
      continue
    }
    if (deed.do === 'rethank') {
      if (!thanks) continue
      const from = people.find(({ id }) => id === thanks.from)!
      const corrected = await correctThanks(club, {
        by: from,
        thanks: thanks.id,
        what: 'help',
        message: `${n}`,
        amount: null,
      })
      if (!isRefusal(corrected)) thanks.id = corrected.id
      continue
    }
    const referral = told.at(-1 - (deed.which % Math.min(4, told.length || 1)))
    if (!referral) continue
    const { id: about, status } = referral
    const receiver = people.find(({ id }) => id === referral.receiver)!
    const ofHis = { by: receiver, referral: about }
    const giver = people.find(({ id }) => id === referral.giver)!
    const confirms = () => {
      if (!referral.confirmed?.is) referral.confirmed = { is: true, at }
    }
    if (deed.do === 'hand-on') {
      const to = people.find(({ id }) => id !== giver.id && id !== receiver.id)!
      // Given to somebody else is what came to nothing.
      if (!isRefusal(await moveReferral(club, { ...ofHis, to: 'not-a-fit' })) && status !== 'not-a-fit') {
        referral.status = 'not-a-fit'
        referral.steps.push({ to: 'not-a-fit', at })
        confirms()
      }
      const said = { need: undefined, agreed: true, warmth: undefined, handoff: undefined }
      const passed = await handOn(club, { ...said, by: giver, referral: about, receiver: to })
      if (isRefusal(passed)) continue
      // It counts where it is now, and no more where it was.
      referral.status = 'no-answer'
      told = told.filter(one => one !== referral)
      const life = { status: 'new', steps: [], confirmed: null, quality: null, former: referral }
      told.push({ id: passed.id, giver: giver.id, receiver: to.id, givenAt: at, ...life })
    } else if (deed.do === 'move') {
      if (deed.to === 'new' || status === deed.to) continue
      const moved = await moveReferral(club, { ...ofHis, to: deed.to })
      // What is no step ahead is asked first.
      if (isRefusal(moved) || isBack(moved)) continue
      referral.status = deed.to
      referral.steps.push({ to: deed.to, at })
      confirms()
    } else if (deed.do === 'correct') {
      if (status === deed.to) continue
      const before = (await referralById(club, about))!
      if (!stepsBack(before).includes(deed.to)) continue
      const back = await putBack(club, { ...ofHis, from: before.status, to: deed.to })
      if (isRefusal(back) || isBack(back)) continue
      referral.status = deed.to
      if (before.correctable) {
        const kept: readonly string[] = stepsKept(deed.to)
        referral.steps = referral.steps.filter(step => kept.includes(step.to))
      }
      if (deed.to === 'new') referral.confirmed = referral.quality = null
      else if (referral.steps.at(-1)?.to !== deed.to) referral.steps.push({ to: deed.to, at })
    } else if (deed.do === 'deny') {
      if (!isRefusal(await denyReferral(club, ofHis)) && referral.confirmed === null)
        referral.confirmed = { is: false, at }
    } else if (deed.do === 'rate') {
      if (isRefusal(await rateReferral(club, { ...ofHis, quality: deed.quality }))) continue
      if (referral.quality?.is === deed.quality) continue
      referral.quality = { is: deed.quality, at }
    } else {
      if (isRefusal(await undoReferral(club, { by: giver, referral: about }))) continue
      told = [...told.filter(one => one !== referral), ...(referral.former ? [referral.former] : [])]
    }
  }
  return { at, told, thanked }
}

const asOf = (club: ClubTx, at: Instant): ClubTx => ({
  ...club,
  at,
  today: at.toZonedDateTimeISO(club.zone).toPlainDate(),
})

const met = ['meeting', 'quoted', 'won']
const earliest = (all: readonly Instant[]) => [...all].sort(Temporal.Instant.compare)[0]

/** When a referral or thanks came to count in a series; undefined while it does not. */
const happened: { readonly [S in Exclude<Series, 'thanked'>]: (told: Told) => Instant | undefined } = {
  given: ({ givenAt }) => givenAt,
  confirmed: ({ confirmed }) => (confirmed?.is ? confirmed.at : undefined),
  meeting: ({ steps }) => earliest(steps.filter(({ to }) => met.includes(to)).map(({ at }) => at)),
  won: ({ steps }) => earliest(steps.filter(({ to }) => to === 'won').map(({ at }) => at)),
}

/** What an organizer is to read, counted one by one. */
function counted(
  told: readonly Told[],
  thanked: readonly Thanked[],
  months: readonly Temporal.PlainYearMonth[],
  zone: string,
) {
  const monthOf = (at: Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString()
  return Object.fromEntries(
    allSeries.map(series => {
      const found =
        series === 'thanked'
          ? thanked.map(({ from, to, at }) => ({ by: from, for: to, at: at as Instant | undefined }))
          : told.map(one => ({ by: one.giver, for: one.receiver, at: happened[series](one) }))
      const own = found.flatMap(one =>
        one.at && months.some(m => m.toString() === monthOf(one.at!)) ? [{ ...one, at: one.at }] : [],
      )
      const few = Math.min(new Set(own.map(one => one.by)).size, new Set(own.map(one => one.for)).size) < 3
      if (own.length > 0 && few) return [series, null]
      const byMonth = months.map(month => own.filter(({ at }) => monthOf(at) === month.toString()).length)
      return [series, { total: own.length, byMonth }]
    }),
  )
}

/** Days until the first contact, in the middle of those that are known; null where they are too few people's. */
function middle(told: readonly Told[]): number | null {
  const known = told.flatMap(one => {
    const contact = earliest(one.steps.filter(({ to }) => [...met, 'contacted'].includes(to)).map(({ at }) => at))
    return contact ? [{ ...one, days: contact.since(one.givenAt).total('hours') / 24 }] : []
  })
  if (new Set(known.map(({ giver }) => giver)).size < 3 || new Set(known.map(({ receiver }) => receiver)).size < 3)
    return null
  const days = known.map(({ days }) => days).sort((a, b) => a - b)
  const half = (days.length - 1) / 2
  return Math.round(((days[Math.floor(half)]! + days[Math.ceil(half)]!) / 2) * 10) / 10
}

/**
 * What a member's giving weighs at an instant, by the rule as it is written: what was said of a referral counts from the day
 * it was said; whether too many were passed to and fro is judged by all that is known today.
 */
function giving(member: string, told: readonly Told[], thanked: readonly Thanked[], now: Instant): number {
  const days = (from: Instant, to: Instant) => to.since(from).total('hours') / 24
  const left = (at: Instant) => 0.5 ** (days(at, now) / 270)
  let sum = 0
  for (const one of told) {
    if (one.giver !== member || isAfter(one.givenAt, now)) continue
    if (!one.confirmed || isAfter(one.confirmed.at, now)) {
      sum += 0.5 * left(one.givenAt)
      continue
    }
    if (!one.confirmed.is) continue
    // Of the same two, whoever gave, in the year up to this one.
    const year = told.filter(
      other =>
        other.confirmed?.is &&
        [other.giver, other.receiver].includes(one.giver) &&
        [other.giver, other.receiver].includes(one.receiver) &&
        Temporal.Instant.compare(other.givenAt, one.givenAt) <= 0 &&
        days(other.givenAt, one.givenAt) < 365,
    )
    if (year.length > 4 && !year.some(other => other.steps.some(({ to }) => met.includes(to)))) continue
    const rated = one.quality && !isAfter(one.quality.at, now) ? one.quality.is : 3
    sum += ((rated - 1) / 2) * left(one.givenAt)
  }
  const counts = new Map<string, Instant>()
  for (const one of thanked) {
    if (one.from !== member || isAfter(one.at, now)) continue
    const before = counts.get(one.to)
    if (before && days(before, one.at) < 90) continue
    counts.set(one.to, one.at)
    sum += 0.5 * left(one.at)
  }
  return sum
}

const isAfter = (one: Instant, other: Instant) => Temporal.Instant.compare(one, other) > 0

class Forgotten extends Error {}

test('what organizers read and what standing weighs is what a plain loop makes of it', async () => {
  const story = await openStory({ cast: usualCast, at: '2026-01-20T11:00' })
  let compared = 0
  try {
    const life = async (deeds: readonly Deed[]) => {
      await story
        .inClub(async tx => {
          const ids = Object.keys(usualCast) as (keyof typeof usualCast)[]
          const people = await Promise.all(ids.map(async who => (await memberById(tx, story.idOf(who)))!))
          const { at, told, thanked } = await lives(tx, people, deeds)
          const later = asOf(tx, at.add({ hours: 24 }))
          const totals = await clubTotals(later)
          expect(totals.series).toEqual(counted(told, thanked, totals.months, tx.zone))
          const recent = told.filter(
            ({ givenAt }) =>
              givenAt.toZonedDateTimeISO(tx.zone).toPlainDate().toPlainYearMonth().toString() >=
              totals.months[0]!.toString(),
          )
          expect(totals.firstContact.days).toEqual(middle(recent))
          // As of now, and as of days gone by.
          const lived = later.at.since(tx.at).total('hours')
          const days = [1, 0.9, 0.7, 0.5, 0.3].map(part => tx.at.add({ hours: Math.ceil(lived * part) }))
          const weighed = async () => {
            const history = await readHistory(later)
            return days.map(day => people.map(({ id }) => figuresAt(history, day).get(id)?.giving ?? 0))
          }
          const before = await weighed()
          for (const [d, day] of days.entries())
            for (const [n, { id }] of people.entries())
              expect(before[d]![n]).toBeCloseTo(giving(id, told, thanked, day), 9)
          // That a prospect is forgotten changes nothing of it.
          await purgeProspects(later, later.at, 1_000)
          expect(await weighed()).toEqual(before)
          compared += told.length
          throw new Forgotten()
        })
        .catch(error => {
          if (!(error instanceof Forgotten)) throw error
        })
    }
    await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 20, maxLength: 60, size: 'max' }), life), {
      numRuns: 10,
      // A shorter life that fails alike takes minutes to find; its seed brings this one back.
      endOnFailure: true,
    })
    // Ten lives have some forty at the least; how many is chance.
    expect(compared).toBeGreaterThan(10)
  } finally {
    await story.close()
  }
})
