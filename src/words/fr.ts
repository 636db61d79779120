import type { Address } from '../terms/speech.ts'
import type { en } from './en.ts'
import { generalWords } from './fr/general.ts'
import { helpWords } from './fr/help.ts'
import { meetingWords } from './fr/meetings.ts'
import { nudgeWords } from './fr/nudges.ts'
import { referralWords } from './fr/referrals.ts'
import { standingWords } from './fr/standing.ts'

/** Every French sentence, in the club's way of addressing its members. */
export const fr = (address: Address): typeof en => {
  const general = generalWords(address)
  const help = helpWords(address)
  const referrals = referralWords(address)
  const meetings = meetingWords(address)
  const standing = standingWords(address)
  return {
    general,
    refusals: { ...general.refusals, ...referrals.refusals, ...meetings.refusals, ...standing.refusals },
    commands: { ...referrals.commands, ...meetings.commands, ...standing.commands, ...help.commands },
    help,
    referrals,
    meetings,
    standing,
    nudges: nudgeWords(address),
  }
}
