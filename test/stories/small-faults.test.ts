import { expect } from 'vitest'
import { referralsThatStandStill } from '../../src/club/referrals/queries.ts'
import { together } from '../../src/db/together.ts'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** Small things that made somebody stop and wonder. */

const labels = (message: { view: Parameters<typeof actionsOf>[0] }) => actionsOf(message.view).map(({ label }) => label)

story(
  'whoever reads English in a French club is offered it once, in English, and is written to in French until he takes it',
  async ({ people: { lea, marc }, assidu, stage }) => {
    const types = (account: string, language: 'en' | 'fr', id: string) =>
      assidu.dispatch({
        ...{ platform: 'playground', place: 'stage', id, account, language },
        ...{ channel: { id: 'club', kind: 'channel' }, what: { kind: 'command', name: 'recos' } },
      })
    const first = await types('lea', 'en', 'one')
    if (first.kind !== 'show') throw new Error('no answer')
    stage.keep({ kind: 'onlyHis', id: 'lea' }, ['lea'], first.view, first.room)
    expect(lea.texts.at(-1)).toContain('Vos recommandations')
    expect(lea.texts.at(-1)).toContain('Shall I write to you in English')
    const again = await types('lea', 'en', 'two')
    expect(JSON.stringify(again)).not.toContain('Shall I write')
    await lea.presses('Yes, in English')
    await lea.says('/recos')
    expect(lea.texts.at(-1)).toContain('Your referrals')
    // Whoever reads French already is asked nothing.
    expect(JSON.stringify(await types('marc', 'fr', 'three'))).not.toContain('Shall I write')
    expect(marc.texts).toEqual([])
  },
)

story(
  'once the roll is taken the announcement says who came, as the recap does, not who had answered',
  async ({ people: { lea, olga }, clock, idOf }) => {
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-05', time: '07:45' })
    await lea.says('/reunion absent')
    await clock.goesTo('2026-11-05T12:00')
    await olga.says('/club roll-call')
    await olga.submits({ came: [idOf('olga'), idOf('marc'), idOf('lea')], late: [], excused: [], substitute: [] })
    const board = lea.messages.find(
      ({ text, where }) => where.kind === 'channel' && text.includes('@') === false && /novembre/.test(text),
    )!
    expect(board.text).toContain('3 membres sur 4')
    expect(board.text).toContain('Présents : Léa Martin, Marc Dubois, Olga Renard')
    expect(board.text).not.toMatch(/sans réponse|Absents/)
  },
)

story('whoever is known already and types a code is told that all is well', async ({ people: { lea } }) => {
  await lea.says('/club code:AB2C-DE3F-GH4J')
  expect(lea.texts.at(-1)).toMatch(/déjà reconnu ici|Le Cercle/)
  expect(lea.texts.at(-1)).not.toContain('est déjà relié à')
})

story(
  'where no other word would help, none is asked for: nothing to present, a word of thanks too old',
  async ({ people: { lea } }) => {
    await lea.says('/presenter moi')
    expect(lea.texts.at(-1)).not.toBe('')
    expect(labels(lea.messages.at(-1)!)).not.toContain('Corriger')
    await lea.says('/reunion present')
    expect(labels(lea.messages.at(-1)!)).not.toContain('Corriger')
  },
)

story(
  'a referral that an import brought stands still since its own day, not since the day of the import',
  async ({ people: { lea }, clock, inClub }) => {
    await lea.says('/refer @marc inside "Un devis"')
    const given = Temporal.Instant.from('2026-09-02T08:00:00Z')
    // As an import leaves it: given long ago, asked about from the day it was read.
    await inClub(({ tx, at }) =>
      tx.updateTable('referral').set({ given_at: given, status_at: null, touched_at: at }).execute(),
    )
    await clock.passes('P20D')
    const { still } = await inClub(club => together(club, { still: [referralsThatStandStill(club)] }))
    expect(still.map(({ since }) => since.toString())).toEqual([given.toString()])
  },
)
