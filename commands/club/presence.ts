import { type Context, defineCommand } from '../../src/club/context.ts'
import { pictured } from '../../src/club/pictured.ts'
import { clubPresenceCard } from '../../src/club/presence/cards.ts'
import { clubChart } from '../../src/club/presence/chart.ts'
import { clubPresencePress } from '../../src/club/presence/presses.ts'
import { attendanceLately } from '../../src/club/presence/read.ts'
import { lastOf, shownOf } from '../../src/club/presence/rules.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'

export default defineCommand(clubPresencePress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: { open: (_, context) => open(context) },
})

async function open({ club, words }: Context): Outcome {
  const rolls = await attendanceLately(club)
  const chart = clubChart(shownOf(rolls, { until: club.at, zone: club.zone }), words)
  const png = chart && (await pictured(club, chart))
  return show(clubPresenceCard({ compared: lastOf(rolls), chart, png }, words))
}
