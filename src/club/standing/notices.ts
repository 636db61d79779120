import { type Shown, shown } from '../../notices/kind.ts'
import { contestAnsweredCard, contestCard, contestOpenAgainCard } from './cards.ts'
import { contestById } from './contest.ts'
import * as kinds from './kinds.ts'

export const standingNotices: readonly Shown[] = [
  shown(kinds.remark, {
    load: (club, { contest }) => contestById(club, contest),
    stillTrue: contest => !contest.closed,
    card: contestCard,
    overtaken: 'as it stands',
    why: (contest, words) => words.standing.why.contest(contest.member.name),
  }),
  shown(kinds.remarkAnswered, {
    load: (club, { contest }) => contestById(club, contest),
    stillTrue: contest => contest.closedBy !== null,
    card: contestAnsweredCard,
    overtaken: (contest, words) => (contest.closed ? null : contestOpenAgainCard(words)),
    why: (_, words) => words.standing.why.answered(),
  }),
]
