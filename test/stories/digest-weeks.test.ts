import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestReport } from '../../src/club/digest/report.ts'
import { digestRetention } from '../../src/club/digest/told.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import type { KeptUntil } from '../../src/db/retention.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf, type Staged } from '../kit/stage.ts'

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub()
})
afterEach(() => club.close())

/** The digest that came last to the organizers' channel. */
const message = () =>
  club.stage.messages
    .filter(({ text, where }) => where.kind === 'channel' && text.startsWith('Le club, semaine'))
    .at(-1)!
const told = () =>
  club.inClub(({ tx }) => tx.selectFrom('digest_told').select(['monday', 'facts']).orderBy('monday').execute())
const left = () => club.inClub(({ tx }) => tx.selectFrom('digest_left').select(['kind', 'about']).execute())
/** How many referrals the digest says wait for news. */
const waiting = (text: string) => Number(/(\d+) recommandations? sans nouvelles/.exec(text)?.[1] ?? 0)
const pressOf = (button: string) =>
  actionsOf(message().view).flatMap(one => ('id' in one && one.id.startsWith(button) ? [one.id] : []))[0]

test('a week stays as it was told, in figures and without a name, and can be read again until it is let go of', async () => {
  await club.goesTo('2026-11-23T08:00')
  const [monday] = await told()
  expect(String(monday!.monday)).toBe('2026-11-16')
  const kept = JSON.stringify(monday!.facts)
  const people = await club.inClub(({ tx }) => tx.selectFrom('member').select(['name']).execute())
  for (const { name } of people) expect(kept).not.toContain(name)

  // A roll is put right afterwards: what is computed anew says so, what was told does not.
  expect(message().text).toContain('Présence : 22 sur 27')
  await club.inClub(({ tx }) =>
    sql`update attendance set status = 'absent' where status = 'present' and meeting_id =
      (select id from meeting where starts_at < '2026-11-20' order by starts_at desc limit 1)`.execute(tx),
  )
  const anew = await club.inClub(tx => digestReport(tx, { language: 'fr' }))
  expect(anew.text).not.toContain('Présence : 22 sur 27')
  const organizer = club.person('m01')
  await organizer.says('/club point')
  expect(organizer.seen(/Le club, semaine du 16/)!.text).toContain('Présence : 22 sur 27')

  // The Monday after, the week before is chosen from the list: all of its sentences, and nothing that is done now.
  const before = message().text
  await club.goesTo('2026-11-30T08:00')
  await organizer.says('/club point')
  await organizer.chooses('Semaines précédentes…', 'Semaine du 16 novembre 2026')
  const again = organizer.seen(/Le club, semaine du 16/)!
  for (const line of before.split('\n')) expect(again.text).toContain(line)
  expect(actionsOf(again.view).map(one => ('id' in one ? one.id : ''))).toEqual([
    '1|digest|text|2026-11-16',
    '1|digest|past',
  ])
  // Nobody else reads it.
  await club.person('m05').pressesId('1|digest|past')
  expect(club.person('m05').seen(/Le club, semaine/)?.where.kind).not.toBe('onlyHis')

  const after = (day: string) => ({ audit: Temporal.Instant.from(`${day}T00:00Z`) }) as KeptUntil
  await club.inClub(tx => digestRetention[0]!(tx, after('2026-11-25')))
  expect((await told()).map(one => String(one.monday))).toEqual(['2026-11-23'])
})

