import { type Context, defineCommand } from '../src/club/context.ts'
import { aheadCard } from '../src/club/pairing/cards.ts'
import { roundPress } from '../src/club/pairing/presses.ts'
import { leaveOut } from '../src/club/pairing/skip.ts'
import { neverTyped, type Outcome, redrawn, show, unlessRefused } from '../src/grammar/define.ts'
import { refuse } from '../src/terms/refusals.ts'

/** What a member says of the round that comes. */
export default defineCommand(roundPress, {
  under: neverTyped,
  who: 'member',
  run: async () => refuse('no longer possible', {}),
  buttons: { skip: say(true), join: say(false) },
})

function say(out: boolean) {
  return (round: string, { club, by, words }: Context): Outcome =>
    unlessRefused(leaveOut(club, { by, round, out }), next => {
      const card = aheadCard({ round: next, out, drawn: false, comes: true }, words)
      // Where nothing is said beforehand he leaves it out under what the last round proposed, which does not change.
      return out && next.noticeAt === null ? show(card) : redrawn(card)
    })
}
