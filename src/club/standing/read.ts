import type { ClubTx } from '../../db/club-tx.ts'
import type { WeighedAct } from '../../terms/history.ts'
import type { GivingWord, Grounds } from '../../terms/standing.ts'
import type { History } from './history.ts'
import { historyOf } from './queries.ts'
import { groundsOf } from './reasons.ts'
import { figuresAt, type MemberStanding, standingsAt } from './replay.ts'

/** The club's history as rules read it, for other topics that count what happened. */
export const readHistory = (club: ClubTx): Promise<History> => historyOf(club)

/** Where everybody stands as of an instant, computed anew from what is recorded today. */
export async function standingsOf(club: ClubTx, at: Temporal.Instant = club.at): Promise<Map<string, MemberStanding>> {
  return standingsAt(await historyOf(club), at)
}

const words = { some: 0.8, plenty: 1.25 } as const

/** One member's own view: his standing, his acts by kind and date, one word for his giving, and the reason for what he reads. */
export type OwnStanding = {
  standing: MemberStanding
  giving: GivingWord
  grounds: Grounds
}

/**
 * What a member is shown of himself. The word for his giving is taken from acts alone: were ratings, confirmations or
 * "did not help" in it, a change of the word would tell him what somebody said in private.
 */
export async function ownStanding(club: ClubTx, member: string, at = club.at): Promise<OwnStanding | null> {
  const history = await historyOf(club)
  const standing = standingsAt(history, at).get(member)
  if (!standing) return null
  const figures = figuresAt(withoutOpinions(history), at).get(member)
  const relG = figures?.relG ?? 1
  return {
    standing,
    giving: relG < words.some ? 'little' : relG > words.plenty ? 'plenty' : 'some',
    grounds: groundsOf(standing, figures, { zone: club.zone, today: at.toZonedDateTimeISO(club.zone).toPlainDate() }),
  }
}

const withoutOpinions = (history: History): History => ({
  ...history,
  acts: history.acts.map((act): WeighedAct => {
    if (act.kind === 'referral') return { ...act, confirmed: 'unknown', quality: undefined }
    return act.kind === 'answer' ? { ...act, helpful: undefined } : act
  }),
})
