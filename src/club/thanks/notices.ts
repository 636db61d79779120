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
    load: (club, { thanks }) => thanksNow(club, thanks),
    stillTrue: ({ from, to, inChannel }) => inChannel === 'yes' && !from.left && !to.left,
    goes: ({ withdrawn, inChannel }) => withdrawn || inChannel !== 'yes',
    card: toldCard,
    overtaken: 'as it stands',
    why: ({ at }, words) => words.thanks.why.told(at),
  }),
]
