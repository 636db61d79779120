import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import { contestAnsweredCard, contestCard } from './cards.ts'
import { type Contest, contestById } from './contest.ts'

export const standingNotices: readonly NoticeKind[] = [
  noticeKind<Contest>({
    kind: 'remark',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: (club, { contest }) => contestById(club, contest!),
    stillTrue: contest => contest.closedBy === null,
    card: contestCard,
    why: (contest, words) => words.standing.why.contest(contest.member.name),
  }),
  noticeKind<Contest>({
    kind: 'remark-answered',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: (club, { contest }) => contestById(club, contest!),
    stillTrue: contest => contest.closedBy !== null,
    card: contestAnsweredCard,
    why: (_, words) => words.standing.why.answered(),
  }),
]
