import type { AttendanceStatus } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import type { rollWords as english } from '../en/rolls.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { day, dayOfMeeting, line, strong } from '../line.ts'

/** Beside a name a state is a noun: it agrees with nobody. */
const states: Record<AttendanceStatus, string> = {
  present: 'présence',
  late: 'retard',
  substitute: 'remplacement',
  excused: 'excuse',
  absent: 'absence',
}
const stateOf = (status: AttendanceStatus | null): string => (status === null ? 'rien' : states[status])
const came = (status: AttendanceStatus | null) => status === 'present' || status === 'late' || status === 'substitute'

export const rollWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'roll-call': {
        name: 'appel',
        says: 'faire l’appel de la dernière réunion',
        title: 'Appel',
        submit: 'Enregistrer l’appel',
        asks: {},
        forms: {
          'stand-in': {
            title: 'Un remplacement',
            submit: 'Noter',
            asks: {
              name: {
                name: 'nom',
                label: 'Qui est venu à sa place',
                hint: 'Vide : quelqu’un est venu, son nom n’est pas noté',
              },
            },
          },
          'by-name': {
            title: 'Par le nom',
            submit: 'Noter',
            asks: {
              who: { name: 'qui', label: 'Qui' },
              state: {
                name: 'etat',
                label: 'À noter',
                choices: { ...states, substitute: 'remplacement', excused: 'absence excusée' },
              },
              name: { name: 'remplacant', label: 'Qui est venu à sa place' },
            },
          },
          why: {
            title: 'Corriger l’appel',
            submit: 'Enregistrer',
            asks: {
              why: {
                name: 'pourquoi',
                label: `Pourquoi, si ${say('vous voulez', 'tu veux')}`,
                hint: 'Aucune raison de santé : les membres concernés le lisent',
              },
            },
          },
        },
      },
    },
    refusals: {
      'nobody came': () =>
        line`Personne n’est là sur cette feuille : ce serait une absence pour tout le monde. ${say('Touchez', 'Touche')} les noms de qui est venu ; si la réunion n’a pas eu lieu, la feuille a un bouton pour le dire.`,
      'roll closed': ({ since }) =>
        line`Cet appel est clos depuis ${day(since)} : il ne s’annule plus en entier. Chaque ligne peut encore être corrigée, avec une trace.`,
      'not your correction': () =>
        line`Cette correction a été faite par quelqu’un d’autre du bureau. ${say('Ouvrez', 'Ouvre')} l’appel pour corriger la ligne à ${say('votre', 'ton')} tour.`,
    },
    states,
    counts: (counts, guests) =>
      [
        `${plural(counts.present + counts.late, 'présent')}${counts.late > 0 ? ` (dont ${counts.late} en retard)` : ''}`,
        ...(counts.substitute > 0 ? [plural(counts.substitute, 'remplaçant')] : []),
        ...(counts.excused > 0 ? [plural(counts.excused, 'excusé')] : []),
        ...(counts.absent > 0 ? [plural(counts.absent, 'absent')] : []),
        ...(guests > 0 ? [plural(guests, 'invité')] : []),
      ].join(', '),
    asExpected: () =>
      line`Voici ce que disent les réponses. ${say('Touchez', 'Touche')} seulement les noms qui diffèrent, puis ${say('enregistrez', 'enregistre')}.`,
    asTaken: (until, closed) =>
      closed
        ? line`Cet appel est clos depuis ${day(until)}. Une correction reste possible ; elle laisse une trace, que lisent le bureau et le membre.`
        : line`Cet appel est enregistré. ${say('Touchez', 'Touche')} ce qui est faux, puis ${say('enregistrez', 'enregistre')} ; il se corrige librement avant ${day(until)}.`,
    overtaken: by =>
      by === null
        ? line`La feuille a changé depuis que ${say('vous l’avez', 'tu l’as')} vue. La voici telle qu’elle est : rien n’est encore enregistré.`
        : line`${strong(by)} a touché à la feuille depuis que ${say('vous l’avez', 'tu l’as')} vue. La voici telle qu’elle est : rien n’est perdu, rien n’est encore enregistré.`,
    touched: (changes, rest) => line`À enregistrer : ${changes.join(' ; ')}${rest > 0 ? ` ; et ${rest} de plus` : ''}.`,
    touch: (name, status, { substitute, by }) =>
      `${name}, ${stateOf(status)}${substitute === null ? '' : ` (${substitute})`}${by === null ? '' : `, noté par ${by}`}`,
    mode: mode =>
      ({
        there: line`Un nom touché : ${strong('là')} ou ${strong('pas là')}. Touché encore, il redevient ce qu’il était.`,
        late: line`Un nom touché : ${strong('en retard')}. Touché encore, il redevient ce qu’il était.`,
        substitute: line`Un nom touché : ${strong('quelqu’un est venu à sa place')}. Touché encore, il redevient ce qu’il était.`,
        excused: line`Un nom touché : ${strong('absence excusée')}. Touché encore, il redevient ce qu’il était.`,
      })[mode],
    modes: { there: 'Là ou pas là', late: 'En retard…', substitute: 'Remplacement…', excused: 'Excuse…' },
    name: (name, status, onLeave) =>
      `${came(status) ? '✓' : '–'} ${name}${status === 'late' || status === 'substitute' || status === 'excused' ? ` · ${states[status]}` : ''}${onLeave && !came(status) ? ' · en pause' : ''}`,
    guest: (name, host, there) => `${there ? '✓' : '–'} ${name} · ${host === null ? 'invité' : `invité ${de(host)}`}`,
    changed: ({ name, was, now, by, at, why }) =>
      line`${day(at)} : ${name}, ${stateOf(was)} → ${stateOf(now)}${by === null ? '' : `, par ${by.name}`}${why === null ? '' : ` (${why})`}`,
    changes: 'Corrigé après la clôture',
    corrected: (names, late) =>
      names.length === 0
        ? line`Rien ne différait : l’appel reste ce qu’il était.`
        : line`Corrigé : ${listed(names)}.${late ? ' La trace en reste ; les membres concernés la trouvent dans leurs données.' : ''}`,
    freeUntil: until =>
      line`Avant ${day(until)}, le bureau le corrige librement ; ensuite une correction laisse une trace.`,
    correctionUndoneTitle: on => `L’appel du ${on} est tel qu’avant`,
    correctionUndone: () => line`${say('Votre', 'Ta')} correction est retirée.`,
    over: () => line`Cette réunion est passée.`,
    closedTitle: on => `La réunion du ${on} est close sans appel`,
    closedWithout: meeting =>
      line`Personne n’a fait l’appel du ${dayOfMeeting(meeting)} : la réunion ne compte pour personne. Il peut encore être fait.`,
    recent: 'Les appels des dernières réunions',
    rollOf: (on, taken) => (taken ? `Appel du ${on}` : `Faire l’appel du ${on}`),
    press: {
      save: 'Enregistrer l’appel',
      saveChanges: 'Enregistrer la correction',
      byName: 'Par le nom…',
      guest: 'Un invité de plus',
      undoCorrection: 'Annuler cette correction',
    },
  }
}