test('what is done is gone on the next Monday; on the third what still waits says so, is left alone, and told again', async () => {
  const [organizer, other] = [club.person('m01'), club.person('m02')]
  await club.goesTo('2026-11-23T08:00')
  expect(message().text).toContain('1 nouveau sans tête-à-tête')
  expect(message().text).not.toContain('semaine de suite')
  const first = waiting(message().text)

  // A coffee is proposed, and one of the referrals asked about.
  await organizer.presses('Voir les nouveaux')
  const offer = actionsOf(organizer.seen(/Les nouveaux encore sans/)!.view).find(
    one => 'id' in one && one.id.startsWith('1|one-to-one|bring'),
  )!
  await organizer.presses(offer.label)
  await organizer.presses('Voir les recommandations')
  await organizer.chooses('Demander à qui l’a reçue', /./)
  await organizer.says('/club point')
  const now = organizer.seen(/Le club, semaine/)!.text
  expect(now).not.toContain('1 nouveau sans tête-à-tête')
  expect(waiting(now)).toBe(first - 1)

  await club.goesTo('2026-11-30T08:00')
  expect(message().text).not.toContain('1 nouveau sans tête-à-tête')
  const [before = [], second = []] = (await told()).map(({ facts }) => Object.keys(facts.weeks))
  expect(before.filter(one => one.startsWith('referral') && !second.includes(one))).toHaveLength(1)
  expect(message().text).not.toContain('semaine de suite')
  expect(pressOf('1|digest|leave')).toBeUndefined()

  await club.goesTo('2026-12-07T08:00')
  const third = (await told())[2]!.facts.weeks
  const lasting = Object.entries(third).filter(([one, weeks]) => one.startsWith('referral') && weeks >= 3)
  expect(lasting.length).toBeGreaterThan(3)
  expect(message().text).toContain(`Dont ${lasting.length} pour la 3e semaine de suite.`)

  // Left alone by an organizer and nobody else, once; taken back; left alone again.
  const press = pressOf('1|digest|leave|referral')!
  await club.person('m05').pressesId(press)
  expect(await left()).toEqual([])
  await organizer.presses('Ne plus rappeler ces recos')
  expect(organizer.seen(/C’est laissé tranquille/)).toBeDefined()
  expect((await left()).map(({ about }) => `referral ${about}`).sort()).toEqual(lasting.map(([one]) => one).sort())
  // The message that everybody in the channel reads says so, and offers it no more; its figures stay as they were told.
  const isTold = waiting(message().text)
  expect(message().text).toMatch(/semaine de suite. (On les laisse tranquilles|Laissé tranquille) depuis\./)
  expect(pressOf('1|digest|leave')).toBeUndefined()
  await other.pressesId(press)
  expect(other.seen(/Plus rien n’attend ici/)).toBeDefined()
  await organizer.presses('Annuler')
  expect(organizer.seen(/Le point en parle de nouveau/)).toBeDefined()
  expect(await left()).toEqual([])
  expect([message().text.includes('tranquille'), pressOf('1|digest|leave|referral'), waiting(message().text)]).toEqual([
    false,
    press,
    isTold,
  ])
  await organizer.pressesId(press)
  expect(await left()).toHaveLength(lasting.length)
  const noted = await club.inClub(({ tx }) =>
    tx.selectFrom('audit').select('what').where('what', 'like', 'digest-%left%').execute(),
  )
  expect(noted).toHaveLength(2)
  await organizer.says('/club point')
  expect(waiting(organizer.seen(/Le club, semaine/)!.text)).toBe(waiting(message().text) - lasting.length)

  // Too late to take back; not told on the fourth Monday; what moved on is left alone no longer.
  await club.goesTo('2026-12-07T08:31')
  const undo = actionsOf(organizer.seen(/C’est laissé tranquille/)!.view).flatMap(one =>
    'id' in one ? [one.id] : [],
  )[0]!
  await organizer.pressesId(undo)
  expect(await left()).toHaveLength(lasting.length)
  const [moved = ''] = lasting.map(([one]) => one.replace('referral ', ''))
  await club.inClub(({ tx, at }) =>
    tx.updateTable('referral').set({ touched_at: at, still_at: at }).where('id', '=', moved).execute(),
  )
  await club.goesTo('2026-12-14T08:00')
  const fourth = (await told())[3]!.facts
  const rest = Object.keys(fourth.weeks).filter(one => one.startsWith('referral') && !fourth.left.includes(one))
  const standing = lasting.map(([one]) => one).filter(one => fourth.weeks[one] !== undefined)
  expect(standing.length).toBeGreaterThan(2)
  expect([...fourth.left].sort()).toEqual(standing.sort())
  expect(waiting(message().text)).toBe(rest.length)
  expect((await left()).map(({ about }) => about)).not.toContain(moved)
})

