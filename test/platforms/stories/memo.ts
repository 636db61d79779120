import { sql } from 'kysely'
import { expect } from 'vitest'
import { askForMemos } from '../../../src/club/memo/keep.ts'
import type { Tell } from './told.ts'

/** A member's year, as he reads it himself. */
export const memoStories: Record<string, Tell> = {
  'a year is read by whoever lived it: whom he met, what he gave, and a coffee that is proposed there': async club => {
    const { lea, marc, ana } = club.people
    await club.inClub(async ({ tx, id, newId, at }) => {
      const meeting = newId()
      await sql`insert into one_to_one (club_id, id, external_id, members, held_on, status)
        values (${id}, ${meeting}, ${meeting}, ${[club.idOf('lea'), club.idOf('marc')]}, '2026-06-09', 'held')`.execute(
        tx,
      )
      const thanks = newId()
      await sql`insert into thanks (club_id, id, external_id, from_id, to_id, thanked_at)
        values (${id}, ${thanks}, ${thanks}, ${club.idOf('marc')}, ${club.idOf('lea')}, ${at.subtract({ hours: 48 })})`.execute(
        tx,
      )
    })
    await lea.types('/mon-bilan')
    await lea.presses('Mon année')
    const year = await lea.sees('Du 4 novembre 2025 au 3 novembre, voici ce que le club a noté.', { onlyHis: true })
    expect(year.words).toContain('En tête-à-tête : Marc Dubois.')
    expect(year.words).toMatch(/Reçus\s?: 1 \(Marc Dubois\)/)
    expect(year.words).toMatch(/Un café avec (Ana Costa|Olga Renard)/)
    await lea.presses('Proposer un café')
    await lea.fills({})
    await lea.sees('Tête-à-tête proposé à')
    await marc.types('/mon-bilan')
    await marc.presses('Mon année')
    await marc.sees('Dits : 1.', { onlyHis: true })
    await ana.types('/standing')
    await ana.presses('My year')
    await ana.sees('Little is noted here from 4 November 2025 to 3 November.', { onlyHis: true })
  },

  'a month before the anniversary of a joining its member gets his year, once': async club => {
    const { lea, marc } = club.people
    await club.inClub(async within => {
      await within.tx
        .updateTable('club')
        .set({
          history_from: Temporal.PlainDate.from('2025-01-01'),
          placed_at: Temporal.Instant.from('2025-06-02T08:00Z'),
        })
        .execute()
      const joined = Temporal.PlainDate.from('2023-12-04')
      await within.tx.updateTable('member').set({ joined_on: joined }).where('id', '=', club.idOf('lea')).execute()
      await askForMemos(within)
    })
    await club.clock.passes('P4D')
    const memo = await lea.sees('3 ans parmi nous le 4 décembre : merci d’en être.', { where: 'direct' })
    expect(memo.words).toContain('Nous sommes heureux de vous compter parmi nous.')
    await club.clock.passes('P25D')
    expect(await lea.readsOf('parmi nous le')).toHaveLength(1)
    expect(await marc.readsOf('parmi nous le')).toHaveLength(0)
  },
}
