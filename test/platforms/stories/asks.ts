import { expect } from 'vitest'
import type { Tell } from './told.ts'

/** A member asks the club. */
export const asksStories: Record<string, Tell> = {
  'an ask is written in a form, read by the club on Thursday, answered there in private and closed with thanks':
    async ({ people: { lea, marc, ana }, clock }) => {
      await lea.types('/besoin')
      await lea.fills({ text: 'Un notaire : 06 39 98 12 12', until: '' })
      expect((await lea.form()).problems).toMatch(/Retirez «\s06 39 98 12 12\s»/)
      await lea.fills({ text: 'Un notaire réactif pour une *cession* <avant Noël>', until: '' })
      await lea.sees('Votre besoin est noté', { onlyHis: true })
      await clock.passes('P2D')
      const read = await marc.sees('Besoins et offres du club', { where: 'channel' })
      expect(read.words).toContain('Un notaire réactif pour une *cession* <avant Noël>')
      await marc.presses('Je peux aider')
      await marc.fills({ text: 'Le mien répond le jour même', contact: 'Ici, par message' })
      await marc.sees('Votre réponse à Léa Martin', { onlyHis: true })
      const answered = await lea.sees('Le mien répond le jour même', { where: 'direct' })
      expect(answered.words).toContain('Marc Dubois peut vous aider')
      expect(await ana.readsOf('Le mien répond')).toEqual([])
      await lea.presses('Dire merci', 'Marc Dubois peut vous aider')
      await lea.fills({ message: 'Signé' })
      await lea.sees('Merci dit à Marc Dubois', { onlyHis: true })
      await marc.sees('Signé', { where: 'direct' })
      const closed = await marc.sees('le besoin a trouvé sa réponse', { where: 'channel' })
      expect(closed).toMatchObject({ id: read.id, words: expect.not.stringContaining('notaire') })
      await lea.types('/besoin liste')
      await lea.sees('Rien n’attend votre réponse', { onlyHis: true })
    },
}
