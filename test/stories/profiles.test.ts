import { expect, test } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { actionsOf } from '../kit/stage.ts'
import { type Cast, openStory, type StoryOf, story, type usualCast } from '../kit/story.ts'
import { takenBy } from '../kit/taken.ts'

type Club = StoryOf<keyof typeof usualCast>
type Who = keyof typeof usualCast

/** What is kept of a member: his columns and his settings. */
const kept = ({ inClub, idOf }: Club, who: Who) =>
  inClub(({ tx }) => tx.selectFrom('member').selectAll().where('id', '=', idOf(who)).executeTakeFirstOrThrow())

/** What stands on the buttons of the newest message somebody sees. */
const buttonsOf = ({ messages }: Club['people'][Who]) => actionsOf(messages.at(-1)!.view).map(({ label }) => label)

story('a member changes his profile, empties a field, and takes both back', async club => {
  const { lea, marc } = club.people
  await lea.says('/profil')
  expect(lea.texts.at(-1)).toContain('Martin Toitures')
  expect(lea.texts.at(-1)).toContain('Il reste à dire ce que vous faites')
  await lea.presses('Mon métier')
  expect(lea.form?.fields.map(({ id, value }) => [id, value])).toContainEqual(['company', 'Martin Toitures'])
  await lea.submits({
    company: 'Martin & Fils',
    jobTitle: 'Gérante',
    activity: 'Couverture',
    sectorFamily: 'construction',
  })
  const saved = lea.messages.at(-1)!
  expect(saved.text).toContain('C’est enregistré')
  expect(saved.text).toContain('Entreprise : Martin & Fils')
  expect(saved.text).toContain('Secteur : BTP')
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Martin & Fils', job_title: 'Gérante', speciality: null })

  await lea.says('/profil')
  await lea.presses('Mon métier')
  await lea.submits({ company: '', sectorFamily: '', activity: 'Couverture et zinguerie' })
  expect(lea.texts.at(-1)).toContain('Entreprise : vidé')
  expect(await kept(club, 'lea')).toMatchObject({ company: null, sector_family: null, job_title: 'Gérante' })

  // What was changed again since stays as it is now.
  await lea.pressesOn(saved, 'Annuler')
  expect(lea.texts.join('\n')).toContain('C’est remis comme avant')
  expect(await kept(club, 'lea')).toMatchObject({ company: null, job_title: null, activity: 'Couverture et zinguerie' })
  await lea.presses('Annuler')
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Martin & Fils', activity: 'Couverture', job_title: null })

  // Sent unchanged it says so, and there is nothing to take back.
  await lea.says('/profil')
  await lea.presses('Ce que je cherche et propose')
  await lea.submits({
    seeks: 'Des syndics',
    offers: 'Un diagnostic gratuit',
    introduceTo: 'Des gérants de copropriété',
  })
  await lea.presses('Mon profil')
  await lea.presses('Ce que je cherche et propose')
  await lea.submits({})
  expect(lea.texts.at(-1)).toContain('Rien n’a changé')
  expect(buttonsOf(lea)).toEqual(['Mon profil'])
  const { json, text } = await takenBy(lea)
  expect(json).toContain('"introduceTo":"Des gérants de copropriété"')
  expect(text).toContain('Qui vous présenter : Des gérants de copropriété')
  // The presentation to the club says it too.
  await lea.says('/intro me')
  expect(lea.texts.at(-1)).toContain('Aimerait rencontrer : Des gérants de copropriété')
  expect(marc.texts.join()).not.toContain('copropriété')
})

story('what was there before is given back for half an hour, to its owner alone, once', async club => {
  const { lea, marc } = club.people
  await lea.says('/profil')
  await lea.presses('Mon métier')
  await lea.submits({ company: 'Un autre nom' })
  const undo = actionsOf(lea.messages.at(-1)!.view)[0] as { id: string }
  await marc.pressesId(undo.id)
  expect(marc.texts.at(-1)).toContain('gardé une demi-heure')
  expect(await kept(club, 'marc')).toMatchObject({ company: 'Dubois Électricité' })
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Un autre nom' })
  await lea.pressesId(undo.id)
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Martin Toitures' })
  // Said again on purpose it stays: what was given back once is kept no longer.
  await lea.says('/profil')
  await lea.presses('Mon métier')
  await lea.submits({ company: 'Un autre nom' })
  await lea.pressesId(undo.id)
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Un autre nom' })
  await lea.presses('Annuler')

  await lea.says('/profil')
  await lea.presses('Mon métier')
  await lea.submits({ company: 'Encore un autre' })
  await club.clock.passes('PT45M')
  await lea.presses('Annuler')
  expect(lea.texts.at(-1)).toContain('gardé une demi-heure')
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Encore un autre' })
})

