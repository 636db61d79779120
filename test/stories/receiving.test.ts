import { expect } from 'vitest'
import { purgeProspects } from '../../src/club/referrals/purge.ts'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const buttonsOf = (message: { view: Parameters<typeof actionsOf>[0] } | undefined) =>
  message === undefined ? [] : actionsOf(message.view).map(({ label }) => label)

story(
  'one step comes first, the others behind a press; the rating is asked for once there is something',
  async club => {
    const { lea, marc } = club.people
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
    const [received] = marc.messages
    const first = () => buttonsOf(received).filter(label => !label.startsWith('Pourquoi'))
    expect(first()).toEqual(['Contact pris', 'Hors cible', 'Autre réponse'])
    await marc.presses('Autre réponse')
    expect(buttonsOf(marc.messages.at(-1))).toContain('Je ne vois pas de quoi il s’agit')
    // Forged, or from an old message: what has not begun is not judged.
    const [{ id }] = (await club.inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())) as [
      { id: string },
    ]
    await marc.pressesId(`1|refer|rate|${id}.1`)
    expect(marc.texts.at(-1)).toContain('encore rien à juger')
    await marc.pressesOn(received!, 'Contact pris')
    expect(first().slice(0, 3)).toEqual(['Rendez-vous pris', 'Annuler « Contact pris »', 'Autre réponse'])
    const told = lea.texts.length
    await marc.pressesOn(received!, '1 · pas utile')
    expect(marc.texts.at(-1)).toContain('Il reste entre nous')
    expect(first()).not.toContain('1 · pas utile')
    expect(lea.texts).toHaveLength(told)
    expect(lea.texts.join()).not.toMatch(/avis|pas utile/)
  },
)

story('a slip is undone on the spot, as if it had not been; its giver reads so where he read it', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc moi-même "Un devis"')
  const [received] = marc.messages
  await marc.presses('Contact pris')
  const told = lea.messages.at(-1)!
  await club.clock.passes('PT5M')
  await marc.presses('Annuler « Contact pris »')
  expect(received!.text).toContain('Où elle en est : nouvelle, depuis mardi 3 novembre')
  expect(told.text).toContain('a corrigé')
  expect(lea.texts.at(-1)).toContain('en est là : nouvelle')
  // Nobody has taken it up: it may be taken back.
  await lea.presses('Annuler')
  expect(received!.text).toContain('a repris cette recommandation')
})

story('going back is asked first, and done once; its giver cannot answer for another', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc moi-même "Un devis"')
  await marc.presses('Contact pris')
  await marc.presses('Autre réponse')
  await marc.presses('Devis envoyé')
  await club.clock.passes('P20D')
  const [{ id }] = (await club.inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())) as [{ id: string }]
  await marc.pressesId(`1|refer|contacted|${id}`)
  expect(marc.texts.at(-1)).toContain(
    'Elle est notée devis envoyé depuis mardi 3 novembre. La remettre à contact pris ?',
  )
  const asked = marc.messages.at(-1)!
  expect(marc.messages[0]!.text).toContain('devis envoyé')
  await marc.pressesOn(asked, 'Oui, changer')
  expect(marc.messages[0]!.text).toContain('Où elle en est : contact pris')
  await club.clock.passes('PT1H')
  await marc.pressesId(`1|refer|contacted|${id}`)
  expect(marc.texts.at(-1)).toContain('déjà fait')
  await lea.pressesId(`1|refer|won|${id}`)
  expect(lea.texts.at(-1)).toContain('c’est à Marc Dubois de dire où elle en est')
})

story(
  '“not a fit” thanks its giver, with the reason and the words of its receiver; all goes with the contact',
  async club => {
    const { lea, marc } = club.people
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" accord:oui')
    await marc.presses('Autre réponse')
    await marc.presses('Une note pour moi')
    await marc.submits({ note: 'Mme Dupont préfère le mardi' })
    expect(marc.messages[0]!.text).toContain('préfère le mardi')
    await marc.pressesOn(marc.messages[0]!, 'Hors cible')
    await marc.submits({ reason: 'too-far', words: 'Mme Dupont habite à Lille' })
    expect(marc.texts.at(-1)).toContain('Léa Martin lira, avec un merci')
    const news = lea.messages.at(-1)!
    expect(news.text).toContain('Merci pour votre recommandation')
    expect(news.text).toContain('trop loin pour @Marc Dubois')
    expect(news.text).toContain('habite à Lille')
    expect(lea.texts.join()).not.toContain('préfère le mardi')
    const row = () => club.inClub(({ tx }) => tx.selectFrom('referral').selectAll().executeTakeFirstOrThrow())
    expect(String((await row()).note)).not.toContain('mardi')
    await club.inClub(tx => purgeProspects(tx, tx.at.add({ hours: 1 }), 10).then(() => undefined))
    await club.assidu.drain()
    expect(await row()).toMatchObject({ note: null, unfit_words: null, unfit_reason: 'too-far' })
    // What is kept of a message says it no more.
    for (const { text, where } of [...lea.messages, ...marc.messages])
      if (where.kind === 'direct') expect(text).not.toMatch(/Lille|préfère le mardi/)
  },
)

story(
  'the second reminder of one still new says something else, and less',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" accord:oui')
    await clock.passes('P2D')
    const first = marc.texts.at(-1)!
    await clock.passes('P7D')
    const second = marc.texts.at(-1)!
    expect(second).toContain('n’en a pas encore de nouvelles (Mme Dupont). Un geste suffit.')
    expect(second).not.toContain('Où en est-elle')
    expect(second.length).toBeLessThan(first.length)
  },
)
