import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { absenceBlocks } from '../src/club/disputes/cards.ts'
import { ownAbsences } from '../src/club/disputes/queries.ts'
import { introPress } from '../src/club/introductions/presses.ts'
import { memoCard } from '../src/club/memo/cards.ts'
import { lastYear } from '../src/club/memo/show.ts'
import { acceptBuddy, pairToIntroduce, resumeNudges, snooze, stopNudges, unsnooze } from '../src/club/nudges/answer.ts'
import { againCard, askedCard, laterCard, noMoreCard, notNowCard, nudgeCard } from '../src/club/nudges/cards.ts'
import { redrawHandOvers } from '../src/club/nudges/hand-over.ts'
import { nudgeFor } from '../src/club/nudges/nudge.ts'
import { pictured } from '../src/club/pictured.ts'
import { ownPresenceCard } from '../src/club/presence/cards.ts'
import { ownChart } from '../src/club/presence/chart.ts'
import { presenceOf } from '../src/club/presence/read.ts'
import {
  agreedCard,
  clearedCard,
  contestCard,
  contestedCard,
  contestTakenBackCard,
  evidenceCard,
  ownCard,
  sparedCard,
  spokenForCard,
  unsaidCard,
} from '../src/club/standing/cards.ts'
import { closeContest, contestStanding, reopenContest, takeContestBack } from '../src/club/standing/contest.ts'
import { agree, clear, lookAt, type Saying, spare, speakTo, unsay } from '../src/club/standing/look.ts'
import { standingPress } from '../src/club/standing/presses.ts'
import { ownStanding } from '../src/club/standing/read.ts'
import { weighsItsOwnWay } from '../src/club/standing/weigh.ts'
import { ask, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember, optional, someLines } from '../src/grammar/questions.ts'
import type { Member } from '../src/terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'

export default defineCommand(standingPress, {
  who: 'member',
  asks: { member: optional(aMember()) },
  run: async ({ member }, context) => (member && member.id !== context.by.id ? look(context, member.id) : own(context)),
  buttons: {
    contest: async () => ask(standingPress, 'contest'),
    presence: (_, context) => ownPresence(context),
    year: async (_, { club, by, words }) => show(memoCard(await lastYear(club, by), words)),
    acts: (member, context) => look(context, member),
    speak: aboutMember(settling(speakTo), spokenForCard),
    spare: aboutMember(settling(spare), sparedCard),
    clear: aboutMember(settling(clear), clearedCard),
    agree: aboutMember(agree, agreedCard),
    'unsay-speak': unsays('speak'),
    'unsay-spare': unsays('spare'),
    'unsay-clear': unsays('clear'),
    'unsay-agree': unsays('agree'),
    reopen: (contest, { club, by, words }) =>
      unlessRefused(reopenContest(club, { by, contest }), open => redrawn(contestCard(open, words))),
    'take-back': (_, { club, by, words }) =>
      unlessRefused(takeContestBack(club, { by }), () => replace(contestTakenBackCard(words))),
    'not-later': (nudge, { club, by, words }) =>
      unlessRefused(unsnooze(club, { by, nudge }), async () => replace(await asItStands(nudge, { club, words }))),
    close: (contest, { club, by, words }) =>
      unlessRefused(closeContest(club, { by, contest }), closed => redrawn(contestCard(closed, words))),
    later: (nudge, { club, by, words }) =>
      unlessRefused(snooze(club, { by, nudge }), until => replace(laterCard({ nudge, until }, words))),
    'no-more': (nudge, { club, by, words }) =>
      unlessRefused(stopNudges(club, { by, nudge }), () => replace(noMoreCard(nudge, words))),
    again: (nudge, { club, by, words }) =>
      unlessRefused(resumeNudges(club, { by, nudge }), async () => replace(await asItStands(nudge, { club, words }))),
    gladly: (nudge, { club, by, words }) =>
      unlessRefused(acceptBuddy(club, { by, nudge }), buddy => replace(askedCard(buddy, words))),
    introduce: (nudge, { club, by }) =>
      unlessRefused(pairToIntroduce(club, { by, nudge }), ([first = '', second = '']) =>
        ask(introPress, ownForm, { filled: { first, second } }),
      ),
    'not-now': async (_, { words }) => replace(notNowCard(words)),
  },
  forms: {
    contest: defineForm({ words: optional(someLines({ max: 1000 })) }, ({ words: said }, { club, by, words }) =>
      unlessRefused(contestStanding(club, { by, words: said }), ({ told }) =>
        show(
          contestedCard(
            told.map(({ name }) => name),
            words,
          ),
        ),
      ),
    ),
  },
})

async function own({ club, by, words }: Context): Outcome {
  const found = await ownStanding(club, by.id)
  if (!found) return refuse('no longer possible', {})
  const facts = { zone: club.zone, today: club.today, weighsItsOwnWay: weighsItsOwnWay(club.row.settings) }
  return show(ownCard({ ...found, ...facts }, words))
}

/** His meetings one by one: of whoever objected to a standing too. */
async function ownPresence({ club, by, words }: Context): Outcome {
  const { meetings, ...presence } = await presenceOf(club, by.id)
  const chart = ownChart(meetings, words)
  const png = chart && (await pictured(club, chart))
  const absences = absenceBlocks(await ownAbsences(club, by.id), words)
  return show(ownPresenceCard({ presence, chart, png, today: club.today, absences }, words))
}

const look = ({ club, by, words }: Context, member: string): Outcome =>
  unlessRefused(lookAt(club, { by, member }), found =>
    show(evidenceCard({ ...found, zone: club.zone, today: club.today }, words)),
  )

type Says<About extends Member = Member> = (
  club: Context['club'],
  said: { by: Member; member: string },
) => Promise<About | Refusal>

/** A press about a member: what an organizer says of him, and the card that thanks for it. */
function aboutMember<About extends Member>(say: Says<About>, card: (about: About, words: Context['words']) => View) {
  return (member: string, { club, by, words }: Context): Outcome =>
    unlessRefused(say(club, { by, member }), about => show(card(about, words)))
}

/** Who was asked for a word with the member reads that this is settled. */
function settling<About extends Member>(say: Says<About>): Says<About> {
  return async (club, said) => {
    const about = await say(club, said)
    if (!isRefusal(about)) await redrawHandOvers(club, said.member)
    return about
  }
}

function unsays(saying: Saying) {
  return (member: string, { club, by, words }: Context): Outcome =>
    unlessRefused(unsay(club, { by, member, saying }), async about => {
      if (saying !== 'agree') await redrawHandOvers(club, member)
      return replace(unsaidCard(about, words))
    })
}

/** What was taken back leaves the nudge as it was, with its buttons. */
async function asItStands(id: string, { club, words }: Pick<Context, 'club' | 'words'>): Promise<View> {
  const nudge = await nudgeFor(club, id)
  return nudge ? nudgeCard(nudge, words) : againCard(words)
}
