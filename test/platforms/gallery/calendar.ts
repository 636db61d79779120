import * as calendarCards from '../../../src/club/calendar/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, meeting } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const calendar = (words: Words): Of<typeof calendarCards> => ({
  fileCard: [
    calendarCards.fileCard({ meeting, club: 'Le Cercle' }, words),
    calendarCards.fileCard({ meeting: { ...meeting, status: 'cancelled' }, club: 'Le Cercle' }, words),
  ],
  feedCard: [
    calendarCards.feedCard({ since: null, served: true }, words),
    calendarCards.feedCard({ since: null, served: false }, words),
    calendarCards.feedCard({ since: at('2026-11-03T09:00:00Z'), served: true }, words),
    calendarCards.feedCard({ since: at('2026-11-03T09:00:00Z'), served: false }, words),
  ],
  madeCard: [
    calendarCards.madeCard(
      { address: `https://club.example.org/calendar/${'0f3a'.repeat(32)}.ics`, renewed: true },
      words,
    ),
  ],
  stoppedCard: [calendarCards.stoppedCard(words)],
})
