import type { Chart } from '../../terms/chart.ts'
import type { Words } from '../../words/words.ts'
import type { Counted, TakenRoll } from './rules.ts'

/** The club's meetings as bars, naming nobody; null where no roll was taken. */
export const clubChart = (rolls: readonly TakenRoll[], { presence: w, speech }: Words): Chart | null =>
  rolls.length === 0
    ? null
    : {
        ...{ kind: 'rolls', language: speech.language, labels: w.marks, average: w.average },
        meetings: rolls.map(({ day, came, absent, excused }) => ({ day, came, absent, excused })),
      }

/** One member's own meetings; null where none counts for him. */
export const ownChart = (meetings: readonly Counted[], { presence: w, speech }: Words): Chart | null =>
  meetings.length === 0
    ? null
    : {
        ...{ kind: 'marks', language: speech.language, labels: w.ownMarks },
        meetings: meetings.map(({ day, mark }) => ({ day: Temporal.PlainDate.from(day), mark })),
      }
