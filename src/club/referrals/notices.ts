import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import type { Referral, ReferralStatus } from '../../terms/referral.ts'
import { closesSoonCard, movedCard, pleasureCard, receivedCard, reminderCard, returnedCard } from './cards.ts'
import { referralById } from './queries.ts'
import { isClosed } from './rules.ts'

type Step = { referral: Referral; step: ReferralStatus | 'denied' }
/** A reminder speaks of the step it was kept for. */
type Asked = { referral: Referral; of: string; reader: string }

const asked = (
  referral: Referral | null,
  args: Readonly<Record<string, string>>,
  reader: { id: string } | null,
): Asked | null => referral && { referral, of: args.status ?? '', reader: reader?.id ?? '' }

const stands = ({ referral, of }: Asked) =>
  !referral.withdrawn && !isClosed(referral.status) && referral.status === of && referral.confirmed !== false

export const referralNotices: readonly NoticeKind[] = [
  noticeKind<Referral>({
    kind: 'referral-received',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: (club, { referral }) => referralById(club, referral!),
    stillTrue: referral => !referral.withdrawn,
    card: receivedCard,
    why: (referral, words) => words.referrals.why.received(referral.giver.name, referral.givenAt),
  }),
  noticeKind<Referral>({
    kind: 'referral-returned',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: (club, { referral }) => referralById(club, referral!),
    stillTrue: referral => !referral.withdrawn && referral.status === 'no-answer' && referral.receiver.leftOn !== null,
    card: returnedCard,
    why: (referral, words) => words.referrals.why.returned(referral.receiver.name, referral.givenAt),
  }),
  noticeKind<Step>({
    kind: 'referral-moved',
    class: 'personal',
    doubtful: 'again',
    optional: true,
    async load(club, { referral, step }) {
      const found = await referralById(club, referral!)
      return found && { referral: found, step: step as Step['step'] }
    },
    stillTrue: ({ referral }) => !referral.withdrawn,
    card: movedCard,
    why: ({ referral }, words) => words.referrals.why.moved(referral.receiver.name),
  }),
  noticeKind<Asked>({
    kind: 'referral-reminder',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: async (club, args, reader) => asked(await referralById(club, args.referral!), args, reader),
    stillTrue: stands,
    card: ({ referral }, words) => (referral.withdrawn ? receivedCard(referral, words) : reminderCard(referral, words)),
    why: ({ referral }, words) => words.referrals.why.reminder(referral.since),
  }),
  noticeKind<Asked>({
    kind: 'referral-closes-soon',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: async (club, args, reader) => asked(await referralById(club, args.referral!), args, reader),
    stillTrue: stands,
    card: closesSoonCard,
    why: ({ referral }, words) => words.referrals.why.closesSoon(referral.since),
  }),
  noticeKind<Referral>({
    kind: 'referral-pleasure',
    class: 'personal',
    doubtful: 'drop',
    optional: true,
    load: (club, { referral }) => referralById(club, referral!),
    stillTrue: () => true,
    card: pleasureCard,
    why: (referral, words) => words.referrals.why.pleasure(referral.giver.name),
  }),
]
