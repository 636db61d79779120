import { expect } from 'vitest'
import { channelOf, direct, labels, lastIn, planned, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

story('a meeting announces itself seven days before, and its message follows the answers', async club => {
  const { people, clock } = club
  const { lea, marc, ana, olga } = people
  await planned(club, { date: '2026-11-12' })
  expect(told(olga)).toContain('It announces itself in the club’s channel on Thursday 5 November at 9:00')
  expect(channelOf(club)).toHaveLength(0)
  await clock.goesTo('2026-11-05T08:59')
  expect(channelOf(club)).toHaveLength(0)
  await clock.goesTo('2026-11-05T09:00')
  const [announced] = channelOf(club)
  expect(announced!.text).toContain('Réunion du jeudi 12 novembre à 7 h 45')
  expect(announced!.text).toContain('La Cour d’Or')
  expect(announced!.text).toContain('4 sans réponse')

  await lea.presses('Je viens')
  expect(told(lea)).toContain('C’est noté : vous venez')
  await marc.presses('On me remplace')
  await marc.submits({ name: 'Julie Petit' })
  await ana.presses('Je ne peux pas')
  expect(told(ana)).toContain('No reason is asked or kept')
  await lea.presses('Je viens avec un invité')
  await lea.submits({ name: 'Paul Roux', company: 'Roux Bois', agreed: true })
  expect(channelOf(club)).toHaveLength(1)
  expect(announced!.text).toContain('1 présent, 1 remplaçant, 1 absent, 1 invité, 1 sans réponse')
  expect(announced!.text).toContain('Présents : Léa Martin')
  expect(announced!.text).toContain('Julie Petit pour Marc Dubois')
  expect(announced!.text).toContain('Paul Roux (Roux Bois), avec Léa Martin')
  expect(announced!.text).toContain('Absents : Ana Costa')
})

story('of seven meetings to come each page shows three, to the last', async club => {
  const { lea } = club.people
  for (const day of [12, 13, 16, 17, 18, 19, 20]) await planned(club, { date: `2026-11-${day}` })
  await lea.says('/meeting')
  const days = () => told(lea).match(/(?<=\w+ )\d+(?= novembre)/g)
  expect([days(), labels(lea).at(-1)]).toEqual([['12', '13', '16'], 'La suite (encore 4)'])
  await lea.presses('La suite (encore 4)')
  expect([days(), labels(lea).slice(-2)]).toEqual([
    ['17', '18', '19'],
    ['Page précédente', 'La suite (encore 1)'],
  ])
  await lea.presses('La suite (encore 1)')
  expect([days(), labels(lea).at(-1)]).toEqual([['20'], 'Page précédente'])
  await lea.presses('Page précédente')
  expect(days()).toEqual(['17', '18', '19'])
})

story('planned later than that, it is announced at once; at night, in the morning', async club => {
  await club.clock.goesTo('2026-11-10T21:30')
  await planned(club)
  expect(told(club.people.olga)).toContain('Wednesday 11 November at 8:00')
  await club.clock.goesTo('2026-11-11T08:00')
  expect(channelOf(club)).toHaveLength(1)
  await planned(club, { date: '2026-11-13', time: '12:30' })
  expect(told(club.people.olga)).toContain('The announcement goes to the club’s channel')
  expect(channelOf(club)).toHaveLength(2)
})

story(
  'a breakfast planned the evening before comes too late for the channel, and the organizer is told to call',
  async club => {
    await club.clock.goesTo('2026-11-11T21:30')
    await planned(club)
    expect(told(club.people.olga)).toContain('better to call the members')
    await club.clock.goesTo('2026-11-12T12:00')
    expect(channelOf(club)).toHaveLength(0)
  },
)

story('an answer is changed and taken back; the last one counts', async club => {
  const { lea } = club.people
  await planned(club, { date: '2026-11-06' })
  await lea.presses('Je viens')
  await lea.says('/reunion')
  expect(told(lea)).toContain('Votre réponse : vous venez')
  await lea.presses('Je ne peux pas')
  expect(lastIn('club', club)!.text).toContain('Absents : Léa Martin')
  await lea.presses('Annuler')
  expect(told(lea)).toContain('Votre réponse est retirée')
  expect(lastIn('club', club)!.text).toContain('4 sans réponse')
})

story(
  'who has not answered is asked two days before, who comes is expected the afternoon before a breakfast',
  async club => {
    const { people, clock } = club
    const { lea, marc, ana } = people
    await planned(club)
    await clock.goesTo('2026-11-05T09:00')
    await lea.presses('Je viens')
    await ana.presses('Je ne peux pas')
    await clock.goesTo('2026-11-10T09:59')
    expect(direct(marc)).toHaveLength(0)
    await clock.goesTo('2026-11-10T10:00')
    expect(direct(marc)).toEqual([expect.stringContaining('Serez-vous là jeudi')])
    expect(direct(lea)).toHaveLength(0)
    expect(direct(ana)).toHaveLength(0)
    await marc.presses('Je viens')
    expect(direct(marc)).toEqual([expect.stringContaining('C’est noté : vous venez')])
    // The 11th is a holiday in France: what would come that afternoon comes on Tuesday at 17:00.
    await clock.goesTo('2026-11-10T16:59')
    expect(direct(lea)).toHaveLength(0)
    await clock.goesTo('2026-11-10T17:00')
    expect(direct(lea)).toEqual([expect.stringContaining('On vous attend')])
    // He was asked that morning and has said that he comes: once a day is enough.
    expect(direct(marc)).toHaveLength(1)
    await lea.presses('Finalement je ne peux pas')
    expect(lastIn('club', club)!.text).toContain('Absents : Ana Costa, Léa Martin')
    await clock.goesTo('2026-11-12T12:00')
    expect(direct(lea)).toHaveLength(1)
    expect(direct(ana)).toHaveLength(0)
  },
)

story('a reminder whose time has passed as the meeting is planned is left out', async club => {
  const { marc } = club.people
  await planned(club, { date: '2026-11-05' })
  await club.clock.goesTo('2026-11-04T12:00')
  expect(direct(marc)).toHaveLength(0)
  await marc.presses('Je viens')
  await club.clock.goesTo('2026-11-04T17:00')
  expect(direct(marc)).toEqual([expect.stringContaining('On vous attend')])
})

story('someone on leave is not reminded, and is welcome all the same', async club => {
  const { people, clock, inClub, idOf } = club
  await inClub(({ id, tx, newId }) =>
    tx
      .insertInto('leave')
      .values({
        club_id: id,
        id: newId(),
        external_id: 'l1',
        member_id: idOf('marc'),
        from_on: Temporal.PlainDate.from('2026-11-02'),
        until_on: Temporal.PlainDate.from('2026-11-30'),
      })
      .execute(),
  )
  await planned(club)
  await clock.goesTo('2026-11-10T18:00')
  expect(direct(people.marc)).toHaveLength(0)
  expect(channelOf(club)[0]!.text).toContain('3 sans réponse')
  await people.marc.presses('Je viens')
  expect(told(people.marc)).toContain('en pause ce jour-là')
})

story('moved after its announcement, the channel reads it and the announcement follows', async club => {
  const { people, clock } = club
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  await people.lea.presses('Je viens')
  await people.olga.says('/meeting')
  await people.olga.presses('Move')
  expect(people.olga.form?.fields.map(({ value }) => value)).toEqual(['2026-11-12', '07:45', 'La Cour d’Or'])
  await people.olga.submits({ date: '2026-11-13', time: '12h30' })
  expect(told(people.olga)).toContain('From Thursday 12 November at 7:45 to Friday 13 November at 12:30')
  const [announced] = channelOf(club)
  expect(announced!.text).toContain('vendredi 13 novembre à 12 h 30')
  expect(announced!.text).toContain('Présents : Léa Martin')
  await clock.passes('PT30M')
  const changed = channelOf(club)[1]
  expect(changed!.text).toContain('La réunion a changé')
  expect(changed!.text).toContain('Présents : Léa Martin')
  expect(announced!.text).toContain('le message qui prend les réponses est plus bas')
  // The reminders of the old day are silent, those of the new one speak.
  await clock.goesTo('2026-11-10T18:00')
  expect(direct(people.marc)).toHaveLength(0)
  expect(direct(people.lea)).toHaveLength(0)
  await clock.goesTo('2026-11-13T10:00')
  expect(direct(people.marc)).toHaveLength(1)
  expect(direct(people.lea)).toEqual([expect.stringContaining('On vous attend')])
})

story('of two meetings on one day, whatever is said says which', async club => {
  const { people, clock, inClub } = club
  const { olga, marc, lea } = people
  await planned(club)
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '19:00', place: 'Chez Sylvie', title: 'Apéritif' })
  await clock.goesTo('2026-11-05T09:00')
  const supper = channelOf(club).find(({ text }) => text.includes('Apéritif'))!
  await lea.pressesOn(supper, 'Je viens')
  await marc.pressesOn(channelOf(club).find(message => message !== supper)!, 'Je ne peux pas')
  await clock.goesTo('2026-11-10T18:00')
  expect(direct(marc).filter(text => text.includes('Apéritif : jeudi 12 novembre'))).toHaveLength(1)
  const [{ id }] = (await inClub(({ tx }) =>
    tx.selectFrom('meeting').select('id').where('title', '=', 'Apéritif').execute(),
  )) as [{ id: string }]
  await olga.pressesId(`1|meeting|move|${id}`)
  await olga.submits({ date: '2026-11-12', time: '20:00' })
  await clock.goesTo('2026-11-11T08:00')
  expect(lastIn('club', club)!.text).toContain('Apéritif, du nouveau : jeudi 12 novembre à 20 h')
  await olga.pressesId(`1|meeting|cancel|${id}`)
  expect(told(olga)).toContain('Call off “Apéritif”, Thursday 12 November at 20:00?')
  await olga.presses('Yes, call it off')
  expect(lastIn('club', club)!.text).toContain('Apéritif, c’est annulé : jeudi 12 novembre à 20 h')
  expect(supper.text).toContain('Apéritif, c’est annulé')
  await clock.passes('PT1M')
  await olga.presses('Undo')
  expect(supper.text).toContain('Apéritif : jeudi 12 novembre à 20 h')
  expect(lastIn('club', club)!.text).toContain('Apéritif, c’est confirmé : jeudi 12 novembre à 20 h')
  await clock.goesTo('2026-11-12T18:30')
  expect(direct(lea).at(-1)).toContain('Apéritif : jeudi 12 novembre à 20 h')
})

