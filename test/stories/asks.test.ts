import { describe, expect } from 'vitest'
import { story } from '../kit/story.ts'

const need = 'Un notaire réactif pour une cession avant Noël'

describe('an ask', () => {
  story('is put to the club, answered in private, and closed by who asked', async ({ people }) => {
    const { lea, marc, ana } = people
    await lea.says('/besoin')
    await lea.submits({ text: need })
    expect(lea.texts.at(-1)).toContain('Votre besoin est noté')
    expect(lea.texts.at(-1)).toContain(need)

    await marc.says('/besoin')
    await marc.submits({ text: 'Un maçon pour un mur mitoyen en janvier' })
    await marc.presses('Mes besoins et offres')
    await marc.presses('Ce que cherchent les autres')
    expect(marc.texts.join('\n')).toContain(need)
    await marc.presses('Je peux aider')
    await marc.submits({ text: 'Le mien répond le jour même', contact: 'none' })
    expect(marc.texts.at(-1)).toContain('Elle part vers @Léa Martin, en privé.')
    expect(lea.texts.at(-1)).toContain('Marc Dubois peut vous aider')
    expect(lea.texts.at(-1)).toContain('Le mien répond le jour même')
    expect(ana.texts.join()).not.toContain('notaire')

    await marc.presses('Corriger')
    await marc.submits({ text: 'La mienne répond le jour même', contact: 'none' })
    expect(lea.texts.join('\n')).toContain('La mienne répond le jour même')
    const before = marc.texts.length
    await lea.presses('Cela n’a pas aidé')
    expect(marc.texts).toHaveLength(before)
    await marc.presses('Annuler')
    expect(marc.texts.at(-1)).toContain('a lu votre réponse et y a donné suite')
    await lea.presses('Cela m’a aidé')
    await lea.presses('Clore mon besoin')
    expect(lea.texts.join('\n')).toContain('Clos : il a trouvé sa réponse.')
  })

  story('taken back before anybody answered was never asked', async ({ people: { lea }, inClub }) => {
    await lea.says(`/besoin "${need}"`)
    await lea.presses('Annuler')
    expect(lea.texts.join('\n')).toContain('C’est annulé : votre besoin ne tient plus.')
    const acts = await inClub(club =>
      club.tx.selectFrom('act').select(['kind', 'cancels']).orderBy('noted_at').execute(),
    )
    expect(acts.filter(({ kind }) => kind === 'ask-made').map(({ cancels }) => cancels)).toEqual([false, true])
  })

  story('says nothing by which somebody could be reached, and what was typed is kept', async ({ people: { lea } }) => {
    await lea.says('/besoin "Appelez Mme Dupont au 06 12 34 56 78 pour un toit"')
    expect(lea.texts.at(-1)).toContain('Retirez « 06 12 34 56 78 »')
    await lea.presses('Corriger')
    await lea.submits({ text: 'Un couvreur pour le toit d’une cliente' })
    expect(lea.texts.at(-1)).toContain('Votre besoin est noté')
    await lea.says('/besoin court')
    expect(lea.texts.at(-1)).toContain('Encore quelques mots')
  })
})
