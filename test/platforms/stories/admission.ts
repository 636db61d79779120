import { expect } from 'vitest'
import { endMembership } from '../../../src/club/members/end.ts'
import { memberById } from '../../../src/club/members/queries.ts'
import { eraseMember } from '../../../src/club/privacy/erase.ts'
import type { ClubOn, Person } from '../../kit/on-platform.ts'
import type { Tell } from './told.ts'

/** Marc and Ana vote. */
const withCommittee = ({ inClub, idOf }: ClubOn) =>
  inClub(({ tx }) =>
    tx
      .updateTable('member')
      .set({ roles: ['member', 'committee'] })
      .where('id', 'in', [idOf('marc'), idOf('ana')])
      .execute(),
  )

/** What the organizers read in their channel, or each privately where nobody can see who is in it, in the one's own language. */
const both = (french: string, english: string) => new RegExp(`${french}|${english}`)
async function presses(person: Person, french: string, english: string): Promise<void> {
  const offered = (await person.reads()).flatMap(({ buttons }) => buttons)
  await person.presses(offered.includes(french) ? french : english)
}

/** Léa proposes Nora, and the vote is open. */
async function proposed(club: ClubOn): Promise<void> {
  const { lea, olga } = club.people
  await withCommittee(club)
  await lea.types('/candidature')
  await lea.fills({ name: 'Nora Blanc', company: 'Blanc Archi', sponsorSays: 'Dix ans de chantiers', agreed: true })
  await lea.sees('Nora Blanc : la candidature est chez le bureau', { onlyHis: true })
  await olga.sees('Dix ans de chantiers')
  await presses(olga, 'Ouvrir le vote', 'Open the vote')
}

const votes = ({ inClub }: ClubOn) => inClub(({ tx }) => tx.selectFrom('application_vote').selectAll().execute())

/** Who would like to be a member, as the candidate, his sponsor, the committee and the organizers live through it. */
export const admissionStories: Record<string, Tell> = {
  'a candidate applies, is shown, voted about in secret and answered by a human, who alone decides': async club => {
    const { people, stranger, clock, inClub } = club
    const { lea, marc, ana, olga } = people
    await withCommittee(club)
    await stranger.types('/candidature')
    await stranger.fills({ name: 'Nina Roche', company: 'Roche Vins' })
    await stranger.sees('La candidature est bien arrivée', { onlyHis: true })
    // She goes on later, where she left off.
    await stranger.types('/candidature')
    await stranger.presses('Les motivations (étape 3 sur 3)…')
    await stranger.fills({ motivations: 'Des accords inattendus', brings: 'Une cave' })
    await stranger.sees('Une courte étape', { onlyHis: true })
    await olga.sees('accords inattendus')
    await olga.sees('Nina Roche')
    await presses(olga, 'Présenter aux membres', 'Show to the members')
    const shown = await lea.sees('Nina Roche aimerait être des nôtres', { where: 'channel' })
    expect(shown.words).not.toContain('accords inattendus')
    await lea.presses('Un mot à la commission…')
    await lea.fills({ words: 'Elle a payé tard' })
    await lea.sees('La commission a votre mot', { onlyHis: true })
    await clock.passes('P2DT1H')
    await olga.sees(both('les membres l’ont vu', 'the members have seen it'))
    await presses(olga, 'Ouvrir le vote', 'Open the vote')
    await marc.sees('Nina Roche : votre voix', { where: 'direct' })
    await marc.presses('La lire')
    await marc.presses('Pour la commission seule (1)')
    await marc.sees('Elle a payé tard', { onlyHis: true })
    await marc.presses('Oui', 'votre voix')
    await ana.presses('Yes', 'your voice')
    const numbers = await olga.sees(both('Oui 2, non 0, plus tard 0', 'Yes 2, no 0, later 0'))
    expect(numbers.words).not.toMatch(/Marc|Ana/)
    const row = () => inClub(({ tx }) => tx.selectFrom('application').select(['status', 'member_id']).execute())
    expect(await row()).toEqual([{ status: 'open', member_id: null }])
    await presses(olga, 'Non…', 'No…')
    await olga.fills({ reason: 'Nous en avons parlé', answer: 'Chère Nina, pas cette fois. Olga' })
    await olga.presses('Send it in my name')
    await stranger.sees('Chère Nina, pas cette fois. Olga', { where: 'direct' })
    for (const one of [lea, marc, ana, olga]) expect(await one.readsOf('payé tard')).toHaveLength(one === marc ? 1 : 0)
  },

  'the sponsor takes the candidate back in the middle of a vote: nobody is asked any more, and nothing is kept':
    async club => {
      const { lea, marc, ana, olga } = club.people
      await proposed(club)
      const asked = await marc.sees('Nora Blanc : votre voix', { where: 'direct' })
      await ana.presses('No', 'your voice')
      await lea.presses('Annuler', 'Nora Blanc')
      await lea.sees('La candidature est retirée')
      await marc.pressesOn(asked, 'Oui')
      expect(await votes(club)).toEqual([])
      for (const one of [marc, ana, olga]) expect(await one.readsOf('Nora Blanc : votre voix')).toEqual([])
      expect(await olga.readsOf('Dix ans de chantiers')).toEqual([])
    },

  'a voice after the deadline is refused kindly, the organizers read that too few have voted, and give three days more':
    async club => {
      const { marc, ana, olga } = club.people
      await proposed(club)
      const asked = await marc.sees('Nora Blanc : votre voix', { where: 'direct' })
      await club.clock.passes('P6D')
      await olga.sees(both('Trop peu de voix', 'Too few have voted'))
      await marc.pressesOn(asked, 'Oui')
      await marc.sees('clos depuis', { onlyHis: true })
      expect((await votes(club))[0]).toMatchObject({ yes: 0, electors: 2 })
      await presses(olga, 'Trois jours de plus', 'Three days more')
      await marc.presses('Oui', 'votre voix')
      await ana.presses('No', 'your voice')
      await olga.sees(both('Égalité', 'No answer has more voices'))
    },

  'the sponsor leaves, and one of the committee is erased, in the middle of a vote: the candidate stays, and the vote ends with the voices that are left':
    async club => {
      const { marc, olga } = club.people
      const { inClub, idOf, assidu } = club
      await proposed(club)
      await marc.presses('Oui', 'votre voix')
      await inClub(async tx => {
        await endMembership(tx, { by: await memberById(tx, idOf('olga')), member: await memberById(tx, idOf('lea')) })
        await eraseMember(tx, await memberById(tx, idOf('ana')), 'un ancien membre')
      })
      await assidu.drain()
      const closed = await olga.sees(both('Oui 1, non 0, plus tard 0', 'Yes 1, no 0, later 0'))
      expect(closed.words).toContain('Nora Blanc')
      expect((await votes(club))[0]).toMatchObject({ yes: 1, electors: 1 })
      await olga.types('/club candidates')
      await olga.sees('Voted: yes 1', { onlyHis: true })
    },
}
