import * as guestCards from '../../../src/club/meetings/guest-cards.ts'
import type { GuestEntry, Visit } from '../../../src/terms/guest.ts'
import type { View } from '../../../src/view/view.ts'
import type { Words } from '../../../src/words/words.ts'
import { guest, lea, marc, meeting, onDay, uuid } from '../../kit/records.ts'

/** The cards of guests, as the gallery hangs them: a new one does not compile until it stands here. */
type Cards = {
  readonly [C in keyof typeof guestCards as (typeof guestCards)[C] extends (...facts: never[]) => View
    ? C
    : never]: readonly View[]
}

export const guests = (words: Words): Cards => {
  const c = guestCards
  const given = ['present', 'absent', 'substitute', null] as const
  const entry: GuestEntry = {
    ...guest,
    ...{ person: 'p-1', activity: 'Menuiserie *sur mesure*', phone: '06 39 98 12 34', email: null, impression: null },
  }
  const came: Visit = {
    ...{ guest: { ...guest, status: 'present' }, meeting, visits: 1, mayComeAgain: true },
    ...{ impression: null, askAgainOn: null, isMember: false },
  }
  const other = { ...came, guest: { ...came.guest, id: uuid(42), name: 'Marie Petit', company: null } }
  const known = { person: 'p-1', row: uuid(41), name: 'Paul <Roux>', company: 'Roux Bois & Co' }
  const held = { ...meeting, status: 'held' } as const
  const settle = (asked: Parameters<typeof c.settleCard>[0]['settle'], organizer = false) =>
    c.settleCard({ name: 'MARTIN <Léa>', settle: asked, draft: uuid(33), organizer }, words)
  return {
    settleCard: [
      settle({ settle: 'member', members: [lea] }),
      settle({ settle: 'member', members: [lea, marc] }),
      settle({ settle: 'before', known }),
      ...[true, false].map(one => settle({ settle: 'visits', name: 'Léa', visits: 2, row: uuid(41) }, one)),
    ],
    noGuestCard: [c.noGuestCard(words)],
    broughtCard: given.map(answer => c.broughtCard({ meeting, guest, answer }, words)),
    correctedCard: [c.correctedCard({ guest }, words)],
    guestGoneCard: [
      ...given.map(answer => c.guestGoneCard({ meeting, guest, answer, isHost: true }, words)),
      c.guestGoneCard({ meeting, guest, answer: null, isHost: false }, words),
    ],
    ownGuestsCard: [
      c.ownGuestsCard({ meeting, guests: [entry, { ...entry, id: uuid(42), activity: null }] }, words),
      c.ownGuestsCard({ meeting, guests: [] }, words),
    ],
    letterCard: (['invitation', 'thanks'] as const).flatMap(kind =>
      [meeting, { ...meeting, place: 'https://visio.example/club' }, { ...meeting, place: null }].map(one =>
        c.letterCard({ kind, guest, meeting: one, club: 'Le *Cercle*', from: 'Léa Martin' }, words, words),
      ),
    ),
    followUpCard: [
      c.followUpCard([came], words),
      c.followUpCard([{ ...came, visits: 2, mayComeAgain: false }, other], words),
      c.followUpCard([{ ...came, askAgainOn: onDay('2026-11-20') }], words),
      ...(['liked', 'not-this-time'] as const).map(impression => c.followUpCard([{ ...came, impression }], words)),
      c.followUpCard(
        [
          { ...came, isMember: true },
          { ...other, guest },
          { ...other, guest: { ...guest, status: 'absent' } },
        ],
        words,
      ),
    ],
    noHostCard: [c.noHostCard([came], words), c.noHostCard([came, other], words)],
    clubGuestsCard: [
      c.clubGuestsCard([], words),
      c.clubGuestsCard(
        [
          {
            meeting: held,
            begun: true,
            guests: [
              { ...entry, status: 'present', impression: 'liked' },
              { ...entry, id: uuid(42), status: 'absent', by: null },
              ...Array.from({ length: 6 }, (_, n) => ({ ...entry, id: uuid(60 + n) })),
            ],
          },
          { meeting, begun: false, guests: [] },
        ],
        words,
      ),
    ],
    fullCard: [0, 2].map(waiting =>
      c.fullCard(
        {
          name: 'Paul *Roux*',
          full: { settle: 'full', meeting, seats: 24, taken: 24 + waiting, waiting, host: waiting ? lea : null },
          draft: uuid(70),
        },
        words,
      ),
    ),
    addedGuestCard: [true, false].map(one =>
      c.addedGuestCard({ meeting, guest: one ? guest : { ...guest, by: null }, came: one }, words),
    ),
  }
}
