import { expect } from 'vitest'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

const buttonsOf = (message: { view: Parameters<typeof actionsOf>[0] } | undefined) =>
  message === undefined ? [] : actionsOf(message.view).map(({ label }) => label)

story(
  'a referral typed in one line asks for the prospect’s agreement, and reaches its receiver',
  async ({ people: { lea, marc } }) => {
    await lea.says(
      '/recommander @marc "Refaire le tableau électrique" connaissance contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.says(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau électrique" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    expect(lea.texts.at(-1)).toContain('qu’avec l’accord de la personne')
    expect(marc.messages).toHaveLength(0)
    await lea.presses('Oui, transmettre')
    expect(lea.texts.at(-1)).toContain('Transmise à Marc Dubois')
    expect(lea.texts.at(-1)).toContain('pas encore trace d’une rencontre')
    expect(marc.texts).toEqual([expect.stringContaining('06 39 98 12 12')])
    await marc.presses('Contact pris')
    expect(marc.texts.at(-1)).toContain('Où elle en est : contact pris')
    expect(lea.texts.at(-1)).toContain('@Marc Dubois a pris contact')
    await marc.presses('Autre réponse')
    await marc.presses('Gagnée')
    expect(lea.texts.at(-1)).toContain('a donné une affaire')
    await lea.presses('Avec plaisir')
    expect(marc.texts.at(-1)).toContain('Avec plaisir')
  },
)

story(
  'a bare command opens a form; what is missing is asked for, and nothing typed is lost',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer')
    expect(lea.form?.fields.map(({ id }) => id)).toContain('receiver')
    await lea.submits({ receiver: 'Marc', kind: 'outside', need: 'Une prise', agreed: true })
    expect(lea.problems.who).toContain('Qui est-ce')
    expect(lea.form?.fields.find(({ id }) => id === 'need')?.value).toBe('Une prise')
    await lea.submits({ who: 'M. Petit, courriel : petit@chez' })
    expect(lea.problems.who).toContain('« petit@chez » n’est pas une adresse électronique')
    // What can be read in two ways is shown part by part before anything is done.
    await lea.submits({ who: 'Petit Plomberie' })
    expect(lea.form?.fields.find(({ id }) => id === 'who')?.value).toMatch(/^Nom\s: Petit\nEntreprise\s: Plomberie$/)
    expect(marc.messages).toHaveLength(0)
    await lea.submits({ who: 'M. Petit' })
    expect(marc.texts.at(-1)).toContain('M. Petit')
  },
)

story(
  'what is not needed at first is said afterwards, and stands on the receiver’s card without another message',
  async ({ people: { lea, marc } }) => {
    await lea.says('/recommander @marc "Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
    await lea.presses('Préciser')
    await lea.submits({ warmth: '3', handoff: 'will-call' })
    expect(lea.texts.at(-1)).toContain('Marc Dubois le lira')
    expect(marc.messages).toHaveLength(1)
    expect(marc.texts.at(-1)).toMatch(/Préparation\s: .*parl/)
    // It opens as it stands, and what is emptied is emptied.
    await lea.presses('Préciser')
    expect(lea.form?.fields.map(({ value }) => value)).toEqual(['3', 'will-call'])
    await lea.submits({ warmth: '', handoff: 'will-call' })
    expect(marc.texts.at(-1)).not.toContain('Préparation')
    // Whoever buys himself has nothing to add.
    await lea.says('/recommander @marc moi-même "Un devis pour ma salle"')
    expect(buttonsOf(lea.messages.at(-1))).not.toContain('Préciser')
  },
)

story('an undone referral is gone for both, and a second press is told so', async ({ people: { lea, marc } }) => {
  await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
  const card = marc.messages.at(-1)!
  await lea.presses('Annuler')
  expect(card.text).toContain('a repris cette recommandation')
  await lea.says('/recos')
  expect(lea.texts.at(-1)).toContain('Aucune pour l’instant')
})

story('nobody reads or moves the referral of another', async ({ people: { lea, marc, ana }, inClub }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  const [{ id }] = (await inClub(club => club.tx.selectFrom('referral').select('id').execute())) as [{ id: string }]
  await ana.pressesId(`1|refer|won|${id}`)
  expect(ana.texts.at(-1)).toContain('This button is for someone else')
  await ana.pressesId(`1|refer|undo|${id}`)
  expect(ana.texts.at(-1)).toContain('This button is for someone else')
  expect(marc.texts.at(-1)).toContain('nouvelle')
})

story(
  'an untouched referral is asked about after 48 hours, and a week later, in daytime only',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc moi-même "Un devis"')
    await clock.passes('P1D')
    expect(marc.messages).toHaveLength(1)
    await clock.passes('P1D')
    expect(marc.texts.at(-1)).toContain('Où en est-elle')
    expect(marc.messages).toHaveLength(2)
    await clock.passes('P6D')
    expect(marc.messages).toHaveLength(2)
    await clock.passes('P1D')
    expect(marc.messages).toHaveLength(3)
    await marc.presses('Autre réponse')
    await marc.presses('Perdue')
    for (const text of marc.texts.slice(1)) {
      expect(text).toContain('Où elle en est : perdue')
      expect(text).not.toContain('Où en est-elle')
    }
  },
)

