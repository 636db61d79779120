import { sql } from 'kysely'
import { expect } from 'vitest'
import { sendDigest } from '../../../src/club/digest/send.ts'
import type { ClubOn } from '../../kit/on-platform.ts'
import type { Tell } from './told.ts'

/** Marc passed Léa a referral in September, and nobody has said anything of it since. */
async function waiting({ inClub, idOf }: ClubOn): Promise<void> {
  await inClub(async ({ tx, id, newId }) => {
    const [referral, given] = [newId(), Temporal.Instant.from('2026-09-01T08:00Z')]
    await sql`insert into referral (club_id, id, external_id, giver_id, receiver_id, kind, status, given_at, touched_at)
      values (${id}, ${referral}, ${referral}, ${idOf('marc')}, ${idOf('lea')}, 'outside', 'contacted', ${given}, ${given})`.execute(
      tx,
    )
  })
}

/** The organizers' weekly digest, which Olga reads in English. */
export const digestStories: Record<string, Tell> = {
  'the digest opens what is behind it, is read again week after week, leaves alone what keeps coming back, and is text':
    async club => {
      const { olga, lea } = club.people
      await waiting(club)
      for (const monday of ['2026-11-09', '2026-11-16', '2026-11-23']) {
        await club.clock.goesTo(`${monday}T08:05`)
        await club.inClub(sendDigest)
      }
      await olga.types('/club digest')
      const card = await olga.sees('1 referral has stood still for too long', { onlyHis: true })
      expect(card.words).toContain('For the 3rd week running.')
      expect(card.words).not.toMatch(/Marc|Léa/)

      // What is behind it, for her alone; the look is counted where it is read.
      await olga.presses('See the referrals')
      await olga.sees('Marc Dubois', { onlyHis: true })
      await lea.types('/mes-donnees')
      await lea.sees(/Regards ou changements du bureau\s?: 1/, { onlyHis: true })

      // Ready for an e-mail, and nobody's name in it.
      await olga.types('/club digest')
      await olga.presses('As text')
      const text = await olga.sees('Ready to copy into an e-mail', { onlyHis: true })
      expect(text.words).toContain('For the 3rd week running.')
      expect(text.words).not.toMatch(/Marc|Léa/)

      // Left alone, taken back, and left alone again.
      await olga.types('/club digest')
      await olga.presses('Leave the referrals')
      await olga.sees('Left alone', { onlyHis: true })
      await olga.presses('Undo')
      await olga.sees('The digest speaks of it again', { onlyHis: true })
      await olga.types('/club digest')
      await olga.presses('Leave the referrals')
      await olga.types('/club digest')
      await olga.sees('Nothing waits for you this week', { onlyHis: true })

      // The week before stands as it was told.
      await olga.chooses('Earlier weeks…', 'Week of 9 November 2026')
      const before = await olga.sees('The club in the week of 9 November', { onlyHis: true })
      expect(before.words).toContain('1 referral has stood still for too long')
      expect(before.buttons).not.toContain('See the referrals')
      // Nobody but an organizer reads any of it.
      await lea.types('/club point')
      await lea.sees('réservé au bureau', { onlyHis: true })
    },

  'when, where and what the digest tells is chosen in a form, and taken back': async club => {
    const { olga } = club.people
    await olga.types('/club weekly')
    await olga.sees('about the week before', { onlyHis: true })
    await olga.presses('Change this')
    await olga.fills({ to: 'to each organizer, privately', day: 'Wednesday', time: '9:30' })
    await olga.sees(/every Wednesday at 9:30/, { onlyHis: true })
    await olga.sees('to each organizer, privately', { onlyHis: true })
    await olga.presses('Undo')
    await olga.sees(/every Monday at 8:00/, { onlyHis: true })
  },
}
