/** What is noted of what organizers did, in the order in which it is put into words; `about` of these is a member, who is named. */
const naming = [
  ...(['member-added', 'member-returned', 'member-joining-undone', 'membership-ended'] as const),
  ...(['membership-end-undone', 'account-linked', 'account-unlinked', 'organizer-named', 'organizer-released'] as const),
  ...(['organizer-confirmed', 'committee-named', 'committee-released'] as const),
] as const

/** And what is noted without saying of whom: a candidate, a prospect, somebody's standing, what is another organizer's own affair. */
const quiet = [
  ...(['settings-changed', 'weights-changed', 'regions-loaded', 'club-set-up', 'club-taken-over'] as const),
  ...(['take-over-undone', 'import', 'nudges-left-off', 'nudges-sent-all-the-same'] as const),
  ...(['application-accepted', 'application-later', 'application-open', 'application-refused'] as const),
  ...(['application-withdrawn', 'candidate-shown', 'candidate-unshown', 'candidate-words-seen'] as const),
  ...(['vote-opened', 'vote-extended', 'coffee-proposed', 'coffee-undone'] as const),
  ...(['contest-closed', 'contest-reopened', 'digest-left-alone', 'digest-told-again', 'digest-names'] as const),
  ...(['erase-asked', 'erase-taken-back', 'erased', 'guest-added', 'guest-taken-off'] as const),
  ...(['kept-apart', 'no-longer-kept-apart', 'prospect-forgotten', 'prospect-recommended-before'] as const),
  ...(['prospect-shown', 'prospect-wish-lifted', 'roll-taken', 'roll-corrected', 'roll-undone'] as const),
  ...(['roll-correction-undone', 'roll-dispute-answered', 'roll-dispute-reopened'] as const),
] as const

/** What organizers answered about a standing: it is told that they did, and nothing else. */
type Said = `said: ${string}` | `unsaid: ${string}`

export type AuditedAs = (typeof naming)[number] | (typeof quiet)[number]
export type Audited = AuditedAs | Said
export const auditedAs: readonly AuditedAs[] = [...naming, ...quiet]

/** As it is put into words; null of what an older version noted. */
export function knownAs(what: string): AuditedAs | 'said' | null {
  if (/^(?:un)?said: /.test(what)) return 'said'
  return auditedAs.find(one => one === what) ?? null
}

export const namesItsMember = (what: string): boolean => (naming as readonly string[]).includes(what)
