import type { ProposedAct } from '../../terms/act.ts'
import type { Ladder } from '../../terms/nudge.ts'
import type { Proposal } from '../proposals.ts'
import type { PastNudge } from './episodes.ts'

/**
 * The acts each ladder prefers to propose, the best first: giving, for who asks much, who is not sent to newcomers (see
 * company.ts); meeting somebody, for who stays away.
 */
export const preferred: { readonly [L in Ladder]: readonly ProposedAct[] } = {
  hunter: ['answer-ask', 'thank', 'introduce', 'update-referral', 'invite-guest', 'one-to-one', 'rsvp'],
  'to-rebalance': [
    'answer-ask',
    'rsvp',
    'thank',
    'introduce',
    'greet-newcomer',
    'update-referral',
    'one-to-one',
    'invite-guest',
  ],
  withdrawn: ['one-to-one', 'rsvp', 'answer-ask', 'update-referral', 'thank'],
  newcomer: ['fill-profile', 'one-to-one', 'rsvp', 'answer-ask', 'thank'],
}

/** A member who stays away rather than asks much is asked to come before he is asked to give. */
const comeFirst = ['rsvp', 'one-to-one'] as const

/**
 * The one act to propose: the ladder's first choice among what he can really do, and not what was proposed to him the
 * last time when there is something else. Step 2 offers the sponsor or a buddy.
 */
export function proposalFor(
  ladder: Ladder,
  step: 1 | 2,
  possible: readonly Proposal[],
  past: readonly PastNudge[],
  staysAway: boolean,
): Proposal | undefined {
  const buddy = step === 2 ? possible.find(proposal => proposal.act === 'buddy') : undefined
  if (buddy) return buddy
  const order =
    ladder === 'to-rebalance' && staysAway ? [...new Set([...comeFirst, ...preferred[ladder]])] : preferred[ladder]
  const ranked = order.flatMap(act => possible.filter(proposal => proposal.act === act).slice(0, 1))
  const last = past.findLast(nudge => !nudge.heldBack && nudge.step !== 3)?.act
  return ranked.find(proposal => proposal.act !== last) ?? ranked[0]
}
