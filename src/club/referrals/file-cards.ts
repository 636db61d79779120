import type { Member } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { dayOf } from '../../time/wall.ts'
import { paragraph, view } from '../../view/build.ts'
import { tableToKeep } from '../../view/table.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'

type Own = { readonly by: Member; readonly all: readonly Referral[]; readonly at: Temporal.Instant }

/** His own referrals as a table, to keep. The rating is the receiver's own, and an amount is in none of it. */
export function fileCard({ by, all, at }: Own, words: Words): View {
  const { file } = words.ownReferrals
  const columns = Object.keys(file.columns) as Column[]
  const rows = all.map(one => {
    const cells = cellsOf(one, by, words)
    return columns.map(column => cells[column])
  })
  const name = `${file.name}-${dayOf(at, by.reads.zone)}`
  const table = tableToKeep(name, [Object.values(file.columns), ...rows], words.speech.language)
  return view(file.title, paragraph(file.says()), table)
}

type Column = keyof Words['ownReferrals']['file']['columns']

function cellsOf(referral: Referral, by: Member, words: Words): Record<Column, string> {
  const { referrals: w, ownReferrals: own } = words
  const { giver, receiver, prospect, warmth, handoff, quality } = referral
  const gave = giver.id === by.id
  const dayText = (at: Temporal.Instant) => dayOf(at, by.reads.zone).toString()
  return {
    side: gave ? own.file.given : own.file.received,
    member: (gave ? receiver : giver).name,
    givenOn: dayText(referral.givenAt),
    prospect: prospect.name ?? '',
    company: prospect.company ?? '',
    phone: prospect.phone ?? '',
    email: prospect.email ?? '',
    need: referral.need ?? '',
    warmth: warmth === null ? '' : w.warmths[warmth],
    handoff: handoff === null ? '' : w.handoffs[handoff],
    status: w.statusOf(referral),
    since: dayText(referral.since),
    rating: gave || quality === null ? '' : String(quality),
  }
}