story('a form is its opener’s alone: another’s sending of it, or of what is no choice, changes nothing', async club => {
  const { lea, marc } = club.people
  await lea.says('/profil')
  await lea.presses('Mon métier')
  marc.form = lea.form
  await marc.submits({ company: 'Forgé' })
  expect(marc.texts.at(-1)).toContain('n’est plus ouvert')
  for (const press of ['1|profile|trade|other', '1|profile|of|zorro', `1|profile|undo|${club.idOf('lea')}`]) {
    await marc.pressesId(press)
    expect(marc.texts.at(-1)).toMatch(/n’est plus ouvert|gardé une demi-heure/)
  }
  await lea.submits({ sectorFamily: 'piraterie' })
  expect(Object.keys(lea.problems)).toEqual(['sectorFamily'])
  expect(lea.form?.fields.find(({ id }) => id === 'sectorFamily')?.value).toBe('piraterie')
  expect(await kept(club, 'lea')).toMatchObject({ company: 'Martin Toitures', sector_family: null })
  expect(await kept(club, 'marc')).toMatchObject({ company: 'Dubois Électricité' })
  const outsider = club.stranger('zoe', 'Zoé Blanc')
  await outsider.says('/profil @lea')
  expect(outsider.texts.join()).not.toContain('Toitures')
})

story('how the bot writes to him is his: hours, the morning, kinds, nudges on again, language', async club => {
  const { ana, lea, olga } = club.people
  const settings = async (who: Who) => (await kept(club, who)).settings
  // Of the time when she was an organizer: the form does not show it any more, and leaves it alone.
  await club.inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ settings: JSON.stringify({ off: ['digest'] }) })
      .where('id', '=', club.idOf('ana'))
      .execute(),
  )
  await ana.says('/profile')
  await ana.presses('How I am written to')
  const kinds = ana.form!.fields.find(({ id }) => id === 'kinds')!
  const named = kinds.options!.map(({ label }) => label)
  expect(named).toContain('Thanks: somebody thanks me')
  // What only organizers get is offered to them alone.
  expect(named.join()).not.toContain('digest')
  const others = (kinds.value as readonly string[]).filter(kind => kind !== 'thanks-received' && kind !== 'nudge')
  await ana.submits({ from: '', to: '', zone: 'Mars/Olympus', kinds: others })
  expect(ana.problems.zone).toContain('Mars/Olympus')
  await ana.submits({ zone: '', from: '09:30', to: '09:30' })
  expect(ana.problems.to).toContain('no time in between')
  await ana.submits({ to: '17:00', everyDay: true, keepForMorning: true, phone: '06 39 98 12 12', kinds: others })
  expect(ana.texts.at(-1)).toContain('I write: between 09:30 and 17:00, every day')
  expect(ana.texts.at(-1)).toContain('“Nudges: one small thing to do”, “Thanks: somebody thanks me”')
  expect(await settings('ana')).toMatchObject({
    ownHours: { from: '09:30', to: '17:00', weekEnds: true, holidays: true },
    ...{ keepForMorning: true, off: ['digest', 'thanks-received'], noNudges: true },
  })
  // A kind that is off does not come; what he did not switch off still does, in the morning.
  await club.clock.goesTo('2026-11-03T21:00')
  await lea.says('/merci @ana aide')
  await lea.says('/recommander @ana moi-même "Un buffet"')
  expect(ana.texts.join()).not.toContain('Un buffet')
  await club.clock.goesTo('2026-11-04T09:31')
  expect(ana.texts.at(-1)).toContain('Un buffet')
  expect(ana.texts.join()).not.toContain('thanks you for')

  // Whoever leaves next to nothing on reads how many are off, and not a wall of names.
  await ana.says('/profile')
  await ana.presses('How I am written to')
  await ana.submits({ from: '09:30', to: '17:00', everyDay: true, keepForMorning: true, kinds: ['meeting-coming'] })
  const receipt = ana.texts.at(-1)!
  expect(receipt).toMatch(/Not sent: \d+ kinds of messages; “How I am written to” shows them/)
  expect(receipt).not.toContain('somebody thanks me')
  await ana.presses('Undo')

  // Nudges that were stopped come again, and the usual hours are no hours of his own.
  await ana.says('/profile')
  await ana.presses('How I am written to')
  await ana.submits({ from: '08:00', to: '19:00', everyDay: false, kinds: [...others, 'nudge', 'thanks-received'] })
  expect(await settings('ana')).toMatchObject({ off: ['digest'], noNudges: false })
  expect((await settings('ana')).ownHours).toBeUndefined()
  await ana.presses('Undo')
  expect(await settings('ana')).toMatchObject({
    noNudges: true,
    off: ['digest', 'thanks-received'],
    ownHours: { from: '09:30' },
  })

  await olga.says('/profile')
  await olga.presses('How I am written to')
  expect(olga.form!.fields.find(({ id }) => id === 'kinds')!.options!.map(({ value }) => value)).toContain('digest')
  await olga.submits({ language: 'fr' })
  // The answer is in the language he has just chosen.
  expect(olga.texts.at(-1)).toContain('Langue : Français')
})

