import type { Address } from '../terms/speech.ts'
import type { en } from './en.ts'
import { askWords } from './fr/asks.ts'
import { connectionWords } from './fr/connection.ts'
import { digestWords } from './fr/digest.ts'
import { generalWords } from './fr/general.ts'
import { helpWords } from './fr/help.ts'
import { introductionWords } from './fr/introductions.ts'
import { meetingWords } from './fr/meetings.ts'
import { memberWords } from './fr/members.ts'
import { noticeWords } from './fr/notices.ts'
import { nudgeWords } from './fr/nudges.ts'
import { oneToOneWords } from './fr/one-to-ones.ts'
import { privacyWords } from './fr/privacy.ts'
import { referralWords } from './fr/referrals.ts'
import { setupWords } from './fr/setup.ts'
import { standingWords } from './fr/standing.ts'
import { thanksWords } from './fr/thanks.ts'

/** Every French sentence, in the club's way of addressing its members. */
export const fr = (address: Address): typeof en => {
  const general = generalWords(address)
  const help = helpWords(address)
  const notices = noticeWords(address)
  const members = memberWords(address)
  const privacy = privacyWords(address)
  const setup = setupWords(address)
  const referrals = referralWords(address)
  const introductions = introductionWords(address)
  const oneToOnes = oneToOneWords(address)
  const meetings = meetingWords(address)
  const standing = standingWords(address)
  const digest = digestWords(address)
  return {
    general,
    refusals: {
      ...general.refusals,
      ...members.refusals,
      ...referrals.refusals,
      ...introductions.refusals,
      ...oneToOnes.refusals,
      ...meetings.refusals,
      ...standing.refusals,
    },
    commands: {
      ...referrals.commands,
      ...introductions.commands,
      ...oneToOnes.commands,
      ...meetings.commands,
      ...standing.commands,
      ...digest.commands,
      ...help.commands,
      ...notices.commands,
      ...privacy.commands,
      ...members.commands,
      ...setup.commands,
    },
    help,
    notices,
    members,
    setup,
    connection: connectionWords(address),
    privacy,
    referrals,
    introductions,
    thanks: thanksWords,
    asks: askWords,
    oneToOnes,
    meetings,
    standing,
    nudges: nudgeWords(address),
    digest,
  }
}
