/**
 * The kinds of message that a member may switch off, in the order in which he reads them: a kind that is optional stands here
 * and has a name that people understand, or does not compile.
 */
export const optionalKinds = [
  ...(['meeting-unanswered', 'meeting-coming', 'guest-follow-up'] as const),
  ...(['introduction-reminder', 'introduction-agreed', 'introduction-ended', 'introduction-met'] as const),
  ...(['one-to-one-proposed', 'one-to-one-today', 'one-to-one-held', 'one-to-one-logged'] as const),
  ...(['round-ahead', 'round-proposed'] as const),
  ...(['referral-moved', 'referral-reminder', 'referral-closes-soon', 'referral-pleasure', 'thanks-received'] as const),
  ...(['ask-routed', 'ask-answered', 'ask-ends'] as const),
  ...(['problem-asked', 'problem-enough', 'problem-not-now', 'problem-helped'] as const),
  ...(['pause-ending', 'pause-over'] as const),
  'candidate-close',
  ...(['memo', 'nudge', 'coffee', 'digest', 'link-wanted'] as const),
] as const
export type OptionalKind = (typeof optionalKinds)[number]

/** Those that only organizers get. */
export const organizersKinds: readonly OptionalKind[] = ['digest', 'link-wanted']
