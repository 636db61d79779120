import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import type { Platform } from '../../terms/member.ts'
import { awaited } from './ask-to-link.ts'
import {
  type Confirmed,
  linkAskedCard,
  linkWantedCard,
  organizerConfirmedCard,
  youAreLinkedCard,
  youAreOrganizerCard,
} from './cards.ts'
import { callCard } from './first-contact.ts'
import { type LinkRequest, linkRequestById } from './link-request.ts'
import { memberById } from './queries.ts'
import { type Call, callOf } from './waiting.ts'

type Linked = { club: string; name: string; platform: Platform; stands: boolean }

export const memberNotices: readonly NoticeKind[] = [
  noticeKind<Linked>({
    kind: 'account-linked',
    class: 'personal',
    doubtful: 'drop',
    optional: false,
    async load(club, { platform, account }, reader) {
      if (!reader) return null
      const { name, accounts } = await memberById(club, reader.id)
      return {
        club: club.name,
        name,
        platform: platform as Platform,
        stands: accounts[platform as Platform] === account,
      }
    },
    stillTrue: ({ stands }) => stands,
    card: youAreLinkedCard,
    why: (_, words) => words.members.why.linked(),
  }),
  noticeKind<{ by: string; is: boolean }>({
    kind: 'organizer-named',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    async load(club, { member, by }) {
      const named = await memberById(club, member!)
      return { by: (await memberById(club, by!)).name, is: named.roles.includes('organizer') }
    },
    stillTrue: ({ is }) => is,
    card: ({ by }, words) => youAreOrganizerCard(by, words),
    why: ({ by }, words) => words.members.why.named(by),
  }),
  noticeKind<LinkRequest>({
    kind: 'link-asked',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: (club, { request }) => linkRequestById(club, request!),
    stillTrue: ({ decision }) => decision === null,
    card: linkAskedCard,
    why: ({ askedAt }, words) => words.members.why.linkAsked(askedAt),
  }),
  noticeKind<readonly string[]>({
    kind: 'link-wanted',
    class: 'channel',
    doubtful: 'drop',
    optional: true,
    load: club => awaited(club),
    stillTrue: names => names.length > 0,
    card: linkWantedCard,
    why: (_, words) => words.members.why.linkWanted(),
  }),
  noticeKind<Call>({
    kind: 'member-called',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    load: callOf,
    stillTrue: ({ waits }) => waits,
    card: callCard,
    only: ({ platform }) => platform,
    rings: ({ member }) => [member],
    goes: ({ waits }) => !waits,
    why: (_, words) => words.notices.callWhy(),
  }),
  noticeKind<Confirmed>({
    kind: 'organizer-confirmed',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    async load(club, { noted }) {
      const row = await club.tx
        .selectFrom('audit')
        .select(['about', 'detail', 'at'])
        .where('club_id', '=', club.id)
        .where('id', '=', noted!)
        .executeTakeFirst()
      if (!row?.about || !row.detail) return null
      const said = JSON.parse(row.detail) as Pick<Confirmed, 'platform' | 'administrator'> & { how?: Confirmed['how'] }
      return { how: 'code', ...said, name: (await memberById(club, row.about)).name, at: row.at }
    },
    stillTrue: () => true,
    card: organizerConfirmedCard,
    why: ({ at }, words) => words.members.why.organizerConfirmed(at),
  }),
]
