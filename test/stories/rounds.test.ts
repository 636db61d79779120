import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endMembership, undoEnd } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { askForRounds } from '../../src/club/pairing/plan.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { openStory, type StoryOf, story } from '../kit/story.ts'
import { takenBy } from '../kit/taken.ts'
import { inFolder } from '../kit/temporary-folder.ts'

/** What becomes of a round where somebody leaves, where the bot was away, and where it is stopped in the middle. */

type Told = Pick<StoryOf<string>, 'inClub'>

/** The club has lived here for long: its rounds are asked for. */
const hasRounds = ({ inClub }: Told, rounds?: 'weekly') =>
  inClub(async club => {
    await club.tx
      .updateTable('club')
      .set({ placed_at: club.at.subtract({ hours: 24 * 90 }), settings: JSON.stringify(rounds ? { rounds } : {}) })
      .execute()
    const settings = rounds ? { rounds } : {}
    await askForRounds({ ...club, row: { ...club.row, settings } })
  })

const proposals = ({ inClub }: Told) =>
  inClub(async ({ tx }) => {
    const { rows } = await sql<{ round: string; people: string; status: string }>`
      select o.round, o.status, (select string_agg(m.external_id, ' ' order by m.external_id) from member m
        where m.id = any(o.members)) as people
      from one_to_one o where o.round is not null order by 1, 3`.execute(tx)
    return rows.map(({ round, people, status }) => `${round} ${people}: ${status}`)
  })

const roundsDrawn = ({ inClub }: Told) =>
  inClub(async ({ tx }) =>
    (await tx.selectFrom('pairing_round').select('round').orderBy('round').execute()).map(one => one.round),
  )

story('stopped in the middle of its writing it is drawn once, and whole, when it begins again', async club => {
  const { clock, url, machine, lost, people } = club
  lost.isMeant(/P0001/)
  await hasRounds(club)
  await clock.goesTo('2026-12-03T11:00')
  await inSession(url, async session => {
    await session.query(`create function stops() returns trigger language plpgsql as
      $$ begin raise exception 'stopped in the middle'; end $$`)
    await session.query(`create trigger stops before insert on notice for each row
      when (new.kind = 'round-proposed') execute function stops()`)
  })
  await clock.goesTo('2026-12-07T10:01')
  expect(await proposals(club)).toEqual([])
  expect(await roundsDrawn(club)).toEqual([])
  await inSession(url, session => session.query('drop trigger stops on notice'))
  await machine.passes('PT1H')
  expect(await roundsDrawn(club)).toEqual(['2026-12'])
  expect(await proposals(club)).toHaveLength(2)
  for (const person of [people.lea, people.marc])
    expect(person.messages.filter(({ text }) => text.includes('Quelqu’un à rencontrer :'))).toHaveLength(1)
})

story('after five weeks away only the round of now is drawn, and nobody is told of one that is past', async club => {
  const { assidu, people } = club
  await hasRounds(club)
  const clock = assidu.clock as MovableClock
  const away = Temporal.PlainDateTime.from('2027-01-08T09:30').toZonedDateTime('Europe/Paris').toInstant()
  clock.standAt(away)
  await assidu.beatAndDrain()
  await assidu.beatAndDrain()
  expect(await roundsDrawn(club)).toEqual(['2027-01'])
  expect(await proposals(club)).toHaveLength(2)
  expect(people.marc.texts.join('\n')).not.toContain('Bientôt quelqu’un à rencontrer')
  expect(people.marc.messages.filter(({ text }) => text.includes('Quelqu’un à rencontrer :'))).toHaveLength(1)
})

story('too late for its round the club waits for the next one', async club => {
  const { assidu } = club
  await hasRounds(club)
  const clock = assidu.clock as MovableClock
  clock.standAt(Temporal.PlainDateTime.from('2026-12-28T09:30').toZonedDateTime('Europe/Paris').toInstant())
  await assidu.beatAndDrain()
  await assidu.beatAndDrain()
  expect(await roundsDrawn(club)).toEqual([])
  await club.clock.goesTo('2027-01-04T10:01')
  expect(await roundsDrawn(club)).toEqual(['2027-01'])
})

const five = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  marc: { name: 'Marc Dubois', company: 'Dubois Électricité' },
  ana: { name: 'Ana Costa', company: 'Costa Traiteur', language: 'en' },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'] as string[], language: 'en' },
  paul: { name: 'Paul Petit', company: 'Martin Toitures' },
} as const

/** A club of five: one round makes a pair and a group of three. */
async function ofFive(tell: (club: StoryOf<keyof typeof five>) => Promise<void>): Promise<void> {
  const club = await openStory({ cast: five })
  await tell(club).finally(() => club.close())
}

