import * as prospectCards from '../../../src/club/prospects/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, referral, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const prospects = (words: Words): Of<typeof prospectCards> => {
  const c = prospectCards
  const named = (all: number) => ({ referrals: Math.min(all, 2), visits: Math.max(0, all - 2), applications: 0 })
  const day = at('2026-11-03T10:00:00Z')
  const held = {
    ...{ at: day, giver: lea.name, receiver: marc.name, prospect: referral.prospect, need: 'Refaire un toit' },
    ...({ agreed: true, status: 'meeting', withdrawn: false } as const),
    looks: [{ by: olga.name, how: 'opened', at: day } as const],
  }
  const none = { referrals: [], visits: [], applications: [] }
  const written = {
    ...{ name: 'Paul *Roux*', company: 'Roux Bois', activity: 'Menuiserie' },
    ...{ phone: '06 39 98 12 34', email: 'paul@roux.example' },
  }
  const handed = {
    club: 'Le <Cercle>',
    at: day,
    kept: { prospects: 90, visitors: 365, candidates: 180 },
    reader: { ...words.speech, zone: 'Europe/Paris' },
  }
  const answer = words.prospects.answer('Le <Cercle>', onDay('2026-11-03'), named(2), 1095)
  return {
    prospectsCard: [
      c.prospectsCard([], words),
      c.prospectsCard(
        [
          { what: 'forgotten', at: day, traces: named(2) },
          { what: 'shown', at: day, traces: named(1) },
        ],
        words,
      ),
    ],
    foundCard: [
      [0, 0],
      [1, 0],
      [2, 1],
      [0, 1],
      [3, 2],
      [0, 4],
    ].map(([him = 0, alike = 0]) => c.foundCard({ him: named(him), alike: named(alike), draft: uuid(31) }, words)),
    forgottenPersonCard: [
      c.forgottenPersonCard({ at: day, awaited: [], traces: named(2), beyondReach: 0, answer }, words),
      c.forgottenPersonCard({ at: day, awaited: [], traces: named(1), beyondReach: 1, answer }, words),
      c.forgottenPersonCard(
        { at: day, awaited: [marc], traces: { referrals: 0, visits: 3, applications: 1 }, beyondReach: 3, answer },
        words,
      ),
      c.forgottenPersonCard(
        {
          at: day,
          traces: named(0),
          awaited: [],
          beyondReach: 0,
          answer: words.prospects.answer('Le Cercle', onDay('2026-11-03'), named(0), 1095),
        },
        words,
      ),
    ],
    heldCard: [
      c.heldCard({ ...handed, held: { ...none, referrals: [held] }, alike: named(0) }, words),
      c.heldCard(
        {
          ...handed,
          held: {
            referrals: [held, { ...held, withdrawn: true, agreed: false }],
            visits: [
              { ...written, at: day, host: lea.name, agreed: true, status: 'present', impression: 'liked' },
              { ...written, at: day, host: null, agreed: false, status: 'invited', impression: null },
            ],
            applications: [{ ...written, at: day, sponsor: marc.name, motivations: 'Rencontrer *du monde*' }],
          },
          alike: named(1),
        },
        words,
      ),
      c.heldCard({ ...handed, held: none, alike: named(3) }, words),
    ],
    liftedCard: [c.liftedCard(words)],
  }
}
