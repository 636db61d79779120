import { type Shown, shown } from '../../notices/kind.ts'
import { memoCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { memoOf } from './show.ts'

export const memoNotices: readonly Shown[] = [
  shown(kinds.memo, {
    load: (club, { years }, reader) => (reader ? memoOf(club, reader, Number(years)) : Promise.resolve(null)),
    stillTrue: ({ isAhead }) => isAhead,
    card: memoCard,
    overtaken: 'as it stands',
    why: (_, words) => words.memo.why(),
  }),
]
