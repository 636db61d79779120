import type { ClubTx } from '../../db/club-tx.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import { notQuiteCard, receivedCard, toldCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { thanksById, thanksNow } from './queries.ts'

const load = (club: ClubTx, { thanks }: { readonly thanks: string }) => thanksById(club, thanks)

export const thanksNotices: readonly Shown[] = [
  shown(kinds.received, {
    load,
    stillTrue: ({ withdrawn }) => !withdrawn,
    card: receivedCard,
    overtaken: 'as it stands',
    why: ({ from, at }, words) => words.thanks.why.received(from.name, at),
  }),
  shown(kinds.notQuite, {
    load,
    stillTrue: ({ answer, withdrawn }) => answer === 'not-quite' && !withdrawn,
    card: notQuiteCard,
    overtaken: 'as it stands',
    why: ({ to, at }, words) => words.thanks.why.notQuite(to.name, at),
  }),
  shown(kinds.toldTheClub, {
    load: async (club, { thanks, said }) => {
      const now = await thanksNow(club, thanks)
      return now && { ...now, isTold: !now.withdrawn && now.told === said }
    },
    stillTrue: ({ from, to, isTold }) => isTold && !from.left && !to.left,
    goes: ({ isTold }) => !isTold,
    card: toldCard,
    overtaken: 'as it stands',
    why: ({ at }, words) => words.thanks.why.told(at),
  }),
]
