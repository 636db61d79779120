import type { SomeNamed } from '../../terms/memo.ts'
import { expectedIn } from '../../terms/presence.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { memoWords as english } from '../en/memo.ts'
import { addressed, listed, plural } from '../french.ts'
import { command, date, dayOfMeeting, line, listedLines, named } from '../line.ts'
import { cited } from '../quoting.ts'

const rest = (others: number): Line[] => (others > 0 ? [line`${plural(others, 'autre')}`] : [])

/** `Ana, Ben et 2 autres` ; `2 anciens membres`, quand plus personne n’en est au club. */
const some = ({ named: shown, others }: SomeNamed): Line =>
  shown.length === 0
    ? line`${plural(others, 'ancien membre', 'anciens membres')}`
    : listedLines([...shown.map(one => line`${named(one)}`), ...rest(others)], 'et')

/** ` ; 2 affaires conclues` ; rien quand il n’y a rien à en dire. */
const cameOf = (...clauses: readonly (string | false)[]): string => {
  const said = clauses.filter(clause => clause !== false)
  return said.length === 0 ? '' : ` ; ${listed(said)}`
}

export const memoWords = (address: Address): typeof english => {
  const a = addressed(address)
  const glad = `Nous sommes heureux de ${a('vous', 'te')} compter parmi nous.`
  return {
    press: { meet: 'Proposer un café', answer: 'J’ai une piste', guest: 'Amener un invité', own: 'Mon année' },
    title: a('Votre année au club', 'Ton année au club'),
    anniversary: (years, on) =>
      line`${plural(years, 'an')} parmi nous le ${date(on, 'day of month')} : merci d’en être.`,
    noted: ({ first, last }) =>
      line`Du ${date(first, 'day of month')} au ${date(last, 'day of month')}, voici ce que le club a noté.`,
    metHeading: a('Vos rencontres', 'Tes rencontres'),
    oneToOnes: who => line`En tête-à-tête : ${some(who)}.`,
    meetings: tally => {
      const expected = expectedIn(tally)
      // Qui est venu peu lit quand il était là, et aucun total de ses absences.
      if (tally.came * 2 < expected)
        return line`En réunion : ${tally.came === 1 ? 'une' : tally.came} fois. C’était un plaisir de ${a('vous', 't’')}${a(' ', '')}y retrouver.`
      const excused = tally.excused > 0 ? ` ; ${plural(tally.excused, 'absence excusée', 'absences excusées')}` : ''
      return line`En réunion : ${tally.came} fois sur ${expected}${excused}.`
    },
    alsoThere: count => line`${plural(count, 'membre croisé', 'membres croisés')} en réunion.`,
    metThrough: count => line`${plural(count, 'rencontre')} grâce à une mise en relation.`,
    gaveHeading: a('Ce que vous avez donné, et ce qui en est venu', 'Ce que tu as donné, et ce qui en est venu'),
    referrals: ({ passed, won, meeting }) =>
      line`${plural(passed, 'recommandation transmise', 'recommandations transmises')}${cameOf(won > 0 && plural(won, 'affaire conclue', 'affaires conclues'), meeting > 0 && plural(meeting, 'rendez-vous', 'rendez-vous'))}.`,
    business: count =>
      line`${plural(count, 'affaire confiée', 'affaires confiées')} à ${count > 1 ? 'des membres' : 'un membre'}.`,
    introduced: ({ agreed, met }) =>
      line`${plural(agreed, 'mise en relation', 'mises en relation')}${cameOf(met > 0 && `${met} ${met > 1 ? 'ont' : 'a'} mené à une rencontre`)}.`,
    answers: count => line`${plural(count, 'réponse')} à ${count > 1 ? 'des besoins' : 'un besoin'}.`,
    guests: ({ came, members }) =>
      line`${plural(came, 'invité amené', 'invités amenés')}${cameOf(members > 0 && `${members} ${members > 1 ? 'sont devenus membres' : 'est devenu membre'}`)}.`,
    sponsored: who => line`Parrainage : ${some(who)}.`,
    thanksHeading: 'Les mercis',
    received: ({ received, from }) => line`Reçus : ${received} (${some(from)}).`,
    given: count => line`Dits : ${count}.`,
    nothing: ({ first, last }) =>
      line`Du ${date(first, 'day of month')} au ${date(last, 'day of month')}, peu de choses sont notées ici. Il y a des années ainsi, et ce qui compte le plus ne s’écrit nulle part : une conversation, un conseil, un coup de fil. ${glad}`,
    unnoted: () =>
      line`Et puis il y a tout ce que personne ne note : une conversation, un conseil, un coup de fil. ${glad}`,
    ideaHeading: 'Une idée pour l’année qui vient',
    idea: idea => {
      switch (idea.what) {
        case 'meet':
          return line`Un café avec ${named(idea.who)} : vous deux n’avez encore jamais eu de tête-à-tête.`
        case 'answer':
          return line`${named(idea.who)} cherche quelque chose : « ${cited(idea.text)} ». ${a('Vous connaissez peut-être', 'Tu connais peut-être')} quelqu’un, ou une piste.`
        case 'guest':
          return line`Quelqu’un que ${a('vous aimeriez', 'tu aimerais')} amener à la réunion du ${dayOfMeeting(idea.meeting)}.`
      }
    },
    renews: on =>
      line`${a('Votre', 'Ton')} adhésion se poursuit d’elle-même le ${date(on, 'day of month')}. Une pause ou un départ se disent d’un bouton, dans ${command('profile')}.`,
    private: () =>
      line`Personne d’autre ne lit ceci. Tout est repris des notes du club chaque fois que cela s’affiche.`,
    why: () =>
      line`Une fois par an, un mois avant l’anniversaire de ${a('votre', 'ton')} arrivée, ${a('vous lisez', 'tu lis')} ce qui est noté de ${a('votre', 'ton')} année. ${command('standing')} le montre à tout moment, sous « Mon année ».`,
  }
}
