import type { CountedClub } from '../kit/counted-club.ts'
import { asksTheClub } from './lives/asks.ts'
import { typesEverything } from './lives/gestures.ts'
import { introduces } from './lives/introductions.ts'
import { pauses } from './lives/leaves.ts'
import { meets } from './lives/meetings.ts'
import { listsMembers } from './lives/members.ts'
import { isNudged } from './lives/nudges.ts'
import { looksAfterHisOwn } from './lives/own.ts'
import { keepsApart } from './lives/pairs.ts'
import { convenes } from './lives/problems.ts'
import { forgetsProspects } from './lives/prospects.ts'
import { refers } from './lives/referrals.ts'
import { takesRolls } from './lives/rolls.ts'
import { chooses } from './lives/set-up.ts'
import { saysOfOthers } from './lives/standing-said.ts'
import { thanks } from './lives/thanks.ts'
import { toldIn } from './lives/told.ts'

/** The weeks, chapter by chapter: one leans on what those before it left. */
const chapters = [
  typesEverything,
  saysOfOthers,
  chooses,
  listsMembers,
  refers,
  convenes,
  pauses,
  thanks,
  introduces,
  asksTheClub,
  forgetsProspects,
  keepsApart,
  meets,
  looksAfterHisOwn,
  isNudged,
  takesRolls,
]

/** Some weeks of a club in which everything is done once. */
export async function lives(club: CountedClub, times: number): Promise<void> {
  const told = toldIn(club, times)
  for (const chapter of chapters) await chapter(told)
}
