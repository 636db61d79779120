import { expect, onTestFinished, test } from 'vitest'
import { lookupsThrough } from '../../src/contract/lookup.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { gathered } from '../../src/db/gather.ts'
import { clubDuty, duties } from '../../src/duties/duty.ts'
import { doDuty } from '../../src/jobs/heartbeat.ts'
import { step } from '../../src/notices/delivering.ts'
import { Desk } from '../../src/notices/desk.ts'
import { plain } from '../../src/view/plain.ts'
import { openStory, story, usualCast } from '../kit/story.ts'
import { filesOf, textOf } from '../shape/sources.ts'

story(
  'nothing that may take its time is asked for inside a transaction',
  async ({ assidu, clubId, inClub: within }) => {
    const { means, platforms, connection } = assidu
    const asked: (() => Promise<unknown>)[] = [
      () => inClub(means, clubId, async () => {}),
      () => means.db.selectFrom('place').selectAll().execute(),
      () => platforms.get('playground')!.person('stage', 'lea'),
      () => platforms.get('playground')!.channels('stage'),
    ]
    for (const ask of asked) {
      await expect(within(ask)).rejects.toThrow('inside an open transaction')
      await ask()
    }
    expect(connection.pool.totalCount - connection.pool.idleCount).toBe(0)
  },
)

story('what a gesture asks of a platform is fetched between two transactions, all of it at once', async told => {
  const { assidu, clubId, inClub: within } = told
  const rounds: string[] = []
  const answer = await gathered(ask =>
    inClub(assidu.means, clubId, async club => {
      rounds.push('begun')
      await club.tx
        .updateTable('club')
        .set({ name: `${club.name} bis` })
        .where('club_id', '=', club.id)
        .execute()
      const here = lookupsThrough(assidu.platforms, ask).get('playground')!
      const people = await Promise.all(['lea', 'marc'].map(account => here.person('stage', account)))
      const again = await here.person('stage', 'lea')
      return [...people, again].map(person => ('name' in person ? person.name : person.trouble))
    }),
  )
  expect(answer).toEqual(['lea', 'marc', 'lea'])
  expect(rounds).toEqual(['begun', 'begun'])
  // What the first one did was taken back with it.
  expect(await within(async ({ name }) => name)).toBe('Le Cercle bis')
})

test('who finds every connection taken is told so in a sentence, and is answered when one is free', async () => {
  const told = await openStory({ cast: usualCast, poolSize: 1, patience: 100 })
  onTestFinished(() => told.close())
  told.lost.isMeant(/TooBusy/)
  const taken = Promise.withResolvers<void>()
  const free = Promise.withResolvers<void>()
  const holding = told.inClub(async () => {
    taken.resolve()
    await free.promise
  })
  await taken.promise
  const { lea } = told.people
  const answer = await told.assidu.dispatch({
    ...{ platform: 'playground', place: 'stage', id: 'at-a-bad-time', account: 'lea' },
    what: { kind: 'command', name: 'help' },
  })
  expect(answer.kind === 'show' && plain(answer.view, answer.room)).toContain('rien n’est perdu')
  free.resolve()
  await holding
  await lea.says('/help')
  expect(lea.texts.at(-1)).toContain('/mes-donnees')
})

test('there is one way into a transaction', () => {
  const ways = filesOf('{src,commands}/**/*.ts').filter(file => /\.(transaction|startTransaction)\(/.test(textOf(file)))
  expect(ways).toEqual(['src/db/transact.ts'])
})

story('a duty asks a platform as a gesture does, away from the desk, and is done once', async told => {
  const { assidu, clubId, inClub: within } = told
  const desk = new Desk(1)
  const looking = clubDuty('look who is there')
  const rounds: string[] = []
  let free = -1
  const asked = new Proxy(assidu.platforms.get('playground')!, {
    get: (platform, key) =>
      key === 'person'
        ? async (place: string, account: string) => {
            free = desk.free
            return platform.person(place, account)
          }
        : Reflect.get(platform, key),
  })
  const does = looking.does(async ({ lookups, tx, id, name }) => {
    rounds.push(name)
    await tx
      .updateTable('club')
      .set({ name: `${name} bis` })
      .where('club_id', '=', id)
      .execute()
    const person = await lookups.get('playground')!.person('stage', 'lea')
    rounds.push('name' in person ? person.name : person.trouble)
  })
  const due = await within(async club => {
    await looking.ask(club, club.at)
    const [row] = await club.tx.selectFrom('due').select('id').where('duty', '=', looking.name).execute()
    return row!.id
  })
  const given = { means: assidu.means, platforms: new Map([['playground', asked]] as const), desk }
  for (let n = 0; n < 2; n++) await step(given, clubId, club => doDuty(club, duties([does]), { id: due }))
  expect(rounds).toEqual(['Le Cercle', 'Le Cercle', 'lea'])
  expect(free).toBe(1)
})
