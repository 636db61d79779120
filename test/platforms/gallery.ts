import { commands } from '../../commands/index.ts'
import * as apartCards from '../../src/club/apart/cards.ts'
import * as askCards from '../../src/club/asks/cards.ts'
import { asksInDigest } from '../../src/club/asks/digest.ts'
import * as businessCards from '../../src/club/business/cards.ts'
import { totalsChart } from '../../src/club/business/chart.ts'
import { monthsTold, type Totals } from '../../src/club/business/rules.ts'
import * as calendarCards from '../../src/club/calendar/cards.ts'
import * as checkInCards from '../../src/club/check-in/cards.ts'
import * as digestCards from '../../src/club/digest/cards.ts'
import type { Digest } from '../../src/club/digest/compute.ts'
import { firstActions, inOrder } from '../../src/club/digest/rules.ts'
import * as directoryCards from '../../src/club/directory/cards.ts'
import * as introductionCards from '../../src/club/introductions/cards.ts'
import { introductionsInDigest } from '../../src/club/introductions/digest.ts'
import * as leaveCards from '../../src/club/leaves/cards.ts'
import * as answerCards from '../../src/club/meetings/answer-cards.ts'
import * as boardCards from '../../src/club/meetings/board-cards.ts'
import * as meetingCards from '../../src/club/meetings/cards.ts'
import { meetingsInDigest } from '../../src/club/meetings/digest.ts'
import * as planCards from '../../src/club/meetings/plan-cards.ts'
import { meetingPress, seriesPress } from '../../src/club/meetings/presses.ts'
import * as rollCards from '../../src/club/meetings/roll-cards.ts'
import * as rollSheetCards from '../../src/club/meetings/roll-sheet-cards.ts'
import * as seriesCards from '../../src/club/meetings/series-cards.ts'
import * as memberCards from '../../src/club/members/cards.ts'
import { membersInDigest } from '../../src/club/members/digest.ts'
import * as firstContact from '../../src/club/members/first-contact.ts'
import type { LinkRequest } from '../../src/club/members/link-request.ts'
import * as nudgeCards from '../../src/club/nudges/cards.ts'
import { nudgesInDigest } from '../../src/club/nudges/digest.ts'
import type { Nudge } from '../../src/club/nudges/nudge.ts'
import { offerOf } from '../../src/club/nudges/possible.ts'
import * as oneToOneCards from '../../src/club/one-to-ones/cards.ts'
import { oneToOnesInDigest } from '../../src/club/one-to-ones/digest.ts'
import * as pairingCards from '../../src/club/pairing/cards.ts'
import { pairingInDigest } from '../../src/club/pairing/digest.ts'
import type { Proposal } from '../../src/club/pairing/proposal.ts'
import { clubChart } from '../../src/club/presence/chart.ts'
import { presenceInDigest } from '../../src/club/presence/digest.ts'
import * as privacyCards from '../../src/club/privacy/cards.ts'
import { keptDays } from '../../src/club/privacy/rules.ts'
import * as problemCards from '../../src/club/problems/cards.ts'
import * as profileCards from '../../src/club/profiles/cards.ts'
import * as prospectCards from '../../src/club/prospects/cards.ts'
import * as heldReferralCards from '../../src/club/referrals/cards.ts'
import { referralsInDigest } from '../../src/club/referrals/digest.ts'
import * as fileOfReferralCards from '../../src/club/referrals/file-cards.ts'
import * as forgottenReferralCards from '../../src/club/referrals/forgotten-cards.ts'
import * as givenReferralCards from '../../src/club/referrals/giver-cards.ts'
import * as listedReferralCards from '../../src/club/referrals/list-cards.ts'
import type { Listed } from '../../src/club/referrals/look.ts'
import { referralNotices } from '../../src/club/referrals/notices.ts'
import * as openedReferralCards from '../../src/club/referrals/opened-cards.ts'
import { referPress } from '../../src/club/referrals/presses.ts'
import * as sendingCards from '../../src/club/referrals/sending-cards.ts'
import type { Wait } from '../../src/club/referrals/wait.ts'
import * as waitCards from '../../src/club/referrals/wait-cards.ts'
import * as setupCards from '../../src/club/setup/cards.ts'
import type { ChannelThere } from '../../src/club/setup/channels.ts'
import type { TakenOver } from '../../src/club/setup/take-over.ts'
import * as standingCards from '../../src/club/standing/cards.ts'
import { standingsInDigest } from '../../src/club/standing/digest.ts'
import * as thanksAskingCards from '../../src/club/thanks/asking-cards.ts'
import * as thanksGivenCards from '../../src/club/thanks/cards.ts'
import { thanksInDigest } from '../../src/club/thanks/digest.ts'
import { topics } from '../../src/club/topics.ts'
import { askKinds } from '../../src/terms/ask.ts'
import { awaitedKinds } from '../../src/terms/awaiting.ts'
import type { Cause } from '../../src/terms/connection.ts'
import type { Member } from '../../src/terms/member.ts'
import { whyMissing } from '../../src/terms/missing.ts'
import type { Business } from '../../src/terms/money.ts'
import { optionalKinds } from '../../src/terms/optional-kinds.ts'
import { recordKinds } from '../../src/terms/own-data.ts'
import { correctable, type Happened } from '../../src/terms/own-referral.ts'
import { pageOf } from '../../src/terms/page.ts'
import { type Problem, seatAnswers } from '../../src/terms/problem.ts'
import type { Profile } from '../../src/terms/profile.ts'
import { referralStatuses, unfitReasons } from '../../src/terms/referral.ts'
import { type RollLine, type RollSheet, rollModes } from '../../src/terms/roll.ts'
import type { Series } from '../../src/terms/series.ts'
import type { Ties } from '../../src/terms/tie.ts'
import type { Recurrence } from '../../src/time/recurrence.ts'
import { fileToKeep, note, paragraph, picture, view } from '../../src/view/build.ts'
import { turned } from '../../src/view/pages.ts'
import type { Action, Block, Inline, View } from '../../src/view/view.ts'
import type { Words } from '../../src/words/words.ts'
import { png } from '../kit/png.ts'
import {
  answer,
  at,
  attended,
  crowd,
  gone,
  guest,
  introduction,
  lea,
  marc,
  meeting,
  need,
  olga,
  onDay,
  oneToOne,
  paul,
  referral,
  standingOf,
  uuid,
} from '../kit/records.ts'
import { admission } from './admission-cards.ts'
import { guests } from './guest-cards.ts'
import { presences, rolls } from './presence-cards.ts'

/** A topic's gallery names every card of its file: a new card does not compile until it hangs here. */
type Of<Cards> = {
  readonly [C in keyof Cards as Cards[C] extends (...facts: never[]) => View ? C : never]: readonly View[]
}

const introductions = (words: Words): Of<typeof introductionCards> => {
  const c = introductionCards
  const side = 'a'
  const asked = (more: Partial<typeof introduction>) =>
    c.askedCard({ introduction: { ...introduction, ...more }, side }, words)
  const whys: (string | null)[] = [
    ...(['rights', 'channel'] as const).map(what => whyMissing({ what })),
    ...(['left', 'blind'] as const).map(what => whyMissing({ what, member: marc.id })),
    ...['no platform in common', 'no connection to slack', null],
  ]
  const stuck = whys.map(why => ({ ...introduction, conversation: { state: 'stuck', why } as const }))
  const { a, b, asker, context, said } = introduction
  const drafted = { draft: uuid(21), version: 1, asker, a, b, context: context!, said }
  const ties = { meeting: { times: 4, last: onDay('2026-10-15') }, oneToOne: { times: 1, last: null } }
  const met = { ...introduction, decidedAt: at('2026-11-05T10:00:00Z') }
  return {
    requestedCard: [
      c.requestedCard({ introduction, unconnected: [] }, words),
      c.requestedCard({ introduction: { ...introduction, asker: lea, context: null }, unconnected: [marc] }, words),
    ],
    undoneCard: [c.undoneCard(words)],
    draftedCard: [
      c.draftedCard(
        {
          ...drafted,
          known: [
            { member: lea, ties },
            { member: marc, ties: {} },
          ],
        },
        words,
      ),
      c.draftedCard({ ...drafted, asker: lea, said: { a: '', b: null }, known: [{ member: marc, ties: {} }] }, words),
    ],
    waitingCard: [c.waitingCard(introduction, words), c.waitingCard({ ...introduction, asker: lea }, words)],
    askedCard: [
      asked({}),
      asked({ said: { a: null, b: 'Celle qui a *sauvé* mon chantier' } }),
      asked({ said: { a: null, b: '' } }),
      asked({ again: { a: at('2026-12-04T09:00:00Z'), b: null } }),
      asked({ asker: marc, context: null }),
      asked({ answers: { a: 'yes', b: null } }),
      asked({ answers: { a: 'no', b: null } }),
      asked({ status: 'accepted' }),
      asked({ status: 'expired' }),
      asked({ withdrawn: true }),
    ],
    reminderCard: [c.reminderCard({ introduction, side }, words)],
    askedAgainCard: [
      c.askedAgainCard(
        { introduction: { ...introduction, again: { a: at('2026-12-04T09:00:00Z'), b: null } }, side },
        words,
      ),
    ],
    endedCard: [c.endedCard({ introduction, reader: olga.id }, words)],
    agreedCard: [c.agreedCard(introduction, words), ...stuck.map(one => c.agreedCard(one, words))],
    stuckCard: [...stuck, introduction].map(one => c.stuckCard({ introduction: one, side }, words)),
    conversationCard: [...stuck, introduction].map(one => c.conversationCard(one, words)),
    openedCard: [c.openedCard(introduction, words), c.openedCard({ ...introduction, asker: lea }, words)],
    contactCard: [c.contactCard({ introduction, side }, words), c.contactCard({ introduction, side: 'b' }, words)],
    metCard: [
      ...(['yes', 'not-yet', 'no', null] as const).map(said => ({ met: { a: said, b: null } })),
      { asker: lea, met: { a: 'yes', b: null } } as const,
    ].map(more => c.metCard({ introduction: { ...met, ...more }, side }, words)),
    presentationCard: [c.presentationCard(lea, words), c.presentationCard(paul, words)],
    previewCard: [c.previewCard(lea, words)],
    publishedCard: [
      c.publishedCard('now', words),
      c.publishedCard('waits', words),
      c.publishedCard(at('2026-11-04T07:00:00Z'), words),
    ],
  }
}

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

