import { afterEach, beforeEach, expect, test } from 'vitest'
import { askPress } from '../../src/club/asks/presses.ts'
import { unansweredAsks } from '../../src/club/asks/queries.ts'
import { asOf } from '../../src/club/digest/compute.ts'
import { together } from '../../src/db/together.ts'
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

test('nobody who hunts is proposed as company for a newcomer, and nothing says so', async () => {
  const organizer = club.person('m01')
  // Everybody else is of her firm, with whom she needs no introduction: two who hunt are left, and one who does not.
  const lea = await club.inClub(({ tx }) =>
    tx.selectFrom('member').select(['id', 'company']).where('name', '=', 'Léa Bourgeot').executeTakeFirstOrThrow(),
  )
  await club.inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ company: lea.company ?? 'Bourgeot', activity: null })
      .where('external_id', 'not in', ['m09', 'm23', 'm05'])
      .execute(),
  )
  const nameOf = async (id: string) =>
    (
      await club.inClub(({ tx }) =>
        tx.selectFrom('member').select('name').where('external_id', '=', id).executeTakeFirstOrThrow(),
      )
    ).name
  await organizer.presses('Voir les nouveaux')
  const card = organizer.seen(/Les nouveaux encore sans tête-à-tête/)!
  const offers = actionsOf(card.view).filter(one => 'id' in one && one.id.startsWith('1|one-to-one|bring'))
  expect(offers.map(({ label }) => label)).toEqual([expect.stringContaining(await nameOf('m05'))])
  for (const hunter of ['m09', 'm23']) expect(card.text).not.toContain(await nameOf(hunter))
  expect(card.text).not.toMatch(/chasseur|demande plus/)
})

test('an ask is routed from the digest to one whose profile answers it; he is asked once, and it waits a fortnight', async () => {
  const organizer = club.person('m01')
  await organizer.presses('Voir les besoins')
  expect(organizer.seen(/Besoins sans réponse/)!.text).toContain('Qui a le portable du nouveau notaire')
  await organizer.chooses('S’occuper de l’un d’eux…', /portable du nouveau notaire/)
  const card = organizer.seen(/^Un besoin de Franck/)!
  // At most five, each with the words of his own profile; never the author, nor the organizer himself.
  const matched = card.text.split('\n').filter(line => line.startsWith('• '))
  expect(matched.length).toBeLessThanOrEqual(5)
  expect(card.text).toMatch(/Guillaume d’Arcy : son métier, « Transmission familiale/)
  expect(matched.join()).not.toContain('Franck')

  await organizer.chooses('Demander à…', /Guillaume d’Arcy/)
  expect(organizer.seen(/Poser la question à Guillaume d’Arcy/)!.text).toContain('hors de ses heures calmes')
  expect(await asked()).toEqual([])
  await organizer.presses('Poser la question')
  expect(organizer.seen(/La question part vers Guillaume/)).toBeDefined()
  expect(await asked()).toHaveLength(1)
  // The other organizer thinks of him too, too late: he is asked once.
  await club.person('m02').pressesId(yesOf(await asked()))
  expect(club.person('m02').seen(/déjà au courant/)).toBeDefined()
  await club.goesTo('2026-11-24T09:00')
  const [question, ...more] = club.direct('m32', /nouveau notaire/)
  expect(more).toEqual([])
  expect(actionsOf(question!.view).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Je peux aider', 'Pas pour moi']),
  )

  const digest = () => organizer.seen(/Le club, semaine/)!.text
  await organizer.says('/club point')
  expect(digest()).toMatch(/1 besoin sans aucune réponse/)
  // What he makes of it is nobody's to know: it is listed neither sooner nor later for that.
  await club.person('m32').pressesOn(question!, 'Pas pour moi')
  expect(await listedOn('2026-11-30T08:00')).toEqual([expect.not.stringContaining('nouveau notaire')])
  expect(await listedOn('2026-12-07T08:00')).toContain('Qui a le portable du nouveau notaire ?')
})

const listedOn = (wall: string) =>
  club.inClub(async now => {
    const then = asOf(now, Temporal.PlainDateTime.from(wall).toZonedDateTime(now.zone).toInstant())
    const { asks } = await together(then, { asks: [unansweredAsks(then)] })
    return asks.flatMap(({ text, isAsked }) => (isAsked ? [] : [text]))
  })
const asked = () =>
  club.inClub(({ tx }) => tx.selectFrom('ask_route').selectAll().where('by_id', 'is not', null).execute())
const yesOf = ([route]: Awaited<ReturnType<typeof asked>>) => askPress('pass-yes', route!.ask_id, route!.member_id)
const brought = () =>
  club.inClub(({ tx }) => tx.selectFrom('one_to_one').select('id').where('brought_by', 'is not', null).execute())

const accountOf = (name: string): Promise<string> =>
  club.inClub(
    async ({ tx }) =>
      (await tx.selectFrom('member').select('external_id').where('name', '=', name).executeTakeFirstOrThrow())
        .external_id,
  )
