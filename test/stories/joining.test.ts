import { expect } from 'vitest'
import { memberByAccount } from '../../src/club/members/queries.ts'
import { story } from '../kit/story.ts'

/** How people come to be known as members, and who cannot pass for one. */

const human = { bot: false, deactivated: false, administrator: false }

story('the address of a guest makes him nobody of the list: the organizers are asked', async story => {
  await story.inClub(async ({ tx }) => {
    await tx.updateTable('member').set({ email: 'marc@example.org' }).where('external_id', '=', 'marc').execute()
    await tx.deleteFrom('account').where('account', '=', 'marc').execute()
  })
  const profile = { account: 'U7', name: 'Marc D.', email: 'marc@example.org', ...human }
  story.stage.persons.push({ ...profile, fullMember: false })
  const guest = story.stranger('U7', 'Marc D.')
  await guest.says('/recos')
  expect(guest.texts.at(-1)).toContain('réservé aux membres')
  expect(await story.inClub(club => memberByAccount(club, 'playground', 'U7'))).toBeNull()
  await guest.presses('Je suis sur la liste')
  await guest.submits({ name: 'Marc Dubois' })
  expect(story.people.olga.seen(/dit être sur la liste/)).toBeDefined()
})

story('a request names the account by what its owner cannot choose', async story => {
  await story.inClub(club => club.tx.deleteFrom('account').where('account', '=', 'marc').execute())
  const zorro = story.stranger('1290000000000000199', 'Marc Dubois', 'zorro42')
  await zorro.says('/recos')
  await zorro.presses('Je suis sur la liste')
  await zorro.submits({ name: 'Marc Dubois' })
  const asked = story.people.olga.seen(/dit être sur la liste/)!
  expect(asked.text).toContain('@zorro42')
  expect(asked.text).toContain('1290000000000000199')
  await story.people.olga.says('/club members')
  expect(story.people.olga.texts.at(-1)).toContain('@zorro42')
})

story('two strangers who call themselves alike stand under labels of their own in the list', async story => {
  await story.inClub(club => club.tx.deleteFrom('account').where('account', '=', 'marc').execute())
  for (const [account, handle] of [
    ['U8', 'zorro42'],
    ['U9', 'mdubois'],
  ] as const) {
    const stranger = story.stranger(account, 'Marc Dubois', handle)
    await stranger.says('/recos')
    await stranger.presses('Je suis sur la liste')
    await stranger.submits({ name: 'Marc Dubois' })
  }
  const { olga } = story.people
  await olga.says('/club members')
  const headings = olga.messages.at(-1)!.view.blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))
  expect(headings.filter(text => text.startsWith('Marc Dubois'))).toEqual([
    'Marc Dubois (zorro42)',
    'Marc Dubois (mdubois)',
  ])
})

story('one account asks the organizers three times a day, and only its last word waits for an answer', async story => {
  const { olga } = story.people
  const nina = story.stranger('nina', 'Nina Petit')
  await nina.says('/recos')
  const door = nina.seen(/réservé aux membres/)!
  const asks = async (name: string) => {
    await nina.pressesOn(door, 'Je suis sur la liste')
    await nina.submits({ name })
  }
  const waiting = () => olga.messages.filter(({ view }) => /dit être/.test(view.title) && hasButtons(view))
  await asks('Nina Petit')
  await asks('Nina Petite')
  await asks('Léa Martin')
  expect(nina.seen(/invité à confirmer/)).toBeDefined()
  expect(waiting().map(({ text }) => /nom «\s(.+?) \(/.exec(text)?.[1])).toEqual(['Léa Martin'])
  expect(olga.texts.join()).toContain('a été refaite')
  await asks('Marc Dubois')
  expect(nina.texts.at(-1)).toContain('Olga Renard peut vous aider')
  await olga.presses('Personne de la liste')
  await asks('Marc Dubois')
  expect(nina.texts.at(-1)).toContain('trois fois')
  expect(olga.texts.join()).not.toContain('Marc Dubois')
  await story.clock.passes('PT25H')
  await asks('Marc Dubois')
  expect(waiting()).toHaveLength(1)
})

const hasButtons = (view: { blocks: readonly { kind: string }[] }) => view.blocks.some(({ kind }) => kind === 'actions')

story('two requests of one account in the same instant are counted one after the other', async story => {
  const nina = story.stranger('nina', 'Nina Petit')
  await nina.says('/recos')
  const door = nina.seen(/réservé aux membres/)!
  const opened = await nina.pressesOn(door, 'Je suis sur la liste')
  if (opened.kind !== 'ask') throw new Error(`no form, but ${opened.kind}`)
  const { form } = opened
  const send = (name: string) =>
    story.assidu.dispatch({
      ...{ platform: 'playground', place: 'stage', id: name, account: 'nina', accountName: 'Nina Petit' },
      what: { kind: 'submit', form: form.id, values: { name } },
    })
  await Promise.all(['A B', 'C D', 'E F', 'G H', 'I J'].map(send))
  const rows = await story.inClub(club =>
    club.tx.selectFrom('link_request').select('account_name').where('account', '=', 'nina').execute(),
  )
  expect(rows).toHaveLength(3)
})

story('someone who left cannot send the profile form he had open', async story => {
  const { marc, olga } = story.people
  await story.clock.goesTo('2026-11-03T23:50')
  await marc.says('/mes-donnees')
  await marc.presses('Corriger mon profil')
  await marc.presses('Mon métier')
  const { form } = marc
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: 'Marc' })
  await story.clock.passes('PT15M')
  await marc.pressesId('1|profile|trade|alone')
  expect(marc.texts.at(-1)).toContain('réservé aux membres')
  marc.form = form
  await marc.submits({ company: 'Ailleurs SA' })
  const { company } = await story.inClub(club =>
    club.tx.selectFrom('member').select('company').where('external_id', '=', 'marc').executeTakeFirstOrThrow(),
  )
  expect(company).toBe('Dubois Électricité')
})
