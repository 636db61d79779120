import { nothingLeft } from '../../notices/draw.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import { answeredCard, lastCallCard, roundUpCard, routedCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { answerById, askById, roundUpById, routedTo } from './queries.ts'

export const askNotices: readonly Shown[] = [
  shown(kinds.answered, {
    load: (club, { answer }) => answerById(club, answer),
    stillTrue: ({ isUndone, ask }) => !isUndone && !ask.isUndone,
    card: answeredCard,
    overtaken: 'as it stands',
    why: ({ by, at, ask }, words) => words.asks.why.answered(by.name, at, ask.kind),
  }),
  shown(kinds.routed, {
    load: (club, { ask }, reader) => (reader ? routedTo(club, ask, reader.id) : Promise.resolve(null)),
    stillTrue: ({ ask, isDeclined, answer }) => ask.isOpen && !isDeclined && answer === null,
    card: routedCard,
    overtaken: ({ ask }, words) => (ask.isUndone ? nothingLeft(words) : null),
    why: ({ ask, by, reason }, words) => words.asks.why.routed(ask.author.name, by?.name ?? null, reason),
  }),
  shown(kinds.roundUp, {
    load: (club, { roundUp }) => roundUpById(club, roundUp),
    stillTrue: told => told.some(({ ask }) => ask.isOpen),
    goes: told => told.length === 0,
    card: roundUpCard,
    overtaken: 'as it stands',
    why: (_, words) => words.asks.why.roundUp(),
  }),
  shown(kinds.lastCall, {
    load: (club, { ask }) => askById(club, ask),
    stillTrue: ({ isOpen }) => isOpen,
    card: lastCallCard,
    overtaken: ({ isUndone }, words) => (isUndone ? nothingLeft(words) : null),
    why: ({ kind, expiresOn }, words) => words.asks.why.lastCall(kind, expiresOn),
  }),
]
