import { describe, expect, test, vi } from 'vitest'
import type { Answer, Gesture } from '../../src/contract/platform.ts'
import { encodePress } from '../../src/grammar/press-id.ts'
import { actions, button, view } from '../../src/view/build.ts'
import type { Form } from '../../src/view/view.ts'
import { club, room, shows } from '../kit/slack/bot.ts'
import { textOf } from '../kit/slack/index.ts'

const card = (title: string, ...buttons: Parameters<typeof actions>) =>
  view(title, buttons.length > 0 && actions(...buttons))
const press = (name: string, about?: string) => encodePress({ command: 'refer', button: name, ...(about && { about }) })

const form: Form = {
  id: press('form', 'draft-1'),
  title: 'Recommander quelqu’un de bien',
  submit: 'Envoyer',
  fields: [
    { id: 'receiver', label: 'Pour qui', kind: 'member', required: true },
    { id: 'kind', label: 'Type', kind: 'choice', required: true, options: [{ value: 'outside', label: 'Externe' }] },
    { id: 'need', label: 'Besoin', kind: 'lines', required: true, max: 1000 },
    { id: 'agreed', label: 'Le prospect est d’accord', kind: 'tick', required: true },
    { id: 'on', label: 'Jour', kind: 'date', required: false },
  ],
}

const passed = async ({ what }: Gesture): Promise<Answer> => {
  switch (what.kind) {
    case 'command':
      return what.text ? shows('C’est noté', button(press('undo'), 'Annuler')) : { kind: 'ask', form, room }
    case 'press':
      return what.press === press('undo')
        ? { kind: 'replace', view: card('C’est annulé'), room }
        : { kind: 'ask', form, room }
    case 'words':
      return { kind: 'nothing' }
    case 'suggest':
      return { kind: 'options', options: [{ value: 'm-karim', label: 'Karim Haddad (Menuiserie)' }] }
    case 'submit':
      return what.values.need === 'court'
        ? { kind: 'correct', form, problems: { need: 'Dites-en un peu plus.' }, room }
        : shows('C’est transmis à Karim', button(press('undo'), 'Annuler'))
  }
}

