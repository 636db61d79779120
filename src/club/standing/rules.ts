import type { Standing } from '../../terms/standing.ts'
import { lentActs, lentMeetings } from './weights.ts'

/** What the table reads of one member at one evaluation. */
export type Figures = {
  objected: boolean
  contested: boolean
  onLeave: boolean
  /** Whole days since he joined, by the club's calendar. */
  daysOfMembership: number
  /** Recorded meetings of his window that count for him. */
  recordedMeetings: number
  /** Of these, how many he came to, or sent a substitute. */
  came: number
  /** Acts of his own of any kind. */
  acts: number
  solicitingActs: number
  /** Decayed sums: giving G, soliciting S, and days of membership E. */
  giving: number
  soliciting: number
  time: number
  /** Against the club's habit: 1 is the club's. */
  relG: number
  relS: number
  ratio: number
  /** Acts enough in the club and in his time to tell a hunter from chance. */
  enough: boolean
  /** P and Q, 0 to 1; undefined while the club has no recorded roll. */
  presence: number | undefined
  seen: number | undefined
  presentAsTheClub: boolean
  /** The club's sensitivity at that time. */
  e: number
  /** Soliciting acts since an organizer last said "he is no hunter"; undefined when nobody did. */
  solicitingSinceCleared: number | undefined
  /** How often organizers have said so of him. */
  timesCleared: number
}

/** What the evaluation before left: flagged as a hunter, or one Tuesday counted towards it. */
export type Flag = 'none' | 'counted' | 'flagged'

export const sensitivities = { careful: 4.5, normal: 3.5, early: 3 } as const

const hunter = {
  enters: { relS: 1.5, relG: 0.85 },
  /**
   * A flag is held by the balance, and ends as soon as one side mends. Against { 1.25, 1, 1 }, on 1,650 simulated clubs of
   * eleven worlds: F1 0.657 -> 0.668 (0.006 to 0.016 better in 95 of 100 samples of them), precision 0.788 -> 0.789.
   */
  leaves: { relS: 1.35, relG: 0.85, slack: 1.5 },
  /** A third of hunters attend faithfully: of them the balance must say more. */
  whenPresent: 1.5,
  actsWithoutMeetings: 5,
  actsAfterCleared: 3,
  /** Whom somebody who knows him has cleared must stand out by so much more, each time it was said. */
  whenCleared: 1.5,
} as const
const youngDays = 90
const actsOfTheUnmet = 5
/**
 * Asks at most a fifth more than the club: with relS under 1, one ask of long ago hid who had gone quiet since (F1 0.508 ->
 * 0.524 on 2,200 simulated clubs, better in each of eleven worlds). And does not give plenty: with relG under 1.2, one good
 * month of last winter did the same; F1 0.523 -> 0.531 on 1,920 clubs, no worse in fifteen of sixteen worlds, most where rolls
 * are missing or little is noted; precision 0.59 -> 0.57, for a kind word.
 */
const withdrawn = { seen: 0.45, relS: 1.2, relG: 1.6 } as const
const rebalance = { presence: 0.55, ratio: 2 } as const

const actsEnough = { members: 8, acts: 2 } as const

/** Whether a club of so many, with `expected` = gE + sE acts of a typical member, lets a balance be told from chance. */
export const enoughToTell = (presentMembers: number, expected: number): boolean =>
  presentMembers >= actsEnough.members && expected >= actsEnough.acts

/** A sum against the club's level for the same time, with the lent acts on both sides. */
export const relative = (sum: number, level: number, time: number): number =>
  (sum + lentActs) / (level * time + lentActs)

/** How a member's presence stands, as the rules read it: at the club's own level, below it, or low. */
export const presenceWord = ({ presence, presentAsTheClub }: Pick<Figures, 'presence' | 'presentAsTheClub'>) => {
  if (presence === undefined) return null
  if (presence < rebalance.presence) return 'low'
  return presentAsTheClub ? 'as the club' : 'less than the club'
}

/** Whether he asks much for what he gives; false where there are not enough acts to tell. */
export const asksMuch = ({ enough, ratio }: Pick<Figures, 'enough' | 'ratio'>): boolean =>
  enough && ratio > rebalance.ratio

