import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeKind, type NoticeReader, noticeKind } from '../../notices/kinds.ts'
import type { Introduction } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { memberById } from '../members/queries.ts'
import * as cards from './cards.ts'
import { conversationSettled } from './conversation.ts'
import { sideOf } from './introduction.ts'
import { introductionById } from './queries.ts'

type Args = Readonly<Record<string, string>>

const byId = (club: ClubTx, args: Args) => introductionById(club, args.introduction!)

/** The introduction as one of its two sides sees it. */
async function asSide(club: ClubTx, args: Args, reader: NoticeReader): Promise<cards.AskedSide | null> {
  const introduction = await byId(club, args)
  const side = introduction && reader && sideOf(introduction, reader.id)
  return introduction && side ? { introduction, side } : null
}

const stillAsked = ({ introduction, side }: cards.AskedSide) =>
  introduction.status === 'pending' && !introduction.held && introduction.answers[side] === null

export const introductionNotices: readonly NoticeKind[] = [
  noticeKind<cards.AskedSide>({
    kind: 'introduction-asked',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: asSide,
    stillTrue: stillAsked,
    card: (facts, words) => cards.askedCard(facts, words),
    why: ({ introduction }, words) => words.introductions.why.asked(introduction),
  }),
  noticeKind<cards.AskedSide>({
    kind: 'introduction-reminder',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: asSide,
    stillTrue: stillAsked,
    card: cards.reminderCard,
    why: ({ introduction }, words) => words.introductions.why.reminder(introduction),
  }),
  noticeKind<{ introduction: Introduction; reader: string }>({
    kind: 'introduction-ended',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    async load(club, args, reader) {
      const introduction = await byId(club, args)
      return introduction && reader && { introduction, reader: reader.id }
    },
    stillTrue: ({ introduction }) => !introduction.withdrawn,
    card: cards.endedCard,
    why: ({ introduction }, words) => words.introductions.why.ended(introduction),
  }),
  noticeKind<Introduction>({
    kind: 'introduction-agreed',
    class: 'personal',
    doubtful: 'again',
    optional: true,
    load: byId,
    stillTrue: ({ status }) => status === 'accepted',
    card: cards.agreedCard,
    why: (introduction, words) => words.introductions.why.agreed(introduction),
  }),
  noticeKind<Introduction>({
    kind: 'introduction-opened',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: byId,
    stillTrue: ({ status }) => status === 'accepted',
    card: cards.openedCard,
    settled: conversationSettled,
    why: (introduction, words) => words.introductions.why.agreed(introduction),
  }),
  noticeKind<cards.AskedSide>({
    kind: 'introduction-stuck',
    class: 'personal',
    doubtful: 'drop',
    optional: false,
    load: asSide,
    stillTrue: ({ introduction }) => introduction.conversation.state === 'stuck',
    card: cards.stuckCard,
    why: ({ introduction }, words) => words.introductions.why.agreed(introduction),
  }),
  noticeKind<Introduction>({
    kind: 'conversation-stuck',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: byId,
    stillTrue: ({ conversation }) => conversation.state === 'stuck',
    card: cards.conversationCard,
    why: (_, words) => words.introductions.why.conversation(),
  }),
  noticeKind<cards.AskedSide>({
    kind: 'introduction-contact',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: asSide,
    stillTrue: ({ introduction }) => introduction.status === 'accepted',
    card: cards.contactCard,
    why: ({ introduction }, words) => words.introductions.why.asked(introduction),
  }),
  noticeKind<cards.AskedSide & { readonly time: string }>({
    kind: 'introduction-met',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    async load(club, args, reader) {
      const asked = await asSide(club, args, reader)
      return asked && { ...asked, time: args.time ?? '1' }
    },
    // Asked once more only of who has not answered, or said "not yet".
    stillTrue: ({ introduction, side, time }) =>
      introduction.status === 'accepted' &&
      (introduction.met[side] === null || (time === '2' && introduction.met[side] === 'not-yet')),
    card: cards.metCard,
    why: ({ introduction }, words) => words.introductions.why.met(introduction),
  }),
  noticeKind<Member>({
    kind: 'member-presented',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: (club, { member }) => memberById(club, member!),
    stillTrue: ({ leftOn }) => leftOn === null,
    card: cards.presentationCard,
    why: ({ name }, words) => words.introductions.why.presented(name),
  }),
]
