import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { historyOf } from '../../src/club/standing/queries.ts'
import { answerInChannel } from '../../src/club/thanks/answer.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { actionsOf } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'
import { takenBy } from '../kit/taken.ts'
import { inFolder } from '../kit/temporary-folder.ts'

type Club = StoryOf<keyof typeof usualCast>

/** How often a thanks stands where thanks are counted, shown, weighed and exported. */
async function standsIn({ inClub, people: { lea, marc }, assidu, clubId }: Club) {
  const acts = await inClub(async club => (await historyOf(club)).acts.filter(({ kind }) => kind === 'thanks').length)
  await lea.says('/my-data')
  const given = /Mercis donnés\D*(\d+)/.exec(lea.texts.at(-1)!)?.[1] ?? '0'
  const taken = (await takenBy(lea)).json.includes('thanks-given')
  await marc.says('/my-data')
  const received = /Mercis reçus\D*(\d+)/.exec(marc.texts.at(-1)!)?.[1] ?? '0'
  const written = await inFolder(async folder => {
    await exportFolder(assidu.means, clubId, folder)
    return (await readFile(join(folder, 'thanks.csv'), 'utf8')).trim().split('\n').length - 1
  })
  return { acts, given, taken, received, written }
}

const nowhere = { acts: 0, given: '0', taken: false, received: '0', written: 0 }
const once = { acts: 1, given: '1', taken: true, received: '1', written: 1 }

