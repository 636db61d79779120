import type { ClubTx } from '../../db/club-tx.ts'
import type { Draft, Drafts } from '../../grammar/draft.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Preview, SeriesPlan } from '../../terms/series.ts'
import { type Recurrence, ruleOf, ruleText } from '../../time/recurrence.ts'
import { previewSeries, type ToSave } from './series.ts'

/** A series before it is saved, as its author reads it back; `draft` keeps it for half an hour. */
export type Sketch = Preview & { readonly draft: string }

const command = 'series'
/** No form of this name is ever opened. */
const form = 'sketch'

type Kept = ToSave & { readonly or: Recurrence | null }

/** Keeps what was asked for and reads it back; or says why it cannot be. */
export async function sketched(
  club: ClubTx,
  drafts: Drafts,
  { plan, of, or = null }: ToSave & { or?: Recurrence | null },
): Promise<Sketch | Refusal> {
  const preview = await previewSeries(club, { plan, of }, or)
  if (isRefusal(preview)) return preview
  const draft = await drafts.keep(asDraft({ plan: preview.plan, of, or }))
  return { ...preview, draft }
}

/** What a draft keeps, as long as it was neither saved nor forgotten. */
export async function sketchOf(drafts: Drafts, id: string): Promise<(Kept & { readonly kept: Draft }) | Refusal> {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== form) return refuse('draft expired', {})
  return { ...asRead(JSON.parse(String(draft.said.sketch))), kept: draft }
}

/** A draft that waits for no answer: what an Undo brings back. */
export const keepSketch = (drafts: Drafts, kept: ToSave): Promise<string> => drafts.keep(asDraft({ ...kept, or: null }))

const asDraft = ({ plan, of, or }: Kept): Draft => ({
  command,
  form,
  said: {
    sketch: JSON.stringify({
      ...{ ...plan, rule: ruleText(plan.rule), startsOn: plan.startsOn.toString(), time: plan.time.toString() },
      ...{ of: of && { ...of, from: of.from.toString() }, or: or && ruleText(or) },
    }),
  },
})

type Written = Omit<SeriesPlan, 'rule' | 'startsOn' | 'time' | 'seats'> & {
  /** Not written by earlier versions. */
  readonly seats?: number | null
  readonly rule: string
  readonly startsOn: string
  readonly time: string
  readonly of: { readonly series: string; readonly from: string; readonly revision: number } | null
  readonly or: string | null
}

function asRead({ of, or, ...plan }: Written): Kept {
  return {
    plan: {
      ...plan,
      seats: plan.seats ?? null,
      rule: ruleOf(plan.rule),
      startsOn: Temporal.PlainDate.from(plan.startsOn),
      time: Temporal.PlainTime.from(plan.time),
    },
    of: of && { ...of, from: Temporal.PlainDate.from(of.from) },
    or: or === null ? null : ruleOf(or),
  }
}