test('as text it is what stands on the card beside it: as it was told in the message, as of now in /club point', async () => {
  const organizer = club.person('m01')
  await club.goesTo('2026-11-23T08:00')
  const textOf = ({ view }: Staged) =>
    actionsOf(view).flatMap(one => ('id' in one && one.label === 'En texte' ? [one.id] : []))[0]!
  const textButton = textOf(message())
  const sentences = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').match(/^• .*/gm)!
  const asText = () => sentences(/« ([\s\S]*) »$/.exec(organizer.seen(/prêt à copier/i)!.text)![1]!)
  await organizer.presses('Voir les nouveaux')
  const offer = actionsOf(organizer.seen(/Les nouveaux encore sans/)!.view).find(
    one => 'id' in one && one.id.startsWith('1|one-to-one|bring'),
  )!
  await organizer.presses(offer.label)

  // What was done since is gone from what is shown now, and from its text; the figures are those that were told.
  await organizer.says('/club point')
  const card = organizer.seen(/Le club, semaine/)!
  const [now, nowButton] = [card.text, textOf(card)]
  expect(now).not.toContain('1 nouveau sans tête-à-tête')
  await organizer.presses('En texte')
  expect(asText()).toEqual(sentences(now))
  // The message's own text is the message, word for word.
  await organizer.pressesId(textButton)
  expect(asText()).toEqual(sentences(message().text))
  expect(asText().join()).toContain('1 nouveau sans tête-à-tête')

  // Pressed a week later, both are of the week that their card is about.
  const before = sentences(message().text)
  await club.goesTo('2026-11-30T08:00')
  for (const press of [textButton, nowButton]) {
    await organizer.pressesId(press)
    expect(asText()).toEqual(before)
  }
  // Where nothing is kept of it any more, what can be read is shown, and no other week under its button.
  await club.inClub(({ tx }) =>
    tx.deleteFrom('digest_told').where('monday', '=', Temporal.PlainDate.from('2026-11-16')).execute(),
  )
  await organizer.pressesId(textButton)
  expect(organizer.messages.at(-1)!.text).toContain('Le club, semaine du 23 novembre')
  expect(organizer.messages.at(-1)!.text).not.toMatch(/prêt à copier/i)
})

test('whoever is erased since has no name in a told week, nor behind its buttons; its figures stay as they were told', async () => {
  const organizer = club.person('m01')
  await club.goesTo('2026-11-23T08:00')
  const before = message().text
  await organizer.presses('Voir les recommandations')
  const behind = organizer.messages.at(-1)!.text
  // One of those who gave what stands still, and one of whom the organizers are told.
  const people = await club.inClub(({ tx, id }) =>
    tx
      .selectFrom('member')
      .select(['id', 'external_id', 'name'])
      .where('club_id', '=', id)
      .orderBy('external_id')
      .execute(),
  )
  const giver = people.find(({ name }) => new RegExp(`[D’e] ?@?${name} à`).test(behind))!
  const hunter = people.find(({ external_id }) => external_id === 'm09')!
  await organizer.presses('Voir les noms')
  expect(organizer.messages.at(-1)!.text).toContain(hunter.name)
  for (const { id } of [giver, hunter])
    expect(await club.inClub(async tx => eraseMember(tx, await memberById(tx, id), 'Ancien membre'))).toBeNull()
  await club.assidu.drain()

  // The message is drawn anew, and reads as it was told.
  const names = new RegExp([giver, hunter].map(({ name }) => name).join('|'))
  expect(message().text).toBe(before)
  await organizer.presses('Voir les recommandations')
  expect(organizer.messages.at(-1)!.text).not.toMatch(names)
  await organizer.presses('Voir les noms')
  expect(organizer.messages.at(-1)!.text).not.toMatch(names)
  // Read again a week later, too: all of its sentences, and nobody.
  await club.goesTo('2026-11-30T08:00')
  await organizer.says('/club point')
  await organizer.chooses('Semaines précédentes…', 'Semaine du 16 novembre 2026')
  const again = organizer.seen(/Le club, semaine du 16/)!.text
  for (const line of before.split('\n')) expect(again).toContain(line)
  expect(again).not.toMatch(names)
})