story(
  'what is sent twice arrives once, also when the giver buys himself; a second prospect is a second referral',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @marc inside "Un devis pour ma salle"')
    await lea.says('/refer @marc inside "Un devis pour ma salle"')
    expect(lea.texts.at(-1)).toContain('Rien n’a été envoyé deux fois')
    expect(marc.messages).toHaveLength(1)
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" accord:oui')
    await lea.says('/refer @marc outside "Une prise" contact:"M. Petit" accord:oui')
    expect(marc.messages).toHaveLength(3)
  },
)

story(
  'a telephone and an address that are none come back in the form, and nothing is sent',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer')
    const said = { receiver: 'Marc', kind: 'outside', need: 'Une prise', agreed: true }
    // A script may still give each part by its own name.
    await lea.submits({ ...said, prospect: 'M. Petit', phone: 'le soir' })
    expect(lea.problems.who).toContain('n’est pas un numéro de téléphone')
    await lea.submits({ who: 'Nom : M. Petit\nTéléphone : le soir' })
    expect(lea.problems.who).toContain('n’est pas un numéro de téléphone')
    expect(marc.messages).toHaveLength(0)
    await lea.submits({ who: 'M. Petit\n+33 (0)6 39 98-12-12 poste 4\npetit@petit.example.fr' })
    expect(marc.texts.at(-1)).toContain('poste 4')
  },
)

story(
  'a contact never goes to someone whose name only begins like what was typed',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @Dub outside "Un mur" contact:"Mme Dupont" accord:oui')
    expect(lea.texts.at(-1)).toContain('Marc Dubois')
    expect(marc.messages).toHaveLength(0)
    await lea.says('/refer @"Marc Dub" outside "Un mur" contact:"Mme Dupont" accord:oui')
    expect(marc.texts.at(-1)).toContain('Mme Dupont')
  },
)

story('only a referral that waits for an agreement is passed by it', async ({ people: { lea, marc }, inClub }) => {
  await lea.says('/refer @marc outside')
  const drafts = await inClub(club => club.tx.selectFrom('draft').select('id').execute())
  await lea.pressesId(`1|refer|pass-it|${drafts[0]!.id}`)
  expect(lea.texts.at(-1)).toContain('n’est plus ouvert')
  expect(marc.messages).toHaveLength(0)
})

story('several that close for want of news stand in one message, with the day', async ({ people, clock }) => {
  const { lea, marc } = people
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" entreprise:"Dupont SARL" accord:oui')
  await lea.says('/refer @marc outside "Une lampe" contact:"M. Petit" accord:oui')
  await clock.passes('P176D')
  for (const { texts } of [lea, marc]) {
    const soon = texts.filter(text => text.includes('se ferment bientôt'))
    expect(soon).toHaveLength(1)
    for (const said of ['2 recommandations', '(Dupont SARL)', '(M. Petit)', 'dimanche 2 mai'])
      expect(soon[0]).toContain(said)
  }
  expect(lea.messages.at(-1)!.text).not.toContain('Toujours en cours')
})

story('all that ask are one message, with the next steps of each', async ({ people: { lea, ana, marc }, clock }) => {
  await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" entreprise:"Dupont SARL" accord:oui')
  await clock.passes('PT1H')
  await ana.says('/refer @marc outside "A lamp" contact:"Mr Short" accord:oui')
  await clock.passes('P2D')
  const asked = () => marc.messages.filter(({ text }) => text.includes('un mot de vous'))
  expect(asked()).toHaveLength(1)
  expect(asked()[0]!.text).toContain('2 recommandations attendent')
  // What one of them becomes is said in it; the other one goes on asking.
  await marc.chooses('Où en est celle de Léa Martin ?', 'Contact pris')
  expect(asked()[0]!.text).toMatch(/Dupont SARL.* : contact pris, depuis jeudi 5 novembre/)
  expect(lea.texts.at(-1)).toContain('@Marc Dubois a pris contact')
  const before = marc.messages.length
  await clock.passes('P6D')
  expect(marc.messages).toHaveLength(before)
  // A week later the one that still waits asks alone.
  await clock.passes('P2D')
  expect(marc.texts.at(-1)).toContain('La recommandation d’Ana Costa')
})

