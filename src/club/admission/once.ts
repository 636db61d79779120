import type { Once } from '../../db/only-once.ts'

export const admissionOnce: Once = {
  'somebody has one open application': { by: { lock: 'members' }, in: ['src/club/admission/apply.ts'] },
  'whoever is accepted is on the list once, and off it where that is taken back': {
    by: { lock: 'members' },
    in: ['src/club/admission/decide.ts'],
  },
  'one is on the committee, or off it': {
    by: { lock: 'members' },
    in: ['src/club/admission/committee.ts', 'src/club/admission/release.ts'],
  },
  'what is written to a candidate is sent once': { by: { row: 'application' }, in: ['src/club/admission/answer.ts'] },
  'a member close in trade is asked once': {
    by: { index: 'application_close_once' },
    in: ['src/club/admission/close.ts'],
  },
  'one note of each of the committee stands': {
    by: { index: 'application_note_once' },
    in: ['src/club/admission/notes.ts'],
  },
  'one word of a member about a candidate stands': {
    by: { index: 'application_word_once' },
    in: ['src/club/admission/showing.ts'],
  },
  'each of the committee has one voice, and a vote ends once': {
    by: { row: 'application' },
    in: ['src/club/admission/vote.ts', 'src/club/admission/showing.ts'],
  },
  'an application is decided once, and by whom it says': {
    by: { row: 'application' },
    in: ['src/club/admission/queries.ts'],
  },
}
