import type { Address } from '../../terms/speech.ts'
import type { settingsDoorWords as english } from '../en/settings-door.ts'
import { addressed, plural, span } from '../french.ts'
import { line } from '../line.ts'
import { digestSettingWords } from './digest-settings.ts'

const usually = (is: boolean, what: string): string => (is ? ' C’est le réglage usuel.' : ` D’ordinaire ${what}.`)

const rounds = {
  ...{ weekly: 'chaque semaine', fortnightly: 'toutes les deux semaines', monthly: 'chaque mois' },
  ...{ quarterly: 'chaque trimestre', never: 'jamais' },
}

export const settingsDoorWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    title: 'Les réglages du club',
    matters: {
      ...{ club: 'Club et canaux', meetings: 'Réunions', digest: 'Point hebdo', weights: 'Ce qui compte' },
      ...{ nudges: 'Coups de pouce', admission: 'Admission', balance: 'Équilibre', keeping: 'Vie privée' },
    },
    now: {
      club: ({ club }) =>
        line`${club.name}, ${club.language === 'fr' ? 'en français' : 'en anglais'}, fuseau ${club.zone}. Tête-à-tête proposés : ${rounds[club.rounds]}.${usually(club.rounds === 'monthly', 'chaque mois')}`,
      meetings: ({ meetings: { announce, roll } }) =>
        line`Annoncées ${plural(announce, 'jour')} avant ; un appel se corrige librement pendant ${plural(roll, 'jour')}.${usually(announce === 7 && roll === 7, '7 jours l’un et l’autre')}`,
      digest: ({ digest: { rhythm, off, to } }) =>
        line`Il arrive ${digestSettingWords(address).when(rhythm)}, ${to === 'each' ? 'à chaque membre du bureau' : say('dans votre canal', 'dans ton canal')}${off.length > 0 ? `, sans ${plural(off.length, 'rubrique')}` : ''}.${usually(rhythm.day === 'monday' && rhythm.time === '08:00' && to === 'channel' && off.length === 0, 'le lundi à 8 h, dans le canal du bureau, entier')}`,
      weights: ({ ownWeights }) =>
        ownWeights
          ? line`Le club pèse à sa façon ce qui est donné et demandé ; la notice de chaque membre le dit.`
          : line`Ce qui est donné et demandé compte comme d’ordinaire.`,
      nudges: () => line`Ce que les coups de pouce apportent, et les sortes arrêtées.`,
      admission: ({ vote: { quorum, days } }) =>
        line`La commission a ${plural(days, 'jour')} pour voter ; ${quorum} % de ceux qui le peuvent doivent le faire.${usually(quorum === 50 && days === 5, '5 jours et 50 %')}`,
      balance: () => line`La région à laquelle le club est comparé, et si les services publics comptent.`,
      keeping: ({ kept }) =>
        line`Les actes sont gardés ${span(kept.acts)}, la fiche de qui est parti ${span(kept.leavers)}. Ce qui partirait cette nuit s’y compte.${usually(kept.acts === 1095 && kept.leavers === 90, '3 ans et 90 jours')}`,
    },
    imports: () =>
      line`Une histoire venue d’ailleurs arrive par un dossier de fichiers CSV : qui héberge Assidu tape assidu import et le nom du dossier, d’abord avec --dry-run.`,
  }
}
