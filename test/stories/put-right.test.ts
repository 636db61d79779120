import { expect } from 'vitest'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story } from '../kit/story.ts'

const plainly = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const last = (person: Person) => plainly(person.texts.at(-1)!)
const opensHers = async (person: Person) => {
  await person.says('/recos')
  await person.chooses(/Ouvrir une recommandation|Open a referral/, /Marc Dubois/)
}
type Club = Pick<StoryOf<'lea'>, 'inClub'>
const givenLines = ({ inClub }: Club) =>
  inClub(async ({ tx }) => {
    const lines = await tx.selectFrom('act').selectAll().where('kind', '=', 'referral-given').execute()
    const superseded = new Set(lines.map(({ corrects }) => corrects))
    return lines.filter(({ id, cancels }) => !cancels && !superseded.has(id))
  })

story('a wrong number is corrected: its receiver is told, and all he has reads so', async club => {
  const { lea, marc, ana } = club.people
  await lea.says('/refer @marc outside "Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  const card = marc.messages.at(-1)!
  await marc.presses('Contact pris')
  await club.clock.passes('PT2H')
  await opensHers(lea)
  await lea.presses('Corriger')
  expect(lea.form?.fields.map(({ id, value }) => [id, value])).toEqual([
    ...[
      ['name', 'Mme Dupont'],
      ['company', ''],
      ['phone', '06 39 98 12 12'],
      ['email', ''],
    ],
    ['need', 'Refaire le tableau'],
  ])
  await lea.submits({ phone: 'le soir' })
  expect(lea.problems.phone).toContain('téléphone')
  await lea.submits({ phone: '06 39 98 12 13' })
  expect(last(lea)).toContain('Corrigée pour Marc Dubois')
  expect(last(marc)).toContain('Léa Martin a corrigé une recommandation')
  expect(last(marc)).toContain('Téléphone : 06 39 98 12 13')
  expect(last(marc)).not.toMatch(/Adresse|Besoin|98 12 12/)
  expect(plainly(card.text)).toContain('06 39 98 12 13')
  expect(plainly(card.text)).not.toContain('98 12 12')
  await marc.presses('Ouvrir la recommandation')
  expect(last(marc)).toMatch(/corrigée \(téléphone\)/)
  // One line holds, of the day it was passed, and says no more than which field it was.
  expect(await givenLines(club)).toMatchObject([{ detail: 'phone' }])
  // Whoever passes the same prospect is known by the new number.
  const keys = await club.inClub(({ tx, sealer }) =>
    tx
      .selectFrom('referral')
      .select('prospect_keys')
      .executeTakeFirstOrThrow()
      .then(({ prospect_keys }) =>
        ['+33639981213', '+33639981212'].map(number =>
          prospect_keys!.some(key => key.equals(sealer.fingerprint(number))),
        ),
      ),
  )
  expect(keys).toEqual([true, false])
  const [{ id }] = (await club.inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())) as [{ id: string }]
  await ana.pressesId(`1|referrals|put-right|${id}`)
  expect(last(ana)).toContain('for someone else')
})

story('what has not arrived yet arrives right, and nobody is told of a slip he never saw', async club => {
  const { lea, marc } = club.people
  club.stage.trouble = { trouble: 'later', seconds: 3600 } as never
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupon" accord:oui')
  await opensHers(lea)
  expect(last(lea)).toContain('pas encore parvenue')
  await lea.presses('Corriger')
  await lea.submits({ name: 'Mme Dupont' })
  expect(last(lea)).toContain('elle arrivera telle qu’elle est maintenant')
  club.stage.trouble = null
  await club.clock.passes('PT2H')
  await club.machine.passes('PT2H')
  await club.clock.passes('PT2H')
  expect(marc.texts.map(plainly).filter(text => text.includes('Mme Dupont'))).toHaveLength(1)
  expect(marc.texts.join()).not.toContain('corrigé')
})

story('“I know nothing of this” is answered by a correction, once; then better call', async ({ people, clock }) => {
  const { lea, marc } = people
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupon" accord:oui')
  await clock.passes('PT1H')
  await marc.presses('Autre réponse')
  await marc.presses('Je ne vois pas de quoi il s’agit')
  const news = lea.messages.at(-1)!
  await lea.presses('Corriger')
  await lea.submits({ name: 'Mme Dupont', company: 'Dupont SARL' })
  expect(last(marc)).toMatch(/Contact : Mme Dupont.*Entreprise : Dupont SARL/s)
  // What it said is no more so: nothing is asked of her there.
  expect(plainly(news.text)).not.toContain('Corriger')
  await clock.passes('PT1H')
  await marc.presses('Autre réponse')
  await marc.presses('Je ne vois pas de quoi il s’agit')
  await opensHers(lea)
  await lea.pressesOn(lea.messages.at(-1)!, 'Reprendre')
  expect(marc.texts.every(text => !plainly(text).includes('Dupont SARL'))).toBe(true)
})

