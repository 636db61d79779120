import { type Shown, shown } from '../../notices/kind.ts'
import type { Awaited } from '../../terms/awaiting.ts'
import { whatAwaits } from '../what-awaits.ts'
import * as cards from './cards.ts'
import * as kinds from './kinds.ts'
import { leaveById } from './on-leave.ts'

type Over = { readonly awaited: readonly Awaited[]; readonly stands: boolean; readonly until: Temporal.PlainDate }

const lastDay = (until: string) => Temporal.PlainDate.from(until)

export const leaveNotices: readonly Shown[] = [
  shown(kinds.ending, {
    async load(club, { leave: id, until }, reader): Promise<cards.Ending | null> {
      if (!reader) return null
      const leave = await leaveById(club, id)
      return { leave, until: lastDay(until), today: club.today, awaited: await whatAwaits(club, reader.id) }
    },
    stillTrue: ({ leave, until }) => leave?.until?.equals(until) === true,
    card: cards.endingCard,
    overtaken: 'as it stands',
    why: ({ until }, words) => words.leaves.why.ending(until),
  }),
  shown(kinds.over, {
    async load(club, { leave: id, until }, reader): Promise<Over | null> {
      if (!reader) return null
      const leave = await leaveById(club, id)
      return {
        awaited: await whatAwaits(club, reader.id),
        stands: leave?.until?.toString() === until,
        until: lastDay(until),
      }
    },
    stillTrue: ({ stands }) => stands,
    card: cards.overCard,
    overtaken: 'as it was',
    why: ({ until }, words) => words.leaves.why.over(until),
  }),
]
