import type { Address } from '../terms/speech.ts'
import type { en } from './en.ts'
import { generalWords } from './fr/general.ts'
import { helpWords } from './fr/help.ts'
import { meetingWords } from './fr/meetings.ts'
import { referralWords } from './fr/referrals.ts'

/** Every French sentence, in the club's way of addressing its members. */
export const fr = (address: Address): typeof en => {
  const general = generalWords(address)
  const help = helpWords(address)
  const referrals = referralWords(address)
  const meetings = meetingWords(address)
  return {
    general,
    refusals: { ...general.refusals, ...referrals.refusals, ...meetings.refusals },
    commands: { ...referrals.commands, ...meetings.commands, ...help.commands },
    help,
    referrals,
    meetings,
  }
}
