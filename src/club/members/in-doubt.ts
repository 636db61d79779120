import type { ClubTx } from '../../db/club-tx.ts'
import type { Drafts } from '../../grammar/draft.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { type Added, addMember, type NewMember, takeBack } from './add.ts'
import { type Account, linkAccount } from './link.ts'
import { isPresent, memberOf } from './queries.ts'

/** Somebody to be put on the list whose name the club has already, with the account he was ticked by, if he was. */
export type Newcomer = {
  readonly member: NewMember
  readonly account?: Pick<Account, 'account'> & { zone?: string | undefined; language?: Language | undefined }
}

const command = 'club-members'
/** The draft of what waits for the answer; no form of this name is ever opened. */
const form = 'in doubt'

/** Keeps whom it is about, until an organizer says whether the club has him already. */
export const keepNewcomer = (drafts: Drafts, newcomer: Newcomer): Promise<string> =>
  drafts.keep({ command, form, said: { newcomer: JSON.stringify(newcomer) } })

type Answered = Omit<Account, 'account'> & {
  readonly by: Member
  readonly drafts: Drafts
  readonly draft: string
  /** Who it is; null for somebody whom the club does not have. */
  readonly is: string | null
}

/** Whom a draft keeps; `spend` once he is somebody. */
export async function newcomerOf(
  drafts: Drafts,
  id: string,
): Promise<{ readonly newcomer: Newcomer; readonly spend: () => Promise<void> } | Refusal> {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== form) return refuse('draft expired', {})
  return { newcomer: JSON.parse(String(draft.said.newcomer)) as Newcomer, spend: () => drafts.spend(id, draft) }
}

/** He is put on the list, comes back to it, or is linked with the account that was ticked. */
export async function answerDoubt(
  club: ClubTx,
  { by, drafts, draft: id, is, ...place }: Answered,
): Promise<Added | Refusal> {
  const kept = await newcomerOf(drafts, id)
  if (isRefusal(kept)) return kept
  const { newcomer } = kept
  const added = is === null ? await addAnother(club, by, newcomer) : await addSame(club, by, newcomer, is)
  if (isRefusal(added)) return added
  const { account } = newcomer
  const linked =
    account &&
    (await linkAccount(club, { ...place, ...account, member: added.member, by, active: false, silent: true }))
  if (linked && isRefusal(linked)) return linked
  await kept.spend()
  return { ...added, member: linked ?? added.member }
}

async function addAnother(club: ClubTx, by: Member, { member }: Newcomer): Promise<Added | Refusal> {
  const added = await addMember(club, { by, member, isAnother: true })
  if ('alike' in added) throw new Error('he was said to be another')
  return added
}

async function addSame(club: ClubTx, by: Member, { account }: Newcomer, id: string): Promise<Added | Refusal> {
  const member = await memberOf(club, id)
  if (isRefusal(member)) return member
  // With an account there is something to do even for whoever is on the list.
  return account && isPresent(member, club.today) ? { member, returned: false } : takeBack(club, { by, member })
}
