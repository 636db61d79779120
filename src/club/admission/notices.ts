import { type Shown, shown } from '../../notices/kind.ts'
import { memberById } from '../members/queries.ts'
import { applicationCard, letterCard, letterWaitsCard } from './cards.ts'
import { youAreOffCommitteeCard, youAreOnCommitteeCard } from './committee-cards.ts'
import { answered, answerWaits, applied, committeeNamed } from './kinds.ts'
import { letterById } from './letters.ts'
import { applicationById } from './queries.ts'

export const admissionNotices: readonly Shown[] = [
  shown(applied, {
    load: (club, { application }) => applicationById(club, application),
    stillTrue: ({ status }) => status === 'open',
    card: applicationCard,
    overtaken: 'as it stands',
    why: ({ at }, words) => words.admission.why.applied(at),
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
