import { choiceAbout, nothing, page, pressing, record, recordPair } from '../../grammar/press.ts'
import { closeAnswers } from '../../terms/application.ts'
import { voices } from '../../terms/vote.ts'

/** Applications: `undo` by who sent one, the others by the organizers. */
export const applyPress = pressing(
  'apply',
  {
    ...{ undo: record, show: record, accept: record, later: record, refuse: record, reopen: record },
    /** What is written to the candidate: put right, or sent to him in the organizer's name. */
    ...{ rewrite: record, send: record },
    /** Months later, a word with whoever was accepted. */
    ...{ reviewed: record, 'undo-reviewed': record },
    /** The application, and the member he is. */
    'accept-as': recordPair,
    /** The application, and the draft of what was typed of somebody who is none of those called like him. */
    'accept-another': recordPair,
    /** By the candidate himself: one step more of his application. */
    'tell-trade': record,
    'tell-why': record,
  },
  {
    candidate: nothing,
    self: nothing,
    trade: record,
    why: record,
    accept: record,
    later: record,
    refuse: record,
    rewrite: record,
  },
)

export const clubCommitteePress = pressing(
  'club-committee',
  { open: nothing, add: nothing, remove: nothing, 'add-this': record, 'remove-this': record },
  { add: nothing, remove: nothing },
)

export const clubCandidatesPress = pressing('club-candidates', { open: page, rules: nothing }, { rules: nothing })

/** A candidate between his application and the decision: shown to the members, and voted about. */
export const candidatePress = pressing(
  'candidate',
  {
    /** By an organizer. */
    ...{ present: record, unpresent: record, 'open-vote': record, extend: record },
    /** By any member: a word to the committee, taken back by whose it is; read by whoever votes. */
    ...{ word: record, 'word-back': record, words: record },
    vote: choiceAbout(voices),
    /** By an organizer: whoever is close in trade is asked; and what that member answers. */
    ...{ consult: record, close: choiceAbout(closeAnswers) },
    /** By one of the committee, of a talk. */
    note: record,
  },
  { word: record, note: record },
)
