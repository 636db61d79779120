import { nothingLeft } from '../../notices/draw.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import { answeredCard, lastCallCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { answerById, askById } from './queries.ts'

export const askNotices: readonly Shown[] = [
  shown(kinds.answered, {
    load: (club, { answer }) => answerById(club, answer),
    stillTrue: ({ isUndone, ask }) => !isUndone && !ask.isUndone,
    card: answeredCard,
    overtaken: 'as it stands',
    why: ({ by, at, ask }, words) => words.asks.why.answered(by.name, at, ask.kind),
  }),
  shown(kinds.lastCall, {
    load: (club, { ask }) => askById(club, ask),
    stillTrue: ({ isOpen }) => isOpen,
    card: lastCallCard,
    overtaken: ({ isUndone }, words) => (isUndone ? nothingLeft(words) : null),
    why: ({ kind, expiresOn }, words) => words.asks.why.lastCall(kind, expiresOn),
  }),
]
