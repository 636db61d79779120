import type { ClubTx } from '../../db/club-tx.ts'
import { nothingLeft } from '../../notices/draw.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import { memberById } from '../members/queries.ts'
import * as cards from './cards.ts'
import { conversationSettled } from './conversation.ts'
import { sideOf } from './introduction.ts'
import * as kinds from './kinds.ts'
import { introductionById } from './queries.ts'

type Args = { readonly introduction: string }

const byId = (club: ClubTx, args: Args) => introductionById(club, args.introduction)

/** The introduction as one of its two sides sees it. */
async function asSide(club: ClubTx, args: Args, reader: NoticeReader): Promise<cards.AskedSide | null> {
  const introduction = await byId(club, args)
  const side = introduction && reader && sideOf(introduction, reader.id)
  return introduction && side ? { introduction, side } : null
}

const isOpen = ({ introduction, side }: cards.AskedSide) =>
  introduction.status === 'pending' && !introduction.held && introduction.answers[side] === null

/** Not of whoever said "not now" before it was put to him. */
const stillAsked = (asked: cards.AskedSide) => isOpen(asked) && asked.introduction.again[asked.side] === null

export const introductionNotices: readonly Shown[] = [
  shown(kinds.asked, {
    load: asSide,
    stillTrue: stillAsked,
    card: (facts, words) => cards.askedCard(facts, words),
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.asked(introduction),
  }),
  shown(kinds.reminder, {
    load: asSide,
    stillTrue: stillAsked,
    card: cards.reminderCard,
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.reminder(introduction),
  }),
  shown(kinds.askedAgain, {
    load: asSide,
    stillTrue: asked => isOpen(asked) && asked.introduction.again[asked.side] !== null,
    card: cards.askedAgainCard,
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.askedAgain(introduction),
  }),
  shown(kinds.ended, {
    async load(club, args, reader) {
      const introduction = await byId(club, args)
      return introduction && reader && { introduction, reader: reader.id }
    },
    stillTrue: ({ introduction }) => !introduction.withdrawn,
    card: cards.endedCard,
    overtaken: 'as it was',
    why: ({ introduction }, words) => words.introductions.why.ended(introduction),
  }),
  shown(kinds.agreed, {
    load: byId,
    stillTrue: ({ status }) => status === 'accepted',
    card: cards.agreedCard,
    overtaken: 'as it stands',
    why: (introduction, words) => words.introductions.why.agreed(introduction),
  }),
  shown(kinds.opened, {
    load: byId,
    stillTrue: ({ status }) => status === 'accepted',
    card: cards.openedCard,
    settled: conversationSettled,
    overtaken: 'as it was',
    why: (introduction, words) => words.introductions.why.agreed(introduction),
  }),
  shown(kinds.stuck, {
    load: asSide,
    stillTrue: ({ introduction }) => introduction.conversation.state === 'stuck',
    card: cards.stuckCard,
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.agreed(introduction),
  }),
  shown(kinds.conversationStuck, {
    load: byId,
    stillTrue: ({ conversation }) => conversation.state === 'stuck',
    card: cards.conversationCard,
    overtaken: 'as it stands',
    why: (_, words) => words.introductions.why.conversation(),
  }),
  shown(kinds.contact, {
    load: asSide,
    stillTrue: ({ introduction }) => introduction.status === 'accepted',
    card: cards.contactCard,
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.asked(introduction),
  }),
  shown(kinds.met, {
    async load(club, args, reader) {
      const asked = await asSide(club, args, reader)
      return asked && { ...asked, time: args.time }
    },
    // Asked once more only of who has not answered, or said "not yet".
    stillTrue: ({ introduction, side, time }) =>
      introduction.status === 'accepted' &&
      (introduction.met[side] === null || (time === '2' && introduction.met[side] === 'not-yet')),
    card: cards.metCard,
    overtaken: 'as it stands',
    why: ({ introduction }, words) => words.introductions.why.met(introduction),
  }),
  shown(kinds.presented, {
    load: (club, { member }) => memberById(club, member),
    stillTrue: ({ left }) => !left,
    card: cards.presentationCard,
    overtaken: ({ left }, words) => (left ? nothingLeft(words) : null),
    why: ({ name }, words) => words.introductions.why.presented(name),
  }),
]
