import { expect } from 'vitest'
import { commonAcquaintances, tiesBetween, tiesOf } from '../../src/club/members/connected.ts'
import { oneToOnePress } from '../../src/club/one-to-ones/presses.ts'
import { oneToOneById } from '../../src/club/one-to-ones/queries.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** What connects two members by the records: what both did, and nothing that one of them does not know. */

type Club = StoryOf<keyof typeof usualCast>

const onDay = (text: string) => Temporal.PlainDate.from(text)

/** What connects two, from the side of the first. */
const between = ({ inClub, idOf }: Club, one: keyof typeof usualCast, other: keyof typeof usualCast) =>
  inClub(club => tiesBetween(club, idOf(one), idOf(other)))

/** What the roll of a meeting says of each. */
async function met(
  { inClub, clubId, idOf }: Club,
  startsAt: string,
  roll: Partial<Record<keyof typeof usualCast, string>>,
) {
  await inClub(async club => {
    const id = club.newId()
    await club.tx
      .insertInto('meeting')
      .values({
        ...{ club_id: clubId, id, external_id: `s-${id}`, title: null, ends_at: null, zone: null, place: null },
        ...{ starts_at: Temporal.Instant.from(startsAt), status: 'held', required: true, attendance_recorded: 'full' },
        ...{ notes: null, planned_by: null, closed_at: null },
      })
      .execute()
    const rows = Object.entries(roll).map(([who, status]) => ({
      ...{ club_id: clubId, meeting_id: id, member_id: idOf(who as keyof typeof usualCast), status },
      ...{ substitute_name: null, checked_in_at: null },
    }))
    await club.tx.insertInto('attendance').values(rows).execute()
  })
}

story('two members are connected by what both of them did', async club => {
  const { lea, marc, ana, olga } = club.people
  const today = { times: 1, last: onDay('2026-11-03') }
  expect(await between(club, 'lea', 'marc')).toEqual({})

  await met(club, '2026-09-17T06:45:00Z', { lea: 'present', marc: 'late', ana: 'absent', olga: 'present' })
  // Late in the evening in Paris it is the next day.
  await met(club, '2026-10-14T22:30:00Z', { lea: 'present', marc: 'present', ana: 'present', olga: 'substitute' })
  const meeting = { times: 2, last: onDay('2026-10-15') }
  expect(await between(club, 'lea', 'marc')).toEqual({ meeting })
  expect(await between(club, 'lea', 'olga')).toEqual({ meeting: { times: 1, last: onDay('2026-09-17') } })

  await lea.says('/recommander @marc moi-même "Un devis"')
  expect(lea.texts.at(-1)).toContain('Entre vous : 2 réunions ensemble, la dernière jeudi 15 octobre')
  await lea.says('/merci @marc aide')
  expect(await between(club, 'lea', 'marc')).toEqual({ meeting, cameTo: today, thanksGiven: today })
  expect(await between(club, 'marc', 'lea')).toEqual({ meeting, cameToHim: today, thanksReceived: today })

  // Whoever buys himself has recommended nobody.
  await ana.says('/refer @marc outside "Une prise" contact:"M. Petit" accord:oui')
  expect(await between(club, 'ana', 'marc')).toMatchObject({ referralGiven: today })
  expect(await between(club, 'marc', 'ana')).toMatchObject({ referralReceived: today })

  await olga.says('/intro @lea @marc "They should talk"')
  await olga.presses('Send it')
  await lea.presses('Oui, volontiers')
  expect(await between(club, 'marc', 'olga')).toEqual({ meeting: { times: 1, last: onDay('2026-09-17') } })
  await marc.presses('Oui, volontiers')
  expect((await between(club, 'lea', 'marc')).introduction).toEqual(today)
  expect((await between(club, 'marc', 'olga')).introducedBy).toEqual(today)
  expect((await between(club, 'olga', 'marc')).introduced).toEqual(today)

  for (const one of [lea, marc]) {
    await one.says('/tete-a-tete @ana')
    if (one.form) await one.submits({})
    await ana.presses('With pleasure')
  }
  await club.clock.passes('P15D')
  const [first, second] = await club.inClub(tx =>
    tx.tx
      .selectFrom('one_to_one')
      .select('id')
      .where('club_id', '=', tx.id)
      .orderBy('proposed_at')
      .orderBy('id')
      .execute(),
  )
  const withLea = await club.inClub(tx => oneToOneById(tx, first!.id))
  const [hers, his] = withLea!.by?.id === club.idOf('lea') ? [first!.id, second!.id] : [second!.id, first!.id]
  await lea.pressesId(oneToOnePress('held', hers))
  // Of two, one has said so: it does not count yet.
  expect((await between(club, 'lea', 'ana')).oneToOne).toBeUndefined()
  await ana.pressesId(oneToOnePress('held', hers))
  await ana.pressesId(oneToOnePress('held', his))
  await marc.pressesId(oneToOnePress('held', his))
  const held = { times: 1, last: onDay('2026-11-18') }
  expect((await between(club, 'lea', 'ana')).oneToOne).toEqual(held)

  const common = await club.inClub(tx => commonAcquaintances(tx, club.idOf('lea'), club.idOf('marc')))
  expect(common.map(({ name }) => name)).toEqual(['Ana Costa'])
  const all = await club.inClub(tx => tiesOf(tx, club.idOf('lea')))
  expect(new Set(all.keys())).toEqual(new Set([club.idOf('marc'), club.idOf('ana'), club.idOf('olga')]))
})

story('nothing connects that was declined, denied, taken back or waits for an answer', async club => {
  const { lea, marc, ana } = club.people
  await lea.says('/recommander @marc moi-même "Un devis"')
  await marc.presses('Autre réponse')
  await marc.presses('Je ne vois pas de quoi il s’agit')
  await lea.says('/merci @marc aide')
  await lea.presses('Annuler')
  await lea.says('/presenter @marc @ana "Deux métiers qui se complètent"')
  await lea.presses('Envoyer')
  await marc.presses('Oui, volontiers')
  await ana.says('/one-to-one @marc')
  if (ana.form) await ana.submits({})
  for (const one of ['lea', 'marc', 'ana'] as const)
    expect([one, (await club.inClub(tx => tiesOf(tx, club.idOf(one)))).size]).toEqual([one, 0])
})
