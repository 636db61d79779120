import { expect } from 'vitest'
import type { Tell } from './told.ts'

/** The club meets. */
export const meetingsStories: Record<string, Tell> = {
  'at the door a member types the digits, an organizer takes it away and puts it back, and the roll opens with it':
    async club => {
      const { lea, marc, olga } = club.people
      await olga.types('/meeting plan')
      await olga.fills({ date: '2026-11-12', time: '07:45', place: 'Café du Port' })
      await olga.sees('Café du Port', { onlyHis: true })
      await club.clock.goesTo('2026-11-12T07:31')
      await olga.types('/meeting')
      await olga.presses('At the door')
      const code = /Today’s code: (\d{4})/.exec((await olga.sees('Today’s code', { onlyHis: true })).words)![1]!
      const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0')
      await lea.types(`/reunion arrivée ${wrong}`)
      await lea.sees('Ce n’est pas le code', { onlyHis: true })
      await lea.types(`/reunion arrivée ${code}`)
      await lea.sees('Vous êtes là, c’est noté', { onlyHis: true })
      await marc.types('/reunion')
      await marc.presses('Je suis là')
      await marc.fills({ code })
      await marc.sees('Vous êtes là, c’est noté', { onlyHis: true })
      await olga.presses('Read it again')
      await olga.sees('2 check-ins', { onlyHis: true })
      await olga.chooses('Take a check-in away…', 'Marc Dubois')
      await olga.sees('Marc Dubois is no longer checked in', { onlyHis: true })
      await olga.presses('Put it back')
      await olga.sees('Marc Dubois is checked in again', { onlyHis: true })
      await olga.presses('Take a check-in away…', 'Marc Dubois is checked in again')
      await olga.sees('Marc Dubois is no longer', { onlyHis: true })
      await club.clock.goesTo('2026-11-12T07:50')
      await olga.types('/club roll-call')
      const roll = await olga.sees('Roll of Thursday 12 November', { onlyHis: true })
      expect(roll.buttons).toEqual(expect.arrayContaining(['✓ Léa Martin', '– Marc Dubois']))
    },

  'a guest is announced, comes, and is asked about once; what the roll says later is read where it was asked': async ({
    people: { lea, ana, olga },
    clock,
    inClub,
  }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-05', time: '07:45', place: 'La Cour d’Or' })
    await ana.sees('La Cour d’Or', { where: 'channel' })
    await lea.presses('Je viens avec un invité')
    await lea.fills({ name: 'Paul Roux', company: 'Roux Bois', contact: '06 39 98 12 34', agreed: true })
    await lea.sees('Paul Roux : c’est annoncé', { onlyHis: true })
    const announced = await ana.sees('Paul Roux (Roux Bois), avec Léa Martin', { where: 'channel' })
    expect(announced.words).toContain('1 présent')
    await lea.presses('Un mot à lui envoyer')
    await lea.sees('Bonjour Paul Roux,', { onlyHis: true })
    await clock.goesTo('2026-11-05T09:30')
    await olga.types('/club roll-call')
    await olga.sees('Roll of Thursday 5 November', { onlyHis: true })
    await olga.presses('Save the roll')
    await ana.sees(/Invités? : .*Paul Roux/s, { where: 'channel' })
    await clock.goesTo('2026-11-06T10:30')
    const asked = await lea.sees('Paul Roux (Roux Bois) était avec nous', { where: 'direct' })
    await lea.presses('Ça lui a plu')
    await lea.sees('ça lui a plu', { where: 'direct' })
    await olga.presses('Correct the roll')
    await olga.presses('✓ Paul Roux (Roux Bois) · guest of Léa Martin')
    await olga.presses('Save the correction')
    const now = await lea.sees('Paul Roux n’est pas noté parmi les présents', { where: 'direct' })
    expect([now.id, now.buttons.includes('Annuler')]).toEqual([asked.id, false])
    await olga.presses('Undo this correction')
    await lea.sees('ça lui a plu', { where: 'direct' })
    expect((await lea.readsOf('Votre invité')).filter(({ where }) => where === 'direct')).toHaveLength(1)
    // How to reach him, and what he made of it, is nobody else's.
    expect((await ana.reads()).map(({ words }) => words).join()).not.toMatch(/39 98|lui a plu/)
    const rows = await inClub(({ tx }) => tx.selectFrom('guest').select(['status', 'impression']).execute())
    expect(rows).toEqual([{ status: 'present', impression: 'liked' }])
  },

  'who was there and is put down as absent says so in one tap, an organizer answers in one, and nobody else reads it':
    async ({ people: { lea, marc, ana, olga }, clock, inClub, idOf }) => {
      await olga.types('/reunion planifier')
      await olga.fills({ date: '2026-11-05', time: '07:45', place: 'La Cour d’Or' })
      await lea.presses('Je viens')
      await clock.goesTo('2026-11-05T09:30')
      await olga.types('/club roll-call')
      await olga.presses('– Marc Dubois')
      await olga.presses('✓ Léa Martin')
      await olga.presses('Save the roll')
      await marc.sees('1 membre sur 4', { where: 'channel' })
      await lea.types('/mon-bilan')
      await lea.presses('Mes réunions')
      await lea.sees('l’appel vous note une absence', { onlyHis: true })
      await lea.presses('J’y étais')
      await lea.sees('Vous y étiez le jeudi 5 novembre', { onlyHis: true })
      await clock.goesTo('2026-11-05T10:00')
      // In the organizers' channel; where nobody can see who reads that, to each of them in his own language.
      const entry = await olga.sees(/j’y étais|I was there/, { onlyHis: false })
      expect(entry.words).toContain('Léa Martin')
      const yes = entry.buttons.find(one => /^(Oui, présence|Yes, was there)$/.test(one))!
      await olga.presses(yes)
      await olga.sees('was there, says Olga Renard')
      const settled = (await olga.reads()).findLast(({ id }) => id === entry.id)!
      expect(settled.buttons).not.toContain(yes)
      await marc.sees('2 membres sur 4', { where: 'channel' })
      await lea.types('/mon-bilan')
      await lea.presses('Mes réunions')
      await lea.sees('vous y étiez, Olga Renard le dit aussi', { onlyHis: true })
      for (const other of [marc, ana]) expect(await other.readsOf('y étais')).toEqual([])
      await olga.presses('Undo', 'was there, says Olga Renard')
      await marc.sees('1 membre sur 4', { where: 'channel' })
      const line = await inClub(({ tx }) =>
        tx.selectFrom('attendance').select('status').where('member_id', '=', idOf('lea')).execute(),
      )
      expect(line).toEqual([{ status: 'absent' }])
    },

  'a date gone by is refused beside the rest of the form, which stays': async ({ people: { olga } }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-10-01', time: '07:45', place: 'La Cour d’Or' })
    const again = await olga.form()
    expect(again.problems).toContain('That moment has passed')
    expect(again.values).toMatchObject({ time: '07:45', place: 'La Cour d’Or' })
    await olga.fills({ date: '2026-12-03' })
    await olga.sees('The meeting is planned', { onlyHis: true })
  },

  'a meeting is announced once; each answer is private and changes the announcement in place': async ({
    people: { lea, marc, ana, olga },
  }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
    const announced = await ana.sees('La Cour d’Or', { where: 'channel', onlyHis: false })
    expect(announced.words).toContain('4 sans réponse')
    await lea.presses('Je viens')
    await lea.sees('C’est noté : vous venez', { onlyHis: true })
    const followed = await ana.sees('1 présent')
    expect(followed).toMatchObject({ id: announced.id, words: expect.stringContaining('3 sans réponse') })
    await marc.presses('On me remplace')
    await marc.fills({ name: 'Julie Petit' })
    await ana.sees('Julie Petit pour')
    expect((await ana.reads()).map(({ id }) => id)).toEqual([announced.id])
  },

  'two who answer in the same second are both counted': async ({ people: { lea, marc, ana, olga } }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
    await ana.sees('4 sans réponse')
    await Promise.all([lea.presses('Je viens'), marc.presses('Je viens'), ana.presses('Je ne peux pas')])
    await olga.sees(/2 présents.*1 absent.*1 sans réponse/s, { where: 'channel', onlyHis: false })
    expect(await olga.readsOf('La Cour d’Or')).toHaveLength(2)
  },
}
