import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeSettings } from '../../src/club/setup/club-settings.ts'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { clubWeightsPress } from '../../src/club/standing/presses.ts'
import { historyOf } from '../../src/club/standing/queries.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import { figuresAt } from '../../src/club/standing/replay.ts'
import { settable } from '../../src/club/standing/weights.ts'
import { noticePress } from '../../src/notices/presses.ts'
import { wordsFor } from '../../src/words/words.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import type { Person } from '../kit/stage.ts'

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub({ only: evaluating.name })
})
afterEach(() => club.close())

const usual = {
  ...{ referral: '1', introduction: '1', answer: '1', guest: '1', sponsorship: '1', thanks: '0,5' },
  ...{ 'introduction-for-himself': '1', ask: '1', offer: '0,7', problem: '0,5', 'half-life': '270' },
}
const text = () => club.stage.messages.at(-1)!.text
const figures = () =>
  club.inClub(async tx => {
    const found = [...(await standingsOf(tx)).values()].flatMap(({ figures }) => figures ?? [])
    return found.reduce((sum, one) => sum + one.soliciting, 0)
  })
const evaluations = () =>
  club.inClub(({ tx }) =>
    tx.selectFrom('evaluation').select(['at', 'member_id', 'standing']).orderBy('at').orderBy('member_id').execute(),
  )
const choices = () => club.inClub(async ({ row }) => row.settings.weighings ?? [])

test('an organizer weighs otherwise: within bounds, knowing first what it would change, and takes it back', async () => {
  const before = await figures()
  const organizer = club.person('m01')
  await organizer.says('/club poids')
  expect(text()).toContain('Comme d’ordinaire')
  expect(text()).toContain('0,5 (entre 0,25 et 1)')

  await organizer.presses(/^Les changer/)
  await organizer.submits({ ask: '7' })
  expect(await choices()).toEqual([])
  await organizer.presses(/^Les changer/)
  await organizer.submits(usual)
  expect(text()).toContain('déjà les poids du club')

  await organizer.presses(/^Les changer/)
  await organizer.submits({ ask: '2', 'introduction-for-himself': '0,5' })
  expect(text()).toContain('Rien n’est encore enregistré')
  expect(text()).toMatch(/mériterait un mot|personne ne serait ailleurs/)
  expect(text()).not.toMatch(/Franck|chasseur/)
  expect(await choices()).toEqual([])

  await organizer.presses('Enregistrer')
  expect(await choices()).toMatchObject([{ weights: { ask: 2, 'introduction-for-himself': 0.5 }, halfLife: 270 }])
  expect(await figures()).not.toBeCloseTo(before, 3)
  const audited = await club.inClub(tx =>
    tx.tx.selectFrom('audit').select('what').where('what', '=', 'weights-changed').execute(),
  )
  expect(audited).toHaveLength(1)

  // A Tuesday is evaluated under them: the choice stays in the history, and the one before it holds again from its own day.
  await club.goesTo('2026-11-24T11:00')
  const stored = await evaluations()
  await organizer.presses('Annuler')
  const [slip, again] = await choices()
  expect(await choices()).toHaveLength(2)
  expect(slip).toMatchObject({ weights: { ask: 2 } })
  expect(again).toMatchObject({ weights: { ask: 1, 'introduction-for-himself': 1 }, halfLife: 270 })
  expect(Temporal.Instant.compare(slip!.from, again!.from)).toBe(-1)
  expect(
    organizer.texts.some(one => one.startsWith('Ce que compte chaque acte') && one.includes('Comme d’ordinaire')),
  ).toBe(true)
  expect(await evaluations()).toEqual(stored)
  const undone = await club.inClub(async tx => {
    const { weighings: _, ...history } = await historyOf(tx)
    return [...figuresAt(history, tx.at)].map(([id, { soliciting }]) => [id, soliciting.toFixed(6)])
  })
  const now = await club.inClub(async tx => [...(await standingsOf(tx))])
  expect(now.flatMap(([id, { figures }]) => (figures ? [[id, figures.soliciting.toFixed(6)]] : [])).sort()).toEqual(
    undone.filter(([id]) => now.some(([one, { figures }]) => one === id && figures)).sort(),
  )
  // What was undone is not undone again, nor by another.
  await organizer.pressesId(clubWeightsPress('undo', slip!.id))
  expect(await choices()).toHaveLength(2)

  await club.person('m05').says('/club poids')
  expect(text()).not.toContain('entre 0,25 et 1')
})

