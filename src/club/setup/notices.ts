import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import { welcomeCard } from '../members/first-contact.ts'

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
]
