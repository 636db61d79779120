import { expect } from 'vitest'
import { noteActs } from '../../../src/club/ledger/note.ts'
import { usualCast } from '../../kit/story.ts'
import type { Tell } from './told.ts'

/** Members thank. */
export const thanksStories: Record<string, Tell> = {
  'an organizer looks at the club’s business, as a picture and in its words; a member does not': async club => {
    const { lea, olga } = club.people
    const between = [
      ['lea', 'marc'],
      ['marc', 'ana'],
      ['ana', 'lea'],
    ] as const
    await club.inClub(tx =>
      noteActs(
        tx,
        between.map(([by, other]) => ({
          ...{ kind: 'referral-given', by: club.idOf(by), for: club.idOf(other) },
          ...{ record: 'referral', recordId: tx.newId() },
        })),
      ),
    )
    await olga.types('/club business')
    const shown = await olga.sees('In November 2026 (so far). Referrals given, 3 in all: 3.')
    for (const { name } of Object.values(usualCast)) expect(shown.words).not.toContain(name)
    await lea.types('/club business')
    await lea.sees('bureau', { onlyHis: true })
    expect(await lea.readsOf('Recommandations données')).toEqual([])
  },

  'thanks are said with what they were worth, looked at by the other, and corrected': async club => {
    const { lea, marc, ana } = club.people
    await marc.types('/recommander @léa moi-même besoin:"Une façade"')
    await lea.sees('Une façade', { where: 'direct' })
    await lea.types('/merci @marc pour:recommandation montant:"1 250,50 €" mot:"tu nous as sauvés"')
    await lea.sees('1 250,50 €', { onlyHis: true })
    await marc.sees('Affaire conclue : 1 250,50 € HT', { where: 'direct' })
    await marc.presses('Pas tout à fait')
    await lea.sees('quelque chose n’est pas tout à fait juste', { where: 'direct' })
    await lea.presses('Corriger', 'a lu votre merci')
    expect((await lea.form()).values).toMatchObject({ amount: expect.stringMatching(/^1250,50\s€$/) })
    await lea.fills({ amount: '1,300' })
    expect((await lea.form()).problems).toContain('peut se lire')
    await lea.fills({ amount: '1,300.00' })
    await lea.sees('Vous l’avez corrigé depuis', { where: 'direct' })
    await marc.sees('Affaire conclue : 1 300 € HT', { where: 'direct' })
    await marc.presses('C’est bien cela')
    await marc.sees('Vous avez dit que c’est bien cela', { where: 'direct' })
    // In the channel, where both want it, without a figure.
    await lea.types('/merci @ana')
    await lea.fills({ what: 'affaire', amount: '900 €', channel: true })
    await ana.presses('Yes, in the channel')
    await marc.sees('remercie', { where: 'channel' })
    for (const somebody of [marc, ana, lea])
      for (const { words } of (await somebody.reads()).filter(({ where, onlyHis }) => where === 'channel' && !onlyHis))
        expect(words).not.toMatch(/900|1[  ]?[23]\d0|€/)
  },
}
