import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { acceptBuddy, pairToIntroduce, resumeNudges, snooze, stopNudges } from '../src/club/nudges/answer.ts'
import { againCard, askedCard, laterCard, noMoreCard, notNowCard } from '../src/club/nudges/cards.ts'
import {
  clearedCard,
  contestCard,
  contestedCard,
  evidenceCard,
  ownCard,
  sparedCard,
  spokenForCard,
} from '../src/club/standing/cards.ts'
import { closeContest, contestStanding } from '../src/club/standing/contest.ts'
import { clear, lookAt, spare, speakTo } from '../src/club/standing/look.ts'
import { ownStanding } from '../src/club/standing/read.ts'
import { ask, type Outcome, ownForm, type Pressed, recordOf, redrawn, replace, show } from '../src/grammar/define.ts'
import { aMember, optional, someLines } from '../src/grammar/questions.ts'
import { noId } from '../src/terms/id.ts'
import type { Member } from '../src/terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'

export default defineCommand('standing', {
  who: 'member',
  asks: { member: optional(aMember()) },
  run: async ({ member }, context) => (member && member.id !== context.by.id ? look(context, member.id) : own(context)),
  buttons: {
    contest: async () => ask('contest'),
    acts: (pressed, context) => look(context, recordOf(pressed)),
    speak: said(speakTo, spokenForCard),
    spare: said(spare, sparedCard),
    clear: said(clear, clearedCard),
    async close({ about }, { club, by, words }) {
      const closed = await closeContest(club, { by, contest: about ?? noId })
      return isRefusal(closed) ? closed : redrawn(contestCard(closed, words))
    },
    async later({ about }, { club, by, words }) {
      const until = await snooze(club, { by, nudge: about ?? noId })
      return isRefusal(until) ? until : replace(laterCard(until, words))
    },
    async 'no-more'({ about }, { club, by, words }) {
      const stopped = await stopNudges(club, { by, nudge: about ?? noId })
      return isRefusal(stopped) ? stopped : replace(noMoreCard(about ?? noId, words))
    },
    async again({ about }, { club, by, words }) {
      const resumed = await resumeNudges(club, { by, nudge: about ?? noId })
      return isRefusal(resumed) ? resumed : replace(againCard(words))
    },
    async gladly({ about }, { club, by, words }) {
      const buddy = await acceptBuddy(club, { by, nudge: about ?? noId })
      return isRefusal(buddy) ? buddy : replace(askedCard(buddy, words))
    },
    async introduce({ about }, { club, by }) {
      const pair = await pairToIntroduce(club, { by, nudge: about ?? noId })
      if (isRefusal(pair)) return pair
      const [first = '', second = ''] = pair
      return ask(ownForm, { command: 'intro', filled: { first, second } })
    },
    'not-now': async (_, { words }) => replace(notNowCard(words)),
  },
  forms: {
    contest: defineForm({ words: optional(someLines({ max: 1000 })) }, async ({ words: said }, { club, by, words }) => {
      const contested = await contestStanding(club, { by, words: said })
      if (isRefusal(contested)) return contested
      return show(
        contestedCard(
          contested.told.map(({ name }) => name),
          words,
        ),
      )
    }),
  },
})

async function own({ club, by, words }: Context): Outcome {
  const found = await ownStanding(club, by.id)
  if (!found) return refuse('no longer possible', {})
  return show(ownCard({ ...found, zone: club.zone, today: club.today }, words))
}

async function look({ club, by, words }: Context, member: string): Outcome {
  const found = await lookAt(club, { by, member })
  return isRefusal(found) ? found : show(evidenceCard({ ...found, zone: club.zone, today: club.today }, words))
}

/** A press about a member: what an organizer says of him, and the card that thanks for it. */
function said(
  say: (club: Context['club'], said: { by: Member; member: string }) => Promise<Member | Refusal>,
  card: (name: string, words: Context['words']) => View,
) {
  return async (pressed: Pressed, { club, by, words }: Context): Outcome => {
    const member = await say(club, { by, member: recordOf(pressed) })
    return isRefusal(member) ? member : show(card(member.name, words))
  }
}
