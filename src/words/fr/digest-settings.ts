import type { Address } from '../../terms/speech.ts'
import type { digestSettingWords as english } from '../en/digest-settings.ts'
import { addressed, hourText, listed } from '../french.ts'
import { dayAndHour, line, strong } from '../line.ts'

const dayNames = { monday: 'lundi', tuesday: 'mardi', wednesday: 'mercredi', thursday: 'jeudi', friday: 'vendredi' }

export const digestSettingWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'club-weekly': {
        name: 'hebdo',
        says: 'quand et où le bureau reçoit son point hebdo, et ce qu’il dit',
        title: 'Le point hebdo',
        submit: 'OK',
        asks: {},
        forms: {
          settings: {
            title: 'Le point hebdo',
            submit: 'Enregistrer',
            asks: {
              to: {
                name: 'ou',
                label: 'Où il arrive',
                hint: 'Au bureau, et à nul autre',
                choices: { channel: 'dans le canal du bureau (usuel)', each: 'à chaque membre du bureau, en privé' },
              },
              day: {
                name: 'jour',
                label: 'Quel jour',
                hint: 'D’ordinaire le lundi ; un jour férié, le premier jour ouvré qui suit',
                choices: dayNames,
              },
              time: {
                name: 'heure',
                label: 'À quelle heure',
                hint: 'D’ordinaire 8 h ; entre 8 h et 18 h 59, heure du club',
              },
              shown: {
                name: 'rubriques',
                label: 'Ce qu’il raconte',
                hint: 'Ce qui est à faire d’abord y est toujours',
              },
            },
          },
        },
      },
    },
    refusals: {
      'digest at night': ({ typed }) =>
        line`Rien ne s’écrit dans un canal à ${hourText(typed)} : ${say('choisissez', 'choisis')} une heure entre 8 h et 18 h 59.`,
    },
    sections: {
      presence: 'l’assiduité',
      referrals: 'les recommandations',
      exchanges: 'les mercis et mises en relation',
      'one-to-ones': 'les tête-à-tête',
      asks: 'les besoins et offres',
      people: 'les invités et nouveaux membres',
      standings: 'les bilans, en nombres',
      nudges: 'les coups de pouce, en nombres',
      pictures: 'les images',
    },
    when: ({ day, time }) => `chaque ${dayNames[day]} à ${hourText(time)}`,
    title: 'Le point hebdo : quand, où, quoi',
    savedTitle: 'Le point hebdo : c’est enregistré',
    comes: ({ day, time }) =>
      line`${strong('Quand')} : chaque ${dayNames[day]} à ${hourText(time)}, heure du club, sur la semaine écoulée, du lundi au dimanche. Un jour férié, le premier jour ouvré qui suit dans la semaine.${day === 'monday' && time === '08:00' ? ' C’est l’usage.' : ' D’ordinaire : lundi à 8 h.'}`,
    goesTo: {
      channel: () =>
        line`${strong('Où')} : dans le canal du bureau, tant qu’il est privé et que nul autre n’y est ; sinon à chaque membre du bureau, avec la raison.`,
      each: () =>
        line`${strong('Où')} : à chaque membre du bureau, en privé, hors de ses heures calmes. D’ordinaire, dans le canal du bureau.`,
    },
    noChannel: () => line`${strong('Où')} : à chaque membre du bureau, en privé, car il n’y a pas de canal du bureau.`,
    tellsAll: () => line`${strong('Quoi')} : tout ce qui a changé dans la semaine. C’est l’usage.`,
    leavesOut: out => line`${strong('Quoi')} : ce qui a changé dans la semaine, sans ${listed(out)}.`,
    next: at => line`Le prochain arrive ${dayAndHour(at)}.`,
    always: () =>
      line`Ce qui est à faire d’abord y est toujours, et ce qui ne va pas. Un nom s’ouvre derrière un bouton, pour une personne du bureau à la fois, et chaque consultation est notée.`,
    textTitle: 'Le point hebdo, en texte',
    text: () => line`Prêt à copier dans un e-mail au bureau. Aucun nom n’y est.`,
    press: { open: 'Point hebdo…', change: 'Changer cela', again: 'Changer encore', text: 'En texte' },
  }
}
