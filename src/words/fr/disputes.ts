import type { RsvpState } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import type { disputeWords as english } from '../en/disputes.ts'
import { addressed, plural } from '../french.ts'
import { dayAndHour, dayOfMeeting, line, named, strong } from '../line.ts'

const answers: Record<RsvpState, string> = {
  present: 'présence',
  absent: 'absence',
  substitute: 'remplacement',
  waiting: 'en attente d’une place',
}

export const disputeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    askTitle: open =>
      open === 0
        ? 'Appels : tout a sa réponse'
        : `« J’y étais » : ${plural(open, 'membre attend', 'membres attendent')} un mot du bureau`,
    says: ({ member, meeting, answered, checkedIn }) =>
      line`${named(member)} dit : « j’y étais », le ${dayOfMeeting(meeting)}. L’appel note une absence. Réponse d’avant : ${strong(answered === null ? 'aucune' : answers[answered])} ; ${
        checkedIn === null
          ? 'pas de pointage'
          : line`pointage ${dayAndHour(checkedIn.at)}${checkedIn.substitute === null ? '' : ` (${checkedIn.substitute}, à sa place)`}`
      }.`,
    more: rest =>
      rest === 1
        ? line`Une demande de plus paraîtra ici dès que celles-ci auront leur réponse.`
        : line`${String(rest)} demandes de plus paraîtront ici dès que celles-ci auront leur réponse.`,
    answered: ({ member, meeting, state, by }) =>
      ({
        open: line`${named(member)}, ${dayOfMeeting(meeting)} : en attente d’une réponse.`,
        there: line`${named(member)}, ${dayOfMeeting(meeting)} : c’était bien une présence${by === null ? '' : line`, dit ${named(by)}`}. L’appel est corrigé.`,
        'not there': line`${named(member)}, ${dayOfMeeting(meeting)} : l’appel reste ce qu’il est${by === null ? '' : line`, dit ${named(by)}`}.`,
        settled: line`${named(member)}, ${dayOfMeeting(meeting)} : l’appel ne note plus d’absence.`,
        withdrawn: line`${named(member)}, ${dayOfMeeting(meeting)} : demande retirée, rien à répondre.`,
      })[state],
    answeredTitle: 'C’est noté',
    heReads: () => line`La réponse se lit dans « Mes réunions » du membre ; aucun message ne part.`,
    reopenedTitle: `${say('Votre', 'Ta')} réponse est retirée`,
    reopened: ({ member, meeting }) =>
      line`Ce que dit ${named(member)} du ${dayOfMeeting(meeting)} attend de nouveau une réponse.`,
    saidTitle: on => `${say('Vous y étiez', 'Tu y étais')} le ${on} : c’est noté`,
    said: () =>
      line`Le bureau le lit au plus tard demain matin ; il corrige l’appel ou le laisse. ${say('Vous trouverez', 'Tu trouveras')} sa réponse dans « Mes réunions ».`,
    withdrawnTitle: 'C’est retiré',
    withdrawn: meeting => line`L’appel du ${dayOfMeeting(meeting)} reste ce qu’il est ; on ne demande rien à personne.`,
    absent: meeting => line`Le ${dayOfMeeting(meeting)} : l’appel ${say('vous', 'te')} note une absence.`,
    own: ({ meeting, state, by }) =>
      ({
        open: line`Le ${dayOfMeeting(meeting)} : ${say('vous avez', 'tu as')} dit « j’y étais ». La réponse du bureau paraîtra ici.`,
        there: line`Le ${dayOfMeeting(meeting)} : ${say('vous y étiez', 'tu y étais')}${by === null ? '' : line`, ${named(by)} le dit aussi`}. L’appel est corrigé.`,
        'not there': line`Le ${dayOfMeeting(meeting)} : le bureau a laissé l’appel tel quel. ${by === null ? `${say('Parlez-en', 'Parles-en')} avec quelqu’un du bureau.` : line`${say('Parlez-en', 'Parles-en')} avec ${named(by)}.`}`,
        settled: line`Le ${dayOfMeeting(meeting)} : l’appel ne ${say('vous', 'te')} note plus d’absence.`,
        withdrawn: line`Le ${dayOfMeeting(meeting)} : l’appel ${say('vous', 'te')} note une absence.`,
      })[state],
    press: { wasThere: 'J’y étais', takeBack: 'Retirer', there: 'Oui, présence', notThere: 'Non' },
    why: {
      disputed: (name, meeting) =>
        line`${strong(name)} a lu une absence le ${dayOfMeeting(meeting)} et dit que c’est une erreur. Ce que les membres disent ainsi avant le matin fait un seul message.`,
    },
  }
}