story('moved before its announcement, nobody hears of the first date', async club => {
  await planned(club, { date: '2026-11-19' })
  await club.people.olga.presses('Correct')
  await club.people.olga.submits({ date: '2026-11-26' })
  await club.clock.goesTo('2026-11-18T12:00')
  expect(channelOf(club)).toHaveLength(0)
  await club.clock.goesTo('2026-11-19T09:00')
  expect(channelOf(club)[0]!.text).toContain('jeudi 26 novembre')
})

story('what cannot be unsaid is asked first: one meeting, and a series of which the club has heard', async club => {
  const { people, clock, inClub } = club
  const { olga } = people
  const statuses = async () =>
    (await inClub(({ tx }) => tx.selectFrom('meeting').select('status').orderBy('starts_at').execute())).map(
      ({ status }) => status,
    )
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '12:15', repeat: 'monthly' })
  await olga.presses(/^Save without/)
  const series = (await statuses()).length
  await clock.goesTo('2026-11-05T09:00')
  await olga.says('/meeting')
  await olga.presses('Call off')
  expect(told(olga)).toContain('Call off the meeting of Thursday 12 November at 12:15?')
  expect(labels(olga)).toEqual(['Yes, call it off', 'This one and all that follow', 'Move it instead'])
  expect(channelOf(club)).toHaveLength(1)
  expect(await statuses()).not.toContain('cancelled')

  await olga.presses('Undo')
  expect(told(olga)).toContain('The club already knows of 1 meeting')
  expect(await statuses()).toHaveLength(series)
  await olga.presses('Yes, call it all off')
  expect(await statuses()).toEqual(['cancelled'])
  expect(channelOf(club).at(-1)!.text).toContain('Réunion annulée : jeudi 12 novembre')
})

