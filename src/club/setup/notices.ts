import { type Shown, shown } from '../../notices/kind.ts'
import { welcomeCard } from '../members/first-contact.ts'
import { connectionCard, shutChannelCard, takenOverNewsCard } from './cards.ts'
import { connectionOf, shutChannelOf } from './connection.ts'
import * as kinds from './kinds.ts'
import { takenOverAs } from './take-over.ts'

export const setupNotices: readonly Shown[] = [
  shown(kinds.welcome, {
    load: async club => ({ club: club.name }),
    stillTrue: () => true,
    card: ({ club }, words) => welcomeCard(club, words),
    overtaken: 'as it was',
    why: (_, words) => words.setup.welcomeWhy(),
  }),
  shown(kinds.clubTakenOver, {
    async load(club, { noted }) {
      const taken = await takenOverAs(club, noted)
      return taken && { ...taken, club: club.name, noted }
    },
    stillTrue: ({ stands }) => stands,
    card: takenOverNewsCard,
    overtaken: 'as it stands',
    why: ({ at }, words) => words.setup.takenOverWhy(at),
  }),
  shown(kinds.placeInTrouble, {
    load: (club, { platform, place, since }) => connectionOf(club, { platform, place }, Temporal.Instant.from(since)),
    stillTrue: ({ cause }) => cause !== null,
    card: connectionCard,
    overtaken: 'as it stands',
    why: ({ platform }, words) => words.connection.why(platform),
  }),
  shown(kinds.channelShut, {
    load: shutChannelOf,
    stillTrue: ({ shutFor }) => shutFor.length > 0,
    card: shutChannelCard,
    overtaken: 'as it stands',
    why: (_, words) => words.setup.shutChannel.why(),
  }),
]
