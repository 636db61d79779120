import * as admissionCards from '../../../src/club/admission/cards.ts'
import type { Application } from '../../../src/terms/application.ts'
import type { View } from '../../../src/view/view.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, uuid } from '../../kit/records.ts'

/** The cards of admission, as the gallery hangs them: a new one does not compile until it stands here. */
type Cards = {
  readonly [C in keyof typeof admissionCards as (typeof admissionCards)[C] extends (...facts: never[]) => View
    ? C
    : never]: readonly View[]
}

export const admission = (words: Words): Cards => {
  const c = admissionCards
  const application: Application = {
    ...{ id: uuid(81), name: 'Nora *Blanc*', company: 'Blanc & Cie', activity: 'Architecte <DPLG>' },
    ...{ motivations: 'Rencontrer des *artisans* [du coin]', sponsor: lea, visits: 2, at: at('2026-11-03T10:00:00Z') },
    ...{ status: 'open', decidedBy: null },
  }
  const alone = { ...application, company: null, activity: null, motivations: null, sponsor: null, visits: 0 }
  const contact = { phone: '06 39 98 12 34' }
  return {
    sentCard: [true, false].map(self => c.sentCard({ id: uuid(81), name: 'Nora Blanc', self }, words)),
    takenBackCard: [c.takenBackCard(words)],
    applicationCard: [
      c.applicationCard(application, words),
      c.applicationCard(alone, words),
      ...(['accepted', 'refused', 'withdrawn'] as const).map(status =>
        c.applicationCard({ ...application, status, decidedBy: olga }, words),
      ),
    ],
    refusedCard: [
      c.refusedCard({ application, contact }, words),
      c.refusedCard({ application: alone, contact: {} }, words),
    ],
    whoIsItCard: [
      c.whoIsItCard({ id: uuid(81), name: 'Marc Dubois', alike: [marc], draft: uuid(82) }, words),
      c.whoIsItCard({ id: uuid(81), name: 'Marc Dubois', alike: [marc, lea, olga], draft: uuid(82) }, words),
    ],
    acceptedCard: [
      ...(['added', 'returned', 'already'] as const).map(as =>
        c.acceptedCard({ id: uuid(81), joined: marc, as, linked: false }, words),
      ),
      c.acceptedCard({ id: uuid(81), joined: marc, as: 'added', linked: true }, words),
    ],
    reopenedCard: [c.reopenedCard(application, words)],
    ownApplicationCard: [
      c.ownApplicationCard({ application: alone, contact }, words),
      c.ownApplicationCard({ application: { ...application, status: 'refused' }, contact: {} }, words),
    ],
  }
}
