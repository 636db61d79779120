import type { ClubTx } from '../../db/club-tx.ts'
import { expectedIn } from '../../terms/presence.ts'
import { everyMember } from '../members/queries.ts'
import { standingsOf } from './read.ts'

/** What `report standing --json` prints: acts with their dates, and never what they weigh. */
export type StandingReport = {
  readonly at: string
  readonly club: string
  readonly members: readonly {
    readonly external_id: string
    readonly name: string
    readonly standing: string
    readonly since: string
    /** His attendance as people read it: came of expected, and excused beside. */
    readonly came: number | null
    readonly expected: number | null
    readonly excused: number | null
    /** P and Q of the rules of standing: the same meetings, with two lent to him at the club’s own rate. */
    readonly presence: number | null
    readonly seen: number | null
    readonly giving: number | null
    readonly soliciting: number | null
    readonly ratio: number | null
    readonly enough: boolean
    readonly evidence: readonly { readonly kind: string; readonly side: string; readonly on: string }[]
  }[]
}

/** Where everybody stands as of an instant (now, without one), in the order of their external ids. */
export async function standingReport(club: ClubTx, at: Temporal.Instant = club.at): Promise<StandingReport> {
  const standings = await standingsOf(club, at)
  const members = (await everyMember(club)).flatMap(({ id, externalId, name }) => {
    const found = standings.get(id)
    if (!found) return []
    const { standing, since, figures, evidence, presence } = found
    return {
      external_id: externalId,
      name,
      standing,
      since: since.toString(),
      came: figures ? presence.came : null,
      expected: figures ? expectedIn(presence) : null,
      excused: figures ? presence.excused : null,
      presence: rounded(figures?.presence),
      seen: rounded(figures?.seen),
      giving: rounded(figures?.giving),
      soliciting: rounded(figures?.soliciting),
      ratio: rounded(figures?.ratio),
      enough: figures?.enough ?? false,
      evidence: evidence.map(({ kind, side, on }) => ({ kind, side, on: on.toString() })),
    }
  })
  return { at: at.toString(), club: club.externalId, members }
}

const rounded = (figure: number | undefined): number | null =>
  figure === undefined ? null : Math.round(figure * 10_000) / 10_000
