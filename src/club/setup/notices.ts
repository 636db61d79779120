import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import type { Platform } from '../../terms/member.ts'
import { welcomeCard } from '../members/first-contact.ts'
import { connectionCard, takenOverNewsCard } from './cards.ts'
import { type Connection, connectionOf } from './connection.ts'
import { takenOverAs } from './take-over.ts'

type News = Parameters<typeof takenOverNewsCard>[0] & { readonly at: Temporal.Instant }

export const setupNotices: readonly NoticeKind[] = [
  noticeKind<{ club: string }>({
    kind: 'club-welcome',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: async club => ({ club: club.name }),
    stillTrue: () => true,
    card: ({ club }, words) => welcomeCard(club, words),
    why: (_, words) => words.setup.welcomeWhy(),
  }),
  noticeKind<News>({
    kind: 'club-taken-over',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    async load(club, { noted }) {
      const taken = await takenOverAs(club, noted!)
      return taken && { ...taken, club: club.name, noted: noted! }
    },
    stillTrue: ({ stands }) => stands,
    card: takenOverNewsCard,
    why: ({ at }, words) => words.setup.takenOverWhy(at),
  }),
  noticeKind<Connection>({
    kind: 'place-in-trouble',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: (club, { platform, place, since }) =>
      connectionOf(club, { platform: platform as Platform, place: place! }, Temporal.Instant.from(since!)),
    stillTrue: ({ cause }) => cause !== null,
    card: connectionCard,
    why: ({ platform }, words) => words.connection.why(platform),
  }),
]