story('called off by a slip of the thumb, it takes place after all', async club => {
  const { people, clock } = club
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  await people.lea.presses('Je viens')
  await people.olga.says('/meeting')
  await people.olga.presses('Call off')
  await people.olga.presses('Yes, call it off')
  expect(channelOf(club).map(({ text }) => text)).toEqual([
    expect.stringContaining('Réunion annulée : jeudi 12 novembre'),
    expect.stringContaining('Réunion annulée : jeudi 12 novembre'),
  ])
  await clock.passes('PT1M')
  await people.olga.presses('Undo')
  expect(people.olga.texts.some(text => text.includes('as planned'))).toBe(true)
  expect(lastIn('club', club)!.text).toContain('Présents : Léa Martin')
  expect(channelOf(club).some(({ text }) => text.includes('annulée'))).toBe(false)
  await clock.goesTo('2026-11-10T17:00')
  expect(direct(people.lea)).toEqual([expect.stringContaining('On vous attend')])
})

story('a button in an old message answers kindly once the meeting is cancelled, begun, or unknown', async club => {
  const { people, clock, inClub } = club
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  const [{ id }] = (await inClub(({ tx }) => tx.selectFrom('meeting').select('id').execute())) as [{ id: string }]
  await people.olga.says('/meeting')
  await people.olga.presses('Call off')
  await people.olga.presses('Yes, call it off')
  await people.lea.pressesId(`1|meeting|present|${id}`)
  expect(told(people.lea)).toContain('est annulée')
  await people.olga.presses('Undo')
  await clock.goesTo('2026-11-12T07:30')
  await people.lea.presses('Je viens avec un invité')
  await clock.goesTo('2026-11-12T07:45')
  await people.lea.submits({ name: 'Paul Roux', agreed: true })
  expect(told(people.lea)).toContain('a commencé : les réponses sont closes')
  await people.ana.pressesId(`1|meeting|absent|${id}`)
  expect(told(people.ana)).toContain('has begun: answers are closed')
  await people.ana.pressesId('1|meeting|absent|00000000-0000-4000-8000-000000000000')
  expect(told(people.ana)).toContain('no longer on the list')
  await people.ana.pressesId('1|meeting|absent|nonsense')
  expect(told(people.ana)).toContain('no longer open')
})

