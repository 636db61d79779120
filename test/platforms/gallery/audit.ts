import * as auditCards from '../../../src/club/members/audit-cards.ts'
import { auditedAs, namesItsMember } from '../../../src/terms/audited.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const audits = (words: Words): Of<typeof auditCards> => {
  const whats = [...auditedAs, 'said' as const]
  const when = at('2026-11-03T10:00:00Z')
  const all = whats.map((what, n) => ({
    ...{ at: when.subtract({ hours: n }), what, by: n % 20 === 19 ? null : olga },
    about: what === 'said' || !namesItsMember(what) ? null : n % 7 === 6 ? null : n % 2 ? lea : marc,
  }))
  const pages = Array.from({ length: Math.ceil(all.length / 15) }, (_, n) => all.slice(n * 15, n * 15 + 15))
  return {
    auditCard: [
      auditCards.auditCard({ lines: [], earlier: null }, words),
      ...pages.map((lines, n) =>
        auditCards.auditCard({ lines, earlier: n + 1 < pages.length ? uuid(40 + n) : null }, words),
      ),
    ],
  }
}
