import { expect, test } from 'vitest'
import { noteActs } from '../../src/club/ledger/note.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { moveReferral } from '../../src/club/referrals/move.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { bytesOf, isCarried } from '../../src/view/carried.ts'
import { openStory, story, usualCast } from '../kit/story.ts'

/** What an organizer reads of the club's business: figures by month, in words and as a picture, and nobody's name. */

type Who = keyof typeof usualCast
const names = Object.values(usualCast).flatMap(({ name }) => [name, name.split(' ')[0]!])

/** Notes in the ledger, dated, what the club was told of: a referral each, by and for whom. */
const noted = (
  club: ClubTx,
  idOf: (who: Who) => string,
  at: string,
  pairs: readonly (readonly [Who, Who])[],
  steps: readonly string[] = [],
) =>
  noteActs(
    club,
    pairs.flatMap(([giver, receiver]) => {
      const recordId = club.newId()
      const given = {
        by: idOf(giver),
        for: idOf(receiver),
        record: 'referral',
        recordId,
        at: Temporal.Instant.from(at),
      }
      const back = { ...given, by: given.for, for: given.by }
      return [
        { ...given, kind: 'referral-given' } as const,
        ...steps.map(detail => ({ ...back, kind: 'referral-step', detail }) as const),
      ]
    }),
  )

const knownSince = (club: ClubTx, day: string) =>
  club.tx
    .updateTable('club')
    .set({ history_from: Temporal.PlainDate.from(day) })
    .where('club_id', '=', club.id)
    .execute()

const circle = [
  ['lea', 'marc'],
  ['marc', 'ana'],
  ['ana', 'lea'],
] as const

story(
  'an organizer reads what the club passed on and what came of it, month by month, as a picture too; a member does not',
  async ({ people: { lea, marc, ana, olga }, clock, inClub, idOf }) => {
    const speakers = { lea, marc, ana }
    for (const [giver, receiver] of circle) await speakers[giver].says(`/refer @${receiver} inside "Un devis"`)
    await clock.passes('P2D')
    const received = await inClub(({ tx }) => tx.selectFrom('referral').select(['id', 'receiver_id']).execute())
    const step = (who: Who, to: 'contacted' | 'meeting' | 'won') =>
      inClub(async club => {
        const by = (await memberById(club, idOf(who)))!
        await moveReferral(club, { by, referral: received.find(one => one.receiver_id === by.id)!.id, to })
      })
    await step('marc', 'contacted')
    await step('ana', 'meeting')
    await step('lea', 'won')
    await step('marc', 'meeting')
    await lea.says('/refer @ana inside "Encore un devis"')
    await lea.presses('Annuler')
    for (const [from, to] of circle) await speakers[from].says(`/merci @${to} aide`)

    await olga.says('/club')
    await olga.presses('See the business')
    const card = olga.messages.at(-1)!
    expect(card.text).toContain('The club’s business in November 2026')
    for (const said of ['Referrals given: 3', 'Confirmed: 3', 'Reached a meeting: 3', 'Won: 1', 'Thanks: 3'])
      expect(card.text).toMatch(said.startsWith('Won') ? 'Won: not shown' : said)
    expect(card.text).toContain('First contact, where its day is known: half of them within 2 days.')
    expect(card.text).toContain('at least three people on each side')
    // What the picture says to whoever does not see it is what stands beside it, without what is not shown.
    const [picture] = card.view.blocks.filter(isCarried)
    expect(picture).toMatchObject({ kind: 'picture' })
    const alt = picture?.kind === 'picture' ? picture.alt : ''
    expect(alt).toBe(
      'In November 2026 (so far). Referrals given, 3 in all: 3. Confirmed, 3 in all: 3. Reached a meeting, 3 in all: 3. Thanks, 3 in all: 3. Days to the first contact (median): 2.',
    )
    expect(Buffer.from(bytesOf(picture!)).readUInt32BE(16)).toBe(1600)
    for (const name of names) expect(card.text).not.toContain(name)

    await lea.says('/club affaires')
    expect(lea.texts.at(-1)).toContain('bureau')
    expect(lea.texts.at(-1)).not.toContain('Recommandations données')

    // Of a year: twelve whole months and this one, those before it left out.
    await inClub(async club => {
      await knownSince(club, '2025-06-01')
      for (const [at, many] of [
        ['2025-10-31T12:00:00Z', 1],
        ['2025-11-01T12:00:00Z', 2],
        ['2026-02-14T12:00:00Z', 3],
      ] as const)
        for (let n = 0; n < many; n++) await noted(club, idOf, at, circle, ['meeting', 'quoted', 'won'])
    })
    await olga.says('/club business')
    const year = olga.messages.at(-1)!.text
    expect(year).toContain('The club’s business, November 2025 to November 2026')
    expect(year).toContain('Referrals given, 18 in all: 6; 0; 0; 9; 0; 0; 0; 0; 0; 0; 0; 0; 3.')
    expect(year).toContain('Reached a meeting, 18 in all: 6; 0; 0; 9; 0; 0; 0; 0; 0; 0; 0; 0; 3.')
    expect(year).toContain('Won, 16 in all: 6; 0; 0; 9; 0; 0; 0; 0; 0; 0; 0; 0; 1.')
  },
)

story(
  'of what one member gives, or is given, nothing can be read: not in figures, not in the picture',
  async ({ people: { lea, olga }, inClub, idOf }) => {
    await olga.says('/club business')
    expect(olga.texts.at(-1)).toContain('There is nothing to count yet')
    // One giver in a club of four, then one receiver.
    for (const to of ['marc', 'ana', 'olga']) await lea.says(`/refer @${to} inside "Un devis"`)
    await olga.says('/club business')
    expect(olga.texts.at(-1)).toContain('at least three people on each side')
    expect(olga.texts.at(-1)).not.toContain('3')
    expect(olga.messages.at(-1)!.view.blocks.some(isCarried)).toBe(false)
    await inClub(async club => {
      await knownSince(club, '2026-09-01')
      await noted(
        club,
        idOf,
        '2026-09-03T12:00:00Z',
        [
          ['marc', 'ana'],
          ['olga', 'ana'],
          ['ana', 'marc'],
          ['olga', 'lea'],
        ],
        ['contacted', 'won'],
      )
    })
    await olga.says('/club business')
    // Four gave, and four were given to: no figure is one person's any more.
    expect(olga.texts.at(-1)).toContain('Referrals given: 7')
    expect(olga.texts.at(-1)).toContain('Won: 4')
    expect(olga.texts.at(-1)).toContain('Confirmed: 0')
  },
)

test('where this system cannot draw, the words stand in the picture’s place, and the log knows', async () => {
  const log: string[] = []
  const told = await openStory({
    cast: usualCast,
    draw: async () => {
      throw new Error('no binary for this system')
    },
    log: { write: line => void log.push(line) },
  })
  try {
    await told.inClub(club => noted(club, told.idOf, '2026-11-02T12:00:00Z', circle))
    await told.people.olga.says('/club business')
    const card = told.people.olga.messages.at(-1)!
    expect(card.view.blocks.some(isCarried)).toBe(false)
    expect(card.text).toContain('In November 2026 (so far). Referrals given, 3 in all: 3.')
    const lines = log.filter(line => line.includes('no binary for this system'))
    expect(lines.map(line => (JSON.parse(line) as { level: number }).level)).toEqual([40])
  } finally {
    await told.close()
  }
})
