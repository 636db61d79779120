import type { ClubTx } from '../../db/club-tx.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import type { Referral, ReferralStatus } from '../../terms/referral.ts'
import { linesOf } from '../ledger/lines.ts'
import {
  closesSoonCard,
  movedCard,
  pleasureCard,
  receivedCard,
  reminderCard,
  returnedCard,
  standsCard,
} from './cards.ts'
import * as kinds from './kinds.ts'
import { referralById } from './queries.ts'
import { isClosed } from './rules.ts'

/** A reminder speaks of the step it was kept for. */
type Reminder = { referral: Referral; of: string; reader: string }

const asked = (
  referral: Referral | null,
  args: { readonly status: string },
  reader: { id: string } | null,
): Reminder | null => referral && { referral, of: args.status, reader: reader?.id ?? '' }

/** Whether the receiver still says so: a step that he corrected, or a "no" that he took back, is nobody's word any more. */
const stillSaid = async (club: ClubTx, { id, status, confirmed }: Referral, step: ReferralStatus | 'denied') =>
  step === 'denied'
    ? confirmed === false
    : step === status ||
      (await linesOf(club, [id])).some(({ kind, detail }) => kind === 'referral-step' && detail === step)

const stands = ({ referral, of }: Reminder) =>
  !referral.withdrawn && !isClosed(referral.status) && referral.status === of && referral.confirmed !== false

export const referralNotices: readonly Shown[] = [
  shown(kinds.received, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn,
    card: receivedCard,
    overtaken: 'as it stands',
    why: (referral, words) => words.referrals.why.received(referral.giver.name, referral.givenAt),
  }),
  shown(kinds.returned, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn && referral.status === 'no-answer' && referral.receiver.left,
    card: returnedCard,
    overtaken: 'as it stands',
    why: (referral, words) => words.referrals.why.returned(referral.receiver.name, referral.givenAt),
  }),
  shown(kinds.moved, {
    async load(club, { referral, step }) {
      const found = await referralById(club, referral)
      return found && { referral: found, step, holds: await stillSaid(club, found, step) }
    },
    stillTrue: ({ referral, holds }) => !referral.withdrawn && holds,
    card: movedCard,
    overtaken: (facts, words) => (facts.holds ? null : standsCard(facts.referral, words, facts.step)),
    why: ({ referral }, words) => words.referrals.why.moved(referral.receiver.name),
  }),
  shown(kinds.reminder, {
    load: async (club, args, reader) => asked(await referralById(club, args.referral), args, reader),
    stillTrue: stands,
    card: ({ referral }, words) => reminderCard(referral, words),
    overtaken: (asked, words) => (stands(asked) ? null : receivedCard(asked.referral, words)),
    why: ({ referral }, words) => words.referrals.why.reminder(referral.since),
  }),
  shown(kinds.closesSoon, {
    load: async (club, args, reader) => asked(await referralById(club, args.referral), args, reader),
    stillTrue: stands,
    card: closesSoonCard,
    overtaken: (asked, words) => {
      if (stands(asked)) return null
      return asked.referral.receiver.id === asked.reader
        ? receivedCard(asked.referral, words)
        : standsCard(asked.referral, words)
    },
    why: ({ referral }, words) => words.referrals.why.closesSoon(referral.since),
  }),
  shown(kinds.pleasure, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: () => true,
    card: pleasureCard,
    overtaken: 'as it was',
    why: (referral, words) => words.referrals.why.pleasure(referral.giver.name),
  }),
]
