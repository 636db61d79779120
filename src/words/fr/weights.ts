import type { Address } from '../../terms/speech.ts'
import type { weightWords as english } from '../en/weights.ts'
import { addressed, plural } from '../french.ts'
import { line, named } from '../line.ts'

const from = (usually: string, low: string, high: string) => `D’ordinaire ${usually} ; entre ${low} et ${high}`

/** For whoever is weighed, where the club weighs otherwise than others do. */
export const ownWeights = 'Ce club a choisi lui-même pour combien compte chaque acte.'

const number = (value: number): string => String(value).replace('.', ',')

export const weightWords = (address: Address): typeof english => ({
  commands: {
    'club-weights': {
      name: 'poids',
      says: 'pour combien compte chaque acte dans ce club, et combien de temps',
      title: 'Poids',
      submit: 'OK',
      asks: {},
      forms: {
        weights: {
          title: 'Ce que compte un acte',
          submit: 'Voir l’effet',
          asks: {
            referral: { name: 'reco', label: 'Une recommandation confirmée', hint: from('1', '0,5', '2') },
            introduction: { name: 'relation', label: 'Deux membres mis en relation', hint: from('1', '0,5', '2') },
            answer: { name: 'reponse', label: 'Une réponse à un besoin', hint: from('1', '0,5', '2') },
            guest: { name: 'invite', label: 'Un invité qui est venu', hint: from('1', '0,5', '2') },
            sponsorship: { name: 'parrainage', label: 'Un nouveau membre parrainé', hint: from('1', '0,5', '2') },
            thanks: { name: 'merci', label: 'Un merci', hint: from('0,5', '0,25', '1') },
            'introduction-for-himself': {
              ...{ name: 'pour-soi', label: 'Une mise en relation pour soi', hint: from('1', '0,5', '2') },
            },
            ask: { name: 'besoin', label: 'Un besoin', hint: from('1', '0,5', '2') },
            offer: { name: 'offre', label: 'Une offre', hint: from('0,7', '0,35', '1,4') },
            problem: { name: 'probleme', label: 'Un problème soumis au club', hint: from('0,5', '0,25', '1') },
            'half-life': {
              ...{ name: 'moitie', label: 'Un acte compte moitié après (jours)', hint: from('270', '180', '540') },
            },
          },
        },
      },
    },
  },
  refusals: {
    'weight out of bounds': ({ typed, from, to }) =>
      line`« ${typed} » ne convient pas : ${addressed(address)('donnez', 'donne')} un nombre entre ${number(from)} et ${number(to)}.`,
    'weights unchanged': () => line`Ce sont déjà les poids du club : rien à changer.`,
  },
  number,
  title: 'Ce que compte chaque acte',
  usual: () =>
    line`Comme d’ordinaire. Seule la comparaison de ce qui est donné et demandé en dépend, toujours face à l’habitude de ce club.`,
  own: () =>
    line`Ce club compte à sa façon. Seule la comparaison de ce qui est donné et demandé en dépend, toujours face à l’habitude du club.`,
  weight: (value, { from, to }) => `${number(value)} (entre ${number(from)} et ${number(to)})`,
  told: () => line`Personne ne lit de poids à côté d’un acte. Les tête-à-tête et les présences ne sont jamais pesés.`,
  effectTitle: 'Rien n’est encore enregistré',
  effect: (more, fewer) =>
    more + fewer === 0
      ? line`Avec ces poids, personne ne serait ailleurs aujourd’hui.`
      : line`Si le club avait toujours compté ainsi, aujourd’hui ${
          more === 0 ? 'aucun membre' : plural(more, 'membre')
        } de plus mériterait un mot, et ${fewer === 0 ? 'aucun' : plural(fewer, 'membre')} de moins.`,
  fromNow: () => line`Cela compte à partir du jour de l’enregistrement ; ce qui a été évalué avant reste tel quel.`,
  savedTitle: 'Poids enregistrés',
  whoTitle: 'Pour qui cela changerait quelque chose',
  moreHeading: 'Mériterait alors un mot',
  fewerHeading: 'N’en mériterait plus',
  moved: member => line`${named(member)}`,
  nobodyNamed: () => line`Il n’y a personne à nommer ici.`,
  namedHere: () =>
    line`Rien n’est enregistré. Ce regard est noté : chacun en lit le nombre dans ses données. On ne se voit pas soi-même, ni qui n’a pas encore dit bonjour.`,
  notNamed: () => line`On ne se voit pas soi-même, ni qui n’a pas encore dit bonjour.`,
  press: {
    change: 'Les changer',
    save: 'Enregistrer',
    who: 'Voir qui',
    again: 'Les changer encore',
    open: 'Voir les poids',
  },
})
