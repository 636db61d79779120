import { choiceAbout, chosenRecord, page, pressing, record } from '../../grammar/press.ts'
import { warmths } from '../../terms/referral.ts'
import { corrected, steps } from './rules.ts'

export const referPress = pressing('refer', {
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
})

/** `received` and `given` turn the pages of these lists; `held` those of the open ones he holds. */
export const referralsPress = pressing('referrals', { open: chosenRecord, received: page, given: page, held: page })
