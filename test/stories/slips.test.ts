import { expect } from 'vitest'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** A slip is corrected everywhere: whatever was sent about what no longer holds says so, and a second tap says nothing. */

const buttonsOf = (message: { view: Parameters<typeof actionsOf>[0] } | undefined) =>
  message === undefined ? [] : actionsOf(message.view).map(({ label }) => label)

story(
  '"won" that was a slip is nowhere read as won any more: not in the giver’s message, not before it was sent either',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
    await marc.presses('Autre réponse')
    await marc.presses('Gagnée')
    const told = lea.messages.at(-1)!
    expect(told.text).toContain('a donné une affaire')
    await clock.passes('PT5M')
    await marc.presses('Autre réponse')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Perdue')
    await marc.presses('Oui, changer')
    expect(told.text).toContain('perdue')
    expect(told.text).toContain('a corrigé')
    expect(told.text).not.toMatch(/une affaire|Bravo/)
    expect(buttonsOf(told)).not.toContain('Avec plaisir')
    expect(lea.texts.at(-1)).toContain('n’a pas abouti')
  },
)

story(
  'a step on the way is corrected too, back to the very beginning: both see it as it came',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
    const [received] = marc.messages
    await marc.presses('Contact pris')
    const contacted = lea.messages.at(-1)!
    await clock.passes('PT5M')
    await marc.presses('Autre réponse')
    await marc.presses('Devis envoyé')
    const quoted = lea.messages.at(-1)!
    await clock.passes('PT5M')
    await marc.presses('Autre réponse')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rendez-vous pris')
    await marc.presses('Oui, changer')
    expect(contacted.text).toContain('a pris contact')
    expect(quoted.text).toContain('a corrigé')
    expect(received!.text).toContain('Où elle en est : rendez-vous')
    await marc.presses('Autre réponse')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
    await marc.presses('Oui, changer')
    expect(received!.text).toContain('Où elle en est : nouvelle')
    await marc.pressesOn(received!, 'Autre réponse')
    expect(buttonsOf(marc.messages.at(-1))).toContain('Je ne vois pas de quoi il s’agit')
    for (const { text } of [contacted, quoted]) expect(text).toContain('en est là : nouvelle')
    // As it came, its giver may take it back again.
    await lea.presses('Annuler')
    expect(received!.text).toContain('a repris cette recommandation')
  },
)

story('a "no" that was taken back asks the giver for nothing any more', async ({ people: { lea, marc }, clock }) => {
  await lea.says('/refer @marc outside "Un auvent" contact:"M. Roche" accord:oui')
  await marc.presses('Autre réponse')
  await marc.presses('Je ne vois pas de quoi il s’agit')
  const denied = lea.messages.at(-1)!
  await clock.passes('PT5M')
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
    const soon = [lea, marc].map(who => who.seen(/se ferme bientôt/)!)
    await marc.presses('Autre réponse')
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
    await lea.presses('Envoyer')
    await twice(lea, 'Annuler')
    await lea.says('/merci @marc aide')
    await twice(lea, 'Annuler')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-19', time: '07:45' })
    await lea.says('/reunion')
    await lea.presses('Je viens avec un invité')
    await lea.submits({ name: 'Jo Vert', agreed: true })
    await twice(lea, 'Annuler')
    await olga.says('/meeting')
    await olga.presses('Call off')
    await twice(olga, 'Yes, call it off')
    await twice(olga, 'Undo')
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-26', time: '07:45' })
    await twice(olga, 'Undo')
    // Much later it is no second tap: whoever presses an old button is told what became of it.
    await lea.says('/merci @marc aide')
    const { id } = actionsOf(lea.messages.at(-1)!.view).find(one => one.label === 'Annuler') as { id: string }
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

story(
  '"we have spoken" by a slip: the remark waits again, for the organizers and for whoever made it; he may take it back himself',
  async ({ people: { lea, olga }, inClub }) => {
    await lea.says('/mon-bilan')
    await lea.presses('Ce n’est pas juste')
    await lea.submits({ words: 'J’ai amené deux invités' })
    const remark = olga.messages.at(-1)!
    await olga.pressesOn(remark, 'We have spoken')
    const answered = lea.messages.at(-1)!
    expect(answered.text).toContain('a refermé votre remarque')
    await olga.pressesOn(remark, 'Undo')
    expect(buttonsOf(remark)).toContain('We have spoken')
    expect(answered.text).toContain('attend de nouveau une réponse')
    expect(answered.text).not.toContain('de nouveau calculé')
    await lea.presses('Annuler')
    expect(remark.text).toContain('has taken this back')
    const open = await inClub(({ tx }) =>
      tx.selectFrom('contest').select('id').where('closed_at', 'is', null).execute(),
    )
    expect(open).toEqual([])
  },
)

story(
  'what an organizer said of a member by a slip is unsaid, and weighs nothing',
  async ({ people: { olga, lea }, inClub, idOf }) => {
    const said = () => inClub(({ tx }) => tx.selectFrom('organizer_answer').select('answer').execute())
    for (const button of ['speak', 'spare']) {
      await olga.pressesId(`1|standing|${button}|${idOf('marc')}`)
      expect(await said()).not.toEqual([])
      await olga.presses('Undo')
      expect(olga.texts.at(-1)).toContain('nothing is said of Marc Dubois')
      expect(await said()).toEqual([])
    }
    await olga.pressesId(`1|standing|spare|${idOf('marc')}`)
    await lea.pressesId(`1|standing|unsay-spare|${idOf('marc')}`)
    expect(await said()).toHaveLength(1)
  },
)

story(
  'a one-to-one that was said to have taken place, by a slip, counts for nobody; a "no" may become a yes',
  async ({ people: { lea, marc }, clock, inClub }) => {
    await lea.says('/tete-a-tete @marc')
    await marc.presses('Pas maintenant')
    await marc.presses('Finalement, oui')
    expect(lea.texts.at(-1)).toContain('votre tête-à-tête')
    await clock.passes('P15D')
    const held = () =>
      inClub(({ tx }) => tx.selectFrom('one_to_one').select('status').executeTakeFirstOrThrow()).then(row => row.status)
    await lea.presses('Oui, c’est fait')
    await marc.presses('Oui, c’est fait')
    expect(await held()).toBe('held')
    await marc.presses('Il n’a pas eu lieu')
    expect(await held()).toBe('unconfirmed')
    expect(lea.texts.at(-1)).toContain('Il compte')
    const lines = await inClub(({ tx }) =>
      tx.selectFrom('act').selectAll().where('kind', '=', 'one-to-one-held').execute(),
    )
    expect(lines.filter(({ cancels }) => cancels)).toHaveLength(2)
    await marc.presses('Oui, c’est fait')
    expect(await held()).toBe('held')
  },
)

story(
  'a meeting said not to have taken place, by a slip, waits for its roll again',
  async ({ people: { olga }, clock, inClub }) => {
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-05', time: '07:45' })
    await clock.goesTo('2026-11-06T12:00')
    const missing = olga.messages.findLast(one => buttonsOf(one).includes('Elle n’a pas eu lieu'))!
    await olga.pressesOn(missing, 'Elle n’a pas eu lieu')
    await olga.presses('Yes, that is so')
    expect(missing.text).toContain('ne compte pour personne')
    await olga.pressesOn(missing, 'Annuler')
    expect(buttonsOf(missing)).toContain('Elle n’a pas eu lieu')
    const { status } = await inClub(({ tx }) => tx.selectFrom('meeting').select('status').executeTakeFirstOrThrow())
    expect(status).toBe('planned')
  },
)
