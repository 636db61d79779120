import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Business, Money } from '../../terms/money.ts'
import type { ThanksRefusals } from '../../terms/refusals/thanks.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, money, plural } from '../english.ts'
import { command, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

type What = 'referral' | 'introduction' | 'help' | 'business' | null

const forWhat: Readonly<Record<NonNullable<What>, string>> = {
  referral: 'a referral',
  introduction: 'an introduction',
  help: 'your help',
  business: 'business done together',
}

const what = {
  name: 'for',
  label: 'For what?',
  choices: { referral: 'referral', introduction: 'introduction', help: 'help', business: 'business' },
}
const message = { name: 'words', label: 'A word with it', hint: 'What it changed for you' }
const amount = {
  name: 'amount',
  label: 'Amount before tax, if you like',
  hint: 'Seen by the two of you alone, and in the club’s totals',
}
const channel = { name: 'channel', label: 'In the club’s channel too, if they agree' }

const commands = {
  thanks: {
    name: 'thanks',
    says: 'thank a member for a referral, an introduction, help or business',
    title: 'Thank a member',
    submit: 'Thank',
    asks: { to: { name: 'to', label: 'Whom would you like to thank?' }, what, message, amount, channel },
    forms: {
      referral: { title: 'Thank for a referral', submit: 'Thank', asks: { amount, message, channel } },
      amend: { title: 'Correct your thanks', submit: 'Correct', asks: { what, amount, message } },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof ThanksRefusals> = {
  'thanks stand': ({ days }) =>
    line`Thanks can be taken back for ${plural(days, 'day')}; these were given longer ago, and stand. What is not right in them you can still correct.`,
  'not an amount': ({ typed }) =>
    line`“${typed}” does not read as an amount. Write it as ${strong('1,250.50')} or ${strong('12k')}, or leave it out.`,
  'amount not above zero': ({ typed }) =>
    line`“${typed}” is no business. Give an amount above zero, or leave it out: thanks need none.`,
  'amount unclear': ({ typed, could: [one, other] }) =>
    line`“${typed}” can be read as ${strong(one)} or as ${strong(other)}. Which is it? Write it so.`,
  'amount with tax': ({ typed }) => line`“${typed}” is with tax. Give the amount before tax, or leave it out.`,
  'currency not known': ({ typed }) =>
    line`“${typed}” is a currency that is not used here. Write the amount in ${strong('EUR')}, ${strong('CHF')}, ${strong('CAD')} or ${strong('GBP')}, or leave it out.`,
  'thanked today': ({ to }: { to: string }) =>
    line`You have already thanked ${to} for this today, and those thanks stay as they are. To change the amount or the words: ${strong('Correct')}, below those thanks.`,
  'not that referral': () =>
    line`They did not pass you this referral, or nothing came of it. You can still thank them for their help.`,
}

/** A clause. */
export const businessTold = (business: Exclude<Business, { told: 'nothing' }>): Line =>
  business.told === 'total'
    ? line`about ${strong(money(business.about))} of business thanked for since ${day(business.from)}`
    : line`some business thanked for`

export const thanksWords = {
  commands,
  refusals,
  givenTitle: (to: string) => `Your thanks to ${to}`,
  reached: {
    privately: (to: MemberRef): Line => line`They are on their way to ${to}, privately.`,
    called: (to: MemberRef): Line =>
      line`Nothing can be sent to ${named(to)} privately: the club’s channel calls, and nobody else can open them.`,
    later: (to: MemberRef): Line =>
      line`Nothing reaches ${named(to)} at the moment. Your thanks are kept, and leave as soon as they can.`,
    unconnected: (to: MemberRef): Line =>
      line`${named(to)} is not connected yet. Your thanks are kept and will arrive; saying them is even better.`,
  } satisfies Record<Reached, (to: MemberRef) => Line>,
  asksFirst: (to: MemberRef): Line =>
    line`The club reads them in its channel if ${named(to)} agrees, and never the amount.`,
  forReferral: (to: MemberRef, givenAt: Temporal.Instant): Line =>
    line`For the referral that ${named(to)} passed you on ${day(givenAt)}.`,
  amountKept: (about: Money): Line =>
    line`${strong(money(about))}: seen by the two of you alone. In the club’s totals it stands with at least two others’.`,
  amountElsewhere: (about: Money): Line =>
    line`${strong(money(about))}: seen by the two of you alone. The club counts in another currency, so it is in none of its totals.`,
  won: (): Line => line`Was business done? Then the referral can be closed as won; until you say so it stays open.`,
  undone: (to: string) => `Your thanks to ${to} are taken back.`,
  correctedTitle: (to: string) => `Your thanks to ${to}, corrected`,
  correctedReached: (to: MemberRef): Line => line`${named(to)} is told, and reads them as they are now.`,
  whichTitle: (to: string) => `Which referral of ${to}’s?`,
  which: (many: number): Line =>
    many > 1
      ? line`You have received several. Only you see this list.`
      : line`The business may have come of the one you received, or of none. Only you see it.`,
  referralNamed: (about: string | null, on: Temporal.PlainDate) => `${about ?? 'Referral'}, ${dateText(on, 'day', on)}`,
  largeTitle: (about: Money) => `${money(about)}: is that right?`,
  large: (): Line => line`Nothing has been sent yet.`,
  receivedTitle: (from: string) => `${from} thanks you`,
  correctsTitle: (from: string) => `${from} has corrected their thanks`,
  received: (from: MemberRef, what: What, referral: Temporal.Instant | null): Line =>
    referral === null
      ? line`${from} thanks you for ${forWhat[what ?? 'help']}.`
      : line`${from} thanks you for ${what === 'business' ? 'the business from ' : ''}your referral of ${day(referral)}.`,
  amount: (about: Money): Line => line`Business done: ${strong(money(about))} before tax.`,
  /** As he would type it: in a field, where it is read again. */
  typed: ({ amount, currency }: Money): string => `${amount} ${currency}`,
  youSaid: (about: Money): Line => line`You wrote ${strong(money(about))} before tax.`,
  whoSees: (): Line =>
    line`Only the two of you see this amount. The club sees totals alone, of at least three pairs of members.`,
  isItRight: (): Line => line`Is that right?`,
  saidRight: (): Line => line`You said that this is right.`,
  saidNotQuite: (from: MemberRef): Line =>
    line`${named(from)} knows that something is not quite right, and can correct it. Until then it is in no total.`,
  replaced: (from: MemberRef): Line =>
    line`${named(from)} has corrected these thanks: another message has them as they are now.`,
  inChannel: (from: MemberRef): Line =>
    line`${named(from)} would be glad to say so in the club’s channel, without any amount. May the club read it? If you would rather not, nobody is told.`,
  press: {
    inChannel: 'Yes, in the channel',
    betweenUs: 'Keep it between us',
    right: 'That’s right',
    notQuite: 'Not quite',
    correct: 'Correct',
    takeBack: 'Take it back',
    won: 'Yes, it is won',
    which: 'Choose the referral',
    noReferral: 'None of these',
    asWritten: 'Yes, thank them',
    thank: 'Say thank you',
  },
  stands: (): Line => line`The club may read it in its channel.`,
  staysPrivate: (): Line => line`It stays between you two.`,
  takenBackTitle: (from: string) => `A message from ${from}`,
  takenBack: (): Line => line`It was taken back. There is nothing to do.`,
  lookedAtTitle: (to: string) => `${to} has read your thanks`,
  notQuite: (to: MemberRef): Line =>
    line`${to} is glad of them; something is not quite right, perhaps the amount or which referral it was. A word between you, and you can correct it here.`,
  rightAfterAll: (to: MemberRef): Line =>
    line`${named(to)} says that they are right after all. There is nothing to do.`,
  correctedSince: (): Line => line`You have corrected them since. There is nothing to do.`,
  toldTitle: (from: string, to: string) => `${from} thanks ${to}`,
  told: (from: MemberRef, to: MemberRef, what: What): Line =>
    line`${from} thanks ${to} for ${what === 'help' || what === null ? 'their help' : forWhat[what]}.`,
  why: {
    received: (from: string, at: Temporal.Instant): Line =>
      line`${from} thanked you with ${command('thanks')} on ${day(at)}.`,
    notQuite: (to: string, at: Temporal.Instant): Line =>
      line`You thanked ${to} on ${day(at)}, and ${to} pressed “Not quite”.`,
    told: (at: Temporal.Instant): Line =>
      line`A member thanked another on ${day(at)}, and both wanted the club to read it.`,
  },
  digest: {
    week: ({ given, business }: { readonly given: number; readonly business: Business }): Line => {
      const thanks = plural(given, 'word of thanks', 'words of thanks')
      if (business.told === 'nothing') return line`${thanks}`
      return given === 0 ? businessTold(business) : line`${thanks}, ${businessTold(business)}`
    },
  },
}
