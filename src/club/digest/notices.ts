import { type Shown, shown } from '../../notices/kind.ts'
import { digestCard } from './cards.ts'
import { asOf, digestOf } from './compute.ts'
import * as kinds from './kinds.ts'
import { isStale } from './rules.ts'

export const digestNotices: readonly Shown[] = [
  shown(kinds.weekly, {
    async load(club, { at }) {
      const digest = await digestOf(asOf(club, Temporal.Instant.from(at)))
      return { digest, stale: isStale(digest.week, club.at) }
    },
    stillTrue: ({ stale }) => !stale,
    card: digestCard,
    overtaken: 'as it was',
    why: (_, words) => words.digest.why(),
  }),
]
