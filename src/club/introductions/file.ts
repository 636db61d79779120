import { topicFile } from '../file.ts'
import type { Noted } from '../ledger/note.ts'
import { none } from '../topic.ts'
import { ending, reminder } from './kinds.ts'
import { endsAt } from './rules.ts'

/** When an introduction that nobody answered ended: after a week, where the file does not say. */
const answeredWithin = { hours: 7 * 24 }

export const introductionsFile = topicFile({
  file: 'introductions.csv',
  table: 'introduction',
  size: 'many',
  names: {},
  withdrawn: 'withdrawn_at',
  derived: ({ status, decided_at, requested_at }) => ({
    ended_at:
      status === 'declined' || status === 'expired' ? (decided_at?.at ?? requested_at.at.add(answeredWithin)) : null,
  }),
  letsIn: none,
  exported: none,
  lines: {
    kinds: ['introduction-requested', 'introduction-accepted', 'introduction-met'],
    speakOf: [],
    of: ({ requested_by, requested_at, decided_at, status, met }, id, { member }) => {
      const line = (kind: Noted['kind'], at: Temporal.Instant): Noted => ({
        kind,
        by: member(requested_by),
        at,
        record: 'introduction',
        recordId: id,
      })
      const decided = decided_at?.at ?? requested_at.at
      const lines = [line('introduction-requested', requested_at.at)]
      if (status === 'accepted') lines.push(line('introduction-accepted', decided))
      // On what day they met is not in the file.
      if (met === 'yes') lines.push(line('introduction-met', decided))
      return lines
    },
  },
  ahead: {
    notices: [reminder],
    duties: [ending],
    // As if asked so that its one reminder falls on the day of each side that has not answered.
    of: ({ status, party_a, party_b, answer_a, answer_b }, id, { club, refers, dayFor }) => {
      if (status !== 'pending') return null
      const silent = [...(answer_a === null ? [party_a] : []), ...(answer_b === null ? [party_b] : [])]
      const last = silent.map(dayFor).sort(Temporal.Instant.compare).at(-1) ?? club.at
      const ends = endsAt(last.subtract({ hours: 72 }), club.zone)
      // Its own key for each import: what a correction takes back is asked anew.
      const once = `${id}:${club.at.epochMilliseconds}`
      return {
        notices: silent.map(party =>
          reminder.of({
            ...{ introduction: id, to: { member: refers.member(party) }, due: dayFor(party), speaksOf: ends, once },
          }),
        ),
        duties: [ending.of(id, ends)],
      }
    },
  },
})
