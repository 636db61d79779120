import { type Shown, shown } from '../../notices/kind.ts'
import { memberById } from '../members/queries.ts'
import { isTakenBack } from './ask-erasure.ts'
import { eraseAskedCard } from './cards.ts'
import * as kinds from './kinds.ts'

export const privacyNotices: readonly Shown[] = [
  shown(kinds.eraseAsked, {
    async load(club, { request }) {
      const row = await club.tx
        .selectFrom('audit')
        .innerJoin('member', join =>
          join.onRef('member.club_id', '=', 'audit.club_id').onRef('member.id', '=', 'audit.about'),
        )
        .select(['audit.at', 'audit.about', 'member.erased_at'])
        .where('audit.club_id', '=', club.id)
        .where('audit.id', '=', request)
        .executeTakeFirst()
      if (!row?.about || row.erased_at) return null
      const { name, externalId } = await memberById(club, row.about)
      return { name, externalId, at: row.at, over: await isTakenBack(club, request) }
    },
    stillTrue: ({ over }) => !over,
    card: eraseAskedCard,
    why: ({ name, at }, words) => words.privacy.eraseWhy(name, at),
  }),
]
