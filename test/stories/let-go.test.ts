import { expect, test } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { nudged } from '../../src/club/nudges/kinds.ts'
import { askForRetention, letGo } from '../../src/club/privacy/let-go.ts'
import { keepAnswer } from '../../src/notices/answers.ts'
import { asTyped } from '../kit/as-typed.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { openPlayground } from '../kit/playground.ts'
import { story } from '../kit/story.ts'
import { writeEverywhere } from '../kit/words-everywhere.ts'

test('ninety days after it ended no copy of a prospect’s contact is left, in nobody’s messages', async () => {
  const page = await openPlayground()
  const { inClub, clock, idOf } = page.story
  const prospects = /Dupont|Petit|Leroy|98 12 12|dupont@/i
  try {
    await inClub(askForRetention)
    const contact = 'telephone:"06 39 98 12 12" email:dupont@tilleuls.example accord:oui'
    await page.say('lea', `/refer @marc outside "Un tableau" contact:"Mme Dupont" ${contact}`)
    await page.say('lea', '/refer @marc outside "Une lampe" contact:"M. Petit" accord:oui')
    await page.say('marc', '/refer @ana outside "Un toit" contact:"M. Leroy" accord:oui')
    for (const who of ['lea', 'marc'] as const) await page.say(who, '/recos')
    const received = async (who: string, what: RegExp) =>
      (await page.inbox(who)).find(({ text }) => what.test(asTyped(text)))!
    // One ends with a word to its giver, one is taken back, one comes back when its receiver leaves.
    await page.press('marc', await received('marc', /Mme Dupont/), 'Autre réponse')
    await page.press('marc', (await page.inbox('marc')).at(-1)!, 'Gagnée')
    expect((await received('lea', /Marc Dubois.*gagnée[\s\S]*Mme Dupont/i)).text).toBeDefined()
    const receipts = (await page.inbox('lea')).filter(({ actions }) => actions.some(({ label }) => label === 'Annuler'))
    await page.press('lea', receipts.at(-1)!, 'Annuler')
    await inClub(async club =>
      endMembership(club, { by: await memberById(club, idOf('olga')), member: await memberById(club, idOf('ana')) }),
    )
    await page.story.assidu.drain()
    expect(standsIn(await inClub(everythingKept), prospects).length).toBeGreaterThan(8)
    await clock.passes('P88D')
    await page.say('lea', '/recos')
    expect((await page.inbox('lea')).at(-1)!.text).toMatch(prospects)
    expect(standsIn(await inClub(everythingKept), prospects).length).toBeGreaterThan(4)
    await clock.passes('P3D')
    expect(standsIn(await inClub(everythingKept), prospects)).toEqual([])
    for (const who of ['lea', 'marc'])
      expect((await page.inbox(who)).map(({ text }) => text).join('\n')).not.toMatch(prospects)
  } finally {
    await page.close()
  }
})

story('what a nudge said, who looked, who asked to be linked: each ends on its day', async club => {
  const { inClub, clubId, idOf, clock, stage, stranger, people } = club
  const newId = club.assidu.means.newId
  await inClub(askForRetention)
  const nudge = newId()
  // A club may keep such things for less than the usual year.
  await inClub(({ tx }) =>
    tx
      .updateTable('club')
      .set({ settings: JSON.stringify({ keep: { audit: 40, nudges: 40 } }) })
      .where('club_id', '=', clubId)
      .execute(),
  )
  await inClub(async ({ tx }) => {
    await tx
      .insertInto('nudge')
      .values({
        ...{ club_id: clubId, id: nudge, external_id: 'n1', member_id: idOf('lea'), step: 1, platform: null },
        ...{ act: 'one-to-one', about: idOf('marc'), decided_at: clock.now(), held_back: false, outcome: 'pending' },
        ...{ outcome_at: null, episode: 'e', arm: null, standing: 'hunter', due_at: null },
      })
      .execute()
    await tx
      .insertInto('audit')
      .values({
        club_id: clubId,
        id: newId(),
        at: clock.now(),
        by_id: idOf('olga'),
        what: 'evidence',
        about: idOf('lea'),
        detail: null,
      })
      .execute()
  })
  await inClub(within => nudged.keep(within, { nudge, to: { member: idOf('lea') } }))
  await club.assidu.drain()
  const sent = people.lea.seen(/Marc Dubois/)!
  expect(sent).toBeDefined()
  const nina = stranger('nina', 'Nina Petit')
  await nina.says('/recos')
  const count = (table: 'audit' | 'link_request' | 'gesture' | 'draft') =>
    inClub(async ({ tx }) => (await tx.selectFrom(table).selectAll().execute()).length)
  expect([await count('audit'), await count('link_request'), await count('gesture')]).toEqual([1, 1, 1])
  await people.lea.says('/recommander @marc')
  expect(await count('draft')).toBe(1)
  await clock.passes('PT29M')
  expect(await count('draft')).toBe(1)
  await clock.passes('PT11M')
  expect(await count('draft')).toBe(0)
  await clock.passes('P32D')
  expect([await count('audit'), await count('link_request'), await count('gesture'), await count('draft')]).toEqual([
    1, 0, 0, 0,
  ])
  expect(stage.messages.find(({ id }) => id === sent.id)!.text).toContain('Marc Dubois')
  await clock.passes('P9D')
  expect(await count('audit')).toBe(0)
  expect(stage.messages.find(({ id }) => id === sent.id)!.text).toBe('Ce qui se trouvait ici n’est plus gardé.')
})

