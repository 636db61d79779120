import { topicFile } from '../file.ts'
import type { Noted } from '../ledger/note.ts'
import { none } from '../topic.ts'
import { expiring, lastCall, roundingUp } from './kinds.ts'
import { notedAsMade } from './make.ts'
import { nextRoundUp } from './rules.ts'
import { endOf } from './schedule.ts'

export const asksFile = topicFile({
  file: 'asks.csv',
  table: 'ask',
  size: 'many',
  names: { author: 'author_id' },
  withdrawn: 'withdrawn_at',
  derived: none,
  letsIn: none,
  exported: none,
  lines: {
    kinds: Object.values(notedAsMade),
    speakOf: [],
    of: ({ kind, author, created_at }, id, { member }) => [
      { kind: notedAsMade[kind], by: member(author), at: created_at.at, record: 'ask', recordId: id },
    ],
  },
  ahead: {
    notices: [lastCall],
    duties: [expiring],
    // Nobody hears of his before his own day; what has ended meanwhile ends without a word.
    of({ status, author, expires_on }, id, { club, refers, dayFor }) {
      if (status !== 'open') return null
      const { notices, duties } = endOf(
        club,
        { id, author: refers.member(author), expiresOn: expires_on },
        dayFor(author),
      )
      // What is imported is held back there for as long as an import is silent.
      return { notices, duties: [...duties, roundingUp.of(club, nextRoundUp(club.at, club.zone))] }
    },
  },
})

export const answersFile = topicFile({
  file: 'answers.csv',
  table: 'answer',
  size: 'many',
  names: { ask: 'ask_id', member: 'member_id' },
  withdrawn: 'withdrawn_at',
  derived: none,
  letsIn: none,
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
