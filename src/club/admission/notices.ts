import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import { memberById } from '../members/queries.ts'
import { besideOf } from './beside.ts'
import { applicationCard, type File, letterCard, letterWaitsCard, showingOverCard, voteClosedCard } from './cards.ts'
import { closeAnswerOf } from './close.ts'
import { youAreOffCommitteeCard, youAreOnCommitteeCard } from './committee-cards.ts'
import {
  answered,
  answerWaits,
  applied,
  ballot,
  candidateShown,
  closeAsked,
  committeeNamed,
  showingOver,
  voteClosed,
} from './kinds.ts'
import { letterById } from './letters.ts'
import { applicationById } from './queries.ts'
import { ballotCard, candidateShownCard, closeAskedCard } from './vote-cards.ts'
import { electorsOf, readsWords } from './vote-queries.ts'

export const admissionNotices: readonly Shown[] = [
  shown(applied, {
    load: (club, { application }, reader) => fileFor(club, application, reader),
    stillTrue: ({ application: { status } }) => status === 'open',
    card: applicationCard,
    overtaken: 'as it stands',
    why: ({ application: { at } }, words) => words.admission.why.applied(at),
  }),
  shown(candidateShown, {
    load: (club, { application }) => applicationById(club, application),
    stillTrue: ({ status, shown: seen }) => (status === 'open' || status === 'later') && seen !== null && !seen.over,
    card: candidateShownCard,
    overtaken: 'as it stands',
    why: (_, words) => words.committee.why.shown(),
  }),
  shown(showingOver, {
    load: (club, { application }, reader) => fileFor(club, application, reader),
    stillTrue: ({ application: { status } }) => status === 'open' || status === 'later',
    card: showingOverCard,
    overtaken: 'as it stands',
    why: (_, words) => words.committee.why.showingOver(),
  }),
  shown(closeAsked, {
    async load(club, { application: id }, reader) {
      const application = await applicationById(club, id)
      const answer = application && reader ? await closeAnswerOf(club, id, reader.id) : undefined
      return application && answer !== undefined ? { application, answer } : null
    },
    stillTrue: ({ application: { status }, answer }) => (status === 'open' || status === 'later') && answer === null,
    card: closeAskedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.committee.why.close(),
  }),
  shown(ballot, {
    load: (club, { application }, reader) => ballotFor(club, application, reader),
    stillTrue: ({ application, not }) => application.vote?.closed === null && not === null,
    card: ballotCard,
    overtaken: 'as it stands',
    why: (_, words) => words.committee.why.ballot(),
  }),
  shown(voteClosed, {
    load: (club, { application }, reader) => fileFor(club, application, reader),
    stillTrue: ({ application: { status, vote } }) =>
      (status === 'open' || status === 'later') && vote !== null && vote.closed !== null,
    card: voteClosedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.committee.why.voteClosed(),
  }),
  shown(answered, {
    load: (club, { letter }) => letterById(club, letter),
    stillTrue: () => true,
    card: letterCard,
    overtaken: 'as it was',
    outsider: ({ outsider }) => outsider,
    async settled(club, { letter }, became) {
      const sent = became === 'waits' ? await letterById(club, letter) : null
      if (sent) await answerWaits.keep(club, { letter, to: { member: sent.by.id } })
    },
    why: ({ by, at }, words) => words.admission.why.answered(by.name, at),
  }),
  shown(answerWaits, {
    load: (club, { letter }) => letterById(club, letter),
    stillTrue: () => true,
    card: letterWaitsCard,
    overtaken: 'as it was',
    why: ({ at }, words) => words.admission.why.waits(at),
  }),
  shown(committeeNamed, {
    async load(club, { member, by }) {
      const named = await memberById(club, member)
      return { by: (await memberById(club, by)).name, is: named.roles.includes('committee') }
    },
    stillTrue: ({ is }) => is,
    card: ({ by }, words) => youAreOnCommitteeCard(by, words),
    overtaken: ({ is }, words) => (is ? null : youAreOffCommitteeCard(words)),
    why: ({ by }, words) => words.committee.why.named(by),
  }),
]

/** The file for the organizers: in their channel, or to one of them. */
async function fileFor(club: ClubTx, id: string, reader: NoticeReader): Promise<File | null> {
  const application = await applicationById(club, id)
  return (
    application && {
      ...{ application, beside: await besideOf(club, application) },
      seat: { decides: true, readsWords: await readsWords(club, application, reader) },
    }
  )
}

/** What a ballot says to this one of the committee. */
async function ballotFor(club: ClubTx, id: string, reader: NoticeReader) {
  const application = await applicationById(club, id)
  if (!application || !reader) return null
  const his = (await electorsOf(club, id, application)).find(({ member }) => member.id === reader.id)
  return { application, voice: his?.voice ?? null, not: his ? his.conflict : ('not on it' as const) }
}
