import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import { correctable } from '../../terms/own-referral.ts'
import { isClosed, type Referral, type ReferralStatus } from '../../terms/referral.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { linesOf } from '../ledger/lines.ts'
import { membersByIds } from '../members/queries.ts'
import { arrivalSettled, undelivered } from './arrival.ts'
import { type Closing, closesSoonCard, receivedCard, reminderCard, remindersCard, settledCard } from './cards.ts'
import { forgottenCard } from './forgotten-cards.ts'
import { movedCard, pleasureCard, returnedCard, standsCard } from './giver-cards.ts'
import * as kinds from './kinds.ts'
import { newsWantedCard } from './list-cards.ts'
import { putRightCard } from './opened-cards.ts'
import { referralById, referralsByIds } from './queries.ts'
import { closesAt, isGone } from './rules.ts'
import { undeliveredCard } from './sending-cards.ts'
import { waitById } from './wait.ts'
import { notPassedCard, passedOnCard } from './wait-cards.ts'

/** One that a message tells of, and the step it was told for: `asks` as long as it stands there. */
type Told = {
  readonly referral: Referral
  readonly asks: boolean
  readonly again: boolean
  readonly closes: Temporal.Instant
}
type ToldOf = { readonly told: readonly [Told, ...Told[]]; readonly reader: string }

type Args = { readonly referral: string; readonly status: string; readonly closes?: string; readonly again?: 'yes' }

/** All that one message tells of, in his sight; of what is told twice the later. */
async function toldOf(club: ClubTx, all: readonly Args[], reader: NoticeReader): Promise<ToldOf | null> {
  const latest = new Map(all.map(args => [args.referral, args]))
  const told = (await referralsByIds(club, [...latest.keys()])).map((referral): Told => {
    const { status, closes, again } = latest.get(referral.id)!
    return {
      referral,
      asks: stands(referral, status),
      again: again === 'yes',
      closes: closes === undefined ? closesAt(referral.touchedAt) : Temporal.Instant.from(closes),
    }
  })
  const seen = told.filter(({ referral }) => !isGone(referral))
  const [first, ...others] = seen.length > 0 ? seen : told
  return first ? { told: [first, ...others], reader: reader?.id ?? '' } : null
}

/** Nobody is asked what came of what somebody passed on who has left. */
const stands = (referral: Referral, told: string): boolean =>
  !referral.withdrawn &&
  !referral.giver.left &&
  !isClosed(referral.status) &&
  referral.status === told &&
  referral.confirmed !== false

const someAsk = ({ told }: ToldOf): boolean => told.some(({ asks }) => asks)

const inSight = (told: readonly Told[]): readonly Referral[] =>
  told.map(({ referral }) => referral).filter(referral => !isGone(referral))

const closingFor = ({ referral, closes }: Told, reader: string): Closing => ({
  ...{ referral, closes, receives: referral.receiver.id === reader },
})

/** Once none of them asks any more. */
function settled({ told, reader }: ToldOf, words: Words): View {
  const [{ referral }, ...others] = told
  if (others.length > 0) return settledCard(inSight(told), words)
  return referral.receiver.id === reader ? receivedCard(referral, words) : standsCard(referral, words)
}

/** Whether the receiver still says so: a step that he corrected, or a "no" that he took back, is nobody's word any more. */
const stillSaid = async (club: ClubTx, { id, status, confirmed }: Referral, step: ReferralStatus | 'denied') =>
  step === 'denied'
    ? confirmed === false
    : step === status ||
      (await linesOf(club, [id])).some(({ kind, detail }) => kind === 'referral-step' && detail === step)

