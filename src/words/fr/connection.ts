import type { Platform } from '../../terms/member.ts'
import type { Address } from '../../terms/speech.ts'
import type { connectionWords as english } from '../en/connection.ts'
import { dayAndHour, line } from '../line.ts'

const names: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'L’espace d’essai' }

export const connectionWords = (_: Address): typeof english => ({
  troubleTitle: platform => `${names[platform]} ne reçoit plus rien d’Assidu pour le moment`,
  trouble: (platform, since) =>
    line`Depuis ${dayAndHour(since)}, rien de ce qu’Assidu envoie n’arrive sur ${names[platform]}. Rien n’est perdu : tout attend, et partira de lui-même dès que cela fonctionnera de nouveau.`,
  mends: {
    removed: () => line`L’application y a été retirée. Un administrateur l’ajoute de nouveau.`,
    token: () => line`Sa clé n’est plus acceptée. La personne qui héberge Assidu lui en donne une nouvelle.`,
    rights: () =>
      line`Il lui manque un droit. La personne qui héberge Assidu met à jour le manifeste de l’application et la réinstalle.`,
    'messages tab': () =>
      line`L’application ne peut écrire à personne en privé. La personne qui héberge Assidu active son onglet « Messages », sous « App Home ».`,
    rules: () => line`Une règle de l’espace de travail l’arrête. Un administrateur de là-bas peut la lever.`,
    other: () => line`La personne qui héberge Assidu trouve la raison avec « assidu doctor » et dans son journal.`,
  },
  wellTitle: platform => `${names[platform]} reçoit de nouveau les messages d’Assidu`,
  well: since =>
    line`Rien n’y arrivait depuis ${dayAndHour(since)}. Ce qui attendait est en route, si c’est encore vrai.`,
  why: platform => line`Le bureau l’apprend quand plus rien n’arrive sur ${names[platform]}, une fois par panne.`,
})
