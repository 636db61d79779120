import type { MemberRef } from '../../terms/member.ts'
import type { OptionalKind } from '../../terms/optional-kinds.ts'
import { type Hours, mostKindsNamed, type Told } from '../../terms/profile.ts'
import type { Address, Language } from '../../terms/speech.ts'
import type { Tie, TieKind } from '../../terms/tie.ts'
import type { Line } from '../../view/view.ts'
import type { profileWords as english } from '../en/profiles.ts'
import { addressed, hourText, listed, plural } from '../french.ts'
import { command, date, line, named, strong } from '../line.ts'
import { noticeWords } from './notices.ts'
import { sectorNames } from './sectors.ts'

const languages: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' }

/** `, la dernière jeudi 15 octobre` ; d’une seule, son jour. */
const when = ({ times, last }: Tie, latest: 'le dernier' | 'la dernière'): Line =>
  last === null ? [] : times === 1 ? line`, ${date(last)}` : line`, ${latest} ${date(last)}`
/** Une fois ne se compte pas. */
const times = (count: number): string => (count === 1 ? '' : ` à ${count} reprises`)

const span = (hours: Hours | null): string =>
  `entre ${hourText(hours?.from ?? '08:00')} et ${hourText(hours?.to ?? '19:00')}, ${hours?.weekEnds ? 'tous les jours' : 'les jours ouvrés'}`

