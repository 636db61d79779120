import { expect } from 'vitest'
import { actionsOf, type Staged } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const human = { fullMember: true, bot: false, deactivated: false, administrator: false }
const labelsOn = (message: Staged | undefined) => (message ? actionsOf(message.view).map(({ label }) => label) : [])

const listed = ({ inClub }: Club) =>
  inClub(async ({ tx }) =>
    (await tx.selectFrom('member').select('name').orderBy('name').execute()).map(one => one.name),
  )

async function adds({ people: { olga } }: Club, values: Record<string, string>): Promise<void> {
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits(values)
}

story(
  'somebody whose name the club has is asked about, however it is written; nobody is on the list twice in silence',
  async club => {
    const { olga } = club.people
    const before = await listed(club)
    for (const name of ['DUBOIS Marc', 'Marc\u00a0 Dubois', 'M. marc dubois', 'Marc\u200b Dubois']) {
      await adds(club, { name })
      expect(olga.texts.at(-1)).toContain('Already in the club')
      expect(olga.texts.at(-1)).toContain('Marc Dubois (Dubois Électricité), member since')
      expect(labelsOn(olga.messages.at(-1))).toEqual(['It is Marc Dubois', 'Somebody else'])
    }
    await olga.presses('It is Marc Dubois')
    expect(olga.texts.join('\n')).toContain('Marc Dubois is on the list already')
    expect(await listed(club)).toEqual(before)
  },
)

story(
  'who is somebody else is added with all that was typed of him, and told from the first by his firm',
  async club => {
    const { olga, lea } = club.people
    await adds(club, { name: 'DUBOIS Marc', company: 'Vins Dubois', activity: 'Caviste', email: 'Marc@Vins.example' })
    await olga.presses('Somebody else')
    const [added] = await club.inClub(({ tx }) =>
      tx.selectFrom('member').select(['company', 'activity', 'email']).where('company', '=', 'Vins Dubois').execute(),
    )
    expect(added).toEqual({ company: 'Vins Dubois', activity: 'Caviste', email: 'marc@vins.example' })
    await lea.says('/recommander @"Marc Dubois" moi-même "Un devis"')
    expect(labelsOn(lea.messages.at(-1))).toEqual([
      'DUBOIS Marc (Vins Dubois)',
      'Marc Dubois (Dubois Électricité)',
      'Corriger',
    ])
    // The same e-mail is the same person, under whatever name.
    await adds(club, { name: 'Marc-Antoine Dubois', email: 'MARC@vins.example' })
    expect(olga.problems.name).toContain('DUBOIS Marc (Vins Dubois) is on the list already')
  },
)

story('who has left comes back as the member he was, under another spelling too', async club => {
  const { olga } = club.people
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: club.idOf('ana') })
  await club.clock.passes('P40D')
  await adds(club, { name: 'COSTA Ana' })
  expect(olga.texts.at(-1)).toContain('member until')
  await olga.presses('It is Ana Costa')
  expect(olga.texts.at(-1)).toContain('the same member as before')
  expect((await listed(club)).filter(name => /costa/i.test(name))).toEqual(['Ana Costa'])
})

story(
  'people who are ticked are compared too: who is surely one of the list is linked, else it is asked',
  async club => {
    const { olga } = club.people
    await adds(club, { name: 'Paul Martin', company: 'Martin Bois' })
    await adds(club, { name: 'Éloïse D’Aubigné', company: 'Atelier' })
    await adds(club, { name: 'Jean-Pierre Roy', company: 'Roy Chauffage' })
    await adds(club, { name: 'Jean-Pierre Roy', company: 'Roy Peinture' })
    await olga.presses('Somebody else')
    club.stage.persons.push(
      { account: 'paul', name: 'MARTIN  Paul', ...human },
      { account: 'elo', name: "d'aubigne eloise", ...human },
      { account: 'jp', name: 'Jean\u2011Pierre ROY', ...human },
      { account: 'like-olga', name: 'RENARD Olga', ...human },
    )
    await olga.says('/club members')
    await olga.presses('Tick the members')
    await olga.submits({ who: ['paul', 'elo', 'jp', 'like-olga'] })
    const told = olga.messages.at(-1)
    expect(told?.text).toContain('2 members added')
    expect(labelsOn(told)).toEqual([
      ...['It is Jean-Pierre Roy (Roy Chauffage)', 'It is Jean-Pierre Roy (Roy Peinture)', 'Somebody else'],
      ...['It is Olga Renard', 'Somebody else'],
    ])
    await olga.pressesOn(told!, 'It is Jean-Pierre Roy (Roy Peinture)')
    expect(olga.texts.join('\n')).toContain('Jean-Pierre Roy (Roy Peinture) is linked')
    const links = await club.inClub(({ tx }) =>
      tx
        .selectFrom('account')
        .innerJoin('member', 'member.id', 'account.member_id')
        .select(['account.account', 'member.name', 'member.company'])
        .where('account.account', 'in', ['paul', 'elo', 'jp', 'like-olga'])
        .orderBy('account.account')
        .execute(),
    )
    expect(links).toEqual([
      { account: 'elo', name: 'Éloïse D’Aubigné', company: 'Atelier' },
      { account: 'jp', name: 'Jean-Pierre Roy', company: 'Roy Peinture' },
      { account: 'paul', name: 'Paul Martin', company: 'Martin Bois' },
    ])
  },
)

