import type { Address } from '../../terms/speech.ts'
import type { meetingSettingWords as english } from '../en/meeting-settings.ts'
import { addressed, plural } from '../french.ts'
import { line, strong } from '../line.ts'

const usually = ({ days, usual }: { days: number; usual: number }): string =>
  days === usual ? ' C’est l’usage.' : ` D’ordinaire : ${usual}.`

export const meetingSettingWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'club-meetings': {
        name: 'reunions',
        says: 'quand une réunion s’annonce, combien de temps l’appel reste ouvert, ce qui excuse',
        title: 'Réunions',
        submit: 'OK',
        asks: {},
        forms: {
          settings: {
            title: 'Réunions',
            submit: 'Enregistrer',
            asks: {
              announce: {
                name: 'annonce',
                label: 'Annoncées combien de jours avant',
                hint: 'D’ordinaire 7 ; entre 1 et 30. À 9 h, dans le canal du club',
              },
              roll: {
                name: 'appel',
                label: 'Appel corrigé librement, combien de jours',
                hint: 'D’ordinaire 7 ; entre 1 et 30. Ensuite, chaque correction garde une trace',
              },
              excused: {
                name: 'excuse',
                label: 'Une absence est excusée',
                choices: {
                  answer: 'par une réponse avant le début (usuel)',
                  organizers: 'par le bureau, à l’appel',
                },
              },
            },
          },
        },
      },
    },
    refusals: {
      'days out of bounds': ({ typed, from, to }) =>
        line`« ${typed} » ne convient pas : ${say('donnez', 'donne')} un nombre entier de jours, entre ${from} et ${to}.`,
    },
    title: 'Réunions : comment cela se passe ici',
    savedTitle: 'Réunions : c’est enregistré',
    announce: chosen =>
      line`${strong('L’annonce')} paraît dans le canal du club ${plural(chosen.days, 'jour')} avant, à 9 h ; aussitôt, quand la réunion est planifiée plus tard.${usually(chosen)}`,
    noReminder: () =>
      line`D’ordinaire, qui n’a pas répondu reçoit un rappel deux jours avant : annoncée si tard, une réunion s’en passe.`,
    roll: chosen =>
      line`${strong('L’appel')} se corrige librement pendant ${plural(chosen.days, 'jour')} après la réunion ; ensuite, chaque correction garde une trace. Sans appel d’ici là, la réunion se ferme ainsi et ne compte pour personne.${usually(chosen)}`,
    excused: {
      answer: () =>
        line`${strong('Excusé')} : qui répond avant le début qu’il ne peut pas venir. Cela n’enlève rien à son assiduité. C’est l’usage.`,
      organizers: () =>
        line`${strong('Excusé')} : qui le bureau excuse, à l’appel. Une réponse seule n’excuse personne : sans un mot de ${say('votre', 'ta')} part, elle compte comme une absence. D’ordinaire, la réponse suffit.`,
    },
    follows: () =>
      line`Les réunions dont personne n’a encore entendu parler suivent ; celle dont le jour d’annonce est passé s’annonce le lendemain matin à 9 h. Un appel déjà fait dit ce qu’il disait.`,
    press: { open: 'Réunions…', change: 'Changer cela', again: 'Changer encore' },
  }
}