story('“still going on” is 30 days of peace, and can be undone', async ({ people: { lea, marc }, clock }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  await clock.passes('P2D')
  await marc.presses('Toujours en cours')
  expect(marc.texts.at(-1)).toContain('pendant 30 jours')
  expect(marc.messages.at(-2)!.text).toContain('dit jeudi 5 novembre qu’elle est toujours en cours')
  const before = marc.messages.length
  await clock.passes('P29D')
  expect(marc.messages).toHaveLength(before)
  await clock.passes('P3D')
  expect(marc.messages).toHaveLength(before + 1)
  await marc.presses('Toujours en cours')
  await marc.presses('Annuler')
  expect(marc.messages.at(-2)!.text).not.toContain('toujours en cours')
  expect(lea.messages).toHaveLength(1)
})

story('one long silent does not close because “still going on” was not meant', async ({ people, clock }) => {
  const { lea, marc } = people
  await lea.says('/refer @marc outside "Une charpente" contact:"M. Roux" accord:oui')
  await clock.passes('P170D')
  await marc.presses('Toujours en cours')
  const slip = marc.messages.at(-1)!
  await clock.passes('P12D')
  await marc.pressesOn(slip, 'Annuler')
  await clock.passes('P1D')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('nouvelle')
  // Both are told a week before it ends, as of any other.
  const soon = () => [lea, marc].map(({ texts }) => texts.filter(text => text.includes('se ferme')).length)
  const before = soon()
  await clock.passes('P8D')
  expect(soon().map((count, n) => count - before[n]!)).toEqual([1, 1])
  await clock.passes('P8D')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('sans réponse')
})

story('what its receiver has taken up is not taken back, and the giver is told what to do', async ({ people }) => {
  const { lea, marc } = people
  await lea.says('/refer @marc moi-même "Un tableau à refaire"')
  const receipt = lea.messages.at(-1)!
  await marc.presses('Autre réponse')
  await marc.presses('Devis envoyé')
  await lea.pressesOn(receipt, 'Annuler')
  expect(lea.texts.at(-1)).toContain('Marc Dubois y a déjà répondu : elle ne s’annule plus')
  expect(lea.texts.at(-1)).toContain('dites-le-lui')
  expect(marc.messages[0]!.text).toContain('Un tableau à refaire')
})

story(
  'who wins business is led to a word of thanks, and no more when it was a slip',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @marc moi-même "Une enseigne lumineuse"')
    const [received] = marc.messages
    expect(buttonsOf(received)).not.toContain('Remercier')
    await marc.presses('Autre réponse')
    await marc.presses('Gagnée')
    // Closed without a word, what he won is noted all the same, and the thanks can be opened again.
    expect(marc.form?.title).toBe('Merci pour cette reco')
    expect(received!.text).toContain('Un mot de merci fera plaisir à Léa Martin')
    await marc.pressesOn(received!, 'Remercier')
    expect(marc.form?.title).toBe('Merci pour cette reco')
    await marc.submits({ message: 'Grâce à vous, l’enseigne est posée' })
    expect(lea.texts.at(-1)).toContain('l’enseigne est posée')
    // Said, it is asked for no more; taken back, it is again.
    expect([buttonsOf(received).includes('Remercier'), received!.text.includes('Un mot de merci')]).toEqual([
      false,
      false,
    ])
    await marc.pressesOn(marc.messages.at(-1)!, 'Annuler')
    expect(buttonsOf(received)).toContain('Remercier')
    await marc.pressesOn(received!, 'Annuler « Gagnée »')
    expect(received!.text).not.toContain('merci')
  },
)

story('news that come within a minute are one message, of the last', async ({ people: { lea, marc }, clock }) => {
  await lea.says('/refer @marc moi-même "Un devis"')
  const before = lea.messages.length
  await marc.presses('Contact pris')
  await clock.passes('PT30S')
  await marc.presses('Autre réponse')
  await marc.presses('Devis envoyé')
  expect(lea.messages).toHaveLength(before + 1)
  expect(lea.texts.at(-1)).toContain('a envoyé un devis')
  await clock.passes('PT2M')
  await marc.presses('Autre réponse')
  await marc.presses('Gagnée')
  expect(lea.messages).toHaveLength(before + 2)
})

