import type { Beside } from '../../../src/club/admission/beside.ts'
import * as admissionCards from '../../../src/club/admission/cards.ts'
import * as committeeCards from '../../../src/club/admission/committee-cards.ts'
import type { Letter } from '../../../src/club/admission/letters.ts'
import * as voteCards from '../../../src/club/admission/vote-cards.ts'
import { type Answering, type Application, closeAnswers } from '../../../src/terms/application.ts'
import { type Result, type Tally, type Vote, voices } from '../../../src/terms/vote.ts'
import type { View } from '../../../src/view/view.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, uuid } from '../../kit/records.ts'

/** The cards of admission, as the gallery hangs them: a new one does not compile until it stands here. */
type CardsOf<Module> = {
  readonly [C in keyof Module as Module[C] extends (...facts: never[]) => View ? C : never]: readonly View[]
}
type Cards = CardsOf<typeof admissionCards> & CardsOf<typeof committeeCards> & CardsOf<typeof voteCards>

export const admission = (words: Words): Cards => {
  const c = admissionCards
  const k = committeeCards
  const v = voteCards
  const application: Application = {
    ...{ id: uuid(81), name: 'Nora *Blanc*', company: 'Blanc & Cie', activity: 'Architecte <DPLG>' },
    ...{ motivations: 'Rencontrer des *artisans* [du coin]', sponsor: lea, visits: 2, at: at('2026-11-03T10:00:00Z') },
    ...{ told: {}, sponsorSays: 'Je réponds d’elle, *vraiment*' },
    ...{
      status: 'open',
      decidedBy: null,
      reviewOn: null,
      laterOn: null,
      mayShow: true,
      shown: null,
      words: 0,
      forCommittee: 0,
      vote: null,
    },
  }
  const alone = {
    ...application,
    company: null,
    activity: null,
    motivations: null,
    sponsor: null,
    sponsorSays: null,
    visits: 0,
  }
  const contact = { phone: '06 39 98 12 34' }
  const waiting: Application = { ...application, status: 'later', laterOn: onDay('2027-03-01'), decidedBy: olga }
  const until = at('2026-11-08T10:00:00Z')
  const open: Vote = { until, voted: 2, electors: 5, needed: 3, closed: null }
  const closedBy = (result: Result, tally: Partial<Tally>): Vote => ({
    ...open,
    closed: { at: until, result, tally: { yes: 0, no: 0, later: 0, electors: 5, quorum: 50, ...tally } },
  })
  const shown: Application = { ...application, shown: { until, over: false } }
  const seen: Application = { ...application, shown: { until, over: true }, words: 2, forCommittee: 3 }
  const voting: Application = { ...seen, vote: open }
  const voted = [
    closedBy('yes', { yes: 3, no: 1 }),
    closedBy('no', { no: 4 }),
    closedBy('later', { later: 3, yes: 2 }),
    closedBy('tie', { yes: 2, no: 2 }),
    closedBy('too few', { yes: 1 }),
  ].map((vote): Application => ({ ...seen, vote }))
  const organizer = { decides: true, readsWords: true }
  const toldAll: Application = {
    ...application,
    told: {
      ...{ jobTitle: 'Gérante', speciality: 'Le *bois*', sector: 'trade', groups: 'Un <club>', knows: 'Léa' },
      ...{ expectations: 'Des *amis*', brings: 'Un carnet [plein]' },
    },
  }
  const standing = { counted: 12, members: 1, seats: 3 }
  const beside: Beside = {
    ...{ close: [marc, lea].map(member => ({ member, asked: false })), comparable: ['Rose <Vert>'] },
    whatIf: { family: 'trade', before: standing, after: { ...standing, counted: 13, members: 2 }, closer: 0.01 },
  }
  const fileOf = (application: Application) => ({ application, beside: null, seat: organizer })
  const refused: Application = { ...application, status: 'refused', decidedBy: olga }
  const answering: Answering = { text: 'Bonjour *Nora*,\n\nMerci !', contact, reachable: true, sent: null }
  const nothingYet: Answering = { text: null, contact: {}, reachable: false, sent: null }
  const letter: Letter = {
    ...{ application: refused, words: 'Bonjour *Nora*,\n\nMerci !', at: application.at, by: olga, contact },
    ...{ club: 'Le *Cercle*', outsider: null },
  }
  return {
    sentCard: (['a member', 'an organizer'] as const).map(by =>
      c.sentCard({ id: uuid(81), name: 'Nora Blanc', by }, words),
    ),
    showingOverCard: [seen, { ...seen, words: 0 }].map(one => c.showingOverCard(fileOf(one), words)),
    voteClosedCard: voted.map(one => c.voteClosedCard(fileOf(one), words)),
    candidateShownCard: [shown, seen, { ...shown, sponsor: null, company: null }].map(one =>
      v.candidateShownCard(one, words),
    ),
    wordSaidCard: [v.wordSaidCard(shown, words)],
    wordBackCard: [v.wordBackCard(words)],
    wordsCard: [
      v.wordsCard({ application, words: [], close: [], notes: [] }, words),
      v.wordsCard(
        {
          ...{ application: seen, words: [{ member: marc, words: 'Un *mot*', at: until }] },
          close: closeAnswers.map(answer => ({ member: lea, answer })),
          notes: [{ member: olga, note: { motivations: 'Rester *longtemps*', human: 'Chaleureuse' } }],
        },
        words,
      ),
    ],
    closeAskedCard: [
      v.closeAskedCard({ application, answer: null }, words),
      ...closeAnswers.map(answer => v.closeAskedCard({ application, answer }, words)),
      v.closeAskedCard({ application: refused, answer: null }, words),
    ],
    notedCard: [v.notedCard(application, words)],
    ballotCard: [
      v.ballotCard({ application: voting, voice: null, not: null }, words),
      ...voices.map(voice => v.ballotCard({ application: voting, voice, not: null }, words)),
      v.ballotCard({ application: voted[0]!, voice: null, not: null }, words),
      v.ballotCard({ application: voted[0]!, voice: 'yes', not: null }, words),
      v.ballotCard({ application: voting, voice: null, not: 'not on it' }, words),
    ],
    votedCard: [
      v.votedCard({ voice: 'yes', vote: open }, words),
      v.votedCard({ voice: 'concerned', vote: voted[0]!.vote }, words),
    ],
    voteRulesCard: [v.voteRulesCard({ quorum: 50, days: 5 }, words)],
    stageCard: [shown, voting, voted[3]!].map(one => v.stageCard(one, words, organizer)),
    committeeCard: [
      k.committeeCard({ members: [marc, lea], named: true }, words),
      k.committeeCard({ members: [olga], named: false }, words),
    ],
    onCommitteeCard: [k.onCommitteeCard(lea, words)],
    offCommitteeCard: [k.offCommitteeCard(lea, words)],
    youAreOnCommitteeCard: [k.youAreOnCommitteeCard(olga.name, words)],
    youAreOffCommitteeCard: [k.youAreOffCommitteeCard(words)],
    candidatesCard: [
      k.candidatesCard({ waiting: [], number: 1, names: false }, words),
      k.candidatesCard(
        { waiting: [application, alone, waiting, shown, seen, voting, voted[1]!], number: 1, names: true },
        words,
      ),
      k.candidatesCard({ waiting: Array.from({ length: 11 }, () => application), number: 1, names: true }, words),
    ],
    stepsCard: [
      { ...alone, told: {} },
      { ...alone, told: { jobTitle: 'Gérante', sector: 'trade' as const } },
      toldAll,
    ].map(one => c.stepsCard(one, words)),
    takenBackCard: [c.takenBackCard(words)],
    applicationCard: [
      c.applicationCard(fileOf(application), words),
      c.applicationCard(fileOf(toldAll), words),
      c.applicationCard({ ...fileOf(application), beside }, words),
      c.applicationCard({ ...fileOf(application), beside: { whatIf: null, close: [], comparable: [] } }, words),
      c.applicationCard(
        { ...fileOf(application), beside: { ...beside, close: [{ member: marc, asked: true }] } },
        words,
      ),
      c.applicationCard(fileOf(alone), words),
      ...(['accepted', 'refused', 'withdrawn'] as const).map(status =>
        c.applicationCard(fileOf({ ...application, status, decidedBy: olga }), words),
      ),
      c.applicationCard(fileOf(waiting), words),
      c.applicationCard(
        fileOf({ ...application, status: 'accepted', decidedBy: olga, reviewOn: onDay('2027-02-03') }),
        words,
      ),
    ],
    fileCard: [
      c.fileCard({ ...fileOf(application), reason: null }, words),
      c.fileCard({ ...fileOf(waiting), reason: 'Deux *architectes* déjà' }, words),
      c.fileCard({ application: voted[3]!, beside, reason: null, seat: { decides: false, readsWords: true } }, words),
    ],
    answerCard: [
      c.answerCard({ application: refused, answering, by: olga }, words),
      c.answerCard({ application: refused, answering, by: lea }, words),
      c.answerCard(
        { application: { ...refused, ...alone, status: 'refused' }, answering: nothingYet, by: olga },
        words,
      ),
      c.answerCard({ application: waiting, answering, by: olga }, words),
      c.answerCard(
        { application: refused, answering: { ...answering, sent: { by: olga, at: application.at } }, by: olga },
        words,
      ),
    ],
    letterCard: [c.letterCard(letter, words)],
    letterWaitsCard: [c.letterWaitsCard(letter, words)],
    whoIsItCard: [
      c.whoIsItCard({ id: uuid(81), name: 'Marc Dubois', alike: [marc], draft: uuid(82) }, words),
      c.whoIsItCard({ id: uuid(81), name: 'Marc Dubois', alike: [marc, lea, olga], draft: uuid(82) }, words),
    ],
    acceptedCard: [
      ...(['added', 'returned', 'already'] as const).map(as =>
        c.acceptedCard({ id: uuid(81), reviewOn: null, joined: marc, as, linked: false, answering: nothingYet }, words),
      ),
      c.acceptedCard(
        { id: uuid(81), reviewOn: onDay('2027-02-03'), joined: marc, as: 'added', linked: true, answering },
        words,
      ),
    ],
    reopenedCard: [true, false].map(hadGone => c.reopenedCard({ ...application, hadGone }, words)),
    reviewedCard: [null, onDay('2027-02-03')].map(reviewOn => c.reviewedCard({ ...application, reviewOn }, words)),
    ownApplicationCard: [
      c.ownApplicationCard({ application: alone, contact, letters: [] }, words),
      c.ownApplicationCard({ application: refused, contact: {}, letters: [letter] }, words),
    ],
  }
}
