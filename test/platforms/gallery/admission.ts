import * as admissionCards from '../../../src/club/admission/cards.ts'
import * as committeeCards from '../../../src/club/admission/committee-cards.ts'
import type { Letter } from '../../../src/club/admission/letters.ts'
import type { Answering, Application } from '../../../src/terms/application.ts'
import type { View } from '../../../src/view/view.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, uuid } from '../../kit/records.ts'

/** The cards of admission, as the gallery hangs them: a new one does not compile until it stands here. */
type CardsOf<Module> = {
  readonly [C in keyof Module as Module[C] extends (...facts: never[]) => View ? C : never]: readonly View[]
}
type Cards = CardsOf<typeof admissionCards> & CardsOf<typeof committeeCards>

export const admission = (words: Words): Cards => {
  const c = admissionCards
  const k = committeeCards
  const application: Application = {
    ...{ id: uuid(81), name: 'Nora *Blanc*', company: 'Blanc & Cie', activity: 'Architecte <DPLG>' },
    ...{ motivations: 'Rencontrer des *artisans* [du coin]', sponsor: lea, visits: 2, at: at('2026-11-03T10:00:00Z') },
    ...{ status: 'open', decidedBy: null, laterOn: null },
  }
  const alone = { ...application, company: null, activity: null, motivations: null, sponsor: null, visits: 0 }
  const contact = { phone: '06 39 98 12 34' }
  const waiting: Application = { ...application, status: 'later', laterOn: onDay('2027-03-01'), decidedBy: olga }
  const refused: Application = { ...application, status: 'refused', decidedBy: olga }
  const answering: Answering = { text: 'Bonjour *Nora*,\n\nMerci !', contact, reachable: true, sent: null }
  const nothingYet: Answering = { text: null, contact: {}, reachable: false, sent: null }
  const letter: Letter = {
    ...{ application: refused, words: 'Bonjour *Nora*,\n\nMerci !', at: application.at, by: olga, contact },
    ...{ club: 'Le *Cercle*', outsider: null },
  }
  return {
    sentCard: [true, false].map(self => c.sentCard({ id: uuid(81), name: 'Nora Blanc', self }, words)),
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
      k.candidatesCard({ waiting: [application, alone, waiting], number: 1, names: true }, words),
      k.candidatesCard({ waiting: Array.from({ length: 11 }, () => application), number: 1, names: true }, words),
    ],
    takenBackCard: [c.takenBackCard(words)],
    applicationCard: [
      c.applicationCard(application, words),
      c.applicationCard(alone, words),
      ...(['accepted', 'refused', 'withdrawn'] as const).map(status =>
        c.applicationCard({ ...application, status, decidedBy: olga }, words),
      ),
      c.applicationCard(waiting, words),
    ],
    fileCard: [
      c.fileCard({ application, reason: null }, words),
      c.fileCard({ application: waiting, reason: 'Deux *architectes* déjà' }, words),
    ],
    answerCard: [
      c.answerCard({ application: refused, answering }, words),
      c.answerCard({ application: { ...refused, ...alone, status: 'refused' }, answering: nothingYet }, words),
      c.answerCard({ application: waiting, answering }, words),
      c.answerCard(
        { application: refused, answering: { ...answering, sent: { by: olga, at: application.at } } },
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
        c.acceptedCard({ id: uuid(81), joined: marc, as, linked: false, answering: nothingYet }, words),
      ),
      c.acceptedCard({ id: uuid(81), joined: marc, as: 'added', linked: true, answering }, words),
    ],
    reopenedCard: [c.reopenedCard(application, words)],
    ownApplicationCard: [
      c.ownApplicationCard({ application: alone, contact, letters: [] }, words),
      c.ownApplicationCard({ application: refused, contact: {}, letters: [letter] }, words),
    ],
  }
}
