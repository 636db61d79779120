import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import type { Digest } from '../../terms/digest.ts'
import { digestCard } from './cards.ts'
import { asOf, digestOf, type MoreActions } from './compute.ts'
import { isStale } from './rules.ts'

type Told = { digest: Digest; stale: boolean }

/** `more`: the actions of topics the digest does not know; handed in where the parts are put together. */
export const digestNotices = (more?: MoreActions): readonly NoticeKind[] => [
  noticeKind<Told>({
    kind: 'digest',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    async load(club, { at }) {
      const digest = await digestOf(asOf(club, Temporal.Instant.from(at!)), more)
      return { digest, stale: isStale(digest.week, club.at) }
    },
    stillTrue: ({ stale }) => !stale,
    card: digestCard,
    why: (_, words) => words.digest.why(),
  }),
]
