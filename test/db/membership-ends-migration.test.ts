import { sql } from 'kysely'
import { expect } from 'vitest'
import { up } from '../../migrations/0009-membership-ends.ts'
import { connect } from '../../src/db/connect.ts'
import { type StoryOf, story, type usualCast } from '../kit/story.ts'

/** The club as it was before: what an end had closed stood in the audit. Then it is migrated. */
async function migrates(
  { url, inClub }: StoryOf<keyof typeof usualCast>,
  closedBy: ReadonlyMap<string, object>,
): Promise<void> {
  await inClub(async ({ tx }) => {
    for (const [member, closed] of closedBy)
      await tx
        .updateTable('audit')
        .set({ detail: JSON.stringify(closed) })
        .where('about', '=', member)
        .where('what', '=', 'membership-ended')
        .execute()
  })
  const owner = connect(url, { as: 'owner', max: 1 })
  try {
    await sql`drop table membership_end`.execute(owner.db)
    await owner.db.transaction().execute(tx => up(tx as never))
  } finally {
    await owner.close()
  }
}

story('an end from before can still be undone, with what the audit said of it', async club => {
  const { people, inClub, idOf, clock } = club
  const { olga, lea, marc } = people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
  await marc.says('/reunion')
  await marc.presses('Je viens')
  await lea.says('/refer @marc moi-même "Un devis pour ma salle"')
  await marc.presses('Contact pris')
  for (const name of ['Marc', 'Ana']) {
    await olga.says('/club members')
    await olga.presses('End a membership')
    await olga.submits({ member: name })
  }
  // Ana came back, and an import says that she has left since: what was closed the first time is of no use any more.
  await clock.passes('PT1H')
  await olga.says('/club members')
  await olga.presses('Add')
  await olga.submits({ name: 'Ana Costa' })
  await olga.presses('It is Ana Costa')
  await inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ left_on: Temporal.PlainDate.from('2026-11-02') })
      .where('id', '=', idOf('ana'))
      .execute(),
  )
  const [meeting, referral] = await inClub(async ({ tx }) => [
    (await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow()).id,
    (await tx.selectFrom('referral').select('id').executeTakeFirstOrThrow()).id,
  ])
  const nothing = { leftOn: '2026-11-02', rsvps: [], referrals: [], asks: [], oneToOnes: [] }
  await migrates(
    club,
    new Map([
      [
        idOf('marc'),
        {
          ...nothing,
          rsvps: [{ meeting, answer: 'present', substitute: null, at: '2026-11-03T10:00:00Z' }],
          referrals: [{ id: referral, status: 'contacted', touchedAt: '2026-11-03T10:00:00Z' }],
        },
      ],
      [idOf('ana'), nothing],
    ]),
  )
  const kept = await inClub(async ({ tx }) => ({
    ends: await tx.selectFrom('membership_end').select('member_id').execute(),
    audits: await tx.selectFrom('audit').select('detail').where('what', '=', 'membership-ended').execute(),
  }))
  expect(kept.ends).toEqual([{ member_id: idOf('marc') }])
  expect(kept.audits).toEqual([{ detail: null }, { detail: null }])

  await clock.passes('P1D')
  await olga.says('/club members')
  await olga.chooses('Restore a membership', 'Marc Dubois')
  expect(olga.texts.at(-1)).toContain('on the list again')
  await marc.says('/recos')
  expect(marc.texts.at(-1)).toContain('contact pris')
  const answers = await inClub(({ tx }) => tx.selectFrom('rsvp').select(['member_id', 'answer']).execute())
  expect(answers).toEqual([{ member_id: idOf('marc'), answer: 'present' }])
})
