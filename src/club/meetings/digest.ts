import type { Week } from '../../terms/digest.ts'
import { digestPart } from '../digest/part.ts'
import { hasDay } from '../digest/rules.ts'
import { type History, startOfHistory } from '../standing/history.ts'
import { rollByMeeting } from '../standing/presence.ts'
import { type WeekOfGuests, weekOfGuests } from './digest-queries.ts'
import { rollCallPress } from './presses.ts'

/** A meeting with a recorded roll: how many came of those who were expected. */
type Roll = { readonly startsAt: Temporal.Instant; readonly came: number; readonly of: number }

type Figures = {
  readonly rolls: readonly Roll[]
  /** Share of those expected who came, in the week's meetings, and over the six before. */
  readonly presence: { readonly rate: number | null; readonly before: number | null }
  readonly guests: { readonly came: number; readonly joined: number }
  readonly rollMissing: WeekOfGuests['rollMissing']
}

export const meetingsInDigest = digestPart<Figures, WeekOfGuests>({
  rows: weekOfGuests,
  read(_, { history, week }, [found]) {
    const { came, wereGuests, rollMissing } = found!
    const joined = history.members.filter(
      ({ id, joinedOn }) => wereGuests.includes(id) && hasDay(week, joinedOn),
    ).length
    return { ...presenceOf(history, week), guests: { came, joined }, rollMissing }
  },
  isQuiet: ({ rolls, guests }) => rolls.length === 0 && guests.came === 0 && guests.joined === 0,
  lines: {
    presence: {
      says: ({ rolls, presence }, words) => words.meetings.digest.presence(rolls, presence.rate, presence.before),
      report: ({ rolls, presence }) => ({
        presence,
        meetings: rolls.map(({ startsAt, came, of }) => ({ starts_at: startsAt.toString(), came, of })),
      }),
    },
    guests: {
      says: ({ guests }, words) => words.meetings.digest.guests(guests),
      isLeftOut: ({ guests }) => guests.came === 0 && guests.joined === 0,
      report: ({ guests }) => ({ guests }),
    },
  },
  actions: {
    roll: {
      count: ({ rollMissing }) => (rollMissing ? 1 : 0),
      says: ({ rollMissing }, words) => words.meetings.digest.rollMissing(rollMissing!.startsAt),
      button: words => words.meetings.digest.takeRoll,
      press: ({ rollMissing }) => rollCallPress('open', rollMissing!.id),
    },
  },
})

const meetingsBefore = 6

function presenceOf(history: History, week: Week): Pick<Figures, 'rolls' | 'presence'> {
  const taken = rollByMeeting(history, startOfHistory(history))
  const recorded = history.meetings
    .flatMap(({ id, startsAt }): Roll[] => {
      const roll = taken.get(id)
      return roll ? [{ startsAt, came: roll.came, of: roll.came + roll.absent }] : []
    })
    .sort((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  const before = recorded.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, week.from) < 0)
  const rolls = recorded
    .slice(before.length)
    .filter(({ startsAt }) => Temporal.Instant.compare(startsAt, week.until) < 0)
  return { rolls, presence: { rate: rateOf(rolls), before: rateOf(before.slice(-meetingsBefore)) } }
}

function rateOf(rolls: readonly Roll[]): number | null {
  const of = rolls.reduce((sum, roll) => sum + roll.of, 0)
  return of === 0 ? null : rolls.reduce((sum, roll) => sum + roll.came, 0) / of
}
