import { expect } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { actionsOf, type Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>

/** A breakfast at 07:45 of that day, announced. */
async function announced({ people: { olga }, clock }: Club, date: string, at: string): Promise<void> {
  await olga.says('/meeting plan')
  await olga.submits({ date, time: '07:45', place: 'La Cour d’Or' })
  await clock.goesTo(at)
}

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text
const channel = ({ stage }: Club) =>
  stage.messages.flatMap(({ where, text }) => (where.id === 'club' ? [text] : [])).join('\n')

async function brings(person: Person, guest: Record<string, string>): Promise<void> {
  await person.presses('Je viens avec un invité')
  await person.submits({ ...guest, agreed: true })
}

/** The roll of the meeting that has begun, with all of its guests. */
async function takesRoll({ people: { olga }, clock }: Club, at: string): Promise<void> {
  await clock.goesTo(at)
  await olga.says('/meeting')
  await olga.presses(/^Take the roll/)
  await olga.presses('Save the roll')
}

const guestRows = ({ inClub }: Club) =>
  inClub(({ tx }) => tx.selectFrom('guest').selectAll().orderBy('name').orderBy('meeting_id').execute())

story(
  'nobody is on a list who has not been asked; what was typed is put right, and only two know how to reach him',
  async club => {
    const { lea, marc, olga } = club.people
    await announced(club, '2026-11-19', '2026-11-12T09:00')
    await lea.presses('Je viens avec un invité')
    await lea.submits({ name: 'Paul Rou', company: 'Roux Bois', activity: 'Menuiserie', contact: '06 39 98 12' })
    expect(lea.problems.contact).toContain('chiffre')
    await lea.submits({ contact: '06 39 98 12 34' })
    expect(lea.problems.agreed).toContain('Paul Rou est d’accord pour figurer sur la liste ?')
    expect(await guestRows(club)).toEqual([])
    await lea.submits({ agreed: true })
    expect(told(lea)).toContain('Paul Rou : c’est annoncé')
    await lea.presses('Un mot à lui envoyer')
    expect(told(lea)).toContain('Bonjour Paul Rou,')
    expect(told(lea)).toContain('jeudi 19 novembre à 7 h 45, La Cour d’Or')
    await lea.presses('En anglais')
    expect(told(lea)).toContain('Hello Paul Rou,')
    await lea.says('/reunion')
    expect(told(lea)).toContain('Avec vous : Paul Rou (Roux Bois)')
    await lea.presses('Vos invités')
    await lea.presses('Corriger')
    expect(lea.form!.fields.map(({ value }) => value)).toEqual([
      'Paul Rou',
      'Roux Bois',
      'Menuiserie',
      '06 39 98 12 34',
    ])
    await lea.submits({ name: 'Paul Roux' })
    expect(channel(club)).toContain('Paul Roux (Roux Bois), avec Léa Martin')
    const [guest] = await guestRows(club)
    expect(guest).toMatchObject({ name: 'Paul Roux', phone: '06 39 98 12 34', activity: 'Menuiserie' })
    expect(guest!.agreed_at).not.toBeNull()

    // Another member changes nothing of him, and reads nothing of how he is reached.
    for (const button of ['withdraw', 'put-right', 'invitation', 'liked']) {
      await marc.pressesId(`1|guest|${button}|${guest!.id}${button === 'invitation' ? '.fr' : ''}`)
      expect([button, told(marc)]).not.toEqual([button, expect.stringContaining('Paul')])
    }
    await marc.pressesId(`1|club-guests|add|${guest!.meeting_id}`)
    expect(told(marc)).toContain('réservé au bureau')
    expect(channel(club)).not.toMatch(/06 39|Menuiserie/)
    // From the start on it is for the organizers.
    await club.clock.goesTo('2026-11-19T07:50')
    await lea.pressesId(`1|guest|withdraw|${guest!.id}`)
    expect(told(lea)).toContain('a commencé')
    await olga.says('/club guests')
    expect(told(olga)).toContain('Paul Roux (Roux Bois), Menuiserie, with Léa Martin')
    await olga.presses('Take off the list')
    expect(await guestRows(club)).toEqual([])
  },
)

story(
  'a guest who comes again is the same person, however he is written; two visits, then an organizer decides',
  async club => {
    const { lea, marc, olga } = club.people
    await announced(club, '2026-11-05', '2026-11-04T12:00')
    await brings(lea, { name: 'Paul Roux', company: 'Roux Bois', contact: 'Paul@Roux.example' })
    // Marc would bring him too: he is told who does, and comes by his own answer.
    await brings(marc, { name: 'M. ROUX Paul' })
    expect(marc.problems.name).toContain('à l’invitation de Léa Martin')
    await takesRoll(club, '2026-11-05T10:00')
    await announced(club, '2026-11-12', '2026-11-11T12:00')
    // From another firm: only who knows him can tell.
    await brings(marc, { name: 'roux, paul', company: 'Charpentes de l’Est' })
    expect(told(marc)).toContain('Le club a déjà reçu Paul Roux (Roux Bois)')
    await marc.presses('Une autre personne')
    await marc.presses('Annuler')
    await brings(marc, { name: 'roux, paul', company: 'Charpentes de l’Est' })
    await marc.presses('La même personne')
    expect(told(marc)).toContain('c’est annoncé')
    await takesRoll(club, '2026-11-12T10:00')
    const rows = await guestRows(club)
    expect([rows.length, new Set(rows.map(({ guest }) => guest)).size]).toEqual([2, 1])

    await announced(club, '2026-11-19', '2026-11-18T12:00')
    // Under another name altogether, at the same address.
    await brings(lea, { name: 'P. Roux-Weber', contact: 'paul@roux.example' })
    expect(told(lea)).toContain('Cela fait 2 visites')
    expect(told(lea)).toContain('Le bureau peut accepter une visite de plus')
    const draft = (await club.inClub(({ tx }) => tx.selectFrom('draft').select('id').execute())).at(-1)!
    await lea.pressesId(`1|guest|once-more|${draft.id}`)
    expect(await guestRows(club)).toHaveLength(2)
    await olga.says('/meeting')
    await olga.presses('I’m bringing a guest')
    await olga.submits({ name: 'Paul Roux', company: 'Roux Bois', agreed: true })
    await olga.presses('They may come once more')
    expect(await guestRows(club)).toHaveLength(3)
  },
)

story(
  'the day after, one message asks about all one brought; what is said is the organizers’, and later comes once',
  async club => {
    const { people, clock, inClub } = club
    const { lea, marc, olga } = people
    await announced(club, '2026-11-05', '2026-11-04T12:00')
    for (const name of ['Paul Roux', 'Nora Blanc', 'Tom Weiss']) await brings(lea, { name })
    await brings(marc, { name: 'Rose Neuve' })
    await takesRoll(club, '2026-11-05T10:00')
    // One came whom nobody had announced.
    await olga.says('/club guests')
    await olga.presses('Another guest came')
    await olga.submits({ name: 'Ivan Venu', host: 'Marc Dubois', agreed: true })
    expect(told(olga)).toContain('Came on Thursday 5 November, with Marc Dubois')
    await inClub(async tx =>
      endMembership(tx, {
        by: await memberById(tx, club.idOf('olga')),
        member: await memberById(tx, club.idOf('marc')),
      }),
    )
    await clock.goesTo('2026-11-06T10:30')
    const asked = lea.messages.filter(({ text }) => text.startsWith('Vos invités'))
    expect(asked).toHaveLength(1)
    for (const name of ['Paul Roux', 'Nora Blanc', 'Tom Weiss'])
      expect(asked[0]!.text).toContain(`${name} était avec nous`)
    // Whoever brought them has left: an organizer looks after them.
    const organizers = () =>
      club.stage.messages.filter(({ where }) => where.id === 'organizers').map(({ text }) => text)
    expect(organizers().join('\n')).toMatch(/^Ivan Venu et Rose Neuve : des invités à recontacter/m)

    const row = async (name: string) => (await guestRows(club)).find(one => one.name === name)!
    await lea.pressesId(`1|guest|liked|${(await row('Nora Blanc')).id}`)
    await lea.pressesId(`1|guest|later|${(await row('Paul Roux')).id}`)
    await lea.pressesId(`1|guest|not-this-time|${(await row('Tom Weiss')).id}`)
    expect(asked[0]!.text).toContain('Nora Blanc : ça lui a plu')
    expect(asked[0]!.text).toContain('la question reviendra une fois, vendredi 13 novembre')
    await lea.pressesId(`1|guest|thanks|${(await row('Nora Blanc')).id}.fr`)
    expect(told(lea)).toContain('Merci de votre visite')
    expect(channel(club)).not.toMatch(/plu|pas cette fois/)
    await olga.says('/club guests')
    expect(told(olga)).toContain('Nora Blanc, with Léa Martin; came; liked it')

    await clock.goesTo('2026-11-13T10:30')
    const again = lea.messages.filter(({ text }) => text.startsWith('Votre invité : Paul Roux'))
    expect(again).toHaveLength(1)
    await clock.goesTo('2026-11-27T12:00')
    expect(lea.messages.filter(({ text }) => /^(Votre|Vos) invité/.test(text))).toHaveLength(2)

    // A year later nothing is left of their names, in the messages neither; his own answers go with the traces.
    await inClub(askForRetention)
    await clock.goesTo('2027-11-07T12:00')
    const sent = club.stage.messages.filter(({ text }) => /La réunion|invité|Votre|Vos/.test(text.split('\n')[0]!))
    expect(sent.map(({ text }) => text).filter(text => /Nora Blanc|Tom Weiss|Ivan/.test(text))).toEqual([])
  },
)

story('a roll that is put right after a guest was asked about is read where the question stands', async club => {
  const { people, clock } = club
  const { lea, marc, olga } = people
  await announced(club, '2026-11-05', '2026-11-04T12:00')
  await brings(lea, { name: 'Paul Roux' })
  await brings(marc, { name: 'Rose Neuve' })
  await takesRoll(club, '2026-11-05T10:00')
  await clock.goesTo('2026-11-06T10:30')
  const asked = (person: Person) => person.messages.filter(({ text }) => text.startsWith('Votre invité'))
  expect(asked(lea)[0]!.text).toContain('était avec nous')
  const before = asked(marc)[0]!.text
  expect(before).toContain('était avec nous')

  await olga.says('/club roll-call')
  await olga.presses(/^Roll of .*5 November$/)
  await olga.presses('✓ Paul Roux · guest of Léa Martin')
  await olga.presses('Save the correction')
  expect(asked(lea)[0]!.text).toContain('Paul Roux n’est pas noté parmi les présents')
  expect(actionsOf(asked(lea)[0]!.view).map(({ label }) => label)).not.toContain('Ça lui a plu')
  expect(asked(marc)[0]!.text).toBe(before)
  await olga.presses('Undo this correction')
  expect(asked(lea)[0]!.text).toContain('était avec nous')

  // The whole roll is taken back: whether they came is nobody's word until there is one again.
  const [row] = await guestRows(club)
  await olga.pressesId(`1|roll-call|undo|${row!.meeting_id}`)
  expect(asked(lea)[0]!.text).toContain('L’appel du jeudi 5 novembre est à reprendre')
  expect(asked(marc)[0]!.text).toContain('pour Rose Neuve, rien n’est encore noté')
  await lea.pressesId(`1|guest|liked|${row!.id}`)
  expect((await guestRows(club))[0]!.impression).toBeNull()
  await olga.says('/club roll-call')
  await olga.presses('Save the roll')
  expect(asked(lea)[0]!.text).toContain('était avec nous')
  expect([asked(lea).length, asked(marc).length]).toEqual([1, 1])
})

story('whoever would have been asked while a roll was taken back is asked once it is there, once', async club => {
  const { people, clock } = club
  const { lea, marc, olga } = people
  await announced(club, '2026-11-05', '2026-11-04T12:00')
  await brings(lea, { name: 'Paul Roux' })
  await brings(lea, { name: 'Rose Neuve' })
  await takesRoll(club, '2026-11-05T10:00')
  await olga.presses('Undo the roll')
  await clock.goesTo('2026-11-06T11:00')
  const asked = () => lea.messages.filter(({ text }) => /^(Votre|Vos) invité/.test(text))
  expect(asked()).toEqual([])
  await olga.says('/club roll-call')
  await olga.presses('Save the roll')
  await clock.goesTo('2026-11-06T12:00')
  expect(asked().map(({ text }) => text)).toEqual([
    expect.stringMatching(/Paul Roux était avec nous[\s\S]*Rose Neuve était avec nous/),
  ])
  // What is corrected afterwards asks nobody again, also about the guest whom the other's message told.
  await olga.presses('Correct the roll')
  await olga.presses('– Marc Dubois')
  await olga.presses('Save the correction')
  await clock.goesTo('2026-11-12T12:00')
  expect(asked()).toHaveLength(1)
  expect(marc.messages.filter(({ text }) => text.includes('était avec nous'))).toEqual([])
})