export const referralNotices: readonly Shown[] = [
  shown(kinds.received, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn && referral.forgotten === null,
    card: receivedCard,
    settled: arrivalSettled,
    overtaken: 'as it stands',
    why: (referral, words) => words.referrals.why.received(referral.giver.name, referral.givenAt),
  }),
  shown(kinds.undelivered, {
    load: undelivered,
    stillTrue: ({ referral, arrivedAt }) => !referral.withdrawn && referral.status === 'new' && arrivedAt === null,
    card: undeliveredCard,
    overtaken: 'as it stands',
    why: ({ referral }, words) => words.sending.why.undelivered(referral.receiver.name, referral.givenAt),
  }),
  shown(kinds.passedOn, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn,
    card: passedOnCard,
    overtaken: 'as it stands',
    why: (referral, words) => words.sending.why.passedOn(referral.receiver.name),
  }),
  shown(kinds.notPassed, {
    load: (club, { wait }) => waitById(club, wait),
    stillTrue: ({ ended }) => ended,
    card: notPassedCard,
    overtaken: 'as it stands',
    why: ({ receiver, since }, words) => words.sending.why.notPassed(receiver.name, since),
  }),
  shown(kinds.returned, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn && referral.status === 'no-answer' && referral.receiver.left,
    card: returnedCard,
    overtaken: 'as it stands',
    why: (referral, words) => words.referrals.why.returned(referral.receiver.name, referral.givenAt),
  }),
  shown(kinds.putRight, {
    async load(club, { referral, changed }) {
      const found = await referralById(club, referral)
      return found && { referral: found, changed: correctable.filter(field => changed.split(' ').includes(field)) }
    },
    stillTrue: ({ referral }) => !isGone(referral),
    card: putRightCard,
    overtaken: 'as it stands',
    why: ({ referral }, words) => words.ownReferrals.why.putRight(referral.giver.name),
  }),
  shown(kinds.asked, {
    async load(club, { referral, whom, by, status }) {
      const found = await referralById(club, referral)
      const organizer = (await membersByIds(club, [by])).get(by)
      return found && organizer ? { referral: found, whom, organizer, asks: stands(found, status) } : null
    },
    stillTrue: ({ asks }) => asks,
    card: newsWantedCard,
    overtaken: ({ referral, whom, asks }, words) =>
      asks ? null : whom === 'receiver' ? receivedCard(referral, words) : standsCard(referral, words),
    why: ({ organizer }, words) => words.ownReferrals.why.asked(organizer.name),
  }),
  shown(kinds.moved, {
    async load(club, { referral, step, was }) {
      const found = await referralById(club, referral)
      return found && { referral: found, step, was, holds: await stillSaid(club, found, step) }
    },
    stillTrue: ({ referral, holds }) => !referral.withdrawn && holds,
    card: movedCard,
    overtaken: (facts, words) => (facts.holds ? null : standsCard(facts.referral, words, facts.step)),
    why: ({ referral }, words) => words.referrals.why.moved(referral.receiver.name),
  }),
  shown(kinds.reminder, {
    load: (club, _, reader, all) => toldOf(club, all, reader),
    stillTrue: someAsk,
    card: ({ told }, words) =>
      told.length === 1 ? reminderCard(told[0].referral, words, told[0]) : remindersCard(inSight(told), words),
    overtaken: (facts, words) => (someAsk(facts) ? null : settled(facts, words)),
    why: ({ told }, words) => words.referrals.why.reminder(inSight(told)),
  }),
  shown(kinds.closesSoon, {
    load: (club, _, reader, all) => toldOf(club, all, reader),
    stillTrue: someAsk,
    card({ told, reader }, words) {
      const [first, ...others] = told.filter(({ asks }) => asks).map(one => closingFor(one, reader))
      return closesSoonCard([first!, ...others], words)
    },
    overtaken: (facts, words) => (someAsk(facts) ? null : settled(facts, words)),
    why: ({ told: [{ referral }] }, words) => words.referrals.why.closesSoon(referral.since),
  }),
  shown(kinds.pleasure, {
    async load(club, { referral, step }) {
      const found = await referralById(club, referral)
      return found && { referral: found, ...(step && { step }) }
    },
    stillTrue: () => true,
    card: pleasureCard,
    overtaken: 'as it was',
    why: ({ referral }, words) => words.referrals.why.pleasure(referral.giver.name),
  }),
  shown(kinds.prospectForgotten, {
    async load(club, _, reader, all) {
      const found = await referralsByIds(
        club,
        all.map(({ referral }) => referral),
      )
      const told = found.filter(({ forgotten }) => forgotten !== null)
      return told.length > 0 ? { told, reader: reader?.id ?? '' } : null
    },
    stillTrue: () => true,
    card: forgottenCard,
    overtaken: 'as it was',
    why: (_, words) => words.prospects.toldWhy(),
  }),
]