test('who would stand elsewhere is named behind a look, which each of them finds in his own data', async () => {
  const lookedAt = () =>
    club
      .inClub(({ tx }) =>
        tx
          .selectFrom('audit')
          .innerJoin('member', join => join.onRef('member.id', '=', 'audit.about'))
          .select('member.name')
          .where('what', '=', 'digest-names')
          .execute(),
      )
      .then(rows => rows.map(({ name }) => name).sort())
  // In a club so careful that its hunters stand near the line.
  await club.inClub(tx => changeSettings(tx, settings => ({ ...settings, sensitivity: 15 })))
  const organizer = club.person('m01')
  const weighs = async (by: Person) => {
    await by.says('/club poids')
    await by.presses(/^Les changer/)
    await by.submits({
      ...{ referral: '0,5', introduction: '0,5', answer: '0,5', guest: '0,5', thanks: '0,25', sponsorship: '0,5' },
      ...{ ask: '0,5', 'introduction-for-himself': '0,5', offer: '0,35', problem: '0,25' },
    })
  }
  await weighs(organizer)
  expect(text()).toMatch(/membres? de moins|de plus/)
  expect(await lookedAt()).toEqual([])
  await organizer.presses('Voir qui')
  const named = await lookedAt()
  expect(named.length).toBeGreaterThan(0)
  for (const name of named) expect(text()).toContain(name)
  expect(text()).toContain('Ce regard est noté')
  expect(text()).not.toMatch(/chasseur|hunter|retrait/)
  expect(await choices()).toEqual([])
  // Read once more within the quarter of an hour it is the same look.
  await organizer.presses('Voir qui')
  expect(await lookedAt()).toEqual(named)

  // An organizer does not read himself there, nor whoever has not said hello.
  const moved = await club.inClub(({ tx }) =>
    tx.selectFrom('member').select(['id', 'name', 'external_id']).where('name', 'in', named).executeTakeFirstOrThrow(),
  )
  await club.inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ roles: ['organizer'] })
      .where('id', '=', moved.id)
      .execute(),
  )
  await weighs(club.person(moved.external_id))
  await club.person(moved.external_id).presses('Voir qui')
  expect(text()).not.toContain(moved.name)
  await club.inClub(({ tx }) =>
    tx.updateTable('account').set({ hello_at: null }).where('member_id', '=', moved.id).execute(),
  )
  await weighs(club.person('m02'))
  await club.person('m02').presses('Voir qui')
  expect(text()).not.toContain(moved.name)
})

test('whoever is weighed otherwise than others reads so: in his standing, and in what a first message says', async () => {
  const own = 'Ce club a choisi lui-même pour combien compte chaque acte.'
  await club.person('m05').says('/mon-bilan')
  expect(text()).not.toContain(own)
  const organizer = club.person('m01')
  await organizer.says('/club poids')
  await organizer.presses(/^Les changer/)
  await organizer.submits({ ask: '2' })
  await organizer.presses('Enregistrer')
  await club.person('m05').says('/mon-bilan')
  expect(text()).toContain(own)
  await club.inClub(({ tx }) => tx.updateTable('account').set({ informed_at: null }).execute())
  await club.person('m05').pressesId(noticePress('hello'))
  expect(text()).toContain(own)
})

test.each([
  ['fr', 'docs/bureau.md'],
  ['en', 'docs/organizers.md'],
] as const)('what organizers read of weights is the table (%s)', (language, file) => {
  const { weights } = wordsFor({ language, address: 'vous' })
  const { asks } = weights.commands['club-weights'].forms.weights
  const lines = readFileSync(file, 'utf8').split('\n')
  const rows = Object.entries(settable).map(
    ([field, { weight, from, to }]) =>
      `| ${asks[field as keyof typeof asks].label} | ${weights.number(weight)} | ${weights.number(from)} – ${weights.number(to)} |`,
  )
  const first = lines.indexOf(rows[0]!)
  expect(first).toBeGreaterThan(0)
  expect(lines.slice(first, first + rows.length + 1)).toEqual([...rows, ''])
})

test('each field says the bounds of the table', () => {
  for (const language of ['fr', 'en'] as const) {
    const { weights } = wordsFor({ language, address: 'vous' })
    const { asks } = weights.commands['club-weights'].forms.weights
    for (const [field, { weight, from, to }] of Object.entries(settable))
      expect(asks[field as keyof typeof asks].hint.match(/[\d.,]*\d/g)).toEqual(
        [weight, from, to].map(number => weights.number(number)),
      )
  }
})
