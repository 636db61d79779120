import { expect } from 'vitest'
import { letGo } from '../../src/club/privacy/let-go.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text

/** All that the club has of the memberships of people of this name. */
const stands = ({ inClub }: Pick<Club, 'inClub'>, name: string) =>
  inClub(async ({ tx }) => {
    const members = await tx.selectFrom('member').selectAll().where('name', '=', name).orderBy('id').execute()
    const ids = ['none', ...members.map(({ id }) => id)].filter(id => id !== 'none')
    if (ids.length === 0) return JSON.stringify(members)
    const leaves = await tx.selectFrom('leave').selectAll().where('member_id', 'in', ids).execute()
    const ends = await tx.selectFrom('membership_end').selectAll().where('member_id', 'in', ids).execute()
    const accounts = await tx.selectFrom('account').selectAll().where('member_id', 'in', ids).execute()
    const led = await tx.selectFrom('guest').select(['id', 'became_member_id']).orderBy('id').execute()
    return JSON.stringify({ members, leaves, ends, accounts, led })
  })

async function applies(club: Club, name: string, said: Record<string, string> = {}) {
  const who = club.stranger(name.toLowerCase().replaceAll(' ', '-'), name)
  await who.says('/candidature')
  await who.submits({ name, ...said })
  const { id } = await club.inClub(({ tx }) =>
    tx.selectFrom('application').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return { who, id }
}

story('an acceptance taken back gives back exactly what was before, whoever the candidate was', async club => {
  const { people, clock, inClub } = club
  const { olga, marc } = people

  // He was on the list, and has never left it: to accept him closes the application, and to take that back opens it.
  const before = await stands(club, 'Marc Dubois')
  const twin = await applies(club, 'Dubois Marc')
  await olga.pressesId(`1|apply|accept|${twin.id}`)
  await olga.submits({})
  expect(told(olga)).toContain('Marc Dubois')
  await olga.presses('It is Marc Dubois')
  expect(told(olga)).toContain('their membership stays as it was')
  expect(await stands(club, 'Marc Dubois')).toBe(before)
  // Whose account it was nobody has proved.
  await twin.who.says('/help')
  expect(told(twin.who)).not.toContain('/thanks')
  await olga.presses('Take the decision back')
  expect(told(olga)).toContain('waits again')
  expect(await stands(club, 'Marc Dubois')).toBe(before)
  await marc.says('/mon-bilan')
  expect(told(marc)).not.toContain('pas membre')
  await olga.pressesId(`1|apply|refuse|${twin.id}`)
  await olga.submits({ reason: 'Il est membre' })

  // She had left in summer; accepted, she is back, and taken back she has left in summer.
  await inClub(({ tx, today }) =>
    tx
      .updateTable('member')
      .set({ left_on: today.subtract({ days: 100 }) })
      .where('id', '=', club.idOf('ana'))
      .execute(),
  )
  const ana = (
    await inClub(({ tx }) =>
      tx.selectFrom('member').select('name').where('id', '=', club.idOf('ana')).executeTakeFirstOrThrow(),
    )
  ).name
  const left = await stands(club, ana)
  const again = await applies(club, ana)
  await olga.pressesId(`1|apply|accept|${again.id}`)
  await olga.submits({})
  await olga.presses(`It is ${ana}`)
  expect(told(olga)).toContain('Back on the list')
  expect(JSON.parse(await stands(club, ana)).members[0].left_on).toBeNull()
  await olga.presses('Take the decision back')
  expect(await stands(club, ana)).toBe(left)

  // She has come back in another way since: what is taken back is the answer alone.
  await olga.pressesId(`1|apply|accept|${again.id}`)
  await olga.submits({})
  await olga.presses(`It is ${ana}`)
  const acceptance = olga.messages.at(-1)!
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: club.idOf('ana') })
  await olga.presses('Undo')
  const here = await stands(club, ana)
  expect(acceptance.text).toContain(ana)
  await clock.goesTo('2026-11-30T12:00')
  await olga.pressesId(`1|apply|reopen|${again.id}`)
  expect(told(olga)).toContain('more has happened since')
  expect(await stands(club, ana)).toBe(here)
})