story('another’s profile says who he is and what connects the two, and nothing private', async club => {
  const { lea, marc, ana, olga } = club.people
  await marc.says('/profil @lea')
  expect(marc.texts.at(-1)).toContain('Le club n’a pas encore trace d’une rencontre entre Léa Martin et vous')
  expect(buttonsOf(marc)).toEqual(['Proposer un tête-à-tête', 'Mettre en relation', 'Recommander'])
  await lea.says('/profil')
  await lea.presses('Ce que je cherche et propose')
  await lea.submits({ seeks: 'Des syndics', offers: '', introduceTo: 'Des notaires' })
  await lea.says('/recommander @marc une connaissance "Un portail" contact:"Mme Secret" accord:oui')
  await lea.says('/merci @marc aide')
  await olga.says('/intro @lea @ana "They should talk"')
  await olga.presses('Send it')
  await lea.presses('Oui, volontiers')
  await ana.presses('Yes, gladly')
  await olga.says('/intro @marc @ana "They should talk too"')
  await olga.presses('Send it')
  await marc.presses('Oui, volontiers')
  await ana.presses('Yes, gladly')
  await marc.presses('Contact pris')
  await marc.says('/profil lea')
  const read = marc.texts.at(-1)!
  expect(read).toContain('Recherche : Des syndics')
  expect(read).toContain('Aimerait rencontrer : Des notaires')
  expect(read).toContain('Léa Martin vous a transmis une recommandation, mardi 3 novembre.')
  expect(read).toContain('Léa Martin vous a dit merci, mardi 3 novembre.')
  expect(read).toContain('Connaissances communes : Ana Costa.')
  expect(read).not.toMatch(/Secret|portail|contact pris/)
  // From the other side.
  await lea.says('/profil @marc')
  expect(lea.texts.at(-1)).toContain('Vous avez transmis une recommandation à Marc Dubois')
  expect(lea.texts.at(-1)).toContain('Vous avez dit merci à Marc Dubois')
  // A press for each of the next things to do, with her already chosen.
  for (const [label, field] of [
    ['Proposer un tête-à-tête', 'with'],
    ['Mettre en relation', 'first'],
    ['Recommander', 'receiver'],
  ] as const) {
    await marc.presses(label)
    expect([marc.form?.fields.find(({ id }) => id === field)?.value].flat()).toEqual([club.idOf('lea')])
  }
  // Whom both know is one tap away.
  await marc.chooses('Connaissances communes', 'Ana Costa')
  expect(marc.texts.at(-1)).toContain('Ana Costa')
  expect(marc.texts.at(-1)).toContain('Vous avez été mis en relation, mardi 3 novembre.')
  // One's own, however it is asked for.
  await marc.says('/profil moi')
  expect(marc.texts.at(-1)).toContain('Votre profil')
})

