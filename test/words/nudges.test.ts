import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nudgeCard } from '../../src/club/nudges/cards.ts'
import { preferred } from '../../src/club/nudges/choose.ts'
import type { Nudge } from '../../src/club/nudges/nudge.ts'
import { fits } from '../../src/club/nudges/opening-rules.ts'
import { nothingOffered } from '../../src/club/proposals.ts'
import type { ProposedAct } from '../../src/terms/act.ts'
import type { MemberRef } from '../../src/terms/member.ts'
import type { Ladder } from '../../src/terms/nudge.ts'
import { openingFacts } from '../../src/terms/opening.ts'
import type { Speech } from '../../src/terms/speech.ts'
import { plain } from '../../src/view/plain.ts'
import { typesetView } from '../../src/view/typeset.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { everyOpening } from '../kit/openings.ts'
import { at, lea, meeting, onDay, uuid } from '../kit/records.ts'

const ladders = Object.keys(preferred) as Ladder[]
const kinds = ladders.flatMap(ladder =>
  [...new Set<ProposedAct>([...preferred[ladder], 'buddy'])].map(act => ({ ladder, act })),
)
const speeches: readonly Speech[] = [
  { language: 'fr', address: 'vous' },
  { language: 'fr', address: 'tu' },
  { language: 'en', address: 'vous' },
]
const called = (id: number, name: string): MemberRef => ({ id: uuid(id), name, accounts: {} })
/** Beginning with a vowel, with a mute h, with one that is not, and long. */
const people = [
  [called(90, 'Anaïs Étienne'), called(91, 'Hugo Yvetot')],
  [called(92, 'Hélène d’Ormesson'), called(93, 'Youssef Haddad')],
  [called(94, 'Marie-Françoise de La Rochefoucauld'), called(95, 'Ève Ünal')],
] as const

const base = {
  ...{ id: uuid(80), member: lea, step: 1, about: uuid(81), outcome: 'pending', open: true, sent: 1 },
  ...{ zone: 'Europe/Paris', gone: false, together: true, stopped: false, press: null, snoozedUntil: null },
  ...{ decidedAt: at('2026-11-24T09:00:00Z'), decidedOn: onDay('2026-11-24'), today: onDay('2026-11-24') },
  ...{ grounds: null, holds: true },
} as const

const text = 'Un notaire réactif à Lyon pour une cession de fonds de commerce avant la fin de l’année'

/** All that a nudge of a kind may say, by the fact it begins with. */
function everyVariant(speech: Speech, { ladder, act }: (typeof kinds)[number], [one, two]: (typeof people)[number]) {
  const words = wordsFor(speech)
  const room = { ...roomFor({ ...speech, zone: 'Europe/Paris' }), seen: at('2026-11-24T09:00:00Z') }
  const offered = { ...nothingOffered, who: one, other: two, meeting, text, helped: 'referral' } as const
  const openings = everyOpening(one, two, lea.id).filter(({ code }) => fits(code, { ladder, act }))
  return openings.map(opening => {
    const member = ladder === 'newcomer' ? { ...lea, joinedOn: onDay('2026-10-12') } : lea
    const card = nudgeCard({ ...base, member, ladder, act, offered, opening } as Nudge, words)
    const read = { ...card, blocks: card.blocks.filter(({ kind }) => kind !== 'actions') }
    return { code: opening.code, says: plain(typesetView(read, speech.language), room) }
  })
}

test('of the messages of a year each part is told once, they add up, and no part of nobody is told', () => {
  const some = fc.nat(4)
  fc.assert(
    fc.property(some, some, some, some, some, (acted, ignored, snoozed, stopped, open) => {
      const sent = acted + ignored + snoozed + stopped + open
      for (const speech of speeches) {
        const { nudgeEffect: w } = wordsFor(speech)
        const line = w.cost({ sent, acted, ignored, snoozed, stopped })
        const said = plain(
          { title: '', blocks: [{ kind: 'text', line }] },
          roomFor({ ...speech, zone: 'Europe/Paris' }),
        )
        const [all = 0, ...parts] = (said.match(/\d+/g) ?? []).map(Number)
        expect([all, parts.reduce((sum, one) => sum + one, 0)]).toEqual([sent, sent])
        expect(parts).not.toContain(0)
      }
    }),
  )
})

