import * as leaveCards from '../../../src/club/leaves/cards.ts'
import { note, view } from '../../../src/view/build.ts'
import type { Words } from '../../../src/words/words.ts'
import { lea, onDay } from '../../kit/records.ts'

/** What stands beneath the answer to what somebody did. */
export const beneath = (words: Words) => {
  const given = { from: onDay('2026-11-03'), until: onDay('2026-11-29') }
  return {
    away: [given.until, null].map(until => view('…', note(words.leaves.away(lea, { until })))),
    endedByAsking: [given, null].map(days => view('…', ...leaveCards.endedByAskingPart({ given: days }, words))),
  }
}