describe.each(['socket', 'http'] as const)('a member on Slack, over %s', over => {
  test('types a whole command: one private receipt, in the acknowledgement, with its undo', async () => {
    const { slack, heard } = await club(passed, { over })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '@karim « portes & fenêtres »', { channel: 'C0CLUB' })
    const receipt = await lea.sees('C’est noté', { private: true, in: 'C0CLUB' })
    expect(slack.user('U0KARIM').messages).toEqual([])
    expect(slack.called('response_url')).toEqual([])
    await lea.presses(receipt, 'Annuler')
    await lea.sees('C’est annulé')
    expect(lea.messages.map(textOf)).toEqual(['C’est annulé'])
    expect(
      heard.map(({ platform, place, account, accountName, language, channel, what }) => ({
        platform,
        place,
        account,
        accountName,
        language,
        channel,
        what,
      })),
    ).toEqual([
      {
        platform: 'slack',
        place: slack.workspace.id,
        account: 'U0LEA',
        accountName: 'lea',
        language: 'fr',
        channel: { id: 'C0CLUB', kind: 'channel' },
        what: { kind: 'command', name: 'recommander', text: '<@U0KARIM> « portes & fenêtres »' },
      },
      {
        platform: 'slack',
        place: slack.workspace.id,
        account: 'U0LEA',
        accountName: 'lea',
        language: 'fr',
        channel: { id: 'C0CLUB', kind: 'channel' },
        what: { kind: 'press', press: press('undo'), onlyHis: true },
      },
    ])
  })

  test('fills the form of a bare command: suggestions, a problem under its field, the receipt where it was typed', async () => {
    const { slack, heard } = await club(passed, { over })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '', { channel: 'C0BUREAU' })
    await lea.seesForm('Recommander quelqu’un')
    const filled = { 'Pour qui': 'kar', Type: 'Externe', Besoin: 'court', Jour: '2026-12-10' }
    expect(await lea.submits(filled)).toEqual({ need: 'Dites-en un peu plus.' })
    expect(await lea.submits({ Besoin: 'Deux portes-fenêtres', 'Le prospect est d’accord': true })).toEqual({})
    await lea.sees('C’est transmis', { private: true, in: 'C0BUREAU' })
    expect(heard.at(-1)?.what).toEqual({
      kind: 'submit',
      form: form.id,
      values: { receiver: 'm-karim', kind: 'outside', need: 'Deux portes-fenêtres', agreed: true, on: '2026-12-10' },
    })
    expect(heard.find(({ what }) => what.kind === 'suggest')?.what).toEqual({
      kind: 'suggest',
      typed: 'kar',
      form: press('form', 'draft-1'),
      command: 'refer',
      field: 'receiver',
    })
  })

  test('a command that comes twice is handled once by the core, and its receipt is not lost', async () => {
    let ids: string[] = []
    const { slack, heard } = await club(passed, { over })
    slack.repeats()
    await slack.user('U0LEA').types('/recommander', '@karim portes')
    await slack.user('U0LEA').sees('C’est noté')
    ids = heard.map(({ id }) => id)
    expect(ids).toHaveLength(1)
    expect(slack.user('U0LEA').messages).toHaveLength(1)
  })

  test('an answer that takes long comes by the response URL, and by DM when that has died', async () => {
    const waits: ((answer: Answer) => void)[] = []
    const stayed: unknown[] = []
    const parts = { ackWithin: 0, stays: (...kept: unknown[]) => void stayed.push(kept) }
    const { slack } = await club(() => new Promise(done => waits.push(done)), { over, parts })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '@karim portes', { channel: 'C0CLUB' })
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    waits.shift()?.(shows('Le voici'))
    await lea.sees('Le voici', { in: 'C0CLUB', private: true })
    await lea.types('/recommander', '@karim fenêtres', { channel: 'C0CLUB' })
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    slack.passes({ minutes: 31 })
    waits.shift()?.(shows('Encore un'))
    const message = await lea.sees('Encore un', { in: 'D0LEA' })
    // Only the one that stays as a message is told of: a private one is gone with the window.
    const place = slack.workspace.id
    await vi.waitFor(() => expect(stayed).toEqual([['U0LEA', { place, channel: 'D0LEA', message: message.ts }]]))
  })

  test('a form that comes too late for its click is offered by a button, which opens it', async () => {
    const waits: ((answer: Answer) => void)[] = []
    const { slack, heard } = await club(
      ({ what }) => (what.kind === 'command' ? new Promise(done => waits.push(done)) : { kind: 'ask', form, room }),
      { over, parts: { ackWithin: 0 } },
    )
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    slack.passes({ seconds: 4 })
    waits.shift()?.({ kind: 'ask', form, room })
    await lea.presses(await lea.sees('Recommander quelqu’un de bien'), 'Ouvrir')
    await lea.seesForm('Pour qui')
    expect(heard.at(-1)?.what).toMatchObject({ kind: 'press', press: press('correct', 'draft-1') })
  })

  test('a slow submission shows that it is at work, then what came of it', async () => {
    let done: (answer: Answer) => void = () => {}
    const slow = new Promise<Answer>(resolve => {
      done = resolve
    })
    const { slack } = await club(gesture => (gesture.what.kind === 'submit' ? slow : passed(gesture)), {
      over,
      parts: { ackWithin: 50 },
    })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await lea.seesForm('Pour qui')
    await lea.submits({ 'Pour qui': 'kar', Type: 'Externe', Besoin: 'Deux portes-fenêtres' })
    await lea.seesForm('⏳')
    done(shows('C’est transmis à Karim'))
    await lea.seesForm('C’est transmis à Karim')
    await lea.sees('C’est transmis à Karim', { private: true })
  })

  test.each(['closed', 'not changed by Slack'])(
    'the receipt of a slow form comes though its window was %s',
    async how => {
      const slow = Promise.withResolvers<Answer>()
      const { slack } = await club(gesture => (gesture.what.kind === 'submit' ? slow.promise : passed(gesture)), {
        over,
        parts: { ackWithin: 50 },
      })
      const lea = slack.user('U0LEA')
      await lea.types('/recommander', '', { channel: 'C0CLUB' })
      await lea.seesForm('Pour qui')
      await lea.submits({ 'Pour qui': 'kar', Type: 'Externe', Besoin: 'Deux portes-fenêtres' })
      await lea.seesForm('⏳')
      if (how === 'closed') await lea.closes()
      else slack.troubles.next('views.update', { error: 'internal_error' })
      slow.resolve(shows('C’est transmis à Karim'))
      await lea.sees('C’est transmis à Karim', { private: true, in: 'C0CLUB' })
      expect(lea.messages.map(textOf)).toEqual(['C’est transmis à Karim'])
    },
  )

  test('what cannot stay in a slow form whose window was closed is a button that opens it again', async () => {
    const slow = Promise.withResolvers<Answer>()
    const { slack, heard } = await club(
      gesture =>
        gesture.what.kind === 'submit'
          ? slow.promise
          : gesture.what.kind === 'press'
            ? { kind: 'ask', form, room }
            : passed(gesture),
      { over, parts: { ackWithin: 50 } },
    )
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await lea.seesForm('Pour qui')
    await lea.submits({ 'Pour qui': 'kar', Type: 'Externe', Besoin: 'court' })
    await lea.seesForm('⏳')
    await lea.closes()
    slow.resolve({ kind: 'correct', form, problems: { need: 'Dites-en un peu plus.' }, room })
    await lea.presses(await lea.sees('Recommander quelqu’un de bien'), 'Ouvrir')
    await lea.seesForm('Pour qui')
    expect(heard.at(-1)?.what).toMatchObject({ kind: 'press', press: press('correct', 'draft-1') })
  })

  test('an answer to a button in a window comes though the window could not be opened', async () => {
    const { slack, told } = await club(
      ({ what }) => (what.kind === 'press' ? shows('Voici') : shows('Ma page', button(press('open'), 'Voir'))),
      { over },
    )
    const lea = slack.user('U0LEA')
    await lea.opensAppHome()
    slack.troubles.next('views.open', { error: 'internal_error' })
    await lea.presses(await lea.seesHome('Ma page'), 'Voir')
    await lea.sees('Voici', { in: 'D0LEA' })
    expect(told.join()).toContain('internal_error')
  })

  test('a form that cannot be opened is no silence: a sentence, with the reference of the log', async () => {
    const { slack, told } = await club(passed, { over })
    slack.troubles.next('views.open', { error: 'invalid_arguments' })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    const sorry = await lea.sees('Quelque chose s’est mal passé', { private: true })
    const reference = /([\w.]+)\.$/.exec(textOf(sorry))?.[1]
    expect(told.join()).toContain(`(${reference})`)
  })

  test('a problem that belongs to no field is said above the form, which keeps what was typed', async () => {
    const { slack } = await club(
      gesture =>
        gesture.what.kind === 'submit'
          ? { kind: 'correct', form, problems: { elsewhere: 'Karim est en pause jusqu’au 12.' }, room }
          : passed(gesture),
      { over },
    )
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await lea.seesForm('Pour qui')
    expect(await lea.submits({ 'Pour qui': 'kar', Type: 'Externe', Besoin: 'Deux fenêtres' })).toEqual({})
    await lea.seesForm('Karim est en pause jusqu’au 12.')
    expect(lea.form.values.need).toMatchObject({ v: { value: 'Deux fenêtres' } })
  })

  test('a form may lead to another, and a button of the bot’s page to a window and a form on top', async () => {
    const second: Form = { ...form, id: press('second', 'draft-2'), title: 'Encore un mot', fields: [form.fields[2]!] }
    const { slack } = await club(
      ({ what }): Answer => {
        if (what.kind === 'submit') return what.form === form.id ? { kind: 'ask', form: second, room } : shows('Merci')
        if (what.kind === 'command') return shows('Ma page', button(press('open'), 'Voir'))
        if (what.kind === 'press' && what.press === press('open'))
          return shows('Une fiche', button(press('fill'), 'Remplir'))
        return { kind: 'ask', form: { ...form, fields: [form.fields[2]!] }, room }
      },
      { over },
    )
    const lea = slack.user('U0LEA')
    await lea.opensAppHome()
    await lea.presses(await lea.seesHome('Ma page'), 'Voir')
    await lea.presses(await lea.seesForm('Une fiche'), 'Remplir')
    await lea.seesForm('Recommander')
    await lea.submits({ Besoin: 'un' })
    await lea.seesForm('Encore un mot')
    await lea.submits({ Besoin: 'deux' })
    await lea.sees('Merci', { in: 'D0LEA' })
  })

  test('opens the bot’s page, and writes to it in plain words', async () => {
    const { slack, heard } = await club(() => shows('Ce que je sais faire'), { over })
    const lea = slack.user('U0LEA')
    await lea.opensAppHome()
    await lea.seesHome('Ce que je sais faire')
    await lea.says('recommander @karim')
    await lea.sees('Ce que je sais faire', { in: 'D0LEA' })
    expect(heard.map(({ what }) => what)).toEqual([
      { kind: 'command', name: 'help' },
      { kind: 'words', text: 'recommander <@U0KARIM>' },
    ])
  })
})
