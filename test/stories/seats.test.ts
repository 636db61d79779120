import { expect, test } from 'vitest'
import { meetingPress } from '../../src/club/meetings/presses.ts'
import { channelOf, direct, lastIn, planned, told } from '../kit/meetings.ts'
import { openStory, type StoryOf, usualCast } from '../kit/story.ts'

const cast = { ...usualCast, franck: { name: 'Franck Moreau', company: 'Moreau Vins' } } as const
type Club = StoryOf<keyof typeof cast>

const five = (name: string, tell: (club: Club) => Promise<void>) =>
  test(name, async () => {
    const club = await openStory({ cast })
    try {
      await tell(club)
    } finally {
      await club.close()
    }
  })

five('a full meeting has a list, and whoever waits longest is told as soon as a seat is free', async club => {
  const { people, clock } = club
  const { lea, marc, ana, olga, franck } = people
  await planned(club)
  await olga.presses('Length, seats, zone')
  const answer = await olga.submits({ ends: '9:15', seats: 'a few' })
  expect(JSON.stringify(answer)).toContain('as a number of seats')
  await olga.submits({ ends: '9:15', seats: '2 seats' })
  expect(told(olga)).toContain('2 seats, guests among them')
  await clock.goesTo('2026-11-05T09:00')
  const [board] = channelOf(club)
  expect(board!.text).toContain('Places : 2.')
  await lea.presses('Je viens')
  expect(told(lea)).toContain('C’est noté : vous venez')
  // One seat is left: nobody is invited on the chance of another.
  await marc.presses('Je viens avec un invité')
  const two = JSON.stringify(await marc.submits({ name: 'Paul Roux', agreed: true }))
  expect(two).toContain('Il reste une place, et vous seriez deux avec')
  await marc.presses('On me remplace')
  await marc.submits({ name: 'Julie Petit' })
  await ana.presses('Je viens')
  expect(told(ana)).toContain('Full: you are 1st on the waiting list')
  await franck.presses('Je viens')
  expect(told(franck)).toContain('Complet : vous êtes en 2e place sur la liste d’attente')
  // Answered once more he keeps his turn.
  await ana.presses('Je viens')
  expect(told(ana)).toContain('you are 1st')
  expect(board!.text).toContain('Places : 2 sur 2, 2 en attente.')
  expect(board!.text).toContain('En attente d’une place : Ana Costa, Franck')
  await ana.says('/meeting')
  expect(told(ana)).toContain('you’re waiting for a seat')
  await lea.presses('Je viens avec un invité')
  expect(JSON.stringify(await lea.submits({ name: 'Paul Roux', agreed: true }))).toContain(
    'Il n’y a plus de place pour',
  )

  await marc.presses('Je ne peux pas')
  expect(direct(ana).at(-1)).toContain('There is a seat for you on Thursday 12 November')
  expect(direct(franck).some(text => text.includes('Une place'))).toBe(false)
  expect(board!.text).toContain('Places : 2 sur 2, 1 en attente.')
  // He leaves the list, and comes back to the end of it.
  await franck.presses('Quitter la liste')
  expect(told(franck)).toContain('rien n’est noté à votre nom')
  await marc.presses('Je viens')
  expect(told(marc)).toContain('en 1re place')
  await franck.presses('Je viens')
  expect(told(franck)).toContain('en 2e place')

  // Fewer seats throw nobody out; more are for who waits, each once.
  const details = async (seats: string) => {
    await olga.pressesId(meetingPress('details', await meetingOf(club)))
    await olga.submits({ ends: '9:15', seats })
  }
  await details('1')
  expect(told(olga)).toContain('1 more person has said they are coming: all of them keep their seats')
  expect(board!.text).toContain('Places : 2 pour 1, 2 en attente.')
  await lea.presses('Je ne peux pas')
  expect(board!.text).toContain('Places : 1 sur 1, 2 en attente.')
  await details('3')
  expect(direct(marc).at(-1)).toContain('Une place vous attend jeudi 12 novembre')
  expect(direct(franck).at(-1)).toContain('Une place vous attend jeudi 12 novembre')
  expect(board!.text).toContain('Places : 3 sur 3.')
  await lea.presses('Je viens')
  expect(board!.text).toContain('Places : 3 sur 3, 1 en attente.')
  await ana.presses('I can’t after all')
  expect(direct(ana).at(-1)).toContain('Noted: you can’t come')
  expect(direct(lea).at(-1)).toContain('Une place vous attend')
})