test('who leaves goes from his group without a word, of three the others go on; when he is back he is in it', () =>
  ofFive(async club => {
    const { clock, inClub, idOf, people } = club
    await hasRounds(club)
    await clock.goesTo('2026-12-07T10:01')
    const drawn = await proposals(club)
    expect(drawn.map(one => one.split(' ').length).toSorted()).toEqual([4, 5])
    // Nobody meets whom he works with.
    expect(drawn.filter(one => one.includes('lea') && one.includes('paul'))).toEqual([])
    const three = drawn
      .find(one => one.split(' ').length === 5)!
      .match(/lea|marc|ana|olga|paul/g)! as (keyof typeof five)[]
    const [gone, ...others] = three.toSorted((a, b) => Number(a === 'olga') - Number(b === 'olga'))
    const by = await inClub(tx => memberById(tx, idOf('olga')))
    const member = await inClub(tx => memberById(tx, idOf(gone!)))
    await inClub(tx => endMembership(tx, { by, member }))
    await club.assidu.drain()
    expect(await proposals(club)).toContain(`2026-12 ${others.toSorted().join(' ')}: proposed`)
    const text = people[others[0]!].seen(/rencontrer :|to meet:/)!.text
    expect(text).not.toContain(five[gone!].name)
    expect(text).toMatch(/vous deux|you two/)
    await inClub(tx => undoEnd(tx, { by, member }))
    expect(await proposals(club)).toContain(`2026-12 ${three.toSorted().join(' ')}: proposed`)

    // Of two the other reads that it does not take place, and is erased from it with his name.
    const two = drawn
      .find(one => one.split(' ').length === 4)!
      .match(/lea|marc|ana|olga|paul/g)! as (keyof typeof five)[]
    const [left, stays] = two.toSorted((a, b) => Number(a === 'olga') - Number(b === 'olga'))
    const leaver = await inClub(tx => memberById(tx, idOf(left!)))
    await inClub(tx => endMembership(tx, { by, member: leaver }))
    await club.assidu.drain()
    expect(people[stays!].seen(/n’a pas lieu cette fois|does not take place this time/)).toBeDefined()
    await inClub(tx => eraseMember(tx, leaver, 'ancien membre'))
    await club.assidu.drain()
    expect(people[stays!].texts.join('\n')).not.toContain(five[left!].name)
  }))

test('who is on leave, has no account or has not said hello is proposed to nobody', () =>
  ofFive(async club => {
    const { clock, inClub, idOf, people } = club
    await hasRounds(club)
    await clock.goesTo('2026-11-20T11:00')
    await people.lea.says('/pause pour:"un mois"')
    await inClub(async ({ tx }) => {
      await tx.deleteFrom('account').where('member_id', '=', idOf('paul')).execute()
      await tx.updateTable('account').set({ hello_at: null }).where('member_id', '=', idOf('marc')).execute()
    })
    await clock.goesTo('2026-12-03T11:00')
    expect(people.lea.texts.join('\n')).not.toContain('Bientôt quelqu’un')
    await clock.goesTo('2026-12-07T10:01')
    expect((await proposals(club)).filter(one => /lea|marc|paul/.test(one))).toEqual([])
  }))

test('a weekly club is not told beforehand: the next round can be left out where the last one stands', () =>
  ofFive(async club => {
    const { clock, people } = club
    await hasRounds(club, 'weekly')
    await clock.goesTo('2026-11-09T10:01')
    expect((await proposals(club)).every(one => one.startsWith('2026-11-09'))).toBe(true)
    expect(people.lea.texts.join('\n')).not.toContain('Bientôt quelqu’un')
    await people.lea.presses('Passer le prochain tour')
    expect(people.lea.texts.at(-1)).toContain('Vous passez ce tour')
    await clock.goesTo('2026-11-16T10:01')
    expect((await proposals(club)).filter(one => one.startsWith('2026-11-16') && one.includes('lea'))).toEqual([])
    // It was this one alone.
    const { rows } = await club.inClub(({ tx }) => sql<{ round: string }>`select round from round_skip`.execute(tx))
    expect(rows).toEqual([{ round: '2026-11-16' }])
  }))

story('what one wishes for himself stands in what he takes along, and in no export', async club => {
  const { people, assidu, clubId, inClub, idOf } = club
  await people.olga.says('/club pairs')
  await people.olga.presses('Keep two apart')
  await people.olga.submits({ one: idOf('lea'), other: idOf('ana') })
  expect(people.olga.texts.at(-1)).toContain('are not brought together')
  // Said twice it stands once.
  await people.olga.says('/club pairs')
  await people.olga.presses('Keep two apart')
  await people.olga.submits({ one: idOf('ana'), other: idOf('lea') })
  // For herself she says it in her profile: here she could not take it back.
  await people.olga.says('/club pairs')
  await people.olga.presses('Keep two apart')
  await people.olga.submits({ one: idOf('marc'), other: idOf('olga') })
  expect(people.olga.problems.other).toContain('For yourself, say it in your profile')
  await inClub(({ tx, id, at, newId }) =>
    tx
      .insertInto('kept_apart')
      .values([
        { club_id: id, id: newId(), one_id: idOf('marc'), other_id: idOf('lea'), kept_by: 'member', since: at },
        { club_id: id, id: newId(), one_id: idOf('olga'), other_id: idOf('lea'), kept_by: 'organizers', since: at },
      ])
      .execute(),
  )
  await people.olga.says('/club pairs')
  expect(people.olga.texts.at(-1)).toContain('Ana Costa and Léa Martin')
  // What names an organizer himself is not shown to him.
  expect(
    people.olga.texts
      .at(-1)!
      .split('\n')
      .filter(one => one.includes('Olga')),
  ).toEqual([])
  expect((await takenBy(people.marc)).json).toContain('kept-apart')
  for (const who of [people.lea, people.ana, people.olga])
    expect((await takenBy(who)).json).not.toMatch(/kept-apart|keptApart/)
  await inFolder(async folder => {
    await exportFolder(assidu.means, clubId, folder)
    const members = await readFile(join(folder, 'members.csv'), 'utf8')
    expect(members).not.toContain('apart')
  })
})
