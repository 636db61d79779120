import { topicFile } from '../file.ts'
import type { Noted } from '../ledger/note.ts'
import { none } from '../topic.ts'

const made = { ask: 'ask-made', offer: 'offer-made', problem: 'problem-put' } as const

export const asksFile = topicFile({
  file: 'asks.csv',
  table: 'ask',
  size: 'many',
  names: { author: 'author_id' },
  withdrawn: none,
  derived: none,
  exported: none,
  lines: {
    kinds: Object.values(made),
    speakOf: [],
    of: ({ kind, author, created_at }, id, { member }) => [
      { kind: made[kind], by: member(author), at: created_at.at, record: 'ask', recordId: id },
    ],
  },
  ahead: none,
})

export const answersFile = topicFile({
  file: 'answers.csv',
  table: 'answer',
  size: 'many',
  names: { ask: 'ask_id', member: 'member_id' },
  withdrawn: none,
  derived: none,
  exported: none,
  lines: {
    kinds: ['ask-answered', 'answer-rated'],
    // For its author.
    speakOf: ['ask'],
    of: ({ ask, member, answered_at, helpful }, id, refers) => {
      const by = refers.member(member)
      const author = refers.member(refers.facts('asks.csv', ask).author)
      const record = { at: answered_at.at, record: 'answer', recordId: id }
      const lines: Noted[] = [{ kind: 'ask-answered', by, for: author, ...record }]
      // On what day it was rated is not in the file.
      if (helpful !== null) lines.push({ kind: 'answer-rated', by: author, for: by, ...record })
      return lines
    },
  },
  ahead: none,
})