five(
  'an organizer reads that a meeting is full, makes room knowingly, and the list goes on in its order',
  async club => {
    const { people, clock, inClub } = club
    const { lea, marc, ana, olga, franck } = people
    await planned(club)
    await olga.presses('Length, seats, zone')
    await olga.submits({ ends: '9:15', seats: '2' })
    await clock.goesTo('2026-11-05T09:00')
    const [board] = channelOf(club)
    for (const one of [lea, marc, ana, franck]) await one.presses('Je viens')
    const guests = () => inClub(({ tx }) => tx.selectFrom('guest').select(['name', 'company', 'invited_by']).execute())
    await olga.says('/club guests')
    await olga.presses('Announce a guest')
    await olga.submits({ name: 'Paul Roux', company: 'Roux Bois', host: 'Léa Martin', agreed: true })
    expect(told(olga)).toContain('Every seat of Thursday 12 November is taken')
    expect(told(olga)).toContain('2 seats, all of them taken, and 2 members are waiting for one')
    expect(told(olga)).toContain('With Paul Roux it will be 3 for 2')
    expect(await guests()).toEqual([])
    await olga.presses('Add them all the same')
    expect(told(olga)).toMatch(/Paul Roux is on the list[\s\S]*with Léa Martin/)
    expect(await guests()).toEqual([{ name: 'Paul Roux', company: 'Roux Bois', invited_by: club.idOf('lea') }])
    expect(board!.text).toContain('Places : 3 pour 2, 2 en attente.')
    // One more than seats: who gives his back leaves it to nobody, the next to whose turn it is.
    await marc.presses('Je ne peux pas')
    expect(board!.text).toContain('Places : 2 sur 2, 2 en attente.')
    expect([ana, franck].flatMap(direct).join()).not.toMatch(/There is a seat|Une place vous attend/)
    await olga.presses('Undo')
    expect(await guests()).toEqual([])
    expect(direct(ana).at(-1)).toContain('There is a seat for you')
    expect(board!.text).toContain('Places : 2 sur 2, 1 en attente.')
    // At the door nobody counts seats: he is there.
    await clock.goesTo('2026-11-12T07:50')
    await olga.says('/club guests')
    await olga.presses('Another guest came')
    await olga.submits({ name: 'Paul Roux', agreed: true })
    expect(told(olga)).toContain('Paul Roux is on the list')
  },
)

five('a guest whom an organizer adds past the seats comes with whoever brings him, though he waited', async club => {
  const { people, clock } = club
  const { lea, marc, ana, olga, franck } = people
  await planned(club)
  await olga.presses('Length, seats, zone')
  await olga.submits({ ends: '9:15', seats: '2' })
  await clock.goesTo('2026-11-05T09:00')
  const [board] = channelOf(club)
  for (const one of [lea, marc, ana, franck]) await one.presses('Je viens')
  await olga.says('/club guests')
  await olga.presses('Announce a guest')
  await olga.submits({ name: 'Paul Roux', company: 'Roux Bois', host: 'Franck Moreau', agreed: true })
  expect(told(olga)).toContain('With Paul Roux and Franck Moreau, who waits for a seat, it will be 4 for 2')
  await olga.presses('Add them all the same')
  expect(board!.text).toContain('Places : 4 pour 2, 1 en attente.')
  expect(direct(franck).at(-1)).toContain('Une place vous attend jeudi 12 novembre')
  expect(direct(ana).join()).not.toContain('There is a seat')
})

const meetingOf = ({ inClub }: Club) =>
  inClub(async ({ tx }) => (await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id)

five(
  'who waited is no absentee at the roll and needs no excuse, and his seat is another’s when a member leaves',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, marc, ana, olga, franck } = people
    await planned(club)
    await olga.presses('Length, seats, zone')
    await olga.submits({ ends: '9:15', seats: '2' })
    await clock.goesTo('2026-11-05T09:00')
    await lea.presses('Je viens')
    await marc.presses('Je viens')
    for (const one of [ana, franck]) await one.presses('Je viens')
    await olga.says('/club members')
    await olga.presses('End a membership')
    await olga.submits({ member: 'Marc' })
    expect(direct(ana).at(-1)).toContain('There is a seat for you')
    // It was a slip: his seat is another's meanwhile, and he is the first to wait.
    await olga.says('/club members')
    await olga.chooses('Restore a membership', 'Marc Dubois')
    const waiting = await inClub(({ tx }) =>
      tx.selectFrom('rsvp').select('member_id').where('answer', '=', 'waiting').orderBy('waits').execute(),
    )
    expect(waiting).toEqual([{ member_id: idOf('marc') }, { member_id: idOf('franck') }])
    await clock.goesTo('2026-11-12T10:00')
    await olga.says('/club roll-call')
    await olga.presses('Save the roll')
    expect(told(olga)).toContain('2 there, 1 absent.')
    // Olga said nothing; of the two who waited nothing is put down.
    const attended = await inClub(({ tx }) => tx.selectFrom('attendance').select(['member_id', 'status']).execute())
    expect(attended.map(({ member_id, status }) => [member_id, status]).toSorted()).toEqual(
      [
        [idOf('lea'), 'present'],
        [idOf('ana'), 'present'],
        [idOf('olga'), 'absent'],
      ].toSorted(),
    )
    // Nor is it told of them anywhere: the channel counts those for whom it counts, and he reads of no absence.
    expect(lastIn('club', club)!.text).toContain('2 membres sur 3')
    await franck.says('/reunion')
    expect(told(franck)).not.toMatch(/Présence|Absence/)
    // A roll that is corrected is counted in the same way.
    await olga.says('/club roll-call')
    await olga.presses(/^Roll of/)
    await olga.presses('– Olga Renard')
    await olga.presses('Save the correction')
    expect(lastIn('club', club)!.text).toContain('3 membres sur 3')
  },
)
