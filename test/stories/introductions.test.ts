import { expect } from 'vitest'
import { story } from '../kit/story.ts'

story(
  'both agree: a conversation opens that presents each to the other',
  async ({ people: { lea, marc, ana }, clock }) => {
    await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
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
  await marc.presses('Pas cette fois')
  await ana.presses('Yes, gladly')
  await olga.says('/intro @marc "I would like to hear about his trade"')
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
    await olga.says('/intro @marc @ana "They should talk"')
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
  expect(marc.texts.at(-1)).toContain('aimerait faire votre connaissance')
  await lea.says('/intro @lea @lea "x"')
  expect(lea.texts.at(-1)).toContain('C’est vous-même')
  await lea.says('/intro @ana')
  expect(lea.form?.fields.find(({ id }) => id === 'first')?.options?.[0]?.label).toBe('Ana Costa')
  await lea.submits({ context: 'Un café ?' })
  expect(ana.texts.at(-1)).toContain('Léa Martin would like to be introduced to you')
  await lea.presses('Annuler')
  expect(ana.texts.at(-1)).toContain('No longer needed')
})

story(
  'when two agreed is known to them and to who asked; a third hears only that they know each other',
  async ({ people: { lea, marc, ana, olga } }) => {
    await ana.says('/intro @lea @marc "Roofs and wires"')
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
    await olga.says('/intro @marc @ana "They should talk"')
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
    await clock.passes('P9D')
    await olga.says('/intro @marc @ana "They should talk"')
    await marc.says('/intro @ana "Un café ?"')
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
  await clock.passes('P9D')
  await olga.says('/intro @marc @ana "They should talk"')
  await marc.says('/intro @ana "Un café ?"')
  await olga.presses('Undo')
  await clock.passes('P31D')
  expect(ana.texts.join()).toContain('Marc Dubois would like to be introduced to you')
})
