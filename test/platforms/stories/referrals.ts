import { expect } from 'vitest'
import { referrals, type Tell } from './told.ts'

/** Members pass referrals. */
export const referralsStories: Record<string, Tell> = {
  'a typed referral reaches its receiver in private, moves by buttons, and is drawn anew in place': async ({
    people: { lea, marc, ana },
  }) => {
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.presses('Oui, transmettre', 'Mme Dupont')
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('06 39 98 12 12', { where: 'direct' })
    expect(received.words).toContain('@Léa Martin')
    expect(received.words).toContain('Refaire le tableau')
    await marc.presses('Contact pris')
    const moved = await marc.sees('Où elle en est : contact pris')
    expect(moved).toMatchObject({ id: received.id, words: expect.stringContaining('06 39 98 12 12') })
    expect(moved.edits).toBeGreaterThan(0)
    expect(await marc.reads()).toHaveLength(1)
    await lea.sees('a pris contact', { where: 'direct' })
    expect(await ana.reads()).toEqual([])
  },

  'a referral given is found by a filter, opens for its giver alone, is put right, and is given to another': async ({
    people: { lea, marc, ana },
    inClub,
    idOf,
  }) => {
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.presses('Oui, transmettre', 'Mme Dupont')
    const received = await marc.sees('06 39 98 12 12', { where: 'direct' })
    await lea.types('/recos "données en cours"')
    const list = await lea.sees('Vos recommandations : données, en cours', { onlyHis: true })
    expect(list.words).toContain('Mme Dupont')
    expect(list.words).not.toContain('06 39')
    await lea.chooses('Ouvrir une recommandation', 'Donnée à Marc Dubois (Mme Dupont), nouvelle')
    const opened = await lea.sees('Ce qu’elle est devenue', { onlyHis: true })
    expect(opened.words).toMatch(/06 39 98 12 12.*transmise.*parvenue/s)
    await lea.presses('Corriger')
    expect((await lea.form()).values).toMatchObject({ phone: '06 39 98 12 12', need: 'Refaire le tableau' })
    await lea.fills({ phone: '06 39 98 12 13' })
    await lea.sees('Corrigée pour Marc Dubois', { onlyHis: true })
    await marc.sees('Léa Martin a corrigé une recommandation', { where: 'direct' })
    expect((await marc.reads()).find(({ id }) => id === received.id)!.words).toContain('06 39 98 12 13')
    await marc.presses('Hors cible')
    await marc.fills({})
    await lea.presses('La donner à quelqu’un d’autre')
    await lea.fills({ receiver: 'Ana', agreed: true })
    await lea.sees('Transmise à Ana Costa', { onlyHis: true })
    await ana.sees('06 39 98 12 13', { where: 'direct' })
    expect((await marc.reads()).find(({ id }) => id === received.id)!.words).not.toMatch(/Dupont|06 39/)
    const next = await inClub(({ tx }) =>
      tx.selectFrom('referral').select('handed_on').where('receiver_id', '=', idOf('marc')).executeTakeFirstOrThrow(),
    )
    expect(next.handed_on).not.toBeNull()
    // Her own, to keep: a file beside the words.
    await lea.types('/recos "fichier"')
    await lea.sees('Vos recommandations, en fichier', { onlyHis: true })
  },

  'a prospect recommended twice in the club is asked about first, and names neither giver nor receiver': async club => {
    const { lea, marc, ana, olga } = club.people
    await lea.types('/recommander')
    await lea.fills({ agreed: true, receiver: 'Marc', need: 'Une prise', who: 'Julie Petit, 06 39 98 12 12' })
    await marc.sees('Julie Petit', { where: 'direct' })
    await ana.types('/refer')
    await ana.fills({ agreed: true, receiver: 'Olga', need: 'A light', who: 'Mrs Petit, +33 6 39 98 12 12' })
    const asked = await ana.sees('This contact has been recommended already', { onlyHis: true })
    expect(asked.words).not.toMatch(/Léa|Marc|Julie|November/)
    expect(await olga.reads()).toEqual([])
    await ana.presses('Keep it 30 minutes')
    await ana.presses('Pass it all the same')
    await ana.sees('Passed on to Olga Renard', { onlyHis: true })
    await olga.sees('A light', { where: 'direct' })
    expect(await referrals(club)).toHaveLength(2)
  },

  'who it is and how to reach him are one field; where it could be read in two ways it is shown part by part':
    async club => {
      const { lea, marc } = club.people
      await lea.types('/recommander @marc')
      await lea.fills({ who: 'Dupont Plomberie 06 39 98 12 12', need: 'veut refaire sa façade' })
      const shown = await lea.form()
      expect(shown.values).toMatchObject({
        receiver: expect.stringContaining('Marc Dubois'),
        who: expect.stringMatching(/^Nom\s: Dupont\nEntreprise\s: Plomberie\nTéléphone\s: 06 39 98 12 12$/),
        need: 'veut refaire sa façade',
      })
      expect(await referrals(club)).toEqual([])
      await lea.fills({ who: 'Nom : M. Dupont\nEntreprise : Dupont Plomberie\nTéléphone : 06 39 98 12 12' })
      await lea.presses('Oui, transmettre', 'M. Dupont')
      await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
      const received = await marc.sees('Dupont Plomberie', { where: 'direct' })
      expect(received.words).toContain('06 39 98 12 12')
      expect(received.words).toContain('veut refaire sa façade')
    },

  'what is emptied is empty: a refused telephone and what stood beside it are taken out again': async ({
    people: { lea, marc },
  }) => {
    await lea.types('/recommander')
    await lea.fills({
      ...{ receiver: 'Marc', kind: 'une connaissance', need: 'Une verrière', agreed: true },
      who: 'Nom : Mme Essai\nTéléphone : 07 11 22 33 44\nCourriel : essai(at)exemple',
    })
    expect((await lea.form()).problems).toContain('essai(at)exemple')
    await lea.fills({ who: 'Nom : Mme Essai', kind: 'Aucun choix' })
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('Une verrière', { where: 'direct' })
    expect(received.words).toMatch(/Mme\sEssai/)
    expect(received.words).not.toMatch(/07\s11\s22|essai\(at\)/)
  },

  'the receiver of a referral takes a slip back, notes what is his alone, and says kindly why it was not for him':
    async ({ people: { lea, marc } }) => {
      await lea.types('/recommander @marc moi-même "Refaire le tableau"')
      const received = await marc.sees('Refaire le tableau', { where: 'direct' })
      await marc.presses('Contact pris')
      await lea.sees('a pris contact')
      await marc.presses('Annuler « Contact pris »')
      await marc.sees('Où elle en est : nouvelle')
      await lea.sees('par erreur')
      await marc.presses('Autre réponse')
      await marc.presses('Une note pour moi')
      await marc.fills({ note: 'Plutôt le mardi' })
      await marc.sees('Plutôt le mardi', { id: received.id })
      await marc.presses('Hors cible')
      await marc.fills({ reason: 'too-far', words: 'Une *façade* à Lyon m’irait' })
      await lea.sees('trop loin pour @Marc Dubois')
      await lea.sees('Une *façade* à Lyon m’irait')
      // Back from an end is asked first.
      await marc.presses('Autre réponse', 'Refaire le tableau')
      await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
      await marc.sees('La remettre à nouvelle ?')
      await marc.presses('Oui, changer')
      await marc.sees('Où elle en est : nouvelle', { id: received.id })
      expect((await lea.reads()).map(({ words }) => words).join()).not.toContain('Plutôt le mardi')
    },
}