describe('a thanks', () => {
  story('is said in private, counts, and leaves nothing behind when it is taken back', async club => {
    const { lea, marc, ana } = club.people
    await lea.says('/merci @marc recommandation "Le chantier est signé"')
    expect(lea.texts.at(-1)).toContain('Il part vers @Marc Dubois, en privé.')
    expect(marc.texts.at(-1)).toContain('@Léa Martin vous remercie pour une recommandation.')
    expect(marc.texts.at(-1)).toContain('Le chantier est signé')
    expect(ana.texts.join()).not.toContain('chantier')
    expect(await standsIn(club)).toEqual(once)
    await lea.says('/merci @marc recommandation "Le chantier est signé"')
    expect(lea.texts.at(-1)).toContain('déjà remercié Marc Dubois pour cela aujourd’hui')
    expect(lea.texts.at(-1)).toContain('Corriger')
    await lea.presses('Annuler')
    expect(lea.texts.join('\n')).toContain('Votre merci à Marc Dubois est repris.')
    expect(marc.texts.join('\n')).toContain('Il a été repris. Il n’y a rien à faire.')
    expect(marc.texts.join('\n')).not.toContain('chantier')
    expect(await standsIn(club)).toEqual(nowhere)
    // A slip taken back is no reason not to say it properly.
    await lea.says('/merci @marc recommandation "Le chantier est signé hier"')
    expect(await standsIn(club)).toEqual(once)
  })

  story('is read by the club when both want it to, and goes from the channel with its undo', async ({ people }) => {
    const { lea, ana, olga } = people
    await lea.says('/merci')
    await lea.submits({ to: 'ana', what: 'help', channel: true })
    expect(ana.texts.at(-1)).toContain('May the club read it?')
    expect(olga.texts.join()).not.toContain('thanks')
    await ana.presses('Yes, in the channel')
    expect(ana.texts.join('\n')).toContain('The club may read it in its channel.')
    expect(olga.seen(/@Léa Martin remercie @Ana Costa pour son aide/)?.where.kind).toBe('channel')
    await lea.presses('Annuler')
    expect(olga.seen(/Léa Martin remercie/)).toBeUndefined()
  })

  story(
    'stands in the channel once, however fast the one who is thanked changes his mind',
    async ({ people, inClub, assidu, stage, idOf }) => {
      const { lea, ana } = people
      await lea.says('/merci @ana pour:aide canal:oui')
      await ana.presses('Yes, in the channel')
      // No, and yes again, before anything was taken out of the channel.
      await inClub(async club => {
        const { id } = await club.tx.selectFrom('thanks').select('id').executeTakeFirstOrThrow()
        for (const yes of [false, true])
          await answerInChannel(club, { by: await memberById(club, idOf('ana')), thanks: id, yes })
      })
      await assidu.drain()
      expect(
        stage.messages.filter(({ where, text }) => where.kind === 'channel' && /remercie/.test(text)),
      ).toHaveLength(1)
    },
  )

  story('taken back in the night is read by nobody in the morning', async ({ people, clock, inClub }) => {
    const { lea, ana, olga } = people
    await lea.says('/merci @ana pour:aide canal:oui')
    await clock.goesTo('2026-11-03T23:30')
    await ana.presses('Yes, in the channel')
    await lea.presses('Annuler')
    await clock.goesTo('2026-11-04T11:00')
    expect(olga.texts.join()).not.toContain('remercie')
    const kept = await inClub(club =>
      club.tx.selectFrom('notice').select(['kind', 'state']).orderBy('kept_at').execute(),
    )
    expect(kept).toEqual([
      { kind: 'thanks-received', state: 'sent' },
      { kind: 'thanks-told', state: 'dropped' },
    ])
  })

  story('stays between the two when one prefers so, and the other is not told', async ({ people, inClub }) => {
    const { lea, marc, olga } = people
    await lea.says('/merci @marc pour:introduction canal:oui')
    const before = lea.texts.length
    await marc.presses('Gardons-le entre nous')
    expect(marc.texts.join('\n')).toContain('Cela reste entre vous deux.')
    expect(lea.texts).toHaveLength(before)
    expect(olga.texts.join()).not.toContain('Léa Martin')
    expect(await inClub(club => club.tx.selectFrom('notice').select('kind').execute())).toEqual([
      { kind: 'thanks-received' },
    ])
  })

  story('is for somebody else, and for somebody who is there', async ({ people: { lea }, inClub, idOf }) => {
    await lea.says('/merci moi pour:aide')
    expect(lea.texts.at(-1)).toContain('vous-même')
    await inClub(club =>
      club.tx
        .updateTable('member')
        .set({ left_on: club.today.subtract({ days: 3 }) })
        .where('id', '=', idOf('marc'))
        .execute(),
    )
    await lea.says('/merci')
    await lea.submits({ to: idOf('marc'), what: 'help' })
    expect(await inClub(club => club.tx.selectFrom('thanks').select('id').execute())).toEqual([])
  })

  story('that can no longer be taken back says so, and nobody else learns where it was to be read', async club => {
    const { people, clock } = club
    const { lea, marc, ana } = people
    await lea.says('/merci @marc pour:aide')
    const press = lea.messages.flatMap(({ view }) => actionsOf(view).map(one => ('id' in one ? one.id : '')))[0]!
    await ana.pressesId(press.replace('undo', 'in-channel'))
    expect(ana.texts.at(-1)).toContain('This button is for someone else.')
    expect((await takenBy(lea)).json).toContain('"for":"help"')
    await clock.passes('P15D')
    await lea.presses('Annuler')
    expect(lea.texts.at(-1)).toContain(
      'Un merci peut être repris pendant 14 jours ; celui-ci est plus ancien, et reste.',
    )
    expect(marc.texts.join()).not.toContain('repris')
  })

  story('is not read by the club in the name of who left in the night', async ({ people, clock, inClub, idOf }) => {
    const { lea, ana, olga } = people
    await clock.goesTo('2026-11-03T23:00')
    await lea.says('/merci @ana pour:aide canal:oui')
    await ana.presses('Yes, in the channel')
    await inClub(async within =>
      endMembership(within, {
        by: await memberById(within, idOf('olga')),
        member: await memberById(within, idOf('lea')),
      }),
    )
    await clock.goesTo('2026-11-04T09:00')
    expect(olga.texts.join()).not.toContain('Léa Martin dit merci')
  })
})
