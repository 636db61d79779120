import { expect } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { channelOf, direct, labels, lastIn, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

story(
  'a member leaves by himself, is thanked with what he gave, which stays; the organizers learn of it; he comes back',
  async club => {
    const { people, inClub, clock } = club
    const { lea, marc, ana } = people
    await lea.says('/merci @marc pour:aide')
    await marc.says('/refer @lea moi-même "Un devis"')
    await lea.says('/refer @marc moi-même "Une prise"')
    await marc.says('/profil')
    await marc.presses('Quitter le club…')
    expect(told(marc)).toContain('Aucune raison n’est demandée.')
    expect(labels(marc)).toEqual(expect.arrayContaining(['Plutôt une pause', 'Quitter le club']))
    await marc.presses('Quitter le club')
    expect(told(marc)).toContain('Au revoir, et merci')
    expect(told(marc)).toContain('Léa Martin')
    // The organizers read that he left, nobody else; what he had not finished is back with its giver.
    expect(lastIn('organizers', club)?.text).toContain('Marc Dubois a quitté le club')
    expect([...direct(ana), ...channelOf(club).map(({ text }) => text)].join()).not.toContain('Marc Dubois')
    expect(direct(lea).join()).toContain('Votre recommandation, transmise mardi 3 novembre, vous revient.')
    await ana.says('/annuaire')
    expect(told(ana)).not.toContain('Marc Dubois')
    await marc.says('/mon-bilan')
    expect(told(marc)).not.toContain('Votre bilan')
    // What he gave stands.
    await lea.says('/recos')
    expect(told(lea)).toContain('Un devis')
    await clock.passes('P3D')
    await marc.presses('Finalement, je reste')
    expect(marc.texts.join('\n')).toContain('Heureux que vous restiez')
    expect(lastIn('organizers', club)?.text).toContain('Marc Dubois reste au club')
    await ana.says('/annuaire')
    expect(told(ana)).toContain('Marc Dubois')
    const audits = await inClub(({ tx }) => tx.selectFrom('audit').select('what').orderBy('at').execute())
    expect(audits.map(({ what }) => what)).toEqual(expect.arrayContaining(['left-by-himself', 'membership-end-undone']))
  },
)

story('the last organizer cannot leave, and keeps his place', async ({ people: { olga }, inClub, idOf }) => {
  await olga.says('/profile')
  await olga.presses('Leave the club…')
  await olga.presses('Leave the club')
  expect(told(olga)).toContain('name another one first')
  expect((await inClub(club => memberById(club, idOf('olga')))).leftOn).toBeNull()
})

story('whom the organizers have ended, and whoever waits too long, does not put himself back', async story => {
  const { people, inClub, idOf, clock } = story
  const { marc, lea } = people
  for (const who of [marc, lea]) {
    await who.says('/profil')
    await who.presses('Quitter le club…')
    await who.presses('Quitter le club')
  }
  const ended = () => inClub(async club => (await memberById(club, idOf('marc'))).leftOn !== null)
  await marc.presses('Finalement, je reste')
  expect(await ended()).toBe(false)
  await clock.passes('PT1M')
  await inClub(async club =>
    endMembership(club, {
      by: await memberById(club, idOf('olga')),
      member: { id: idOf('marc'), name: 'Marc Dubois' },
    }),
  )
  await marc.pressesId('1|parting|stay')
  expect(await ended()).toBe(true)
  await clock.passes('P31D')
  await lea.pressesId('1|parting|stay')
  expect((await inClub(club => memberById(club, idOf('lea')))).leftOn).not.toBeNull()
})