story(
  'a giver who is told that it says nothing to the receiver can take it back',
  async ({ people: { lea, marc } }) => {
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" accord:oui')
    await marc.presses('Autre réponse')
    await marc.presses('Je ne vois pas de quoi il s’agit')
    await lea.presses('Reprendre')
    expect(lea.texts.at(-1)).toContain('Reprise')
    expect(marc.messages[0]!.text).toContain('a repris cette recommandation')
  },
)

story(
  'a thumb that slipped on “lost” is corrected within 14 days, told to the giver, and counted once',
  async ({ people: { lea, marc }, clock, inClub }) => {
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" accord:oui')
    await marc.presses('Autre réponse')
    await marc.presses('Perdue')
    await marc.presses('Autre réponse')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Gagnée')
    await marc.presses('Oui, changer')
    expect(marc.messages[0]!.text).toContain('Où elle en est : gagnée')
    expect(lea.texts.at(-1)).toContain('a donné une affaire')
    const standing = await inClub(async ({ tx }) => {
      const steps = await tx.selectFrom('act').selectAll().where('kind', '=', 'referral-step').execute()
      const corrected = new Set(steps.map(({ corrects }) => corrects))
      return steps.filter(({ id, cancels }) => !cancels && !corrected.has(id)).map(({ detail }) => detail)
    })
    expect(standing).toEqual(['won'])
    await marc.presses('Autre réponse')
    await marc.chooses('Ce n’est pas le bon bouton ?', 'Rendez-vous pris')
    await marc.presses('Oui, changer')
    expect(marc.messages[0]!.text).toContain('Où elle en est : rendez-vous')
    await marc.presses('Autre réponse')
    await marc.presses('Gagnée')
    await clock.passes('P15D')
    await marc.says('/recos')
    await marc.chooses('Ouvrir une recommandation', /Léa Martin/)
    expect(actionsOf(marc.messages.at(-1)!.view).map(({ label }) => label)).not.toContain(
      'Ce n’est pas le bon bouton ?',
    )
  },
)

story('who it came from is written as one says it', async ({ people: { ana, lea } }) => {
  await ana.says('/refer @lea inside "A roof"')
  await lea.says('/recos')
  expect(lea.texts.at(-1)).toContain('D’Ana Costa')
})

story('a choice of several words is understood as it stands in the form', async ({ people: { lea, marc } }) => {
  await lea.says('/recommander @marc une connaissance "Un toit" "Mme Dupont" accord:oui')
  expect(marc.texts.at(-1)).toContain('Contact : Mme Dupont')
  expect(marc.texts.at(-1)).toContain('Besoin : Un toit')
})

story('where other words would change nothing, none are asked for', async ({ people: { lea } }) => {
  await lea.says('/reunion planifier')
  expect(lea.texts.at(-1)).toContain('réservé au bureau')
  expect(actionsOf(lea.messages.at(-1)!.view)).toEqual([])
})

story(
  'a referral that was taken back is gone from its reminders too, with the contact',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/refer @marc outside "Une prise" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
    await clock.passes('P2D')
    expect(marc.texts.at(-1)).toContain('06 39 98 12 12')
    await lea.presses('Annuler')
    expect(marc.messages).toHaveLength(2)
    for (const text of marc.texts) {
      expect(text).toContain('a repris cette recommandation')
      expect(text).not.toMatch(/Dupont|06 39/)
    }
  },
)

story('one that is new again is asked about from then on, and was passed on the day it was passed', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc moi-même "Un devis"')
  await club.clock.passes('P4D')
  await marc.presses('Contact pris')
  await marc.presses('Autre réponse')
  await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
  await marc.presses('Oui, changer')
  await club.clock.passes('P5D')
  const asked = marc.messages.findLast(({ text }) => text.includes('Où en est-elle'))!
  // Passed on Tuesday 3 November, put right on Saturday 7.
  expect(asked.text).toContain('transmis une recommandation mardi 3 novembre')
})

story('what an import brought says so, beside what was passed here, and why it asks now', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc moi-même "Un devis"')
  await lea.says('/refer @marc moi-même "Une enseigne"')
  const [brought] = await club.inClub(({ tx }) => tx.selectFrom('referral').select('id').orderBy('given_at').execute())
  await club.inClub(({ tx }) =>
    tx.updateTable('referral').set({ external_id: 'ref-2019-14' }).where('id', '=', brought!.id).execute(),
  )
  await club.clock.passes('P3D')
  const asked = marc.messages.findLast(({ text }) => text.includes('attendent un mot'))!
  expect(asked.text.match(/reprise de l’historique du club/g)).toHaveLength(1)
  await marc.pressesOn(asked, 'Pourquoi ce message ?')
  expect(marc.texts.at(-1)).toContain('ce qui était déjà à demander l’est une fois, peu après l’import')
})
