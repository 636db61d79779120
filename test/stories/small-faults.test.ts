import { expect } from 'vitest'
import { referralsThatStandStill } from '../../src/club/referrals/stands-still.ts'
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
  async ({ people: { lea, olga }, clock }) => {
    await olga.says('/meeting plan')
    await olga.submits({ date: '2026-11-05', time: '07:45' })
    await lea.says('/reunion absent')
    await clock.goesTo('2026-11-05T12:00')
    await olga.says('/club roll-call')
    for (const name of ['– Léa Martin · excused', '– Marc Dubois', '– Olga Renard']) await olga.presses(name)
    await olga.presses('Save the roll')
    const board = lea.messages.find(
      ({ text, where }) => where.kind === 'channel' && text.includes('@') === false && /novembre/.test(text),
    )!
    expect(board.text).toContain('3 membres sur 4')
    expect(board.text).toContain('Présents : Léa Martin, Marc Dubois, Olga Renard')
    expect(board.text).not.toMatch(/sans réponse|Absents/)
  },
)

const human = { fullMember: true, bot: false, deactivated: false, administrator: false } as const

story(
  'the message that tells somebody he is linked offers him the language of his profile, in its words and once',
  async ({ people: { olga }, assidu, stage, stranger, inClub }) => {
    await inClub(({ tx }) => tx.deleteFrom('account').where('account', '=', 'marc').execute())
    stage.persons.push({ account: 'U7', name: 'Marc D.', language: 'en', ...human })
    const marc = stranger('U7', 'Marc D.')
    await marc.says('/recos')
    await marc.presses('Je suis sur la liste')
    await marc.submits({ name: 'Marc Dubois' })
    await olga.presses('Oui, Marc Dubois')
    const linked = marc.messages.find(({ text }) => text.includes('Votre compte est relié'))!
    expect(linked.text).toContain('Shall I write to you in English')
    const typed = await assidu.dispatch({
      ...{ platform: 'playground', place: 'stage', id: 'one', account: 'U7', language: 'en' },
      ...{ channel: { id: 'club', kind: 'channel' }, what: { kind: 'command', name: 'recos' } },
    })
    expect(JSON.stringify(typed)).toContain('Vos recommandations')
    expect(JSON.stringify(typed)).not.toContain('Shall I write')
    await marc.presses('Yes, in English')
    await marc.says('/recos')
    expect(marc.texts.at(-1)).toContain('Your referrals')
  },
)

story(
  'somebody ticked who reads another language is offered it with the first thing that is shown to him',
  async ({ people: { olga, lea }, stage, stranger }) => {
    stage.persons.push(
      { account: 'john', name: 'John Reed', language: 'en', ...human },
      { account: 'paul', name: 'Paul Noir', language: 'fr', ...human },
    )
    await olga.says('/club members')
    await olga.presses('Tick the members')
    await olga.submits({ who: ['john', 'paul'] })
    for (const [account, name] of [
      ['john', 'John Reed'],
      ['paul', 'Paul Noir'],
    ] as const) {
      await lea.says(`/recommander @"${name}" moi-même "Un ponton neuf"`)
      const person = stranger(account, name)
      await person.presses(/Dire bonjour|Ouvrir/)
      const offered = person.texts.filter(text => text.includes('Shall I write to you in English'))
      expect(offered).toHaveLength(account === 'john' ? 1 : 0)
    }
  },
)

story('whoever is known already and types a code is told that all is well', async ({ people: { lea, olga } }) => {
  await lea.says('/club code:AB2C-DE3F-AB4C')
  expect(lea.texts.at(-1)).toMatch(/^Vous êtes déjà reconnu ici, Léa Martin/)
  expect(lea.texts.at(-1)).toContain('aucun code n’est nécessaire')
  expect(labels(lea.messages.at(-1)!)).not.toContain('Corriger')
  await olga.says('/club code: AB2CDE3FAB4C')
  expect(olga.texts.at(-1)).toMatch(/^You are known here already, Olga Renard/)
  for (const text of [lea.texts.at(-1), olga.texts.at(-1)])
    expect(text).not.toMatch(/déjà relié à|linked to .* already|refus|erreur|error/)
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
