import { expect } from 'vitest'
import { actionsOf, type Staged } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const labelsOf = ({ view }: Staged) =>
  actionsOf(view)
    .map(({ label }) => label)
    .filter(label => !/^(Pourquoi|Why)/.test(label))

story(
  'both agree: a conversation opens that presents each to the other',
  async ({ people: { lea, marc, ana }, clock }) => {
    await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    expect(lea.texts.at(-1)).toContain('reçoivent la question en privé')
    expect(marc.texts.at(-1)).toContain('Souhaitez-vous rencontrer Ana Costa')
    expect(ana.texts.at(-1)).toContain('Would you like to meet Marc Dubois?')
    await marc.presses('Oui, volontiers')
    expect(marc.texts.at(-1)).toContain('Vous avez dit oui')
    expect(lea.texts.join()).not.toContain('ont accepté')
    await ana.presses('Yes, gladly')
    const group = ana.messages.find(({ where }) => where.kind === 'group')
    expect(group?.audience).toEqual(expect.arrayContaining(['marc', 'ana']))
    expect(group?.text).toContain('Dubois Électricité')
    expect(group?.text).toContain('Costa Traiteur')
    expect(lea.texts.at(-1)).toContain('Merci de les avoir rapprochés')
    await clock.passes('P9D')
    expect(marc.texts.at(-1)).toContain('Avez-vous rencontré Ana Costa')
    await marc.presses('Oui, c’est fait')
    await clock.passes('P15D')
    expect(marc.messages.filter(({ text }) => text.includes('Avez-vous rencontré'))).toHaveLength(1)
    expect(ana.messages.filter(({ text }) => text.includes('Did you meet Marc Dubois?'))).toHaveLength(2)
  },
)

story('declining is silent: it ends like an unanswered one', async ({ people: { lea, marc, ana, olga }, clock }) => {
  await lea.says('/intro @marc @ana "Un sujet commun"')
  await lea.presses('Envoyer')
  await marc.presses('Pas cette fois')
  await ana.presses('Yes, gladly')
  await olga.says('/intro @marc "I would like to hear about his trade"')
  await olga.presses('Send it')
  await clock.passes('P6D')
  expect(lea.texts.join()).not.toContain('Pas cette fois')
  expect(ana.texts.join()).not.toContain('Not this time')
  await clock.passes('P3D')
  const declined = lea.texts.at(-1)!
  expect(declined).toContain('Pas cette fois')
  expect(ana.texts.at(-1)).toContain('Not this time')
  const unanswered = olga.texts.at(-1)!
  expect(unanswered).toContain('is not to be this time')
  expect(marc.texts.join()).not.toContain('ne se fera pas')
})

story(
  'the same two again: the asker waits half a year, another’s request is kept without a word',
  async ({ people: { lea, marc, ana, olga }, clock }) => {
    await lea.says('/intro @marc @ana "Un sujet commun"')
    await lea.presses('Envoyer')
    await olga.says('/intro @marc @ana "They should talk"')
    await olga.presses('Send it')
    expect(olga.texts.at(-1)).toContain('are asked privately')
    expect(marc.messages.filter(({ text }) => text.includes('rencontrer Ana'))).toHaveLength(1)
    await ana.says('/intro @marc "Hello"')
    expect(ana.texts.at(-1)).toContain('already on its way')
    await clock.passes('P8D')
    expect(marc.messages.filter(({ text }) => text.includes('Olga Renard pense que'))).toHaveLength(1)
    await clock.passes('P10D')
    await lea.says('/intro @marc @ana "Encore"')
    expect(lea.texts.at(-1)).toContain('déjà demandée')
  },
)

story(
  'a newcomer presents himself after a look at what the club will read',
  async ({ people: { lea, marc }, clock, inClub, idOf }) => {
    await lea.says('/intro moi')
    expect(lea.texts.at(-1)).toContain('profil est encore vide')
    await inClub(club =>
      club.tx
        .updateTable('member')
        .set({ activity: 'Couverture', seeks: 'Des architectes' })
        .where('id', '=', idOf('lea'))
        .execute(),
    )
    await lea.says('/intro moi')
    expect(marc.messages).toHaveLength(0)
    await lea.presses('Publier')
    expect(marc.texts.at(-1)).toContain('Léa Martin se présente au club')
    await clock.passes('PT5M')
    await lea.says('/intro moi')
    await lea.presses('Publier')
    expect(lea.texts.at(-1)).toContain('déjà lu votre présentation ce mois-ci')
  },
)

