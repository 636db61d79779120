import { expect } from 'vitest'
import { forgetEverywhere } from '../../src/club/admission/forget-person.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { actionsOf } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** A referral to somebody on a pause: said first, with his day of return; it goes now, or waits until he is back. */

type Club = StoryOf<keyof typeof usualCast>

const labels = ({ people: { lea } }: Club) => actionsOf(lea.messages.at(-1)!.view).map(({ label }) => label)
const kept = ({ inClub }: Club) => inClub(({ tx }) => tx.selectFrom('referral_wait').selectAll().execute())
const passed = ({ inClub }: Club) => inClub(({ tx }) => tx.selectFrom('referral').selectAll().execute())

/** Marc is away until 20 November, and Léa keeps Mrs Dupont for his return. */
async function waits({ people: { lea, marc } }: Club) {
  await marc.says('/pause jusqu-au:2026-11-20')
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  await lea.presses('Transmettre au retour')
}

story('what waits for a return goes in its morning, is told to its giver, and can be taken back', async club => {
  const { lea, marc } = club.people
  await marc.says('/pause jusqu-au:2026-11-20')
  const before = marc.messages.length
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  const asked = lea.messages.at(-1)!
  expect(asked.text).toContain('en pause jusqu’au vendredi 20 novembre')
  expect(labels(club)).toEqual(
    expect.arrayContaining(['Transmettre maintenant', 'Transmettre au retour', 'Garder 30 minutes']),
  )
  await lea.presses('Transmettre au retour')
  expect(asked.text).toContain('le matin de son retour (samedi 21 novembre, à ce jour)')
  // Nothing is passed, weighed or readable until then.
  const [row] = await kept(club)
  expect(row!.said.toString('utf8')).not.toContain('Dupont')
  expect([await passed(club), marc.messages.length]).toEqual([[], before])
  await lea.says('/recos')
  expect(lea.texts.at(-1)).toContain('En attente d’un retour (1)')
  await club.clock.goesTo('2026-11-21T08:59')
  expect(await passed(club)).toEqual([])
  await club.clock.goesTo('2026-11-21T09:00')
  expect(marc.texts.at(-1)).toContain('06 39 98 12 12')
  expect(lea.texts.at(-1)).toContain('Marc Dubois est de retour : transmise')
  expect(await kept(club)).toEqual([])
  await lea.presses('Annuler')
  expect(marc.texts.at(-1)).toContain('a repris cette recommandation')
  expect(lea.texts.at(-1)).toContain('Reprise')
})

story('a pause that goes on is waited for, and one that ends in one tap is not', async club => {
  const { lea, marc } = club.people
  await waits(club)
  await club.clock.goesTo('2026-11-19T12:00')
  await marc.says('/pause')
  await marc.presses('Un mois de plus')
  await club.clock.goesTo('2026-11-25T12:00')
  expect(await passed(club)).toEqual([])
  await lea.says('/recos')
  await lea.chooses('Ouvrir une recommandation qui attend', /Marc Dubois/)
  expect(lea.texts.at(-1)).toContain('(lundi 21 décembre, à ce jour)')
  await marc.says('/pause')
  await marc.presses('Je suis de retour')
  expect(marc.messages.some(({ text }) => text.includes('06 39 98 12 12'))).toBe(true)
  expect(lea.texts.at(-1)).toContain('est de retour : transmise')
  expect(await passed(club)).toHaveLength(1)
})

story('what was passed by hand meanwhile does not go a second time when he is back', async club => {
  const { lea, marc } = club.people
  await waits(club)
  await club.clock.goesTo('2026-11-10T12:00')
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  await lea.presses('Transmettre maintenant')
  expect(await passed(club)).toHaveLength(1)
  await club.clock.goesTo('2026-11-22T12:00')
  expect([await passed(club), await kept(club)]).toEqual([[expect.anything()], []])
  expect(marc.messages.filter(({ text }) => text.includes('06 39 98 12 12'))).toHaveLength(1)
})

