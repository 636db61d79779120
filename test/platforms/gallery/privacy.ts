import * as privacyCards from '../../../src/club/privacy/cards.ts'
import { keptDays } from '../../../src/club/privacy/rules.ts'
import { listedTexts } from '../../../src/terms/erasure.ts'
import { recordKinds } from '../../../src/terms/own-data.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, gone, groundsFor, lea, marc, onDay, standingOf, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const privacy = (words: Words): Of<typeof privacyCards> => {
  const c = privacyCards
  const counts = Object.fromEntries(recordKinds.map((kind, n) => [kind, n])) as Record<
    (typeof recordKinds)[number],
    number
  >
  const linkedAt = at('2026-01-03T10:00:00Z')
  const told = (standing: 'engaged' | 'hunter' | 'objected') => {
    const found = standingOf(lea, standing)
    return { giving: 'some', standing: found, grounds: groundsFor(found) } as const
  }
  const own = {
    kept: keptDays({}),
    today: onDay('2026-11-10'),
    member: lea,
    counts,
    recent: [
      { kind: 'referral-given', at: linkedAt, with: marc.name },
      { kind: 'meeting-attended', at: linkedAt, with: null },
    ],
    standing: told('engaged'),
    objectedOn: null,
    erasure: null,
    accounts: [{ platform: 'slack', account: 'U0LEA', linkedAt }],
    looks: [
      { by: marc.name, at: linkedAt },
      { by: null, at: linkedAt },
    ],
  } as const
  const records = Array.from({ length: 80 }, (_, n) => ({
    record: 'ask',
    at: linkedAt,
    text: `Refaire le *toit* ${n}`,
  }))
  const taken = { club: 'Le Cercle', records, at: linkedAt, reader: lea.reads }
  const asked = { name: lea.name, externalId: 'm-1', at: linkedAt }
  return {
    ownDataCard: [
      c.ownDataCard(own, words),
      c.ownDataCard({ ...own, standing: told('hunter') }, words),
      c.ownDataCard(
        {
          ...own,
          standing: told('objected'),
          objectedOn: onDay('2026-05-01'),
          recent: [],
          erasure: { id: uuid(98), at: linkedAt },
        },
        words,
      ),
      c.ownDataCard({ ...own, member: gone, standing: null, accounts: [], looks: [] }, words),
    ],
    languageCard: [
      c.languageCard({ before: 'fr', channels: true }, words),
      c.languageCard({ before: 'en', channels: false }, words),
    ],
    objectedCard: [c.objectedCard(onDay('2026-11-03'), words)],
    takenBackCard: [c.takenBackCard(words)],
    exportCard: [taken, { ...taken, records: [] }].map(one => c.exportCard(one, words)),
    eraseCard: [c.eraseCard(words)],
    eraseSentCard: [c.eraseSentCard(uuid(98), words)],
    eraseBackCard: [c.eraseBackCard(words)],
    erasureDoneCard: [
      c.erasureDoneCard({ texts: [], private: 0, messages: [] }, words),
      c.erasureDoneCard({ texts: [], private: 1, messages: [{ platform: 'discord', at: linkedAt }] }, words),
      c.erasureDoneCard(
        {
          texts: [
            ...listedTexts.map(text => ({ text, by: marc.name, at: linkedAt })),
            { text: 'meeting', by: null, at: onDay('2026-11-10') },
          ],
          private: 2,
          messages: [
            { platform: 'slack', at: linkedAt },
            { platform: 'discord', at: null },
          ],
        },
        words,
      ),
    ],
    eraseAskedCard: [false, true].map(over => c.eraseAskedCard({ ...asked, over }, words)),
    strangersCard: [
      c.strangersCard({ asked: null, kept: own.kept, organizers: [] }, words),
      c.strangersCard(
        { asked: { name: 'Zoé', at: linkedAt }, kept: own.kept, organizers: ['Hugo Roy', 'Olga Renard'] },
        words,
      ),
    ],
  }
}
