import fc from 'fast-check'
import { expect } from 'vitest'
import { linesOf } from '../../src/club/ledger/lines.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { goesOn, unsayGoesOn } from '../../src/club/referrals/going-on.ts'
import { lookAt } from '../../src/club/referrals/look.ts'
import {
  closeReferral,
  denyReferral,
  moveReferral,
  putBack,
  undoReferral,
  undoStep,
} from '../../src/club/referrals/move.ts'
import { notAFit } from '../../src/club/referrals/not-a-fit.ts'
import { noteForHimself } from '../../src/club/referrals/note.ts'
import { referralNotices } from '../../src/club/referrals/notices.ts'
import { passReferral } from '../../src/club/referrals/pass.ts'
import { ownReferrals, referralById } from '../../src/club/referrals/queries.ts'
import { rateReferral } from '../../src/club/referrals/rate.ts'
import { corrected, steps } from '../../src/club/referrals/rules.ts'
import { cardOf } from '../../src/notices/kind.ts'
import { isClosed } from '../../src/terms/referral.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { plain } from '../../src/view/plain.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { story } from '../kit/story.ts'

/** What three people and time do with one referral, by chance. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('step' as const), to: fc.constantFrom(...corrected) }),
  fc.record({ do: fc.constant('back' as const), to: fc.constantFrom(...corrected) }),
  fc.record({ do: fc.constant('undo' as const), step: fc.constantFrom(...steps, 'denied' as const) }),
  fc.record({ do: fc.constant('rate' as const), quality: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constantFrom('deny' as const, 'still' as const, 'not-still' as const, 'note' as const) }),
  fc.record({ do: fc.constantFrom('unfit' as const, 'take back' as const, 'close' as const) }),
  fc.record({ do: fc.constant('days' as const), days: fc.constantFrom(1, 8, 20, 190) }),
)
const who = fc.constantFrom('marc' as const, 'marc' as const, 'marc' as const, 'lea' as const, 'ana' as const)
const walk = fc.array(fc.record({ deed, who }), { minLength: 5, maxLength: 14 })

const secret = 'une note qui ne regarde que Marc'

story('however a referral is pressed, both find it, the ledger agrees, and nothing private is told', async story => {
  const { inClub, idOf } = story
  const words = wordsFor({ language: 'fr', address: 'vous' })
  const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
  const walks = fc.sample(walk, { numRuns: 120, seed: 20261128 })
  const over = new Error('the walk is over: nothing of it is kept')
  for (const [n, deeds] of walks.entries()) {
    const walked = inClub(async tx => {
      const people = { marc: await memberById(tx, idOf('marc')), lea: await memberById(tx, idOf('lea')) }
      const all = { ...people, ana: await memberById(tx, idOf('ana')) }
      let at = tx.at
      const now = () => ({ ...tx, at, today: at.toZonedDateTimeISO(tx.zone).toPlainDate() })
      const passed = await passReferral(now(), {
        ...{ by: all.lea, receiver: all.marc, kind: 'outside', agreed: true, prospect: { name: `Prospect ${n}` } },
        ...{ need: 'Un toit', warmth: undefined, handoff: undefined },
      })
      if (isRefusal(passed)) throw new Error(passed.refused)
      const { id } = passed
      for (const { deed, who } of deeds) {
        at = at.add({ minutes: 7 })
        const club = now()
        const before = (await referralById(club, id))!
        const his = { by: all[who], referral: id }
        if (deed.do === 'days') at = at.add({ hours: 24 * deed.days })
        const done =
          deed.do === 'step'
            ? await moveReferral(club, { ...his, to: deed.to })
            : deed.do === 'back'
              ? await putBack(club, { ...his, from: before.status, to: deed.to })
              : deed.do === 'undo'
                ? await undoStep(club, { ...his, pressed: deed.step })
                : deed.do === 'rate'
                  ? await rateReferral(club, { ...his, quality: deed.quality })
                  : deed.do === 'deny'
                    ? await denyReferral(club, his)
                    : deed.do === 'still'
                      ? await goesOn(club, his)
                      : deed.do === 'not-still'
                        ? await unsayGoesOn(club, his)
                        : deed.do === 'note'
                          ? await noteForHimself(club, { ...his, note: secret })
                          : deed.do === 'unfit'
                            ? await notAFit(club, { ...his, unfit: { reason: 'too-far' } })
                            : deed.do === 'take back'
                              ? await undoReferral(club, his)
                              : deed.do === 'close'
                                ? await closeReferral(club, id)
                                : undefined
        // Nobody but the two does anything with it, and each only his own part.
        const isHisPart = deed.do === 'take back' ? who === 'lea' : who === 'marc'
        if (!isHisPart && deed.do !== 'days' && deed.do !== 'close') expect(isRefusal(done)).toBe(true)
        await holds(club, id)
      }
      throw over
    })
    await expect(walked).rejects.toBe(over)
  }

  async function holds(club: Parameters<typeof referralById>[0], id: string) {
    const one = (await referralById(club, id))!
    const lines = await linesOf(club, [id])
    const kinds = (kind: string) => lines.filter(line => line.kind === kind)
    // In exactly one list of each, or taken back and in none.
    for (const by of [one.giver, one.receiver]) {
      const inIt = async (filter: 'both-open' | 'both-done') => {
        const { given, received } = await lookAt(club, { by, asked: { filter, sought: one.prospect.name ?? '' } })
        return [...given, ...received].filter(({ id: other }) => other === id).length
      }
      const [open, done] = [await inIt('both-open'), await inIt('both-done')]
      expect([open, done]).toEqual(one.withdrawn ? [0, 0] : isClosed(one.status) ? [0, 1] : [1, 0])
    }
    if (one.withdrawn) {
      expect(lines).toEqual([])
      return
    }
    expect((await ownReferrals(club, one.giver.id)).filter(other => other.id === id)).toHaveLength(1)
    // What holds in the ledger is what the row says.
    const reached = kinds('referral-step').map(({ detail }) => detail)
    if (one.status !== 'no-answer') expect(reached.at(-1) ?? 'new').toBe(one.status)
    expect(kinds('referral-confirmed')).toHaveLength(one.confirmed === true ? 1 : 0)
    expect(kinds('referral-denied')).toHaveLength(one.confirmed === false ? 1 : 0)
    expect(kinds('referral-rated').length > 0).toBe(one.quality !== null)
    if (one.quality !== null) expect(one.confirmed).toBe(true)
    // What its giver may read of it holds neither the note nor the rating, whatever he was told before.
    const moved = referralNotices.find(({ name }) => name === 'referral-moved')!
    for (const step of [...corrected, 'denied'] as const) {
      const facts = await moved.load(club, { referral: id, step }, one.giver, [{ referral: id, step }])
      const text = plain(cardOf(moved, facts, words, one.giver), room)
      expect(text).not.toContain(secret)
      expect(text).not.toMatch(/avis|utile|exactement cela|€/)
    }
  }
})
