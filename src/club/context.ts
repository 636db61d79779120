import type { Lookup } from '../contract/lookup.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { type Command, defineWith, formWith } from '../grammar/define.ts'
import type { Drafts } from '../grammar/draft.ts'
import type { Member, Platform } from '../terms/member.ts'
import type { Language } from '../terms/speech.ts'
import type { Words } from '../words/words.ts'

/** What a command is given: the club in its transaction, who speaks, and in which words he is answered. */
export type Context = {
  readonly club: ClubTx
  readonly by: Member
  readonly words: Words
  readonly platform: Platform
  readonly place: string
  readonly channel: { readonly id: string; readonly kind: 'channel' | 'direct' | 'group' } | undefined
  /** His account here, and the name it shows. */
  readonly account: string
  readonly accountName: string | undefined
  /** The name that the platform gives to no second account, where it told it. */
  readonly handle: string | undefined
  /** Whether the platform said already that he administers the place; undefined where it has to be asked. */
  readonly administrator: boolean | undefined
  /** The place as its platform knows it: its people and channels. */
  readonly here: Lookup | undefined
  /** The language of his profile on the platform, where that is one of ours. */
  readonly profileLanguage: Language | undefined
  /** What he has typed and not yet sent. */
  readonly drafts: Drafts
  /** Every command there is, for the list of what may be typed. */
  readonly commands: readonly Command[]
}

/** A command of members or organizers. */
export const defineCommand = defineWith<Context>()
export const defineForm = formWith<Context>()

/** A command that people who are no members may type too; `by` is null for them. */
export type OpenContext = Omit<Context, 'by' | 'drafts'> & {
  readonly by: Member | null
  readonly drafts: Drafts | null
}
export const defineOpenCommand = defineWith<OpenContext>()

/** Commands as main lists them; which context each needs follows from its `who`. */
export type AnyCommand = Command<Context> | Command<OpenContext>