story('its giver takes it back or lets it go before, once', async club => {
  const { lea, marc } = club.people
  await waits(club)
  const receipt = lea.messages.at(-1)!
  await lea.presses('Annuler')
  expect(receipt.text).toContain('n’en a rien lu')
  expect(await kept(club)).toEqual([])
  await lea.says('/refer @marc outside "Un mur" contact:"M. Roux" accord:oui')
  await lea.presses('Transmettre au retour')
  const { id } = (await kept(club))[0]!
  await club.people.ana.pressesId(`1|refer|go-now|${id}`)
  await club.people.ana.pressesId(`1|refer|waiting|${id}`)
  expect(club.people.ana.texts.slice(-2).join()).toMatch(/for someone else.*for someone else/s)
  await lea.presses('Transmettre maintenant')
  expect(lea.texts.at(-1)).toContain('Transmise à Marc Dubois')
  expect(marc.texts.at(-1)).toContain('M. Roux')
  await lea.pressesId(`1|refer|go-now|${id}`)
  await club.clock.goesTo('2026-11-21T12:00')
  expect(await passed(club)).toHaveLength(1)
})

story('who leaves ends what waits, for good when it was the giver’s, and comes back to it', async club => {
  const { lea, olga } = club.people
  await waits(club)
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: club.idOf('marc') })
  const news = lea.messages.at(-1)!
  expect(news.text).toContain('Non transmise : elle attendait Marc Dubois')
  expect(news.text).toContain('Personne n’a lu')
  await lea.presses('La donner à quelqu’un d’autre')
  expect(lea.form?.fields.find(({ id }) => id === 'who')?.value).toContain('Mme Dupont')
  await olga.presses('Undo')
  expect(news.text).toContain('Elle attend le retour de Marc Dubois')
  // The giver leaves: nothing of it goes.
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: club.idOf('lea') })
  await club.clock.goesTo('2026-11-22T12:00')
  expect(await passed(club)).toEqual([])
  await club.inClub(askForRetention)
  await club.clock.passes('P31D')
  expect(await kept(club)).toEqual([])
})

story('nothing waits for ever: after 90 days its giver is asked what to do', async club => {
  const { lea, marc } = club.people
  await waits(club)
  await club.inClub(({ tx }) => tx.updateTable('leave').set({ until_on: null }).execute())
  await club.clock.passes('P91D')
  expect(lea.texts.at(-1)).toContain('n’est pas de retour après 90 jours')
  expect(await passed(club)).toEqual([])
  await lea.presses('La donner à quelqu’un d’autre')
  expect(lea.form?.fields.find(({ id }) => id === 'who')?.value).toContain('06 39 98 12 12')
  await club.inClub(askForRetention)
  await club.clock.passes('P31D')
  expect(await kept(club)).toEqual([])
  expect(marc.texts.join()).not.toContain('Dupont')
})

story('a prospect who asks to be forgotten is gone from what waits too', async club => {
  await waits(club)
  const by = await club.inClub(tx => memberById(tx, club.idOf('olga')))
  const who = { phone: '+33 6 39 98 12 12' }
  await club.inClub(tx => forgetEverywhere(tx, { by, who, alike: false }))
  expect(await kept(club)).toEqual([])
  await club.clock.goesTo('2026-11-21T12:00')
  expect(await passed(club)).toEqual([])
})

story('the same thing a second time on a day is done already, and opens', async ({ people: { lea, marc } }) => {
  const line = '/refer @marc outside "Un toit" contact:"Mme Dupont" accord:oui'
  await lea.says(line)
  await lea.says(line)
  expect(lea.texts.at(-1)).toContain('Rien n’a été envoyé deux fois')
  await lea.presses('L’ouvrir')
  expect(lea.texts.at(-1)).toContain('Mme Dupont')
  expect(marc.messages).toHaveLength(1)
})

story('a referral can be taken back until the next meeting has closed', async club => {
  const { lea, marc, olga } = club.people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-05', time: '07:45', place: 'La Cour d’Or' })
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" accord:oui')
  const receipt = lea.messages.at(-1)!
  await club.clock.goesTo('2026-11-05T12:00')
  await club.inClub(({ tx, at }) => tx.updateTable('meeting').set({ status: 'held', closed_at: at }).execute())
  await lea.pressesOn(receipt, 'Annuler')
  expect(lea.texts.at(-1)).toContain('jusqu’à la fin de la réunion suivante')
  const his = marc.messages.find(({ text }) => text.includes('Mme Dupont'))!
  // What says nothing to its receiver is taken back all the same.
  await marc.pressesId(`1|refer|deny|${(await passed(club))[0]!.id}`)
  await lea.pressesOn(receipt, 'Annuler')
  expect(his.text).toContain('a repris cette recommandation')
})
