import { askPress } from '../../../src/club/asks/presses.ts'
import { meetingPress } from '../../../src/club/meetings/presses.ts'
import * as memoCards from '../../../src/club/memo/cards.ts'
import { anniversary } from '../../../src/club/memo/rules.ts'
import type { Memo } from '../../../src/club/memo/show.ts'
import { oneToOnePress } from '../../../src/club/one-to-ones/presses.ts'
import type { MemberYear } from '../../../src/terms/memo.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const nobody = { named: [], others: 0 }
const span = {
  ...{ first: onDay('2025-10-15'), last: onDay('2026-10-14') },
  ...{ from: at('2025-10-14T22:00:00Z'), until: at('2026-10-14T22:00:00Z') },
}

const empty: MemberYear = {
  ...{ span, oneToOnes: nobody, meetings: { came: 0, absent: 6, excused: 1 }, alsoThere: 0, metThrough: 0 },
  ...{ introduced: { agreed: 0, met: 0 }, referrals: { passed: 0, won: 0, meeting: 0 }, business: 0, answers: 0 },
  ...{ guests: { came: 0, members: 0 }, sponsored: nobody, thanks: { received: 0, from: nobody, given: 0 } },
}

const full: MemberYear = {
  ...{ span, oneToOnes: { named: [marc, paul, olga], others: 3 }, meetings: { came: 9, absent: 2, excused: 2 } },
  ...{ alsoThere: 24, metThrough: 2, introduced: { agreed: 3, met: 2 } },
  ...{ referrals: { passed: 5, won: 2, meeting: 1 }, business: 2, answers: 4, guests: { came: 3, members: 1 } },
  ...{
    sponsored: { named: [paul], others: 0 },
    thanks: { received: 3, from: { named: [marc, olga], others: 0 }, given: 2 },
  },
}

const one: MemberYear = {
  ...{ span, oneToOnes: { named: [], others: 1 }, meetings: { came: 1, absent: 0, excused: 0 }, alsoThere: 1 },
  ...{ metThrough: 1, introduced: { agreed: 1, met: 1 }, referrals: { passed: 1, won: 1, meeting: 0 }, business: 1 },
  ...{ answers: 1, guests: { came: 1, members: 1 }, sponsored: { named: [marc], others: 1 } },
  thanks: { received: 1, from: { named: [], others: 1 }, given: 1 },
}

/** A year that is full, one with one of each, one of a member seldom seen, and one of which nothing is noted. */
export const memos = (words: Words): Of<typeof memoCards> => {
  const asked: Memo = { year: full, reader: lea.id, anniversary: null, idea: null }
  const meet = { what: 'meet' as const, who: marc, because: null, press: oneToOnePress('propose', marc.id) }
  const card = (memo: Partial<Memo>) => memoCards.memoCard({ ...asked, ...memo }, words)
  return {
    memoCard: [
      card({ anniversary: anniversary(onDay('2023-11-15'), 3), idea: meet }),
      card({
        year: { ...full, referrals: { passed: 2, won: 0, meeting: 2 } },
        idea: { ...meet, because: { code: 'same-customers', trades: ['building', 'accounting'] } },
      }),
      card({
        ...{ year: one, anniversary: anniversary(onDay('2025-11-15'), 1) },
        idea: { what: 'answer', who: paul, text: 'Un *bon* comptable', press: askPress('help', uuid(90)) },
      }),
      card({
        year: { ...empty, meetings: { came: 2, absent: 8, excused: 1 }, alsoThere: 17 },
        idea: {
          what: 'guest',
          meeting: { startsAt: at('2026-11-12T06:45:00Z'), zone: 'Europe/Paris', place: null },
          press: meetingPress('guest', uuid(91)),
        },
      }),
      card({ year: empty, anniversary: anniversary(onDay('2023-11-15'), 3), idea: meet }),
    ],
  }
}
