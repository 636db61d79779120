import { expect, test } from 'vitest'
import { filters, readFilter } from '../../src/club/referrals/filter.ts'
import { carriedBy } from '../../src/view/carried.ts'
import type { Person } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const last = (person: Person) => person.texts.at(-1)!.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')

story('what one gave and received is filtered as one says it, in either language', async ({ people, clock }) => {
  const { lea, marc, ana } = people
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" entreprise:"Dupont SARL" accord:oui')
  await lea.says('/refer @ana outside "Un buffet" contact:"M. Petit" accord:oui')
  await marc.says('/refer @lea outside "Une façade à refaire" contact:"Mme Roux" accord:oui')
  await clock.passes('P2D')
  await ana.presses('More')
  await ana.presses('Lost')

  await lea.says('/recos')
  expect(last(lea)).toContain('Données (2)')
  expect(last(lea)).toContain('Reçues (1)')
  expect(last(lea)).toMatch(/À Ana Costa \(M\. Petit\), mardi 3 novembre : perdue, depuis jeudi 5 novembre/)
  expect(last(lea)).toMatch(/De Marc Dubois \(Mme Roux\), mardi 3 novembre : nouvelle/)
  // Whom to call is read where one is opened.
  await lea.says('/recos données en cours')
  expect(last(lea)).toContain('Dupont SARL')
  expect(last(lea)).not.toMatch(/Petit|Roux/)
  await lea.says('/referrals given done')
  expect(last(lea)).toContain('M. Petit')
  expect(last(lea)).not.toMatch(/Dupont|Roux/)
  await lea.says('/recos reçues')
  expect(last(lea)).toContain('Mme Roux')
  expect(last(lea)).not.toMatch(/Dupont SARL|Petit/)
  for (const sought of ['ana', 'costa traiteur', 'petit', 'BUFFET']) {
    await lea.says(`/recos ${sought}`)
    expect(last(lea)).toContain('M. Petit')
    expect(last(lea)).not.toMatch(/Dupont SARL|Roux/)
  }
  await lea.says('/recos en cours facade')
  expect(last(lea)).toContain('Mme Roux')
  await lea.says('/recos reçues, en cours')
  expect(last(lea)).toContain('Mme Roux')
  // None of those he meant: that is what is said, and not that nothing holds these words.
  await lea.says('/recos reçues terminées')
  expect(last(lea)).toContain('Vos recommandations : reçues, terminées')
  await lea.says('/recos zinguerie')
  expect(last(lea)).toContain('ne correspond')
  await lea.chooses('Lesquelles montrer ?', 'Reçues, en cours')
  expect(last(lea)).toContain('Mme Roux')
})

story('a firm that is called like a filter is found all the same', async ({ people: { lea } }) => {
  await lea.says('/refer @marc outside "Un toit" contact:"M. Vent" entreprise:"Done & Over" accord:oui')
  await lea.says('/recos done & over')
  expect(last(lea)).toContain('Done & Over')
})

story('each opens with what became of it, for the two alone', async ({ people, clock, inClub }) => {
  const { lea, marc, ana } = people
  await lea.says(
    '/refer @marc outside "Une prise" contact:"Mme Dupont" telephone:"06 39 98 12 12" entreprise:"Dupont SARL" accord:oui',
  )
  await clock.passes('P1D')
  await marc.presses('Autre réponse')
  await marc.presses('Perdue')
  await clock.passes('P1D')
  await marc.presses('Autre réponse')
  await marc.chooses('Ce n’est pas le bon bouton ?', 'Devis envoyé')
  await marc.presses('Oui, changer')
  await marc.presses('2')
  for (const [reader, option] of [
    [lea, /Donnée à Marc Dubois \(Dupont SARL\)/],
    [marc, /Reçue de Léa Martin \(Dupont SARL\)/],
  ] as const) {
    await reader.says('/recos')
    expect(last(reader)).not.toContain('06 39')
    await reader.chooses('Ouvrir une recommandation', option)
    expect(reader.messages.at(-1)!.where.kind).toBe('onlyHis')
    expect(last(reader)).toContain('06 39 98 12 12')
    expect(last(reader)).toMatch(/mardi 3 novembre : transmise.*mardi 3 novembre : parvenue/s)
    expect(last(reader)).toMatch(/mercredi 4 novembre : perdue, corrigé jeudi 5 novembre/)
    expect(last(reader)).toMatch(/jeudi 5 novembre : devis envoyé/)
  }
  await lea.says('/recos')
  await lea.chooses('Ouvrir une recommandation', /Marc Dubois/)
  expect(last(lea)).not.toMatch(/avis|2 ·|utile/)
  const [{ id }] = (await inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())) as [{ id: string }]
  await ana.pressesId(`1|referrals|open|${id}`)
  expect(last(ana)).toContain('for someone else')
})

