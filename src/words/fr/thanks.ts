import type { Business } from '../../terms/money.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { thanksWords as english } from '../en/thanks.ts'
import { addressed, dateText, de, money, plural, que } from '../french.ts'
import { command, day, line, named, strong } from '../line.ts'

type What = Parameters<(typeof english)['received']>[1]

export const thanksWords = (address: Address): typeof english => {
  const say = addressed(address)
  const forWhat = (what: What, help: string): string =>
    what === 'referral'
      ? 'une recommandation'
      : what === 'introduction'
        ? 'une mise en relation'
        : what === 'business'
          ? 'une affaire conclue'
          : help
  const what = {
    name: 'pour',
    label: 'De quoi ?',
    choices: {
      ...{ referral: 'recommandation', introduction: 'mise en relation', help: 'aide' },
      business: 'affaire',
    },
  }
  const message = {
    name: 'mot',
    label: 'Un mot pour l’accompagner',
    hint: say('Ce que cela a changé pour vous', 'Ce que cela a changé pour toi'),
  }
  const amount = {
    name: 'montant',
    label: say('Montant hors taxes, si vous voulez', 'Montant hors taxes, si tu veux'),
    hint: 'Visible des deux seuls intéressés, et compté dans les totaux du club',
  }
  const channel = { name: 'canal', label: 'Le dire aussi dans le canal, avec son accord' }
  return {
    commands: {
      thanks: {
        name: 'merci',
        says: 'remercier un membre d’une recommandation, d’une mise en relation, d’une aide ou d’une affaire',
        title: 'Dire merci',
        submit: 'Remercier',
        asks: {
          to: { name: 'a', label: say('Qui souhaitez-vous remercier ?', 'Qui souhaites-tu remercier ?') },
          ...{ what, message, amount, channel },
        },
        forms: {
          referral: { title: 'Merci pour cette reco', submit: 'Remercier', asks: { amount, message, channel } },
          amend: { title: 'Corriger un merci', submit: 'Corriger', asks: { what, amount, message } },
        },
      },
    },
    refusals: {
      'thanks stand': ({ days }) =>
        line`Un merci peut être repris pendant ${plural(days, 'jour')} ; celui-ci est plus ancien, et reste. Ce qui n’y est pas juste se corrige encore.`,
      'not an amount': ({ typed }) =>
        line`« ${typed} » ne se lit pas comme un montant. ${say('Écrivez-le', 'Écris-le')} ${strong('1 250,50')} ou ${strong('12k')}, ou ${say('laissez', 'laisse')} le champ vide.`,
      'amount not above zero': ({ typed }) =>
        line`« ${typed} » : il faut un montant au-dessus de zéro, ou rien du tout. Un merci s’en passe très bien.`,
      'amount unclear': ({ typed, could: [one, other] }) =>
        line`« ${typed} » peut se lire ${strong(one.replace('.', ','))} ou ${strong(other.replace('.', ','))}. ${say('Lequel est-ce ? Écrivez-le ainsi.', 'Lequel est-ce ? Écris-le ainsi.')}`,
      'amount with tax': ({ typed }) =>
        line`« ${typed} » est un montant TTC. ${say('Indiquez-le', 'Indique-le')} hors taxes, ou ${say('laissez', 'laisse')} le champ vide.`,
      'currency not known': ({ typed }) =>
        line`« ${typed} » n’est pas une monnaie d’ici. ${say('Écrivez', 'Écris')} le montant en ${strong('EUR')}, ${strong('CHF')}, ${strong('CAD')} ou ${strong('GBP')}, ou ${say('laissez', 'laisse')} le champ vide.`,
      'thanked today': ({ to }) =>
        line`${say('Vous avez', 'Tu as')} déjà remercié ${to} pour cela aujourd’hui, et ce merci reste comme il est. Pour en changer le montant ou les mots : ${strong('Corriger')}, sous ce merci.`,
      'not that referral': () =>
        line`Cette recommandation ne vient pas de ce membre, ou n’a rien donné. ${say('Vous pouvez', 'Tu peux')} le remercier pour son aide.`,
    },
    givenTitle: to => `${say('Votre', 'Ton')} merci à ${to}`,
    reached: {
      privately: to => line`Il part vers ${to}, en privé.`,
      called: to =>
        line`${named(to)} ne reçoit rien en privé : le canal du club l’appelle, et personne d’autre ne peut l’ouvrir.`,
      later: to =>
        line`Rien ne parvient à ${named(to)} pour le moment. ${say('Votre', 'Ton')} merci est gardé et partira dès que possible.`,
      unconnected: to =>
        line`${named(to)} n’a pas encore de compte relié. ${say('Votre', 'Ton')} merci est gardé et arrivera ; de vive voix, il fera encore plus plaisir.`,
    },
    asksFirst: to => line`Le club le lira dans son canal si ${named(to)} le veut bien, et jamais le montant.`,
    forReferral: (to, givenAt) =>
      line`Pour la recommandation ${que(to, named(to))} ${say('vous a', 't’a')} passée ${day(givenAt)}.`,
    amountKept: about =>
      line`${strong(money(about))} : vu de vous deux seulement. Dans les totaux du club, il se mêle à deux autres au moins.`,
    amountElsewhere: about =>
      line`${strong(money(about))} : vu de vous deux seulement. Le club compte dans une autre monnaie : ce montant n’entre dans aucun total.`,
    won: () =>
      line`L’affaire est-elle conclue ? La recommandation peut alors être close comme gagnée ; sans ${say('votre', 'ton')} réponse, elle reste ouverte.`,
    undone: to => `${say('Votre', 'Ton')} merci à ${to} est repris.`,
    correctedTitle: to => `${say('Votre', 'Ton')} merci à ${to}, corrigé`,
    correctedReached: to => line`${named(to)} en est averti, et le lit tel qu’il est maintenant.`,
    whichTitle: to => `Quelle recommandation ${de(to)} ?`,
    which: many =>
      many > 1
        ? line`${say('Vous en avez', 'Tu en as')} reçu plusieurs. ${say('Vous seul voyez', 'Toi seul vois')} cette liste.`
        : line`L’affaire est peut-être née de celle que ${say('vous avez', 'tu as')} reçue, ou d’aucune. ${say('Vous seul la voyez', 'Toi seul la vois')}.`,
    referralNamed: (about, on) => `${about ?? 'Recommandation'}, ${dateText(on, 'day', on)}`,
    largeTitle: about => `${money(about)} : est-ce bien cela ?`,
    large: () => line`Rien n’est parti encore.`,
    receivedTitle: from => `${from} ${say('vous', 'te')} dit merci`,
    correctsTitle: from => `${from} a corrigé son merci`,
    received: (from, what, referral) =>
      referral === null
        ? line`${from} ${say('vous', 'te')} remercie pour ${forWhat(what, say('votre aide', 'ton aide'))}.`
        : line`${from} ${say('vous', 'te')} remercie pour ${what === 'business' ? 'l’affaire née de ' : ''}${say('votre', 'ta')} recommandation, passée ${day(referral)}.`,
    amount: about => line`Affaire conclue : ${strong(money(about))} HT.`,
    typed: ({ amount, currency }) => `${amount.replace('.', ',')} ${currency === 'EUR' ? '€' : currency}`,
    youSaid: about => line`${say('Vous avez écrit', 'Tu as écrit')} ${strong(money(about))} HT.`,
    whoSees: () =>
      line`Vous deux seulement voyez ce montant. Le club ne voit que des totaux, d’au moins trois paires de membres.`,
    isItRight: () => line`Est-ce bien cela ?`,
    saidRight: () => line`${say('Vous avez dit', 'Tu as dit')} que c’est bien cela.`,
    saidNotQuite: from =>
      line`${named(from)} sait que quelque chose n’est pas tout à fait juste, et peut le corriger. D’ici là, cela n’entre dans aucun total.`,
    replaced: from => line`${named(from)} a corrigé ce merci : un autre message le dit tel qu’il est maintenant.`,
    inChannel: from =>
      line`${named(from)} aimerait le dire dans le canal du club, sans aucun montant. Le club peut-il le lire ? ${say('Si vous préférez', 'Si tu préfères')} que non, personne ne le saura.`,
    press: {
      inChannel: 'Oui, dans le canal',
      betweenUs: 'Gardons-le entre nous',
      right: 'C’est bien cela',
      notQuite: 'Pas tout à fait',
      correct: 'Corriger',
      takeBack: 'Le reprendre',
      won: 'Oui, elle est gagnée',
      which: 'Choisir la recommandation',
      noReferral: 'Aucune de celles-ci',
      asWritten: 'Oui, dire merci',
      thank: 'Dire merci',
    },
    stands: () => line`Le club peut le lire dans son canal.`,
    staysPrivate: () => line`Cela reste entre vous deux.`,
    takenBackTitle: from => `Un message ${de(from)}`,
    takenBack: () => line`Il a été repris. Il n’y a rien à faire.`,
    lookedAtTitle: to => `${to} a lu ${say('votre', 'ton')} merci`,
    notQuite: to =>
      line`Cela fait plaisir à ${to} ; quelque chose n’est pas tout à fait juste, peut-être le montant, ou la recommandation. Un mot entre vous, et cela se corrige ici.`,
    rightAfterAll: to => line`${named(to)} dit que c’est bien cela, finalement. Il n’y a rien à faire.`,
    correctedSince: () => line`${say('Vous l’avez', 'Tu l’as')} corrigé depuis. Il n’y a rien à faire.`,
    toldTitle: (from, to) => `${from} dit merci à ${to}`,
    told: (from, to, what) => line`${from} remercie ${to} pour ${forWhat(what, 'son aide')}.`,
    why: {
      received: (from, at) =>
        line`${from} ${say('vous a dit merci', 't’a dit merci')} avec ${command('thanks')}, ${day(at)}.`,
      notQuite: (to, at) =>
        line`${say('Vous avez remercié', 'Tu as remercié')} ${to}, ${day(at)}, et ${to} a répondu « Pas tout à fait ».`,
      told: at => line`Un membre en a remercié un autre, ${day(at)}, et les deux voulaient que le club le lise.`,
    },
    digest: {
      week: ({ given, business }) => {
        if (business.told === 'nothing') return line`${plural(given, 'merci')}`
        return given === 0 ? businessTold(business) : line`${plural(given, 'merci')}, ${businessTold(business)}`
      },
    },
  }
}

/** A clause. */
export const businessTold = (business: Exclude<Business, { told: 'nothing' }>): Line =>
  business.told === 'total'
    ? line`environ ${strong(money(business.about))} d’affaires remerciées depuis ${day(business.from)}`
    : line`des affaires remerciées`
