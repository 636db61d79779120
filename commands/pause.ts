import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { endedCard, stateCard, takenCard, undoneCard } from '../src/club/leaves/cards.ts'
import { keptLeavesOf } from '../src/club/leaves/on-leave.ts'
import {
  type Ended,
  endPause,
  renewPause,
  resumePause,
  type Taken,
  takePause,
  undoMove,
} from '../src/club/leaves/pause.ts'
import { pausePress } from '../src/club/leaves/presses.ts'
import { lengths, type Wanted } from '../src/club/leaves/rules.ts'
import { whatAwaits } from '../src/club/what-awaits.ts'
import { ask, type Outcome, type Reply, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, oneOf, optional } from '../src/grammar/questions.ts'
import type { Refusal } from '../src/terms/refusals.ts'

const asks = { until: optional(aDate()), length: optional(oneOf(lengths)), from: optional(aDate()) }

export default defineCommand(pausePress, {
  who: 'member',
  asks,
  async run(wanted, context) {
    if (Object.keys(wanted).length > 0) return take(wanted, context)
    const { club, by, words } = context
    const leaves = await keptLeavesOf(club, by.id, club.today)
    return leaves.length > 0 ? show(stateCard({ leaves, today: club.today }, words)) : askHowLong(context)
  },
  buttons: {
    take: async (_, context) => askHowLong(context),
    undo: (leave, context) =>
      unlessRefused(endPause(context.club, { by: context.by, leave }), async ended =>
        replace(undoneCard(await withWhatWaits(ended, context), context.words)),
      ),
    renew: (leave, context) => changed(renewPause(context.club, { by: context.by, leave }), context),
    end: (leave, context) => changed(endPause(context.club, { by: context.by, leave }), context),
    'back-to': ({ id: leave, until }, context) =>
      changed(undoMove(context.club, { by: context.by, leave, until }), context),
    resume: (days, { club, by, words }) =>
      unlessRefused(resumePause(club, { by, ...days }), taken =>
        replace(takenCard({ ...taken, today: club.today }, words)),
      ),
  },
  forms: { take: defineForm({ ...asks, length: oneOf(lengths) }, take) },
})

const askHowLong = ({ words }: Pick<Context, 'words'>): Reply =>
  ask(pausePress, 'take', { filled: { length: 'two-weeks' }, intro: words.leaves.noReason() })

function take(wanted: Wanted, { club, by, words }: Context): Outcome {
  return unlessRefused(takePause(club, { by, ...wanted }), taken =>
    show(takenCard({ ...taken, today: club.today }, words)),
  )
}

/** The message that spoke of its end is drawn anew; on an answer that only he sees the receipt takes its place. */
function changed(done: Promise<Taken | Ended | Refusal>, context: Context): Outcome {
  return unlessRefused(done, async outcome =>
    redrawn(
      'leave' in outcome
        ? takenCard({ ...outcome, today: context.club.today }, context.words)
        : endedCard(await withWhatWaits(outcome, context), context.words),
    ),
  )
}

const withWhatWaits = async (ended: Ended, { club, by }: Context) => ({
  ...ended,
  awaited: ended.begun ? await whatAwaits(club, by.id) : [],
})
