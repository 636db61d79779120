import { expect } from 'vitest'
import { channelOf, direct, labels, lastIn, planned, told } from '../kit/meetings.ts'
import { story } from '../kit/story.ts'

story(
  'the roll: ticked from the answers, frozen in the ledger, told in the channel, corrected and undone',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, marc, ana, olga } = people
    await planned(club)
    await clock.goesTo('2026-11-05T09:00')
    await lea.presses('Je viens')
    await ana.presses('Je ne peux pas')
    await marc.presses('On me remplace')
    await marc.submits({ name: 'Julie Petit' })
    await olga.says('/meeting')
    expect(labels(olga)).not.toContain('Take the roll')
    await clock.goesTo('2026-11-12T09:30')
    await olga.says('/meeting')
    await olga.presses('Take the roll')
    const ticked = (field: string) => olga.form!.fields.find(({ id }) => id === field)!.value
    expect(olga.form!.fields.find(({ id }) => id === 'came')!.options?.map(({ label }) => label)).toEqual([
      'Ana Costa',
      'Léa Martin',
      'Marc Dubois',
      'Olga Renard',
    ])
    expect([ticked('came'), ticked('excused'), ticked('substitute')]).toEqual([
      [idOf('lea')],
      [idOf('ana')],
      [idOf('marc')],
    ])
    await olga.submits({ late: [idOf('lea')] })
    expect(told(olga)).toContain('1 there (1 late), 1 substitute, 1 excused, 1 absent.')

    const roll = () =>
      inClub(({ tx }) => tx.selectFrom('attendance').select(['member_id', 'status', 'substitute_name']).execute())
    const came = async () => {
      const acts = await inClub(({ tx }) =>
        tx.selectFrom('act').select(['id', 'by_id', 'corrects', 'cancels', 'at']).execute(),
      )
      const corrected = new Set(acts.map(({ corrects }) => corrects))
      return acts.filter(({ id, cancels }) => !cancels && !corrected.has(id))
    }
    expect(await roll()).toContainEqual({
      member_id: idOf('marc'),
      status: 'substitute',
      substitute_name: 'Julie Petit',
    })
    expect(await roll()).toContainEqual({ member_id: idOf('olga'), status: 'absent', substitute_name: null })
    expect((await came()).map(({ by_id }) => by_id).sort()).toEqual([idOf('lea'), idOf('marc')].sort())
    expect(String((await came())[0]!.at)).toBe('2026-11-12T06:45:00Z')
    const recap = lastIn('club', club)!
    expect(recap.text).toContain('La réunion du jeudi 12 novembre')
    expect(recap.text).toContain('2 membres sur 3, 1 excusé')
    expect(channelOf(club)[0]!.text).toContain('l’appel est fait')

    await olga.presses('Correct the roll')
    expect(ticked('came')).toEqual([idOf('lea')])
    await olga.submits({ came: [idOf('lea'), idOf('olga')], late: [] })
    expect(told(olga)).toContain('is corrected')
    expect(await roll()).toHaveLength(4)
    expect(await came()).toHaveLength(3)
    expect(recap.text).toContain('3 membres sur 3, 1 excusé')
    expect(channelOf(club)).toHaveLength(2)

    await olga.presses('Undo the roll')
    expect(told(olga)).toContain('waits for its roll again')
    expect(await roll()).toEqual([])
    expect(await came()).toEqual([])
    expect(recap.text).toContain('en train d’être refait')
    await olga.presses('Take the roll')
    await olga.submits({})
    expect(recap.text).toContain('2 membres sur 3, 1 excusé')
    expect(channelOf(club)).toHaveLength(2)
  },
)

story('a sheet sent untouched puts down an absence for nobody', async club => {
  const { people, clock, inClub, idOf } = club
  await planned(club, { date: '2026-11-05' })
  await clock.goesTo('2026-11-05T09:30')
  await people.olga.says('/meeting')
  await people.olga.presses('Take the roll')
  await people.olga.submits({})
  expect(people.olga.problems.came).toContain('Nobody is ticked')
  await people.olga.submits({ came: ['someone who is not on the sheet'] })
  expect(people.olga.problems.came).toContain('Nobody is ticked')
  expect(await inClub(({ tx }) => tx.selectFrom('attendance').selectAll().execute())).toEqual([])
  await people.olga.submits({ came: [idOf('lea')] })
  expect(told(people.olga)).toContain('1 there')
})

story('ticked in two new ways, a member is asked about by name and nothing is lost', async club => {
  const { people, clock, idOf } = club
  await planned(club, { date: '2026-11-05' })
  await clock.goesTo('2026-11-05T09:30')
  await people.olga.says('/meeting')
  await people.olga.presses('Take the roll')
  expect(people.olga.form!.title).toBe('Roll of 5 November')
  await people.olga.submits({ came: [idOf('lea')], excused: [idOf('lea')] })
  expect(people.olga.form!.title).toBe('Roll of 5 November')
  expect(people.olga.problems.excused).toContain('Marked in two ways: Léa Martin')
  expect(people.olga.form!.fields.find(({ id }) => id === 'came')!.value).toEqual([idOf('lea')])
  expect(people.olga.form!.fields.find(({ id }) => id === 'came')!.options).toHaveLength(4)
  await people.olga.submits({ excused: [] })
  expect(told(people.olga)).toContain('1 there')
})

story('a roll nobody took is asked for the day after, once, and "it did not take place" is an answer', async club => {
  const { people, clock, inClub } = club
  await planned(club)
  await clock.goesTo('2026-11-13T09:59')
  expect(lastIn('organizers', club)).toBeUndefined()
  await clock.goesTo('2026-11-13T10:00')
  const asked = lastIn('organizers', club)!
  expect(asked.text).toContain('reste à faire')
  await people.olga.presses('Elle n’a pas eu lieu')
  expect(told(people.olga)).toContain('It counts for nobody then')
  expect(asked.text).toContain('L’appel du jeudi 12 novembre reste à faire')
  await people.olga.presses('Yes, that is so')
  expect(asked.text).toContain('pas de réunion cette fois')
  const meetings = await inClub(({ tx }) => tx.selectFrom('meeting').select('status').execute())
  expect(meetings).toEqual([{ status: 'cancelled' }])
  await clock.goesTo('2026-11-20T12:00')
  expect(club.stage.messages.filter(({ where }) => where.id === 'organizers')).toHaveLength(1)
})

story('who brought a guest is reminded of him the day after, once', async club => {
  const { people, clock } = club
  const { lea, olga } = people
  await planned(club)
  await clock.goesTo('2026-11-05T09:00')
  await lea.presses('Je viens avec un invité')
  await lea.submits({ name: 'Paul Roux', company: 'Roux Bois', agreed: true })
  await clock.goesTo('2026-11-12T09:30')
  await olga.says('/meeting')
  await olga.presses('Take the roll')
  await olga.submits({ guests: [olga.form!.fields.at(-1)!.options![0]!.value] })
  expect(lastIn('club', club)!.text).toContain('Nos invités : Paul Roux (Roux Bois)')
  await clock.goesTo('2026-11-13T09:59')
  expect(direct(lea).join()).not.toContain('Votre invité')
  await clock.goesTo('2026-11-13T10:00')
  expect(direct(lea).at(-1)).toContain('Votre invité : Paul Roux')
  await lea.presses('Ça lui a plu')
  expect(direct(lea).at(-1)).toContain('C’est noté pour le bureau')
  expect(direct(lea).at(-1)).toContain('Une autre visite est possible')
})
