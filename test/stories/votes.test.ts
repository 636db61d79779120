import { expect, test } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { letGo } from '../../src/club/privacy/let-go.ts'
import { actionsOf, type Person, type Staged } from '../kit/stage.ts'
import { openStory, type StoryOf } from '../kit/story.ts'

const committee = ['member', 'committee']
const en = 'en' as const

const cast = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  marc: { name: 'Marc Dubois', company: 'Dubois Électricité', roles: committee },
  ana: { name: 'Ana Costa', company: 'Costa Traiteur', roles: committee, language: en },
  paul: { name: 'Paul Roux', company: 'Roche Vins', roles: committee },
  zoe: { name: 'Zoé Petit', company: 'Petit Bois', roles: committee },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'], language: en },
}

type Club = StoryOf<keyof typeof cast>

const story = (name: string, tell: (club: Club) => Promise<void>) =>
  test(name, async () => {
    const club = await openStory({ cast })
    try {
      await tell(club)
    } finally {
      await club.close()
    }
  })

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')?.text ?? ''
const everythingOf = (person: Person) =>
  person.messages
    .filter(({ where }) => where.kind !== 'channel')
    .map(({ text }) => text)
    .join('\n')
const inChannel = ({ stage }: Pick<Club, 'stage'>, id: string) =>
  stage.messages
    .filter(({ where }) => where.id === id)
    .map(({ text }) => text)
    .join('\n')

