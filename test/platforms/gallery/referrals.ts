import * as heldReferralCards from '../../../src/club/referrals/cards.ts'
import * as fileOfReferralCards from '../../../src/club/referrals/file-cards.ts'
import * as forgottenReferralCards from '../../../src/club/referrals/forgotten-cards.ts'
import * as givenReferralCards from '../../../src/club/referrals/giver-cards.ts'
import * as listedReferralCards from '../../../src/club/referrals/list-cards.ts'
import type { Listed } from '../../../src/club/referrals/look.ts'
import * as openedReferralCards from '../../../src/club/referrals/opened-cards.ts'
import * as sendingCards from '../../../src/club/referrals/sending-cards.ts'
import type { Wait } from '../../../src/club/referrals/wait.ts'
import * as waitCards from '../../../src/club/referrals/wait-cards.ts'
import { correctable, type Happened } from '../../../src/terms/own-referral.ts'
import { referralStatuses, unfitReasons } from '../../../src/terms/referral.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, crowd, gone, lea, marc, olga, onDay, paul, referral, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const { details: _, ...receiversCards } = heldReferralCards

const referralCards = {
  ...{ ...receiversCards, ...givenReferralCards, ...listedReferralCards, ...openedReferralCards },
  ...{ ...fileOfReferralCards, ...sendingCards, ...waitCards, ...forgottenReferralCards },
}

const listedReferrals = ({
  filter = 'both-all',
  sought = '',
  given = [],
  received = [],
  waits = [],
  number = 1,
  rest = 0,
}: Partial<Omit<Listed, 'count' | 'onTheirWay'>> & { readonly waits?: readonly string[] } = {}): Listed => ({
  ...{ filter, sought, given, received, number, rest, onTheirWay: new Set(waits) },
  count: { given: given.length + rest, received: received.length },
})

const happened: readonly Happened[] = [
  { at: at('2026-11-03T10:00:00Z'), what: 'given' },
  { at: at('2026-11-03T10:01:00Z'), what: 'arrived' },
  { at: at('2026-11-04T10:00:00Z'), what: 'denied', unsaidAt: at('2026-11-05T09:00:00Z') },
  ...(['contacted', 'meeting', 'quoted', 'lost'] as const).map(step => ({
    ...{ at: at('2026-11-05T10:00:00Z'), what: 'step' as const, step },
    unsaidAt: step === 'lost' ? at('2026-11-06T10:00:00Z') : null,
  })),
  { at: at('2026-11-06T11:00:00Z'), what: 'put right', fields: ['phone', 'need'] },
  { at: at('2026-11-06T12:00:00Z'), what: 'handed on' },
  { at: at('2026-11-07T10:00:00Z'), what: 'step', step: 'won', unsaidAt: null },
  { at: at('2026-11-08T10:00:00Z'), what: 'thanked' },
  { at: at('2027-05-02T10:00:00Z'), what: 'closed' },
  { at: at('2027-05-03T10:00:00Z'), what: 'forgotten' },
]

