import type { ClubTx } from '../../db/club-tx.ts'
import type { Draft, Drafts } from '../../grammar/draft.ts'
import type { Member } from '../../terms/member.ts'
import type { Problem } from '../../terms/problem.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { mayBeRead } from '../asks/rules.ts'
import { type Proposed, proposedFor } from './choose.ts'
import { exchangesMost, seatsEnough } from './rules.ts'

/** What he wants to put, and whom he would rather not ask; kept with what was typed, and told to nobody. */
type Wanted = { readonly text: string; readonly moments: readonly string[]; readonly out: readonly string[] }

/** What its author sees before anybody is asked. */
export type Preview = {
  readonly draft: string
  readonly text: string
  readonly moments: Problem['moments']
  readonly proposed: readonly Proposed[]
}

const command = 'problem'
/** No form of this name is ever opened. */
const form = 'preview'

type By = { readonly by: Member; readonly drafts: Drafts }

/** Whom it would be put to; nobody is asked yet. */
export async function previewProblem(
  club: ClubTx,
  { by, drafts, text, moments }: By & Pick<Preview, 'text' | 'moments'>,
): Promise<Preview | Refusal> {
  const refused = mayBeRead(text)
  if (refused) return refused
  const wanted: Wanted = { text, moments: moments.map(String), out: [] }
  const proposed = await enough(club, by, wanted)
  if (isRefusal(proposed)) return proposed
  const draft = await drafts.keep({ command, form, said: { wanted: JSON.stringify(wanted) } })
  return { draft, text, moments, proposed }
}

/** The same without somebody, and with whoever completes them next. */
export async function without(
  club: ClubTx,
  { by, drafts, draft: id, member }: By & { readonly draft: string; readonly member: string },
): Promise<Preview | Refusal> {
  const kept = await keptOf(drafts, id)
  if (isRefusal(kept)) return kept
  if (kept.wanted.out.length >= exchangesMost) return refuse('enough exchanged', { most: exchangesMost })
  const wanted = { ...kept.wanted, out: [...new Set([...kept.wanted.out, member])] }
  const proposed = await enough(club, by, wanted)
  if (isRefusal(proposed)) return proposed
  await drafts.change(id, { ...kept.draft, said: { wanted: JSON.stringify(wanted) } })
  return { draft: id, ...asRead(wanted), proposed }
}

/** What a draft holds, with whom it proposes now. */
export async function readPreview(
  club: ClubTx,
  { by, drafts, draft: id }: By & { readonly draft: string },
): Promise<{ readonly preview: Preview; readonly kept: Draft } | Refusal> {
  const kept = await keptOf(drafts, id)
  if (isRefusal(kept)) return kept
  const proposed = await enough(club, by, kept.wanted)
  if (isRefusal(proposed)) return proposed
  return { preview: { draft: id, ...asRead(kept.wanted), proposed }, kept: kept.draft }
}

async function keptOf(drafts: Drafts, id: string): Promise<{ draft: Draft; wanted: Wanted } | Refusal> {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== form) return refuse('draft expired', {})
  return { draft, wanted: JSON.parse(String(draft.said.wanted)) as Wanted }
}

async function enough(club: ClubTx, by: Member, { text, out }: Wanted): Promise<readonly Proposed[] | Refusal> {
  const proposed = await proposedFor(club, { by, text, out })
  return proposed.length < seatsEnough ? refuse('nobody to ask', {}) : proposed
}

function asRead({ text, moments }: Wanted): Pick<Preview, 'text' | 'moments'> {
  const [first, ...others] = moments.map(moment => Temporal.Instant.from(moment))
  return { text, moments: [first!, ...others] }
}
