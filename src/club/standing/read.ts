import type { ClubTx } from '../../db/club-tx.ts'
import type { WeighedAct } from '../../terms/history.ts'
import type { GivingWord } from '../../terms/standing.ts'
import type { History } from './history.ts'
import { historyOf } from './queries.ts'

import { figuresAt, type MemberStanding, standingsAt } from './replay.ts'

/** The club's history as rules read it, for other topics that count what happened. */
export const readHistory = (club: ClubTx): Promise<History> => historyOf(club)

/** Where everybody stands as of an instant, computed anew from what is recorded today. */
export async function standingsOf(club: ClubTx, at: Temporal.Instant = club.at): Promise<Map<string, MemberStanding>> {
  return standingsAt(await historyOf(club), at)
}

const words = { some: 0.8, plenty: 1.25 } as const

/** One member's own view: his standing, his acts by kind and date, and one word for his giving. */
export type OwnStanding = {
  standing: MemberStanding
  giving: GivingWord
  /** The last day of his pause, when he is on one that has an end. */
  pausedUntil: Temporal.PlainDate | null
}

/**
 * What a member is shown of himself. The word for his giving is taken from acts alone: were ratings, confirmations or
 * "did not help" in it, a change of the word would tell him what somebody said in private.
 */
export async function ownStanding(club: ClubTx, member: string, at = club.at): Promise<OwnStanding | null> {
  const history = await historyOf(club)
  const standing = standingsAt(history, at).get(member)
  if (!standing) return null
  const { relG = 1 } = figuresAt(withoutOpinions(history), at).get(member) ?? {}
  return {
    standing,
    giving: relG < words.some ? 'little' : relG > words.plenty ? 'plenty' : 'some',
    pausedUntil: pauseOf(history, member, at),
  }
}

function pauseOf(history: History, member: string, at: Temporal.Instant): Temporal.PlainDate | null {
  const today = at.toZonedDateTimeISO(history.zone).toPlainDate()
  const isOn = ({ from, until }: { from: Temporal.PlainDate; until?: Temporal.PlainDate | undefined }) =>
    Temporal.PlainDate.compare(from, today) <= 0 && (!until || Temporal.PlainDate.compare(today, until) <= 0)
  return history.members.find(({ id }) => id === member)?.leaves?.find(isOn)?.until ?? null
}

const withoutOpinions = (history: History): History => ({
  ...history,
  acts: history.acts.map((act): WeighedAct => {
    if (act.kind === 'referral') return { ...act, confirmed: 'unknown', quality: undefined }
    return act.kind === 'answer' ? { ...act, helpful: undefined } : act
  }),
})

/** The standing stored for a member at the last evaluation up to an instant; undefined when there was none. */
export const storedStanding = (club: ClubTx, member: string, upTo: Temporal.Instant) =>
  club.tx
    .selectFrom('evaluation')
    .select(['since', 'figures'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('at', '<=', upTo)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