async function applies(club: Club, name: string) {
  const who = club.stranger(name.toLowerCase().replaceAll(' ', '-'), name)
  await who.says('/candidature')
  await who.submits({
    ...{ name, company: 'Roche Vins', activity: 'Caviste', contact: '06 39 98 12 34' },
    motivations: 'Des accords inattendus',
  })
  const { id } = await club.inClub(({ tx }) =>
    tx.selectFrom('application').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return {
    ...{ who, id },
    press: (button: string) => `1|candidate|${button}|${id}`,
    votes: (voice: string) => `1|candidate|vote|${id}.${voice}`,
  }
}

const voteOf = ({ inClub }: Club, id: string) =>
  inClub(({ tx }) => tx.selectFrom('application_vote').selectAll().where('application_id', '=', id).executeTakeFirst())

story(
  'two days of silent objection: the members read who it is and no more, and nobody sees that anybody wrote',
  async club => {
    const { people, clock, inClub } = club
    const { olga, lea, marc, paul, ana } = people
    const nina = await applies(club, 'Nina Roche')
    await lea.pressesId(nina.press('present'))
    expect(inChannel(club, 'club')).not.toContain('Nina')
    await olga.pressesId(nina.press('present'))
    const before = inChannel(club, 'club')
    for (const part of ['Nina Roche', 'Roche Vins', 'Caviste']) expect(before).toContain(part)
    for (const part of ['accords inattendus', '06 39']) expect(before).not.toContain(part)

    await lea.pressesId(nina.press('word'))
    await lea.submits({ words: 'Elle ne m’a jamais payée' })
    expect(told(lea)).toContain('La commission a votre mot')
    expect(inChannel(club, 'club')).toBe(before)
    expect(inChannel(club, 'organizers')).not.toContain('payée')
    const rows = await inClub(({ tx }) => tx.selectFrom('application_word').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain('payée')
    // Said again it is one word; read by who votes, and not by who works with her, nor by a member.
    await lea.pressesId(nina.press('word'))
    expect(lea.form!.fields[0]!.value).toBe('Elle ne m’a jamais payée')
    await lea.submits({ words: 'Elle a payé tard' })
    await marc.pressesId(nina.press('words'))
    expect(told(marc)).toContain('Elle a payé tard')
    expect(told(marc)).toContain('Léa Martin')
    await paul.pressesId(nina.press('words'))
    expect(told(paul)).toContain('la même entreprise')
    // Nor does an organizer who is not on the committee: nothing in her channel, or in the file, offers it.
    const offers = (messages: readonly Staged[]) =>
      messages
        .flatMap(({ view }) => actionsOf(view))
        .some(action => 'id' in action && action.id === nina.press('words'))
    expect(offers(club.stage.messages.filter(({ where }) => where.id === 'organizers'))).toBe(false)
    for (const reader of [olga, marc, paul]) await reader.pressesId(`1|apply|show|${nina.id}`)
    expect([olga, marc, paul].map(reader => offers([reader.messages.at(-1)!]))).toEqual([false, true, false])
    await olga.pressesId(nina.press('words'))
    expect(told(olga)).toContain('Only the committee reads')
    expect(everythingOf(olga)).not.toContain('payé tard')
    await lea.pressesId(nina.press('words'))
    expect(everythingOf(paul) + told(lea)).not.toContain('payé tard')
    await lea.says('/mes-donnees')
    expect(told(lea)).toContain('Mots à la commission sur des candidats')
    await ana.pressesId(nina.press('word'))
    await ana.submits({ words: 'I know her well' })
    await ana.pressesId(nina.press('word-back'))
    expect(told(ana)).toContain('taken back')

    // The two days by the wall clock; then the message names nobody, and the organizers are asked once.
    await clock.goesTo('2026-11-05T10:30')
    expect(inChannel(club, 'club')).toContain('Nina Roche')
    await clock.goesTo('2026-11-05T11:30')
    expect(inChannel(club, 'club')).not.toContain('Nina Roche')
    expect(inChannel(club, 'organizers')).toContain('Nina Roche : les membres l’ont vu')
    await lea.pressesId(nina.press('word'))
    expect(told(lea)).toContain('n’est plus présentée')
    expect(inChannel(club, 'organizers').match(/les membres l’ont vu/g)).toHaveLength(1)
  },
)

story('a vote is secret, ends when all have voted, and decides nothing', async club => {
  const { people, inClub } = club
  const { olga, lea, marc, paul, ana, zoe } = people
  const nina = await applies(club, 'Nina Roche')
  await olga.pressesId(nina.press('open-vote'))
  // Who works in her firm is not asked; nor is who is not on the committee.
  for (const asked of [marc, zoe]) expect(everythingOf(asked)).toContain('Nina Roche : votre voix')
  for (const not of [paul, lea]) expect(everythingOf(not)).not.toContain('votre voix')
  await paul.pressesId(nina.votes('yes'))
  expect(told(paul)).toContain('la même entreprise')
  await lea.pressesId(nina.votes('yes'))
  expect(await inClub(({ tx }) => tx.selectFrom('application_ballot').selectAll().execute())).toEqual([])

  await marc.presses('Non')
  expect(everythingOf(marc)).toContain('1 sur 3')
  expect(everythingOf(zoe)).toContain('1 sur 3')
  expect(everythingOf(zoe) + inChannel(club, 'organizers')).not.toMatch(/voix est notée|Non 1|Marc Dubois/)
  // He changes his mind; she says herself that she is too close.
  await marc.presses('Oui')
  expect(everythingOf(marc)).toContain('Votre voix est notée : Oui')
  await zoe.presses('Je suis concerné')
  await zoe.pressesId(nina.press('words'))
  expect(told(zoe)).toContain('être concerné')
  expect(inChannel(club, 'organizers')).not.toContain('la commission a voté')
  await ana.presses('Yes')
  // Whoever was waited for reads that her voice counts, in the message that asked for it.
  expect(everythingOf(ana)).toMatch(/The vote is closed[\s\S]*Your voice is noted: Yes/)
  expect(everythingOf(ana)).not.toContain('over for you')
  const result = inChannel(club, 'organizers')
  expect(result).toContain('Nina Roche : la commission a voté')
  expect(result).toContain('Oui 2, non 0, plus tard 0')
  expect(result).toContain('Le oui l’emporte')
  // Nothing has followed from it.
  const application = () =>
    inClub(({ tx }) => tx.selectFrom('application').select(['status', 'member_id']).executeTakeFirstOrThrow())
  expect(await application()).toEqual({ status: 'open', member_id: null })
  await marc.pressesId(nina.votes('later'))
  expect(told(marc)).toContain('clos depuis')
  // A person says no all the same; a day later nobody can learn who said what.
  await olga.pressesId(`1|apply|refuse|${nina.id}`)
  await olga.submits({ reason: 'Nous en avons parlé' })
  expect((await application()).status).toBe('refused')
  await club.clock.passes('P2D')
  await inClub(letGo)
  expect(await inClub(({ tx }) => tx.selectFrom('application_ballot').selectAll().execute())).toEqual([])
  expect(await voteOf(club, nina.id)).toMatchObject({ yes: 2, no: 0 })
  await club.assidu.drain()
  expect(everythingOf(ana)).not.toContain('voice is noted')
})

story(
  'too few voices, a tie, three days more: each is said with what to do, and a late voice is refused kindly',
  async club => {
    const { people, clock } = club
    const { olga, marc, ana, zoe } = people
    await olga.says('/club candidates')
    await olga.presses('How it votes…')
    expect(olga.form!.fields.map(({ value }) => value)).toEqual(['50', '5'])
    await olga.submits({ quorum: '66', days: '2' })
    const nina = await applies(club, 'Nina Roche')
    await olga.pressesId(nina.press('open-vote'))
    await marc.presses('Oui')
    await clock.goesTo('2026-11-05T11:30')
    expect(inChannel(club, 'organizers')).toContain('Trop peu de voix')
    // One voice alone would be his whom the others know that they are not.
    expect(inChannel(club, 'organizers')).not.toMatch(/Oui 1|oui 1/)
    await olga.says('/club candidates')
    expect(told(olga)).toContain('Voted: too few')
    expect(told(olga)).not.toMatch(/yes 1/i)
    expect(everythingOf(zoe)).toContain('Le vote est clos')
    await zoe.pressesId(nina.votes('no'))
    expect(told(zoe)).toContain('clos depuis')

    await olga.pressesId(nina.press('extend'))
    await zoe.presses('Non')
    await clock.goesTo('2026-11-08T12:30')
    expect(inChannel(club, 'organizers')).toContain('Égalité')
    expect(await voteOf(club, nina.id)).toMatchObject({ yes: 1, no: 1, later: 0, electors: 3 })
    expect(everythingOf(ana)).toContain('The vote is closed')
    // What is to be done is said to whoever decides, and not to who reads.
    await olga.says('/club candidates')
    expect(told(olga)).toMatch(/Nina Roche[\s\S]*Voted: yes 1, no 1. Waits for the decision/)
    await olga.presses('Read: Nina Roche')
    expect(told(olga)).toContain('Talk about it, give it three days more, or decide')
    await ana.pressesId(`1|apply|show|${nina.id}`)
    expect(told(ana)).toContain('an organizer will')
    expect(told(ana)).not.toContain('or decide')
  },
)

story(
  'somebody leaves, is erased, is taken off the committee, or the candidate withdraws, in the middle of a vote',
  async club => {
    const { people, inClub, clock, idOf } = club
    const { olga, lea, marc, ana, zoe } = people
    await lea.says('/candidature')
    await lea.submits({ name: 'Nora Blanc', company: 'Blanc Archi', agreed: true })
    const { id } = await inClub(({ tx }) => tx.selectFrom('application').select('id').executeTakeFirstOrThrow())
    const votes = (voice: string) => `1|candidate|vote|${id}.${voice}`
    // Whoever vouches for somebody is on the committee by now, and is not asked.
    await olga.pressesId(`1|club-committee|add-this|${idOf('lea')}`)
    await olga.pressesId(`1|candidate|present|${id}`)
    await zoe.pressesId(`1|candidate|word|${id}`)
    await zoe.submits({ words: 'Je l’ai vue à l’œuvre' })
    await olga.pressesId(`1|candidate|open-vote|${id}`)
    expect(told(olga)).toContain('open the vote after that')
    expect(await voteOf(club, id)).toBeUndefined()
    await clock.goesTo('2026-11-05T12:00')
    await olga.pressesId(`1|candidate|open-vote|${id}`)
    expect(everythingOf(lea)).not.toContain('Nora Blanc : votre voix')
    await lea.pressesId(votes('yes'))
    expect(told(lea)).toContain('Vous parrainez')

    for (const one of [marc, ana, zoe]) await one.pressesId(votes('no'))
    const voted = () => inClub(({ tx }) => tx.selectFrom('application_ballot').select('member_id').execute())
    expect(await voted()).toHaveLength(3)
    // Erased, with what she said; left; released: none of them counts.
    await inClub(async tx => {
      await endMembership(tx, { by: await memberById(tx, idOf('olga')), member: await memberById(tx, idOf('ana')) })
      await eraseMember(tx, await memberById(tx, idOf('zoe')), 'un ancien membre')
    })
    expect(await inClub(({ tx }) => tx.selectFrom('application_word').selectAll().execute())).toEqual([])
    expect(await voted()).toHaveLength(2)
    await clock.goesTo('2026-11-06T12:00')
    await olga.pressesId(`1|club-committee|remove-this|${idOf('marc')}`)
    await marc.pressesId(votes('yes'))
    expect(told(marc)).not.toContain('Votre voix est notée : Oui')
    await clock.goesTo('2026-11-11T12:00')
    expect(await voteOf(club, id)).toMatchObject({ yes: 0, no: 0, electors: 1 })

    // Taken back in the middle of the next one: nothing of her is kept, and nobody is asked any more.
    await olga.pressesId(`1|candidate|extend|${id}`)
    await lea.pressesId(`1|apply|undo|${id}`)
    expect(await voteOf(club, id)).toBeUndefined()
    expect(await voted()).toEqual([])
    await clock.goesTo('2026-11-20T12:00')
    for (const one of [marc, ana, olga]) expect(everythingOf(one)).not.toContain('Nora Blanc : votre voix')
    expect(inChannel(club, 'club')).not.toContain('Nora Blanc')
  },
)

story(
  'whoever was waited for alone leaves the committee, or the club: the vote ends then, and not on its day',
  async club => {
    const { people, inClub, idOf } = club
    const { olga, marc, ana, zoe } = people
    const closes = async (name: string, leaves: () => Promise<unknown>, electors: number) => {
      const nina = await applies(club, name)
      await olga.pressesId(nina.press('open-vote'))
      for (const one of [marc, ana, zoe]) if (one !== waited()) await one.pressesId(nina.votes('yes'))
      expect((await voteOf(club, nina.id))!.closed_at).toBeNull()
      await leaves()
      await club.assidu.drain()
      expect(await voteOf(club, nina.id)).toMatchObject({ electors, yes: electors })
      expect(inChannel(club, 'organizers').match(new RegExp(`${name} : la commission a voté`, 'g'))).toHaveLength(1)
    }
    let waited = () => zoe
    await closes('Nina Roche', () => olga.pressesId(`1|club-committee|remove-this|${idOf('zoe')}`), 2)
    waited = () => ana
    await closes(
      'Rose Vert',
      () =>
        inClub(async tx =>
          endMembership(tx, { by: await memberById(tx, idOf('olga')), member: await memberById(tx, idOf('ana')) }),
        ),
      1,
    )
  },
)