story(
  'a question that was answered is called open no more, and ends when it was said to',
  async ({ people, clock }) => {
    const { lea, marc } = people
    await clock.passes('PT3H')
    await lea.says('/presenter @marc @ana "Une cuisine à refaire"')
    await lea.presses('Envoyer')
    expect(lea.texts.at(-1)).toContain('dans une semaine environ')
    await clock.passes('P3D')
    const asked = marc.messages.at(-1)!
    expect(asked.text).toContain('La question reste ouverte')
    await marc.pressesOn(asked, 'Oui, volontiers')
    expect(asked.text).toContain('Vous avez dit oui')
    expect(asked.text).not.toContain('reste ouverte')
    // The eighth day is a public holiday: no less was promised.
    await clock.passes('P5D')
    expect(lea.texts.at(-1)).not.toContain('cette fois')
    await clock.passes('P1D')
    expect(lea.texts.at(-1)).toContain('cette fois')
  },
)

story('bad input is refused in words, and what was typed comes back', async ({ people: { lea, marc, ana } }) => {
  await lea.says('/intro @zoe "Bonjour"')
  expect(lea.texts.at(-1)).toContain('Je ne trouve personne du nom de « zoe »')
  await lea.presses('Corriger')
  expect(lea.form?.fields.find(({ id }) => id === 'context')?.value).toBe('Bonjour')
  await lea.submits({ first: 'Marc' })
  await lea.presses('Envoyer')
  expect(marc.texts.at(-1)).toContain('aimerait faire votre connaissance')
  await lea.says('/intro @lea @lea "x"')
  expect(lea.texts.at(-1)).toContain('C’est vous-même')
  await lea.says('/intro @ana')
  expect(lea.form?.fields.find(({ id }) => id === 'first')?.options?.[0]?.label).toBe('Ana Costa')
  await lea.submits({ context: 'Un café ?' })
  await lea.presses('Envoyer')
  expect(ana.texts.at(-1)).toContain('Léa Martin would like to be introduced to you')
  await lea.presses('Annuler')
  expect(ana.texts.at(-1)).toContain('No longer needed')
})

story(
  'when two agreed is known to them and to who asked; a third hears only that they know each other',
  async ({ people: { lea, marc, ana, olga } }) => {
    await ana.says('/intro @lea @marc "Roofs and wires"')
    await ana.presses('Send it')
    await lea.presses('Oui, volontiers')
    await marc.presses('Oui, volontiers')
    await ana.says('/intro @lea @marc "Roofs and wires"')
    expect(ana.texts.at(-1)).toContain('already introduced on Tuesday 3 November')
    await olga.says('/intro @lea @marc "Roofs and wires"')
    expect(olga.texts.at(-1)).toBe('These two know each other already.')
  },
)

story('the same member twice is not oneself', async ({ people: { lea, ana } }) => {
  await lea.says('/intro @marc @marc "Un mot"')
  expect(lea.texts.at(-1)).toContain('Marc Dubois y est deux fois')
  await ana.says('/intro @ana @ana "A word"')
  expect(ana.texts.at(-1)).toContain('That is you')
})

story(
  'a request kept back for two who then agree to another ends like any other, and nobody is asked twice',
  async ({ people: { lea, marc, ana, olga }, clock }) => {
    await lea.says('/intro @marc @ana "Un sujet commun"')
    await lea.presses('Envoyer')
    await olga.says('/intro @marc @ana "They should talk"')
    await olga.presses('Send it')
    await marc.presses('Oui, volontiers')
    await ana.presses('Yes, gladly')
    await clock.passes('P10D')
    expect(olga.texts.at(-1)).toContain('Not this time')
    expect(marc.texts.join()).not.toContain('Olga Renard pense que')
    expect(ana.texts.join()).not.toContain('Olga Renard thinks')
  },
)

