import type { RefusalFacts } from '../terms/refusals.ts'
import type { CommandWords } from './commands.ts'
import { generalWords, type RefusalWords } from './en/general.ts'
import { helpWords } from './en/help.ts'
import { introductionWords } from './en/introductions.ts'
import { meetingWords } from './en/meetings.ts'
import { noticeWords } from './en/notices.ts'
import { nudgeWords } from './en/nudges.ts'
import { referralWords } from './en/referrals.ts'
import { standingWords } from './en/standing.ts'

const refusals: RefusalWords<keyof RefusalFacts> = {
  ...generalWords.refusals,
  ...referralWords.refusals,
  ...introductionWords.refusals,
  ...meetingWords.refusals,
  ...standingWords.refusals,
}

const commands = {
  ...referralWords.commands,
  ...introductionWords.commands,
  ...meetingWords.commands,
  ...standingWords.commands,
  ...helpWords.commands,
  ...noticeWords.commands,
} satisfies Record<string, CommandWords>

/** Every English sentence; French has the same shape. */
export const en = {
  general: generalWords,
  refusals,
  commands: commands as Readonly<Record<keyof typeof commands, CommandWords>>,
  help: helpWords,
  notices: noticeWords,
  referrals: referralWords,
  introductions: introductionWords,
  meetings: meetingWords,
  standing: standingWords,
  nudges: nudgeWords,
}
