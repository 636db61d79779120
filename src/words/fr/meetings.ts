import { guestText, isVideo, namedGuests, type RsvpAnswer, type RsvpState } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import { anyOf } from '../any-of.ts'
import type { meetingWords as english } from '../en/meetings.ts'
import { addressed, listed, plural } from '../french.ts'
import { begins, command, day, dayAndHour, dayOfMeeting, line, soft, strong } from '../line.ts'
import { seatWords } from './seats.ts'
import { detailAsks, seriesAsks } from './series.ts'
import { businessTold } from './thanks.ts'

export const meetingWords = (address: Address): typeof english => {
  const say = addressed(address)
  const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', en visio' : `, ${place}`)
  const answers: Record<RsvpState, string> = {
    present: say('vous venez', 'tu viens'),
    absent: say('vous ne venez pas', 'tu ne viens pas'),
    substitute: say('quelqu’un vous remplace', 'quelqu’un te remplace'),
    waiting: seatWords(address).yours,
  }
  const planAsks = {
    date: { name: 'date', label: 'Jour', hint: 'jeudi, 3 décembre, 03/12/2026' },
    time: { name: 'heure', label: 'Heure', hint: '7h45' },
    place: { name: 'lieu', label: 'Lieu, ou lien de visio' },
    title: { name: 'titre', label: 'Titre', hint: 'Vide : la réunion habituelle' },
    repeat: {
      ...seriesAsks.repeat,
      label: 'Et ensuite',
      hint: 'Jour et rang dans le mois : ceux de la date. Vide : une seule fois',
    },
    which: {
      name: 'lesquelles',
      label: 'Laquelle ?',
      choices: { one: 'celle-ci seulement', following: 'celle-ci et toutes les suivantes' },
    },
  }
  return {
    commands: {
      meeting: {
        name: 'reunion',
        says: say('les prochaines réunions, et si vous venez', 'les prochaines réunions, et si tu viens'),
        title: 'Réunions',
        submit: 'OK',
        asks: {
          action: {
            name: 'action',
            label: 'Quoi ?',
            choices: {
              ...{ next: 'prochaines', present: 'présent', absent: 'absent', plan: 'planifier' },
              'check-in': 'arrivée',
            },
          },
          when: {
            name: 'quand',
            label: 'À planifier : quand et où',
            hint: 'chaque jeudi 7h45 Café du Port · 3 décembre 7h45',
          },
          code: { name: 'code', label: 'À l’arrivée : les chiffres de l’entrée', hint: '4821' },
        },
        forms: {
          plan: { title: 'Planifier une réunion', submit: 'Planifier', asks: planAsks },
          move: { title: 'Déplacer la réunion', submit: 'Déplacer', asks: planAsks },
          'move-series': { title: 'Déplacer la réunion', submit: 'Déplacer', asks: planAsks },
          details: { title: 'Durée, options', submit: 'Noter', asks: detailAsks },
          substitute: {
            title: say('On vous remplace', 'On te remplace'),
            submit: 'Prévenir le club',
            asks: { name: { name: 'nom', label: `Qui vient à ${say('votre', 'ta')} place ?` } },
          },
        },
      },
    },
    refusals: {
      'no such meeting': () =>
        line`Cette réunion n’est plus sur la liste. ${command('meeting')} montre les prochaines.`,
      'no meeting ahead': () => line`Aucune réunion n’est encore planifiée. Le bureau annoncera la prochaine ici.`,
      'meeting cancelled': meeting =>
        line`La réunion du ${dayOfMeeting(meeting)} est annulée. ${command('meeting')} montre les prochaines.`,
      'meeting begun': meeting =>
        line`La réunion du ${begins(meeting)} a commencé : les réponses sont closes. ${say('Dites', 'Dis')} au bureau si ${say('vous étiez', 'tu étais')} là ou non : l’appel peut être corrigé.`,
      'meeting not begun': meeting =>
        line`La réunion commence ${begins(meeting)}. L’appel pourra être fait à partir de là.`,
      'no roll to take': ({ next }) =>
        next
          ? line`Tous les appels sont faits. La prochaine réunion a lieu ${begins(next)}.`
          : line`Tous les appels sont faits, et aucune réunion n’est planifiée. ${command('meeting', 'planifier')} en planifie une.`,
      'hour skipped': ({ instead, zone }) =>
        line`Cette nuit-là, on passe à l’heure d’été : cette heure n’existe pas. Peut-être ${begins({ startsAt: instead, zone, place: null })} ?`,
      'too far ahead': () => line`C’est dans plus de deux ans. ${say('Vérifiez', 'Vérifie')} l’année.`,
      'meeting then already': ({ by, ...meeting }) =>
        line`Il y a déjà une réunion à ce moment : ${begins(meeting)}${by === null ? '' : `, prévue par ${by}`}. ${say('Vous pouvez la déplacer, ou choisir', 'Tu peux la déplacer, ou choisir')} une autre heure.`,
    },
    listTitle: 'Les prochaines réunions',
    none: () => line`Aucune réunion n’est encore planifiée.`,
    row: meeting => line`${strong(meeting.title ?? 'Réunion')}, ${begins(meeting)}${at(meeting.place)}`,
    yours: (answer, substitute) =>
      answer === null
        ? line`${say('Vous n’avez', 'Tu n’as')} pas encore répondu.`
        : line`${say('Votre', 'Ta')} réponse : ${answers[answer]}${substitute ? ` (${substitute})` : ''}.`,
    press: {
      present: 'Je viens',
      absent: 'Je ne peux pas',
      substitute: 'On me remplace',
      guest: 'Je viens avec un invité',
      stayAway: 'Finalement je ne peux pas',
      guestStaysAway: guest => `${guest} ne vient pas`,
      plan: 'Planifier une réunion',
      move: 'Déplacer',
      cancel: 'Annuler la réunion',
      cancelYes: 'Oui, l’annuler',
      moveInstead: 'La déplacer plutôt',
      unplanYes: 'Oui, tout annuler',
      restore: 'Elle a bien lieu',
      roll: 'Faire l’appel',
      correct: 'Corriger l’appel',
      undoRoll: 'Annuler l’appel',
      notHeld: 'Elle n’a pas eu lieu',
      notHeldYes: 'Oui, c’est ainsi',
      everybody: 'Voir tous les noms',
    },
    optional: () => line`Facultative : elle ne compte pour l’assiduité de personne.`,
    boardTitle: (title, when) => (title === null ? `Réunion du ${when}` : `${title} : ${when}`),
    place: 'Lieu',
    elsewhere: meeting => line`Là où ${say('vous êtes', 'tu es')} : ${dayAndHour(meeting.startsAt)}.`,
    counts: ({ answers, guests, silent }) => {
      const of = (answer: RsvpAnswer) => answers.filter(one => one.answer === answer).length
      const present = of('present')
      const others = anyOf(
        [of('substitute'), plural(of('substitute'), 'remplaçant')],
        [of('absent'), plural(of('absent'), 'absent')],
        [guests.length, plural(guests.length, 'invité')],
        [silent, `${silent} sans réponse`],
      )
      if (present === 0 && others !== '') return line`${others}`
      return line`${strong(plural(present, 'présent'))}${others === '' ? '' : `, ${others}`}`
    },
    who: { coming: 'Présents', came: 'Présents', substitutes: 'Remplacements', guests: 'Invités', absent: 'Absents' },
    named: (who, names, more) =>
      line`${who} : ${names.join(names.some(name => name.includes(',')) ? ' ; ' : ', ')}${more > 0 ? ` et ${more} de plus` : ''}`,
    substituteFor: (name, substitute) => (substitute ? `${substitute} pour ${name}` : `pour ${name}`),
    guestOf: guest => `${guestText(guest)}${guest.by ? `, avec ${guest.by.name}` : ''}`,
    cancelledTitle: (title, when) => `${title === null ? 'Réunion annulée' : `${title}, c’est annulé`} : ${when}`,
    cancelled: () => line`Cette réunion n’a pas lieu. ${command('meeting')} montre les prochaines.`,
    changedTitle: (title, when) => `${title === null ? 'La réunion a changé' : `${title}, du nouveau`} : ${when}`,
    changed: meeting =>
      line`La réunion a maintenant lieu ${begins(meeting)}${at(meeting.place)}. Les réponses sont gardées ; ${say('changez la vôtre', 'change la tienne')} si ce moment ne convient pas.`,
    maintainedTitle: (title, when) =>
      `${title === null ? 'La réunion a bien lieu' : `${title}, c’est confirmé`} : ${when}`,
    maintained: meeting => line`La réunion du ${begins(meeting)} a bien lieu, finalement. Les réponses sont gardées.`,
    heldTitle: (title, when) => (title === null ? `La réunion du ${when}` : `${title} : ${when}`),
    held: () => line`Cette réunion est passée, et l’appel est fait.`,
    answeredTitle: answer =>
      ({
        present: `C’est noté : ${say('vous venez', 'tu viens')}`,
        absent: `C’est noté : ${say('vous ne pouvez pas venir', 'tu ne peux pas venir')}`,
        substitute: `C’est noté : quelqu’un ${say('vous', 'te')} remplace`,
      })[answer],
    answered: (meeting, answer, substitute) =>
      answer === 'present'
        ? line`Rendez-vous ${begins(meeting)}${at(meeting.place)}.`
        : answer === 'absent'
          ? line`Merci d’avoir prévenu avant ${begins(meeting)}. Aucune raison n’est demandée ni gardée.`
          : line`Le club attend ${strong(substitute ?? 'la personne qui vient')}, ${begins(meeting)}${at(meeting.place)}.`,
    onLeave: () =>
      line`${say('Vous êtes', 'Tu es')} en pause ce jour-là : ${say('venez', 'viens')} quand même si le cœur ${say('vous', 't’')}${say(' ', '')}en dit.`,
    withdrawnTitle: `${say('Votre', 'Ta')} réponse est retirée`,
    withdrawn: meeting => line`Pour ${begins(meeting)}, rien n’est noté à ${say('votre', 'ton')} nom.`,
    guestsStay: guests =>
      line`${listed(guests.map(guestText))} : ${guests.length === 1 ? 'cette invitation tient' : 'ces invitations tiennent'} toujours.`,
    comesWith: guests =>
      line`${say('Vous amenez', 'Tu amènes')} ${listed(guests.map(guestText))} : le club ${say('vous attend', 't’attend')} donc aussi.`,
    plannedTitle: 'La réunion est planifiée',
    onHoliday: () => line`Ce jour est férié.`,
    unplannedTitle: 'La planification est annulée',
    unplanned: ({ gone, cancelled }) =>
      cancelled === 0
        ? line`${plural(gone, 'réunion retirée', 'réunions retirées')} de la liste ; personne n’en avait entendu parler.`
        : line`${plural(cancelled, 'réunion annulée', 'réunions annulées')}, puisque des membres la connaissaient${gone > 0 ? ` ; ${plural(gone, 'autre retirée', 'autres retirées')} de la liste` : ''}.`,
    planned: meeting => line`${strong(meeting.title ?? 'Réunion')}, ${begins(meeting)}${at(meeting.place)}.`,
    announces: at =>
      at === null
        ? line`Elle commence avant l’heure où le canal peut recevoir un message : mieux vaut appeler les membres.`
        : line`Elle s’annoncera d’elle-même dans le canal du club ${dayAndHour(at)}.`,
    announcesNow: waits =>
      waits
        ? line`Je ne peux pas encore écrire dans le canal du club : l’annonce attend, et y partira d’elle-même dès que je le pourrai. ${command('club')} dit ce qui manque.`
        : line`L’annonce part dans le canal du club.`,
    announcesWhenOpen: () =>
      line`Pour l’instant, je ne peux pas écrire dans ce canal. ${command('club')} dit ce qui manque.`,
    movedTitle: 'La réunion est déplacée',
    moved: (from, meeting) =>
      line`Du ${begins({ ...meeting, startsAt: from })} au ${begins(meeting)}${at(meeting.place)}. Les personnes déjà prévenues le sont à nouveau.`,
    cancelTitle: (title, when) =>
      title === null ? `Annuler la réunion du ${when} ?` : `Annuler « ${title} », ${when} ?`,
    cancel: told =>
      told
        ? line`Le canal du club l’apprendra aussitôt, et personne ne recevra plus de rappel. Tant que ${say('vous ne confirmez', 'tu ne confirmes')} pas, rien ne change.`
        : line`Le club n’en a pas encore entendu parler : elle ne sera pas annoncée. Tant que ${say('vous ne confirmez', 'tu ne confirmes')} pas, rien ne change.`,
    unplanTitle: 'Annuler cette planification ?',
    unplan: heardOf =>
      line`Le club connaît déjà ${plural(heardOf, 'réunion')} de cette planification : le canal apprendra ${heardOf > 1 ? 'qu’elles n’ont' : 'qu’elle n’a'} pas lieu. Tant que ${say('vous ne confirmez', 'tu ne confirmes')} pas, rien ne change.`,
    didNotHappenTitle: when => `Pas de réunion le ${when} ?`,
    didNotHappen: () => line`Elle ne comptera pour personne.`,
    calledOffTitle: 'La réunion est annulée',
    calledOff: meeting =>
      line`La réunion du ${begins(meeting)} n’a pas lieu. Les personnes déjà prévenues l’apprennent ; elle ne compte pour personne.`,
    restoredTitle: 'La réunion a bien lieu',
    restored: meeting => line`Rendez-vous ${begins(meeting)}, comme prévu. Les réponses sont gardées.`,
    unansweredTitle: on => `${say('Serez-vous', 'Seras-tu')} là ${on} ?`,
    unanswered: meeting =>
      line`${meeting.title === null ? 'La réunion a lieu ' : line`${strong(meeting.title)} : `}${begins(meeting)}${at(meeting.place)}. ${say('Votre', 'Ta')} réponse aide à prévoir les couverts.`,
    comingTitle: on => `${say('On vous attend', 'On t’attend')} ${on}`,
    comingSoon: meeting =>
      line`${meeting.title === null ? 'Rendez-vous ' : line`${strong(meeting.title)} : `}${begins(meeting)}${at(meeting.place)}.`,
    rollMissingTitle: on => `L’appel du ${on} reste à faire`,
    rollsMissingTitle: count =>
      count === 0
        ? 'Plus aucun appel à faire'
        : `${plural(count, 'appel')} ${count === 1 ? 'reste' : 'restent'} à faire`,
    rollOf: meeting => line`${begins(meeting)}`,
    rollDone: meeting =>
      line`${dayOfMeeting(meeting)} : ${meeting.status === 'held' ? 'l’appel est fait' : 'elle n’a pas eu lieu'}`,
    moreRolls: count => line`Et ${String(count)} autres : ${command('club', 'roll-call')} les fait à leur tour.`,
    rollMissing: () => line`Une minute suffit : les réponses y sont déjà, seul ce qui diffère est à toucher.`,
    rollTitle: when => `Appel du ${when}`,
    takenTitle: (on, corrected) => `L’appel du ${on} est ${corrected ? 'corrigé' : 'fait'}`,
    undoneTitle: on => `L’appel du ${on} est annulé`,
    undone: () => line`La réunion attend à nouveau son appel.`,
    notHeldTitle: 'C’est noté : pas de réunion cette fois',
    notHeld: meeting => line`La réunion du ${dayOfMeeting(meeting)} ne compte pour personne.`,
    recapGuests: guests => {
      const { named, others } = namedGuests(guests)
      if (named.length === 0)
        return line`${plural(others, 'personne invitée était', 'personnes invitées étaient')} parmi nous.`
      return line`Nos invités : ${listed(others === 0 ? named : [...named, plural(others, 'autre personne', 'autres personnes')])}.`
    },
    recapActs: ({ referrals, thanks }) =>
      line`Depuis la réunion précédente : ${plural(referrals, 'recommandation')}, ${plural(thanks, 'merci')}.`,
    recapNext: next => line`La prochaine fois : ${begins(next)}${soft(at(next.place))}.`,
    recapBusiness: business => line`Et ${businessTold(business)}.`,
    recapWithdrawn: () => line`Cet appel est en train d’être refait.`,
    digest: {
      guests: ({ came, joined }) =>
        line`${anyOf([came, `${plural(came, 'invité')} ${came > 1 ? 'venus' : 'venu'}`], [joined, `${plural(joined, 'ancien invité', 'anciens invités')} ${joined > 1 ? 'devenus membres' : 'devenu membre'}`])}.`,
      rollMissing: at => line`L’appel du ${day(at)} n’est pas encore fait.`,
      takeRoll: 'Faire l’appel',
    },
    why: {
      announced: meeting =>
        line`Une réunion est prévue ${dayOfMeeting(meeting)}. Une réunion s’annonce quelques jours avant, comme le club l’a réglé, ou aussitôt si elle est planifiée plus tard.`,
      changed: () => line`Une réunion déjà annoncée a été changée par le bureau.`,
      changeTold: meeting =>
        line`${say('Vous avez', 'Tu as')} dit que ${say('vous veniez', 'tu venais')} ${dayOfMeeting(meeting)}. Le canal l’aurait dit trop tard, ou quand ${say('vous étiez', 'tu étais')} déjà en route.`,
      unanswered: meeting =>
        line`${say('Vous n’avez', 'Tu n’as')} pas répondu pour ${dayOfMeeting(meeting)}. La question est posée une fois, deux jours avant, ou plus tôt si ce sont des jours de repos.`,
      coming: meeting =>
        line`${say('Vous avez', 'Tu as')} dit que ${say('vous veniez', 'tu venais')} ${dayOfMeeting(meeting)}. Ce rappel vient une fois, le matin même, ou le jour ouvré d’avant quand ce serait trop tard.`,
      rollMissing: meeting =>
        line`La réunion du ${dayOfMeeting(meeting)} n’a pas d’appel. Le bureau est prévenu une fois, le lendemain.`,
      recap: meeting => line`L’appel du ${dayOfMeeting(meeting)} a été fait.`,
    },
  }
}
