import { expect } from 'vitest'
import { memberById } from '../../src/club/members/queries.ts'
import { exportOf } from '../../src/club/privacy/own-data.ts'
import { channelOf, direct, labels, lastIn, planned, told } from '../kit/meetings.ts'
import type { Person } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** What each button of a name on the sheet before somebody says: `✓ Léa Martin`, `– Ana Costa · excused`. */
const namesOn = (person: Person) => labels(person).filter(label => /^[✓–] /.test(label))

story(
  'the roll: one list from the answers, of which only what differs is touched; corrected, and undone',
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
    await olga.presses(/^Take the roll/)
    expect(told(olga)).toContain('Roll of Thursday 12 November')
    expect(namesOn(olga)).toEqual([
      '– Ana Costa · excused',
      '✓ Léa Martin',
      '✓ Marc Dubois · substitute',
      '– Olga Renard',
    ])
    expect(told(olga)).toContain('1 there, 1 substitute, 1 excused, 1 absent.')
    await olga.presses('Late…')
    await olga.presses('✓ Léa Martin')
    expect(namesOn(olga)).toContain('✓ Léa Martin · late')
    expect(told(olga)).toContain('Not saved yet: Léa Martin, late.')
    const roll = () =>
      inClub(({ tx }) => tx.selectFrom('attendance').select(['member_id', 'status', 'substitute_name']).execute())
    expect(await roll()).toEqual([])
    await olga.presses('Save the roll')
    expect(told(olga)).toContain('1 there (1 late), 1 substitute, 1 excused, 1 absent.')
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
    expect(recap.text).not.toMatch(/Ana|Olga/)
    expect(channelOf(club)[0]!.text).toContain('l’appel est fait')

    await olga.presses('Correct the roll')
    expect(namesOn(olga)).toContain('✓ Léa Martin · late')
    expect(labels(olga)).not.toContain('Save the correction')
    await olga.presses('– Olga Renard')
    await olga.presses('Save the correction')
    expect(told(olga)).toContain('Corrected: Olga Renard.')
    expect(await roll()).toHaveLength(4)
    expect(await came()).toHaveLength(3)
    expect(recap.text).toContain('3 membres sur 3, 1 excusé')
    expect(channelOf(club)).toHaveLength(2)
    // A correction changes the lines it is about: the ledger has no other line of it.
    expect(await inClub(({ tx }) => tx.selectFrom('act').select('id').execute())).toHaveLength(3)
    await olga.presses('Undo this correction')
    expect(told(olga)).toContain('Your correction is taken back.')
    expect(recap.text).toContain('2 membres sur 3, 1 excusé')
    expect(await came()).toHaveLength(2)

    await olga.presses('Correct the roll')
    await olga.presses('– Olga Renard')
    await olga.presses('Save the correction')
    const id = (await inClub(({ tx }) => tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow())).id
    await olga.pressesId(`1|roll-call|undo|${id}`)
    expect(told(olga)).toContain('waits for its roll again')
    expect(await roll()).toEqual([])
    expect(await came()).toEqual([])
    expect(recap.text).toContain('en train d’être refait')
    // What was said once is not said again: it stands on the sheet.
    await olga.presses(/^Take the roll/)
    expect(namesOn(olga)).toEqual([
      '– Ana Costa · excused',
      '✓ Léa Martin · late',
      '✓ Marc Dubois · substitute',
      '✓ Olga Renard',
    ])
    await olga.presses('Save the roll')
    expect(recap.text).toContain('3 membres sur 3, 1 excusé')
    expect(channelOf(club)).toHaveLength(2)
  },
)

story('a second tap takes the first back; a sheet on which nobody came is not saved', async club => {
  const { people, clock, inClub } = club
  const { olga } = people
  await planned(club, { date: '2026-11-05' })
  await clock.goesTo('2026-11-05T09:30')
  await olga.says('/meeting')
  await olga.presses(/^Take the roll/)
  await olga.presses('Save the roll')
  expect(told(olga)).toContain('Nobody is there on this sheet')
  await olga.presses('– Léa Martin')
  await olga.presses('✓ Léa Martin')
  expect(told(olga)).not.toContain('Not saved yet')
  expect(await inClub(({ tx }) => tx.selectFrom('roll_mark').selectAll().execute())).toEqual([])
  await olga.presses('– Léa Martin')
  // From an older sheet the same is said once more: it is the same.
  await olga.presses('Substitute…')
  await olga.presses('– Marc Dubois')
  await olga.submits({ name: 'Julie Petit' })
  expect(told(olga)).toContain('Marc Dubois, substitute (Julie Petit)')
  await olga.presses('– Ana Costa')
  await olga.submits({})
  await olga.presses('Save the roll')
  expect(told(olga)).toContain('1 there, 2 substitutes, 1 absent.')
  const names = await inClub(({ tx }) =>
    tx.selectFrom('attendance').select('substitute_name').where('status', '=', 'substitute').execute(),
  )
  expect(names.map(row => row.substitute_name).sort()).toEqual(['Julie Petit', null])
})

