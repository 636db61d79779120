import { expect } from 'vitest'
import { answerIntroduction, answerLater, sayWhetherMet, whomToThank } from '../../src/club/introductions/answer.ts'
import { endIntroduction, undoIntroduction } from '../../src/club/introductions/end.ts'
import { requestIntroduction } from '../../src/club/introductions/request.ts'
import { countLines } from '../../src/club/ledger/lines.ts'
import { tiesOf } from '../../src/club/members/connected.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { deedsSince } from '../../src/club/nudges/deeds.ts'
import { answers } from '../../src/club/nudges/episodes.ts'
import { openingsFor } from '../../src/club/nudges/openings.ts'
import { exportOf } from '../../src/club/privacy/own-data.ts'
import { readHistory } from '../../src/club/standing/read.ts'
import { complementsOf } from '../../src/club/trades/complements.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Member } from '../../src/terms/member.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { story } from '../kit/story.ts'

type Told = {
  readonly club: ClubTx
  readonly lea: Member
  readonly marc: Member
  readonly ana: Member
  readonly id: string
}

/** What may have become of an introduction of Marc and Ana that Léa asked for, and has been given in one case alone. */
const states: Readonly<Record<string, (told: Told) => Promise<unknown>>> = {
  waits: async () => {},
  'one has said yes': ({ club, marc, id }) => answerIntroduction(club, { by: marc, introduction: id, answer: 'yes' }),
  'one has put it off': ({ club, marc, id }) => answerLater(club, { by: marc, introduction: id }),
  'one has declined': ({ club, marc, id }) => answerIntroduction(club, { by: marc, introduction: id, answer: 'no' }),
  'ended after a no': async ({ club, marc, ana, id }) => {
    await answerIntroduction(club, { by: marc, introduction: id, answer: 'no' })
    await answerIntroduction(club, { by: ana, introduction: id, answer: 'yes' })
    await endIntroduction(club, id)
  },
  'ended unanswered': ({ club, id }) => endIntroduction(club, id),
  'taken back': ({ club, lea, id }) => undoIntroduction(club, { by: lea, introduction: id }),
}

const agreed = async ({ club, marc, ana, id }: Told) => {
  for (const by of [marc, ana]) await answerIntroduction(club, { by, introduction: id, answer: 'yes' })
  await sayWhetherMet(club, { by: marc, introduction: id, met: 'yes' })
}

/** Every place that could show it as given. */
async function shownAsGiven({ club, lea, marc, ana, id }: Told, before: number) {
  const later = { ...club, at: club.at.add({ minutes: 1 }) } as ClubTx
  const deeds = await deedsSince(club, club.at.subtract({ hours: 1 }), [lea.id])
  const asked = { nudge: 'n', act: null, who: null, record: null, at: later.at }
  const seeking = { ...asked, member: marc.id, ladder: 'hunter' } as const
  const taken = await exportOf(club, lea)
  const counted = await countLines(club, { from: club.at.subtract({ hours: 1 }), until: later.at })
  return {
    standing: (await readHistory(club)).acts.some(act => act.kind === 'introduction' && act.accepted),
    nudge: deeds.some(deed => answers(deed, 'hunter', undefined)),
    digest: counted.has('introduction-accepted'),
    ties: (await tiesOf(club, lea.id)).get(marc.id)?.introduced !== undefined,
    theirTies: (await tiesOf(club, ana.id)).get(marc.id)?.introduction !== undefined,
    gratitude: (await openingsFor(club, [seeking])).get('n')!.some(({ code }) => code === 'was-introduced'),
    thanks: !isRefusal(await whomToThank(club, { by: marc, introduction: id })),
    acts: taken.some(one => one.record === 'act' && one.kind === 'introduction-accepted'),
    ownData: taken.some(one => one.record === 'introduction' && one.agreed === true),
    trades: (await complementsOf(club)).between(marc.id, ana.id).score > before,
  }
}

story('an introduction is credited when both have agreed, and until then nowhere', async ({ inClub, idOf }) => {
  await inClub(async ({ tx }) => {
    await tx.updateTable('member').set({ activity: 'Électricité' }).where('id', '=', idOf('marc')).execute()
    await tx.updateTable('member').set({ activity: 'Traiteur' }).where('id', '=', idOf('ana')).execute()
  })
  const after = async (becomes: (told: Told) => Promise<unknown>) => {
    let shown: Awaited<ReturnType<typeof shownAsGiven>> | undefined
    const undone = new Error('nothing of it is kept')
    await inClub(async club => {
      const [lea, marc, ana] = await Promise.all(
        (['lea', 'marc', 'ana'] as const).map(who => memberById(club, idOf(who))),
      )
      const before = (await complementsOf(club)).between(marc!.id, ana!.id).score
      const asked = await requestIntroduction(club, { by: lea!, first: marc!, second: ana!, context: 'Deux métiers' })
      if (isRefusal(asked)) throw new Error(asked.refused)
      const told = { club, lea: lea!, marc: marc!, ana: ana!, id: asked.id }
      await becomes(told)
      shown = await shownAsGiven(told, before)
      throw undone
    }).catch(error => expect(error).toBe(undone))
    return Object.entries(shown!).flatMap(([place, given]) => (given ? [place] : []))
  }
  for (const [state, becomes] of Object.entries(states)) expect([state, await after(becomes)]).toEqual([state, []])
  expect(await after(agreed)).toEqual([
    'standing',
    'nudge',
    'digest',
    'ties',
    'theirTies',
    'gratitude',
    'thanks',
    'acts',
    'ownData',
    'trades',
  ])
})
