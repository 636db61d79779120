import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { answerMeeting, withdrawAnswer } from '../../src/club/meetings/answer.ts'
import { answersTo } from '../../src/club/meetings/answer-queries.ts'
import { bringGuest } from '../../src/club/meetings/bring-guest.ts'
import { withdrawGuest } from '../../src/club/meetings/change-guest.ts'
import { detailMeeting } from '../../src/club/meetings/details.ts'
import { guestsOf } from '../../src/club/meetings/guest-queries.ts'
import { memberById } from '../../src/club/members/queries.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { hasSeat } from '../../src/terms/meeting.ts'
import { planned } from '../kit/meetings.ts'
import { openStory, usualCast } from '../kit/story.ts'

const cast = {
  ...usualCast,
  franck: { name: 'Franck Moreau', company: 'Moreau Vins' },
  zoe: { name: 'Zoé Blanc', company: 'Blanc Fleurs' },
} as const
const members = Object.keys(cast) as (keyof typeof cast)[]

const who = fc.constantFrom(...members)
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('present', 'absent', 'substitute', 'withdraw', 'brings', 'leaves guest'), who }),
  fc.record({ does: fc.constant('seats' as const), seats: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

type Stands = { readonly seats: number | null; readonly taken: number; readonly waiting: readonly string[] }

async function stands(club: ClubTx, meeting: string): Promise<Stands> {
  const { seats } = await club.tx
    .selectFrom('meeting')
    .select('seats')
    .where('id', '=', meeting)
    .executeTakeFirstOrThrow()
  const answers = await answersTo(club, meeting)
  const guests = await guestsOf(club, meeting)
  return {
    seats,
    taken: answers.filter(({ answer }) => hasSeat(answer)).length + guests.length,
    waiting: answers.filter(({ answer }) => answer === 'waiting').map(({ member }) => member.id),
  }
}

let guests = 0

async function does(club: ClubTx, meeting: string, one: Step, idOf: (name: keyof typeof cast) => string) {
  const by = await memberById(club, idOf('who' in one ? one.who : 'olga'))
  if (one.does === 'seats') {
    const details = { ends: Temporal.PlainTime.from('09:15'), zone: undefined, optional: false }
    return detailMeeting(club, { by, id: meeting, ...details, seats: one.seats === null ? undefined : `${one.seats}` })
  }
  if (one.does === 'withdraw') return withdrawAnswer(club, { by, meeting })
  if (one.does === 'brings') {
    const name = `Invité ${['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept'][guests % 7]} ${++guests}`
    return bringGuest(club, { by, meeting, agreed: true, name, settled: { before: 'another', noMember: true } })
  }
  if (one.does !== 'leaves guest')
    return answerMeeting(club, { by, meeting, answer: one.does as 'present' | 'absent' | 'substitute' })
  const his = (await guestsOf(club, meeting)).find(guest => guest.by?.id === by.id)
  return his && withdrawGuest(club, { by, guest: his.id })
}

test('whatever is answered in whatever order, nobody has a seat too many, waits beside a free one, or is overtaken', async () => {
  const story = await openStory({ cast })
  onTestFinished(() => story.close())
  await planned(story)
  await story.clock.goesTo('2026-11-05T09:00')
  const meeting = await story.inClub(
    async ({ tx }) => (await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async steps => {
      await story.inClub(async ({ tx }) => {
        await tx.deleteFrom('rsvp').execute()
        await tx.deleteFrom('guest').execute()
        await tx.updateTable('meeting').set({ seats: 3 }).execute()
      })
      for (const one of steps) {
        const [before, after] = await story.inClub(async club => {
          const first = await stands(club, meeting)
          await does(club, meeting, one, story.idOf)
          return [first, await stands(club, meeting)] as const
        })
        const seats = after.seats ?? Number.POSITIVE_INFINITY
        // Fewer seats throw nobody out; nobody comes on top of them.
        expect(after.taken).toBeLessThanOrEqual(Math.max(seats, before.taken))
        if (after.waiting.length > 0) expect(after.taken).toBeGreaterThanOrEqual(seats)
        // Whoever still waits does so in his turn, and whoever left the list by getting a seat stood before them.
        const stayed = before.waiting.filter(id => after.waiting.includes(id))
        expect(after.waiting.slice(0, stayed.length)).toEqual(stayed)
        const left = before.waiting.filter(
          id => !after.waiting.includes(id) && id !== ('who' in one && story.idOf(one.who)),
        )
        expect(before.waiting.filter(id => left.includes(id) || stayed.includes(id)).slice(0, left.length)).toEqual(
          left,
        )
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