story('a stranger who gives a name that two have: the organizers choose which, by a button', async club => {
  const { olga } = club.people
  await adds(club, { name: 'Nina Roche', company: 'Roche Paysages' })
  await adds(club, { name: 'ROCHE Nina', company: 'Roche Avocats' })
  await olga.presses('Somebody else')
  const nina = club.stranger('nina', 'Nina R.')
  await nina.says('/recos')
  await nina.presses('Je suis sur la liste')
  await nina.submits({ name: 'Mme nina roche' })
  const asked = olga.seen(/dit être sur la liste|says: I am on the list/)!
  const labels = labelsOn(asked)
  expect(labels.slice(0, 2)).toEqual(['Oui, Nina Roche (Roche Paysages)', 'Oui, ROCHE Nina (Roche Avocats)'])
  await olga.pressesOn(asked, 'Oui, ROCHE Nina (Roche Avocats)')
  const [link] = await club.inClub(({ tx }) =>
    tx
      .selectFrom('account')
      .innerJoin('member', 'member.id', 'account.member_id')
      .select('member.company')
      .where('account.account', '=', 'nina')
      .execute(),
  )
  expect(link).toEqual({ company: 'Roche Avocats' })
})

story('a guest who is a member is no guest; one who came before under another spelling is the same', async club => {
  const { olga, lea, marc } = club.people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'Ici' })
  await lea.says('/reunion')
  await lea.presses('Je viens avec un invité')
  await lea.submits({ name: 'DUBOIS Marc', company: 'Dubois', agreed: true })
  expect(lea.texts.at(-1)).toContain('Marc Dubois est sur la liste du club')
  await lea.presses('C’est Marc Dubois')
  expect(lea.texts.join('\n')).toContain('Aucun invité n’est noté')
  const guests = () =>
    club.inClub(({ tx }) => tx.selectFrom('guest').select(['guest', 'name', 'company']).orderBy('name').execute())
  expect(await guests()).toEqual([])
  await lea.says('/reunion')
  await lea.presses('Je viens avec un invité')
  await lea.submits({ name: 'DUBOIS Marc', company: 'Dubois Vins', agreed: true })
  await lea.presses('Une autre personne')
  expect(await guests()).toMatchObject([{ name: 'DUBOIS Marc', company: 'Dubois Vins' }])
  await marc.says('/reunion')
  await marc.presses('Je viens avec un invité')
  await marc.submits({ name: 'Chloé Le\u00a0Goff', agreed: true })
  await olga.says('/meeting')
  await olga.presses('I’m bringing a guest')
  await olga.submits({ name: 'Mme LE GOFF Chloe', agreed: true })
  expect(olga.problems.name).toContain('Chloé Le Goff')
  await club.clock.goesTo('2026-11-12T12:00')
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-26', time: '07:45', place: 'Ici' })
  await olga.says('/meeting')
  await olga.presses('I’m bringing a guest')
  await olga.submits({ name: 'le goff, chloé', agreed: true })
  const people = (await guests()).filter(({ name }) => /goff/i.test(name))
  expect(people).toHaveLength(2)
  expect(new Set(people.map(one => one.guest)).size).toBe(1)
})
