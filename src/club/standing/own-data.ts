import { expectedIn } from '../../terms/presence.ts'
import { type OwnData, ownData } from '../own-data.ts'
import { ownStanding } from './read.ts'

/** How a standing is called in what a member takes with him: the fact, never the word the organizers use. */
const names: Readonly<Record<string, string>> = { hunter: 'asks-more-than-gives' }

export const ownStandings: readonly OwnData[] = [
  ownData(['standing'], async (club, { member }) => {
    const own = await ownStanding(club, member.id)
    if (!own) return { standing: [{ record: 'standing', standing: null }] }
    const { standing: code, since, evidence, presence } = own.standing
    return {
      standing: [
        {
          record: 'standing',
          standing: names[code] ?? code,
          since,
          giving: own.giving,
          cameTo: presence.came,
          ofMeetings: expectedIn(presence),
          excused: presence.excused,
          meetingsSince: presence.since,
          acts: evidence.map(({ kind, side, on }) => ({ kind, side, on })),
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