story('a list longer than a card is read to its end, filtered too', async ({ people: { lea } }) => {
  for (let n = 1; n <= 13; n++)
    await lea.says(`/refer @marc outside "Un toit" contact:"Contact ${n}" entreprise:"Maison ${n}" accord:oui`)
  const read = async (line: string) => {
    await lea.says(line)
    const first = last(lea)
    await lea.presses(/La suite/)
    return new Set(`${first}\n${last(lea)}`.match(/Maison \d+/g))
  }
  expect((await read('/recos données')).size).toBe(13)
  expect((await read('/recos toit')).size).toBe(13)
  await lea.presses(/Page précédente/)
  expect(last(lea)).toContain('« toit »')
})

story('one takes his own along in a file that holds no formula and nothing of the other’s', async ({ people }) => {
  const { lea, marc, ana } = people
  await lea.says('/refer @marc outside "=1+1;toit" contact:"Mme Dupont" telephone:"+33 6 39 98 12 12" accord:oui')
  await marc.presses('Contact pris')
  await marc.presses('2')
  await ana.says('/refer @lea outside "A lamp" contact:"Mr Short" accord:oui')
  const taken = (person: Person) => {
    const [file] = [...carriedBy(person.messages.at(-1)!.view).values()]
    if (file?.kind !== 'file') throw new Error('no file came')
    return { name: file.name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes) }
  }
  await lea.says('/recos')
  await lea.presses('Emporter en fichier')
  const hers = taken(lea)
  expect(hers.name).toBe('recommandations-2026-11-03.csv')
  const [header, ...lines] = hers.text.trimEnd().split('\r\n')
  expect(header).toBe(
    '\ufeffSens;Membre;Date;Contact;Entreprise;Téléphone;Adresse électronique;Besoin;Préparation;Suite;Statut;Depuis;Votre avis',
  )
  expect(lines.toSorted()).toEqual([
    `donnée;Marc Dubois;2026-11-03;Mme Dupont;;'+33 6 39 98 12 12;;"'=1+1;toit";;;contact pris;2026-11-03;`,
    'reçue;Ana Costa;2026-11-03;Mr Short;;;;A lamp;;;nouvelle;2026-11-03;',
  ])
  await marc.says('/recos fichier')
  expect(taken(marc).text).toContain(';2\r\n')
  await ana.says('/referrals file')
  expect(taken(ana)).toMatchObject({
    name: 'referrals-2026-11-03.csv',
    text: expect.stringContaining('Side,Member,Date'),
  })
})

test('every filter a card offers is found by typing it', () => {
  const said = { both: '', given: 'données', received: 'received', all: '', open: 'en cours', done: 'terminées' }
  for (const filter of filters) {
    const [side, state] = filter.split('-') as ['both' | 'given' | 'received', 'all' | 'open' | 'done']
    for (const typed of [`${said[side]} ${said[state]}`, `${said[state]} ${said[side]}`])
      expect(readFilter(`${typed} `)).toEqual({ filter, sought: '' })
  }
})
