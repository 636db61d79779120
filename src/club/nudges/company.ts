import type { OptionalKind } from '../../terms/optional-kinds.ts'
import type { Standing } from '../../terms/standing.ts'
import type { ListedMember } from '../members/listed.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'

/** Where somebody stands, as far as it decides whom a nudge sends to whom. */
export type Stood = {
  readonly standing: Standing
  /** Whether he asks much for what he gives, whatever he is called. */
  readonly asksMuch: boolean
}

type Two = {
  readonly person: ListedMember
  readonly stood: Stood | undefined
  readonly other: ListedMember
  readonly otherStood: Stood | undefined
  readonly today: Temporal.PlainDate
}

/** What would ask the other for a coffee: whoever switched one of these off would never hear of it. */
const asking: readonly OptionalKind[] = ['one-to-one-proposed', 'coffee']

const asksMore = ({ standing, asksMuch }: Stood) => standing === 'hunter' || (standing === 'to-rebalance' && asksMuch)

/** Who knows his way about, and would not hunt them, may welcome newcomers. */
const mayGreet = (one: Stood) => one.standing === 'engaged' || (one.standing === 'to-rebalance' && !asksMore(one))

/**
 * Whether a nudge may send somebody to another for a coffee. Who asks more than he gives meets members who know the club: a
 * newcomer would be his prey. Nobody is sent to one who asks more than he gives (his own sponsor apart), who stays away
 * himself, or of whom nothing is to be computed. Who is new, or has not been seen for a while, is received by somebody who
 * knows his way about.
 */
export function mayBeSent({ person, stood, other, otherStood, today }: Two): boolean {
  if (person.id === other.id || !stood || !otherStood) return false
  if (person.company !== null && person.company === other.company) return false
  if (!other.isReachable || asking.some(kind => other.settings.off?.includes(kind))) return false
  const isNew = other.joinedOn.until(today).days < newcomerDays
  switch (otherStood.standing) {
    case 'engaged':
      return !isNew || mayGreet(stood)
    case 'new':
      // Of some little is known although they have long been there: they receive newcomers all the same.
      return mayGreet(stood) || (stood.standing === 'new' && !isNew)
    case 'to-rebalance':
      // Three in ten of these are rightly named, and whoever vouched for him stays his sponsor.
      return person.sponsor === other.id && !isNew
    case 'hunter':
    case 'withdrawn':
    case 'on-leave':
    case 'objected':
    case 'contested':
      return false
  }
}
