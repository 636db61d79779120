import { feedCard, fileCard, madeCard, stoppedCard } from '../src/club/calendar/cards.ts'
import { calendarPress } from '../src/club/calendar/presses.ts'
import { feedSince, makeFeed, stopFeed } from '../src/club/calendar/subscribe.ts'
import { type Context, defineCommand } from '../src/club/context.ts'
import { meetingById } from '../src/club/meetings/queries.ts'
import { neverTyped, type Outcome, replace, show } from '../src/grammar/define.ts'
import { refuse } from '../src/terms/refusals.ts'

/** The club in a member's own calendar: one meeting as a file, or an address to subscribe to. */
export default defineCommand(calendarPress, {
  under: neverTyped,
  who: 'member',
  run: (_, context) => open(context),
  buttons: {
    async add(id, { club, words }) {
      const meeting = await meetingById(club, id)
      return meeting ? show(fileCard({ meeting, club: club.name }, words)) : refuse('no such meeting', {})
    },
    open: (_, context) => open(context),
    async make(_, { club, by, words }) {
      if (club.publicUrl === null) return replace(feedCard({ since: await feedSince(club, by), served: false }, words))
      const { path, renewed } = await makeFeed(club, { by })
      return replace(madeCard({ address: `${club.publicUrl}${path}`, renewed }, words))
    },
    async stop(_, { club, by, words }) {
      await stopFeed(club, { by })
      return replace(stoppedCard(words))
    },
  },
})

const open = async ({ club, by, words }: Context): Outcome =>
  show(feedCard({ since: await feedSince(club, by), served: club.publicUrl !== null }, words))
