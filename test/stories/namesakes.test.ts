import { expect, test } from 'vitest'
import { actionsOf, type Staged } from '../kit/stage.ts'
import { type Cast, openStory, type StoryOf } from '../kit/story.ts'

const cast = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  zinc: { name: 'Marc Petit', company: 'Toitures Petit' },
  wine: { name: 'MARC  PETIT', company: 'Petit & filles' },
  noor: { name: 'Noor Haddad', company: 'Haddad Conseil' },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'], language: 'en' },
} as const satisfies Cast

type Story = StoryOf<keyof typeof cast>

const story = (name: string, tell: (told: Story) => Promise<void>) =>
  test(name, async () => {
    const told = await openStory({ cast })
    try {
      await tell(told)
    } finally {
      await told.close()
    }
  })

const labelsOn = (message: Staged | undefined) => (message ? actionsOf(message.view).map(({ label }) => label) : [])

const receivers = ({ inClub, idOf }: Story) =>
  inClub(async ({ tx }) => {
    const rows = await tx.selectFrom('referral').select(['receiver_id', 'need']).orderBy('given_at').execute()
    const who = new Map(Object.keys(cast).map(one => [idOf(one as keyof typeof cast), one]))
    return rows.map(({ receiver_id }) => who.get(receiver_id))
  })

story(
  'of two who are called alike one is chosen by a button, and the command goes on with all that was typed',
  async told => {
    const { lea, wine, zinc } = told.people
    await lea.says('/recommander @"Marc Petit" moi-même "Une verrière à refaire"')
    expect(lea.texts.at(-1)).toContain('« Marc Petit » peut être')
    expect(lea.texts.at(-1)).toContain('MARC PETIT (Petit & filles) ou Marc Petit (Toitures Petit)')
    const asked = lea.messages.at(-1)!
    expect(labelsOn(asked)).toEqual(['MARC PETIT (Petit & filles)', 'Marc Petit (Toitures Petit)', 'Corriger'])
    await lea.pressesOn(asked, 'MARC PETIT (Petit & filles)')
    expect(await receivers(told)).toEqual(['wine'])
    // The question gives way to the receipt.
    expect(lea.texts.at(-1)).toContain('Transmise à')
    expect(lea.seen(/peut être/)).toBeUndefined()
    expect(wine.seen(/verrière/)).toBeDefined()
    expect(zinc.seen(/verrière/)).toBeUndefined()
  },
)

story('what was missing is asked after the choice; a second ambiguous name is asked in its turn', async told => {
  const { lea } = told.people
  await lea.says('/recommander @"marc petit"')
  await lea.presses('Marc Petit (Toitures Petit)')
  expect(lea.form?.fields.find(({ id }) => id === 'receiver')).toMatchObject({
    value: told.idOf('zinc'),
    options: [{ label: 'Marc Petit (Toitures Petit)' }],
  })
  await lea.submits({ kind: 'inside', need: 'Une gouttière' })
  expect(await receivers(told)).toEqual(['zinc'])
  await lea.says('/presenter @"Marc Petit" @petit "Vos ateliers se touchent"')
  await lea.presses('Marc Petit (Toitures Petit)')
  await lea.presses('MARC PETIT (Petit & filles)')
  await lea.presses('Envoyer')
  const [asked] = await told.inClub(({ tx }) => tx.selectFrom('introduction').selectAll().execute())
  expect(asked).toMatchObject({
    party_a: told.idOf('zinc'),
    party_b: told.idOf('wine'),
    context: 'Vos ateliers se touchent',
  })
})

story('a choice is taken once, is its author’s alone, and means nobody but whom it showed', async told => {
  const { lea, noor } = told.people
  await lea.says('/recommander @"Marc Petit" moi-même "Un devis"')
  const [first] = actionsOf(lea.messages.at(-1)!.view)
  if (first?.kind !== 'button') throw new Error('no button')
  await noor.pressesId(first.id)
  expect(noor.texts.at(-1)).toContain('n’est plus ouvert')
  await lea.pressesId(first.id)
  expect(await receivers(told)).toEqual(['wine'])
  await lea.pressesId(first.id)
  await lea.pressesId(first.id.replace(/\.receiver$/, '.kind'))
  expect(await receivers(told)).toEqual(['wine'])
})

