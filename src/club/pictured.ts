import { createHash } from 'node:crypto'
import type { ClubTx } from '../db/club-tx.ts'
import type { Chart } from '../terms/chart.ts'

declare module '../db/club-tx.ts' {
  interface Brought {
    /** Draws a chart as a PNG; null where this system cannot, which the log knows. */
    readonly draw: (chart: Chart) => Promise<Uint8Array | null>
  }
}

/**
 * A chart as the PNG of a card; null where it has to be told in words. No transaction is open while it is drawn: the one that
 * asks begins anew, and has it when it comes with the same facts (src/db/gather.ts).
 */
export const pictured = (club: Pick<ClubTx, 'ask' | 'draw'>, chart: Chart): Promise<Uint8Array | null> =>
  club.ask(`picture ${createHash('sha256').update(JSON.stringify(chart)).digest('hex')}`, () => club.draw(chart))
