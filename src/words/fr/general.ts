import type { NoPhone } from '../../terms/phones.ts'
import type { Candidate, GeneralRefusals } from '../../terms/refusals/general.ts'
import type { Address } from '../../terms/speech.ts'
import type { generalWords as english, RefusalWords } from '../en/general.ts'
import { addressed, dateText, listed, plural } from '../french.ts'
import { command, line, named } from '../line.ts'

/** The first few of those who may be meant, and how many others. */
const fewOf = (among: readonly Candidate[]): readonly string[] =>
  among.length <= 6
    ? among.map(({ name }) => name)
    : [...among.slice(0, 5).map(({ name }) => name), `${among.length - 5} autres`]

const general = (address: Address): RefusalWords<keyof GeneralRefusals> => {
  const say = addressed(address)
  return {
    'unknown command': ({ typed, near }) =>
      near.length > 0
        ? line`Je ne connais pas « ${typed} ». ${say('Vouliez-vous dire', 'Voulais-tu dire')} ${listed(
            near.map(name => `/${name}`),
            'ou',
          )} ? ${command('help')} montre tout.`
        : line`Je ne connais pas « ${typed} ». ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} taper.`,
    'members only': ({ organizers }) =>
      line`C’est réservé aux membres du club. ${organizers.length > 0 ? listed(organizers, 'ou') : 'Le bureau'} peut ${say('vous ajouter', 't’ajouter')} à la liste.`,
    'organizers only': ({ organizers }) =>
      line`C’est réservé au bureau du club. ${organizers.length > 0 ? listed(organizers, 'ou') : 'Il'} peut ${say('vous aider', 't’aider')}.`,
    'no club here': ({ administrator }) =>
      administrator
        ? line`Il n’y a pas encore de club ici. ${say('Tapez', 'Tape')} ${command('club')} pour en créer un.`
        : line`Il n’y a pas encore de club ici. Un administrateur peut en créer un avec ${command('club')}.`,
    'not for you': () =>
      line`Ce bouton est pour quelqu’un d’autre. ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} faire.`,
    'no longer possible': () => line`Ce n’est plus ouvert : la question a été réglée depuis. Rien n’a changé.`,
    'done already': ({ by }) =>
      by === null
        ? line`C’est déjà fait. Rien n’a été fait deux fois.`
        : line`C’est déjà fait, par ${named({ name: by })}. Rien n’a été fait deux fois.`,
    'draft expired': () =>
      line`Ce formulaire n’est plus ouvert : il a déjà été envoyé, ou gardé plus de 30 minutes. S’il manque quelque chose, ${say('retapez', 'retape')} la commande.`,
    'unknown member': ({ typed, near }) =>
      typed === ''
        ? line`Cette personne n’est pas sur la liste du club. ${say('Choisissez', 'Choisis')} un membre par son nom.`
        : near.length > 0
          ? line`Je ne trouve personne du nom de « ${typed} » dans le club. ${say('Vouliez-vous dire', 'Voulais-tu dire')} ${listed(
              near.map(({ name }) => name),
              'ou',
            )} ?`
          : line`Je ne trouve personne du nom de « ${typed} » dans le club. ${say('Vérifiez', 'Vérifie')} l’orthographe, ou ${say('choisissez', 'choisis')} dans la liste.`,
    'several members': ({ typed, among }) =>
      line`« ${typed} » peut être ${listed(fewOf(among), 'ou')}. De qui s’agit-il ?`,
    'someone who left': ({ name }) => line`${named({ name })} ne fait plus partie du club.`,
    yourself: () => line`C’est ${say('vous-même. Choisissez', 'toi. Choisis')} un autre membre.`,
    'same member twice': ({ member }) =>
      line`${named(member)} y est deux fois. ${say('Choisissez', 'Choisis')} deux membres différents.`,
    missing: () => line`${say('Remplissez', 'Remplis')} ce champ, s’il ${say('vous', 'te')} plaît.`,
    'too few people': ({ min }) =>
      line`${say('Choisissez', 'Choisis')} ${min === 1 ? 'un membre' : `au moins ${plural(min, 'membre')}`} du club.`,
    'too many people': ({ max }) =>
      line`C’est trop : ${plural(max, 'membre')} au plus, en plus de ${say('vous', 'toi')}.`,
    'too long': ({ max, found }) => line`C’est trop long : ${plural(found, 'caractère')}, ${max} au plus.`,
    'not a choice': ({ typed }) => line`« ${typed} » ne fait pas partie des choix.`,
    'not a date': ({ typed }) =>
      line`Je ne lis pas de date dans « ${typed} ». ${say('Écrivez', 'Écris')}-la comme 03/12/2026 ou 3 décembre.`,
    'unclear date': ({ typed, could }) =>
      line`« ${typed} » n’est pas clair. ${say('Vouliez-vous dire', 'Voulais-tu dire')} ${listed(
        could.map(day => dateText(day)),
        'ou',
      )} ?`,
    'not a moment': ({ typed }) =>
      line`Je ne lis pas « ${typed} » comme un jour et une heure. ${say('Écrivez', 'Écris')} par exemple « jeudi 10h, vendredi 14h30 », ou « hier ».`,
    'too many moments': ({ max }) => line`${max} moments au plus : il est plus facile de choisir entre peu.`,
    'not a time': ({ typed }) =>
      line`Je ne lis pas d’heure dans « ${typed} ». ${say('Écrivez', 'Écris')}-la comme 7h45.`,
    'not an e-mail address': ({ typed }) =>
      line`« ${typed} » n’est pas une adresse électronique. ${say('Écrivez', 'Écris')}-la comme ana@exemple.fr.`,
    'not a telephone number': ({ typed, why }) => line`${noPhone(address)[why](typed)}`,
    'settings unchanged': () => line`C’est déjà ainsi : rien à changer.`,
    'in the past': () => line`Ce moment est passé. ${say('Choisissez-en un', 'Choisis-en un')} à venir.`,
  }
}