story(
  'of two requests kept back for the same day one goes out; the other when that one ends',
  async ({ people: { lea, marc, ana, olga }, clock, inClub }) => {
    const stand = async () => {
      const rows = await inClub(club =>
        club.tx.selectFrom('introduction').select(['status', 'held']).where('withdrawn_at', 'is', null).execute(),
      )
      return rows.map(({ status, held }) => (held ? 'kept back' : status)).toSorted()
    }
    await lea.says('/intro @marc @ana "Un sujet commun"')
    await lea.presses('Envoyer')
    await clock.passes('P9D')
    await olga.says('/intro @marc @ana "They should talk"')
    await olga.presses('Send it')
    await marc.says('/intro @ana "Un café ?"')
    await marc.presses('Envoyer')
    expect(await stand()).toEqual(['expired', 'kept back', 'kept back'])
    await clock.passes('P31D')
    expect(await stand()).toEqual(['expired', 'kept back', 'pending'])
    // Nobody answers: that one ends, and the next goes out.
    await clock.passes('P9D')
    expect(await stand()).toEqual(['expired', 'expired', 'pending'])
    expect(ana.texts.join()).toMatch(/would like to be introduced to you|thinks/)
  },
)

story('a request kept back does not wait for another that was taken back', async story => {
  const { people, clock } = story
  const { lea, marc, ana, olga } = people
  await lea.says('/intro @marc @ana "Un sujet commun"')
  await lea.presses('Envoyer')
  await clock.passes('P9D')
  await olga.says('/intro @marc @ana "They should talk"')
  await olga.presses('Send it')
  await marc.says('/intro @ana "Un café ?"')
  await marc.presses('Envoyer')
  await olga.presses('Undo')
  await clock.passes('P31D')
  expect(ana.texts.join()).toContain('Marc Dubois would like to be introduced to you')
})

story(
  'what each will read is looked at before it leaves, and changed: what is left as the profile says it follows the profile',
  async ({ people: { lea, marc, ana }, inClub, idOf }) => {
    const tells = (who: 'marc' | 'ana', more: object) =>
      inClub(({ tx }) => tx.updateTable('member').set(more).where('id', '=', idOf(who)).execute())
    await tells('marc', { activity: 'Électricité générale', seeks: 'Des traiteurs et des hôtels' })
    await tells('ana', { activity: 'Catering' })
    // Nothing was said of why: what the two profiles say to each other is proposed.
    await lea.says('/presenter @marc @ana')
    expect(lea.texts.at(-1)).toContain(
      'Marc Dubois cherche « Des traiteurs et des hôtels » : Ana Costa est de la partie',
    )
    expect(lea.texts.at(-1)).toContain('un tête-à-tête d’abord')
    expect(marc.messages).toHaveLength(0)
    await lea.presses('Modifier')
    expect(lea.form?.fields.find(({ id }) => id === 'first')?.value).toMatch(
      /^Électricité générale\nRecherche\s: Des traiteurs et des hôtels$/,
    )
    await lea.submits({ context: 'Pour votre inauguration', second: 'Ana a nourri 200 personnes chez moi.' })
    expect(lea.texts.at(-1)).toContain('Pour votre inauguration')
    expect(lea.texts.at(-1)).toContain('nourri 200 personnes')
    await tells('marc', { seeks: 'Des locaux' })
    await lea.presses('Envoyer')
    expect(marc.texts.at(-1)).toContain('Ana a nourri 200 personnes chez moi.')
    expect(marc.texts.at(-1)).not.toContain('Catering')
    expect(ana.texts.at(-1)).toContain('Looks for: Des locaux')
    expect(ana.texts.at(-1)).toContain('Pour votre inauguration')
    // Sent is sent: a second tap asks nobody again.
    expect(marc.messages).toHaveLength(1)
    await marc.presses('Oui, volontiers')
    await ana.presses('Yes, gladly')
    const group = ana.messages.find(({ where }) => where.kind === 'group')
    expect(group?.text).toContain('Ana a nourri 200 personnes chez moi.')
  },
)

story('what was changed elsewhere is read before it leaves', async ({ people: { lea, marc } }) => {
  await lea.says('/presenter @marc "Un café ?"')
  const first = lea.messages.at(-1)!
  await lea.presses('Modifier')
  await lea.submits({ context: 'Un déjeuner ?', first: '' })
  await lea.pressesOn(first, 'Envoyer')
  expect(marc.messages).toHaveLength(0)
  expect(lea.texts.at(-1)).toContain('Un déjeuner ?')
  await lea.presses('Envoyer')
  expect(marc.texts.at(-1)).toContain('Un déjeuner ?')
})

