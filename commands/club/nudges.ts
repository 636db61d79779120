import { type Context, defineCommand } from '../../src/club/context.ts'
import { measuredCard } from '../../src/club/nudges/effect-cards.ts'
import { measuredLately } from '../../src/club/nudges/measured.ts'
import { leaveOff, sendAllTheSame } from '../../src/club/nudges/off.ts'
import { clubNudgesPress, kindOfCode } from '../../src/club/nudges/presses.ts'
import { type Outcome, replace, show } from '../../src/grammar/define.ts'

export default defineCommand(clubNudgesPress, {
  under: 'club',
  who: 'organizer',
  run: async (_, context) => show(await drawn(context)),
  buttons: {
    open: async (_, context) => show(await drawn(context)),
    send: (code, context) => chosen(code, context, sendAllTheSame),
    leave: (code, context) => chosen(code, context, leaveOff),
  },
})

const drawn = async ({ club, words }: Pick<Context, 'club' | 'words'>) =>
  measuredCard(await measuredLately(club), words)

/** The same card, as it is after it. */
async function chosen(
  code: Parameters<typeof kindOfCode>[0],
  context: Context,
  choose: typeof sendAllTheSame,
): Outcome {
  const club = await choose(context.club, { by: context.by, kind: kindOfCode(code) })
  return replace(await drawn({ club, words: context.words }))
}
