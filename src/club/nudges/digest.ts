import type { Effect } from '../../terms/nudge.ts'
import { openNames } from '../digest/names.ts'
import { digestPart } from '../digest/part.ts'
import { membersToldOf } from '../standing/digest.ts'
import { comingNames } from './cards.ts'
import { effectOf } from './effect.ts'
import { comingNudges } from './preview.ts'
import { handOversWaiting, nudgesOfWeek } from './queries.ts'
import { pooledTotals } from './totals.ts'

type Figures = {
  readonly tomorrow: number
  /** After an import nothing leaves before this day; `tomorrow` is then what would be sent. */
  readonly silentUntil: Temporal.PlainDate | null
  /** In the week. */
  readonly sent: number
  readonly answered: number
  readonly effect: Effect
  /** Members entrusted to an organizer of whom nobody has said anything since. */
  readonly entrusted: number
}

export const nudgesInDigest = digestPart<Figures>({
  async read(club, { history, week }) {
    const { coming, silentUntil } = await comingNudges(club, history)
    return {
      tomorrow: coming.filter(({ what }) => what !== 'delay').length,
      silentUntil,
      ...(await nudgesOfWeek(club, week)),
      effect: effectOf(await pooledTotals(club)),
      entrusted: (await handOversWaiting(club)).length,
    }
  },
  isQuiet: ({ sent, answered }) => sent === 0 && answered === 0,
  lines: {
    nudges: {
      says: (figures, words) => words.nudges.digest.week(figures),
      report: ({ entrusted: _, ...nudges }) => ({ nudges }),
      async names(club, asked, words) {
        const { coming } = await comingNudges(club, asked.read.history)
        const next = new Map(coming.map(decision => [decision.member, decision]))
        const people = membersToldOf(club, asked).flatMap(({ member }) => {
          const decision = next.get(member.id)
          if (!decision || decision.what === 'delay') return []
          return [{ member, step: decision.what === 'send' ? decision.step : (3 as const) }]
        })
        return comingNames(people, words)
      },
    },
  },
  actions: {
    word: {
      count: ({ entrusted }) => entrusted,
      says: ({ entrusted }, words) => words.nudges.digest.entrusted(entrusted),
      button: words => words.nudges.digest.seeEntrusted,
      open: async (club, by, words) =>
        openNames(club, by, words, {
          lines: ['standings', 'nudges'],
          members: new Set(await handOversWaiting(club)),
        }),
    },
  },
})