story('only an organizer plans, moves or cancels', async club => {
  const { people, inClub } = club
  await people.lea.says('/reunion planifier')
  expect(told(people.lea)).toContain('réservé au bureau')
  expect(told(people.lea)).toContain('Olga Renard')
  await planned(club, { date: '2026-11-06' })
  const [{ id }] = (await inClub(({ tx }) => tx.selectFrom('meeting').select('id').execute())) as [{ id: string }]
  for (const button of ['cancel', 'cancel-yes', 'unplan', 'unplan-yes', 'move', 'restore']) {
    await people.lea.pressesId(`1|meeting|${button}|${id}`)
    expect(told(people.lea)).toContain('réservé au bureau')
  }
  await people.lea.pressesId(`1|roll-call|open|${id}`)
  expect(told(people.lea)).toContain('réservé au bureau')
  expect(lastIn('club', club)!.text).toContain('vendredi 6 novembre')
})

story('a date that cannot be is given back in the form with what to do', async club => {
  const { olga } = club.people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-02', time: '07:45' })
  expect(olga.problems.date).toContain('Choose one that lies ahead')
  await olga.submits({ date: 'soon' })
  expect(olga.problems.date).toContain('I can’t read “soon” as a date')
  await olga.submits({ date: '2027-03-28', time: '02:30' })
  expect(olga.problems.time).toContain('this time does not exist')
  await olga.submits({ date: '2026-11-12', time: '07:45' })
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '08:00' })
  expect(olga.problems.date).toContain('There is a meeting then already')
})

story('a guest is announced once, and after two visits is invited to apply', async club => {
  const { people, clock, inClub } = club
  for (const date of ['2026-11-05', '2026-11-12']) {
    await clock.goesTo(`${date.slice(0, 8)}${date.endsWith('05') ? '04' : '11'}T12:00`)
    await planned(club, { date })
    await people.lea.presses('Je viens avec un invité')
    await people.lea.submits({ name: 'Paul Roux', company: 'Roux Bois', agreed: true })
    await people.marc.presses('Je viens avec un invité')
    await people.marc.submits({ name: 'paul roux', agreed: true })
    expect(people.marc.problems.name).toContain('déjà sur la liste, à l’invitation de Léa Martin')
    await clock.goesTo(`${date}T10:00`)
    await people.olga.says('/meeting')
    await people.olga.presses(/^Take the roll/)
    expect(labels(people.olga)).toContain('✓ Paul Roux (Roux Bois) · guest of Léa Martin')
    await people.olga.presses('Save the roll')
  }
  await planned(club, { date: '2026-11-19' })
  await people.lea.presses('Je viens avec un invité')
  await people.lea.submits({ name: 'Paul Roux', company: 'Roux Bois', agreed: true })
  expect(told(people.lea)).toContain('Cela fait 2 visites')
  const visits = await inClub(({ tx }) => tx.selectFrom('guest').select(['guest', 'status']).execute())
  expect(new Set(visits.map(({ guest }) => guest)).size).toBe(1)
  const acts = await inClub(({ tx }) => tx.selectFrom('act').select('kind').where('kind', '=', 'guest-came').execute())
  expect(acts).toHaveLength(2)
})

story('a guest who is not coming leaves nothing behind', async club => {
  const { people, inClub } = club
  await planned(club, { date: '2026-11-06' })
  await people.lea.presses('Je viens avec un invité')
  await people.lea.submits({ name: 'Paul Roux', agreed: true })
  expect(told(people.lea)).toContain('Le club vous attend avec votre invité')
  await people.lea.presses('Annuler')
  expect(told(people.lea)).toContain('n’est plus sur la liste')
  expect(lastIn('club', club)!.text).not.toContain('1 invité')
  expect(lastIn('club', club)!.text).toContain('4 sans réponse')
  expect(await inClub(({ tx }) => tx.selectFrom('guest').selectAll().execute())).toEqual([])
})

