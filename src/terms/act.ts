/**
 * What members do, under three kinds of names that one table joins: a line of the ledger is of an `ActKind`, standing
 * weighs a `WeighedKind`, a nudge proposes a `ProposedAct` and sees a `DeedKind` done. The kinds of lines and of proposed
 * acts are stored: they stay.
 */

/** What a nudge may propose. */
export const proposedActs = [
  'answer-ask',
  'rsvp',
  'one-to-one',
  'introduce',
  'thank',
  'invite-guest',
  'fill-profile',
  'update-referral',
  'greet-newcomer',
  'buddy',
] as const
export type ProposedAct = (typeof proposedActs)[number]

/** What may answer a nudge: what it proposed, and what it never proposes but is glad of. */
export type DeedKind = ProposedAct | 'referral' | 'introduction' | 'guest' | 'attendance'

type Meaning = {
  /** As what standing weighs what the line notes; nothing where it only says more of another line, or is weighed nowhere. */
  readonly weighedAs: readonly string[]
  /** The deed it is to a nudge; null where it answers none, as whatever one does for oneself. */
  readonly deed: DeedKind | null
}

/**
 * The kinds of the ledger. `by` did it, `for` is the other member (when there is one), `record` is the row it comes from.
 * A line is never changed; a correction is a new line that `corrects` an old one.
 */
export const ledgerActs = {
  /** By the giver, for the receiver. */
  'referral-given': { weighedAs: ['referral'], deed: 'referral' },
  /** By the receiver, for the giver. */
  'referral-confirmed': { weighedAs: [], deed: 'update-referral' },
  /** By the receiver, for the giver. */
  'referral-denied': { weighedAs: [], deed: null },
  /** By the receiver, for the giver. */
  'referral-rated': { weighedAs: [], deed: null },
  /** By the receiver, for the giver; detail: the status reached. */
  'referral-step': { weighedAs: [], deed: 'update-referral' },
  /** By the asker; the record tells for whom: for himself it is weighed apart, and no deed. Of others it is what was proposed, not yet something given. */
  'introduction-requested': { weighedAs: ['introduction', 'introduction-for-himself'], deed: 'introduce' },
  /** By the asker, dated when both had agreed. */
  'introduction-accepted': { weighedAs: [], deed: 'introduction' },
  'introduction-met': { weighedAs: [], deed: null },
  /** By him who thanks, for the other. */
  'thanks-given': { weighedAs: ['thanks'], deed: 'thank' },
  'ask-made': { weighedAs: ['ask'], deed: null },
  'offer-made': { weighedAs: ['offer'], deed: null },
  'problem-put': { weighedAs: ['problem'], deed: null },
  /** By the one who answers, for the author. */
  'ask-answered': { weighedAs: ['answer'], deed: 'answer-ask' },
  /** By the author, for the one who answered. */
  'answer-rated': { weighedAs: [], deed: null },
  /** By each participant, once each. */
  'one-to-one-held': { weighedAs: ['one-to-one'], deed: 'one-to-one' },
  /** By the one who invited. */
  'guest-came': { weighedAs: ['guest'], deed: 'guest' },
  /** By the sponsor, for the newcomer. */
  'newcomer-sponsored': { weighedAs: ['sponsorship'], deed: null },
  /** By the member: present, late or substitute. A nudge reads attendance from the roll, where a substitute is no deed. */
  'meeting-attended': { weighedAs: [], deed: null },
} as const satisfies Readonly<Record<string, Meaning>>

/** The kind of a line of the ledger. */
export type ActKind = keyof typeof ledgerActs

/** The kind of an act that standing weighs, or shows. */
export type WeighedKind = (typeof ledgerActs)[ActKind]['weighedAs'][number]

/** The kinds of lines that note what is weighed so. */
export const notedAs = (...weighed: readonly WeighedKind[]): ActKind[] =>
  (Object.keys(ledgerActs) as ActKind[]).filter(kind =>
    (ledgerActs[kind].weighedAs as readonly WeighedKind[]).some(one => weighed.includes(one)),
  )

/** The kinds of lines that are a deed to a nudge. */
export const deedLines = (Object.keys(ledgerActs) as ActKind[]).filter(kind => ledgerActs[kind].deed !== null)
