import type { Line } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { type OneToOne, othersOf } from './one-to-one.ts'

/** What the two, or the few, may talk about: a question each, and before them what the others look for and bring. */
export const guideOf = (meeting: Pick<OneToOne, 'people'>, reader: string, words: Words): readonly Line[] => [
  ...othersOf(meeting, reader).flatMap(({ name, seeks, offers }) => [
    ...(seeks ? [words.oneToOnes.guideSeeks(name, seeks)] : []),
    ...(offers ? [words.oneToOnes.guideOffers(name, offers)] : []),
  ]),
  ...words.oneToOnes.guide,
]
