import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import type { Staged } from '../kit/stage.ts'

/** When and where the organizers get their digest, and what it tells, as they choose it. */

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub({ only: 'digest' })
})
afterEach(() => club.close())

/** Those that came by themselves. */
const digests = () =>
  club.stage.messages.filter(
    ({ text, where }) => where.kind !== 'onlyHis' && /^Le club, semaine du|^The club in the week/.test(text),
  )
const where = () => digests().map(({ where: { kind, id } }) => `${kind} ${id}`)
/** What its pictures say to whoever does not see them. */
const pictures = ({ view }: Staged) =>
  view.blocks.flatMap(block => (block.kind === 'picture' ? [block.alt.replace(/[\u00a0\u202f]/g, ' ')] : []))
const said = () => club.stage.messages.at(-1)!.text
const members = () =>
  club.inClub(({ tx }) =>
    tx
      .selectFrom('member')
      .select(['name', 'external_id', 'roles'])
      .where('left_on', 'is', null)
      .orderBy('external_id')
      .execute(),
  )
const all = [
  ...['presence', 'referrals', 'exchanges', 'one-to-ones', 'asks', 'people', 'standings', 'nudges', 'pictures'],
]

test('its day, its hour and what it tells are chosen, told at once, and taken back', async () => {
  const organizer = club.person('m01')
  await organizer.says('/club hebdo')
  expect(said()).toMatch(/chaque lundi à 8\sh.*C’est l’usage/)
  expect(said()).toMatch(/Le prochain arrive lundi 23 novembre/)
  await organizer.presses('Changer cela')
  expect(organizer.form!.fields.map(({ value }) => value)).toEqual(['channel', 'monday', '08:00', all])
  // Nobody is written to in the evening: what was typed is there again.
  await organizer.submits({ time: '19:30', day: 'wednesday' })
  expect(organizer.problems.time).toMatch(/19\sh\s30.*entre 8\sh et 18\sh\s59/)
  expect(organizer.form!.fields.map(({ value }) => value)).toEqual(['channel', 'wednesday', '19:30', all])
  await organizer.submits({ time: '9h30', shown: all.filter(one => !['presence', 'nudges'].includes(one)) })
  expect(said()).toMatch(/chaque mercredi à 9\sh\s30.*sans l’assiduité et les coups de pouce/s)
  expect(said()).toMatch(/Le prochain arrive mercredi 25 novembre/)

  await club.goesTo('2026-11-24T12:00')
  expect(digests()).toEqual([])
  await club.goesTo('2026-11-25T09:29')
  expect(digests()).toEqual([])
  await club.goesTo('2026-11-25T09:30')
  expect(where()).toEqual(['channel organizers'])
  const [own] = digests()
  expect(own!.text).toContain('Le club, semaine du 16 novembre')
  expect(own!.text).not.toMatch(/22 sur 27|Coups de pouce/)
  // The picture of attendance goes with it.
  expect(pictures(own!)).toEqual([expect.stringMatching(/^Mois par mois.*Tête-à-tête, \d+ en tout/)])

  // As text it is what was told on Wednesday, with nobody’s name, ready to be pasted; on Friday too.
  await club.goesTo('2026-11-27T12:00')
  await organizer.presses('En texte')
  const [title, first, changed] = /« ([\s\S]*) »$/.exec(said())![1]!.split('\n\n')
  expect(title).toBe('Le club, semaine du 16 novembre 2026')
  expect(first).toMatch(/^À faire d’abord\n• /)
  expect(changed).toMatch(/^Ce qui a changé\n• /)
  for (const line of `${first}\n${changed}`.match(/^• .*/gm)!) expect(own!.text).toContain(line)
  for (const { name } of await members()) expect(said()).not.toContain(name)

  // This week’s has come: the old rhythm begins again with the next.
  await organizer.presses('Annuler')
  const after = organizer.seen(/Le point hebdo : quand/)!
  expect(after.text).toMatch(/chaque lundi à 8\sh[\s\S]*Le prochain arrive lundi 30 novembre/)
  await organizer.says('/club point')
  expect(said()).toMatch(/22 sur 27[\s\S]*Coups de pouce/)
  expect(pictures(club.stage.messages.at(-1)!)).toHaveLength(2)
  await club.goesTo('2026-11-30T08:00')
  expect(digests()).toHaveLength(2)
  const audited = await club.inClub(({ tx }) =>
    tx.selectFrom('audit').select('what').where('what', '=', 'settings-changed').execute(),
  )
  expect(audited).toHaveLength(2)

  await club.person('m05').says('/club hebdo')
  expect(said()).not.toContain('Quand')
})

test('to each organizer privately, in his language, in his hours, and to nobody else', async () => {
  const organizer = club.person('m01')
  await organizer.says('/club hebdo')
  await organizer.presses('Changer cela')
  await organizer.submits({ to: 'each' })
  expect(said()).toContain('à chaque membre du bureau, en privé')
  await club.goesTo('2026-11-23T12:00')
  const people = await members()
  const organizers = people.filter(({ roles }) => roles.includes('organizer'))
  expect(where().sort()).toEqual(organizers.map(({ external_id }) => `direct ${external_id}`))
  for (const { text } of digests()) {
    expect(text).not.toMatch(/Envoyé à chaque|Sent to each/)
    for (const { name } of people) expect(text).not.toContain(name)
  }
})
