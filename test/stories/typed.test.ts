import { expect } from 'vitest'
import { plainLine } from '../../src/view/plain.ts'
import { roomFor } from '../../src/words/room.ts'
import { story } from '../kit/story.ts'

/** Lines as people type and paste them: what they mean is done, and what could mean something else is shown first. */

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

story(
  'a referral typed with blanks, French quotation marks and a number in groups arrives as it was meant',
  async club => {
    const { lea, marc } = club.people
    await lea.says(
      '/recommander @marc une connaissance « Un auvent pour la terrasse » prospect : “Mme Rivoire” entreprise:SCI des Tilleuls telephone : 07\u00a044 55\u202f66 77 accord : oui',
    )
    const received = marc.texts.at(-1)
    expect(received).toContain('Contact : Mme Rivoire')
    expect(received).toContain('Entreprise : SCI des Tilleuls')
    expect(received).toContain('Téléphone : 07 44 55 66 77')
    expect(received).toContain('Un auvent pour la terrasse')
  },
)

story('a line pasted from a telephone is read through all that nobody sees in it', async club => {
  const { lea, marc } = club.people
  await lea.says(
    '/recommander \u200b@marc\u00a0moi‑même\u00a0\u200b"De\u0301\u00admo\u200bnter un poêle" pre\u0301paration\u00a0:\u202f4',
  )
  expect(marc.texts.at(-1)).toContain('Besoin : Démonter un poêle')
})

story('members are named without a mention where that is certain', async ({ people: { lea, marc, ana } }) => {
  await lea.says('/recommander Dubois moi-même "Un devis pour ma salle"')
  expect(marc.texts.at(-1)).toContain('Un devis pour ma salle')
  await lea.says('/presenter Marc et ana "Deux métiers qui se croisent"')
  await lea.presses('Envoyer')
  expect(ana.texts.at(-1)).toContain('Deux métiers qui se croisent')
  await lea.says('/recommander marc')
  expect(lea.form?.fields.find(({ id }) => id === 'receiver')?.options?.[0]?.label).toBe('Marc Dubois')
  expect(lea.form?.fields.find(({ id }) => id === 'need')?.value).toBeUndefined()
})

story('whom nobody knows by that name stays where a member is asked', async ({ people: { lea } }) => {
  await lea.says('/recommander Zorglub')
  expect(lea.texts.at(-1)).toContain('Zorglub')
  await lea.presses('Corriger')
  expect(lea.form?.fields.find(({ id }) => id === 'receiver')?.value).toBe('Zorglub')
  expect(lea.form?.fields.find(({ id }) => id === 'need')?.value).toBeUndefined()
})

story('all who are named are taken; one who is not known is asked about, and the others stay', async club => {
  const { lea, marc, ana } = club.people
  const people = () => club.inClub(({ tx }) => tx.selectFrom('one_to_one').select('members').execute())
  const everybody = [club.idOf('lea'), club.idOf('marc'), club.idOf('ana')]
  const lines = ['@marc @ana', 'marc et Ana', '@marc, @ana', 'avec: marc et ana', '@marc et @ana']
  for (const line of lines) await lea.says(`/tete-a-tete ${line}`)
  expect((await people()).map(({ members }) => members)).toEqual(lines.map(() => everybody))
  expect(marc.texts.at(-1)).toContain('@Léa Martin vous propose de vous voir avec @Ana Costa')
  expect(ana.texts.at(-1)).toContain('with @Marc Dubois')
  await lea.says('/tete-a-tete @marc @Zorglub jeudi 10h')
  expect(lea.texts.at(-1)).toContain('Zorglub')
  await lea.presses('Corriger')
  const shown = Object.fromEntries(lea.form!.fields.map(({ id, value }) => [id, value]))
  expect(shown).toMatchObject({ with: [club.idOf('marc'), '@Zorglub'], when: 'jeudi 10h' })
  expect(await people()).toHaveLength(lines.length)
})

story('what may mean two things is shown before it is done, with all that was typed', async club => {
  const { lea, marc } = club.people
  const shown = () => Object.fromEntries(lea.form?.fields.map(({ id, value }) => [id, value]) ?? [])
  await lea.says('/merci @marc aide précieuse pour mon dossier')
  expect(shown()).toMatchObject({ what: 'help', message: 'précieuse pour mon dossier' })
  expect(plainLine(lea.form?.intro ?? [], room)).toContain('pas tout compris')
  await lea.says('/recommander @marc moi-même "Un devis" 06 44 55 66 77 rivoire@exemple.fr')
  expect(shown()).toMatchObject({ need: 'Un devis', who: expect.stringContaining('06 44 55 66 77') })
  expect(shown().who).toContain('rivoire@exemple.fr')
  await lea.says('/recommander @marc outside 3 chambres à refaire')
  expect(shown()).toMatchObject({ kind: 'outside', need: '3 chambres à refaire' })
  await lea.says('/recommander @marc moi-même telephon:"06 44 55" "Un devis"')
  expect(Object.values(shown()).join(' ')).toContain('06 44 55')
  expect(marc.texts).toEqual([])
})

story(
  'a line typed in a hurry goes where it belongs, and asks for one look where it could be meant otherwise',
  async club => {
    const { lea, marc } = club.people
    const shown = () => Object.fromEntries(lea.form?.fields.map(({ id, value }) => [id, value]) ?? [])
    await lea.says('/recommander @marc Mme Dupont 06 39 98 12 12 veut refaire sa façade')
    await lea.presses('Oui, transmettre')
    const received = marc.texts.at(-1)!
    for (const said of ['Contact : Mme Dupont', 'Téléphone : 06 39 98 12 12', 'Besoin : veut refaire sa façade'])
      expect(received).toContain(said)
    await lea.says('/recommander @marc Dupont Plomberie 06 39 98 33 44 veut refaire sa cour préparation:4')
    expect(lea.form?.fields).toHaveLength(5)
    expect(shown()).toMatchObject({
      receiver: club.idOf('marc'),
      who: expect.stringMatching(/^Nom\s: Dupont\nEntreprise\s: Plomberie\nTéléphone\s: 06 39 98 33 44$/),
      need: 'veut refaire sa cour',
    })
    await lea.submits({ agreed: true })
    // What its form does not show stays as it was typed.
    expect(marc.texts.at(-1)).toContain('4 · j’ai calé un appel ou un rendez-vous')
    expect(marc.texts.at(-1)).toContain('Entreprise : Plomberie')
    // Nobody is a contact because nothing was said, and nobody who buys himself is to be called.
    await lea.says('/recommander @marc "Un devis"')
    expect(shown()).toMatchObject({ need: 'Un devis' })
    await lea.submits({ who: '06 39 98 55 66', kind: 'inside' })
    expect(lea.problems.who).toContain('C’est vous qui achetez')
    await lea.submits({ who: '', kind: 'inside' })
    expect(marc.texts.at(-1)).toContain('Un devis')
  },
)
