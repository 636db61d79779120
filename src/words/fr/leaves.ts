import type { Pause } from '../../terms/leave.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { leaveWords as english } from '../en/leaves.ts'
import { addressed, dateText, plural } from '../french.ts'
import { command, date, dayAndHour, line, named, strong } from '../line.ts'

const choices = { 'two-weeks': 'deux semaines', month: 'un mois', date: 'jusqu’à une date' }

const isAhead = ({ from }: Pause, today: Temporal.PlainDate) => Temporal.PlainDate.compare(from, today) > 0

/** `du 20 décembre au 4 janvier compris`, `le jeudi 10 décembre`. */
const span = ({ from, until }: Pause, today: Temporal.PlainDate): Line =>
  from.equals(until)
    ? line`le ${strong(dateText(from, 'day', today))}`
    : line`du ${strong(dateText(from, 'day', today))} au ${strong(dateText(until, 'day', today))} compris`

export const leaveWords = (address: Address): typeof english => {
  const say = addressed(address)
  const asks = {
    until: { name: 'jusqu-au', label: 'Jusqu’à quel jour compris ?', hint: '90 jours au plus' },
    length: { name: 'pour', label: 'Pour combien de temps ?', choices },
    from: { name: 'a-partir-du', label: 'À partir de quel jour ?', hint: 'Vide : dès aujourd’hui' },
  }
  return {
    commands: {
      pause: {
        name: 'pause',
        says: 'faire une pause, jusqu’à une date',
        title: 'Faire une pause',
        submit: 'Noter',
        asks,
        forms: { take: { title: 'Faire une pause', submit: 'Noter', asks } },
      },
    },
    refusals: {
      'pause too long': ({ days, until }) =>
        line`Une pause dure ${plural(days, 'jour')} au plus, ici jusqu’au ${date(until)}. Elle se prolonge quand elle se termine.`,
      'pause taken already': ({ from, until }) =>
        until
          ? line`${say('Vous avez', 'Tu as')} déjà une pause, du ${date(from)} au ${date(until)} : ${command('pause')} la montre, et y met fin.`
          : line`${say('Vous êtes', 'Tu es')} déjà en pause depuis le ${date(from)} : ${command('pause')} la montre, et y met fin.`,
    },
    noReason: () =>
      line`Pendant ce temps, le club ne ${say('vous', 't’')}${say(' ', '')}écrit plus de lui-même ; ce qu’un membre fait pour ${say('vous', 'toi')} arrive toujours. Aucune raison n’est demandée : elle ne regarde que ${say('vous', 'toi')}.`,
    takenTitle: say('Votre pause est notée', 'Ta pause est notée'),
    taken: (pause, today) =>
      isAhead(pause, today)
        ? line`${say('Vous serez', 'Tu seras')} en pause ${span(pause, today)}.`
        : line`${say('Vous êtes', 'Tu es')} en pause jusqu’au ${strong(dateText(pause.until, 'day', today))} compris.`,
    takenNote: () =>
      line`Pendant ce temps, le club ne ${say('vous', 't’')}${say(' ', '')}écrit plus de lui-même, et aucune réunion ne compte. Ce qu’un membre fait pour ${say('vous', 'toi')} arrive toujours, et ${say('vous pouvez', 'tu peux')} tout faire. Personne ne saura pourquoi : personne ne l’a demandé.`,
    undone: say('C’est annulé : vous n’êtes pas en pause.', 'C’est annulé : tu n’es pas en pause.'),
    stateTitle: say('Votre pause', 'Ta pause'),
    current: ({ from, until }, today) =>
      until
        ? line`${say('Vous êtes', 'Tu es')} en pause jusqu’au ${strong(dateText(until, 'day', today))} compris. Rien n’est attendu de ${say('vous', 'toi')}.`
        : line`${say('Vous êtes', 'Tu es')} en pause depuis le ${dateText(from, 'day', today)}, sans date de retour.`,
    coming: (pause, today) => line`Une pause est notée ${span(pause, today)}.`,
    press: {
      renew: 'Un mois de plus',
      end: 'Je suis de retour',
      endThis: 'Déjà de retour ?',
      cancel: 'Finalement, pas de pause',
      change: 'Une autre date',
      resume: 'Reprendre ma pause',
    },
    backTitle: say('Heureux de vous retrouver', 'Heureux de te retrouver'),
    back: () => line`${say('Votre', 'Ta')} pause se termine aujourd’hui.`,
    cancelledTitle: 'Finalement, pas de pause',
    cancelled: () => line`C’est noté : cette pause n’aura pas lieu.`,
    waits: 'Depuis le début de la pause',
    awaited: ({ what, count, at }) => {
      switch (what) {
        case 'introduction':
          return line`${plural(count, 'mise en relation attend', 'mises en relation attendent')} ${say('votre', 'ta')} réponse, dans notre conversation.`
        case 'referral':
          return line`${plural(count, 'recommandation')} pour ${say('vous', 'toi')} : ${command('referrals')}.`
        case 'one-to-one':
          return line`${plural(count, 'tête-à-tête proposé', 'tête-à-tête proposés')}.`
        case 'problem':
          return line`${plural(count, 'problème')} où ${say('votre', 'ton')} avis est demandé.`
        case 'answer':
          return line`${plural(count, 'réponse')} à ce que ${say('vous cherchez', 'tu cherches')}.`
        case 'meeting':
          return at === null
            ? line`${plural(count, 'réunion')} à venir : ${command('meeting')}.`
            : line`Le club se réunit ${dayAndHour(at)} : ${command('meeting')} pour dire si ${say('vous venez', 'tu viens')}.`
      }
    },
    nothingWaits: () => line`Rien n’attend : ${say('prenez votre', 'prends ton')} temps.`,
    endingTitle: 'De retour bientôt ?',
    ending: until =>
      line`${say('Votre', 'Ta')} pause se termine le ${date(until)}. Il n’y a rien à faire ; s’il ${say('vous', 'te')} faut plus de temps, un bouton suffit.`,
    renewed: until => line`C’est noté : ${say('votre', 'ta')} pause continue jusqu’au ${date(until)}.`,
    overTitle: 'Bon retour',
    over: () =>
      line`${say('Votre', 'Ta')} pause est terminée, et le club est heureux de ${say('vous', 'te')} retrouver.`,
    away: (member, { until }) =>
      until
        ? line`${named(member)} est en pause jusqu’au ${date(until)} : rien ne presse, la réponse peut attendre.`
        : line`${named(member)} est en pause en ce moment : rien ne presse, la réponse peut attendre.`,
    beside: ({ until }, today) => (until ? `en pause jusqu’au ${dateText(until, 'day of month', today)}` : 'en pause'),
    endedByAsking: () =>
      line`${say('Vous demandez', 'Tu demandes')} de nouveau quelque chose au club : ${say('votre', 'ta')} pause se termine avec cette demande, pour qu’on puisse y répondre. Ce n’était pas voulu ?`,
    why: {
      ending: until =>
        line`${say('Vous avez', 'Tu as')} pris une pause jusqu’au ${date(until)} : on ${say('vous', 'te')} dit quand elle se termine.`,
      over: until =>
        line`${say('Votre', 'Ta')} pause s’est terminée le ${date(until)} : le club ${say('vous', 'te')} souhaite bon retour une fois, avec ce qui attend.`,
    },
  }
}
