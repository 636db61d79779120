import { absenceBlocks } from '../../../src/club/disputes/cards.ts'
import * as presenceCards from '../../../src/club/presence/cards.ts'
import { clubChart, ownChart } from '../../../src/club/presence/chart.ts'
import { type Counted, lastOf, type TakenRoll } from '../../../src/club/presence/rules.ts'
import type { Mark } from '../../../src/terms/presence.ts'
import type { View } from '../../../src/view/view.ts'
import type { Words } from '../../../src/words/words.ts'
import { png } from '../../kit/png.ts'
import { attended, onDay, uuid } from '../../kit/records.ts'
import { ownAbsencesOf } from './disputes.ts'

const day = (n: number) => onDay('2026-11-05').subtract({ weeks: 2 * (11 - n) })

/** Twelve meetings, every fortnight until the one on 5 November. */
export const rolls: readonly TakenRoll[] = [14, 15, 13, 16, 9, 8, 15, 17, 16, 18, 15, 17].map((came, n) => ({
  ...{ meeting: uuid(600 + n), day: day(n), startsAt: day(n).toZonedDateTime('Europe/Paris').toInstant() },
  ...{ came, absent: 21 - came, excused: n % 4, besides: n === 11 ? 1 : 0 },
}))

const ownMeetings: readonly Counted[] = [...'ccaeccceacec'].map((sign, n) => ({
  ...{ meeting: uuid(600 + n), at: rolls[n]!.startsAt.epochMilliseconds, day: day(n).toString() },
  mark: ({ c: 'came', a: 'absent', e: 'excused' } as const)[sign as 'c' | 'a' | 'e'] satisfies Mark,
}))

/** The cards of presence, as a picture and in words. */
export const presences = (words: Words): { [Card in keyof typeof presenceCards]: readonly View[] } => {
  const c = presenceCards
  const drawn = png(60, 40, [31, 111, 139])
  const today = onDay('2026-11-10')
  const own = {
    chart: ownChart(ownMeetings, words),
    png: null,
    presence: { ...attended, came: 7, absent: 2, excused: 3 },
    today,
    absences: [],
  }
  const club = { compared: lastOf(rolls), chart: clubChart(rolls, words), png: null }
  const one = { came: 0, absent: 0, excused: 0, since: onDay('2026-11-05') }
  return {
    ownPresenceCard: [
      c.ownPresenceCard({ ...own, png: drawn }, words),
      c.ownPresenceCard(own, words),
      c.ownPresenceCard({ ...own, absences: absenceBlocks(ownAbsencesOf(), words) }, words),
      c.ownPresenceCard({ ...own, presence: { ...attended, excused: 0 } }, words),
      c.ownPresenceCard({ ...own, presence: { ...attended, since: onDay('2025-12-04') } }, words),
      ...(['came', 'absent', 'excused'] as const).map(mark =>
        c.ownPresenceCard(
          { ...own, chart: ownChart(ownMeetings.slice(0, 1), words), presence: { ...one, [mark]: 1 } },
          words,
        ),
      ),
      c.ownPresenceCard({ ...own, presence: { ...one, excused: 2 } }, words),
      c.ownPresenceCard({ ...own, presence: { ...one, excused: 5 } }, words),
      c.ownPresenceCard({ ...own, chart: null, presence: { ...one, since: null } }, words),
    ],
    clubPresenceCard: [
      c.clubPresenceCard({ ...club, png: drawn }, words),
      c.clubPresenceCard(club, words),
      c.clubPresenceCard(
        { ...club, compared: lastOf(rolls.slice(0, 2)), chart: clubChart(rolls.slice(0, 2), words) },
        words,
      ),
      c.clubPresenceCard({ compared: lastOf([]), chart: null, png: null }, words),
    ],
  }
}