const blame = {
  fr: /\b(jamais|absent|absence|manqu|oubli|pourtant|encore une fois|malgré|toujours pas|hélas|dommage|devriez|devrais|il faut|chasseur|bilan|reproche)/i,
  en: /\b(absent|absence|missed|missing|forgot|yet again|despite|still not|unfortunately|should|must|hunter|standing|blame)/i,
}

test('each kind of nudge begins in thirteen ways at least, in each language, and none is like another', () => {
  expect(kinds).toHaveLength(29)
  for (const speech of speeches)
    for (const kind of kinds) {
      const all = everyVariant(speech, kind, people[0])
      expect([kind, new Set(all.map(({ code }) => code)).size]).toEqual([kind, all.length])
      expect([kind, all.length >= 13]).toEqual([kind, true])
      expect([kind, new Set(all.map(({ says }) => says)).size]).toEqual([kind, all.length])
    }
})

/** What is wrong with how a message is made; null where nothing is. */
function wrongWith(said: string, { language, address }: Speech, { act }: (typeof kinds)[number]): string | null {
  // That two have not met is told of both, and blames neither.
  const own =
    act === 'introduce' || act === 'one-to-one'
      ? said.replace(/encore jamais eu|n.avez pas encore|never had|have not had/, '…')
      : said
  const { length } = [...said.slice(said.indexOf('\n') + 1).replace(/^ +/gm, '')]
  if (length >= 300) return `${length} characters`
  const found = [blame[language], /undefined|null|NaN|\[object|\S {2}|\.\.|« ?»|“”/]
  if (language === 'fr')
    found.push(
      /\b(?:de|que) (?:Anaïs|Ève|Hélène|Étienne)|\b[dq]u?’(?:Hugo|Youssef|Marie)|\bà Le |\bde (?:août|octobre|avril)/,
      address === 'vous'
        ? /(?<![\p{L}-])(?:tu|toi|ton|ta|tes|te)(?![\p{L}-])|(?<!\p{L})t’/iu
        : /\b(?:vous|votre|vos|vôtre)\b/i,
    )
  return found.map(one => one.exec(own)?.[0]).find(one => one !== undefined) ?? null
}

test('each fits a telephone, blames nobody, and is well made whatever the names', () => {
  const wrong = speeches.flatMap(speech =>
    kinds.flatMap(kind =>
      people.flatMap(pair =>
        everyVariant(speech, kind, pair).flatMap(({ code, says }) => {
          const what = wrongWith(says, speech, kind)
          return what === null ? [] : [`${speech.language} ${kind.ladder} ${kind.act} ${code}: ${what}: ${says}`]
        }),
      ),
    ),
  )
  expect(wrong).toEqual([])
})

test('whoever is in need of balance reads nothing of himself', () => {
  const ofHimself = (Object.keys(openingFacts) as (keyof typeof openingFacts)[]).filter(
    code =>
      ladders.some(ladder => fits(code, { ladder, act: null })) && !fits(code, { ladder: 'to-rebalance', act: null }),
  )
  expect(ofHimself).toEqual(
    expect.arrayContaining(['last-coffee', 'was-there', 'was-recommended', 'joined', 'thanked']),
  )
  for (const speech of speeches)
    for (const kind of kinds.filter(({ ladder }) => ladder === 'to-rebalance'))
      for (const { code, says } of everyVariant(speech, kind, people[0]))
        expect([
          code,
          /\b(?:vous demand|tu demand|donne[rz]?\b|équilib|balance|vous venez|tu viens|you come|you ask|you give)/i.exec(
            says,
          )?.[0],
        ]).toEqual([code, undefined])
})
