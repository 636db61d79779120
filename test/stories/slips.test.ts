import { expect } from 'vitest'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** A slip is corrected everywhere: whatever was sent about what no longer holds says so, and a second tap says nothing. */

const buttonsOf = (message: { view: Parameters<typeof actionsOf>[0] } | undefined) =>
  message === undefined ? [] : actionsOf(message.view).map(({ label }) => label)

story(
  '"won" that was a slip is nowhere read as won any more: not in the giver’s message, not before it was sent either',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
    await marc.presses('Gagnée')
    const told = lea.messages.at(-1)!
    expect(told.text).toContain('a donné une affaire')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Perdue')
    expect(told.text).toContain('perdue')
    expect(told.text).toContain('a corrigé')
    expect(told.text).not.toMatch(/une affaire|Bravo/)
    expect(buttonsOf(told)).not.toContain('Avec plaisir')
    expect(lea.texts.at(-1)).toContain('n’a pas abouti')
  },
)

story(
  'a step on the way is corrected too, back to the very beginning: both see it as it came',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
    const [received] = marc.messages
    await marc.presses('Contact pris')
    const contacted = lea.messages.at(-1)!
    await marc.presses('Devis envoyé')
    const quoted = lea.messages.at(-1)!
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rendez-vous pris')
    expect(contacted.text).toContain('a pris contact')
    expect(quoted.text).toContain('a corrigé')
    expect(received!.text).toContain('À ce jour : rendez-vous')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
    expect(received!.text).toContain('À ce jour : nouvelle')
    expect(buttonsOf(received)).toContain('Cela ne me dit rien')
    for (const { text } of [contacted, quoted]) expect(text).toContain('en est là : nouvelle')
    // As it came, its giver may take it back again.
    await lea.presses('Annuler')
    expect(received!.text).toContain('a repris cette recommandation')
  },
)

story('a "no" that was taken back asks the giver for nothing any more', async ({ people: { lea, marc } }) => {
  await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
  await marc.presses('Cela ne me dit rien')
  const denied = lea.messages.at(-1)!
  expect(buttonsOf(denied)).toContain('Reprendre')
  await marc.presses('Contact pris')
  expect(denied.text).toContain('l’a retrouvée')
  expect(buttonsOf(denied)).not.toContain('Reprendre')
})

story(
  'what was asked, or announced, of a referral that has moved since is asked no more',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
    await clock.passes('P2D')
    const asked = marc.messages.at(-1)!
    expect(asked.text).toContain('Où en est-elle')
    await marc.presses('Contact pris')
    expect(asked.text).not.toContain('Où en est-elle')
    expect(asked.text).toContain('À ce jour : contact pris')
    await clock.passes('P174D')
    const soon = [lea, marc].map(who => who.seen(/se ferme dans une semaine/)!)
    await marc.presses('Devis envoyé')
    for (const { text } of soon) {
      expect(text).not.toContain('se ferme')
      expect(text).toContain('devis envoyé')
    }
  },
)
