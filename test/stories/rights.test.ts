import { expect } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { type Act, may, mayUse } from '../../src/club/who-may.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Member } from '../../src/terms/member.ts'
import type { RefusalCode } from '../../src/terms/refusals.ts'
import type { Who } from '../../src/terms/who.ts'
import { story } from '../kit/story.ts'

/** Why each may not, in this order; null where he may: nobody of the club, a member, one who has left, an organizer. */
type Answers = readonly [RefusalCode | null, RefusalCode | null, RefusalCode | null, RefusalCode | null]

const organizersOnly = ['organizers only', 'organizers only', 'organizers only', null] as const
const administratorsOnly = ['administrators only', 'administrators only', 'administrators only', null] as const

/** Total: a new act does not compile until it stands here. */
const acts: Readonly<Record<Act, Answers>> = {
  'change the meetings': organizersOnly,
  'propose a coffee': organizersOnly,
  'decide about an application': organizersOnly,
  'read an application': organizersOnly,
  'let a guest come once more': organizersOnly,
  'see to an ask that nobody answers': organizersOnly,
  'see to a referral that stands still': organizersOnly,
  'have the digest leave something alone': organizersOnly,
  'end a membership': organizersOnly,
  'release an organizer': organizersOnly,
  'look at the names behind the figures': organizersOnly,
  'look at what a member did': organizersOnly,
  'say something of a member': organizersOnly,
  'close a remark': ['not for you', 'not for you', 'not for you', null],
  'see what is kept of him': ['not for you', null, null, null],
  'correct what is kept of him': ['not for you', null, 'no longer possible', null],
  'set up a club here': administratorsOnly,
  'confirm an organizer': administratorsOnly,
}

const uses: Readonly<Record<Who, Answers>> = {
  everyone: [null, null, null, null],
  member: ['members only', null, 'members only', null],
  organizer: ['members only', 'organizers only', 'members only', null],
}

/** The looks that are noted, and no other act. */
const notedLooks = {
  'look at what a member did': 'standing-seen',
}

story(
  'who may do what is one table, and it says why not; a look at somebody is noted, a refused one is not',
  async told => {
    const { inClub, idOf } = told
    await inClub(async club =>
      endMembership(club, { by: await memberById(club, idOf('olga')), member: await memberById(club, idOf('ana')) }),
    )
    await inClub(async club => {
      const [lea, ana, olga] = await Promise.all(
        (['lea', 'ana', 'olga'] as const).map(one => memberById(club, idOf(one))),
      )
      const speakers: readonly (Member | null)[] = [null, lea!, ana!, olga!]
      const whyNot = async (ask: (by: Member | null) => ReturnType<typeof mayUse>) => {
        const found: (RefusalCode | null)[] = []
        for (const by of speakers) found.push((await ask(by))?.refused ?? null)
        return found
      }
      for (const who of Object.keys(uses) as Who[])
        expect([who, ...(await whyNot(by => mayUse(who, { club, by })))]).toEqual([who, ...uses[who]])
      const noted: string[] = []
      for (const act of Object.keys(acts) as Act[]) {
        const before = await auditOf(club)
        const asking = (by: Member | null) => ({
          ...{ club, by, about: idOf('marc') },
          ...{ here: undefined, place: 'stage', account: by?.id ?? 'nobody', administrator: by === olga },
        })
        expect([act, ...(await whyNot(by => may(act, asking(by))))]).toEqual([act, ...acts[act]])
        for (const line of (await auditOf(club)).filter(({ id }) => !before.some(one => one.id === id))) {
          expect(line.by_id).toBe(olga!.id)
          noted.push(`${act}: ${line.what}`)
        }
      }
      expect(noted).toEqual(Object.entries(notedLooks).map(([act, what]) => `${act}: ${what}`))
      expect(await may('look at what a member did', { club, by: olga!, about: olga!.id })).toMatchObject({
        refused: 'not about yourself',
      })
      expect(await may('change the meetings', { club, by: lea! })).toMatchObject({
        facts: { organizers: [olga!.name] },
      })
    })
  },
)

const auditOf = (club: ClubTx) =>
  club.tx.selectFrom('audit').select(['id', 'what', 'by_id']).where('club_id', '=', club.id).execute()
