import { expectedIn } from '../../terms/presence.ts'
import { type Standing, sumOfActs } from '../../terms/standing.ts'
import { type OwnData, ownData } from '../own-data.ts'
import { ownStanding } from './read.ts'
import { shownKind } from './reasons.ts'

/**
 * How a standing is called in what a member takes with him: the fact, never the word the organizers use. Whom to help is no
 * word about anybody: he reads what everybody else does, with his facts.
 */
const names: Readonly<Partial<Record<Standing, string>>> = { hunter: 'asks-more-than-gives', 'to-rebalance': 'engaged' }

export const ownStandings: readonly OwnData[] = [
  ownData(['standing'], async (club, { member }) => {
    const own = await ownStanding(club, member.id)
    if (!own) return { standing: [{ record: 'standing', standing: null }] }
    const { reason, presence, given, asked } = own.grounds
    const { standing: code, evidence } = own.standing
    return {
      standing: [
        {
          record: 'standing',
          standing: names[code] ?? code,
          since: 'since' in reason ? reason.since : null,
          giving: own.giving,
          cameTo: presence.came,
          ofMeetings: expectedIn(presence),
          excused: presence.excused,
          meetingsSince: presence.since,
          gaveInAYear: sumOfActs(given),
          askedInAYear: sumOfActs(asked),
          acts: evidence.map(act => ({ kind: shownKind(act), side: act.side, on: act.on })),
        },
      ],
    }
  }),
  ownData(['evaluations'], async (club, { member }) => {
    const { count } = await club.tx
      .selectFrom('evaluation')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('club_id', '=', club.id)
      .where('member_id', '=', member.id)
      .executeTakeFirstOrThrow()
    return { evaluations: Number(count) }
  }),
]