const referrals = (words: Words): Of<typeof referralCards> => {
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

const prospects = (words: Words): Of<typeof prospectCards> => {
  const c = prospectCards
  const named = (all: number) => ({ referrals: Math.min(all, 2), visits: Math.max(0, all - 2), applications: 0 })
  const day = at('2026-11-03T10:00:00Z')
  const held = {
    ...{ at: day, giver: lea.name, receiver: marc.name, prospect: referral.prospect, need: 'Refaire un toit' },
    ...({ agreed: true, status: 'meeting', withdrawn: false } as const),
    looks: [{ by: olga.name, how: 'opened', at: day } as const],
  }
  const handed = { club: 'Le <Cercle>', at: day, kept: 90, reader: { ...words.speech, zone: 'Europe/Paris' } }
  const answer = words.prospects.answer('Le <Cercle>', onDay('2026-11-03'), named(2), 1095)
  return {
    prospectsCard: [
      c.prospectsCard([], words),
      c.prospectsCard(
        [
          { what: 'forgotten', at: day, traces: named(2) },
          { what: 'shown', at: day, traces: named(1) },
        ],
        words,
      ),
    ],
    foundCard: [
      [0, 0],
      [1, 0],
      [2, 1],
      [0, 1],
      [3, 2],
      [0, 4],
    ].map(([him = 0, alike = 0]) => c.foundCard({ him: named(him), alike: named(alike), draft: uuid(31) }, words)),
    forgottenPersonCard: [
      c.forgottenPersonCard({ at: day, awaited: [], traces: named(2), beyondReach: 0, answer }, words),
      c.forgottenPersonCard({ at: day, awaited: [], traces: named(1), beyondReach: 1, answer }, words),
      c.forgottenPersonCard(
        { at: day, awaited: [marc], traces: { referrals: 0, visits: 3, applications: 1 }, beyondReach: 3, answer },
        words,
      ),
      c.forgottenPersonCard(
        {
          at: day,
          traces: named(0),
          awaited: [],
          beyondReach: 0,
          answer: words.prospects.answer('Le Cercle', onDay('2026-11-03'), named(0), 1095),
        },
        words,
      ),
    ],
    heldCard: [
      c.heldCard({ ...handed, held: [held], alike: 0 }, words),
      c.heldCard({ ...handed, held: [held, { ...held, withdrawn: true, agreed: false }], alike: 1 }, words),
      c.heldCard({ ...handed, held: [], alike: 2 }, words),
    ],
    liftedCard: [c.liftedCard(words)],
  }
}

const series: Series = {
  id: uuid(70),
  plan: {
    ...{ title: null, place: 'La Cour d’Or, 3 rue *du Palais*', minutes: null, zone: null, required: true },
    ...{ seats: null, rule: { every: 'months', count: 1, weekday: 4, nth: 2 }, startsOn: onDay('2026-12-10') },
    ...{ time: Temporal.PlainTime.from('07:45'), rests: { holidays: true, breaks: true } },
  },
  endsOn: null,
  revision: 1,
}
const ruled = (rule: Recurrence): Series['plan'] => ({ ...series.plan, rule })

const manySeries = (words: Words): Of<typeof seriesCards> => {
  const c = seriesCards
  const off = { ...meeting, id: uuid(72), status: 'holiday' } as const
  const times = { startsAt: at('2026-12-10T06:45:00Z'), endsAt: at('2026-12-10T08:15:00Z') }
  const next = { ...meeting, ...times, id: uuid(73), series: series.id }
  const first = [
    { day: onDay('2026-12-10'), meeting: next, off: null },
    { day: onDay('2026-12-24'), meeting: { ...next, startsAt: at('2026-12-24T06:45:00Z') }, off: 'break' },
    { day: onDay('2027-05-06'), meeting: { ...next, startsAt: at('2027-05-06T05:45:00Z') }, off: 'holiday' },
  ] as const
  const none = { plan: series.plan, first, holidays: [], breaks: [], toChange: null, or: null, draft: uuid(74) }
  const holidays = [onDay('2027-05-06')]
  const breaks = Array.from({ length: 9 }, (_, n) => onDay('2027-08-01').add({ days: n }))
  const saved = { series, made: [next], next, taken: [], changed: false, waits: false, undo: null }
  const ended = { series, from: onDay('2026-12-10'), gone: 3, calledOff: 1, stays: [next] }
  return {
    sketchCard: [
      c.sketchCard(
        { ...none, plan: { ...series.plan, title: 'Visite *d’atelier*', minutes: 90, required: false } },
        words,
      ),
      c.sketchCard({ ...none, holidays, breaks, or: { every: 'weeks', count: 2, weekday: 4 } }, words),
      c.sketchCard(
        { ...none, holidays, plan: { ...ruled({ every: 'weeks', count: 6, weekday: 4 }), zone: 'Europe/London' } },
        words,
      ),
      c.sketchCard(
        { ...none, breaks: breaks.slice(0, 1), plan: ruled({ every: 'months', count: 1, weekday: 5, nth: 5 }) },
        words,
      ),
      c.sketchCard(
        {
          ...none,
          plan: { ...ruled({ every: 'months', count: 3, workingDay: -1 }), place: 'https://visio.example/club' },
          toChange: { moved: 1, calledOff: 2, stays: Array.from({ length: 7 }, () => next) },
        },
        words,
      ),
      ...(
        [
          { every: 'weeks', count: 1, weekday: 2 },
          { every: 'weeks', count: 2, weekday: 4 },
          { every: 'months', count: 1, weekday: 4, nth: -1 },
          { every: 'months', count: 1, date: 31 },
          { every: 'months', count: 1, date: 1 },
          { every: 'months', count: 2, date: -1 },
        ] as const
      ).map(rule =>
        c.sketchCard({ ...none, plan: ruled(rule), toChange: { moved: 0, calledOff: 0, stays: [next] } }, words),
      ),
    ],
    savedCard: [
      c.savedCard({ ...saved, announced: at('2026-12-03T08:00:00Z') }, words),
      c.savedCard({ ...saved, changed: true, announced: 'now', waits: true, undo: uuid(74), taken: holidays }, words),
      c.savedCard({ ...saved, next: null, announced: null }, words),
    ],
    seriesCard: [
      c.seriesCard(
        {
          series,
          page: pageOf(
            [
              { meeting: next, byHand: false },
              { meeting: { ...next, id: uuid(75) }, byHand: true },
              { meeting: off, byHand: false },
              { meeting: { ...next, id: uuid(76), status: 'cancelled' }, byHand: true },
            ],
            1,
            5,
          ),
        },
        words,
      ),
      c.seriesCard({ series: { ...series, endsOn: onDay('2026-12-09') }, page: pageOf([]) }, words),
    ],
    endCard: [
      c.endCard({ ...ended, meeting: null }, words),
      c.endCard({ ...ended, gone: 0, calledOff: 0, stays: [], meeting: next.id }, words),
    ],
    endedCard: [c.endedCard(ended, words), c.endedCard({ ...ended, gone: 1, calledOff: 0, stays: [] }, words)],
    restingCard: [c.restingCard(off, words)],
    detailedCard: [
      c.detailedCard({ meeting: next, over: 0 }, words),
      c.detailedCard(
        {
          meeting: { ...next, title: 'Apéritif', required: false, endsAt: at('2026-12-10T07:30:00Z'), seats: 24 },
          over: 2,
        },
        words,
      ),
    ],
  }
}

const everyMeetingCard = {
  ...meetingCards,
  ...boardCards,
  ...answerCards,
  ...planCards,
  ...rollCards,
  ...rollSheetCards,
}

/** The sheet of a roll: untouched, touched by two organizers, of a closed roll, of a large club, of an optional meeting. */
function sheets(words: Words) {
  const line = { substitute: null, mark: null, onLeave: false }
  const mark = { by: lea, substitute: null } as const
  const lines: readonly RollLine[] = [
    { ...line, member: lea, label: lea.name, stands: 'present' },
    { ...line, member: marc, label: marc.name, stands: 'substitute', substitute: 'Julie [stagiaire]' },
    { ...line, member: paul, label: paul.name, stands: 'absent', mark: { ...mark, status: 'late' } },
    { ...line, member: olga, label: olga.name, stands: 'excused' },
    { ...line, member: crowd[0]!, label: crowd[0]!.name, stands: null, onLeave: true },
  ]
  const visitor = { guest, label: 'Paul *Roux* (Roux Bois)', stands: true, mark: null }
  const sheet: RollSheet = {
    ...{ meeting, lines, guests: [visitor, { ...visitor, mark: { ...mark, status: 'absent' } }] },
    ...{
      taken: false,
      freeUntil: at('2026-11-20T00:00:00+01:00'),
      closed: false,
      seen: 'a1b2c3d4e5f60718',
      changes: [],
    },
  }
  const change = { name: paul.name, was: 'present', now: 'absent', by: olga, at: at('2026-11-23T10:00:00Z') } as const
  const many = crowd.map((member): RollLine => ({ ...line, member, label: member.name, stands: 'present' }))
  const opened = { sheet, mode: 'there', page: 1, by: olga } as const
  const taken = { ...sheet, taken: true }
  return [
    rollSheetCards.sheetCard(
      { ...opened, sheet: { ...sheet, lines: lines.map(one => ({ ...one, mark: null })) } },
      words,
    ),
    ...rollModes.map(mode => rollSheetCards.sheetCard({ ...opened, mode, overtaken: true }, words)),
    rollSheetCards.sheetCard({ ...opened, sheet: taken }, words),
    rollSheetCards.sheetCard(
      {
        ...opened,
        sheet: {
          ...taken,
          closed: true,
          changes: [
            { ...change, why: 'elle était là' },
            { ...change, was: null, by: null, why: null },
          ],
        },
      },
      words,
    ),
    ...[1, 3].map(page => rollSheetCards.sheetCard({ ...opened, page, sheet: { ...sheet, lines: many } }, words)),
    rollSheetCards.sheetCard({ ...opened, sheet: { ...sheet, meeting: { ...meeting, required: false } } }, words),
  ]
}

const meetings = (words: Words): Of<typeof everyMeetingCard> => {
  const c = everyMeetingCard
  const next = { ...meeting, id: uuid(45), title: 'Soirée *d’automne*', startsAt: at('2026-11-26T18:00:00Z') }
  const held = { ...meeting, status: 'held', closedAt: at('2026-11-12T10:00:00Z') } as const
  const cancelled = { ...meeting, status: 'cancelled' } as const
  const answers = [
    { member: lea, answer: 'present', substitute: null },
    { member: marc, answer: 'substitute', substitute: 'Julie [stagiaire]' },
    { member: paul, answer: 'absent', substitute: null },
  ] as const
  const guests = [guest, { ...guest, by: null, company: null }]
  const board = { meeting, elsewhere: false, answers, guests, taken: 4, silent: 12, roll: null }
  const now = { ahead: true, latest: true }
  const waiting = [paul, olga].map(member => ({ member, answer: 'waiting', substitute: null }) as const)
  const full = crowd.map(member => ({ member, answer: 'present', substitute: null }) as const)
  const said = { meeting, substitute: null, onLeave: false, guests: [], place: null }
  const taken = { meeting: held, guests: 1, corrected: null, freeUntil: at('2026-11-20T00:00:00+01:00') }
  const corrected = { step: uuid(47), names: [lea.name, marc.name], late: false }
  const counts = { present: 14, late: 2, excused: 3, substitute: 1, absent: 4 }
  const today = onDay('2026-11-10')
  const roll = { came: 17, expected: 21, excused: 3, besides: 1 }
  const recap = {
    meeting: held,
    roll,
    guests: [guest],
    referrals: 5,
    thanks: 3,
    next,
    business: { told: 'some' },
  } as const
  return {
    listCard: [
      c.listCard(
        { ahead: pageOf([]), organizer: false, rollOf: null, series: [], resting: [], presence: null, today },
        words,
      ),
      c.listCard(
        {
          ...{ ahead: pageOf([]), organizer: true, rollOf: null, series: [], resting: [], presence: null, today },
          doors: checkInCards.doorBlocks(
            [
              { meeting, own: null },
              { meeting: next, own: { member: lea.id, at: meeting.startsAt, how: 'code', substitute: 'Julie Petit' } },
            ],
            { organizer: true, today: null },
            words,
          ),
        },
        words,
      ),
      c.listCard(
        {
          ahead: pageOf(
            [meeting, next, { ...next, id: uuid(46), required: false }].map(one => ({
              meeting: one,
              answer: null,
              substitute: null,
              guests: one === next ? [guest] : [],
            })),
            1,
            2,
          ),
          organizer: true,
          rollOf: held,
          series: [series, { ...series, id: uuid(71), plan: { ...series.plan, title: 'Visite *d’atelier*' } }],
          resting: [meeting, next].map(one => ({ ...one, status: 'holiday' })),
          ...{ presence: attended, today },
        },
        words,
      ),
    ],
    boardCard: [
      c.boardCard({ ...now, board }, words),
      c.boardCard({ ...now, board: { ...board, answers: [], guests: [], meeting: { ...next, place: null } } }, words),
      c.boardCard({ ...now, board: { ...board, answers: full, elsewhere: true } }, words),
      c.boardCard(
        {
          ...now,
          board: { ...board, answers: [...answers.slice(0, 2), ...waiting], meeting: { ...meeting, seats: 4 } },
        },
        words,
      ),
      c.boardCard({ ...now, board: { ...board, meeting: { ...meeting, seats: 3 } } }, words),
      c.boardCard({ ...now, board: { ...board, roll, meeting: held } }, words),
      c.boardCard({ ...now, board: { ...board, meeting: cancelled } }, words),
      c.boardCard(
        { ...now, board: { ...board, meeting: { ...next, required: false, place: 'https://visio.example/club' } } },
        words,
      ),
      c.boardCard(
        {
          ...now,
          board: {
            ...board,
            roll: { came: 7, expected: null, excused: 0, besides: 0 },
            meeting: { ...held, required: false },
          },
        },
        words,
      ),
      c.boardCard({ board, ahead: false, latest: true }, words),
      c.boardCard({ board, ahead: true, latest: false }, words),
    ],
    everybodyCard: [1, 2, 7].map(number =>
      turned(
        c.everybodyCard({ board: { ...board, answers: full } }, words),
        number,
        to => meetingPress('who', meeting.id, to),
        words.general.buttons,
      ),
    ),
    changedCard: (['moved', 'restored', 'cancelled'] as const).map(change =>
      c.changedCard(
        { ...now, board: { ...board, meeting: change === 'cancelled' ? cancelled : meeting }, change },
        words,
      ),
    ),
    answeredCard: [
      ...(['present', 'absent', null] as const).map(answer => c.answeredCard({ ...said, answer }, words)),
      c.answeredCard({ ...said, answer: 'substitute', substitute: 'Julie Petit', onLeave: true }, words),
      c.answeredCard({ ...said, answer: 'waiting', place: 1 }, words),
      c.answeredCard({ ...said, answer: 'waiting', substitute: 'Julie Petit', place: 23, guests: [guest] }, words),
      c.answeredCard({ ...said, answer: 'waiting' }, words),
      ...(['present', 'absent'] as const).map(answer => c.answeredCard({ ...said, answer, guests: [guest] }, words)),
      c.answeredCard(
        { ...said, answer: 'absent', guests: [guest, { ...guest, name: 'Marie Petit', company: null }] },
        words,
      ),
    ],
    seatedCard: [null, 'Julie Petit'].map(substitute => c.seatedCard({ meeting, substitute }, words)),
    plannedCard: [
      c.plannedCard({ meeting, announced: 'now', holiday: true, waits: true }, words),
      c.plannedCard({ meeting, announced: null, holiday: false, waits: true }, words),
      c.plannedCard({ meeting: next, announced: at('2026-11-05T08:00:00Z'), holiday: false, waits: false }, words),
    ],
    unplannedCard: [
      c.unplannedCard({ gone: 1, cancelled: 0 }, words),
      c.unplannedCard({ gone: 3, cancelled: 2 }, words),
    ],
    movedCard: [c.movedCard({ meeting: next, from: meeting }, words)],
    cancelCard: [
      ...[true, false].map(told => c.cancelCard({ meeting, told }, words)),
      c.cancelCard({ meeting: { ...meeting, series: series.id }, told: true }, words),
    ],
    unplanCard: [
      c.unplanCard({ yes: meetingPress('unplan-yes', meeting.id), heardOf: 1 }, words),
      c.unplanCard({ yes: seriesPress('unplan-yes', series.id), heardOf: 3 }, words),
    ],
    didNotHappenCard: [c.didNotHappenCard(meeting, words)],
    calledOffCard: [c.calledOffCard(meeting, words)],
    restoredCard: [true, false].map(fromRest => c.restoredCard({ meeting, fromRest }, words)),
    cancelledCard: [c.cancelledCard(cancelled, words)],
    unansweredCard: [c.unansweredCard({ meeting }, words)],
    comingCard: [c.comingCard({ meeting }, words)],
    rollsMissingCard: [
      ...[meeting, held, cancelled, { ...held, closedAt: null }].map(one => c.rollsMissingCard([one], words)),
      c.rollsMissingCard([meeting, held, cancelled, { ...meeting, id: uuid(46) }], words),
      c.rollsMissingCard([meeting, ...Array.from({ length: 7 }, (_, n) => ({ ...meeting, id: uuid(50 + n) }))], words),
      c.rollsMissingCard([held, cancelled], words),
    ],
    takenCard: [
      c.takenCard({ ...taken, counts }, words),
      c.takenCard({ ...taken, counts, corrected }, words),
      c.takenCard({ ...taken, counts, corrected: { ...corrected, late: true } }, words),
      c.takenCard({ ...taken, counts, corrected: { ...corrected, names: [] } }, words),
    ],
    recentRollsCard: [
      c.recentRollsCard(
        {
          rolls: [held, { ...held, id: uuid(46), closedAt: null }],
          none: words.refusals['no roll to take']({ next }),
        },
        words,
      ),
    ],
    correctionUndoneCard: [c.correctionUndoneCard(held, words)],
    sheetCard: sheets(words),
    rollUndoneCard: [c.rollUndoneCard(meeting, words)],
    notHeldCard: [c.notHeldCard(cancelled, words)],
    recapCard: [c.recapCard({ meeting: held, recap }, words), c.recapCard({ meeting: held, recap: null }, words)],
  }
}

const calendar = (words: Words): Of<typeof calendarCards> => ({
  fileCard: [
    calendarCards.fileCard({ meeting, club: 'Le Cercle' }, words),
    calendarCards.fileCard({ meeting: { ...meeting, status: 'cancelled' }, club: 'Le Cercle' }, words),
  ],
  feedCard: [
    calendarCards.feedCard({ since: null, served: true }, words),
    calendarCards.feedCard({ since: null, served: false }, words),
    calendarCards.feedCard({ since: at('2026-11-03T09:00:00Z'), served: true }, words),
    calendarCards.feedCard({ since: at('2026-11-03T09:00:00Z'), served: false }, words),
  ],
  madeCard: [
    calendarCards.madeCard(
      { address: `https://club.example.org/calendar/${'0f3a'.repeat(32)}.ics`, renewed: true },
      words,
    ),
  ],
  stoppedCard: [calendarCards.stoppedCard(words)],
})

const apart = (words: Words): Of<typeof apartCards> => ({
  apartCard: [apartCards.apartCard([], words), apartCards.apartCard([marc, paul], words)],
  keptCard: [apartCards.keptCard(marc, words)],
  releasedCard: [apartCards.releasedCard(marc, words)],
})

const checkIn = (words: Words): Of<typeof checkInCards> => {
  const c = checkInCards
  const came = at('2026-11-12T06:31:00Z')
  const here = { meeting, member: marc.id, at: came, substitute: null, isNew: true }
  const arrivals = [
    { member: marc.id, who: marc, at: came, how: 'code', substitute: null },
    { member: paul.id, who: paul, at: came, how: 'name', substitute: 'Julie [stagiaire]' },
    { member: lea.id, who: lea, at: came, how: 'phone', substitute: null },
  ] as const
  const door = { meeting, opens: at('2026-11-12T06:15:00Z'), link: null, code: null, arrivals: [] }
  return {
    hereCard: [c.hereCard(here, words), c.hereCard({ ...here, isNew: false }, words)],
    notHereCard: [c.notHereCard(meeting, words)],
    doorCard: [
      c.doorCard({ door, number: 1 }, words),
      c.doorCard(
        { door: { ...door, code: { digits: '0482', holds: at('2026-11-12T06:45:00Z') }, arrivals }, number: 1 },
        words,
      ),
      c.doorCard({ door: { ...door, link: 'https://club.example.org/door/abc', arrivals }, number: 1 }, words),
    ],
    takenAwayCard: [c.takenAwayCard({ meeting, member: marc }, words)],
    putBackCard: [c.putBackCard({ meeting, member: marc }, words)],
  }
}

const pairing = (words: Words): Of<typeof pairingCards> => {
  const c = pairingCards
  const round = { name: '2026-12', at: at('2026-12-07T09:00:00Z') }
  const so = { name: '2026-11', proposed: 12, held: 7, unknown: 4, leftOut: 1, allMet: false }
  const pair = { id: uuid(90), one: olga, other: paul }
  const proposal: Proposal = {
    read: {
      meeting: { ...oneToOne, by: null, round: '2026-12', note: null },
      ...{ reader: lea.id, zone: 'Europe/Paris', at: round.at },
    },
    isOver: false,
    because: [
      {
        ...{ other: marc, lastMet: null, isNew: true },
        complement: { code: 'same-projects', trades: ['architecture', 'building'] },
      },
    ],
    next: null,
  }
  const [because] = proposal.because
  const proposed = (more: Partial<Proposal>, meeting: Partial<typeof oneToOne> = {}) =>
    c.proposedCard(
      { ...proposal, ...more, read: { ...proposal.read, meeting: { ...proposal.read.meeting, ...meeting } } },
      words,
    )
  return {
    aheadCard: [
      c.aheadCard({ round, out: false, drawn: false, comes: true }, words),
      c.aheadCard({ round, out: true, drawn: false, comes: true }, words),
      c.aheadCard({ round, out: true, drawn: true, comes: false }, words),
      c.aheadCard({ round, out: false, drawn: true, comes: false }, words),
      c.aheadCard({ round, out: false, drawn: false, comes: false }, words),
    ],
    proposedCard: [
      proposed({}),
      proposed(
        {
          because: [
            { ...because!, complement: null, isNew: false },
            { ...because!, other: olga, lastMet: onDay('2025-06-12') },
          ],
        },
        { people: [lea, marc, olga] },
      ),
      proposed({ next: { name: '2026-12-14', at: round.at } }, { acceptedBy: [lea.id] }),
      proposed({ next: { name: '2026-12-14', at: round.at } }, { declinedBy: [lea.id] }),
      proposed({ isOver: true }, { declinedBy: [lea.id] }),
      proposed({}, { status: 'scheduled' }),
      proposed({}, { status: 'unconfirmed', confirmedBy: [lea.id] }),
      proposed({}, { status: 'skipped' }),
      proposed({ isOver: true }),
    ],
    pairsCard: [
      c.pairsCard({ cadence: 'monthly', next: round, silentUntil: null, last: so, apart: [pair] }, words),
      c.pairsCard({ cadence: 'weekly', next: round, silentUntil: round.at, last: null, apart: [] }, words),
      c.pairsCard({ cadence: 'never', next: null, silentUntil: null, last: { ...so, allMet: true }, apart: [] }, words),
    ],
    pairKeptCard: [c.pairKeptCard(pair, words)],
    pairReleasedCard: [c.pairReleasedCard(pair, words)],
  }
}

const business = (words: Words): Of<typeof businessCards> => {
  const months = monthsTold(onDay('2026-11-20'), onDay('2020-01-01'))
  const of = (...byMonth: number[]) => ({ total: byMonth.reduce((sum, one) => sum + one, 0), byMonth })
  const whole: Totals = {
    months,
    series: {
      given: of(12, 9, 8, 14, 11, 6, 10, 9, 2, 0, 13, 16, 14),
      confirmed: of(10, 8, 7, 12, 9, 5, 9, 8, 2, 0, 11, 12, 8),
      meeting: of(4, 3, 2, 5, 4, 1, 4, 3, 0, 0, 5, 6, 3),
      won: of(2, 1, 1, 3, 2, 0, 2, 1, 0, 0, 3, 4, 2),
      thanked: of(2, 1, 5, 3, 2, 0, 2, 8, 0, 0, 3, 4, 2),
    },
    firstContact: { days: 2.5, byMonth: [2, 3.5, 1, null, 2, null, 2, 1, null, null, 3, 4, null] },
  }
  const young: Totals = {
    months: months.slice(-1),
    series: { given: of(4), confirmed: of(3), meeting: null, won: of(0), thanked: null },
    firstContact: { days: 0.3, byMonth: [null] },
  }
  const none = { given: of(0), confirmed: of(0), meeting: of(0), won: of(0), thanked: of(0) }
  const unknown = { days: null, byMonth: [null] }
  const some = { told: 'some' } as const
  const page = (totals: Totals, png: Uint8Array | null, business: Business = some) => ({
    ...{ totals: { ...totals, business }, chart: totalsChart(totals, words), png },
  })
  const drawn = png(60, 40, [31, 111, 139])
  const about = { amount: '48200', currency: 'EUR' }
  const worth: Business = { told: 'total', about, from: at('2025-11-02T23:00:00Z') }
  return {
    totalsCard: [
      businessCards.totalsCard(page(whole, drawn, worth), words),
      businessCards.totalsCard(page(young, null), words),
      businessCards.totalsCard(page({ ...young, series: none, firstContact: unknown }, null), words),
      businessCards.totalsCard(
        page({ ...young, series: { ...none, given: null }, firstContact: unknown }, null),
        words,
      ),
    ],
  }
}

const oneToOnes = (words: Words): Of<typeof oneToOneCards> => {
  const c = oneToOneCards
  const held = (more: Partial<typeof oneToOne>) => c.heldCard(read({ ...oneToOne, ...more }, lea), words)
  const read = (meeting: typeof oneToOne, reader: Member) => ({
    ...{ meeting, reader: reader.id, zone: 'Europe/Paris', at: at('2026-11-04T10:00:00Z') },
  })
  const proposed = (more: Partial<typeof oneToOne>, reader = marc) =>
    c.proposedCard(read({ ...oneToOne, ...more }, reader), words)
  const moments = ['2026-11-12T09:00:00Z', '2026-11-13T13:30:00Z', '2026-11-02T13:30:00Z'].map((text, n) => ({
    ...{ id: uuid(510 + n), at: at(text), by: lea.id, suits: [lea.id] },
  }))
  const agreed = {
    ...({ status: 'scheduled', startsAt: moments[0]!.at, sequence: 1, place: 'Café de la <Gare> & du Midi' } as const),
  }
  const far = { ...marc, reads: { ...marc.reads, zone: 'America/Montreal' } }
  const noted = { proposedAt: null, heldOn: onDay('2026-11-03'), loggedBy: lea.id, status: 'unconfirmed' } as const
  const ofThree = { ...oneToOne, people: [lea, marc, olga] }
  return {
    proposedReceipt: [
      ...[oneToOne, ofThree, { ...oneToOne, moments }, { ...ofThree, moments }].map(one =>
        c.proposedReceipt({ ...read(one, lea), unconnected: [] }, words),
      ),
      c.proposedReceipt({ ...read(oneToOne, lea), unconnected: [marc] }, words),
    ],
    undoneCard: [c.undoneCard(words)],
    proposedCard: [
      ...(['proposed', 'scheduled', 'skipped'] as const).map(status => proposed({ status })),
      proposed({ status: 'skipped', declinedBy: [marc.id] }),
      proposed(ofThree),
      proposed({ ...ofThree, acceptedBy: [marc.id] }),
      proposed({ by: null, round: '2026-12' }),
      proposed({ moments }),
      proposed({ moments, people: [lea, far] }),
      proposed({ ...ofThree, moments: moments.map(one => ({ ...one, suits: [lea.id, marc.id] })) }),
      proposed({ moments: moments.slice(2) }),
      proposed({ moments }, lea),
      proposed({ moments: moments.slice(2) }, lea),
      proposed({ status: 'scheduled', moments }, lea),
      proposed({ status: 'scheduled', moments, acceptedBy: [marc.id] }),
      proposed(agreed),
      proposed({ ...agreed, place: null }, lea),
      proposed({ ...agreed, startsAt: at('2026-11-04T08:00:00Z') }),
      proposed({ ...agreed, status: 'skipped' }),
    ],
    openedCard: [oneToOne, ofThree].map(one => c.openedCard(one, words)),
    calledOffCard: [
      c.calledOffCard({ ...read({ ...oneToOne, ...agreed }, marc), by: lea }, words),
      c.calledOffCard({ ...read({ ...oneToOne, sequence: 1 }, marc), by: lea }, words),
    ],
    todayCard: [
      c.todayCard(read({ ...oneToOne, ...agreed }, marc), words),
      c.todayCard(read({ ...oneToOne, ...agreed, status: 'skipped' }, marc), words),
    ],
    guideCard: [c.guideCard(read(oneToOne, marc), words), c.guideCard(read(ofThree, lea), words)],
    loggedReceipt: [
      c.loggedReceipt(read({ ...oneToOne, ...noted, confirmedBy: [lea.id] }, lea), words),
      c.loggedReceipt(
        read({ ...ofThree, ...noted, confirmedBy: [lea.id, marc.id], usefulTo: [lea.id], note: 'À refaire' }, lea),
        words,
      ),
    ],
    suggestionsCard: [
      c.suggestionsCard(
        {
          reader: lea.id,
          suggestions: [
            { id: marc.id, member: marc, why: 'never met', last: null, because: null },
            { id: olga.id, member: olga, why: 'newcomer', last: null, because: null },
            { id: paul.id, member: paul, why: 'long ago', last: onDay('2026-02-03'), because: null },
          ],
        },
        words,
      ),
      c.suggestionsCard({ reader: lea.id, suggestions: [] }, words),
    ],
    logUndoneCard: [c.logUndoneCard(words)],
    newcomersCard: [c.newcomersCard([{ member: paul, days: 12, oneToOnes: 0 }], words)],
    heldCard: [
      held({ status: 'scheduled' }),
      held({ status: 'unconfirmed', confirmedBy: [lea.id] }),
      held({ status: 'held', confirmedBy: [lea.id, marc.id] }),
      held({ status: 'not-held' }),
      held({ ...ofThree, status: 'scheduled' }),
      held({ ...noted, loggedBy: marc.id, confirmedBy: [marc.id] }),
      held({ ...ofThree, ...noted, loggedBy: marc.id, confirmedBy: [marc.id] }),
      held({ ...noted, status: 'held', confirmedBy: [lea.id, marc.id], usefulTo: [lea.id] }),
      held({ ...ofThree, status: 'unconfirmed', confirmedBy: [lea.id] }),
      held({ ...ofThree, status: 'unconfirmed', confirmedBy: [lea.id, olga.id] }),
      held({ ...ofThree, status: 'held', confirmedBy: [lea.id, marc.id, olga.id] }),
    ],
  }
}

const thanksCards = { ...thanksGivenCards, ...thanksAskingCards }

const thanksGiven = (words: Words): Of<typeof thanksCards> => {
  const c = thanksCards
  const amount = { amount: '1250.50', currency: 'EUR' }
  const thanks = {
    ...{ id: uuid(80), from: lea, to: marc, what: 'referral' as const, message: 'Le chantier est signé' },
    ...{ at: at('2026-11-03T10:00:00Z'), inChannel: null, withdrawn: false, amount: null, referral: null },
    ...{ answer: null, replacedBy: null, first: uuid(80) },
  }
  const worth = { ...thanks, amount, referral: { id: referral.id, givenAt: referral.givenAt } }
  const receipt = { id: thanks.id, to: marc, inChannel: false, amount: null, otherCurrency: false, referral: null }
  return {
    givenCard: [
      ...(['privately', 'called', 'later', 'unconnected'] as const).map(reached =>
        c.givenCard({ ...receipt, reached, inChannel: reached === 'privately' }, words),
      ),
      c.givenCard({ ...receipt, reached: 'privately', amount, referral }, words),
      c.givenCard({ ...receipt, reached: 'privately', amount, referral: { ...referral, status: 'won' } }, words),
      c.givenCard(
        { ...receipt, reached: 'privately', amount: { amount: '300', currency: 'CHF' }, otherCurrency: true },
        words,
      ),
      c.givenCard({ ...receipt, reached: 'privately', amount, corrects: true }, words),
    ],
    undoneCard: [c.undoneCard(thanks, words)],
    receivedCard: [
      ...([null, 'asked', 'yes', 'no'] as const).map(inChannel => c.receivedCard({ ...thanks, inChannel }, words)),
      ...(['introduction', 'help', 'business', null] as const).map(what =>
        c.receivedCard({ ...thanks, what, message: null }, words),
      ),
      ...([null, 'right', 'not-quite'] as const).map(answer => c.receivedCard({ ...worth, answer }, words)),
      c.receivedCard({ ...worth, what: 'business', first: uuid(81) }, words),
      c.receivedCard({ ...thanks, withdrawn: true }, words),
      c.receivedCard({ ...thanks, withdrawn: true, replacedBy: uuid(82) }, words),
    ],
    notQuiteCard: [
      c.notQuiteCard({ ...worth, answer: 'not-quite' }, words),
      c.notQuiteCard({ ...worth, answer: 'right' }, words),
      c.notQuiteCard({ ...worth, withdrawn: true }, words),
      c.notQuiteCard({ ...worth, withdrawn: true, replacedBy: uuid(82) }, words),
    ],
    toldCard: (['referral', 'introduction', 'help', 'business', null] as const).map(what =>
      c.toldCard({ ...thanks, what }, words),
    ),
    whichCard: [
      c.whichCard(
        {
          ...{ draft: uuid(83), to: marc },
          referrals: [
            { referral, on: Temporal.PlainDate.from('2026-10-12') },
            { referral: { ...referral, id: uuid(84), prospect: {} }, on: Temporal.PlainDate.from('2026-09-01') },
          ],
        },
        words,
      ),
      c.whichCard(
        { draft: uuid(83), to: marc, referrals: [{ referral, on: Temporal.PlainDate.from('2026-10-12') }] },
        words,
      ),
    ],
    largeCard: [c.largeCard({ draft: uuid(83), amount: { amount: '12500000', currency: 'EUR' } }, words)],
  }
}

const directories = (words: Words): Of<typeof directoryCards> => {
  const c = directoryCards
  const reader = { by: lea, today: Temporal.PlainDate.from('2026-11-24') }
  const oneToOne = { times: 2, last: Temporal.PlainDate.from('2026-06-03') }
  const plain = { ties: {}, near: false, reason: null, isNew: false }
  const reason = { code: 'seeks-trade', seeker: lea.id, sought: marc.id, seeks: 'Des électriciens' } as const
  const away = {
    ...marc,
    id: uuid(87),
    name: 'Ana Costa',
    fullName: 'Ana Costa',
    away: { until: Temporal.PlainDate.from('2026-12-15') },
    town: 'Beaune',
  }
  const items = [
    { ...plain, member: lea, ties: null },
    { ...plain, member: { ...marc, activity: 'Électricité générale' }, ties: { oneToOne } },
    { ...plain, member: away, ties: { meeting: { times: 4, last: null } } },
  ]
  const page = { items, number: 2, rest: 5 }
  const found = { page, count: 21, typed: 'électricien Beaune', all: true, nearest: false }
  const none = { items: [], number: 1, rest: 0 }
  return {
    everybodyCard: [c.everybodyCard({ page, count: 21 }, reader, words)],
    foundCard: [
      c.foundCard(found, { ...reader, draft: uuid(86) }, words),
      c.foundCard(
        { ...found, count: 1, all: false, page: { ...none, items: [{ ...items[1]!, near: true }] } },
        { ...reader, draft: null },
        words,
      ),
      c.foundCard({ ...found, typed: 'zzz', nearest: true, page: none }, { ...reader, draft: null }, words),
      c.foundCard(
        { ...found, nearest: true, page: { ...page, number: 1, rest: 0 } },
        { ...reader, draft: null },
        words,
      ),
    ],
    neverMetCard: [
      c.neverMetCard(
        {
          count: 2,
          page: {
            ...none,
            items: [
              { ...items[2]!, isNew: true },
              { ...plain, member: marc, reason },
            ],
          },
        },
        reader,
        words,
      ),
      c.neverMetCard({ count: 0, page: none }, reader, words),
    ],
  }
}

const pauses = (words: Words): Of<typeof leaveCards> => {
  const c = leaveCards
  const today = onDay('2026-11-27')
  const leave = { id: uuid(85), from: onDay('2026-11-03'), until: onDay('2026-11-29') }
  const ahead = { id: uuid(86), from: onDay('2026-12-20'), until: onDay('2027-01-04') }
  const open = { id: uuid(87), from: onDay('2026-09-01'), until: null }
  const awaited = awaitedKinds.flatMap((what, n) => [
    { what, count: n + 1, at: what === 'meeting' ? at('2026-12-03T06:45:00Z') : null },
    ...(what === 'meeting' ? [{ what, count: 2, at: null }] : []),
  ])
  const given = { from: today, until: leave.until }
  const left = { from: leave.from, until: onDay('2026-11-26') }
  return {
    takenCard: [
      c.takenCard({ leave, before: null, today }, words),
      c.takenCard({ leave: ahead, before: null, today }, words),
      c.takenCard({ leave, before: { ...leave, until: onDay('2026-11-28') }, today }, words),
      c.takenCard({ leave: { ...open, until: leave.until }, before: open, today }, words),
    ],
    stateCard: [
      c.stateCard({ leaves: [leave, ahead], today }, words),
      c.stateCard({ leaves: [{ ...leave, until: onDay('2026-12-15') }], today }, words),
      c.stateCard({ leaves: [open], today }, words),
    ],
    endedCard: [
      c.endedCard({ given, left, begun: true, awaited }, words),
      c.endedCard({ given: null, left: null, begun: true, awaited: [] }, words),
      c.endedCard({ given: ahead, left: null, begun: false, awaited: [] }, words),
    ],
    undoneCard: [
      c.undoneCard({ given, left: null, begun: true, awaited: [] }, words),
      c.undoneCard({ given, left, begun: true, awaited: [] }, words),
    ],
    endingCard: [
      c.endingCard({ leave, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: { ...leave, until: onDay('2026-12-29') }, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: { ...leave, until: left.until }, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: null, until: left.until, today, awaited: [] }, words),
    ],
    overCard: [c.overCard({ awaited }, words), c.overCard({ awaited: [] }, words)],
  }
}

const problems = (words: Words): Of<typeof problemCards> => {
  const c = problemCards
  const put: Problem = {
    id: uuid(88),
    ask: {
      ...{ id: uuid(89), kind: 'problem', author: lea, text: 'Un vieux local, et son *électricité* <à refaire>' },
      ...{ createdAt: at('2026-11-03T10:00:00Z'), expiresOn: onDay('2026-11-13'), status: 'open', isOpen: true },
      isUndone: false,
    },
    moments: [at('2026-11-12T17:00:00Z'), at('2026-11-13T07:00:00Z')],
    seats: [
      { member: marc, answer: 'both' },
      { member: olga, answer: 'first' },
      { member: paul, answer: null },
    ],
    status: 'asking',
    endsAt: at('2026-11-07T09:00:00Z'),
    meetsAt: null,
    outcome: null,
  }
  const meets: Problem = { ...put, status: 'meets', meetsAt: put.moments[0] }
  const alone: Problem = { ...put, moments: [put.moments[0]], seats: [{ member: marc, answer: null }] }
  const over: Problem = { ...put, status: 'ended' }
  const answers = ([null, ...seatAnswers] as const).map(answer => ({ ...put, seats: [{ member: marc, answer }] }))
  const { moments } = put
  const proposed = [
    { member: marc, words: ['électricité', 'local'] },
    { member: olga, words: [] },
  ]
  return {
    previewCard: [c.previewCard({ draft: uuid(90), text: put.ask.text, moments, proposed }, words)],
    putCard: [c.putCard(put, words)],
    undoneCard: [c.undoneCard(words)],
    askedCard: [
      ...[...answers, alone].map(problem => c.askedCard({ problem, reader: marc.id }, words)),
      ...[marc, paul].map(({ id }) => c.askedCard({ problem: meets, reader: id }, words)),
    ],
    enoughCard: [put, alone, meets, over].map(problem => c.enoughCard(problem, words)),
    openedCard: [c.openedCard(meets, words)],
    notNowCard: [lea, marc].map(({ id }) => c.notNowCard({ problem: over, reader: id }, words)),
    helpedCard: ([null, 'helped', 'not-helped', 'not-held'] as const).map(outcome =>
      c.helpedCard({ ...meets, outcome }, words),
    ),
    thankedCard: [c.thankedCard([marc], words), c.thankedCard([marc, olga], words)],
  }
}

/** What stands beneath the answer to what somebody did. */
const beneath = (words: Words) => {
  const given = { from: onDay('2026-11-03'), until: onDay('2026-11-29') }
  return {
    away: [given.until, null].map(until => view('…', note(words.leaves.away(lea, { until })))),
    endedByAsking: [given, null].map(days => view('…', ...leaveCards.endedByAskingPart({ given: days }, words))),
  }
}

const standings = (words: Words): Of<typeof standingCards> => {
  const c = standingCards
  const today = onDay('2026-11-03')
  const zone = 'Europe/Paris'
  const own = { giving: 'plenty', pausedUntil: null, zone, today } as const
  const every = ['objected', 'contested', 'on-leave', 'new', 'hunter', 'withdrawn', 'to-rebalance', 'engaged'] as const
  const contest = { id: uuid(70), member: lea, at: at('2026-11-02T10:00:00Z'), closed: false, closedBy: null }
  return {
    ownCard: [
      ...every.map(standing => c.ownCard({ ...own, standing: standingOf(lea, standing) }, words)),
      c.ownCard({ ...own, standing: standingOf(lea, 'on-leave'), pausedUntil: onDay('2026-12-31') }, words),
    ],
    giversCard: [c.giversCard([{ member: lea, acts: 14 }], words)],
    evidenceCard: every.map(standing =>
      c.evidenceCard({ member: lea, standing: standingOf(lea, standing), zone, today }, words),
    ),
    spokenForCard: [c.spokenForCard(lea, words)],
    sparedCard: [c.sparedCard(lea, words)],
    clearedCard: [c.clearedCard(lea, words)],
    unsaidCard: [c.unsaidCard(lea, words)],
    contestTakenBackCard: [c.contestTakenBackCard(words)],
    contestOpenAgainCard: [c.contestOpenAgainCard(words)],
    contestedCard: [c.contestedCard([olga.name], words), c.contestedCard([], words)],
    contestCard: [
      c.contestCard({ ...contest, words: 'J’ai donné _bien_ plus que cela <3' }, words),
      c.contestCard({ ...contest, words: null, closed: true, closedBy: olga }, words),
      c.contestCard({ ...contest, words: null, closed: true }, words),
    ],
    contestAnsweredCard: [c.contestAnsweredCard({ ...contest, words: null, closed: true, closedBy: olga }, words)],
  }
}

const nudges = (words: Words): Of<typeof nudgeCards> => {
  const c = nudgeCards
  const nothing = { who: null, other: null, text: null, meeting: null, helped: null }
  const nudge: Nudge = {
    decidedAt: at('2026-11-24T09:00:00Z'),
    ...{ id: uuid(80), member: lea, ladder: 'to-rebalance', step: 1, act: null, about: null, outcome: 'pending' },
    ...{ open: true, sent: 1, zone: 'Europe/Paris', offered: nothing },
    help: { what: 'referral', by: marc, at: at('2026-09-03T10:00:00Z') },
    evaluated: { since: onDay('2026-10-06') },
    presence: attended,
    today: onDay('2026-11-24'),
    snoozedUntil: null,
    press: null,
  }
  const about = uuid(81)
  const offers: Partial<Nudge>[] = [
    { act: 'answer-ask', offered: { ...nothing, who: marc, text: 'Un notaire *réactif* à Lyon ?' } },
    { act: 'rsvp', offered: { ...nothing, meeting } },
    { act: 'invite-guest', offered: { ...nothing, meeting } },
    { act: 'one-to-one', offered: { ...nothing, who: marc } },
    ...([null, 'referral', 'own-need', 'introduction', 'answer'] as const).map(
      helped =>
        ({
          act: 'thank',
          about: `${helped ?? 'answer'} ${about} ${marc.id}`,
          offered: { ...nothing, who: marc, helped },
        }) as const,
    ),
    { act: 'greet-newcomer', offered: { ...nothing, who: marc }, ladder: 'withdrawn' },
    { act: 'buddy', offered: { ...nothing, who: marc }, ladder: 'newcomer' },
    { act: 'update-referral', offered: { ...nothing, who: marc }, step: 2 },
    { act: 'introduce', offered: { ...nothing, who: marc, other: olga }, ladder: 'hunter' },
    { act: 'fill-profile', ladder: 'newcomer' },
    { outcome: 'acted' },
  ]
  return {
    nudgeCard: offers.map(offer => {
      const press = offer.act ? (offerOf({ topics }, offer.act)?.press(offer.about ?? about, nudge.id) ?? null) : null
      return c.nudgeCard({ ...nudge, about, press, ...offer }, words)
    }),
    laterCard: [c.laterCard({ nudge: uuid(70), until: onDay('2026-12-01') }, words)],
    noMoreCard: [c.noMoreCard(nudge.id, words)],
    againCard: [c.againCard(words)],
    askedCard: [c.askedCard(marc, words)],
    buddyCard: [c.buddyCard(nudge, words)],
    notNowCard: [c.notNowCard(words)],
    handOverCard: (['hunter', 'withdrawn', 'to-rebalance', 'newcomer'] as const).map(ladder =>
      c.handOverCard({ nudge: { ...nudge, ladder }, taken: ladder === 'newcomer' ? marc : null }, words, null),
    ),
  }
}

const digests = (words: Words): Of<typeof digestCards> => {
  const c = digestCards
  const monday = onDay('2026-11-02')
  const share = { acted: 4, of: 9 }
  const effect = { now: share, delayed: share, difference: 0.1, interval: [-0.2, 0.4], tells: false } as const
  const standings = {
    on: onDay('2026-11-03'),
    counts: { engaged: 15, 'to-rebalance': 4, 'deserve-a-word': 2, new: 2, 'on-leave': 1 },
  }
  const said = [
    presenceInDigest.of({ rolls: rolls.slice(-1), before: rolls.slice(-7, -1), shown: rolls }),
    meetingsInDigest.of({
      guests: { came: 2, joined: 1 },
      rollMissing: meeting,
    }),
    referralsInDigest.of({ given: 5, confirmed: 3, won: 1, standStill: 2 }),
    thanksInDigest.of({ given: 4, business: { told: 'some' } }),
    introductionsInDigest.of(2),
    oneToOnesInDigest.of({
      ...{ held: 3, pairs: 276, met: 40 },
      newcomers: [12, 40, 41].map(days => ({ member: paul, days, oneToOnes: 0 })),
    }),
    pairingInDigest.of({ proposed: 12, held: 7, unknown: 4, leftOut: 1, allMet: false }),
    asksInDigest.of({ made: 2, unanswered: 2 }),
    standingsInDigest.of({ standings, contests: 2, overloaded: 2 }),
    nudgesInDigest.of({ tomorrow: 3, silentUntil: null, sent: 4, answered: 2, effect, entrusted: 3 }),
    membersInDigest.of({ unreachable: 2 }),
  ]
  const every = said.flatMap(({ actions }) => actions)
  const lines = said.flatMap(({ lines }) => lines)
  const digest: Digest = {
    week: { monday, from: at('2026-11-01T23:00:00Z'), until: at('2026-11-08T23:00:00Z') },
    actions: firstActions(every),
    lines: inOrder(lines),
    charts: said.flatMap(({ chart }) => chart ?? []),
    isEmpty: false,
  }
  const people = crowd.slice(0, 20).map((member, n) => ({
    member,
    standing: standingOf(member, (['hunter', 'withdrawn', 'to-rebalance', 'new'] as const)[n % 4]!),
  }))
  const coming = people.flatMap(({ member }, n) => (n % 3 ? [] : [{ member, step: 1 as const }]))
  return {
    digestCard: [
      c.digestCard(
        { digest, pictures: [{ chart: clubChart(rolls, words)!, png: png(60, 40, [31, 111, 139]) }] },
        words,
      ),
      c.digestCard(
        { digest: { ...digest, actions: every }, pictures: [{ chart: clubChart(rolls, words)!, png: null }] },
        words,
      ),
      c.digestCard({ digest: { ...digest, isEmpty: true }, pictures: [] }, words),
      c.digestCard({ digest: { ...digest, actions: [], lines: inOrder(quietLines) }, pictures: [] }, words),
    ],
    namesCard: [
      c.namesCard(
        [standingCards.namesBehind(people, onDay('2026-11-05'), words), nudgeCards.comingNames(coming, words)],
        words,
      ),
      c.namesCard([], words),
    ],
    settledCard: [c.settledCard(words)],
  }
}

const quietLines = [
  ...presenceInDigest.of({ rolls: [], before: rolls.slice(-6), shown: rolls }).lines,
  ...meetingsInDigest.of({ guests: { came: 0, joined: 0 }, rollMissing: null }).lines,
]

const asks = (words: Words): Of<typeof askCards> => {
  const c = askCards
  const kinds = askKinds.map(kind => ({ ...need, kind }))
  const ended = (['answered', 'closed', 'expired', 'withdrawn'] as const).flatMap(status =>
    kinds.map(one => ({ ...one, status, isOpen: false })),
  )
  const endless = { ...need, expiresOn: null }
  const all = [...kinds, endless]
  const listed = crowd.slice(0, 30).map((author, n) => ({
    ask: { ...all[n % all.length]!, id: uuid(300 + n), author },
    answers: n % 3,
  }))
  const routed = { ask: need, reason: null, by: null, isDeclined: false, answer: null }
  const several = [answer, { ...answer, id: uuid(122), by: paul, text: null }]
  return {
    madeCard: all.map(ask => c.madeCard({ ask, readAt: at('2026-11-05T08:00:00Z') }, words)),
    editedCard: all.map(one => c.editedCard(one, words)),
    withdrawnCard: kinds.flatMap(one =>
      [true, false].map(isUndone => c.withdrawnCard({ ...one, status: 'withdrawn', isOpen: false, isUndone }, words)),
    ),
    ownAskCard: [
      ...[...all, ...ended].map(one => c.ownAskCard(one, [], words)),
      c.ownAskCard(need, several, words),
      c.ownAskCard(
        need,
        crowd.slice(0, 30).map((by, n) => ({ ...answer, id: uuid(300 + n), by })),
        words,
      ),
    ],
    mineCard: [c.mineCard(pageOf([]), words), c.mineCard(pageOf(listed, 2, 4), words)],
    othersCard: [c.othersCard(pageOf([]), words), c.othersCard(pageOf(listed, 2, 4), words)],
    givenCard: [
      ...(['privately', 'called', 'later', 'unconnected', null] as const).map(reached =>
        c.givenCard({ answer, reached }, words),
      ),
    ],
    answerUndoneCard: [...kinds, ended[0]!].map(ask => c.answerUndoneCard({ ...answer, ask }, words)),
    answeredCard: [
      ...kinds.map(ask => c.answeredCard({ ...answer, ask }, words)),
      ...(['email', 'none', null] as const).map(contact => c.answeredCard({ ...answer, contact, text: null }, words)),
      ...[true, false].flatMap(isHelpful =>
        [need, ended[0]!].map(ask => c.answeredCard({ ...answer, ask, isHelpful }, words)),
      ),
      c.answeredCard({ ...answer, by: gone }, words),
      c.answeredCard({ ...answer, isUndone: true }, words),
    ],
    thankedCard: [uuid(80), null].map(thanks => c.thankedCard({ answer, thanks }, words)),
    stillCard: [c.stillCard(need, at('2026-11-05T08:00:00Z'), words)],
    routedCard: [
      ...kinds.map(ask => c.routedCard({ ...routed, ask }, words)),
      ...(['does', 'job', 'offers', 'seeks'] as const).map(from =>
        c.routedCard({ ...routed, ask: endless, reason: { from, says: 'Charpente *traditionnelle*' } }, words),
      ),
      c.routedCard({ ...routed, by: olga }, words),
      ...kinds.map(ask => c.routedCard({ ...routed, ask, isDeclined: true }, words)),
      c.routedCard({ ...routed, answer }, words),
      c.routedCard({ ...routed, ask: ended[0]!, answer }, words),
    ],
    roundUpCard: [
      c.roundUpCard(
        kinds.flatMap(ask => [true, false].map(again => ({ ask, again }))),
        words,
      ),
      c.roundUpCard(
        [endless, ...ended].map(ask => ({ ask, again: false })),
        words,
      ),
    ],
    waitingCard: [...kinds, ended[0]!].map(one => c.waitingCard(one, words)),
    passedCard: (['privately', 'called', 'later', 'unconnected'] as const).map(reached =>
      c.passedCard({ ask: need, to: paul, reached }, words),
    ),
    leftCard: [true, false].map(leaves => c.leftCard(need, leaves, words)),
    lastCallCard: [...all, ...ended].map(one => c.lastCallCard(one, words)),
    unansweredCard: [
      c.unansweredCard(
        [need, endless].map(({ id, author, text }) => ({ id, author, text, since: at('2026-10-03T10:00:00Z') })),
        words,
      ),
    ],
  }
}

const request: LinkRequest = {
  ...{ id: uuid(95), platform: 'discord', place: '1', account: '1290000000000000199', name: 'PaulP (paul*)' },
  handle: 'paul_*p*',
  ...{ meant: paul, mayBe: [], askedAt: at('2026-11-03T10:00:00Z'), decision: null, decidedBy: null },
}

const members = (words: Words): Of<typeof memberCards> => {
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

const taken: TakenOver = {
  ...{
    platform: 'discord' as const,
    place: '1290000000000000001',
    placeName: 'Un *serveur*',
    account: '1290000000000000199',
  },
  ...{ administrator: 'Véra <1>', handle: 'vera_b' },
}
const causes: readonly (Cause | null)[] = ['removed', 'token', 'rights', 'messages tab', 'rules', 'other', null]

const setups = (words: Words): Of<typeof setupCards> => {
  const c = setupCards
  const shut = [
    { id: 'C1', name: 'bureau_*privé*', canPost: false },
    { id: 'C2', name: 'club', canPost: false, missing: ['see', 'write', 'read back'] },
    { id: 'C3', name: 'intros', canPost: true, missingToConverse: ['open conversations', 'write in conversations'] },
    ...(['club', 'introductions', 'organizers'] as const).map((purpose, n) => {
      const platform = n === 0 ? 'discord' : 'slack'
      return { id: `C${4 + n}`, name: '', canPost: false, unseen: { purpose, platform } } as const
    }),
  ] satisfies ChannelThere[]
  const page = { club: 'Le *Cercle* & Co', members: 24, connected: 20, commands } as const
  const waiting = { id: uuid(97), name: 'Le Cercle', members: 24, importedOn: onDay('2026-11-01') }
  return {
    clubCard: [
      c.clubCard({ ...page, hasChannel: true, shut: [], toEach: null }, words),
      c.clubCard({ ...page, hasChannel: false, shut, toEach: 'shut' }, words),
      ...Object.keys(words.setup.toEach).map(toEach =>
        c.clubCard({ ...page, hasChannel: true, shut: [], toEach }, words),
      ),
    ],
    forEverybodyCard: [c.forEverybodyCard('Le Cercle', [olga.name], words)],
    settingsCard: [
      c.settingsCard({ chosen: { club: 'C1' }, there: [], shut: [] }, words),
      c.settingsCard({ chosen: { club: 'C2', organizers: 'C1', introductions: 'C3' }, there: shut, shut }, words),
    ],
    clubLanguageCard: [
      c.clubLanguageCard({ language: 'en', before: 'fr' }, words),
      c.clubLanguageCard({ language: 'fr', before: 'fr' }, words),
    ],
    channelsCard: [c.channelsCard([], words), c.channelsCard(shut, words)],
    offerCard: [c.offerCard('Notre espace', waiting, words), c.offerCard('', { ...waiting, importedOn: null }, words)],
    doneCard: [c.doneCard('Le Cercle', [], words), c.doneCard('Le Cercle', shut, words)],
    takenOverCard: [false, true].map(byCode =>
      c.takenOverCard({ club: 'Le Cercle', linked: 20, shut, byCode, noted: uuid(98) }, words),
    ),
    takenOverNewsCard: [true, false].map(stands =>
      c.takenOverNewsCard({ ...taken, club: 'Le Cercle', noted: uuid(98), stands }, words),
    ),
    givenBackCard: [c.givenBackCard({ ...taken, club: 'Le Cercle' }, words)],
    noOrganizerCard: [
      c.noOrganizerCard({ club: 'Le Cercle', linked: false, code: false }, words),
      c.noOrganizerCard({ club: 'Le Cercle', linked: true, code: false }, words),
      c.noOrganizerCard({ club: 'Le Cercle', linked: false, code: true }, words),
    ],
    confirmedCard: [c.confirmedCard(olga.name, words)],
    shutChannelCard: [
      c.shutChannelCard({ platform: 'slack', name: 'club_*', shutFor: ['club', 'introductions'] }, words),
      c.shutChannelCard({ platform: 'discord', name: null, shutFor: ['introductions'] }, words),
      c.shutChannelCard({ platform: 'slack', name: null, shutFor: [] }, words),
    ],
    connectionCard: [
      ...causes.map(cause => c.connectionCard({ platform: 'slack', since: at('2026-11-05T10:00:00Z'), cause }, words)),
    ],
  }
}

const privacy = (words: Words): Of<typeof privacyCards> => {
  const c = privacyCards
  const counts = Object.fromEntries(recordKinds.map((kind, n) => [kind, n])) as Record<
    (typeof recordKinds)[number],
    number
  >
  const linkedAt = at('2026-01-03T10:00:00Z')
  const standing = { giving: 'some', pausedUntil: null } as const
  const own = {
    kept: keptDays({}),
    today: onDay('2026-11-10'),
    member: lea,
    counts,
    recent: [
      { kind: 'referral-given', at: linkedAt, with: marc.name },
      { kind: 'meeting-attended', at: linkedAt, with: null },
    ],
    standing: { ...standing, standing: standingOf(lea, 'engaged') },
    objectedOn: null,
    erasure: null,
    accounts: [{ platform: 'slack', account: 'U0LEA', linkedAt }],
  } as const
  const records = Array.from({ length: 80 }, (_, n) => ({
    record: 'ask',
    at: linkedAt,
    text: `Refaire le *toit* ${n}`,
  }))
  const taken = { club: 'Le Cercle', records, at: linkedAt, reader: lea.reads }
  const asked = { name: lea.name, externalId: 'm-1', at: linkedAt }
  return {
    ownDataCard: [
      c.ownDataCard(own, words),
      c.ownDataCard(
        { ...own, objectedOn: onDay('2026-05-01'), recent: [], erasure: { id: uuid(98), at: linkedAt } },
        words,
      ),
      c.ownDataCard({ ...own, member: gone, standing: null, accounts: [] }, words),
    ],
    languageCard: [
      c.languageCard({ before: 'fr', channels: true }, words),
      c.languageCard({ before: 'en', channels: false }, words),
    ],
    objectedCard: [c.objectedCard(onDay('2026-11-03'), words)],
    takenBackCard: [c.takenBackCard(words)],
    exportCard: [taken, { ...taken, records: [] }].map(one => c.exportCard(one, words)),
    eraseCard: [c.eraseCard(words)],
    eraseSentCard: [c.eraseSentCard(uuid(98), words)],
    eraseBackCard: [c.eraseBackCard(words)],
    eraseAskedCard: [false, true].map(over => c.eraseAskedCard({ ...asked, over }, words)),
    strangersCard: [
      c.strangersCard({ asked: null, kept: own.kept, organizers: [] }, words),
      c.strangersCard(
        { asked: { name: 'Zoé', at: linkedAt }, kept: own.kept, organizers: ['Hugo Roy', 'Olga Renard'] },
        words,
      ),
    ],
  }
}

const profile = (words: Words): Of<typeof profileCards> => {
  const c = profileCards
  const nothing = { company: null, jobTitle: null, activity: null, speciality: null, seeks: null, offers: null }
  const said = {
    ...{
      ...nothing,
      sectorFamily: null,
      introduceTo: null,
      town: null,
      phone: '06 39 98 12 01',
      language: null,
      zone: null,
    },
    ...{ hours: null, keepForMorning: false, off: [] },
  }
  const chosen: Profile = {
    ...said,
    ...{ language: 'fr', hours: { from: '07:30', to: '20:00', weekEnds: true, holidays: true } },
    ...{ keepForMorning: true, off: [...optionalKinds] },
  }
  const tie = (times: number, last: string | null) => ({ times, last: last === null ? null : onDay(last) })
  const kinds = ['meeting', 'oneToOne', 'introduction', 'introduced', 'introducedBy', 'referralGiven'] as const
  const more = [
    'referralReceived',
    'cameTo',
    'cameToHim',
    'thanksGiven',
    'thanksReceived',
    'sponsor',
    'sponsored',
  ] as const
  const all = (times: number, last: string | null): Ties =>
    Object.fromEntries([...kinds, ...more].map(kind => [kind, tie(times, last)]))
  const other = { member: lea, ties: {}, common: [], reached: 'privately' } as const
  const changes = [
    { field: 'company', before: null, after: 'Martin & Fils <Toitures>' },
    { field: 'speciality', before: 'Toits *plats*', after: null },
    { field: 'sectorFamily', before: null, after: 'construction' },
    { field: 'language', before: 'fr', after: null },
    { field: 'zone', before: null, after: 'Europe/Brussels' },
    { field: 'hours', before: null, after: chosen.hours },
    { field: 'hours', before: chosen.hours, after: null },
    { field: 'keepForMorning', before: false, after: true },
    { field: 'off', before: [], after: ['nudge', 'meeting-coming'] },
    { field: 'off', before: ['nudge'], after: [] },
  ] as const
  return {
    ownCard: [
      c.ownCard({ member: { ...paul, ...nothing }, profile: said, clubs: 'fr' }, words),
      c.ownCard({ member: lea, profile: chosen, clubs: 'en' }, words),
    ],
    otherCard: [
      c.otherCard(other, words),
      c.otherCard(
        { ...other, member: paul, ties: all(1, '2026-10-15'), common: [marc], reached: 'unconnected' },
        words,
      ),
      c.otherCard({ ...other, ties: all(4, null), common: crowd.slice(0, 9) }, words),
      c.otherCard({ ...other, ties: all(4, '2025-10-15'), common: crowd.slice(0, 3) }, words),
      c.otherCard({ ...other, member: { ...lea, away: { until: onDay('2026-12-01') } } }, words),
      c.otherCard({ ...other, member: { ...lea, away: { until: null } } }, words),
    ],
    savedCard: [c.savedCard({ changes, undo: uuid(97) }, words), c.savedCard({ changes: [], undo: null }, words)],
    stepCard: [c.stepCard({ next: 'needs', undo: uuid(97) }, words), c.stepCard({ next: 'trade', undo: null }, words)],
    undoneCard: [c.undoneCard(changes, words)],
  }
}

const contact = (words: Words): Of<typeof firstContact> => {
  const c = firstContact
  const [kind] = referralNotices
  const notice = { id: uuid(99), kind: kind!, arguments: {}, facts: referral, off: false }
  const optional = { ...notice, kind: { ...kind!, optional: true } }
  const first = c.dataNotice(words)
  return {
    callCard: [c.callCard({ member: lea }, words)],
    allReadCard: [c.allReadCard(words)],
    withCard: [c.withCard(c.helloCard(words, [], false), c.openedCard(notice, lea, words, [], 2))],
    withWay: [c.withWay(c.helloCard(words, [], false), lea, 3, words)],
    welcomeCard: [c.welcomeCard('Le *Cercle*', words)],
    helloCard: [c.helloCard(words, [], false), c.helloCard(words, first, true)],
    openedCard: [c.openedCard(notice, marc, words, first)],
    withLanguage: [c.withLanguage(c.allReadCard(words), words)],
    whyCard: [notice, optional, { ...optional, off: true }].map(one => c.whyCard(one, words)),
    switchedCard: [true, false].map(wanted => c.switchedCard(notice, wanted, words)),
  }
}

const inlines: { readonly [K in Inline['kind']]: Extract<Inline, { kind: K }> } = {
  text: { kind: 'text', text: 'Des mots *tels quels*', style: 'strong' },
  member: { kind: 'member', member: marc },
  date: { kind: 'date', day: '2020-01-03', form: 'day of month' },
  time: { kind: 'time', at: '2026-11-26T18:00:00Z', form: 'day and hour' },
  link: { kind: 'link', url: 'https://example.org/club', text: 'le site du club' },
  phone: { kind: 'phone', typed: '0639981212 poste 4', e164: '+33639981212' },
  command: { kind: 'command', name: 'refer', rest: '@Marc' },
}

const presses: { readonly [K in Action['kind']]: Extract<Action, { kind: K }> } = {
  button: { kind: 'button', id: referPress('undo', uuid(1)), label: 'Un bouton', style: 'danger' },
  select: {
    kind: 'select',
    id: referPress('rate', uuid(1)),
    label: 'Un menu',
    options: [{ value: '1', label: 'Son choix' }],
  },
  link: { kind: 'link', url: 'https://example.org/', label: 'Un lien' },
}

const blocks: { readonly [K in Block['kind']]: Extract<Block, { kind: K }> } = {
  heading: { kind: 'heading', text: 'Un intertitre' },
  text: { kind: 'text', line: Object.values(inlines) },
  list: { kind: 'list', items: [[inlines.text], [inlines.member]] },
  facts: { kind: 'facts', facts: [{ label: 'Qui', value: [inlines.member] }] },
  quote: { kind: 'quote', text: 'Ce que quelqu’un a tapé <tel quel>' },
  note: { kind: 'note', line: [{ kind: 'text', text: 'En petit' }] },
  divider: { kind: 'divider' },
  picture: picture(png(60, 20, [30, 110, 90]), 'Présences\u00a0: 17 sur 24, en hausse', 'Les présences *du mois*'),
  file: fileToKeep({
    name: 'reunion.ics',
    type: 'text/calendar',
    bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
  }),
  actions: { kind: 'actions', actions: Object.values(presses) },
}

/** What a card may show, whether a card of the club shows it yet or not. */
const everything = [view('Tout ce qu’une carte peut montrer', ...Object.values(blocks), paragraph([inlines.text]))]

/** Every card of every topic in one language, drawn from records as they are in life: `[name, card]`. */
export const gallery = (words: Words): readonly (readonly [name: string, card: View])[] =>
  Object.entries({
    introductions: introductions(words),
    referrals: referrals(words),
    prospects: prospects(words),
    meetings: meetings(words),
    guests: guests(words),
    admission: admission(words),
    series: manySeries(words),
    apart: apart(words),
    calendar: calendar(words),
    'check-in': checkIn(words),
    business: business(words),
    presences: presences(words),
    pairing: pairing(words),
    'one-to-ones': oneToOnes(words),
    thanks: thanksGiven(words),
    directories: directories(words),
    pauses: pauses(words),
    problems: problems(words),
    'beneath an answer': beneath(words),
    standings: standings(words),
    nudges: nudges(words),
    digests: digests(words),
    asks: asks(words),
    members: members(words),
    'set-up': setups(words),
    privacy: privacy(words),
    profiles: profile(words),
    'first contact': contact(words),
    kinds: { everything },
  }).flatMap(([topic, cards]) =>
    Object.entries(cards).flatMap(([name, shown]) =>
      (shown as readonly View[]).map((card, n) => [`${topic}: ${name} ${n + 1}`, card] as const),
    ),
  )
