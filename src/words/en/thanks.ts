import type { MemberRef, Reached } from '../../terms/member.ts'
import type { ThanksRefusals } from '../../terms/refusals/thanks.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { command, day, line, named } from '../line.ts'
import type { RefusalWords } from './general.ts'

type What = 'referral' | 'introduction' | 'help' | null

const forWhat = (what: What): string =>
  what === 'referral' ? 'a referral' : what === 'introduction' ? 'an introduction' : 'your help'

const commands = {
  thanks: {
    name: 'thanks',
    says: 'thank a member for a referral, an introduction or help',
    title: 'Thank a member',
    submit: 'Thank',
    asks: {
      to: { name: 'to', label: 'Whom would you like to thank?' },
      what: {
        name: 'for',
        label: 'For what?',
        choices: { referral: 'referral', introduction: 'introduction', help: 'help' },
      },
      message: { name: 'words', label: 'A word with it', hint: 'What it changed for you' },
      channel: { name: 'channel', label: 'In the club’s channel too, if they agree' },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof ThanksRefusals> = {
  'thanks stand': ({ days }) =>
    line`Thanks can be taken back for ${plural(days, 'day')}; these were given longer ago, and stand.`,
}

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
  asksFirst: (to: MemberRef): Line => line`The club reads them in its channel if ${named(to)} agrees.`,
  undone: (to: string) => `Your thanks to ${to} are taken back.`,
  receivedTitle: (from: string) => `${from} thanks you`,
  received: (from: MemberRef, what: What): Line => line`${from} thanks you for ${forWhat(what)}.`,
  inChannel: (from: MemberRef): Line =>
    line`${named(from)} would be glad to say so in the club’s channel. May the club read it? If you would rather not, nobody is told.`,
  press: { inChannel: 'Yes, in the channel', betweenUs: 'Keep it between us' },
  stands: (): Line => line`The club may read it in its channel.`,
  staysPrivate: (): Line => line`It stays between you two.`,
  takenBackTitle: (from: string) => `A message from ${from}`,
  takenBack: (): Line => line`It was taken back. There is nothing to do.`,
  toldTitle: (from: string, to: string) => `${from} thanks ${to}`,
  told: (from: MemberRef, to: MemberRef, what: What): Line =>
    line`${from} thanks ${to} for ${what === 'help' || what === null ? 'their help' : forWhat(what)}.`,
  why: {
    received: (from: string, at: Temporal.Instant): Line =>
      line`${from} thanked you with ${command('thanks')} on ${day(at)}.`,
    told: (at: Temporal.Instant): Line =>
      line`A member thanked another on ${day(at)}, and both wanted the club to read it.`,
  },
  digest: {
    given: (count: number): Line => line`${plural(count, 'word of thanks', 'words of thanks')}`,
  },
}
