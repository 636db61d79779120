import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub()
  await club.goesTo('2026-11-23T08:00')
})
afterEach(() => club.close())

test('a coffee for the newcomer is proposed to the two from the digest, and can be taken back', async () => {
  const organizer = club.person('m01')
  await organizer.presses('Voir les nouveaux')
  const waiting = organizer.seen(/Les nouveaux encore sans tête-à-tête/)!
  expect(waiting.text).toContain('Qui pourrait accueillir')
  const offer = actionsOf(waiting.view).find(one => 'id' in one && one.id.startsWith('1|one-to-one|bring'))!
  const pressed = 'id' in offer ? offer.id : ''
  const names = offer.label.split(' et ')
  const accounts = await Promise.all(names.map(accountOf))
  // A member who is no organizer brings nobody together.
  await club.person('m05').pressesId(pressed)
  expect(await brought()).toEqual([])
  await organizer.presses(offer.label)
  expect(organizer.seen(/Café proposé/)).toBeDefined()
  // Each of the two reads whom he could meet, and that the organizers thought of it; nobody is said to have asked.
  const told = () => accounts.map(account => club.direct(account, /Le bureau a pensé que vous auriez plaisir/))
  expect(told().map(({ length }) => length)).toEqual([1, 1])
  for (const [message] of told()) expect(message!.text).not.toMatch(/bilan|en retrait|jours au club|sans tête-à-tête/)
  // Pressed by the other organizer, too late: it is on its way, and nobody is asked twice.
  await club.person('m02').pressesId(pressed)
  expect(club.person('m02').seen(/déjà proposé/)).toBeDefined()
  expect(await brought()).toHaveLength(1)
  // What was done is not suggested again.
  await organizer.says('/club point')
  expect(organizer.seen(/Le club, semaine/)!.text).not.toContain('sans tête-à-tête après 30 jours')
  await organizer.presses('Annuler')
  expect(told().flat()).toEqual([])
  await organizer.says('/club point')
  expect(organizer.seen(/Le club, semaine/)!.text).toContain('sans tête-à-tête après 30 jours')
})

const brought = () =>
  club.inClub(({ tx }) => tx.selectFrom('one_to_one').select('id').where('brought_by', 'is not', null).execute())

const accountOf = (name: string): Promise<string> =>
  club.inClub(
    async ({ tx }) =>
      (await tx.selectFrom('member').select('external_id').where('name', '=', name).executeTakeFirstOrThrow())
        .external_id,
  )
