import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import * as cards from './cards.ts'
import * as kinds from './kinds.ts'
import { problemById } from './queries.ts'
import { bestMoment } from './rules.ts'

type Args = { readonly problem: string }

const byId = (club: ClubTx, { problem }: Args) => problemById(club, problem)

async function readBy(club: ClubTx, args: Args, reader: NoticeReader): Promise<cards.AskedSeat | null> {
  const problem = await byId(club, args)
  return problem && reader && { problem, reader: reader.id }
}

export const problemNotices: readonly Shown[] = [
  shown(kinds.asked, {
    load: readBy,
    stillTrue: ({ problem, reader }) =>
      problem.status === 'asking' &&
      problem.seats.some(({ member, answer }) => member.id === reader && answer === null),
    card: cards.askedCard,
    overtaken: 'as it stands',
    why: ({ problem: { ask } }, words) => words.problems.why.asked(ask.author.name, ask.createdAt),
  }),
  shown(kinds.enough, {
    load: byId,
    stillTrue: problem => problem.status === 'asking' && bestMoment(problem) !== null,
    card: cards.enoughCard,
    overtaken: 'as it stands',
    why: ({ ask }, words) => words.problems.why.own(ask.createdAt),
  }),
  shown(kinds.opened, {
    load: byId,
    stillTrue: ({ status }) => status === 'meets',
    card: cards.openedCard,
    overtaken: 'as it was',
    why: ({ ask }, words) => words.problems.why.asked(ask.author.name, ask.createdAt),
  }),
  shown(kinds.notNow, {
    load: readBy,
    stillTrue: ({ problem }) => problem.status === 'ended' && !problem.ask.isUndone,
    card: cards.notNowCard,
    overtaken: 'as it was',
    why: ({ problem: { ask } }, words) => words.problems.why.asked(ask.author.name, ask.createdAt),
  }),
  shown(kinds.helpAsked, {
    load: byId,
    stillTrue: ({ status, outcome }) => status === 'meets' && outcome === null,
    card: cards.helpedCard,
    overtaken: 'as it stands',
    why: ({ ask }, words) => words.problems.why.own(ask.createdAt),
  }),
]
