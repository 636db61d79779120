import { type Shown, shown } from '../../notices/kind.ts'
import type { Referral } from '../../terms/referral.ts'
import { closesSoonCard, movedCard, pleasureCard, receivedCard, reminderCard, returnedCard } from './cards.ts'
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

const stands = ({ referral, of }: Reminder) =>
  !referral.withdrawn && !isClosed(referral.status) && referral.status === of && referral.confirmed !== false

export const referralNotices: readonly Shown[] = [
  shown(kinds.received, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn,
    card: receivedCard,
    why: (referral, words) => words.referrals.why.received(referral.giver.name, referral.givenAt),
  }),
  shown(kinds.returned, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: referral => !referral.withdrawn && referral.status === 'no-answer' && referral.receiver.left,
    card: returnedCard,
    why: (referral, words) => words.referrals.why.returned(referral.receiver.name, referral.givenAt),
  }),
  shown(kinds.moved, {
    async load(club, { referral, step }) {
      const found = await referralById(club, referral)
      return found && { referral: found, step }
    },
    stillTrue: ({ referral }) => !referral.withdrawn,
    card: movedCard,
    why: ({ referral }, words) => words.referrals.why.moved(referral.receiver.name),
  }),
  shown(kinds.reminder, {
    load: async (club, args, reader) => asked(await referralById(club, args.referral), args, reader),
    stillTrue: stands,
    card: ({ referral }, words) => (referral.withdrawn ? receivedCard(referral, words) : reminderCard(referral, words)),
    why: ({ referral }, words) => words.referrals.why.reminder(referral.since),
  }),
  shown(kinds.closesSoon, {
    load: async (club, args, reader) => asked(await referralById(club, args.referral), args, reader),
    stillTrue: stands,
    card: closesSoonCard,
    why: ({ referral }, words) => words.referrals.why.closesSoon(referral.since),
  }),
  shown(kinds.pleasure, {
    load: (club, { referral }) => referralById(club, referral),
    stillTrue: () => true,
    card: pleasureCard,
    why: (referral, words) => words.referrals.why.pleasure(referral.giver.name),
  }),
]
