import { expect } from 'vitest'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

story('help shows each person what he may type, in his language', async ({ people: { lea, olga } }) => {
  await lea.says('/aide')
  expect(lea.texts.at(-1)).toContain('/recommander')
  expect(lea.texts.at(-1)).not.toContain('/club')
  await olga.says('/help')
  expect(olga.texts.at(-1)).toContain('/refer')
  expect(olga.texts.at(-1)).toContain('For the organizers')
  expect(olga.texts.at(-1)).toContain('/club roll-call')
  expect(olga.texts.at(-1)).not.toContain('buttons of a message')
})

story('a mistyped word after /club shows an organizer what there is', async ({ people: { olga } }) => {
  await olga.says('/club membrs')
  expect(olga.texts.at(-1)).toContain('/club members')
})

story('someone who is no member reads a short list, and why it is short', async ({ stranger }) => {
  const nina = stranger('nina', 'Nina Petit')
  await nina.says('/help')
  expect(nina.texts.at(-1)).toContain('n’êtes pas sur la liste')
  expect(nina.texts.at(-1)).not.toContain('/recommander')
})

story('every message tells why it came, and its kind can be switched off and on again', async story => {
  const { lea, marc } = story.people
  await lea.says('/refer @marc moi-même "Un devis"')
  await marc.presses('Pourquoi ce message ?')
  expect(marc.texts.at(-1)).toContain('Elle parvient aussitôt')
  expect(marc.texts.at(-1)).toContain('ne se coupe pas')
  await marc.presses('Contact pris')
  await lea.presses('Pourquoi ce message ?')
  expect(lea.texts.at(-1)).toContain('a fait avancer')
  await lea.presses('Ne plus en recevoir')
  // News of a moment ago would be told in the message that came with it.
  await story.clock.passes('PT2M')
  const before = lea.messages.length
  await marc.presses('Rendez-vous pris')
  expect(lea.messages).toHaveLength(before)
  await lea.presses('En recevoir de nouveau')
  await marc.presses('Devis envoyé')
  expect(lea.texts.at(-1)).toContain('devis')
})

story('a button of a message answers its reader only, and hides what kind it is', async story => {
  const { lea, marc, ana } = story.people
  await lea.says('/refer @marc moi-même "Un devis"')
  const why = marc.messages.flatMap(({ view }) => actionsOf(view)).find(({ label }) => label.startsWith('Pourquoi'))!
  const press = why.kind === 'link' ? '' : why.id
  expect(press).toMatch(/^1\|notice\|why\|[0-9a-f-]{36}$/)
  await ana.pressesId(press)
  expect(ana.texts.at(-1)).toContain('for someone else')
})

story('who has not said hello is called in the channel, and opens what is his alone', async story => {
  const { lea, marc, ana } = story.people
  await story.inClub(club =>
    club.tx.updateTable('account').set({ hello_at: null, informed_at: null }).where('account', '=', 'marc').execute(),
  )
  await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
  expect(ana.seen(/quelque chose pour vous ici/)).toBeDefined()
  expect(ana.texts.join()).not.toContain('ma salle')
  await ana.presses('Ouvrir')
  expect(ana.texts.at(-1)).toContain('for someone else')
  await marc.presses('Ouvrir')
  expect(marc.texts.at(-1)).toContain('Un devis pour ma salle')
  expect(marc.texts.at(-1)).toContain('pile ou face')
  await marc.presses('Contact pris')
  expect(lea.texts.at(-1)).toContain('@Marc Dubois a pris contact')
})

story('the first private message carries the data notice, the second does not', async story => {
  const { lea, marc } = story.people
  await story.inClub(club =>
    club.tx.updateTable('account').set({ informed_at: null }).where('account', '=', 'marc').execute(),
  )
  await lea.says('/refer @marc moi-même "Un devis"')
  expect(marc.texts.at(-1)).toContain('Ce qui est gardé sur vous')
  await lea.says('/refer @marc moi-même "Un autre devis"')
  expect(marc.texts.at(-1)).not.toContain('Ce qui est gardé sur vous')
})

story('a message of the club waits for the hello, and comes then', async story => {
  const { lea, marc } = story.people
  await story.inClub(club =>
    club.tx.updateTable('account').set({ hello_at: null }).where('account', '=', 'marc').execute(),
  )
  await lea.says('/refer @marc moi-même "Un devis"')
  const before = marc.messages.length
  await story.clock.passes('P2D')
  expect(marc.messages).toHaveLength(before)
  await marc.says('/aide')
  expect(marc.seen(/Où en est-elle/)).toBeDefined()
})
