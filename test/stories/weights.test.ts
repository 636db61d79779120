import { afterEach, beforeEach, expect, test } from 'vitest'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import { settable } from '../../src/club/standing/weights.ts'
import { wordsFor } from '../../src/words/words.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

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

  await organizer.presses('Annuler')
  expect(await choices()).toEqual([])
  expect(await figures()).toBeCloseTo(before, 3)

  await club.person('m05').says('/club poids')
  expect(text()).not.toContain('entre 0,25 et 1')
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
