import { isVideo } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import type { seatWords as english } from '../en/seats.ts'
import { addressed, plural } from '../french.ts'
import { begins, dayOfMeeting, line, named, strong } from '../line.ts'

export const seatAsk = { name: 'places', label: 'Nombre de places', hint: '24, invités compris. Vide : sans limite' }

export const seatWords = (address: Address): typeof english => {
  const say = addressed(address)
  const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', en visio' : `, ${place}`)
  return {
    refusals: {
      'no seat for a guest': ({ free, name }) =>
        free === 0
          ? line`Il n’y a plus de place pour ${strong(name)}. Mieux vaut ne pas inviter sans en être sûr : ${say('répondez pour vous, et demandez', 'réponds pour toi, et demande')} au bureau si l’on peut ajouter des places.`
          : line`Il reste une place, et ${say('vous seriez', 'tu serais')} deux avec ${strong(name)}. ${say('Vous pouvez la prendre pour vous, et demander', 'Tu peux la prendre pour toi, et demander')} au bureau si l’on peut en ajouter.`,
      'not a number of seats': ({ typed }) =>
        line`Je ne lis pas « ${typed} » comme un nombre de places : ${say('écrivez', 'écris')} ${strong('24')}, ou rien.`,
    },
    taken: ({ taken, answers }, seats) => {
      const waiting = answers.filter(({ answer }) => answer === 'waiting').length
      const full = taken === 0 ? `${seats}` : `${taken} ${taken > seats ? 'pour' : 'sur'} ${seats}`
      return line`Places : ${strong(full)}${waiting > 0 ? `, ${waiting} en attente` : ''}.`
    },
    who: 'En attente d’une place',
    yours: say('vous attendez une place', 'tu attends une place'),
    fullTitle: on => `Complet le ${on}`,
    full: (name, { seats, taken, waiting, host }) =>
      line`${taken > seats ? `${taken} personnes sont attendues pour ${plural(seats, 'place')}` : `${plural(seats, 'place')}, toutes prises`}${waiting > 0 ? `, et ${plural(waiting, 'membre attend', 'membres attendent')} qu’il s’en libère une` : ''}. Avec ${strong(name)}${host ? line` et ${named(host)}, qui attend une place` : ''}, ce sera ${strong(`${taken + (host ? 2 : 1)} pour ${seats}`)} : personne ne perd sa place${waiting > 0 ? ', et la liste d’attente avance à nouveau quand il y aura de la place' : ''}.`,
    press: {
      leaveList: 'Quitter la liste',
      overbook: 'L’ajouter quand même',
      moreSeats: 'Changer le nombre de places',
    },
    waitingTitle: place =>
      place === null
        ? `${say('Vous êtes', 'Tu es')} sur la liste d’attente`
        : `Complet : ${say('vous êtes', 'tu es')} en ${place === 1 ? '1re' : `${place}e`} place sur la liste d’attente`,
    waiting: (meeting, substitute) =>
      line`${begins(meeting)} : toutes les places sont prises. Dès que l’une se libère${substitute === null ? '' : line` pour ${strong(substitute)}`} et que vient ${say('votre', 'ton')} tour, elle est à ${say('vous, et vous l’apprenez', 'toi, et tu l’apprends')} ici, en privé. D’ici là, personne ne ${say('vous', 't’')}${say(' ', '')}attend, et cela ne compte pas comme une absence.`,
    seatedTitle: on => `Une place ${say('vous', 't’')}${say(' ', '')}attend ${on}`,
    seated: (meeting, substitute) =>
      substitute === null
        ? line`Une place s’est libérée, elle est à ${say('vous', 'toi')} : rendez-vous ${begins(meeting)}${at(meeting.place)}. Si ce n’est plus possible, ${say('dites-le', 'dis-le')} : quelqu’un d’autre attend peut-être.`
        : line`Une place s’est libérée : le club attend ${strong(substitute)} de ${say('votre', 'ta')} part ${begins(meeting)}${at(meeting.place)}. Si cela a changé, ${say('dites-le', 'dis-le')} : quelqu’un d’autre attend peut-être.`,
    limited: seats =>
      line`${plural(seats, 'place')}, invités compris. Une fois prises, qui veut venir attend son tour et l’apprend dès qu’une place se libère.`,
    over: over =>
      line`${over === 1 ? 'Une personne de plus a' : `${over} personnes de plus ont`} déjà répondu : chacun garde sa place, et personne ne s’ajoute tant qu’il n’y en a pas de libre.`,
    why: {
      seated: meeting =>
        line`${say('Vous attendiez', 'Tu attendais')} une place pour la réunion du ${dayOfMeeting(meeting)}, et c’était ${say('votre', 'ton')} tour.`,
    },
  }
}
