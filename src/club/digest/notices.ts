import { type Shown, shown } from '../../notices/kind.ts'
import { wordsFor } from '../../words/words.ts'
import { memberById } from '../members/queries.ts'
import { digestCard } from './cards.ts'
import { digestTold } from './compute.ts'
import * as kinds from './kinds.ts'
import { picturesOf } from './pictures.ts'
import { isStale } from './rules.ts'
import { days, rhythmOf } from './settings.ts'

export const digestNotices: readonly Shown[] = [
  shown(kinds.weekly, {
    async load(club, { at }, reader) {
      const digest = await digestTold(club, Temporal.Instant.from(at))
      const words = wordsFor(reader ? (await memberById(club, reader.id)).reads : club.speech)
      const { day, time } = rhythmOf(club.row.settings)
      return {
        ...{ digest, pictures: await picturesOf(club, digest, words), stale: isStale(digest.week, club.at) },
        when: { day: days[day - 1]!, time },
      }
    },
    stillTrue: ({ stale }) => !stale,
    card: digestCard,
    overtaken: 'as it was',
    why: ({ when }, words) => words.digest.why(words.digestSettings.when(when)),
  }),
]
