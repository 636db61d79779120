import * as askCards from '../../../src/club/asks/cards.ts'
import { askKinds } from '../../../src/terms/ask.ts'
import { pageOf } from '../../../src/terms/page.ts'
import type { Words } from '../../../src/words/words.ts'
import { answer, at, crowd, gone, need, olga, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const asks = (words: Words): Of<typeof askCards> => {
  const c = askCards
  const kinds = askKinds.map(kind => ({ ...need, kind }))
  const ended = (['answered', 'closed', 'expired', 'withdrawn'] as const).flatMap(status =>
    kinds.map(one => ({ ...one, status, isOpen: false })),
  )
  const endless = { ...need, expiresOn: null }
  const all = [...kinds, endless]
  const listed = crowd.slice(0, 30).map((author, n) => ({
    ask: { ...all[n % all.length]!, id: uuid(300 + n), author },
    answers: n % 3,
  }))
  const routed = { ask: need, reason: null, by: null, isDeclined: false, answer: null }
  const several = [answer, { ...answer, id: uuid(122), by: paul, text: null }]
  const matches = (['does', 'job', 'offers', 'seeks'] as const).map((from, n) => ({
    ...{ member: crowd[n]!, reason: { from, says: 'Couverture, *zinguerie*' } },
  }))
  return {
    madeCard: all.map(ask => c.madeCard({ ask, readAt: at('2026-11-05T08:00:00Z') }, words)),
    editedCard: all.map(one => c.editedCard(one, words)),
    withdrawnCard: kinds.flatMap(one =>
      [true, false].map(isUndone => c.withdrawnCard({ ...one, status: 'withdrawn', isOpen: false, isUndone }, words)),
    ),
    ownAskCard: [
      ...[...all, ...ended].map(one => c.ownAskCard(one, [], words)),
      c.ownAskCard(need, several, words),
      c.ownAskCard(
        need,
        crowd.slice(0, 30).map((by, n) => ({ ...answer, id: uuid(300 + n), by })),
        words,
      ),
    ],
    mineCard: [c.mineCard(pageOf([]), words), c.mineCard(pageOf(listed, 2, 4), words)],
    othersCard: [c.othersCard(pageOf([]), words), c.othersCard(pageOf(listed, 2, 4), words)],
    givenCard: [
      ...(['privately', 'called', 'later', 'unconnected', null] as const).map(reached =>
        c.givenCard({ answer, reached }, words),
      ),
    ],
    answerUndoneCard: [...kinds, ended[0]!].map(ask => c.answerUndoneCard({ ...answer, ask }, words)),
    answeredCard: [
      ...kinds.map(ask => c.answeredCard({ ...answer, ask }, words)),
      ...(['email', 'none', null] as const).map(contact => c.answeredCard({ ...answer, contact, text: null }, words)),
      ...[true, false].flatMap(isHelpful =>
        [need, ended[0]!].map(ask => c.answeredCard({ ...answer, ask, isHelpful }, words)),
      ),
      c.answeredCard({ ...answer, by: gone }, words),
      c.answeredCard({ ...answer, isUndone: true }, words),
    ],
    thankedCard: [uuid(80), null].map(thanks => c.thankedCard({ answer, thanks }, words)),
    stillCard: [c.stillCard(need, at('2026-11-05T08:00:00Z'), words)],
    routedCard: [
      ...kinds.map(ask => c.routedCard({ ...routed, ask }, words)),
      ...(['does', 'job', 'offers', 'seeks'] as const).map(from =>
        c.routedCard({ ...routed, ask: endless, reason: { from, says: 'Charpente *traditionnelle*' } }, words),
      ),
      c.routedCard({ ...routed, by: olga }, words),
      ...kinds.map(ask => c.routedCard({ ...routed, ask, isDeclined: true }, words)),
      c.routedCard({ ...routed, answer }, words),
      c.routedCard({ ...routed, ask: ended[0]!, answer }, words),
    ],
    roundUpCard: [
      c.roundUpCard(
        kinds.flatMap(ask => [true, false].map(again => ({ ask, again }))),
        words,
      ),
      c.roundUpCard(
        [endless, ...ended].map(ask => ({ ask, again: false })),
        words,
      ),
    ],
    waitingCard: [
      ...[...kinds, ended[0]!].map(one => c.waitingCard(one, [], words)),
      c.waitingCard(need, matches, words),
    ],
    toPassCard: kinds.map(ask => c.toPassCard({ ask, to: paul }, words)),
    passedCard: (['privately', 'called', 'later', 'unconnected'] as const).map(reached =>
      c.passedCard({ ask: need, to: paul, reached }, words),
    ),
    leftCard: [null, matches].map(found => c.leftCard(need, found, words)),
    lastCallCard: [...all, ...ended].map(one => c.lastCallCard(one, words)),
    unansweredCard: [
      c.unansweredCard(
        [need, endless].map(({ id, author, text }) => ({ id, author, text, since: at('2026-10-03T10:00:00Z') })),
        words,
      ),
    ],
  }
}
