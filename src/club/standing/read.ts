import type { ClubTx } from '../../db/club-tx.ts'
import type { GivingWord, Grounds } from '../../terms/standing.ts'
import type { History } from './history.ts'
import { historyOf } from './queries.ts'
import { type LastLeft, lastLeft, readOn } from './read-on.ts'
import { groundsOf } from './reasons.ts'
import { evidenceBy, type MemberStanding, type Stands, standingsAt, standingsOn } from './replay.ts'

/** The club's history as rules read it, for other topics that count what happened. */
export const readHistory = (club: ClubTx): Promise<History> => historyOf(club)

/** A club read on from its last evaluation, and where everybody stands. */
async function standingOf(club: ClubTx, at: Temporal.Instant, last?: LastLeft | null) {
  const read = await readOn(club, last ?? (await lastLeft(club)), at)
  return { ...read, standings: standingsOn(read.reading, read.states, at.toZonedDateTimeISO(club.zone)) }
}

/**
 * Where everybody stands, with the acts behind it: as the last evaluation left it, with what came since. As of an instant
 * before that evaluation: computed anew from what is recorded today.
 */
export async function standingsOf(club: ClubTx, at: Temporal.Instant = club.at): Promise<Map<string, MemberStanding>> {
  const last = await lastLeft(club)
  if (last && Temporal.Instant.compare(at, last.at) < 0) return standingsAt(await historyOf(club), at)
  const { standings, actsOf } = await standingOf(club, at, last)
  const evidence = evidenceBy(await actsOf(null), at)
  return new Map([...standings].map(([id, stands]) => [id, withEvidence(stands, evidence)]))
}

/** Where one member stands now, with the acts behind it; undefined where he is none. */
export async function standingOfMember(club: ClubTx, member: string): Promise<MemberStanding | undefined> {
  const { standings, actsOf } = await standingOf(club, club.at)
  const stands = standings.get(member)
  return stands && withEvidence(stands, evidenceBy(await actsOf(member), club.at))
}

const withEvidence = (stands: Stands, evidence: ReturnType<typeof evidenceBy>): MemberStanding => ({
  ...stands,
  evidence: stands.figures ? evidence(stands.member) : [],
})

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
export async function ownStanding(club: ClubTx, member: string): Promise<OwnStanding | null> {
  const { standings, reading, actsOf } = await standingOf(club, club.at)
  const stands = standings.get(member)
  if (!stands) return null
  const when = club.at.toZonedDateTimeISO(club.zone)
  const figures = reading.figures(when, 'unsaid').get(member)
  const relG = figures?.relG ?? 1
  const standing = withEvidence(stands, evidenceBy(await actsOf(member), club.at))
  return {
    standing,
    giving: relG < words.some ? 'little' : relG > words.plenty ? 'plenty' : 'some',
    grounds: groundsOf(standing, figures, club),
  }
}
