import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { ended } from '../../src/club/introductions/kinds.ts'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { stillHere } from '../../src/club/members/still-here.ts'
import { reminder } from '../../src/club/referrals/kinds.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { onlyOneAtATime, takeLocks } from '../../src/db/only-once.ts'
import { kinds, newId } from '../../src/main.ts'
import type { ToKeep } from '../../src/notices/keep.ts'
import { keepAll } from '../../src/notices/keep.ts'
import { turnOf } from '../../src/notices/turn.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

/** Whether somebody waits for a lock of `onlyOneAtATime`. */
const somebodyWaits = ({ assidu }: Club) =>
  vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`.execute(assidu.means.db)
    expect(rows).toHaveLength(1)
  })

/**
 * In one transaction what `first` does, then, once `second` waits for it in another, what `then` does. Gives how often
 * either had to begin anew, as one of two does that wait for each other.
 */
async function meanwhile(
  club: Club,
  first: (tx: ClubTx) => Promise<unknown>,
  second: (tx: ClubTx) => Promise<unknown>,
  then: (tx: ClubTx) => Promise<unknown>,
): Promise<number> {
  const held = Promise.withResolvers<void>()
  const waits = Promise.withResolvers<void>()
  let begun = 0
  const one = club.inClub(async tx => {
    begun++
    await first(tx)
    held.resolve()
    await waits.promise
    await then(tx)
  })
  await held.promise
  const other = club.inClub(tx => {
    begun++
    return second(tx)
  })
  await somebodyWaits(club)
  waits.resolve()
  await Promise.all([one, other])
  return begun - 2
}

story('of several locks the first of the list is waited for first, in whatever order they were asked', async club => {
  const introduction = { lock: 'introduction', about: ['a', 'b'] } as const
  const oneToOne = { lock: 'one-to-one', about: ['a', 'b'] } as const
  const again = await meanwhile(
    club,
    tx => takeLocks(tx, [introduction]),
    tx => takeLocks(tx, [oneToOne, introduction]),
    // The other waits for the introduction and holds nothing: this is free.
    tx => takeLocks(tx, [oneToOne]),
  )
  expect(again).toBe(0)
})

story('an end waits for who decides about the same two before it holds anything they need', async club => {
  const { inClub, idOf } = club
  const member = (tx: ClubTx, who: keyof typeof usualCast) => memberById(tx, idOf(who))
  await inClub(async tx =>
    requestIntroduction(tx, {
      ...{ by: await member(tx, 'lea'), first: await member(tx, 'marc'), second: undefined },
      context: 'Ils se complètent',
    }),
  )
  const again = await meanwhile(
    club,
    tx => onlyOneAtATime(tx, 'introduction', idOf('lea'), idOf('marc')),
    async tx => endMembership(tx, { by: await member(tx, 'olga'), member: await member(tx, 'marc') }),
    async tx => expect(await stillHere(tx, [idOf('marc')])).toBeNull(),
  )
  expect(again).toBe(0)
  expect(await inClub(tx => member(tx, 'marc'))).toMatchObject({ left: true })
})

story(
  'of two messages of the bot’s own for one person, the second is decided about when the first has gone',
  async club => {
    const to = { member: club.idOf('marc') }
    const turn = async (tx: ClubTx, told: ToKeep) => {
      const [id] = await keepAll(tx, [told])
      const notice = await tx.tx.selectFrom('notice').selectAll().where('id', '=', id!).executeTakeFirstOrThrow()
      const decided = await turnOf(tx, kinds, {
        ...{ notice, kind: kinds.of(told.kind), hours: { zone: 'Europe/Paris', country: 'FR' } },
      })
      return { id: id!, ...decided }
    }
    const decisions: string[] = []
    await meanwhile(
      club,
      async tx => {
        const { id, turn: decided } = await turn(tx, ended.of({ introduction: newId(), to }))
        decisions.push(decided)
        await tx.tx.updateTable('notice').set({ state: 'sending', went_at: tx.at }).where('id', '=', id).execute()
      },
      // More pressing than the other, and too late for today all the same.
      async tx => decisions.push((await turn(tx, reminder.of({ referral: newId(), status: 'new', to }))).turn),
      async () => {},
    )
    expect(decisions).toEqual(['goes', 'later'])
    await club.inClub(tx => tx.tx.updateTable('notice').set({ state: 'dropped' }).execute())
  },
)
