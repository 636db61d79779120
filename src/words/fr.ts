import type { Address } from '../terms/speech.ts'
import type { en } from './en.ts'
import { generalWords } from './fr/general.ts'
import { helpWords } from './fr/help.ts'
import { introductionWords } from './fr/introductions.ts'
import { meetingWords } from './fr/meetings.ts'
import { noticeWords } from './fr/notices.ts'
import { nudgeWords } from './fr/nudges.ts'
import { referralWords } from './fr/referrals.ts'
import { standingWords } from './fr/standing.ts'

/** Every French sentence, in the club's way of addressing its members. */
export const fr = (address: Address): typeof en => {
  const general = generalWords(address)
  const help = helpWords(address)
  const notices = noticeWords(address)
  const referrals = referralWords(address)
  const introductions = introductionWords(address)
  const meetings = meetingWords(address)
  const standing = standingWords(address)
  return {
    general,
    refusals: {
      ...general.refusals,
      ...referrals.refusals,
      ...introductions.refusals,
      ...meetings.refusals,
      ...standing.refusals,
    },
    commands: {
      ...referrals.commands,
      ...introductions.commands,
      ...meetings.commands,
      ...standing.commands,
      ...help.commands,
      ...notices.commands,
    },
    help,
    notices,
    referrals,
    introductions,
    meetings,
    standing,
    nudges: nudgeWords(address),
  }
}
