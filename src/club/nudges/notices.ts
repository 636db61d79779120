import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import { buddyCard, handOverCard, nudgeCard } from './cards.ts'
import { type Nudge, nudgeFor } from './nudge.ts'

const load: NoticeKind<Nudge>['load'] = (club, { nudge }) => nudgeFor(club, nudge!)

export const nudgeNotices: readonly NoticeKind[] = [
  noticeKind<Nudge>({
    kind: 'nudge',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load,
    stillTrue: nudge => nudge.open && nudge.outcome === 'pending',
    card: nudgeCard,
    why: ({ ladder, evaluated }, words) =>
      words.nudges.why.nudge(ladder, evaluated?.since ?? null, evaluated?.came ?? 0, evaluated?.meetings ?? 0),
  }),
  noticeKind<Nudge>({
    kind: 'coffee',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load,
    stillTrue: () => true,
    card: buddyCard,
    why: (_, words) => words.nudges.why.buddy(),
  }),
  noticeKind<Nudge>({
    kind: 'hand-over',
    class: 'club',
    doubtful: 'again',
    optional: false,
    load,
    stillTrue: ({ member }) => member.leftOn === null,
    card: handOverCard,
    why: (_, words) => words.nudges.why.handOver(),
  }),
]
