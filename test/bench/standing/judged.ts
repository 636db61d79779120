import { evaluationsBetween, type History, startOfHistory } from '../../../src/club/standing/history.ts'
import { readingsOf } from '../../../src/club/standing/replay.ts'
import { type Figures, type Flag, standingOf } from '../../../src/club/standing/rules.ts'
import type { Standing } from '../../../src/terms/standing.ts'
import type { Lived } from './live.ts'
import { type Label, labelOf } from './people.ts'
import type { Character, Rhythm } from './worlds.ts'

/** What the rule says of one member at the end, beside what he is. */
export type Judged = { id: string; said: Standing; is: Label; character: Character }
export type JudgedClub = {
  rhythm: Rhythm
  members: readonly Judged[]
  /** How often the flag came or went in the last half-year, over all. */
  flagChanges: number
}

/** The figures of each evaluation up to `at`, the oldest first, before any row of the table is read. */
export function* evaluated(
  history: History,
  at: Temporal.Instant,
): Generator<{ on: Temporal.ZonedDateTime; figures: Map<string, Figures> }> {
  const reading = readingsOf(history)
  for (const on of evaluationsBetween(startOfHistory(history), at, history.zone))
    yield { on, figures: reading(on.epochMilliseconds).figures(on) }
}

/** Each Tuesday of a club, and what it leaves; the same steps as the bot takes. */
export function judge(lived: Lived): JudgedClub {
  const halfYear = lived.at.subtract({ hours: 24 * 183 }).epochMilliseconds
  let flags = new Map<string, Flag>()
  let said = new Map<string, Standing>()
  let flagChanges = 0
  for (const { on, figures } of evaluated(lived.history, lived.at)) {
    const now = new Map<string, Flag>()
    said = new Map()
    for (const [id, of] of figures) {
      const before = flags.get(id) ?? 'none'
      const { standing, flag } = standingOf(of, before)
      if ((flag === 'flagged') !== (before === 'flagged') && on.epochMilliseconds >= halfYear) flagChanges++
      now.set(id, flag)
      said.set(id, standing)
    }
    flags = now
  }
  const members = lived.people.flatMap(person => {
    const standing = said.get(person.id)
    return standing === undefined
      ? []
      : [
          {
            id: person.id,
            said: standing,
            is: labelOf(person, lived.at.epochMilliseconds),
            character: person.character,
          },
        ]
  })
  return { rhythm: lived.rhythm, members, flagChanges }
}