story(
  'the firm after the name is understood, as it is shown or after a comma; so is the club’s own number',
  async told => {
    const { lea } = told.people
    for (const [who, need] of [
      ['@"Marc Petit, Toitures Petit"', 'a'],
      ['@"Marc Petit (Toitures Petit)"', 'b'],
      ['@"petit marc, toit"', 'c'],
      ['@zinc', 'd'],
      ['@"MARC PETIT (Petit & filles)"', 'e'],
      ['@"Marc Petit, filles"', 'f'],
      ['@"Haddad, Noor"', 'g'],
      ['@"Mme HADDAD Noor"', 'h'],
    ] as const)
      await lea.says(`/recommander ${who} moi-même "Un besoin : ${need}"`)
    expect(await receivers(told)).toEqual(['zinc', 'zinc', 'zinc', 'zinc', 'wine', 'wine', 'noor', 'noor'])
    await lea.says('/recommander @"Marc Petit, Haddad Conseil" moi-même "Un devis"')
    expect(lea.texts.at(-1)).toContain('Je ne trouve personne')
    await lea.says('/recommander @"Noor, Toitures Petit" moi-même "Un devis"')
    expect(await receivers(told)).toHaveLength(8)
  },
)

story('without quotation marks the whole name is taken, and nothing of it is left for another field', async told => {
  const { lea } = told.people
  for (const who of ['Marc Petit', '@Marc Petit', 'PETIT Marc', 'M. Marc Petit']) {
    await lea.says(`/recommander ${who} moi-même "Un devis pour ${who}"`)
    expect(lea.texts.at(-1)).toContain('De qui s’agit-il')
    await lea.presses('Marc Petit (Toitures Petit)')
  }
  expect(await receivers(told)).toEqual(['zinc', 'zinc', 'zinc', 'zinc'])
  const needs = await told.inClub(({ tx, sealer }) =>
    tx
      .selectFrom('referral')
      .select(['id', 'need'])
      .execute()
      .then(rows => rows.map(({ id, need }) => sealer.open('referral', 'need', id, need!))),
  )
  expect(needs.toSorted()).toEqual(
    ['Marc Petit', '@Marc Petit', 'PETIT Marc', 'M. Marc Petit'].map(who => `Un devis pour ${who}`).toSorted(),
  )
})

story('somebody else’s name is told with whoever is near, each a button', async told => {
  const { lea } = told.people
  await lea.says('/recommander @"Noor Hadad" moi-même "Un devis"')
  expect(lea.texts.at(-1)).toContain('Vouliez-vous dire Noor Haddad ?')
  expect(labelsOn(lea.messages.at(-1))).toEqual(['Noor Haddad', 'Corriger'])
  await lea.presses('Noor Haddad')
  expect(await receivers(told)).toEqual(['noor'])
})

story('wherever members are listed, suggested or told of, no two read the same', async told => {
  const { lea, olga, zinc, wine } = told.people
  const suggested = await told.assidu.dispatch({
    ...{ platform: 'playground', place: 'stage', id: told.assidu.means.newId(), account: 'lea' },
    what: { kind: 'suggest', typed: 'petit' },
  })
  expect(suggested).toMatchObject({
    options: [{ label: 'MARC PETIT (Petit & filles)' }, { label: 'Marc Petit (Toitures Petit)' }],
  })
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-05', time: '07:45', place: 'Ici' })
  await zinc.says('/reunion present')
  await wine.says('/reunion present')
  const board = lea.seen(/Marc Petit/)
  expect(board?.text).toContain('Marc Petit (Toitures Petit)')
  expect(board?.text).toContain('MARC PETIT (Petit & filles)')
  await told.clock.goesTo('2026-11-05T10:00')
  await olga.says('/club roll-call')
  const names = labelsOn(olga.messages.at(-1)).filter(label => /^[✓–] /.test(label))
  expect(names).toContain('✓ Marc Petit (Toitures Petit)')
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
  await olga.says('/club members')
  await olga.presses('End a membership')
  await olga.submits({ member: told.idOf('wine') })
  expect(olga.texts.at(-1)).toContain('MARC PETIT (Petit & filles)')
  // Nobody on the list is called like him any more.
  await lea.says('/recommander @"Marc Petit" moi-même "Un devis"')
  expect(lea.texts.at(-1)).toContain('Transmise à Marc Petit')
  expect(lea.texts.at(-1)).not.toContain('Toitures Petit')
})
