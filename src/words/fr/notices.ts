import type { Address } from '../../terms/speech.ts'
import type { noticeWords as english } from '../en/notices.ts'
import { addressed, span } from '../french.ts'
import { command, line, strong } from '../line.ts'
import { ownWeights } from './weights.ts'

export const noticeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      notice: { name: 'message', says: 'les boutons d’un message', title: 'Un message', submit: 'OK', asks: {} },
    },
    kinds: {
      'meeting-unanswered': 'Réunions : ma réponse manque',
      'meeting-coming': 'Réunions : celle où je viens approche',
      'guest-follow-up': 'Réunions : un mot à mon invité, après',
      'introduction-reminder': 'Mises en relation : une attend ma réponse',
      'introduction-agreed': 'Mises en relation : les deux ont accepté',
      'introduction-ended': 'Mises en relation : pas cette fois',
      'introduction-met': 'Mises en relation : la rencontre a-t-elle eu lieu ?',
      'one-to-one-proposed': 'Tête-à-tête : on m’en propose un',
      'one-to-one-today': 'Tête-à-tête : c’est aujourd’hui',
      'one-to-one-held': 'Tête-à-tête : a-t-il eu lieu ?',
      'one-to-one-logged': 'Tête-à-tête : quelqu’un en a noté un avec moi',
      'round-ahead': 'Tête-à-tête que le club propose : quelques jours avant',
      'round-proposed': 'Tête-à-tête que le club propose (sans eux, aucun)',
      'referral-moved': 'Recommandations : la suite des miennes',
      'referral-reminder': 'Recommandations : où en sont celles reçues',
      'referral-closes-soon': 'Recommandations : une va se clore',
      'referral-pleasure': 'Recommandations : un mot en retour',
      'thanks-received': 'Mercis : quelqu’un me remercie',
      'ask-routed': 'Besoins : un auquel je peux aider',
      'ask-answered': 'Besoins : quelqu’un répond au mien',
      'ask-ends': 'Besoins : l’un des miens prend bientôt fin',
      'problem-asked': 'Problèmes : mon avis est demandé',
      'problem-enough': 'Problèmes : assez peuvent venir pour le mien',
      'problem-not-now': 'Problèmes : pas cette fois',
      'candidate-close': 'Candidats : travaillerais-je bien avec un métier proche ?',
      'problem-helped': 'Problèmes : le mien a-t-il trouvé de l’aide ?',
      'pause-ending': 'Pause : elle se termine bientôt',
      'pause-over': 'Pause : bon retour, et ce qui attend',
      memo: 'Mon année au club, une fois par an',
      nudge: 'Coups de pouce : une petite chose à faire',
      coffee: 'Un café avec quelqu’un qui aimerait',
      digest: 'Bureau : le point hebdo',
      'link-wanted': 'Bureau : un compte sans nom',
    },
    whyTitle: 'Pourquoi ce message ?',
    needed: () => line`Ce genre de message ne se coupe pas : il ne parle que de ce qui ${say('vous', 'te')} concerne.`,
    isOff: () => line`${say('Vous avez', 'Tu as')} coupé ce genre de message.`,
    language: () =>
      line`D’après ${say('votre', 'ton')} profil, ${say('vous lisez', 'tu lis')} le français. ${say('Voulez-vous que je vous écrive', 'Veux-tu que je t’écrive')} en français désormais ?`,
    press: {
      language: 'Oui, en français',
      off: 'Ne plus en recevoir',
      on: 'En recevoir de nouveau',
      object: 'M’opposer',
      hello: 'Dire bonjour',
      open: 'Ouvrir',
      next: left => `Suivant (${left})`,
    },
    offTitle: 'Plus de messages de ce genre',
    off: () =>
      line`Ils ne ${say('vous', 'te')} sont plus envoyés. ${command('help')} montre les commandes qui disent la même chose.`,
    onTitle: 'Les messages de ce genre reviendront',
    helloTitle: 'Bonjour, et bienvenue',
    hello: () =>
      line`${say('Vos', 'Tes')} messages arrivent désormais en privé. ${command('help')} montre ce que l’on peut taper, ${command('my-data')} ce qui est gardé sur ${say('vous', 'toi')}.`,
    callTitle: 'Un message attend d’être ouvert',
    call: member =>
      line`${member}, quelque chose pour ${say('vous', 'toi')} ici. Le bouton ne s’ouvre que pour ${say('vous', 'toi')}.`,
    callWhy: () =>
      line`Un membre a fait quelque chose pour quelqu’un à qui rien ne peut être envoyé en privé. Personne d’autre ne peut l’ouvrir.`,
    waiting: count =>
      line`${count === 1 ? 'Un message attend' : `${count} messages attendent`} : ${say('vos messages privés me sont fermés', 'tes messages privés me sont fermés')}.`,
    allRead: say('Vous avez lu tout ce qui attendait', 'Tu as lu tout ce qui attendait'),
    welcomeTitle: club => `Bonjour, je suis Assidu, pour ${club}`,
    welcome: {
      does: () =>
        line`J’aide les membres à se rencontrer, à se recommander et à s’entraider : réunions, mises en relation, recommandations, besoins et offres. ${say('Tapez', 'Tape')} ${command('help')} pour tout voir.`,
      records: () =>
        line`Ce que je note : qui vient aux réunions, qui met en relation, recommande, demande, répond et remercie. Ce qui se dit dans les canaux n’est pas lu.`,
      computes: () =>
        line`Chaque semaine, je fais le bilan de chaque membre : sa présence, ce qui est donné et demandé. On lit le sien avec ${command('standing')} ; le bureau le voit avec ses raisons ; personne d’autre, et aucune machine ne décide.`,
      object: () =>
        line`On peut s’y opposer et rester membre : ${command('my-data')} montre, corrige et exporte ce qui est gardé.`,
      hello: () =>
        line`${say('Appuyez', 'Appuie')} sur ${strong('Dire bonjour')}, et ${say('vos', 'tes')} messages ${say('vous', 'te')} parviendront en privé. D’ici là, je n’appelle ici que si un membre a quelque chose pour ${say('vous', 'toi')}.`,
    },
    data: {
      heading: `Ce qui est gardé sur ${say('vous', 'toi')}`,
      records: () =>
        line`Je note ${say('vos', 'tes')} réunions, mises en relation, recommandations, besoins, réponses et mercis, qui ${say('vous parrainez', 'tu parraines')} et qui ${say('vous', 'te')} parraine, avec leurs dates ; jamais ce qui se dit dans les canaux.`,
      computes: weighsItsOwnWay =>
        line`Un bilan en est tiré chaque semaine : ${say('vous lisez le vôtre', 'tu lis le tien')}, le bureau aussi, avec ses raisons ; personne d’autre, et aucune machine ne décide.${weighsItsOwnWay ? ` ${ownWeights}` : ''} Certains messages d’encouragement attendent trois semaines, à pile ou face : nous apprenons ainsi s’ils aident.`,
      kept: ({ acts, nudges, audit, leavers }) =>
        line`Tout cela est gardé ${span(acts)} ; ce que disait un coup de pouce et ce que le bureau a regardé, ${nudges === audit ? span(audit) : `${span(nudges)} et ${span(audit)}`} ; ${say('votre', 'ta')} fiche, ${span(leavers)} après ${say('votre', 'ton')} départ.`,
      rights: () =>
        line`${command('my-data')} montre tout, le corrige, l’exporte et en demande l’effacement. ${say('Vous pouvez vous opposer', 'Tu peux t’opposer')} au bilan et rester membre.`,
    },
  }
}
