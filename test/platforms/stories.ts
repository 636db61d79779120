import { describe, expect, test } from 'vitest'
import { noteActs } from '../../src/club/ledger/note.ts'
import { encodePress } from '../../src/grammar/press-id.ts'
import { actions, button, view } from '../../src/view/build.ts'
import { roomFor } from '../../src/words/room.ts'
import type { ClubOn, Network, OpenClub, Who } from '../kit/on-platform.ts'
import { memberRow } from '../kit/rows.ts'
import { usualCast } from '../kit/story.ts'

type Tell = (club: ClubOn) => Promise<void>

const referrals = ({ inClub }: ClubOn) =>
  inClub(({ tx }) => tx.selectFrom('referral').select(['id', 'withdrawn_at']).execute())

/** The bot says something with one button, to the club or to one. */
async function botSays({ assidu, ground }: ClubOn, to: 'club' | Who, words: string, press: string, label: string) {
  const { place, accounts, channels } = ground
  const target =
    to === 'club'
      ? ({ kind: 'channel', place, channel: channels.club } as const)
      : ({ kind: 'direct', place, account: accounts[to] } as const)
  const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
  const id = assidu.means.newId()
  await assidu.platforms
    .get(ground.platform)!
    .post(target, { id, room, silent: false, view: view(words, actions(button(press, label))) })
}

