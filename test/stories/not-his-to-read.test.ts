import { expect } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import type { Person } from '../kit/stage.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'
import { takenBy as taken } from '../kit/taken.ts'

type Club = StoryOf<keyof typeof usualCast>

/** Everything he takes with him. */
async function takenBy(person: Person): Promise<string> {
  const { json, text } = await taken(person)
  return `${json}${text}`
}

const end = ({ inClub, idOf }: Club, who: keyof typeof usualCast) =>
  inClub(async club =>
    endMembership(club, { by: await memberById(club, idOf('olga')), member: await memberById(club, idOf(who)) }),
  )

story('a request kept back that never went out is its asker’s alone, also when it has ended', async club => {
  const { lea, marc, ana, olga } = club.people
  await lea.says('/intro @marc @ana "Deux métiers qui se parlent"')
  await lea.presses('Envoyer')
  await olga.says('/intro @marc @ana "Ils pourraient partager un chantier secret"')
  await olga.presses('Send it')
  for (const side of [marc, ana]) expect(await takenBy(side)).not.toContain('chantier secret')
  // Marc leaves: both requests end, the second without a word to anybody.
  await end(club, 'marc')
  for (const side of [marc, ana]) {
    const taken = await takenBy(side)
    expect(taken).not.toContain('chantier secret')
    expect(taken).toContain('se parlent')
    await side.says('/mes-donnees')
    expect(side.texts.at(-1)).toMatch(/(Mises en relation avec vous|Introductions with you) : 1|: 1/)
  }
  expect(await takenBy(olga)).toContain('chantier secret')
})

story(
  'whoever said no to a one-to-one is not found out by proposing again',
  async ({ people: { lea, marc }, clock }) => {
    await lea.says('/tete-a-tete @marc')
    await marc.presses('Pas maintenant')
    await lea.says('/tete-a-tete @marc')
    const again = lea.texts.at(-1)!
    expect(again).toContain('déjà')
    expect(await takenBy(lea)).toContain('"status":"proposed"')
    expect(await takenBy(marc)).toContain('"status":"skipped"')
    // Taken back like an unanswered one, and proposed anew like one.
    await lea.presses('Annuler')
    expect(lea.texts.at(-1)).not.toMatch(/plus possible/)
    await lea.says('/tete-a-tete @marc')
    expect(lea.texts.at(-1)).not.toContain('déjà')
    await marc.presses('Pas maintenant')
    await clock.passes('P31D')
    await lea.says('/tete-a-tete @marc')
    expect(lea.texts.at(-1)).not.toContain('déjà')
  },
)

story('what went back to its giver is out of its receiver’s sight', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc outside besoin:"Un tableau" entreprise:"SCI Les Tilleuls" contact:"Mme Dupont"')
  await lea.presses('Oui, transmettre')
  expect(await takenBy(marc)).toContain('SCI Les Tilleuls')
  await end(club, 'marc')
  expect(await takenBy(marc)).not.toContain('SCI Les Tilleuls')
  expect(await takenBy(lea)).toContain('SCI Les Tilleuls')
})

story('a nudge that was held back, or told to an organizer, is no message to him', async club => {
  const { inClub, clubId, idOf, assidu } = club
  const nudge = (step: number, held: boolean, n: number) => ({
    ...{ club_id: clubId, id: assidu.means.newId(), external_id: `n${n}`, member_id: idOf('lea'), step },
    ...{ platform: null, act: 'rsvp', about: null, decided_at: club.clock.now(), held_back: held, outcome: null },
    ...{ outcome_at: null, episode: 'e', arm: null, standing: 'hunter', due_at: null },
  })
  await inClub(({ tx }) =>
    tx
      .insertInto('nudge')
      .values([nudge(1, false, 1), nudge(1, true, 2), nudge(3, false, 3)])
      .execute(),
  )
  const taken = await takenBy(club.people.lea)
  expect(taken.match(/"record":"nudge"/g)).toHaveLength(1)
})

story('rights end in the instant a membership ends, also for someone who joined today', async club => {
  const { inClub, idOf, people } = club
  await inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ joined_on: Temporal.PlainDate.from('2026-11-03') })
      .where('id', '=', idOf('marc'))
      .execute(),
  )
  await end(club, 'marc')
  for (const line of ['/refer @lea moi-même "Un devis"', '/reunion', '/recos']) {
    await people.marc.says(line)
    expect([line, people.marc.texts.at(-1)]).toEqual([line, expect.stringMatching(/réservé aux membres/)])
  }
})

story('that it did not take place each says for himself, and the other is not told', async ({ people, clock }) => {
  const { lea, marc } = people
  await lea.says('/tete-a-tete @marc')
  await marc.presses('Avec plaisir')
  await clock.passes('P15D')
  const asked = lea.messages.at(-1)!
  const before = { text: asked.text, edits: asked.edits }
  await marc.presses('Non')
  expect(marc.texts.at(-1)).not.toBe(before.text)
  expect({ text: asked.text, edits: asked.edits }).toEqual(before)
  await lea.presses('Oui, c’est fait')
  expect(await takenBy(lea)).toContain('"status":"unconfirmed"')
})
