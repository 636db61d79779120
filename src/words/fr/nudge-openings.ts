import type { FactsOf, Opening, OpeningCode, OpeningTold, Season } from '../../terms/opening.ts'
import type { Address } from '../../terms/speech.ts'
import { writeMonthNear } from '../../terms/write-figure.ts'
import type { Line } from '../../view/view.ts'
import type { openingWords as english } from '../en/nudge-openings.ts'
import { addressed, aNamed, dateText, de, deMonth, plural } from '../french.ts'
import { line, named } from '../line.ts'
import { cited } from '../quoting.ts'
import { tradeWords } from './trades.ts'

type Day = Temporal.PlainDate

const seasons: Readonly<Record<Season, string>> = {
  'new-year': 'Une nouvelle année commence.',
  winter: 'Les jours rallongent.',
  spring: 'Le printemps est là.',
  summer: 'L’été est là.',
  'back-to-work': 'C’est la rentrée.',
  autumn: 'L’automne est là.',
  'year-end': 'L’année s’achève.',
}

/** As much of somebody's words as fits beside what is proposed. */
const briefly = (says: string) => cited(says, 50)

export const openingWords = (address: Address): typeof english => ({
  opening: (opening, told) => {
    const say = said(address, told)[opening.code] as (facts: Opening) => Line
    return say(opening)
  },
})

type Said = { readonly [Code in OpeningCode]: (facts: FactsOf<Code>) => Line }

