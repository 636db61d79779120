import { type Shown, shown } from '../../notices/kind.ts'
import { unchangedNaming } from '../../notices/named.ts'
import { auditLine } from '../members/audit.ts'
import { isErased } from '../members/erased.ts'
import { memberById } from '../members/queries.ts'
import { isTakenBack } from './ask-erasure.ts'
import { textsLeft } from './bare-names.ts'
import { eraseAskedCard, erasureDoneCard } from './cards.ts'
import * as kinds from './kinds.ts'

export const privacyNotices: readonly Shown[] = [
  shown(kinds.eraseAsked, {
    async load(club, { request }) {
      const asked = await auditLine(club, request)
      if (!asked?.about || (await isErased(club, asked.about))) return null
      const { name, externalId } = await memberById(club, asked.about)
      return { name, externalId, at: asked.at, over: await isTakenBack(club, request) }
    },
    stillTrue: ({ over }) => !over,
    card: eraseAskedCard,
    overtaken: 'as it stands',
    why: ({ name, at }, words) => words.privacy.eraseWhy(name, at),
  }),
  shown(kinds.erasureDone, {
    load: async (club, { member, texts, private: few }) => ({
      texts: await textsLeft(club, texts.split(' ').filter(Boolean)),
      private: Number(few),
      messages: await unchangedNaming(club, member),
    }),
    stillTrue: () => true,
    card: erasureDoneCard,
    overtaken: 'as it stands',
    why: (_, words) => words.privacy.erasureDoneWhy(),
  }),
]
