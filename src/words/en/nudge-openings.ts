import type { FactsOf, Opening, OpeningCode, OpeningTold, Season } from '../../terms/opening.ts'
import { writeMonthNear } from '../../terms/write-figure.ts'
import type { Line } from '../../view/view.ts'
import { dateText, plural } from '../english.ts'
import { line, named } from '../line.ts'
import { cited } from '../quoting.ts'
import { tradeWords } from './trades.ts'

type Day = Temporal.PlainDate

const seasons: Readonly<Record<Season, string>> = {
  'new-year': 'A new year begins.',
  winter: 'The days are getting longer.',
  spring: 'Spring is here.',
  summer: 'Summer is here.',
  'back-to-work': 'September is here, and so is everybody.',
  autumn: 'Autumn is here.',
  'year-end': 'The year draws to its close.',
}

/** As much of somebody's words as fits beside what is proposed. */
const briefly = (says: string) => cited(says, 50)

export const openingWords = {
  /** The fact a nudge begins with. */
  opening: (opening: Opening, told: OpeningTold): Line => {
    const say = said(told)[opening.code] as (facts: Opening) => Line
    return say(opening)
  },
}

type Said = { readonly [Code in OpeningCode]: (facts: FactsOf<Code>) => Line }

function said({ on: today, reader }: OpeningTold): Said {
  const month = (day: Day) => writeMonthNear(day, today, 'en')
  const date = (day: Day) => dateText(day, 'day of month', today)
  const meeting = (day: Day) => dateText(day, 'day', today)
  const trades = ({ one, reason }: FactsOf<'same-projects'>) =>
    tradeWords.because(reason, { you: reader, name: () => one.name })
  return {
    'was-recommended': ({ one, on }) => line`In ${month(on)}, ${named(one)} recommended you to someone.`,
    'had-a-customer': ({ one, on }) => line`In ${month(on)}, ${named(one)} came to you for what you do.`,
    'was-won': ({ one, on }) => line`In ${month(on)}, a referral from ${named(one)} became business for you.`,
    'was-introduced': ({ one, on }) => line`In ${month(on)}, ${named(one)} introduced you to someone.`,
    'met-through': ({ one }) => line`You met somebody thanks to ${named(one)}.`,
    'was-answered': ({ one, on }) => line`In ${month(on)}, ${named(one)} answered one of your asks.`,
    'was-thanked': ({ one, on }) => line`In ${month(on)}, ${named(one)} said thank you to you.`,
    'gave-won': ({ one, on }) => line`The referral you passed to ${named(one)} became business in ${month(on)}.`,
    'gave-moved': ({ one, on }) => line`${named(one)} is following up the referral you passed in ${month(on)}.`,
    introduced: ({ one, two, on }) =>
      line`In ${month(on)}, ${named(one)} and ${named(two)} said yes to your introduction.`,
    answered: ({ one, on }) => line`In ${month(on)}, you answered what ${named(one)} was looking for.`,
    thanked: ({ one, on }) => line`In ${month(on)}, you said thank you to ${named(one)}.`,
    'guest-came': ({ on }) => line`On ${date(on)}, a guest came thanks to you.`,
    'last-coffee': ({ one, on }) => line`Your last one-to-one was with ${named(one)}, in ${month(on)}.`,
    coffees: ({ count }) => line`You have had a one-to-one with ${plural(count, 'member')}.`,
    'was-there': ({ one, two, on }) =>
      line`On ${date(on)}, you were at the meeting with ${named(one)} and ${named(two)}.`,
    joined: ({ on }) => line`You have been in the club since ${since(on, today)}.`,
    sponsor: ({ one }) => line`It was ${named(one)} who opened the club’s door to you.`,
    'you-offer': ({ says }) => line`“${briefly(says)}”: that is what you bring, says your profile.`,
    'who-does': ({ one, says }) => line`This is what ${named(one)} does: “${briefly(says)}”.`,
    'who-seeks': ({ one, says }) => line`${named(one)} is looking for “${briefly(says)}”.`,
    'who-offers': ({ one, says }) => line`${named(one)} has this to offer: “${briefly(says)}”.`,
    'who-town': ({ one, says }) => line`${named(one)} is in ${briefly(says)}.`,
    'same-town': ({ one, says }) => line`${named(one)} is in ${briefly(says)}, as you are.`,
    'who-since': ({ one, on }) => line`${named(one)} has been in the club since ${since(on, today)}.`,
    'who-new': ({ one, on }) => line`${named(one)} joined the club on ${date(on)}.`,
    'who-company': ({ one, says }) => line`You will find ${named(one)} at ${briefly(says)}.`,
    'who-comes': ({ one, on }) => line`${named(one)} will be at the meeting on ${meeting(on)}.`,
    'coffee-with': ({ one, on }) => line`Your last coffee with ${named(one)} was in ${month(on)}.`,
    'ask-since': ({ one, on }) => line`${named(one)} has been waiting for a lead since ${date(on)}.`,
    'ask-until': ({ one, on }) => line`Until ${date(on)}, a lead can still help ${named(one)}.`,
    unanswered: ({ one }) => line`The question of ${named(one)} still waits for a first answer.`,
    'same-projects': trades,
    'same-customers': trades,
    'trades-helped': trades,
    'they-seek': trades,
    'you-seek': trades,
    'next-meeting': ({ on }) => line`The club meets on ${meeting(on)}.`,
    'will-be-there': ({ one, two, on }) =>
      line`${named(one)} and ${named(two)} will be at the meeting on ${meeting(on)}.`,
    'newcomer-comes': ({ one, on }) =>
      line`${named(one)}, who has just joined, will be at the meeting on ${meeting(on)}.`,
    'guests-expected': ({ count, on }) =>
      line`${plural(count, 'guest')} ${count === 1 ? 'is' : 'are'} expected at the meeting on ${meeting(on)}.`,
    'meeting-place': ({ says }) => line`The club meets next at ${briefly(says)}.`,
    'last-meeting': ({ on }) => line`The club met on ${meeting(on)}.`,
    'asks-made': ({ count, on }) => line`In ${month(on)}, members asked the club for help ${plural(count, 'time')}.`,
    'coffees-held': ({ count, on }) => line`In ${month(on)}, the club had ${plural(count, 'one-to-one')}.`,
    'thanks-said': ({ count, on }) => line`In ${month(on)}, members thanked each other ${plural(count, 'time')}.`,
    'referrals-passed': ({ count, on }) =>
      line`In ${month(on)}, ${plural(count, 'referral')} ${count === 1 ? 'was' : 'were'} passed between members.`,
    'introductions-agreed': ({ count, on }) =>
      line`In ${month(on)}, ${plural(count, 'introduction')} ${count === 1 ? 'was' : 'were'} agreed in the club.`,
    'new-members': ({ one, count, on }) =>
      line`Since ${date(on)}, ${plural(count, 'person has', 'people have')} joined the club, ${named(one)} among them.`,
    'members-count': ({ count }) => line`There are ${count} of us in the club.`,
    season: ({ season }) => line`${seasons[season]}`,
  }
}

/** The year of long ago, the month of the last twelve, the day of the last three. */
function since(on: Day, today: Day): string {
  const days = on.until(today).days
  if (days > 365) return String(on.year)
  return days > 90 ? writeMonthNear(on, today, 'en') : dateText(on, 'day of month', today)
}