function said(address: Address, { on: today, reader }: OpeningTold): Said {
  const a = addressed(address)
  const month = (day: Day) => writeMonthNear(day, today, 'fr')
  const date = (day: Day) => dateText(day, 'day of month', today)
  const meeting = (day: Day) => dateText(day, 'day', today)
  const trades = ({ one, reason }: FactsOf<'same-projects'>) =>
    tradeWords(address).because(reason, { you: reader, name: () => one.name })
  const toYou = a('vous a', 't’a')
  return {
    'was-recommended': ({ one, on }) =>
      line`En ${month(on)}, ${named(one)} a parlé de ${a('vous', 'toi')} à quelqu’un.`,
    'had-a-customer': ({ one, on }) => line`En ${month(on)}, ${named(one)} a fait appel à ${a('vous', 'toi')}.`,
    'was-won': ({ one, on }) =>
      line`En ${month(on)}, une recommandation ${de(one, named(one))} est devenue une affaire pour ${a('vous', 'toi')}.`,
    'was-introduced': ({ one, on }) => line`En ${month(on)}, ${named(one)} ${toYou} présenté quelqu’un.`,
    'met-through': ({ one }) =>
      line`${a('Vous avez', 'Tu as')} fait la connaissance de quelqu’un grâce à ${named(one)}.`,
    'was-answered': ({ one, on }) => line`En ${month(on)}, ${named(one)} a répondu à un de ${a('vos', 'tes')} besoins.`,
    'was-thanked': ({ one, on }) => line`En ${month(on)}, ${named(one)} ${toYou} dit merci.`,
    'gave-won': ({ one, on }) =>
      line`La recommandation que ${a('vous avez', 'tu as')} passée à ${named(one)} est devenue une affaire en ${month(on)}.`,
    'gave-moved': ({ one, on }) =>
      line`${named(one)} donne suite à ${a('votre', 'ta')} recommandation ${deMonth(month(on))}.`,
    introduced: ({ one, two, on }) =>
      line`En ${month(on)}, ${named(one)} et ${named(two)} ont dit oui à ${a('votre', 'ta')} mise en relation.`,
    answered: ({ one, on }) =>
      line`En ${month(on)}, ${a('vous avez', 'tu as')} répondu à un besoin ${de(one, named(one))}.`,
    thanked: ({ one, on }) => line`En ${month(on)}, ${a('vous avez', 'tu as')} dit merci à ${named(one)}.`,
    'guest-came': ({ on }) => line`Le ${date(on)}, un invité est venu grâce à ${a('vous', 'toi')}.`,
    'last-coffee': ({ one, on }) =>
      line`${a('Votre', 'Ton')} dernier tête-à-tête, c’était avec ${named(one)}, en ${month(on)}.`,
    coffees: ({ count }) => line`${a('Vous avez', 'Tu as')} déjà rencontré ${plural(count, 'membre')} en tête-à-tête.`,
    'was-there': ({ one, two, on }) =>
      line`Le ${date(on)}, ${a('vous étiez', 'tu étais')} à la réunion avec ${named(one)} et ${named(two)}.`,
    joined: ({ on }) => line`${a('Vous faites', 'Tu fais')} partie du club depuis ${since(on, today)}.`,
    sponsor: ({ one }) => line`C’est ${named(one)} qui ${a('vous a', 't’a')} ouvert la porte du club.`,
    'you-offer': ({ says }) =>
      line`« ${briefly(says)} » : c’est ce que ${a('vous apportez', 'tu apportes')}, dit ${a('votre', 'ton')} profil.`,
    'who-does': ({ one, says }) => line`${named(one)} se présente ainsi : « ${briefly(says)} ».`,
    'who-seeks': ({ one, says }) => line`${named(one)} cherche « ${briefly(says)} ».`,
    'who-offers': ({ one, says }) => line`${named(one)} peut apporter ceci : « ${briefly(says)} ».`,
    'who-town': ({ one, says }) => line`${named(one)} est ${aNamed(briefly(says))}.`,
    'same-town': ({ one, says }) => line`${named(one)} est ${aNamed(briefly(says))}, comme ${a('vous', 'toi')}.`,
    'who-since': ({ one, on }) => line`${named(one)} fait partie du club depuis ${since(on, today)}.`,
    'who-new': ({ one, on }) => line`${named(one)} a rejoint le club le ${date(on)}.`,
    'who-company': ({ one, says }) => line`${a('Vous trouverez', 'Tu trouveras')} ${named(one)} chez ${briefly(says)}.`,
    'who-comes': ({ one, on }) => line`${named(one)} sera à la réunion du ${meeting(on)}.`,
    'coffee-with': ({ one, on }) =>
      line`${a('Votre', 'Ton')} dernier café avec ${named(one)}, c’était en ${month(on)}.`,
    'ask-since': ({ one, on }) => line`${named(one)} attend une piste depuis le ${date(on)}.`,
    'ask-until': ({ one, on }) => line`Jusqu’au ${date(on)}, une piste peut encore aider ${named(one)}.`,
    unanswered: ({ one }) => line`La question ${de(one, named(one))} attend encore une première réponse.`,
    'same-projects': trades,
    'same-customers': trades,
    'trades-helped': trades,
    'they-seek': trades,
    'you-seek': trades,
    'next-meeting': ({ on }) => line`Le club se retrouve le ${meeting(on)}.`,
    'will-be-there': ({ one, two, on }) => line`${named(one)} et ${named(two)} seront à la réunion du ${meeting(on)}.`,
    'newcomer-comes': ({ one, on }) =>
      line`${named(one)}, qui vient de rejoindre le club, sera à la réunion du ${meeting(on)}.`,
    'guests-expected': ({ count, on }) =>
      line`À la réunion du ${meeting(on)}, ${count === 1 ? 'un invité est attendu' : `${count} invités sont attendus`}.`,
    'meeting-place': ({ says }) => line`Le club se retrouve bientôt ici : ${briefly(says)}.`,
    'last-meeting': ({ on }) => line`Le club s’est réuni le ${meeting(on)}.`,
    'asks-made': ({ count, on }) =>
      line`En ${month(on)}, ${plural(count, 'besoin a été confié', 'besoins ont été confiés')} au club.`,
    'coffees-held': ({ count, on }) =>
      line`En ${month(on)}, ${plural(count, 'tête-à-tête a eu lieu', 'tête-à-tête ont eu lieu')} dans le club.`,
    'thanks-said': ({ count, on }) => line`En ${month(on)}, on s’est dit merci ${count} fois dans le club.`,
    'referrals-passed': ({ count, on }) =>
      line`En ${month(on)}, ${plural(count, 'recommandation est passée', 'recommandations sont passées')} d’un membre à un autre.`,
    'introductions-agreed': ({ count, on }) =>
      line`En ${month(on)}, ${plural(count, 'mise en relation a été acceptée', 'mises en relation ont été acceptées')} dans le club.`,
    'new-members': ({ one, count, on }) =>
      line`Depuis le ${date(on)}, ${plural(count, 'personne a rejoint', 'personnes ont rejoint')} le club, dont ${named(one)}.`,
    'members-count': ({ count }) => line`Nous sommes ${count} dans le club.`,
    season: ({ season }) => line`${seasons[season]}`,
  }
}

/** The year of long ago, the month of the last twelve, the day of the last three. */
function since(on: Day, today: Day): string {
  const days = on.until(today).days
  if (days > 365) return String(on.year)
  return days > 90 ? writeMonthNear(on, today, 'fr') : `le ${dateText(on, 'day of month', today)}`
}
