import type { MemberRef } from '../../terms/member.ts'
import { list, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'

/** Asks that wait for an answer, for an organizer. */
export const unansweredCard = (
  asks: readonly { readonly author: MemberRef; readonly text: string; readonly since: Temporal.Instant }[],
  words: Words,
): View =>
  view(
    words.asks.digest.title,
    list(asks.map(({ author, text, since }) => words.asks.digest.waiting(author, text, since))),
  )
