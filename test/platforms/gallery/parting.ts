import * as partingCards from '../../../src/club/parting/cards.ts'
import type { MemberYear } from '../../../src/terms/memo.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, marc, onDay, paul } from '../../kit/records.ts'
import type { Of } from './of.ts'

const nobody = { named: [], others: 0 }

/** Somebody who did much in three years, and a member of ten weeks of whom nothing is noted. */
export const partings = (words: Words): Of<typeof partingCards> => {
  const c = partingCards
  const [on, joinedOn] = [onDay('2026-11-03'), onDay('2023-03-14')]
  const span = {
    ...{ first: joinedOn, last: on, from: at('2023-03-13T23:00:00Z'), until: at('2026-11-03T23:00:00Z') },
  }
  const noted: MemberYear = {
    ...{ span, oneToOnes: { named: [marc, paul], others: 12 }, meetings: { came: 61, absent: 4, excused: 9 } },
    ...{ alsoThere: 31, metThrough: 2, introduced: { agreed: 3, met: 2 } },
    ...{ referrals: { passed: 14, won: 5, meeting: 3 }, business: 0, answers: 4, guests: { came: 2, members: 1 } },
    ...{
      sponsored: { named: [paul], others: 0 },
      thanks: { received: 6, from: { named: [marc], others: 0 }, given: 2 },
    },
  }
  const nothing: MemberYear = {
    ...{ span, oneToOnes: nobody, meetings: { came: 0, absent: 0, excused: 0 }, alsoThere: 0, metThrough: 0 },
    ...{ introduced: { agreed: 0, met: 0 }, referrals: { passed: 0, won: 0, meeting: 0 }, business: 0, answers: 0 },
    ...{ guests: { came: 0, members: 0 }, sponsored: nobody, thanks: { received: 0, from: nobody, given: 0 } },
  }
  return {
    askCard: [c.askCard({ onLeave: false }, words), c.askCard({ onLeave: true }, words)],
    goodByeCard: [
      c.goodByeCard({ joinedOn, years: 3, noted }, words),
      c.goodByeCard({ joinedOn: onDay('2026-08-25'), years: 0, noted: nothing }, words),
    ],
    stayedCard: [c.stayedCard(words)],
    partedCard: [
      c.partedCard({ member: marc, on, back: false }, words),
      c.partedCard({ member: marc, on, back: true }, words),
    ],
  }
}
