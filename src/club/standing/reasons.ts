import type { ActCounts, Grounds, Reason, ShownKind, Side } from '../../terms/standing.ts'
import type { Evidence } from './evidence.ts'
import type { MemberStanding } from './replay.ts'
import { asksMuch, type Figures, isLittleKnown, isYoung, presenceWord } from './rules.ts'

/** Who joined fewer days ago has just arrived. */
const justArrivedDays = 30

/** As people read it: nobody was recommended where the giver buys himself. */
export const shownKind = ({ kind, inside }: Evidence): ShownKind => (inside ? 'business' : kind)

/**
 * What every sentence about this member is drawn from, on a day of the club's calendar. `figures` are his without what
 * others said in private of his acts: a change of what is read would tell him of it.
 */
export function groundsOf(
  standing: MemberStanding,
  figures: Figures | undefined,
  { zone, today }: { readonly zone: string; readonly today: Temporal.PlainDate },
): Grounds {
  const yearAgo = today.subtract({ years: 1 })
  const isAfter = (on: Temporal.PlainDate, day: Temporal.PlainDate) => Temporal.PlainDate.compare(on, day) > 0
  const lately = standing.evidence
    .filter(({ side }) => side !== 'taking-part')
    .map(act => ({ ...act, day: act.on.toZonedDateTimeISO(zone).toPlainDate() }))
    .filter(({ day }) => isAfter(day, yearAgo))
  return {
    reason: reasonOf(standing, figures),
    presence: standing.presence,
    isOfTheYear: isAfter(standing.joinedOn, yearAgo) && !lately.some(({ day }) => isAfter(standing.joinedOn, day)),
    given: counted(lately, 'giving'),
    asked: counted(lately, 'soliciting'),
  }
}

function counted(acts: readonly Evidence[], side: Side): ActCounts {
  const counts: Partial<Record<ShownKind, number>> = {}
  for (const act of acts) if (act.side === side) counts[shownKind(act)] = (counts[shownKind(act)] ?? 0) + 1
  return counts
}

function reasonOf({ standing, since, joinedOn, leave }: MemberStanding, figures: Figures | undefined): Reason {
  switch (standing) {
    case 'objected':
      return { holds: 'objection' }
    case 'contested':
      return { holds: 'remark', since }
    case 'on-leave':
      // Until next Tuesday he stands as on leave; once he is back that is no longer said.
      return leave ? { holds: 'leave', since: leave.from, until: leave.until } : { holds: 'nothing' }
    case 'new':
      if (!figures) return { holds: 'nothing' }
      if (isYoung(figures))
        return { holds: 'newcomer', since: joinedOn, justArrived: figures.daysOfMembership < justArrivedDays }
      return { holds: isLittleKnown(figures) ? 'too little known' : 'nothing' }
    case 'hunter':
      return { holds: 'asks more than he gives', since }
    case 'withdrawn':
      return { holds: 'seldom seen', since }
    case 'to-rebalance':
    case 'engaged':
      return { holds: figures ? handFor(figures) : 'nothing' }
  }
}

/** What somebody could be helped with who gives less than the club does. The two standings read alike: neither is a word about him. */
function handFor(figures: Figures): 'comes little' | 'asks much' | 'comes little, asks much' | 'nothing' {
  if (figures.relG >= 1) return 'nothing'
  const comesLittle = presenceWord(figures) === 'low'
  if (asksMuch(figures)) return comesLittle ? 'comes little, asks much' : 'asks much'
  return comesLittle ? 'comes little' : 'nothing'
}
