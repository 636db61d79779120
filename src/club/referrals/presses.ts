import {
  type About,
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
import { type ReferralStatus, warmths } from '../../terms/referral.ts'
import { filters } from './filter.ts'
import { type Corrected, corrected, type Step, steps } from './rules.ts'

/** What it read when he was asked, and what it is to become. */
type Change = { readonly about: string; readonly from: Corrected | 'no-answer'; readonly to: Corrected }

const change: About<[id: string, from: ReferralStatus, to: Corrected], Change> = {
  write: (id, from, to) => `${id}.${from}.${to}`,
  read(about) {
    const [id, was, becomes] = (about ?? '').split('.')
    const from = ([...corrected, 'no-answer'] as const).find(one => one === was)
    const to = corrected.find(one => one === becomes)
    const referral = record.read(id, [])
    return referral && from && to ? { about: referral, from, to } : null
  },
}

const undone = [...steps, 'denied'] as const satisfies readonly (Step | 'denied')[]

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
    /** Shows the whole choice. */
    more: record,
    /** What it may be put back to: asked first. */
    amend: choiceAbout(corrected),
    'put-back': change,
    'as-it-is': record,
    /** The last press, taken back on the spot. */
    unstep: choiceAbout(undone),
    rate: choiceAbout(warmths),
    /** Opens the form of his private note. */
    note: record,
    /** A step chosen among several referrals. */
    step: choiceAbout(steps),
    still: record,
    'not-still': record,
    again: record,
    /** Opens its form with this member as the receiver. */
    to: record,
    undo: record,
    /** Opens the form of what can be said of it afterwards. */
    describe: record,
    pleasure: record,
    /** These two are about the draft of what waits for the prospect's agreement. */
    'pass-it': record,
    'not-yet': record,
    'when-back': record,
    /** These are about what waits until somebody is back. */
    waiting: chosenRecord,
    'go-now': record,
    'stop-waiting': record,
    'give-on': record,
  },
  { again: record, unfit: record, note: record, describe: record },
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
