import type { RefusalFacts } from '../terms/refusals.ts'
import type { CommandWords } from './commands.ts'
import { askWords } from './en/asks.ts'
import { connectionWords } from './en/connection.ts'
import { digestWords } from './en/digest.ts'
import { generalWords, type RefusalWords } from './en/general.ts'
import { helpWords } from './en/help.ts'
import { introductionWords } from './en/introductions.ts'
import { meetingWords } from './en/meetings.ts'
import { memberWords } from './en/members.ts'
import { noticeWords } from './en/notices.ts'
import { nudgeWords } from './en/nudges.ts'
import { oneToOneWords } from './en/one-to-ones.ts'
import { privacyWords } from './en/privacy.ts'
import { referralWords } from './en/referrals.ts'
import { setupWords } from './en/setup.ts'
import { standingWords } from './en/standing.ts'
import { thanksWords } from './en/thanks.ts'

const refusals: RefusalWords<keyof RefusalFacts> = {
  ...generalWords.refusals,
  ...memberWords.refusals,
  ...referralWords.refusals,
  ...introductionWords.refusals,
  ...oneToOneWords.refusals,
  ...meetingWords.refusals,
  ...standingWords.refusals,
}

const commands = {
  ...referralWords.commands,
  ...introductionWords.commands,
  ...oneToOneWords.commands,
  ...meetingWords.commands,
  ...standingWords.commands,
  ...digestWords.commands,
  ...helpWords.commands,
  ...noticeWords.commands,
  ...privacyWords.commands,
  ...memberWords.commands,
  ...setupWords.commands,
} satisfies Record<string, CommandWords>

/** Every English sentence; French has the same shape. */
export const en = {
  general: generalWords,
  refusals,
  commands: commands as Readonly<Record<keyof typeof commands, CommandWords>>,
  help: helpWords,
  notices: noticeWords,
  members: memberWords,
  setup: setupWords,
  connection: connectionWords,
  privacy: privacyWords,
  referrals: referralWords,
  introductions: introductionWords,
  thanks: thanksWords,
  asks: askWords,
  oneToOnes: oneToOneWords,
  meetings: meetingWords,
  standing: standingWords,
  nudges: nudgeWords,
  digest: digestWords,
}
