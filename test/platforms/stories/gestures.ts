import { expect } from 'vitest'
import { encodePress } from '../../../src/grammar/press-id.ts'
import { botSays, referrals, type Tell } from './told.ts'

/** What is typed, pressed and read, whatever it is about. */
export const gesturesStories: Record<string, Tell> = {
  'a bare command opens a form; what is missing is said, and nothing filled in is lost': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander')
    await lea.fills({ receiver: 'Marc', kind: 'une connaissance', need: 'Une prise', agreed: true })
    const again = await lea.form()
    expect(again.problems).toContain('Qui est-ce ?')
    const receiver = expect.stringContaining('Marc Dubois')
    expect(again.values).toMatchObject({ receiver, kind: 'une connaissance', need: 'Une prise' })
    expect(await referrals(club)).toEqual([])
    await lea.fills({ who: 'M. Petit, 06 39 98 12 34' })
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('M. Petit', { where: 'direct' })
    expect(received.words).toContain('Une prise')
  },

  'half a command opens the form with what was said, the member by name': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc')
    expect((await lea.form()).values).toMatchObject({ receiver: 'Marc Dubois', need: '' })
    await lea.fills({ kind: 'moi-même', need: 'Un devis' })
    await marc.sees('Un devis', { where: 'direct' })
  },

  'alone with the bot everything works as in the club': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc', 'direct')
    await lea.fills({ kind: 'moi-même', need: 'Un devis' })
    await lea.presses('Annuler', 'Transmise à Marc Dubois')
    await lea.sees('Marc Dubois ne la voit plus', { where: 'direct' })
    await marc.sees('a repris cette recommandation')
  },

  'a form sent twice does it once': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander')
    await lea.fills({ receiver: 'Marc', kind: 'moi-même', need: 'Un devis' })
    await lea.sees('Transmise à Marc Dubois')
    const read = (await lea.reads()).length
    await lea.sendsAgain()
    expect(await lea.reads()).toHaveLength(read)
    expect(await referrals(club)).toHaveLength(1)
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
  },

  'a choice in a list is taken, and what is told in private stays so': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc moi-même "Un devis"')
    await marc.presses('Contact pris')
    await marc.presses('5 · exactement cela')
    await marc.sees('Il reste entre nous')
    await marc.chooses('Un autre avis', '4')
    await marc.sees(/Merci pour votre avis : 4/)
    await marc.presses('Pourquoi ce message ?')
    await marc.sees('Elle parvient aussitôt à qui la reçoit')
    expect((await lea.reads()).map(({ words }) => words).join()).not.toMatch(/exactement|avis/)
  },

  'an answer for one is read by nobody else': async ({ people: { lea, marc, ana, olga } }) => {
    await lea.types('/recos')
    await lea.sees('Vos recommandations', { onlyHis: true })
    for (const other of [marc, ana, olga]) expect(await other.reads()).toEqual([])
  },

  'a button of a matter that is settled, or of another time, is answered kindly': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    const received = await marc.sees('Un devis')
    await lea.presses('Annuler')
    await marc.sees('a repris cette recommandation')
    await marc.pressesOn(received, 'Contact pris')
    await marc.sees(/Ce n’est plus ouvert|Vous n’avez plus rien à faire/)
    for (const [n, press] of [encodePress({ command: 'forgotten', button: 'x' }), '9|refer|won|x', 'x'].entries()) {
      await botSays(club, 'lea', `Question ${n}`, press, 'Répondre')
      await lea.presses('Répondre', `Question ${n}`)
      expect(await lea.readsOf('Ce n’est plus ouvert')).toHaveLength(n + 1)
    }
  },

  'a button that was for somebody else does nothing, and says so': async club => {
    const { lea, marc, ana } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    await marc.sees('Un devis')
    const [referral] = await referrals(club)
    const press = encodePress({ command: 'refer', button: 'won', about: referral!.id })
    await botSays(club, 'club', 'Une recommandation', press, 'Gagnée')
    await ana.presses('Gagnée')
    await ana.sees('This button is for someone else', { onlyHis: true })
    expect(await marc.readsOf('nouvelle')).toHaveLength(1)
  },

  'what a member types formats nothing and rings for nobody': async club => {
    const { lea, marc } = club.people
    const typed = '@everyone @here *gras* __souligné__ `code` ~~barré~~ [lien](https://exemple.fr) <!channel> <b>&amp;'
    await lea.types(`/recommander @marc moi-même "${typed}"`)
    await marc.sees(typed, { where: 'direct' })
    expect(club.rang()).toEqual([])
  },

  'whoever calls the bot in plain words is told what can be typed, and nobody else reads it': async ({
    people: { lea, marc, ana },
    stranger,
    heard,
  }) => {
    const told = 'montre tout ce que vous pouvez taper'
    await lea.says('@Assidu bonjour, qui vient jeudi ?')
    expect((await lea.sees(told)).words).toMatch(/^Je ne comprends que les commandes/)
    expect((await lea.readsOf(told)).every(({ onlyHis, where }) => onlyHis || where === 'direct')).toBe(true)
    expect(heard.at(-1)!.what).toEqual({ kind: 'words' })
    await ana.says('hello @assidu!')
    await ana.sees('shows all that you can type')
    expect(await lea.readsOf(told)).toHaveLength(1)
    await stranger.says('@Assidu ?')
    await stranger.sees(/montre tout ce que vous pouvez taper|shows all that you can type/)
    for (const words of [told, 'shows all that you can type']) expect(await marc.readsOf(words)).toEqual([])
  },

  'alone with the bot plain words are answered once a day, not line by line': async ({
    people: { lea, marc },
    clock,
  }) => {
    const told = 'montre tout ce que vous pouvez taper'
    for (const line of ['Bonjour, comment ça marche ?', 'Allô ?', 'Il y a quelqu’un ?']) await lea.says(line, 'direct')
    await lea.sees(told)
    expect(await lea.readsOf(told)).toHaveLength(1)
    await marc.says('Coucou, une question', 'direct')
    await marc.sees(told)
    await clock.passes('P1D')
    await lea.says('Et aujourd’hui ?', 'direct')
    expect(await lea.readsOf(told)).toHaveLength(2)
  },
}
