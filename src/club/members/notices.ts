import { type Shown, shown } from '../../notices/kind.ts'
import { isToBeLed } from '../profiles/rules.ts'
import { awaited } from './ask-to-link.ts'
import {
  type Confirmed,
  linkAskedCard,
  linkWantedCard,
  noOrganizerCard,
  organizerConfirmedCard,
  youAreLinkedCard,
  youAreOrganizerCard,
} from './cards.ts'
import { callCard } from './first-contact.ts'
import * as kinds from './kinds.ts'
import { linkRequestById } from './link-request.ts'
import { memberById } from './queries.ts'
import { callOf } from './waiting.ts'

export const memberNotices: readonly Shown[] = [
  shown(kinds.accountLinked, {
    async load(club, { platform, account }, reader) {
      if (!reader) return null
      const member = await memberById(club, reader.id)
      return {
        ...{ club: club.name, name: member.name, platform },
        stands: member.accounts[platform] === account,
        led: isToBeLed(member, club.today),
      }
    },
    stillTrue: ({ stands }) => stands,
    card: youAreLinkedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.members.why.linked(),
  }),
  shown(kinds.organizerNamed, {
    async load(club, { member, by }) {
      const named = await memberById(club, member)
      return { by: (await memberById(club, by)).name, is: named.roles.includes('organizer') }
    },
    stillTrue: ({ is }) => is,
    card: ({ by }, words) => youAreOrganizerCard(by, words),
    overtaken: ({ is }, words) => (is ? null : noOrganizerCard(words)),
    why: ({ by }, words) => words.members.why.named(by),
  }),
  shown(kinds.linkAsked, {
    load: (club, { request }) => linkRequestById(club, request),
    stillTrue: ({ decision }) => decision === null,
    card: linkAskedCard,
    overtaken: 'as it stands',
    why: ({ askedAt }, words) => words.members.why.linkAsked(askedAt),
  }),
  shown(kinds.linkWanted, {
    load: club => awaited(club),
    stillTrue: names => names.length > 0,
    card: linkWantedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.members.why.linkWanted(),
  }),
  shown(kinds.memberCalled, {
    load: callOf,
    stillTrue: ({ waits }) => waits,
    card: callCard,
    only: ({ platform }) => platform,
    rings: ({ member }) => [member],
    goes: ({ waits }) => !waits,
    overtaken: 'as it stands',
    why: (_, words) => words.notices.callWhy(),
  }),
  shown(kinds.organizerConfirmed, {
    async load(club, { noted }): Promise<Confirmed | null> {
      const row = await club.tx
        .selectFrom('audit')
        .select(['about', 'detail', 'at'])
        .where('club_id', '=', club.id)
        .where('id', '=', noted)
        .executeTakeFirst()
      if (!row?.about || !row.detail) return null
      const detail = JSON.parse(row.detail) as Pick<Confirmed, 'platform' | 'administrator'> & {
        how?: Confirmed['how']
      }
      return { how: 'code', ...detail, name: (await memberById(club, row.about)).name, at: row.at }
    },
    stillTrue: () => true,
    card: organizerConfirmedCard,
    overtaken: 'as it was',
    why: ({ at }, words) => words.members.why.organizerConfirmed(at),
  }),
]