story('after 14 days it is said in person', async ({ people: { lea }, clock }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  await opensHers(lea)
  const opened = lea.messages.at(-1)!
  await lea.presses('Corriger')
  expect(lea.form?.fields.map(({ id }) => id)).toEqual(['need'])
  await lea.submits({ need: 'Deux devis' })
  await clock.passes('P15D')
  await lea.pressesOn(opened, 'Corriger')
  expect(last(lea)).toContain('Mieux vaut le dire de vive voix à Marc Dubois')
})

story('what is not for one is given to another with the agreement asked anew, and counts once', async club => {
  const { lea, marc, ana } = club.people
  await lea.says('/refer @marc outside "Un buffet" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  const card = marc.messages.at(-1)!
  await club.clock.passes('PT1H')
  await marc.presses('Hors cible')
  await marc.submits({})
  const news = lea.messages.at(-1)!
  await lea.presses('La donner à quelqu’un d’autre')
  await lea.submits({ receiver: 'Ana' })
  expect(lea.problems.agreed).toContain('d’accord')
  await lea.submits({ receiver: 'Marc', agreed: true })
  expect(lea.problems.receiver).toContain('l’avait déjà')
  await lea.submits({ receiver: 'Ana' })
  expect(last(lea)).toContain('Transmise à Ana Costa')
  expect(last(ana)).toMatch(/Mme Dupont/)
  expect(plainly(news.text)).toContain('ensuite donnée à Ana Costa')
  // The first one has no use for the contact any more, and does not learn to whom it went.
  expect(plainly(card.text)).toContain('a donné cette recommandation à quelqu’un d’autre')
  expect(plainly(card.text)).not.toMatch(/Dupont|06 39|Ana/)
  expect((await givenLines(club)).map(({ for_id }) => for_id)).toEqual([club.idOf('ana')])
  await lea.says('/recos données')
  await lea.chooses('Ouvrir une recommandation', /Marc Dubois/)
  expect(last(lea)).toContain('donnée à quelqu’un d’autre')
  await lea.presses('Ouvrir la suite')
  expect(last(lea)).toContain('Votre recommandation à Ana Costa')
  await marc.says('/recos')
  await marc.chooses('Ouvrir une recommandation', /Léa Martin/)
  expect(last(marc)).not.toMatch(/06 39|Ana/)
  // Taken back from the second, the first is what she has given again.
  await lea.presses('Reprendre')
  expect((await givenLines(club)).map(({ for_id }) => for_id)).toEqual([club.idOf('marc')])
  expect(plainly(news.text)).not.toContain('Ana Costa')
})

story('“with pleasure” answers each step once, and says of what', async ({ people: { lea, marc }, clock }) => {
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" entreprise:"Dupont SARL" accord:oui')
  await clock.passes('PT1H')
  await marc.presses('Contact pris')
  const first = lea.messages.at(-1)!
  await lea.presses('Avec plaisir')
  expect(last(marc)).toContain('de la recommandation (Dupont SARL), « contact pris » : « Avec plaisir. »')
  expect(plainly(first.text)).toContain('Vous avez répondu : « Avec plaisir. »')
  await clock.passes('PT1H')
  await marc.presses('Autre réponse')
  const before = marc.messages.length
  await marc.presses('Devis envoyé')
  await lea.presses('Avec plaisir')
  expect(marc.messages.length).toBe(before + 1)
  expect(last(marc)).toContain('« devis envoyé »')
})

story('a slip is said to be one: in the news that follow, and in those that told it', async ({ people, clock }) => {
  const { lea, marc } = people
  await lea.says('/refer @marc moi-même "Un devis"')
  await clock.passes('PT1H')
  await marc.presses('Autre réponse')
  await marc.presses('Perdue')
  const told = lea.messages.at(-1)!
  await clock.passes('PT1H')
  await marc.presses('Autre réponse')
  await marc.chooses('Ce n’est pas le bon bouton ?', 'Gagnée')
  await marc.presses('Oui, changer')
  expect(plainly(told.text)).toContain('Marc Dubois a corrigé ce qui était écrit ici (« perdue »)')
  expect(last(lea)).toContain('a donné une affaire')
  expect(last(lea)).toContain('Marc Dubois avait indiqué « perdue » par erreur')
})

story('an organizer asks for a word on what stands still: kindly, once a week, and without the contact', async club => {
  const { lea, marc, olga } = club.people
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  await club.clock.passes('P9D')
  await marc.presses('Toujours en cours')
  await club.clock.goesTo('2027-01-11T12:00')
  await olga.pressesId('1|digest|who|referral')
  const list = olga.messages.at(-1)!
  expect(list.text).not.toMatch(/Dupont|06 39/)
  const before = [lea.messages.length, marc.messages.length]
  await olga.chooses('Ask who gave it', 'Léa Martin (Marc Dubois)')
  expect(last(olga)).toContain('Léa Martin is asked')
  expect(last(lea)).toContain('Olga Renard aimerait savoir si vous avez eu des nouvelles')
  await olga.chooses('Ask who received it', 'Marc Dubois (Léa Martin)')
  expect(last(olga)).toContain('were asked for already')
  expect([lea.messages.length, marc.messages.length]).toEqual([before[0]! + 1, before[1]])
  await lea.presses('Ouvrir la recommandation')
  expect(last(lea)).toContain('Votre recommandation à Marc Dubois')
})