story(
  'who is new comes with the account and the visits, and goes with them; once more, and is one person',
  async club => {
    const { people, clock, inClub } = club
    const { olga, lea } = people
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-05', time: '07:45', place: 'La Cour d’Or' })
    await clock.goesTo('2026-11-04T12:00')
    for (const [name, company] of [
      ['Nora Blanc', 'Blanc Archi'],
      ['Hugo Petit', 'Petit Bois'],
    ] as const) {
      await lea.presses('Je viens avec un invité')
      await lea.submits({ name, company, agreed: true })
    }
    await clock.goesTo('2026-11-05T10:00')
    await olga.says('/meeting')
    await olga.presses(/^Take the roll/)
    await olga.presses('Save the roll')

    const { who, id } = await applies(club, 'Nora Blanc', { company: 'Blanc Archi' })
    const nobody = await stands(club, 'Nora Blanc')
    await olga.pressesId(`1|apply|accept|${id}`)
    await olga.submits({ company: 'Blanc Archy', sponsor: club.idOf('lea') })
    expect(told(olga)).toContain('account they applied from is linked')
    await who.says('/help')
    expect(told(who)).toContain('/recommander')
    const sponsored = () =>
      inClub(async ({ tx }) => {
        const { topics } = await import('../../src/club/topics.ts')
        expect(topics.length).toBeGreaterThan(0)
        return tx.selectFrom('act').select(['cancels']).where('kind', '=', 'newcomer-sponsored').execute()
      })
    expect(await sponsored()).toEqual([{ cancels: false }])
    const joined = JSON.parse(await stands(club, 'Nora Blanc'))
    expect(joined.members[0].company).toBe('Blanc Archy')
    expect(joined.led.filter((one: { became_member_id: string }) => one.became_member_id)).toHaveLength(1)
    await clock.goesTo('2026-11-12T10:00')
    await olga.pressesId(`1|apply|reopen|${id}`)
    const off = JSON.parse(await stands(club, 'Nora Blanc'))
    // A member on no day, whom nobody has sponsored.
    expect(off.members[0].left_on < off.members[0].joined_on).toBe(true)
    expect([off.accounts, off.led, off.leaves]).toEqual([[], JSON.parse(nobody).led ?? off.led, []])
    expect(off.led.every((one: { became_member_id: string | null }) => one.became_member_id === null)).toBe(true)
    expect((await sponsored()).filter(({ cancels }) => cancels)).toHaveLength(1)
    await who.says('/help')
    expect(told(who)).not.toContain('/recommander')

    // Accepted once more it is she, as she is written now.
    await olga.pressesId(`1|apply|accept|${id}`)
    await olga.submits({ company: 'Blanc Archi' })
    const anew = JSON.parse(await stands(club, 'Nora Blanc'))
    expect(anew.members).toHaveLength(1)
    expect(anew.members[0]).toMatchObject({ company: 'Blanc Archi', joined_on: '2026-11-12', left_on: null })

    // A guest whom an organizer puts on the list is the guest he was, and is not where that is undone.
    await olga.says('/club members')
    await olga.presses('Add')
    await olga.submits({ name: 'Hugo Petit', company: 'Petit Bois' })
    const hugo = () => stands(club, 'Hugo Petit').then(text => JSON.parse(text))
    const { members, led } = await hugo()
    expect(led.map((one: { became_member_id: string }) => one.became_member_id)).toContain(members[0].id)
    await olga.presses('Undo')
    expect(told(olga)).toContain('off the list again')
    expect(JSON.stringify((await hugo()).led)).not.toContain(members[0].id)
    await olga.says('/club members')
    await olga.presses('Add')
    // Of another firm it may be another: nothing is taken for granted.
    await olga.submits({ name: 'Hugo Petit', company: 'Petit & Fils' })
    expect(JSON.stringify((await hugo()).led)).not.toContain(members[0].id)

    // For thirty days; then it is an end like any other.
    await clock.goesTo('2026-12-20T12:00')
    await inClub(letGo)
    expect(await inClub(({ tx }) => tx.selectFrom('member_joining').selectAll().execute())).toEqual([])
    await olga.pressesId(`1|apply|reopen|${id}`)
    expect(told(olga)).toContain('more has happened since')
  },
)
