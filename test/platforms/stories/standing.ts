import { sql } from 'kysely'
import type { ClubOn, Who } from '../../kit/on-platform.ts'
import type { Tell } from './told.ts'

/** Ten meetings, one each week, of which Léa was excused from seven and missed three; the others came. */
async function ten({ inClub, idOf, clock }: ClubOn) {
  const last = clock.now().subtract({ hours: 24 * 5 })
  await inClub(async ({ tx, id, newId }) => {
    for (let n = 0; n < 10; n++) {
      const meeting = newId()
      await sql`insert into meeting (club_id, id, external_id, starts_at, status, attendance_recorded)
        values (${id}, ${meeting}, ${meeting}, ${last.subtract({ hours: 24 * 7 * n })}, 'held', 'full')`.execute(tx)
      for (const who of ['lea', 'marc', 'ana', 'olga'] as const satisfies readonly Who[])
        await sql`insert into attendance (club_id, meeting_id, member_id, status)
          values (${id}, ${meeting}, ${idOf(who)}, ${who !== 'lea' ? 'present' : n < 7 ? 'excused' : 'absent'})`.execute(
          tx,
        )
    }
  })
}

/** Where somebody stands, as he and the organizers read it. */
export const standingStories: Record<string, Tell> = {
  'seven absences excused of ten are named beside presence, to himself and to whoever looks; the look is counted':
    async club => {
      const { lea, marc, ana, olga } = club.people
      await ten(club)
      await lea.types('/mon-bilan')
      await lea.sees('Aucune présence en 3 réunions ; 7 absences excusées (vos 10 dernières réunions, depuis août)', {
        onlyHis: true,
      })
      await ana.types('/standing')
      await ana.sees('You came to 10 of your last 10 meetings, since August', { onlyHis: true })
      await olga.types('/standing @lea')
      await olga.sees('came to none of 3; 7 excused (the last 10 meetings, since August)', { onlyHis: true })
      await marc.types('/mon-bilan @lea')
      await marc.sees('Olga Renard', { onlyHis: true })
      await lea.types('/mes-donnees')
      await lea.sees(/Regards ou changements du bureau\s?: 1/, { onlyHis: true })
    },

  'who came 29 days ago has just arrived; who came 31 days ago is a member since': async club => {
    const { lea, marc } = club.people
    const today = club.clock.now().toZonedDateTimeISO('Europe/Paris').toPlainDate()
    const joined = (who: Who, ago: number) =>
      club.inClub(({ tx }) =>
        tx
          .updateTable('member')
          .set({ joined_on: today.subtract({ days: ago }) })
          .where('id', '=', club.idOf(who))
          .execute(),
      )
    await joined('lea', 29)
    await joined('marc', 31)
    await lea.types('/mon-bilan')
    await lea.sees('Vous venez d’arriver, le 5 octobre : il est trop tôt pour dire quoi que ce soit.', {
      onlyHis: true,
    })
    await marc.types('/mon-bilan')
    await marc.sees('Vous êtes membre depuis le 3 octobre : il est trop tôt pour dire quoi que ce soit.', {
      onlyHis: true,
    })
  },

  'who finds it wrong says so: nothing is concluded until a human has answered': async club => {
    const { lea, olga } = club.people
    await lea.types('/mon-bilan')
    await lea.presses('Ce n’est pas juste')
    await lea.fills({ words: 'J’ai donné de vive voix' })
    await lea.sees('Olga Renard', { onlyHis: true })
    await lea.types('/mon-bilan')
    await lea.sees('Vous avez signalé le 3 novembre que ce n’était pas juste', { onlyHis: true })
    await olga.sees('J’ai donné de vive voix')
    await olga.presses('We have spoken')
    await lea.sees('a refermé votre remarque')
    await lea.types('/mon-bilan')
    await lea.sees('Peu de choses sont notées jusqu’ici', { onlyHis: true })
  },
}
