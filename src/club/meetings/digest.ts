import { digestPart } from '../digest/part.ts'
import { hasDay } from '../digest/rules.ts'
import { type WeekOfGuests, weekOfGuests } from './digest-queries.ts'
import { rollCallPress } from './presses.ts'

type Figures = {
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
    return { guests: { came, joined }, rollMissing }
  },
  isQuiet: ({ guests }) => guests.came === 0 && guests.joined === 0,
  lines: {
    guests: {
      says: ({ guests }, words) => words.meetings.digest.guests(guests),
      isLeftOut: ({ guests }) => guests.came === 0 && guests.joined === 0,
      report: ({ guests }) => ({ guests }),
    },
  },
  actions: {
    roll: {
      about: ({ rollMissing }) => (rollMissing ? [rollMissing.id] : []),
      says: (_, words, { rollMissing }) => words.meetings.digest.rollMissing(rollMissing!.startsAt),
      button: words => words.meetings.digest.takeRoll,
      press: ({ rollMissing }) => rollCallPress('open', rollMissing!.id),
    },
  },
})
