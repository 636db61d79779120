import {
  choiceAbout,
  chosenRecord,
  chosenWord,
  nothing,
  page,
  pageOf,
  pressing,
  record,
  word,
} from '../../grammar/press.ts'
import { warmths } from '../../terms/referral.ts'
import { filters } from './filter.ts'
import { corrected, steps } from './rules.ts'

export const referPress = pressing(
  'refer',
  {
    contacted: record,
    meeting: record,
    quoted: record,
    won: record,
    lost: record,
    'not-a-fit': record,
    deny: record,
    amend: choiceAbout(corrected),
    rate: choiceAbout(warmths),
    /** A step chosen among several referrals. */
    step: choiceAbout(steps),
    still: record,
    'not-still': record,
    again: record,
    /** Opens its form with this member as the receiver. */
    to: record,
    undo: record,
    pleasure: record,
    /** These two are about the draft of what waits for the prospect's agreement. */
    'pass-it': record,
    'not-yet': record,
  },
  { again: record },
)

/**
 * `list` turns the pages of what a filter shows, `found` those of what was typed and is kept in a draft, `held` those of the
 * open ones he holds.
 */
export const referralsPress = pressing(
  'referrals',
  {
    ...{ open: chosenRecord, held: page },
    ...{ filter: chosenWord(filters), list: pageOf(word(filters)), found: pageOf(record), file: nothing },
    ...{ 'put-right': record, 'ask-giver': chosenRecord, 'ask-receiver': chosenRecord },
  },
  { 'put-right': record, 'put-right-need': record },
)
