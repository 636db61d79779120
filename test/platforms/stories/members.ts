import { expect } from 'vitest'
import { memberRow } from '../../kit/rows.ts'
import { referrals, type Tell } from './told.ts'

/** Who is who, and what he reads of others. */
export const membersStories: Record<string, Tell> = {
  'every field of his profile that a member empties is empty, and what he leaves alone stays': async ({
    people: { lea },
    inClub,
    idOf,
  }) => {
    const full = {
      ...{ company: 'Toits Martin', activity: 'Couverture', speciality: 'Zinc', seeks: 'Des syndics' },
      ...{ offers: 'Un devis en deux jours', introduce_to: 'Des notaires' },
      ...{ phone: '+33 6 12 34 56 78', zone: 'Europe/Paris' },
    }
    const stored = () =>
      inClub(({ tx }) =>
        tx
          .selectFrom('member')
          .select(['company', 'activity', 'speciality', 'seeks', 'offers', 'phone', 'zone', 'language'])
          .select(['introduce_to', 'sector_family', 'settings'])
          .where('id', '=', idOf('lea'))
          .executeTakeFirstOrThrow(),
      )
    const corrects = async (part: string, values: Record<string, string | boolean>, says: string) => {
      await lea.types('/profil')
      await lea.presses(part)
      await lea.fills(values)
      await lea.sees(says, { onlyHis: true })
    }
    const [trade, needs, messages] = ['Mon métier', 'Ce que je cherche et propose', 'Comment on m’écrit'] as const
    const { company, activity, speciality, seeks, offers, introduce_to: introduceTo, phone, zone } = full
    await corrects(trade, { company, activity, speciality, sectorFamily: 'BTP' }, 'Secteur : BTP')
    await corrects(needs, { seeks, offers, introduceTo }, 'Vous aimeriez rencontrer : Des notaires')
    await corrects(messages, { phone, zone, language: 'Français', from: '7h30', to: '20h' }, 'entre 7 h 30 et 20 h')
    expect(await stored()).toMatchObject({ ...full, sector_family: 'construction', language: 'fr' })
    await corrects(messages, { phone: '' }, 'Téléphone : vidé')
    await corrects(trade, { speciality: '', sectorFamily: 'Aucun choix' }, 'Spécialité : vidé')
    expect(await stored()).toMatchObject({
      ...full,
      language: 'fr',
      phone: null,
      speciality: null,
      sector_family: null,
    })
    await lea.presses('Annuler', 'Spécialité : vidé')
    await lea.sees('C’est remis comme avant')
    expect(await stored()).toMatchObject({ ...full, speciality, sector_family: 'construction', phone: null })
    await corrects(
      trade,
      { company: '', activity: '', speciality: '', sectorFamily: 'Aucun choix' },
      'Entreprise : vidé',
    )
    await corrects(needs, { seeks: '', offers: '', introduceTo: '' }, 'Vous cherchez : vidé')
    await corrects(messages, { zone: '', language: 'Aucun choix', from: '', to: '' }, 'Fuseau horaire : celui du club')
    expect(new Set(Object.values({ ...(await stored()), settings: null }))).toEqual(new Set([null]))
    const { ownHours, off = [], noNudges = false } = (await stored()).settings
    // However the list of messages was shown, sent untouched it switches nothing off.
    expect({ ownHours, off, noNudges }).toEqual({ ownHours: undefined, off: [], noNudges: false })
  },

  'another’s profile says what connects the two, and leads to a one-to-one, an introduction, a referral': async ({
    people: { lea, marc },
  }) => {
    await lea.types('/profil @marc')
    await lea.sees('Le club n’a pas encore trace d’une rencontre entre Marc Dubois et vous', { onlyHis: true })
    await lea.presses('Recommander')
    await lea.fills({ kind: 'moi-même', need: 'Une prise dehors' })
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    await marc.types('/profil @lea')
    const seen = await marc.sees('Léa Martin a fait appel à vous', { onlyHis: true })
    expect(seen.words).toContain('Martin Toitures')
    expect(seen.words).not.toContain('dehors')
    await marc.presses('Proposer un tête-à-tête')
    await marc.fills({ note: 'Parlons-en' })
    await lea.sees('Parlons-en', { where: 'direct' })
  },

  'of two who are called alike one is chosen by a button, or by his firm in a form': async club => {
    const { lea, marc } = club.people
    await club.inClub(async ({ tx, id }) => {
      const namesake = { ...memberRow(id, club.assidu.means.newId(), 'DUBOIS Marc'), company: 'Vins Dubois' }
      await tx.insertInto('member').values(namesake).execute()
    })
    await lea.types('/recommander @dubois moi-même besoin:"Une prise"')
    await lea.sees('De qui s’agit-il ?', { onlyHis: true })
    await lea.presses('Marc Dubois (Dubois Électricité)', 'De qui')
    await lea.sees('Transmise à Marc Dubois (Dubois Électricité)', { onlyHis: true })
    await marc.sees('Une prise', { where: 'direct' })
    await lea.types('/recommander')
    await lea.fills({ receiver: 'Marc Dubois (Dubois Électricité)', kind: 'moi-même', need: 'Un tableau' })
    await marc.sees('Un tableau', { where: 'direct' })
    expect(await referrals(club)).toHaveLength(2)
  },

  'whom nobody knows, oneself, who has left: each is a sentence, and what was typed comes back': async club => {
    const { lea, ana, olga } = club.people
    await lea.types('/presenter @zoe pourquoi:"Bonjour"')
    await lea.presses('Corriger', 'Je ne trouve personne du nom de « zoe »')
    expect((await lea.form()).values).toMatchObject({ context: 'Bonjour' })
    await lea.types('/recommander @ines moi-même "Un devis"')
    await lea.sees(/n’est pas sur la liste du club|Je ne trouve personne du nom de « ines »/, { onlyHis: true })
    await lea.types('/recommander @lea moi-même "Un devis"')
    await lea.sees('C’est vous-même', { onlyHis: true })
    const left = { left_on: Temporal.PlainDate.from('2026-10-31') }
    await club.inClub(({ tx }) => tx.updateTable('member').set(left).where('id', '=', club.idOf('ana')).execute())
    await lea.types('/recommander @ana moi-même "Un devis"')
    await lea.sees('ne fait plus partie du club', { onlyHis: true })
    await ana.types('/recos')
    await ana.sees('Olga Renard', { onlyHis: true })
    expect(await referrals(club)).toEqual([])
    expect(await olga.reads()).toEqual([])
  },

  'a reader is answered in his language, whichever name he typed': async ({ people: { ana, lea } }) => {
    await ana.types('/recos')
    const [english] = await ana.reads()
    expect(english!.words).toContain('Your referrals')
    await lea.types('/referrals')
    await lea.sees('Vos recommandations')
  },

  'somebody who is no member is told who can help him': async ({ stranger }) => {
    await stranger.types('/recos')
    await stranger.sees('Olga Renard', { onlyHis: true })
  },
}