export const profileWords = (address: Address): typeof english => {
  const say = addressed(address)
  const you = say('vous', 'toi')
  const { kinds } = noticeWords(address)
  const kindNames = (off: readonly string[]): string =>
    off.length > mostKindsNamed
      ? `${off.length} genres de messages ; « Comment on m’écrit » les montre`
      : off.map(kind => `« ${kinds[kind as OptionalKind] ?? kind} »`).join(', ')
  const missingNames: Record<Told, string> = {
    activity: say('ce que vous faites', 'ce que tu fais'),
    speciality: say('votre spécialité', 'ta spécialité'),
    seeks: say('ce que vous cherchez', 'ce que tu cherches'),
    offers: say('ce que vous proposez', 'ce que tu proposes'),
    introduceTo: say('qui vous aimeriez rencontrer', 'qui tu aimerais rencontrer'),
  }
  const own: (typeof english)['own'] = {
    company: 'Entreprise',
    jobTitle: 'Fonction',
    activity: 'Activité',
    speciality: 'Spécialité',
    sectorFamily: 'Secteur',
    seeks: say('Vous cherchez', 'Tu cherches'),
    offers: say('Vous proposez', 'Tu proposes'),
    introduceTo: say('Vous aimeriez rencontrer', 'Tu aimerais rencontrer'),
    town: 'Ville',
    language: 'Langue',
    zone: 'Fuseau horaire',
    hours: say('Je vous écris', 'Je t’écris'),
    keepForMorning: 'De la part des membres',
    off: 'Plus envoyé',
    phone: 'Téléphone',
  }
  const tie: Record<TieKind, (who: MemberRef, tie: Tie) => Line> = {
    meeting: (_, tie) =>
      tie.times === 1
        ? line`Vous étiez ensemble à une réunion${when(tie, 'la dernière')}.`
        : line`Vous étiez ensemble à ${tie.times} réunions${when(tie, 'la dernière')}.`,
    oneToOne: (_, tie) =>
      line`Vous avez eu ${tie.times === 1 ? 'un tête-à-tête' : `${tie.times} tête-à-tête`}${when(tie, 'le dernier')}.`,
    introduction: (_, tie) => line`Vous avez été mis en relation${times(tie.times)}${when(tie, 'la dernière')}.`,
    introduced: (who, tie) =>
      line`${say('Vous avez', 'Tu as')} fait rencontrer quelqu’un à ${named(who)}${times(tie.times)}${when(tie, 'la dernière')}.`,
    introducedBy: (who, tie) =>
      line`${named(who)} ${say('vous a', 't’a')} fait rencontrer quelqu’un${times(tie.times)}${when(tie, 'la dernière')}.`,
    referralGiven: (who, tie) =>
      line`${say('Vous avez', 'Tu as')} transmis ${recommendations(tie.times)} à ${named(who)}${when(tie, 'la dernière')}.`,
    referralReceived: (who, tie) =>
      line`${named(who)} ${say('vous a', 't’a')} transmis ${recommendations(tie.times)}${when(tie, 'la dernière')}.`,
    cameTo: (who, tie) =>
      line`${say('Vous avez', 'Tu as')} fait appel à ${named(who)}${times(tie.times)}${when(tie, 'la dernière')}.`,
    cameToHim: (who, tie) =>
      line`${named(who)} a fait appel à ${say('vous', 'toi')}${times(tie.times)}${when(tie, 'la dernière')}.`,
    thanksGiven: (who, tie) =>
      line`${say('Vous avez', 'Tu as')} dit merci à ${named(who)}${times(tie.times)}${when(tie, 'la dernière')}.`,
    thanksReceived: (who, tie) =>
      line`${named(who)} ${say('vous a', 't’a')} dit merci${times(tie.times)}${when(tie, 'la dernière')}.`,
    sponsor: who => line`C’est ${named(who)} qui ${say('vous a', 't’a')} fait entrer au club.`,
    sponsored: who => line`C’est ${say('vous qui avez', 'toi qui as')} fait entrer ${named(who)} au club.`,
  }
  return {
    commands: {
      profile: {
        name: 'profil',
        says: say(
          'voir et modifier votre profil, ou voir celui d’un autre membre',
          'voir et modifier ton profil, ou voir celui d’un autre membre',
        ),
        title: 'Profil',
        submit: 'Voir',
        asks: { who: { name: 'qui', label: 'Le profil de qui ?', hint: say('Vide : le vôtre', 'Vide : le tien') } },
        forms: {
          trade: {
            title: 'Mon métier',
            submit: 'Enregistrer',
            asks: {
              company: { name: 'entreprise', label: 'Entreprise' },
              jobTitle: { name: 'fonction', label: 'Fonction' },
              activity: {
                name: 'activite',
                label: say('Ce que vous faites', 'Ce que tu fais'),
                hint: say(
                  'En une ligne, comme vous le diriez à un voisin',
                  'En une ligne, comme tu le dirais à un voisin',
                ),
              },
              speciality: {
                name: 'specialite',
                label: 'Spécialité',
                hint: say(
                  'Ce pour quoi on vous appelle, plutôt qu’un autre',
                  'Ce pour quoi on t’appelle, plutôt qu’un autre',
                ),
              },
              sectorFamily: { name: 'secteur', label: 'Secteur', choices: sectorNames },
            },
          },
          needs: {
            title: 'Ce que je cherche',
            submit: 'Enregistrer',
            asks: {
              seeks: {
                name: 'recherche',
                label: say('Ce que vous cherchez', 'Ce que tu cherches'),
                hint: 'Des clients, un fournisseur, un conseil…',
              },
              offers: {
                name: 'offre',
                label: say('Ce que vous proposez', 'Ce que tu proposes'),
                hint: 'Un coup de main, un savoir-faire, un carnet d’adresses…',
              },
              introduceTo: {
                name: 'rencontrer',
                label: say('Qui aimeriez-vous rencontrer ?', 'Qui aimerais-tu rencontrer ?'),
                hint: 'Un métier, une fonction, une entreprise : plus c’est précis, plus vite on y pense',
              },
              town: {
                name: 'ville',
                label: say('Où travaillez-vous ?', 'Où travailles-tu ?'),
                hint: say('Une ville : l’annuaire vous y trouve', 'Une ville : l’annuaire t’y trouve'),
              },
            },
          },
          messages: {
            title: say('Comment je vous écris', 'Comment je t’écris'),
            submit: 'Enregistrer',
            asks: {
              language: { name: 'langue', label: 'Langue', hint: 'Vide : celle du club', choices: languages },
              zone: { name: 'fuseau', label: 'Fuseau horaire', hint: 'Comme Europe/Paris ; vide : celui du club' },
              from: {
                name: 'de',
                label: say('Je peux vous écrire à partir de', 'Je peux t’écrire à partir de'),
                hint: 'Comme 8h',
              },
              to: { name: 'jusque', label: 'Jusqu’à', hint: 'Comme 19h' },
              everyDay: { name: 'tous-les-jours', label: 'Aussi le week-end et les jours fériés' },
              keepForMorning: {
                name: 'matin',
                label: 'Garder jusque-là ce qu’un membre envoie',
                hint: say(
                  'Une recommandation, un merci : à vos heures, pas la nuit',
                  'Une recommandation, un merci : à tes heures, pas la nuit',
                ),
              },
              kinds: {
                name: 'messages',
                label: say('Ce que je vous envoie', 'Ce que je t’envoie'),
                hint: 'Ce qui n’est pas coché n’est plus envoyé',
              },
              phone: {
                name: 'telephone',
                label: 'Téléphone',
                hint: say(
                  'Aucun membre ne le lit sans votre accord, chaque fois',
                  'Aucun membre ne le lit sans ton accord, chaque fois',
                ),
              },
            },
          },
        },
      },
    },
    refusals: {
      'no hours at all': () =>
        line`Il ne reste aucun moment entre les deux. ${say('Donnez', 'Donne')} une heure plus tardive, ou ${say('laissez', 'laisse')} les deux vides.`,
      'former values gone': () =>
        line`Ce qu’il y avait avant est gardé une demi-heure, et tant que rien n’a changé depuis. ${command('profile')} permet de corriger.`,
    },
    ownTitle: say('Votre profil', 'Ton profil'),
    own,
    others: {
      ...own,
      seeks: 'Recherche',
      offers: 'Propose',
      introduceTo: 'Aimerait rencontrer',
    },
    missing: fields =>
      line`Il reste à dire ${listed(fields.map(field => missingNames[field]))}. Deux lignes suffisent pour que les autres sachent comment ${say('vous', 't’')}${say(' ', '')}aider.`,
    messagesHeading: say('Comment je vous écris', 'Comment je t’écris'),
    languageIs: (language, clubs) => line`${languages[language]}${clubs ? ', comme le club' : ''}`,
    hoursAre: hours => line`${span(hours)}`,
    personalComes: keep => (keep ? line`à ces heures aussi` : line`aussitôt, sans bruit quand c’est possible`),
    kindsAre: off => line`${kindNames(off)}`,
    press: {
      steps: 'Mon profil, pas à pas',
      trade: 'Mon métier',
      needs: 'Ce que je cherche et propose',
      messages: 'Comment on m’écrit',
      present: 'Me présenter au club',
      open: 'Mon profil',
      see: 'Connaissances communes',
      oneToOne: 'Proposer un tête-à-tête',
      introduce: 'Mettre en relation',
      refer: 'Recommander',
      goOn: 'Continuer',
    },
    away: (who, until) =>
      until === null ? line`${named(who)} est en pause.` : line`${named(who)} est en pause jusqu’au ${date(until)}.`,
    betweenHeading: who => `${who} et ${you}`,
    tie,
    common: (names, more) =>
      line`Connaissances communes : ${listed([...names.map(({ name }) => name), ...(more > 0 ? [plural(more, 'autre')] : [])])}.`,
    neverMet: who => line`Le club n’a pas encore trace d’une rencontre entre ${named(who)} et ${you}.`,
    noOneToOne: who => line`Pas encore de tête-à-tête entre ${named(who)} et ${you}.`,
    meetFirst: () => line`Une demi-heure ensemble d’abord : on recommande mieux qui l’on connaît.`,
    unconnected: who =>
      line`${named(who)} n’a pas encore de compte ici : ce que ${say('vous envoyez', 'tu envoies')} est gardé, et un appel va plus vite.`,
    savedTitle: 'C’est enregistré',
    unchangedTitle: 'Rien n’a changé',
    changed: change => {
      const label = strong(own[change.field])
      switch (change.field) {
        case 'hours':
          return line`${label} : ${span(change.after)}`
        case 'keepForMorning':
          return line`${label} : ${change.after ? say('à vos heures', 'à tes heures') : 'aussitôt'}`
        case 'off':
          return line`${label} : ${change.after.length === 0 ? 'rien, tout part' : kindNames(change.after)}`
        case 'sectorFamily':
          return line`${label} : ${change.after === null ? 'vidé' : sectorNames[change.after]}`
        case 'language':
          return line`${label} : ${change.after === null ? 'celle du club' : languages[change.after]}`
        case 'zone':
          return line`${label} : ${change.after ?? 'celui du club'}`
        default:
          return line`${label} : ${change.after ?? 'vidé'}`
      }
    },
    stepTitle: 'Merci, c’est noté',
    nextIs: {
      trade: () =>
        line`D’abord ${say('votre', 'ton')} métier : l’entreprise, ce que ${say('vous faites', 'tu fais')}, ce pour quoi on ${say('vous', 't’')}${say(' ', '')}appelle.`,
      needs: () =>
        line`Il reste une étape : ce que ${say('vous cherchez, ce que vous proposez, et qui vous aimeriez', 'tu cherches, ce que tu proposes, et qui tu aimerais')} rencontrer.`,
    },
    mayStop: () =>
      line`${say('Vous pouvez vous', 'Tu peux t’')}${say(' ', '')}arrêter là : ${command('profile')} reprend où ${say('vous en êtes', 'tu en es')}, et ce qui est dit est gardé.`,
    undoneTitle: 'C’est remis comme avant',
    lead: () =>
      line`Deux minutes, et les autres sauront comment ${say('vous', 't’')}${say(' ', '')}aider : d’abord ${say('votre', 'ton')} métier, puis ce que ${say('vous cherchez. Vous décidez', 'tu cherches. Tu décides')} à la fin si le club le lit.`,
  }
}

const recommendations = (count: number): string => (count === 1 ? 'une recommandation' : `${count} recommandations`)
