import * as memberCards from '../../../src/club/members/cards.ts'
import type { LinkRequest } from '../../../src/club/members/link-request.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, crowd, lea, marc, olga, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const request: LinkRequest = {
  ...{ id: uuid(95), platform: 'discord', place: '1', account: '1290000000000000199', name: 'PaulP (paul*)' },
  handle: 'paul_*p*',
  ...{ meant: paul, mayBe: [], askedAt: at('2026-11-03T10:00:00Z'), decision: null, decidedBy: null },
}

export const members = (words: Words): Of<typeof memberCards> => {
  const c = memberCards
  const requests = [
    request,
    ...[96, 97, 98].map(n => ({ ...request, id: uuid(n), meant: null, mayBe: n === 97 ? [lea, paul] : [] })),
  ]
  const left = crowd.map(one => ({ ...one, leftOn: onDay('2026-10-20') }))
  const many = { present: crowd, platform: 'slack', waiting: 3, requests, left } as const
  return {
    membersCard: [
      c.membersCard({ present: [lea], platform: 'slack', waiting: 0, requests: [], left: [] }, words),
      c.membersCard(
        {
          present: [
            { ...lea, away: { until: onDay('2027-01-05') } },
            { ...marc, away: { until: null } },
          ],
          ...{ platform: 'slack', waiting: 0, requests: [], left: [] },
        },
        words,
      ),
      c.membersCard(many, words),
    ],
    awayCard: (['slack', 'playground'] as const).map(platform => c.awayCard({ ...many, platform }, 1, words)),
    requestsCard: [1, 2].map(page => c.requestsCard(many, page, words)),
    leftCard: [1, 3].map(page => c.leftCard(many, page, words)),
    addedCard: [true, false].map(returned => c.addedCard({ member: paul, returned }, words)),
    inDoubtCard: [2, 9].map(n =>
      c.inDoubtCard({ name: 'Paul  <Petit>', alike: left.slice(0, n), draft: uuid(32) }, words),
    ),
    linkedCard: [c.linkedCard(lea, words)],
    unlinkedCard: [c.unlinkedCard(lea, words)],
    endedCard: [c.endedCard(lea, words)],
    offTheListCard: [c.offTheListCard(lea, words)],
    endUndoneCard: [c.endUndoneCard(lea, words)],
    tickedCard: [
      c.tickedCard({ added: 12, skipped: [], asked: [] }, words),
      c.tickedCard({ added: 1, skipped: ['Bob <bob>', 'Zoé'], asked: [] }, words),
      c.tickedCard(
        {
          ...{ added: 0, skipped: [] },
          asked: [1, 2, 3, 4].map(n => ({ name: `Léa *${n}*`, alike: [lea, left[0]!], draft: uuid(n) })),
        },
        words,
      ),
    ],
    sentenceCard: [c.sentenceCard(words.general.nothingHere)],
    organizersCard: [c.organizersCard([olga], words), c.organizersCard([olga, lea], words)],
    namedCard: [c.namedCard(lea, words)],
    releasedCard: [c.releasedCard(lea, words)],
    noOrganizerCard: [c.noOrganizerCard(words)],
    youAreOrganizerCard: [c.youAreOrganizerCard(olga.name, words)],
    askWhoCard: [c.askWhoCard('C’est réservé aux membres du club.', words)],
    askedWhoCard: [c.askedWhoCard(words)],
    notConfirmedCard: [c.notConfirmedCard([olga.name], words)],
    youAreLinkedCard: [false, true].map(led =>
      c.youAreLinkedCard({ club: 'Le *Cercle*', name: lea.name, platform: 'discord', led }, words),
    ),
    unlinkedYouCard: [c.unlinkedYouCard(words)],
    linkAskedCard: [
      ...requests.map(one => c.linkAskedCard(one, words)),
      c.linkAskedCard({ ...request, decision: 'yes', decidedBy: olga }, words),
      c.linkAskedCard({ ...request, decision: 'no', decidedBy: olga }, words),
      c.linkAskedCard({ ...request, handle: null, decision: 'asked anew' }, words),
    ],
    linkWantedCard: [c.linkWantedCard([paul.name], words), c.linkWantedCard([], words)],
    linkedBeforeCard: [c.linkedBeforeCard(lea, words)],
    codeCard: [c.codeCard(lea, words)],
    organizerConfirmedCard: [
      c.organizerConfirmedCard(
        { name: lea.name, platform: 'slack', administrator: 'Admin <1>', how: 'code', at: at('2026-11-03T10:00:00Z') },
        words,
      ),
      c.organizerConfirmedCard(
        { name: lea.name, platform: 'discord', administrator: '*A*', how: 'linked', at: at('2026-11-03T10:00:00Z') },
        words,
      ),
    ],
  }
}