/** Whether he is seldom seen, his excused meetings counted with the rest. */
export const isSeldomSeen = ({ seen }: Pick<Figures, 'seen'>): boolean => seen !== undefined && seen < withdrawn.seen

/** A share of meetings, with the lent meetings at the club's own share. */
export const share = (came: number, of: number, clubShare: number): number =>
  (came + lentMeetings * clubShare) / (of + lentMeetings)

/** Without a recorded meeting nothing says that he stays away: the stricter threshold. */
const threshold = (of: Figures, e: number) =>
  e *
  (of.presentAsTheClub || of.presence === undefined || of.recordedMeetings === 0 ? hunter.whenPresent : 1) *
  hunter.whenCleared ** of.timesCleared

/** Whether an organizer said "he is no hunter" and too little has happened since to ask again. */
export const clearedLately = (of: Figures): boolean =>
  of.solicitingSinceCleared !== undefined && of.solicitingSinceCleared < hunter.actsAfterCleared

const entersHunter = (of: Figures): boolean =>
  of.enough &&
  !clearedLately(of) &&
  of.relS >= hunter.enters.relS &&
  of.relG <= hunter.enters.relG &&
  of.ratio >= threshold(of, of.e) &&
  (of.recordedMeetings > 0 || of.solicitingActs >= hunter.actsWithoutMeetings)

const staysHunter = (of: Figures): boolean =>
  of.enough &&
  !clearedLately(of) &&
  of.relS >= hunter.leaves.relS &&
  of.relG <= hunter.leaves.relG &&
  of.ratio >= threshold(of, of.e - hunter.leaves.slack)

/** Whether he joined too lately for anything to be said of him. */
export const isYoung = (of: Pick<Figures, 'daysOfMembership'>): boolean => of.daysOfMembership < youngDays

/** Whether too little is noted of him for anything to be said. */
export const isLittleKnown = (of: Pick<Figures, 'recordedMeetings' | 'acts'>): boolean =>
  of.recordedMeetings === 0 && of.acts < actsOfTheUnmet

const aboveHunter = (of: Figures): Standing | undefined => {
  if (of.objected) return 'objected'
  if (of.contested) return 'contested'
  if (of.onLeave) return 'on-leave'
  if (isYoung(of) || isLittleKnown(of)) return 'new'
  return undefined
}

const belowHunter = (of: Figures): Standing => {
  if (isSeldomSeen(of) && of.relS < withdrawn.relS && of.relG < withdrawn.relG) return 'withdrawn'
  if (presenceWord(of) === 'low' || asksMuch(of)) return 'to-rebalance'
  return 'engaged'
}

/**
 * The table of standings: the first row that holds. A flag needs two weekly evaluations in a row and goes at the first
 * that fails the lower thresholds; a row above it ends both the flag and the Tuesday counted towards it.
 */
export function standingOf(of: Figures, before: Flag): { standing: Standing; flag: Flag } {
  const above = aboveHunter(of)
  if (above) return { standing: above, flag: 'none' }
  if (before === 'flagged' && staysHunter(of)) return { standing: 'hunter', flag: 'flagged' }
  // A flag that just ended does not begin again on the same Tuesday, whatever the thresholds say.
  if (before !== 'flagged' && entersHunter(of))
    return before === 'counted'
      ? { standing: 'hunter', flag: 'flagged' }
      : { standing: 'to-rebalance', flag: 'counted' }
  return { standing: belowHunter(of), flag: 'none' }
}

/** How an organizer answered a flag. */
export type FlagAnswer = 'no hunter' | 'rightly'

const answered = { 'no hunter': +0.1, rightly: -0.05 } as const satisfies Record<FlagAnswer, number>

/**
 * Sensitivity after the organizers' answers, oldest first, from the one they set: each wrong flag makes the club more
 * careful, two right ones undo it. Who was flagged wrongly is remembered by himself, so that it settles where one *new*
 * flag in three is wrong: after a year of answers F1 rises with it, at a precision above 0.9 (`npm run bench standing`).
 */
export const sensitivityAfter = (set: number, answers: readonly FlagAnswer[]): number =>
  answers.reduce(
    (e, answer) => Math.min(sensitivities.careful, Math.max(sensitivities.early, e + answered[answer])),
    set,
  )