story('all answer in the same second: each is counted, and the one message tells them all', async club => {
  const { lea, marc, ana, olga } = club.people
  await planned(club, { date: '2026-11-06' })
  await Promise.all([
    lea.presses('Je viens'),
    lea.presses('Je viens'),
    marc.presses('Je ne peux pas'),
    ana.presses('Je viens'),
    olga.presses('Je viens'),
  ])
  expect(channelOf(club)).toHaveLength(1)
  expect(channelOf(club)[0]!.text).toContain('3 présents, 1 absent')
})

story('who lives elsewhere reads the hour of the place beside his own, wherever the meeting is told', async club => {
  const { people, clock, inClub } = club
  const { lea, marc, olga } = people
  await inClub(({ tx }) =>
    tx.updateTable('member').set({ zone: 'America/Guadeloupe' }).where('external_id', 'in', ['lea', 'olga']).execute(),
  )
  await planned(club, { date: '2026-11-12', time: '14:45', place: 'Hôtel de la Gare, Dijon' })
  expect(told(olga)).toContain('Thursday 12 November at 14:45 (9:45 your time), Hôtel de la Gare, Dijon')
  await lea.says('/meeting')
  expect(told(lea)).toContain('jeudi 12 novembre à 14 h 45 (9 h 45 pour vous), Hôtel de la Gare, Dijon')
  await marc.says('/meeting')
  expect(told(marc)).toContain('jeudi 12 novembre à 14 h 45, Hôtel de la Gare, Dijon')
  await clock.goesTo('2026-11-05T10:00')
  expect(channelOf(club)[0]!.text).toContain('Réunion du jeudi 12 novembre à 14 h 45')
  expect(channelOf(club)[0]!.text).toContain('Là où vous êtes : ')
  await lea.presses('Je viens')
  expect(told(lea)).toContain('Rendez-vous jeudi 12 novembre à 14 h 45 (9 h 45 pour vous), Hôtel de la Gare, Dijon')
  await clock.goesTo('2026-11-12T13:30')
  expect(lea.seen(/Rendez-vous|attend/)!.text).toContain('14 h 45 (9 h 45 pour vous)')
  expect(lea.messages.map(({ text }) => text).join('\n')).not.toMatch(/à 9 h 45, /)
})

story('a club whose members share one clock is told its hour once', async club => {
  await planned(club, { date: '2026-11-12' })
  await club.clock.goesTo('2026-11-05T10:00')
  expect(channelOf(club)[0]!.text).not.toContain('Là où vous êtes')
})

story('a reminder that was sent says what is so now: moved, called off, answered in the channel', async club => {
  const { people, clock } = club
  const { lea, marc, olga } = people
  await planned(club, { date: '2026-11-12' })
  await clock.goesTo('2026-11-05T10:00')
  await lea.presses('Je viens')
  await clock.goesTo('2026-11-10T10:30')
  const asked = marc.seen(/Serez-vous là/)!
  await olga.says('/meeting')
  await olga.presses('Move')
  await olga.submits({ date: '2026-11-12', time: '12:15', place: 'Chez Paul' })
  expect(asked.text).toContain('jeudi 12 novembre à 12 h 15, Chez Paul')
  await marc.says('/meeting present')
  expect(asked.text).toContain('C’est noté : vous venez')
  expect(asked.text).not.toContain('Serez-vous là')
  await marc.presses('Annuler')
  expect(asked.text).toContain('Serez-vous là')
  await marc.says('/meeting absent')
  expect(asked.text).toContain('vous ne pouvez pas venir')
  await marc.says('/meeting present')
  await clock.goesTo('2026-11-12T10:05')
  const expected = lea.seen(/On vous attend/)!
  const edits = expected.edits
  // What another answers changes nothing in hers.
  await marc.says('/meeting absent')
  await marc.says('/meeting present')
  expect(expected.edits).toBe(edits)
  await lea.says('/meeting absent')
  expect(expected.text).toContain('vous ne pouvez pas venir')
  await lea.says('/meeting present')
  expect(expected.text).toContain('On vous attend')
  await olga.says('/meeting')
  await olga.presses('Call off')
  await olga.presses('Yes, call it off')
  for (const message of [asked, expected])
    expect(message.text).toContain('Réunion annulée : jeudi 12 novembre à 12 h 15')
})
