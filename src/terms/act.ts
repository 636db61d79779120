/**
 * The kinds of the ledger, one line each. `by` did it, `for` is the other member (when there is one),
 * `record` is the row it comes from. A line is never changed; a correction is a new line that `corrects` an old one.
 */
export const actKinds = [
  'referral-given', // by giver, for receiver
  'referral-confirmed', // by receiver, for giver
  'referral-denied', // by receiver, for giver
  'referral-rated', // by receiver, for giver
  'referral-step', // by receiver, for giver; detail: the status reached
  'introduction-requested', // by the asker; record tells for whom
  'introduction-accepted', // by the asker, dated when both had agreed
  'introduction-met',
  'thanks-given', // by, for
  'ask-made',
  'offer-made',
  'problem-put',
  'ask-answered', // by the one who answers, for the author
  'answer-rated', // by the author, for the one who answered
  'one-to-one-held', // by each participant, once each
  'guest-came', // by the one who invited
  'newcomer-sponsored', // by the sponsor, for the newcomer
  'meeting-attended', // by the member: present, late or substitute
] as const

export type ActKind = (typeof actKinds)[number]