story(
  '“not now, ask me in a month” stands as unanswered for the asker and the other; then it is asked once more',
  async ({ people: { lea, marc, ana }, clock }) => {
    await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    const [toAna] = ana.messages
    const before = toAna!.text
    await marc.presses('Pas maintenant : dans un mois')
    expect(marc.texts.at(-1)).toContain('Vous avez préféré y revenir')
    expect(toAna!.text).toBe(before)
    await ana.presses('Not this time')
    const told = lea.texts.length
    await clock.passes('P20D')
    // No reminder to him; nothing to the asker, who may look and reads what is true.
    expect(marc.messages).toHaveLength(1)
    expect(lea.texts).toHaveLength(told)
    await lea.says('/presenter @marc @ana "Deux métiers"')
    expect(lea.texts.at(-1)).toContain('Pas encore de réponse')
    await clock.passes('P12D')
    const again = marc.messages.at(-1)!
    expect(again.text).toContain('Vous vouliez y revenir : rencontrer Ana Costa')
    expect(labelsOf(again)).toEqual(['Oui, volontiers', 'Pas cette fois'])
    await marc.pressesOn(again, 'Oui, volontiers')
    await clock.passes('P9D')
    expect(lea.texts.at(-1)).toContain('ne se fera pas cette fois')
    expect(marc.texts.at(-1)).toContain('ne se fera pas cette fois')
    expect(ana.texts.join()).not.toContain('is not to be')
  },
)

story('a side that put it off may answer before, and the two are brought together', async story => {
  const { lea, marc, ana } = story.people
  await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
  await lea.presses('Envoyer')
  await marc.presses('Pas maintenant : dans un mois')
  await ana.presses('Yes, gladly')
  await story.clock.passes('P10D')
  await marc.presses('Oui, volontiers')
  expect(lea.texts.at(-1)).toContain('Merci de les avoir rapprochés')
  await story.clock.passes('P40D')
  expect(marc.texts.join()).not.toContain('Vous vouliez y revenir')
})

story(
  'its author takes back what waits, days later: the questions close without a word of why',
  async ({ people: { lea, marc, ana }, clock }) => {
    await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await ana.presses('Yes, gladly')
    await clock.passes('P2D')
    await lea.says('/presenter @marc @ana "Deux métiers"')
    expect(lea.texts.at(-1)).toContain('Déjà en route')
    await lea.presses('Retirer')
    expect(lea.texts.at(-1)).toContain('C’est annulé')
    for (const { text } of [marc.messages.at(-1)!, ana.messages.at(-1)!])
      expect(text).toMatch(/Ce n’est plus nécessaire|No longer needed/)
    await clock.passes('P10D')
    expect(ana.texts.join()).not.toContain('is not to be')
  },
)

story('whoever brought two together is thanked by one who says that they met', async ({ people, clock }) => {
  const { lea, marc, ana } = people
  await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
  await lea.presses('Envoyer')
  await marc.presses('Oui, volontiers')
  await ana.presses('Yes, gladly')
  await clock.passes('P9D')
  expect(labelsOf(marc.messages.at(-1)!)).toEqual(['Oui, c’est fait', 'Pas encore', 'Non'])
  await marc.presses('Oui, c’est fait')
  await marc.presses('Remercier Léa Martin')
  expect(marc.form?.fields.find(({ id }) => id === 'what')?.value).toBe('introduction')
  await marc.submits({ message: 'Nous avons déjeuné deux heures.' })
  expect(lea.texts.at(-1)).toContain('Nous avons déjeuné deux heures.')
  expect(lea.texts.at(-1)).toContain('une mise en relation')
  // Who asked to meet somebody himself has nobody to thank.
  await ana.says('/intro @lea "Coffee?"')
  await ana.presses('Send it')
  await lea.presses('Oui, volontiers')
  await clock.passes('P9D')
  await ana.presses('Yes, we met')
  expect(labelsOf(ana.messages.at(-1)!)).toEqual(['Not yet', 'No'])
})