story('two organizers at one roll: what one has said the other reads, and saves only what he has seen', async club => {
  const { people, clock, inClub, idOf } = club
  const { olga, ana } = people
  await inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ roles: ['member', 'organizer'] })
      .where('id', '=', idOf('ana'))
      .execute(),
  )
  await planned(club, { date: '2026-11-05' })
  await clock.goesTo('2026-11-05T09:30')
  await olga.says('/club roll-call')
  await ana.says('/club appel')
  await olga.presses('– Léa Martin')
  // Ana's sheet is older: her tap changes Marc, and nobody else; hers then says who touched Léa.
  await ana.presses('– Marc Dubois')
  expect(told(ana)).toContain('Léa Martin, there, by Olga Renard')
  await olga.presses('Save the roll')
  expect(told(olga)).toContain('Ana Costa has touched the sheet')
  expect(told(olga)).toContain('Marc Dubois, there, by Ana Costa')
  expect(await inClub(({ tx }) => tx.selectFrom('attendance').selectAll().execute())).toEqual([])
  await olga.presses('Save the roll')
  expect(told(olga)).toContain('2 there, 2 absent.')
  await ana.presses('Save the roll')
  expect(told(ana)).toContain('This roll is saved')
  const audited = await inClub(({ tx }) =>
    tx.selectFrom('audit').select('what').where('what', 'like', 'roll-%').execute(),
  )
  expect(audited).toEqual([{ what: 'roll-taken' }])
})

story(
  'after a week the roll is closed: it is corrected line by line, and the trace says who, when and what it was',
  async club => {
    const { people, clock, inClub, idOf } = club
    const { olga, lea } = people
    await planned(club, { date: '2026-11-05' })
    await clock.goesTo('2026-11-05T09:30')
    await olga.says('/club roll-call')
    await olga.presses('– Léa Martin')
    await olga.presses('– Marc Dubois')
    await olga.presses('Save the roll')
    expect(told(olga)).toContain('Until Friday 13 November')
    const changes = () =>
      inClub(({ tx }) =>
        tx.selectFrom('attendance_change').select(['about', 'was', 'now', 'by_id', 'after_closing', 'why']).execute(),
      )
    await clock.goesTo('2026-11-12T23:59')
    await olga.presses('Correct the roll')
    await olga.presses('– Ana Costa')
    await olga.presses('Save the correction')
    expect((await changes()).map(row => row.after_closing)).toEqual([false])
    await clock.goesTo('2026-11-13T10:00')
    await olga.says('/club roll-call')
    await olga.presses(/^Roll of .*5 November$/)
    expect(told(olga)).toContain('This roll has been closed since')
    await olga.presses('✓ Léa Martin')
    await olga.presses('Save the correction')
    await olga.submits({ why: 'she left before it began' })
    expect(told(olga)).toContain('The trace of it stays')
    expect((await changes()).at(-1)).toEqual({
      ...{ about: idOf('lea'), was: 'present', now: 'absent', by_id: idOf('olga') },
      ...{ after_closing: true, why: 'she left before it began' },
    })
    await olga.presses('Correct the roll')
    expect(told(olga)).toMatch(/Corrected after the closing[\s\S]*Léa Martin, there → absent, by Olga Renard/)
    expect(lea.texts.join()).not.toContain('left before')
    const taken = await inClub(async here => exportOf(here, (await memberById(here, idOf('lea')))!))
    expect(taken.find(({ record }) => record === 'attendance')).toMatchObject({
      status: 'absent',
      corrected: [{ was: 'present', now: 'absent', why: 'she left before it began' }],
    })
  },
)

story(
  'a meeting of which nobody takes the roll is closed without one, counts for nobody, and can be repaired',
  async club => {
    const { people, clock, inClub } = club
    const { olga } = people
    await planned(club, { date: '2026-11-05' })
    await clock.goesTo('2026-11-06T10:00')
    const asked = lastIn('organizers', club)!
    expect(asked.text).toContain('reste à faire')
    await clock.goesTo('2026-11-13T08:00')
    const row = () =>
      inClub(({ tx }) => tx.selectFrom('meeting').select(['status', 'attendance_recorded', 'closed_at']).execute())
    expect(await row()).toEqual([{ status: 'held', attendance_recorded: 'none', closed_at: null }])
    expect(asked.text).toContain('est close sans appel')
    // The channel reads that it is over, and not whose task the roll was.
    expect(channelOf(club)[0]!.text).toContain('Cette réunion est passée.')
    expect(channelOf(club)[0]!.text).not.toContain('appel')
    await olga.says('/club roll-call')
    expect(told(olga)).toContain('Nobody took the roll of')
    await olga.presses(/^Take the roll of/)
    await olga.presses('– Léa Martin')
    await olga.presses('Save the roll')
    expect(await row()).toEqual([expect.objectContaining({ status: 'held', attendance_recorded: 'full' })])
    expect(asked.text).toContain('est fait')
    expect(club.stage.messages.filter(({ where }) => where.id === 'organizers')).toHaveLength(1)
  },
)

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
  await olga.presses(/^Take the roll/)
  // He is expected with who brings him; one more came, whom nobody had announced.
  expect(namesOn(olga)[0]).toBe('✓ Paul Roux (Roux Bois) · guest of Léa Martin')
  await olga.presses('One more guest')
  await olga.submits({ name: 'Zoé Blanc', host: 'Marc Dubois', agreed: true })
  await olga.says('/club roll-call')
  await olga.presses('✓ Zoé Blanc · guest of Marc Dubois')
  await olga.presses('Save the roll')
  expect(lastIn('club', club)!.text).not.toContain('Zoé')
  expect(lastIn('club', club)!.text).toContain('Nos invités : Paul Roux (Roux Bois)')
  await clock.goesTo('2026-11-13T09:59')
  expect(direct(lea).join()).not.toContain('Votre invité')
  await clock.goesTo('2026-11-13T10:00')
  expect(direct(lea).at(-1)).toContain('Votre invité : Paul Roux')
  await lea.presses('Ça lui a plu')
  expect(direct(lea).at(-1)).toContain('C’est noté pour le bureau')
  expect(direct(lea).at(-1)).toContain('Une autre visite est possible')
})
