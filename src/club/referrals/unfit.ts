import type { ClubTx } from '../../db/club-tx.ts'
import type { UnfitReason } from '../../terms/referral.ts'

/** Why it was not a fit, as far as its receiver says it. */
export type Unfit = { readonly reason?: UnfitReason | undefined; readonly words?: string | undefined }

/** As it is kept: nothing where it is no such end. */
export const unfitColumns = (club: ClubTx, id: string, { reason, words }: Unfit = {}) => ({
  unfit_reason: reason ?? null,
  unfit_words: words === undefined ? null : club.sealer.seal('referral', 'unfit_words', id, words),
})