/** What members live through, in the same words on every platform. */
const stories: Record<string, Tell> = {
  'a typed referral reaches its receiver in private, moves by buttons, and is drawn anew in place': async ({
    people: { lea, marc, ana },
  }) => {
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.presses('Oui, transmettre', 'Mme Dupont')
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('06 39 98 12 12', { where: 'direct' })
    expect(received.words).toContain('@Léa Martin')
    expect(received.words).toContain('Refaire le tableau')
    await marc.presses('Contact pris')
    const moved = await marc.sees('Où elle en est : contact pris')
    expect(moved).toMatchObject({ id: received.id, words: expect.stringContaining('06 39 98 12 12') })
    expect(moved.edits).toBeGreaterThan(0)
    expect(await marc.reads()).toHaveLength(1)
    await lea.sees('a pris contact', { where: 'direct' })
    expect(await ana.reads()).toEqual([])
  },

  'an organizer looks at the club’s business, as a picture and in its words; a member does not': async club => {
    const { lea, olga } = club.people
    const between = [
      ['lea', 'marc'],
      ['marc', 'ana'],
      ['ana', 'lea'],
    ] as const
    await club.inClub(tx =>
      noteActs(
        tx,
        between.map(([by, other]) => ({
          ...{ kind: 'referral-given', by: club.idOf(by), for: club.idOf(other) },
          ...{ record: 'referral', recordId: tx.newId() },
        })),
      ),
    )
    await olga.types('/club business')
    const shown = await olga.sees('In November 2026 (so far). Referrals given, 3 in all: 3.')
    for (const { name } of Object.values(usualCast)) expect(shown.words).not.toContain(name)
    await lea.types('/club business')
    await lea.sees('bureau', { onlyHis: true })
    expect(await lea.readsOf('Recommandations données')).toEqual([])
  },

  'a referral given is found by a filter, opens for its giver alone, is put right, and is given to another': async ({
    people: { lea, marc, ana },
    inClub,
    idOf,
  }) => {
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Refaire le tableau" contact:"Mme Dupont" telephone:"06 39 98 12 12"',
    )
    await lea.presses('Oui, transmettre', 'Mme Dupont')
    const received = await marc.sees('06 39 98 12 12', { where: 'direct' })
    await lea.types('/recos "données en cours"')
    const list = await lea.sees('Vos recommandations : données, en cours', { onlyHis: true })
    expect(list.words).toContain('Mme Dupont')
    expect(list.words).not.toContain('06 39')
    await lea.chooses('Ouvrir une recommandation', 'Donnée à Marc Dubois (Mme Dupont), nouvelle')
    const opened = await lea.sees('Ce qu’elle est devenue', { onlyHis: true })
    expect(opened.words).toMatch(/06 39 98 12 12.*transmise.*parvenue/s)
    await lea.presses('Corriger')
    expect((await lea.form()).values).toMatchObject({ phone: '06 39 98 12 12', need: 'Refaire le tableau' })
    await lea.fills({ phone: '06 39 98 12 13' })
    await lea.sees('Corrigée pour Marc Dubois', { onlyHis: true })
    await marc.sees('Léa Martin a corrigé une recommandation', { where: 'direct' })
    expect((await marc.reads()).find(({ id }) => id === received.id)!.words).toContain('06 39 98 12 13')
    await marc.presses('Hors cible')
    await marc.fills({})
    await lea.presses('La donner à quelqu’un d’autre')
    await lea.fills({ receiver: 'Ana', agreed: true })
    await lea.sees('Transmise à Ana Costa', { onlyHis: true })
    await ana.sees('06 39 98 12 13', { where: 'direct' })
    expect((await marc.reads()).find(({ id }) => id === received.id)!.words).not.toMatch(/Dupont|06 39/)
    const next = await inClub(({ tx }) =>
      tx.selectFrom('referral').select('handed_on').where('receiver_id', '=', idOf('marc')).executeTakeFirstOrThrow(),
    )
    expect(next.handed_on).not.toBeNull()
    // Her own, to keep: a file beside the words.
    await lea.types('/recos "fichier"')
    await lea.sees('Vos recommandations, en fichier', { onlyHis: true })
  },

  'at the door a member types the digits, an organizer takes it away and puts it back, and the roll opens with it':
    async club => {
      const { lea, marc, olga } = club.people
      await olga.types('/meeting plan')
      await olga.fills({ date: '2026-11-12', time: '07:45', place: 'Café du Port' })
      await olga.sees('Café du Port', { onlyHis: true })
      await club.clock.goesTo('2026-11-12T07:31')
      await olga.types('/meeting')
      await olga.presses('At the door')
      const code = /Today’s code: (\d{4})/.exec((await olga.sees('Today’s code', { onlyHis: true })).words)![1]!
      const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0')
      await lea.types(`/reunion arrivée ${wrong}`)
      await lea.sees('Ce n’est pas le code', { onlyHis: true })
      await lea.types(`/reunion arrivée ${code}`)
      await lea.sees('Vous êtes là, c’est noté', { onlyHis: true })
      await marc.types('/reunion')
      await marc.presses('Je suis là')
      await marc.fills({ code })
      await marc.sees('Vous êtes là, c’est noté', { onlyHis: true })
      await olga.presses('Read it again')
      await olga.sees('2 check-ins', { onlyHis: true })
      await olga.chooses('Take a check-in away…', 'Marc Dubois')
      await olga.sees('Marc Dubois is no longer checked in', { onlyHis: true })
      await olga.presses('Put it back')
      await olga.sees('Marc Dubois is checked in again', { onlyHis: true })
      await olga.presses('Take a check-in away…', 'Marc Dubois is checked in again')
      await olga.sees('Marc Dubois is no longer', { onlyHis: true })
      await club.clock.goesTo('2026-11-12T07:50')
      await olga.types('/club roll-call')
      const roll = await olga.sees('Roll of Thursday 12 November', { onlyHis: true })
      expect(roll.buttons).toEqual(expect.arrayContaining(['✓ Léa Martin', '– Marc Dubois']))
    },

  'a bare command opens a form; what is missing is said, and nothing filled in is lost': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander')
    await lea.fills({ receiver: 'Marc', kind: 'une connaissance', need: 'Une prise', agreed: true })
    const again = await lea.form()
    expect(again.problems).toContain('Qui est-ce ?')
    const receiver = expect.stringContaining('Marc Dubois')
    expect(again.values).toMatchObject({ receiver, kind: 'une connaissance', need: 'Une prise' })
    expect(await referrals(club)).toEqual([])
    await lea.fills({ who: 'M. Petit, 06 39 98 12 34' })
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('M. Petit', { where: 'direct' })
    expect(received.words).toContain('Une prise')
  },

  'a prospect recommended twice in the club is asked about first, and names neither giver nor receiver': async club => {
    const { lea, marc, ana, olga } = club.people
    await lea.types('/recommander')
    await lea.fills({ agreed: true, receiver: 'Marc', need: 'Une prise', who: 'Julie Petit, 06 39 98 12 12' })
    await marc.sees('Julie Petit', { where: 'direct' })
    await ana.types('/refer')
    await ana.fills({ agreed: true, receiver: 'Olga', need: 'A light', who: 'Mrs Petit, +33 6 39 98 12 12' })
    const asked = await ana.sees('This contact has been recommended already', { onlyHis: true })
    expect(asked.words).not.toMatch(/Léa|Marc|Julie|November/)
    expect(await olga.reads()).toEqual([])
    await ana.presses('Keep it 30 minutes')
    await ana.presses('Pass it all the same')
    await ana.sees('Passed on to Olga Renard', { onlyHis: true })
    await olga.sees('A light', { where: 'direct' })
    expect(await referrals(club)).toHaveLength(2)
  },

  'who it is and how to reach him are one field; where it could be read in two ways it is shown part by part':
    async club => {
      const { lea, marc } = club.people
      await lea.types('/recommander @marc')
      await lea.fills({ who: 'Dupont Plomberie 06 39 98 12 12', need: 'veut refaire sa façade' })
      const shown = await lea.form()
      expect(shown.values).toMatchObject({
        receiver: expect.stringContaining('Marc Dubois'),
        who: expect.stringMatching(/^Nom\s: Dupont\nEntreprise\s: Plomberie\nTéléphone\s: 06 39 98 12 12$/),
        need: 'veut refaire sa façade',
      })
      expect(await referrals(club)).toEqual([])
      await lea.fills({ who: 'Nom : M. Dupont\nEntreprise : Dupont Plomberie\nTéléphone : 06 39 98 12 12' })
      await lea.presses('Oui, transmettre', 'M. Dupont')
      await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
      const received = await marc.sees('Dupont Plomberie', { where: 'direct' })
      expect(received.words).toContain('06 39 98 12 12')
      expect(received.words).toContain('veut refaire sa façade')
    },

  'what is emptied is empty: a refused telephone and what stood beside it are taken out again': async ({
    people: { lea, marc },
  }) => {
    await lea.types('/recommander')
    await lea.fills({
      ...{ receiver: 'Marc', kind: 'une connaissance', need: 'Une verrière', agreed: true },
      who: 'Nom : Mme Essai\nTéléphone : 07 11 22 33 44\nCourriel : essai(at)exemple',
    })
    expect((await lea.form()).problems).toContain('essai(at)exemple')
    await lea.fills({ who: 'Nom : Mme Essai', kind: 'Aucun choix' })
    await lea.sees('Transmise à Marc Dubois', { onlyHis: true })
    const received = await marc.sees('Une verrière', { where: 'direct' })
    expect(received.words).toMatch(/Mme\sEssai/)
    expect(received.words).not.toMatch(/07\s11\s22|essai\(at\)/)
  },

  'times are proposed as buttons; the one that is pressed is agreed, with a file for the calendar, and can be called off':
    async ({ people: { lea, marc }, inClub }) => {
      await lea.types('/tete-a-tete avec:@marc quand:"vendredi 4 décembre 2026 10h, lundi 7 décembre 2026 14h30"')
      await lea.sees('choisit l’un de ces moments', { onlyHis: true })
      const asked = await marc.sees('Un café avec Léa Martin', { where: 'direct' })
      expect(asked.buttons).toContain('lundi 7 décembre à 14 h 30')
      await marc.presses('lundi 7 décembre à 14 h 30')
      const agreed = await marc.sees(/C’est convenu : (lundi 7 décembre à 14 h 30|2026-12-07T13:30:00Z)/)
      expect(agreed.id).toBe(asked.id)
      await lea.sees(/C’est convenu : (lundi 7 décembre à 14 h 30|2026-12-07T13:30:00Z)/, { where: 'direct' })
      await lea.presses('De quoi parler ?')
      await lea.sees('pour quoi vous appelle-t-on en premier', { onlyHis: true })
      await lea.presses('Déplacer')
      await lea.fills({ when: 'mardi 8 décembre 2026 9h', place: 'Café de la Gare' })
      await marc.presses('mardi 8 décembre à 9 h')
      await lea.sees(/C’est convenu : (mardi 8 décembre à 9 h|2026-12-08T08:00:00Z)/, { where: 'direct' })
      await marc.presses('Annuler le rendez-vous')
      await lea.sees('Marc Dubois ne peut finalement pas venir')
      const rows = await inClub(({ tx }) =>
        tx.selectFrom('one_to_one').select(['status', 'sequence', 'place']).execute(),
      )
      expect(rows).toEqual([{ status: 'skipped', sequence: 3, place: 'Café de la Gare' }])
    },

  'several who are named are all taken, in a line and in a form; each confirms with one press': async ({
    people: { lea, marc, ana },
    inClub,
    idOf,
  }) => {
    const members = () => inClub(({ tx }) => tx.selectFrom('one_to_one').select(['members', 'status']).execute())
    await lea.types('/tete-a-tete avec:"@marc @ana" quand:"hier"')
    await lea.sees('C’est noté : votre tête-à-tête avec Marc Dubois et Ana Costa', { onlyHis: true })
    await marc.sees('a noté que vous vous êtes vus')
    await marc.presses('Oui, c’est fait')
    await ana.presses('Yes, we met')
    await ana.sees('You all said yes: it counts for all.')
    const all = ['lea', 'marc', 'ana'] as const
    expect(await members()).toEqual([{ members: all.map(idOf), status: 'held' }])
    await lea.types('/tete-a-tete')
    await lea.sees('Avec qui prendre un café ?', { onlyHis: true })
    await lea.presses('Noter un tête-à-tête passé')
    await lea.fills({ with: ['Marc', 'Olga'], date: '2026-10-20' })
    await lea.sees('C’est noté : votre tête-à-tête avec Marc Dubois et Olga Renard', { onlyHis: true })
    expect((await members()).map(one => one.members)).toContainEqual((['lea', 'marc', 'olga'] as const).map(idOf))
  },

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

  'half a command opens the form with what was said, the member by name': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc')
    expect((await lea.form()).values).toMatchObject({ receiver: 'Marc Dubois', need: '' })
    await lea.fills({ kind: 'moi-même', need: 'Un devis' })
    await marc.sees('Un devis', { where: 'direct' })
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

  'a date gone by is refused beside the rest of the form, which stays': async ({ people: { olga } }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-10-01', time: '07:45', place: 'La Cour d’Or' })
    const again = await olga.form()
    expect(again.problems).toContain('That moment has passed')
    expect(again.values).toMatchObject({ time: '07:45', place: 'La Cour d’Or' })
    await olga.fills({ date: '2026-12-03' })
    await olga.sees('The meeting is planned', { onlyHis: true })
  },

  'alone with the bot everything works as in the club': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc', 'direct')
    await lea.fills({ kind: 'moi-même', need: 'Un devis' })
    await lea.presses('Annuler', 'Transmise à Marc Dubois')
    await lea.sees('Marc Dubois ne la voit plus', { where: 'direct' })
    await marc.sees('a repris cette recommandation')
  },

  'thanks are said with what they were worth, looked at by the other, and corrected': async club => {
    const { lea, marc, ana } = club.people
    await marc.types('/recommander @léa moi-même besoin:"Une façade"')
    await lea.sees('Une façade', { where: 'direct' })
    await lea.types('/merci @marc pour:recommandation montant:"1 250,50 €" mot:"tu nous as sauvés"')
    await lea.sees('1 250,50 €', { onlyHis: true })
    await marc.sees('Affaire conclue : 1 250,50 € HT', { where: 'direct' })
    await marc.presses('Pas tout à fait')
    await lea.sees('quelque chose n’est pas tout à fait juste', { where: 'direct' })
    await lea.presses('Corriger', 'a lu votre merci')
    expect((await lea.form()).values).toMatchObject({ amount: expect.stringMatching(/^1250,50\s€$/) })
    await lea.fills({ amount: '1,300' })
    expect((await lea.form()).problems).toContain('peut se lire')
    await lea.fills({ amount: '1,300.00' })
    await lea.sees('Vous l’avez corrigé depuis', { where: 'direct' })
    await marc.sees('Affaire conclue : 1 300 € HT', { where: 'direct' })
    await marc.presses('C’est bien cela')
    await marc.sees('Vous avez dit que c’est bien cela', { where: 'direct' })
    // In the channel, where both want it, without a figure.
    await lea.types('/merci @ana')
    await lea.fills({ what: 'affaire', amount: '900 €', channel: true })
    await ana.presses('Yes, in the channel')
    await marc.sees('remercie', { where: 'channel' })
    for (const somebody of [marc, ana, lea])
      for (const { words } of (await somebody.reads()).filter(({ where, onlyHis }) => where === 'channel' && !onlyHis))
        expect(words).not.toMatch(/900|1[  ]?[23]\d0|€/)
  },

  'a form sent twice does it once': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander')
    await lea.fills({ receiver: 'Marc', kind: 'moi-même', need: 'Un devis' })
    await lea.sees('Transmise à Marc Dubois')
    const read = (await lea.reads()).length
    await lea.sendsAgain()
    expect(await lea.reads()).toHaveLength(read)
    expect(await referrals(club)).toHaveLength(1)
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
  },

  'an introduction that both want opens a conversation of theirs': async ({ people: { lea, marc, ana, olga } }) => {
    await lea.types('/presenter @marc @ana "Deux métiers qui se complètent"')
    await lea.presses('Envoyer')
    await lea.sees('reçoivent la question en privé', { onlyHis: true })
    await marc.presses('Oui, volontiers', 'Souhaitez-vous rencontrer Ana Costa')
    await marc.sees('Vous avez dit oui')
    expect(await lea.readsOf('ont accepté')).toEqual([])
    await ana.presses('Yes, gladly', 'Would you like to meet Marc Dubois?')
    const opened = await ana.sees('Dubois Électricité', { where: 'group' })
    expect(await marc.sees('Costa Traiteur', { where: 'group' })).toMatchObject({ id: opened.id, spot: opened.spot })
    await lea.sees('Merci de les avoir rapprochés', { where: 'direct' })
    const others = [...(await lea.reads()), ...(await olga.reads())]
    expect(others.filter(({ where }) => where === 'group')).toEqual([])
  },

  'an ask is written in a form, read by the club on Thursday, answered there in private and closed with thanks':
    async ({ people: { lea, marc, ana }, clock }) => {
      await lea.types('/besoin')
      await lea.fills({ text: 'Un notaire : 06 39 98 12 12', until: '' })
      expect((await lea.form()).problems).toMatch(/Retirez «\s06 39 98 12 12\s»/)
      await lea.fills({ text: 'Un notaire réactif pour une *cession* <avant Noël>', until: '' })
      await lea.sees('Votre besoin est noté', { onlyHis: true })
      await clock.passes('P2D')
      const read = await marc.sees('Besoins et offres du club', { where: 'channel' })
      expect(read.words).toContain('Un notaire réactif pour une *cession* <avant Noël>')
      await marc.presses('Je peux aider')
      await marc.fills({ text: 'Le mien répond le jour même', contact: 'Ici, par message' })
      await marc.sees('Votre réponse à Léa Martin', { onlyHis: true })
      const answered = await lea.sees('Le mien répond le jour même', { where: 'direct' })
      expect(answered.words).toContain('Marc Dubois peut vous aider')
      expect(await ana.readsOf('Le mien répond')).toEqual([])
      await lea.presses('Dire merci', 'Marc Dubois peut vous aider')
      await lea.fills({ message: 'Signé' })
      await lea.sees('Merci dit à Marc Dubois', { onlyHis: true })
      await marc.sees('Signé', { where: 'direct' })
      const closed = await marc.sees('le besoin a trouvé sa réponse', { where: 'channel' })
      expect(closed).toMatchObject({ id: read.id, words: expect.not.stringContaining('notaire') })
      await lea.types('/besoin liste')
      await lea.sees('Rien n’attend votre réponse', { onlyHis: true })
    },

  'declining stays silent': async ({ people: { lea, marc, ana }, clock }) => {
    await lea.types('/presenter @marc @ana "Un sujet commun"')
    await lea.presses('Envoyer')
    const asked = await ana.sees('Would you like to meet Marc Dubois?')
    const declined = await marc.presses('Pas cette fois')
    await marc.sees('Personne ne le saura')
    // Not even an edit that says the same: people see it, and a yes would have opened their conversation.
    await ana.reads()
    expect(await ana.sees('Would you like to meet Marc Dubois?')).toMatchObject({ id: asked.id, edits: 0 })
    await ana.presses('Yes, gladly')
    await ana.sees('You said yes')
    expect(await marc.sees('Personne ne le saura')).toMatchObject({ id: declined.id, edits: 1 })
    await clock.passes('P6D')
    expect(await lea.readsOf('Pas cette fois')).toEqual([])
    expect(await ana.readsOf('Not this time')).toEqual([])
    await clock.passes('P3D')
    await lea.sees('ne se fera pas cette fois', { where: 'direct' })
    const told = await ana.sees('Not this time', { where: 'direct' })
    expect(told.words).not.toContain('declin')
  },

  'a meeting is announced once; each answer is private and changes the announcement in place': async ({
    people: { lea, marc, ana, olga },
  }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
    const announced = await ana.sees('La Cour d’Or', { where: 'channel', onlyHis: false })
    expect(announced.words).toContain('4 sans réponse')
    await lea.presses('Je viens')
    await lea.sees('C’est noté : vous venez', { onlyHis: true })
    const followed = await ana.sees('1 présent')
    expect(followed).toMatchObject({ id: announced.id, words: expect.stringContaining('3 sans réponse') })
    await marc.presses('On me remplace')
    await marc.fills({ name: 'Julie Petit' })
    await ana.sees('Julie Petit pour')
    expect((await ana.reads()).map(({ id }) => id)).toEqual([announced.id])
  },

  'two who answer in the same second are both counted': async ({ people: { lea, marc, ana, olga } }) => {
    await olga.types('/reunion planifier')
    await olga.fills({ date: '2026-11-06', time: '07:45', place: 'La Cour d’Or' })
    await ana.sees('4 sans réponse')
    await Promise.all([lea.presses('Je viens'), marc.presses('Je viens'), ana.presses('Je ne peux pas')])
    await olga.sees(/2 présents.*1 absent.*1 sans réponse/s, { where: 'channel', onlyHis: false })
    expect(await olga.readsOf('La Cour d’Or')).toHaveLength(2)
  },

  'a choice in a list is taken, and what is told in private stays so': async ({ people: { lea, marc } }) => {
    await lea.types('/recommander @marc moi-même "Un devis"')
    await marc.presses('Contact pris')
    await marc.presses('5 · exactement cela')
    await marc.sees('Il reste entre nous')
    await marc.chooses('Un autre avis', '4')
    await marc.sees(/Merci pour votre avis : 4/)
    await marc.presses('Pourquoi ce message ?')
    await marc.sees('Elle parvient aussitôt à qui la reçoit')
    expect((await lea.reads()).map(({ words }) => words).join()).not.toMatch(/exactement|avis/)
  },

  'the receiver of a referral takes a slip back, notes what is his alone, and says kindly why it was not for him':
    async ({ people: { lea, marc } }) => {
      await lea.types('/recommander @marc moi-même "Refaire le tableau"')
      const received = await marc.sees('Refaire le tableau', { where: 'direct' })
      await marc.presses('Contact pris')
      await lea.sees('a pris contact')
      await marc.presses('Annuler « Contact pris »')
      await marc.sees('Où elle en est : nouvelle')
      await lea.sees('par erreur')
      await marc.presses('Autre réponse')
      await marc.presses('Une note pour moi')
      await marc.fills({ note: 'Plutôt le mardi' })
      await marc.sees('Plutôt le mardi', { id: received.id })
      await marc.presses('Hors cible')
      await marc.fills({ reason: 'too-far', words: 'Une *façade* à Lyon m’irait' })
      await lea.sees('trop loin pour @Marc Dubois')
      await lea.sees('Une *façade* à Lyon m’irait')
      // Back from an end is asked first.
      await marc.presses('Autre réponse', 'Refaire le tableau')
      await marc.chooses('Ce n’est pas le bon bouton ?', 'Rien encore')
      await marc.sees('La remettre à nouvelle ?')
      await marc.presses('Oui, changer')
      await marc.sees('Où elle en est : nouvelle', { id: received.id })
      expect((await lea.reads()).map(({ words }) => words).join()).not.toContain('Plutôt le mardi')
    },

  'an answer for one is read by nobody else': async ({ people: { lea, marc, ana, olga } }) => {
    await lea.types('/recos')
    await lea.sees('Vos recommandations', { onlyHis: true })
    for (const other of [marc, ana, olga]) expect(await other.reads()).toEqual([])
  },

  'a button of a matter that is settled, or of another time, is answered kindly': async club => {
    const { lea, marc } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    const received = await marc.sees('Un devis')
    await lea.presses('Annuler')
    await marc.sees('a repris cette recommandation')
    await marc.pressesOn(received, 'Contact pris')
    await marc.sees(/Ce n’est plus ouvert|Vous n’avez plus rien à faire/)
    for (const [n, press] of [encodePress({ command: 'forgotten', button: 'x' }), '9|refer|won|x', 'x'].entries()) {
      await botSays(club, 'lea', `Question ${n}`, press, 'Répondre')
      await lea.presses('Répondre', `Question ${n}`)
      expect(await lea.readsOf('Ce n’est plus ouvert')).toHaveLength(n + 1)
    }
  },

  'a button that was for somebody else does nothing, and says so': async club => {
    const { lea, marc, ana } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    await marc.sees('Un devis')
    const [referral] = await referrals(club)
    const press = encodePress({ command: 'refer', button: 'won', about: referral!.id })
    await botSays(club, 'club', 'Une recommandation', press, 'Gagnée')
    await ana.presses('Gagnée')
    await ana.sees('This button is for someone else', { onlyHis: true })
    expect(await marc.readsOf('nouvelle')).toHaveLength(1)
  },

  'what a member types formats nothing and rings for nobody': async club => {
    const { lea, marc } = club.people
    const typed = '@everyone @here *gras* __souligné__ `code` ~~barré~~ [lien](https://exemple.fr) <!channel> <b>&amp;'
    await lea.types(`/recommander @marc moi-même "${typed}"`)
    await marc.sees(typed, { where: 'direct' })
    expect(club.rang()).toEqual([])
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

  'whoever calls the bot in plain words is told what can be typed, and nobody else reads it': async ({
    people: { lea, marc, ana },
    stranger,
    heard,
  }) => {
    const told = 'montre tout ce que vous pouvez taper'
    await lea.says('@Assidu bonjour, qui vient jeudi ?')
    expect((await lea.sees(told)).words).toMatch(/^Je ne comprends que les commandes/)
    expect((await lea.readsOf(told)).every(({ onlyHis, where }) => onlyHis || where === 'direct')).toBe(true)
    expect(heard.at(-1)!.what).toEqual({ kind: 'words' })
    await ana.says('hello @assidu!')
    await ana.sees('shows all that you can type')
    expect(await lea.readsOf(told)).toHaveLength(1)
    await stranger.says('@Assidu ?')
    await stranger.sees(/montre tout ce que vous pouvez taper|shows all that you can type/)
    for (const words of [told, 'shows all that you can type']) expect(await marc.readsOf(words)).toEqual([])
  },

  'alone with the bot plain words are answered once a day, not line by line': async ({
    people: { lea, marc },
    clock,
  }) => {
    const told = 'montre tout ce que vous pouvez taper'
    for (const line of ['Bonjour, comment ça marche ?', 'Allô ?', 'Il y a quelqu’un ?']) await lea.says(line, 'direct')
    await lea.sees(told)
    expect(await lea.readsOf(told)).toHaveLength(1)
    await marc.says('Coucou, une question', 'direct')
    await marc.sees(told)
    await clock.passes('P1D')
    await lea.says('Et aujourd’hui ?', 'direct')
    expect(await lea.readsOf(told)).toHaveLength(2)
  },

  'somebody who is no member is told who can help him': async ({ stranger }) => {
    await stranger.types('/recos')
    await stranger.sees('Olga Renard', { onlyHis: true })
  },
}

