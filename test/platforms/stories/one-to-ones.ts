import { expect } from 'vitest'
import type { Tell } from './told.ts'

/** Two members and more meet. */
export const oneToOneStories: Record<string, Tell> = {
  'times are proposed as buttons; the one that is pressed is agreed, with a file for the calendar, and can be called off':
    async ({ people: { lea, marc }, inClub }) => {
      await lea.types('/tete-a-tete avec:@marc quand:"vendredi 4 décembre 2026 10h, lundi 7 décembre 2026 14h30"')
      await lea.sees('choisit l’un de ces moments', { onlyHis: true })
      const asked = await marc.sees('Un café avec Léa Martin', { where: 'direct' })
      expect(asked.buttons).toContain('lundi 7 décembre à 14 h 30')
      await marc.presses('lundi 7 décembre à 14 h 30')
      const agreed = await marc.sees(/C’est convenu : (lundi 7 décembre à 14 h 30|2026-12-07T13:30:00Z)/)
      expect(agreed.id).toBe(asked.id)
      await lea.sees(/C’est convenu : (lundi 7 décembre à 14 h 30|2026-12-07T13:30:00Z)/, { where: 'direct' })
      await lea.presses('De quoi parler ?')
      await lea.sees('pour quoi vous appelle-t-on en premier', { onlyHis: true })
      await lea.presses('Déplacer')
      await lea.fills({ when: 'mardi 8 décembre 2026 9h', place: 'Café de la Gare' })
      await marc.presses('mardi 8 décembre à 9 h')
      await lea.sees(/C’est convenu : (mardi 8 décembre à 9 h|2026-12-08T08:00:00Z)/, { where: 'direct' })
      await marc.presses('Annuler le rendez-vous')
      await lea.sees('Marc Dubois ne peut finalement pas venir')
      const rows = await inClub(({ tx }) =>
        tx.selectFrom('one_to_one').select(['status', 'sequence', 'place']).execute(),
      )
      expect(rows).toEqual([{ status: 'skipped', sequence: 3, place: 'Café de la Gare' }])
    },

  'several who are named are all taken, in a line and in a form; each confirms with one press': async ({
    people: { lea, marc, ana },
    inClub,
    idOf,
  }) => {
    const members = () => inClub(({ tx }) => tx.selectFrom('one_to_one').select(['members', 'status']).execute())
    await lea.types('/tete-a-tete avec:"@marc @ana" quand:"hier"')
    await lea.sees('C’est noté : votre tête-à-tête avec Marc Dubois et Ana Costa', { onlyHis: true })
    await marc.sees('a noté que vous vous êtes vus')
    await marc.presses('Oui, c’est fait')
    await ana.presses('Yes, we met')
    await ana.sees('You all said yes: it counts for all.')
    const all = ['lea', 'marc', 'ana'] as const
    expect(await members()).toEqual([{ members: all.map(idOf), status: 'held' }])
    await lea.types('/tete-a-tete')
    await lea.sees('Avec qui prendre un café ?', { onlyHis: true })
    await lea.presses('Noter un tête-à-tête passé')
    await lea.fills({ with: ['Marc', 'Olga'], date: '2026-10-20' })
    await lea.sees('C’est noté : votre tête-à-tête avec Marc Dubois et Olga Renard', { onlyHis: true })
    expect((await members()).map(one => one.members)).toContainEqual((['lea', 'marc', 'olga'] as const).map(idOf))
  },
}
