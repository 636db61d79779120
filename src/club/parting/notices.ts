import { type Shown, shown } from '../../notices/kind.ts'
import { partedCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { partedOf } from './leave.ts'

export const partingNotices: readonly Shown[] = [
  shown(kinds.memberParted, {
    load: (club, { noted }) => partedOf(club, noted),
    stillTrue: ({ back }) => !back,
    card: partedCard,
    overtaken: 'as it stands',
    why: ({ member, on }, words) => words.parting.why(member, on),
  }),
]