const noPhone = (address: Address): { readonly [W in NoPhone]: (typed: string) => string } => {
  const say = addressed(address)
  const abroad = `S’il est étranger, ${say('commencez', 'commence')} par l’indicatif`
  return {
    'no number': typed =>
      `« ${typed} » n’est pas un numéro de téléphone. ${say('Écrivez-le', 'Écris-le')} comme 06 12 34 56 78, ou ${say('laissez', 'laisse')} vide.`,
    'digits missing': typed => `Il manque des chiffres à « ${typed} ». ${abroad}, comme +352.`,
    'digits too many': typed => `« ${typed} » a trop de chiffres. ${abroad}, comme +49.`,
    'unknown number': typed =>
      `« ${typed} » n’est le numéro de personne : ${say('vérifiez', 'vérifie')} les chiffres. ${abroad}, comme +41.`,
    'no country': typed =>
      `De quel pays est « ${typed} » ? ${say('Commencez', 'Commence')} par l’indicatif, comme +33 ou +32.`,
    rounded: typed =>
      `Un tableur a arrondi ce numéro (« ${typed} ») et des chiffres sont perdus. ${say('Retapez-le', 'Retape-le')}.`,
    'several numbers': typed =>
      `Il y a plusieurs numéros dans « ${typed} » : ${say('gardez', 'garde')} celui qu’il faut appeler d’abord.`,
  }
}

export const generalWords = (address: Address): typeof english => ({
  refusals: general(address),
  buttons: {
    correct: 'Corriger',
    undo: 'Annuler',
    why: 'Pourquoi ce message ?',
    open: 'Ouvrir',
    cancel: 'Abandonner',
    nextPage: rest => `La suite (encore ${rest})`,
    previousPage: 'Page précédente',
  },
  field: { optional: 'facultatif', yes: 'Oui', none: 'Aucun choix' },
  toCheck: 'À relire',
  choose: 'Choisir…',
  checkFirst: unplaced =>
    unplaced.length === 0
      ? line`Je n’ai peut-être pas tout compris : à relire avant d’envoyer.`
      : line`Je n’ai pas su où ranger ${unplaced.map(one => `« ${one} »`).join(', ')} : à relire avant d’envoyer.`,
  oops: reference =>
    line`Quelque chose s’est mal passé de mon côté, et rien n’a changé. ${addressed(address)('Réessayez', 'Réessaie')} ; si cela se reproduit, ${addressed(address)('donnez', 'donne')} cette référence au bureau : ${reference}.`,
  away: () =>
    line`Je n’arrive pas à ouvrir les carnets du club pour le moment. ${addressed(address)('Réessayez', 'Réessaie')} dans une minute, en regardant d’abord si c’est déjà fait.`,
  tooBusy: () =>
    line`On me demande trop de choses à la fois. Rien n’a changé et rien n’est perdu : merci de réessayer dans un instant.`,
  nothingHere: 'Rien ici pour l’instant.',
  nothingLeft: 'Ce qui se trouvait ici n’est plus gardé.',
  bot: 'Assidu',
})
