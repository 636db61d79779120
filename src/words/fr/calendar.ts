import type { Address } from '../../terms/speech.ts'
import type { calendarWords as english } from '../en/calendar.ts'
import { addressed, listed } from '../french.ts'
import { begins, day, line, strong } from '../line.ts'

export const calendarWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      calendar: {
        name: 'mon-agenda',
        says: say('le club dans votre agenda', 'le club dans ton agenda'),
        title: 'Mon agenda',
        submit: 'OK',
        asks: {},
      },
    },
    refusals: {},
    meetingTitle: (title, club) => title ?? `Réunion · ${club}`,
    optional: 'Facultative : elle ne compte pour l’assiduité de personne.',
    meetingFile: 'reunion.ics',
    problemTitle: author => `Un problème à résoudre avec ${author}`,
    ownProblemTitle: others => `${say('Votre', 'Ton')} problème, avec ${listed(others)}`,
    press: {
      add: 'Dans mon agenda',
      open: 'Mon agenda',
      make: 'Créer mon adresse',
      renew: 'Une nouvelle adresse',
      stop: 'Y mettre fin',
    },
    fileTitle: when => `Pour ${say('votre', 'ton')} agenda : ${when}`,
    file: off =>
      off
        ? line`Cette réunion n’a pas lieu : ${say('ouvrez', 'ouvre')} le fichier, et l’agenda qui l’a déjà la retire.`
        : line`${say('Ouvrez', 'Ouvre')} le fichier : ${say('votre', 'ton')} agenda prend la réunion, ou la corrige s’il l’a déjà.`,
    fileOrFeed: () =>
      line`Plutôt toutes, toujours à jour ? ${strong('Mon agenda')} ${say('vous', 'te')} donne une adresse pour cela.`,
    feedTitle: `Le club dans ${say('votre', 'ton')} agenda`,
    offer: () =>
      line`Une adresse rien qu’à ${say('vous : votre', 'toi : ton')} agenda (Apple, Google, Outlook) s’y abonne et montre toutes les réunions du club, ${say('vos', 'tes')} tête-à-tête et les problèmes auxquels ${say('vous participez', 'tu participes')}, à jour sans rien faire.`,
    stands: since =>
      line`${say('Votre', 'Ton')} adresse existe depuis ${day(since)}. Elle a été montrée une fois : seul ${say('votre', 'ton')} agenda la connaît. Si elle est perdue, ou connue d’un autre, ${say('créez-en', 'crées-en')} une nouvelle : l’ancienne cesse aussitôt.`,
    madeTitle: `${say('Votre', 'Ton')} adresse est prête`,
    made: () =>
      line`${say('Copiez-la dans votre', 'Copie-la dans ton')} agenda. Elle n’est montrée que maintenant ; qui la connaît lit ${say('vos rendez-vous : gardez-la pour vous', 'tes rendez-vous : garde-la pour toi')}.`,
    how: () => [
      line`${strong('Apple')} : Calendrier, Fichier, Nouvel abonnement ; sur iPhone : Réglages, Apps, Calendrier, Comptes, Ajouter un calendrier avec abonnement`,
      line`${strong('Google')} : sur un ordinateur, Autres agendas, À partir de l’URL`,
      line`${strong('Outlook')} : Ajouter un calendrier, S’abonner à partir du web`,
    ],
    ends: () => line`L’adresse précédente ne fonctionne plus.`,
    stoppedTitle: `${say('Votre', 'Ton')} adresse n’existe plus`,
    stopped: () =>
      line`${say('Votre', 'Ton')} agenda ne reçoit plus rien du club. Ce qu’il montre encore peut y être retiré.`,
    nowhere: () =>
      line`Pour cela, Assidu a besoin d’une adresse sur Internet, et il n’en a pas ici. La personne qui s’en occupe peut lui en donner une : ${strong('ASSIDU_PUBLIC_URL')}.`,
    event: `${say('Venez-vous', 'Viens-tu')} ? Les boutons sont sous l’annonce, dans le canal du club.`,
    somewhere: 'À préciser',
    topic: (meeting, zone) =>
      line`Prochaine réunion : ${begins(meeting)}${zone === null ? '' : ` (fuseau ${zone})`}${meeting.title === null ? '' : ` · ${meeting.title}`}${meeting.place === null ? '' : ` · ${meeting.place}`}`,
  }
}