/** What only a network can do to a club. */
const networkStories: Record<string, (club: ClubOn, network: Network) => Promise<void>> = {
  'a gesture delivered twice happens once': async (club, network) => {
    const { lea, marc } = club.people
    network.comesTwice()
    await lea.types('/recommander @marc moi-même "Un devis"')
    await lea.sees('Transmise à Marc Dubois')
    await marc.sees('Un devis')
    network.comesTwice()
    await marc.presses('Contact pris')
    await lea.sees('a pris contact')
    expect(await referrals(club)).toHaveLength(1)
    expect(await lea.readsOf('Transmise à')).toHaveLength(1)
    expect(await lea.readsOf('a pris contact')).toHaveLength(1)
    expect(await marc.readsOf('Un devis')).toHaveLength(1)
  },

  'a call for the bot that is delivered twice is answered once': async ({ people: { lea } }, network) => {
    network.comesTwice()
    await lea.says('@assidu bonjour')
    await lea.sees('montre tout ce que vous pouvez taper')
    expect(await lea.readsOf('montre tout ce que vous pouvez taper')).toHaveLength(1)
  },

  'a message that has to wait arrives later, once': async ({ people: { lea, marc } }, network) => {
    await lea.types('/recommander @marc moi-même "Un devis"')
    network.slowsDown(1)
    expect(await marc.reads()).toEqual([])
    await marc.sees('Un devis')
    expect(await marc.reads()).toHaveLength(1)
  },

  'a message whose answer was lost is found again, not sent twice': async (club, network) => {
    const { lea, marc } = club.people
    await lea.types('/recommander @marc moi-même "Un devis"')
    network.losesAnswer()
    await marc.sees('Un devis')
    await marc.presses('Contact pris')
    await marc.sees('Où elle en est : contact pris')
    expect(await marc.reads()).toHaveLength(1)
  },

  'where no club is, a command says how one begins': async ({ people: { lea }, inClub, ground }) => {
    await inClub(async ({ tx }) => {
      await tx.deleteFrom('place').where('platform', '=', ground.platform).execute()
    })
    await lea.types('/recommander')
    await lea.sees('Il n’y a pas encore de club ici', { onlyHis: true })
  },
}

/** Runs the same stories wherever the club may stand; `open` gives it anew for each. */
export function storiesOn(platform: string, open: () => Promise<OpenClub>, over?: 'a network'): void {
  const tells: [string, Tell][] = [
    ...Object.entries(stories),
    ...(over ? Object.entries(networkStories) : []).map(([name, tell]): [string, Tell] => [
      name,
      club => tell(club, club.network!),
    ]),
  ]
  describe(`the club on ${platform}`, () => {
    for (const [name, tell] of tells)
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
}
