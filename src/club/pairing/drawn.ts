import { createHash } from 'node:crypto'
import type { ClubTx } from '../../db/club-tx.ts'
import type { RoundAsked, RoundDrawn } from './matching/asked.ts'
import { drawRoundAway, isLong } from './matching/away.ts'
import { drawRound } from './matching/draw.ts'

/**
 * A round drawn of these facts. Where that takes long no transaction is open meanwhile: the one that asks begins anew, and
 * has its answer when it comes with the same facts; with others it asks again (src/db/gather.ts).
 */
export const drawn = (club: Pick<ClubTx, 'ask'>, asked: RoundAsked): Promise<RoundDrawn> =>
  isLong(asked)
    ? club.ask(`round ${createHash('sha256').update(JSON.stringify(asked)).digest('hex')}`, () => drawRoundAway(asked))
    : Promise.resolve(drawRound(asked))
