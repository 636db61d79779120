import type { askWords as english } from '../en/asks.ts'
import { plural } from '../french.ts'
import { day, line, named } from '../line.ts'

export const askWords: typeof english = {
  digest: {
    week: (made, unanswered) =>
      line`${plural(made, 'besoin ou offre', 'besoins et offres')} ; ${unanswered} toujours sans réponse.`,
    unanswered: count => line`${plural(count, 'besoin')} sans aucune réponse.`,
    see: 'Voir les besoins',
    title: 'Besoins sans réponse',
    waiting: (by, text, since) => line`${named(by)}, ${day(since)} : « ${text} »`,
  },
}
