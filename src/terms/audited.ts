import type { MemberRef } from './member.ts'

/** What the audit says an organizer did, by the matter it is about: of these `about` is a member, who is named. */
const aboutMembers = [
  ...(['member-added', 'member-returned', 'member-joining-undone', 'membership-ended'] as const),
  ...(['membership-end-undone', 'left-by-himself', 'account-linked', 'account-unlinked'] as const),
  ...(['organizer-named', 'organizer-released', 'organizer-confirmed'] as const),
  ...(['committee-named', 'committee-released', 'roll-dispute-answered', 'roll-dispute-reopened'] as const),
] as const

/** And these say of nobody whom they are about: a candidate, a prospect, a standing, or nobody at all. */
const aboutNobody = [
  ...(['settings-changed', 'weights-changed', 'regions-loaded', 'club-set-up', 'club-taken-over'] as const),
  ...(['take-over-undone', 'import', 'nudges-left-off', 'nudges-sent-all-the-same'] as const),
  ...(['application-accepted', 'application-later', 'application-open', 'application-refused'] as const),
  ...(['application-withdrawn', 'application-reviewed', 'application-review-undone'] as const),
  ...(['candidate-shown', 'candidate-unshown', 'candidate-words-seen', 'candidate-close-asked'] as const),
  ...(['vote-opened', 'vote-extended', 'coffee-proposed', 'coffee-undone'] as const),
  ...(['contest-closed', 'contest-reopened', 'digest-left-alone', 'digest-told-again'] as const),
  ...(['standing-seen', 'erase-asked', 'erase-taken-back', 'erased', 'guest-added', 'guest-taken-off'] as const),
  ...(['prospect-forgotten', 'prospect-shown', 'prospect-wish-lifted'] as const),
  ...(['roll-taken', 'roll-corrected', 'roll-undone', 'roll-correction-undone'] as const),
  ...(['check-in-taken-away', 'check-in-put-back'] as const),
] as const

export type AuditedAs = (typeof aboutMembers)[number] | (typeof aboutNobody)[number]
export const auditedAs: readonly AuditedAs[] = [...aboutMembers, ...aboutNobody]

export const namesItsMember = (what: AuditedAs): boolean => (aboutMembers as readonly AuditedAs[]).includes(what)

/** What is a member's own affair, or noted for each of many at once, is read by no organizer here. */
export const notTold = [
  ...(['kept-apart', 'no-longer-kept-apart', 'prospect-recommended-before', 'digest-names'] as const),
] as const

/** A line of the audit as an organizer reads it. `by`: null where nobody of the club did it. */
export type AuditTold = {
  readonly at: Temporal.Instant
  readonly by: MemberRef | null
  /** `said`: an answer about a standing, of which nothing else is told. */
  readonly what: AuditedAs | 'said'
  readonly about: MemberRef | null
}