story('an answer that had to be written as a message is blank once what it may show is let go of', async club => {
  const { assidu, inClub, stage, clock, people } = club
  await inClub(askForRetention)
  await people.lea.says('/refer @marc outside "Un tableau" contact:"Mme Dupont" accord:oui')
  await people.marc.presses('Autre réponse')
  await people.marc.presses('Perdue')
  const answers = async (account: string) => {
    const { view: shown, room } = people[account as 'lea'].messages.at(-1)!
    const { id } = stage.keep({ kind: 'direct', id: account }, [account], shown, room)
    await keepAnswer(assidu.means, {
      platform: 'playground',
      account,
      ref: { place: 'stage', channel: account, message: id },
    })
    return () => stage.messages.find(message => message.id === id)!.text
  }
  const blank = /^(Ce qui se trouvait ici n’est plus gardé|What stood here is no longer kept)\.$/
  await clock.passes('P75D')
  for (const person of [people.lea, people.ana]) await person.says('/recos')
  const [lea, ana] = [await answers('lea'), await answers('ana')]
  expect(lea()).toContain('Mme Dupont')
  await clock.passes('P16D')
  expect(lea()).toMatch(blank)
  expect(ana()).not.toMatch(blank)
  await clock.passes('P16D')
  expect(ana()).toMatch(blank)
})

const profile = [
  'activity',
  'company',
  'discord_user_id',
  'introduce_to',
  'job_title',
  'naf_code',
  'naf_nomenclature',
  'offers',
  'roles',
]
const itsRest = ['sector_family', 'seeks', 'settings', 'slack_user_id', 'speciality', 'town']

/** Where words stand for longer than acts are kept, and why. */
const staying: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...profile, ...itsRest].map(column => [`member.${column}`, 'the profile of one who is still a member']),
  ),
  'member_words.name_words': 'by what one who is still a member is found',
  'member_words.words': 'by what one who is still a member is found',
  'leave.external_id': 'when a member was away is kept while he is one; the club gave it its number',
  'club.meeting_place': 'where the club meets',
  'meeting.place': 'that the club met, and where, is its own history',
  'meeting.title': 'that the club met, and about what, is its own history',
  'meeting_series.place': 'where the club meets again and again is its own',
  'meeting_series.title': 'what the club calls the meetings of a series is its own',
  'organizer_answer.answer': 'a code, by which the club has become more or less careful',
  'evaluation.standing': 'a code: since when his standing holds',
  'region_figures.name': 'a region, of figures that an organizer loaded for the club',
  'region_figures.source': 'where the figures of a region come from stands beside them',
  'playground_guest.language': 'the language he chose, as long as he is known there',
  'playground_guest.name': 'whoever comes back to the playground is known there again',
}

story('what is kept ends, whatever the table', async ({ inClub, idOf, clock }) => {
  const him = { id: idOf('marc'), account: 'marc', name: 'Marc Dubois', email: 'marc@dubois.example' }
  await inClub(club => writeEverywhere(club, { him, other: idOf('ana') }))
  const left = async () => {
    const found = standsIn(await inClub(everythingKept), /with Marc/)
    return [...new Set(found.map(line => line.split(':')[0]!))].sort()
  }
  expect((await left()).length).toBeGreaterThan(Object.keys(staying).length + 20)
  await clock.passes('P4Y')
  for (let night = 0; night < 5; night++) await inClub(letGo)
  expect(await left()).toEqual(Object.keys(staying).sort())
})
