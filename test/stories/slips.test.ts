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
    expect(received!.text).toContain('Où elle en est : rendez-vous')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
    expect(received!.text).toContain('Où elle en est : nouvelle')
    expect(buttonsOf(received)).toContain('Je ne vois pas de quoi il s’agit')
    for (const { text } of [contacted, quoted]) expect(text).toContain('en est là : nouvelle')
    // As it came, its giver may take it back again.
    await lea.presses('Annuler')
    expect(received!.text).toContain('a repris cette recommandation')
  },
)

story('a "no" that was taken back asks the giver for nothing any more', async ({ people: { lea, marc } }) => {
  await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
  await marc.presses('Je ne vois pas de quoi il s’agit')
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
    expect(asked.text).toContain('Où elle en est : contact pris')
    await clock.passes('P174D')
    const soon = [lea, marc].map(who => who.seen(/se ferme dans une semaine/)!)
    await marc.presses('Devis envoyé')
    for (const { text } of soon) {
      expect(text).not.toContain('se ferme')
      expect(text).toContain('devis envoyé')
    }
  },
)

story(
  'a second tap on what was done just now says nothing under the success, whatever was tapped',
  async ({ people, clock }) => {
    const { lea, marc, olga } = people
    const twice = async (who: typeof lea, label: string) => {
      const message = who.messages.findLast(one => buttonsOf(one).includes(label))!
      const action = actionsOf(message.view).find(one => one.label === label)!
      const said = await who.presses(label)
      const read = who.texts.length
      expect([label, said.kind]).not.toEqual([label, 'nothing'])
      if (action.kind === 'link') throw new Error('a link is not tapped')
      expect([label, await who.pressesId(action.id)]).toEqual([label, { kind: 'nothing' }])
      expect(who.texts).toHaveLength(read)
    }
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche"')
    await twice(lea, 'Oui, transmettre')
    expect(buttonsOf(lea.messages.at(-1))).not.toContain('Oui, transmettre')
    await lea.says('/refer @marc outside "Un portail" contact:"Mme Lys" accord:oui')
    await twice(lea, 'Annuler')
    await lea.says('/presenter @marc @ana "Deux métiers"')
    await twice(lea, 'Annuler')
    await lea.says('/merci @marc aide')
    await twice(lea, 'Annuler')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-19', time: '07:45' })
    await lea.says('/reunion')
    await lea.presses('Je viens avec un invité')
    await lea.submits({ name: 'Jo Vert' })
    await twice(lea, 'Annuler')
    await olga.says('/meeting')
    await twice(olga, 'Call off')
    await twice(olga, 'Undo')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-26', time: '07:45' })
    await twice(olga, 'Undo')
    // Much later it is no second tap: whoever presses an old button is told what became of it.
    await lea.says('/merci @marc aide')
    const { id } = actionsOf(lea.messages.at(-1)!.view)[0] as { id: string }
    await lea.presses('Annuler')
    await clock.passes('PT1H')
    await lea.pressesId(id)
    expect(lea.texts.at(-1)).toContain('déjà fait')
    expect(marc.texts.join('\n')).toContain('M. Roche')
  },
)

story('a form sent twice is answered once', async ({ people: { lea, marc } }) => {
  await lea.says('/merci')
  const { id } = lea.form!
  const values = { to: 'Marc', what: 'help' }
  await lea.submits(values)
  const read = lea.texts.length
  lea.form = { ...lea.form!, id, fields: [] } as never
  expect(await lea.submits(values)).toEqual({ kind: 'nothing' })
  expect(lea.texts).toHaveLength(read)
  expect(marc.messages).toHaveLength(1)
})
