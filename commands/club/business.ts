import { totalsCard } from '../../src/club/business/cards.ts'
import { totalsChart } from '../../src/club/business/chart.ts'
import { clubBusinessPress } from '../../src/club/business/presses.ts'
import { clubTotals } from '../../src/club/business/totals.ts'
import { type Context, defineCommand } from '../../src/club/context.ts'
import { pictured } from '../../src/club/pictured.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'

export default defineCommand(clubBusinessPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: { open: (_, context) => open(context) },
})

async function open({ club, words }: Context): Outcome {
  const totals = await clubTotals(club)
  const chart = totalsChart(totals, words)
  return show(totalsCard({ totals, chart, png: chart && (await pictured(club, chart)) }, words))
}
