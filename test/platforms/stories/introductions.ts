import { expect } from 'vitest'
import type { Tell } from './told.ts'

/** Members introduce members. */
export const introductionsStories: Record<string, Tell> = {
  'an introduction that both want opens a conversation of theirs': async ({ people: { lea, marc, ana, olga } }) => {
    await lea.types('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await lea.sees('reçoivent la question en privé', { onlyHis: true })
    await marc.presses('Oui, volontiers', 'Souhaitez-vous rencontrer Ana Costa')
    await marc.sees('Vous avez dit oui')
    expect(await lea.readsOf('ont accepté')).toEqual([])
    await ana.presses('Yes, gladly', 'Would you like to meet Marc Dubois?')
    const opened = await ana.sees('Dubois Électricité', { where: 'group' })
    expect(await marc.sees('Costa Traiteur', { where: 'group' })).toMatchObject({ id: opened.id, spot: opened.spot })
    await lea.sees('Merci de les avoir rapprochés', { where: 'direct' })
    const others = [...(await lea.reads()), ...(await olga.reads())]
    expect(others.filter(({ where }) => where === 'group')).toEqual([])
  },

  'declining stays silent': async ({ people: { lea, marc, ana }, clock }) => {
    await lea.types('/presenter @marc @ana "Un sujet commun"')
    await lea.presses('Envoyer')
    const asked = await ana.sees('Would you like to meet Marc Dubois?')
    const declined = await marc.presses('Pas cette fois')
    await marc.sees('Personne ne le saura')
    // Not even an edit that says the same: people see it, and a yes would have opened their conversation.
    await ana.reads()
    expect(await ana.sees('Would you like to meet Marc Dubois?')).toMatchObject({ id: asked.id, edits: 0 })
    await ana.presses('Yes, gladly')
    await ana.sees('You said yes')
    expect(await marc.sees('Personne ne le saura')).toMatchObject({ id: declined.id, edits: 1 })
    await clock.passes('P6D')
    expect(await lea.readsOf('Pas cette fois')).toEqual([])
    expect(await ana.readsOf('Not this time')).toEqual([])
    await clock.passes('P3D')
    await lea.sees('ne se fera pas cette fois', { where: 'direct' })
    const told = await ana.sees('Not this time', { where: 'direct' })
    expect(told.words).not.toContain('declin')
  },
}