export const referrals = (words: Words): Of<typeof referralCards> => {
  const c = referralCards
  const note = 'Rappeler mardi, *pas avant 10 h*'
  const moving = referralStatuses.map(status => ({ ...referral, status }))
  const returned = { ...referral, receiver: gone, status: 'no-answer' } as const
  const known = {
    meeting: { times: 4, last: onDay('2026-10-15') },
    oneToOne: { times: 1, last: null },
    introduction: { times: 2, last: null },
  }
  const waits: Wait = {
    ...{ id: uuid(36), giver: lea, receiver: { ...marc, away: { until: onDay('2026-12-12') } } },
    said: {
      kind: 'outside',
      prospect: { name: 'Mme <Dupont> & Cie' },
      need: 'Un toit',
      warmth: '3',
      handoff: undefined,
    },
    ...{ since: at('2026-11-03T10:00:00Z'), ended: false },
  }
  const many = crowd.slice(0, 30).map((giver, n) => ({ ...referral, id: uuid(300 + n), giver }))
  const handedOn = { referral: uuid(35), to: paul, at: at('2026-11-09T10:00:00Z') }
  const all = { putRight: true, handOn: true, undo: true }
  const none = { putRight: false, handOn: false, undo: false }
  return {
    receivedCard: [
      ...moving.map(one => c.receivedCard(one, words)),
      c.receivedCard({ ...referral, kind: 'inside', prospect: {}, warmth: null, handoff: null }, words),
      c.receivedCard({ ...referral, confirmed: false }, words),
      ...referralStatuses.map(status =>
        c.receivedCard({ ...referral, status, correctable: true, confirmed: true, note }, words),
      ),
      c.receivedCard({ ...referral, status: 'quoted', confirmed: true, quality: 4 }, words),
      c.receivedCard({ ...referral, status: 'won', confirmed: true, erased: true, prospect: {}, need: null }, words),
      c.receivedCard({ ...referral, status: 'won', confirmed: true, thanked: true }, words),
      c.receivedCard({ ...referral, withdrawn: true }, words),
      c.receivedCard(returned, words),
    ],
    returnedCard: [
      c.returnedCard(returned, words),
      c.returnedCard(referral, words),
      c.returnedCard({ ...returned, handedOn }, words),
    ],
    passedCard: [
      ...(['privately', 'called', 'later'] as const).map(reached =>
        c.passedCard({ referral, kind: 'outside', known, reached }, words),
      ),
      c.passedCard(
        {
          referral: { ...referral, receiver: paul },
          kind: 'inside',
          known: {},
          reached: 'unconnected',
        },
        words,
      ),
    ],
    describedCard: [c.describedCard(referral, words)],
    undoneCard: [c.undoneCard(referral, words)],
    undeliveredCard: [
      ...(['privately', 'called', 'later', 'unconnected'] as const).map(reached =>
        c.undeliveredCard({ referral, arrivedAt: null, reached }, words),
      ),
      c.undeliveredCard({ referral, arrivedAt: at('2026-11-04T10:00:00Z'), reached: 'privately' }, words),
    ],
    consentCard: [
      c.consentCard({ prospect: 'Mme <Dupont> & Cie', receiver: marc, known, draft: uuid(31) }, words),
      c.consentCard({ prospect: 'Mme <Dupont> & Cie', receiver: marc, known: {}, draft: uuid(31) }, words),
    ],
    alreadyCard: [c.alreadyCard({ receiver: marc, since: at('2026-11-03T10:00:00Z'), referral: referral.id }, words)],
    waitsCard: [waits, { ...waits, receiver: { ...marc, away: { until: null } } }].map(one => c.waitsCard(one, words)),
    stoppedCard: [c.stoppedCard(waits, words)],
    passedOnCard: [c.passedOnCard(referral, words)],
    notPassedCard: [marc, gone].map(receiver => c.notPassedCard({ ...waits, receiver, ended: true }, words)),
    withWaits: [c.withWaits(c.stoppedCard(waits, words), [waits, { ...waits, id: uuid(35) }], words)],
    askedFirstCard: [
      ...(['contact', 'name'] as const).map(others =>
        c.askedFirstCard({ receiver: marc, draft: uuid(31), away: null, own: null, others, known }, words),
      ),
      ...[marc, paul].map(receiver =>
        c.askedFirstCard(
          {
            ...{ receiver: marc, draft: uuid(31), known, others: null, away: { until: null } },
            own: { id: uuid(32), receiver, at: at('2026-11-03T10:00:00Z') },
          },
          words,
        ),
      ),
      c.askedFirstCard(
        {
          ...{ receiver: marc, draft: uuid(31), own: null, others: null, known: {} },
          away: { until: onDay('2026-12-12') },
        },
        words,
      ),
    ],
    keptCard: (['consent', 'decision'] as const).map(waitsFor => c.keptCard({ draft: uuid(31), waitsFor }, words)),
    movedCard: [
      ...referralStatuses.map(step => c.movedCard({ referral: { ...referral, status: step }, step }, words)),
      c.movedCard({ referral: { ...referral, confirmed: false }, step: 'denied' }, words),
      c.movedCard({ referral: { ...referral, status: 'won', pleased: ['won'] }, step: 'won', was: 'lost' }, words),
      c.movedCard({ referral: { ...referral, status: 'not-a-fit', handedOn }, step: 'not-a-fit' }, words),
      c.movedCard({ referral: { ...referral, status: 'quoted' }, step: 'contacted' }, words),
      ...unfitReasons.map(reason => {
        const unfit = { reason, words: reason === 'other' ? 'Plutôt des *façades* à Lyon' : null }
        return c.movedCard({ referral: { ...referral, status: 'not-a-fit', unfit }, step: 'not-a-fit' }, words)
      }),
      ...(['new', 'contacted', 'won'] as const).map(step =>
        c.movedCard({ referral: { ...referral, status: step }, step, was: 'lost' }, words),
      ),
      c.movedCard({ referral, step: 'new', was: 'denied' }, words),
    ],
    standsCard: [
      ...referralStatuses.map(status => c.standsCard({ ...referral, status }, words, 'won')),
      c.standsCard(referral, words, 'denied'),
      c.standsCard(referral, words),
    ],
    reminderCard: [
      c.reminderCard(referral, words),
      c.reminderCard(referral, words, { again: true }),
      c.reminderCard({ ...referral, status: 'quoted', imported: true }, words),
      c.reminderCard({ ...referral, status: 'quoted', goesOn: at('2026-11-20T10:00:00Z') }, words),
    ],
    remindersCard: [
      c.remindersCard(
        [
          referral,
          { ...referral, id: uuid(32), status: 'quoted', imported: true },
          { ...referral, id: uuid(33), status: 'meeting', goesOn: at('2026-11-20T10:00:00Z') },
          { ...referral, id: uuid(34), status: 'lost' },
        ],
        words,
      ),
      c.remindersCard(many, words),
    ],
    heldCard: [c.heldCard(many, 2, words)],
    goesOnCard: [c.goesOnCard({ ...referral, goesOn: at('2026-11-20T10:00:00Z') }, words)],
    settledCard: [
      c.settledCard(
        [
          { ...referral, status: 'won' },
          { ...referral, status: 'lost' },
        ],
        words,
      ),
    ],
    closesSoonCard: [[true], [false], [true, false], many.map(() => true)].map(those => {
      const [first, ...others] = those.map((receives, n) => ({
        ...{ referral: { ...referral, id: uuid(300 + n) }, closes: at('2027-05-02T10:00:00Z'), receives },
      }))
      return c.closesSoonCard([first!, ...others], words)
    }),
    pleasureCard: [c.pleasureCard({ referral }, words), c.pleasureCard({ referral, step: 'won' }, words)],
    standStillCard: [
      c.standStillCard([{ id: uuid(30), giver: lea, receiver: marc, since: at('2026-10-03T10:00:00Z') }], olga, words),
      c.standStillCard([{ id: uuid(30), giver: olga, receiver: marc, since: at('2026-10-03T10:00:00Z') }], olga, words),
    ],
    listCard: [
      c.listCard(listedReferrals(), null, words),
      c.listCard(
        listedReferrals({
          given: [referral],
          received: [
            { ...referral, id: uuid(33) },
            { ...returned, id: uuid(32) },
          ],
        }),
        null,
        words,
      ),
      c.listCard(
        listedReferrals({ given: [referral, { ...referral, id: uuid(32), confirmed: false }], waits: [uuid(30)] }),
        null,
        words,
      ),
      c.listCard(listedReferrals({ given: many.slice(0, 10), received: many.slice(10, 20), rest: 20 }), null, words),
      c.listCard(listedReferrals({ filter: 'given-done', given: many.slice(0, 10), number: 2, rest: 3 }), null, words),
      c.listCard(listedReferrals({ sought: 'façade', given: many.slice(0, 10), rest: 3 }), uuid(31), words),
      c.listCard(listedReferrals({ sought: 'façade' }), null, words),
    ],
    askedCard: [c.askedCard(marc, words)],
    newsWantedCard: (['giver', 'receiver'] as const).map(whom =>
      c.newsWantedCard({ referral, whom, organizer: olga }, words),
    ),
    goneCard: [c.goneCard({ ...referral, withdrawn: true }, words), c.goneCard({ ...referral, handedOn }, words)],
    putRightCard: [
      c.putRightCard({ referral, changed: ['phone'] }, words),
      c.putRightCard({ referral: { ...referral, prospect: { name: 'Mme Dupont' } }, changed: [...correctable] }, words),
      c.putRightCard({ referral: { ...referral, withdrawn: true }, changed: ['phone'] }, words),
    ],
    putRightDoneCard: [
      c.putRightDoneCard({ referral, changed: [], reached: null }, words),
      ...([null, 'privately', 'called', 'later', 'unconnected'] as const).map(reached =>
        c.putRightDoneCard({ referral, changed: ['phone'], reached }, words),
      ),
    ],
    openedCard: [
      c.openedCard({ referral, side: 'giver', history: [happened[0]!], onItsWay: true, may: all }, words),
      c.openedCard(
        { referral: { ...referral, status: 'won' }, side: 'giver', history: happened, onItsWay: false, may: none },
        words,
      ),
      c.openedCard(
        { referral: { ...referral, status: 'won' }, side: 'receiver', history: happened, onItsWay: false, may: none },
        words,
      ),
      c.openedCard(
        { referral: { ...returned, imported: true }, side: 'giver', history: happened, onItsWay: false, may: none },
        words,
      ),
      c.openedCard(
        {
          referral: { ...referral, status: 'not-a-fit', handedOn },
          side: 'giver',
          history: happened,
          onItsWay: false,
          may: none,
        },
        words,
      ),
    ],
    fileCard: [c.fileCard({ by: lea, all: [referral], at: at('2026-11-20T10:00:00Z') }, words)],
    saidCard: [c.saidCard(words.referrals.pleasureSent(marc.name))],
    ratedCard: [c.ratedCard({ ...referral, quality: 4 }, words)],
    moreCard: [
      ...moving.map(one => c.moreCard({ ...one, confirmed: one.status === 'new' ? null : true }, words)),
      ...moving.map(one => c.moreCard({ ...one, confirmed: true, correctable: true, note, quality: 3 }, words)),
      c.moreCard({ ...referral, status: 'quoted', goesOn: at('2026-11-20T10:00:00Z') }, words),
      c.moreCard({ ...referral, withdrawn: true }, words),
    ],
    stepCard: referralStatuses.map(status =>
      c.stepCard({ ...referral, status, correctable: true, confirmed: status === 'new' ? null : true }, words),
    ),
    backCard: [
      ...(['new', 'contacted', 'won'] as const).map(to =>
        c.backCard({ referral: { ...referral, status: 'quoted' }, to }, words),
      ),
      c.backCard({ referral: { ...referral, status: 'no-answer' }, to: 'meeting' }, words),
    ],
    unfitCard: [null, 'Plutôt des *façades* à Lyon'].map(own =>
      c.unfitCard(
        {
          ...{ ...referral, status: 'not-a-fit', correctable: true, confirmed: true },
          unfit: { reason: 'other', words: own },
        },
        words,
      ),
    ),
    notedCard: [c.notedCard({ ...referral, note }, words), c.notedCard(referral, words)],
    forgottenCard: [
      c.forgottenCard({ told: [referral], reader: marc.id }, words),
      c.forgottenCard({ told: [{ ...referral, giver: olga }, referral], reader: marc.id }, words),
      c.forgottenCard({ told: [referral], reader: lea.id }, words),
    ],
    pastCard: [c.pastCard(words.referrals.receivedTitle(lea.name), words)],
  }
}
