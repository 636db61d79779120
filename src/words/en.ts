import type { RefusalFacts } from '../terms/refusals.ts'
import type { CommandWords } from './commands.ts'
import { generalWords, type RefusalWords } from './en/general.ts'
import { helpWords } from './en/help.ts'
import { meetingWords } from './en/meetings.ts'
import { nudgeWords } from './en/nudges.ts'
import { referralWords } from './en/referrals.ts'
import { standingWords } from './en/standing.ts'

const refusals: RefusalWords<keyof RefusalFacts> = {
  ...generalWords.refusals,
  ...referralWords.refusals,
  ...meetingWords.refusals,
  ...standingWords.refusals,
}

const commands = {
  ...referralWords.commands,
  ...meetingWords.commands,
  ...standingWords.commands,
  ...helpWords.commands,
} satisfies Record<string, CommandWords>

/** Every English sentence; French has the same shape. */
export const en = {
  general: generalWords,
  refusals,
  commands: commands as Readonly<Record<keyof typeof commands, CommandWords>>,
  help: helpWords,
  referrals: referralWords,
  meetings: meetingWords,
  standing: standingWords,
  nudges: nudgeWords,
}
