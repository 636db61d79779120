import { expect } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { mayUse } from '../../src/club/who-may.ts'
import { type Entered, enter, type Visit } from '../../src/dispatch/doors.ts'
import { isRefusal, type RefusalCode } from '../../src/terms/refusals.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** A page of a club: whoever comes in by it is known by a link, and by no platform. */

type Told = StoryOf<keyof typeof usualCast>

const visits = <Answer>({ assidu }: Told, visit: Visit, inside: (entered: Entered) => Promise<Answer>) =>
  enter<Answer | 'again' | 'outside'>(assidu, visit, { inside, again: 'again', outside: async () => 'outside' })

/** As a page of check-in or of answers would: may he, and then the use case of the command. */
const comes = async ({ club, by }: Entered, meeting: string): Promise<string> => {
  const stopped = await mayUse('member', { club, by })
  const answered = stopped ?? (await answerMeeting(club, { by: by!, meeting, answer: 'present' }))
  return isRefusal(answered) ? answered.refused : `${answered.answer}`
}

story('a member answers on a page as he would in his chat, once however often he presses', async told => {
  const { people, inClub, idOf, clubId, clock } = told
  await people.olga.says('/meeting plan')
  await people.olga.submits({ date: '2026-11-26', time: '18:00', place: 'Chez Paul' })
  const meeting = await inClub(async club =>
    club.tx.selectFrom('meeting').select('id').where('club_id', '=', club.id).executeTakeFirstOrThrow(),
  )
  const page = (member: string | null): Visit['as'] => ({ kind: 'page', club: clubId, member })
  const lea = { as: page(idOf('lea')), once: 'her press' }
  expect(await visits(told, lea, entered => comes(entered, meeting.id))).toBe('present')
  expect(await visits(told, lea, entered => comes(entered, meeting.id))).toBe('again')
  expect(await visits(told, { ...lea, once: 'another' }, async ({ voice }) => voice.reader.language)).toBe('fr')

  // Whoever opens it with no link, or with one that was made up, is nobody of the club.
  const strangers = [null, 'no id', clubId]
  for (const [n, member] of strangers.entries()) {
    const visit = { as: page(member), once: `stranger ${n}`, language: 'en' } as const
    const answer: RefusalCode = 'members only'
    expect(await visits(told, visit, entered => comes(entered, meeting.id))).toBe(answer)
    expect(await visits(told, { ...visit, once: null }, async ({ voice }) => voice.reader.language)).toBe('en')
  }
  // There is no club behind an address that somebody made up.
  for (const club of [idOf('lea'), 'no id'])
    expect(await visits(told, { as: { kind: 'page', club, member: null }, once: null }, async () => 'in')).toBe(
      'outside',
    )

  await clock.passes('PT1M')
  const answers = await inClub(async club =>
    club.tx.selectFrom('rsvp').select(['member_id', 'answer']).where('club_id', '=', club.id).execute(),
  )
  expect(answers).toEqual([{ member_id: idOf('lea'), answer: 'present' }])
})

story('who only looks leaves no trace of it, and may look as often as he likes', async told => {
  const account = { kind: 'account', platform: 'playground', place: 'stage', account: 'lea' } as const
  const activeAt = () =>
    told.inClub(async ({ tx, id }) =>
      tx
        .selectFrom('account')
        .select('active_at')
        .where('club_id', '=', id)
        .where('account', '=', 'lea')
        .executeTakeFirst(),
    )
  const before = await activeAt()
  await told.clock.passes('P1D')
  for (let n = 0; n < 2; n++)
    expect(await visits(told, { as: account, once: null }, async ({ by }) => by?.id)).toBe(told.idOf('lea'))
  expect(await activeAt()).toEqual(before)
  expect(await visits(told, { as: account, once: 'home' }, async ({ by }) => by?.id)).toBe(told.idOf('lea'))
  expect(await visits(told, { as: account, once: 'home' }, async ({ by }) => by?.id)).toBe('again')
  expect(await activeAt()).not.toEqual(before)
})
