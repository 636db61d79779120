import { doorCard, hereCard, notHereCard, putBackCard, takenAwayCard } from '../src/club/check-in/cards.ts'
import { checkIn, meetingOfCode, openDoors, takeBackCheckIn } from '../src/club/check-in/check-in.ts'
import { doorOf } from '../src/club/check-in/door.ts'
import { doorPress } from '../src/club/check-in/presses.ts'
import { putBackCheckIn, takeAwayCheckIn } from '../src/club/check-in/take-away.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { only } from '../src/club/who-may.ts'
import { ask, neverTyped, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { someText } from '../src/grammar/questions.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'

const organizers = 'change the meetings'

/** At the door of a meeting. What is typed for it is `/meeting check-in`. */
export default defineCommand(doorPress, {
  under: neverTyped,
  who: 'member',
  run: async () => refuse('no such meeting', {}),
  buttons: {
    here: (meeting, context) => askForCode(context, meeting),
    'not-me': (meeting, { club, by, words }) =>
      unlessRefused(takeBackCheckIn(club, { meeting, member: by.id }), gone => replace(notHereCard(gone, words))),
    open: only(organizers, ({ of, number }, { club, words }) =>
      unlessRefused(doorOf(club, of), door => show(doorCard({ door, number }, words))),
    ),
    'take-away': only(organizers, ({ one: meeting, other: about }, { club, by, words }) =>
      unlessRefused(takeAwayCheckIn(club, { by, meeting, about }), done => replace(takenAwayCard(done, words))),
    ),
    'put-back': only(organizers, ({ one: meeting, other: about }, { club, by, words }) =>
      unlessRefused(putBackCheckIn(club, { by, meeting, about }), done => replace(putBackCard(done, words))),
    ),
  },
  forms: {
    here: defineForm({ code: someText({ max: 20 }) }, async ({ code }, context) => {
      const answer = await checkInByCode(code, context)
      return isRefusal(answer) && answer.refused === 'wrong door code' ? { ...answer, field: 'code' } : answer
    }),
  },
})

/** The form for the code, or why no door is open. */
export async function askForCode({ club }: Context, meeting?: string): Outcome {
  return unlessRefused(openDoors(club), ([first]) => ask(doorPress, 'here', { about: meeting ?? first.id }))
}

/** A member types the digits that stand at the door: of whichever meeting they are. */
export function checkInByCode(code: string, { club, by, words, platform, account }: Context): Outcome {
  return unlessRefused(meetingOfCode(club, code, { kind: 'account', platform, account }), ({ id }) =>
    unlessRefused(checkIn(club, { meeting: id, member: by.id, how: 'code' }), here => show(hereCard(here, words))),
  )
}
