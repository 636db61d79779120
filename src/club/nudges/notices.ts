import type { ClubTx } from '../../db/club-tx.ts'
import { nothingLeft } from '../../notices/draw.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import { buddyCard, handOverCard, nudgeCard } from './cards.ts'
import { handedOver } from './hand-over.ts'
import * as kinds from './kinds.ts'
import { type Nudge, nudgeFor } from './nudge.ts'

const load = (club: ClubTx, { nudge }: { readonly nudge: string }): Promise<Nudge | null> => nudgeFor(club, nudge)

export const nudgeNotices: readonly Shown[] = [
  shown(kinds.nudged, {
    load,
    stillTrue: nudge => nudge.open && nudge.together && nudge.outcome === 'pending',
    card: nudgeCard,
    overtaken: 'as it stands',
    why: ({ grounds, holds, decidedAt, today }, words) =>
      words.nudges.why.nudge({ grounds, today, ledOn: holds ? null : decidedAt }),
  }),
  shown(kinds.coffee, {
    load,
    stillTrue: ({ member }) => !member.left,
    card: buddyCard,
    overtaken: ({ member }, words) => (member.left ? nothingLeft(words) : null),
    why: (_, words) => words.nudges.why.buddy(),
  }),
  shown(kinds.handOver, {
    load: (club, { nudge }) => handedOver(club, nudge),
    stillTrue: ({ nudge: { member }, taken }) => !member.left && taken === null,
    card: handOverCard,
    overtaken: 'as it stands',
    why: (_, words) => words.nudges.why.handOver(),
  }),
]