story('of somebody who rests, has left or has no account the profile says what is right', async club => {
  const { lea, marc } = club.people
  const { inClub, idOf } = club
  await inClub(({ tx, id }) =>
    tx
      .insertInto('leave')
      .values({
        ...{ club_id: id, id: idOf('ana'), external_id: 'l-1', member_id: idOf('ana') },
        ...{ from_on: Temporal.PlainDate.from('2026-11-01'), until_on: Temporal.PlainDate.from('2026-11-20') },
      })
      .execute(),
  )
  await lea.says('/profil @ana')
  expect(lea.texts.at(-1)).toContain('Ana Costa est en pause jusqu’au vendredi 20 novembre')
  expect(buttonsOf(lea)).toEqual([])
  await inClub(({ tx }) => tx.deleteFrom('account').where('member_id', '=', idOf('marc')).execute())
  await lea.says('/profil "Marc Dubois"')
  expect(lea.texts.at(-1)).toContain('Marc Dubois n’a pas encore de compte ici')
  await lea.says('/profil @marc')
  const old = `1|profile|of|${idOf('marc')}`
  await inClub(async tx =>
    endMembership(tx, { by: await memberById(tx, idOf('olga')), member: await memberById(tx, idOf('marc')) }),
  )
  await club.clock.goesTo('2026-11-04T11:00')
  await lea.pressesId(old)
  expect(lea.texts.at(-1)).toContain('Marc Dubois ne fait plus partie du club')
  expect(marc.texts.join()).not.toContain('profil')
})

story(
  'the language of his profile elsewhere stands on his own page, whenever he looks, and is never taken',
  async club => {
    const { lea } = club.people
    const types = async (id: string, name: string, language: 'en' | 'fr') => {
      const by = { platform: 'playground', place: 'stage', account: 'lea' } as const
      return JSON.stringify(
        await club.assidu.dispatch({ ...by, id, language, what: { kind: 'command', name, text: '' } }),
      )
    }
    expect((await types('one', 'profil', 'en')).match(/Shall I write to you in English/g)).toHaveLength(1)
    // Once it has stood there no other answer offers it; its own page still does.
    expect(await types('two', 'aide', 'en')).not.toContain('Shall I write')
    const again = await types('three', 'profil', 'en')
    expect(again.match(/Shall I write/g)).toHaveLength(1)
    expect(again).toContain('Votre profil')
    expect(await types('four', 'profil', 'fr')).not.toContain('Shall I write')
    expect((await kept(club, 'lea')).language).toBeNull()
    await lea.pressesId('1|my-data|language|en')
    expect(await types('five', 'profil', 'en')).not.toContain('Shall I write')
  },
)

const newcomers = {
  nina: { name: 'Nina Roche', joined: '2026-10-20' },
  lea: { name: 'Léa Martin' },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'] },
} satisfies Cast

test('a newcomer is led through his profile, stops, goes on, and is read by the club when he agrees', async () => {
  const club = await openStory({ cast: newcomers })
  try {
    await isLed(club)
  } finally {
    await club.close()
  }
})

async function isLed(club: StoryOf<keyof typeof newcomers>): Promise<void> {
  const { nina, lea } = club.people
  await nina.pressesId('1|notice|hello')
  expect(nina.texts.at(-1)).toContain('Deux minutes, et les autres sauront comment vous aider')
  await nina.presses('Mon profil, pas à pas')
  expect(nina.form?.title).toBe('Mon métier')
  await nina.submits({ company: 'Roche Paysages', activity: 'Jardins et terrasses' })
  expect(nina.texts.at(-1)).toContain('Il reste une étape')
  // Another day: what was said is kept, and it goes on there.
  await club.clock.passes('P2D')
  await nina.says('/profil')
  expect(nina.texts.at(-1)).toContain('Jardins et terrasses')
  await nina.presses('Mon profil, pas à pas')
  expect(nina.form?.title).toBe('Ce que je cherche')
  await nina.submits({ seeks: 'Des architectes', offers: 'Un plan de plantation', introduceTo: 'Des piscinistes' })
  const shown = nina.texts.at(-1)!
  expect(shown).toContain('Voici ce que le club lira')
  expect(shown).toContain('Aimerait rencontrer : Des piscinistes')
  expect(shown).toContain('Rien n’est publié sans vous')
  expect(lea.texts.join()).not.toContain('piscinistes')
  await nina.presses('Publier')
  expect(lea.texts.at(-1)).toContain('Des piscinistes')
  // Who has told enough is led no more.
  await nina.pressesId('1|notice|hello')
  expect(nina.texts.at(-1)).not.toContain('Deux minutes')
  await lea.pressesId('1|notice|hello')
  expect(lea.texts.at(-1)).not.toContain('Deux minutes')
}
