import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { rows } from '../../db/together.ts'
import type { Offered } from '../../terms/nudge.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { givenAnswers, rsvpOf } from './answer-queries.ts'
import { coming, unanswered } from './kinds.ts'
import { meetingOpenings } from './nudge-openings.ts'
import { meetingPress } from './presses.ts'
import { meetingById } from './queries.ts'

/** Whether he comes, with whom he may bring. */
const askedBy = [unanswered.name, coming.name]

/** The next meeting: to answer, and to bring somebody to. */
export const meetingProposals: Proposals = {
  proposes: proposing({
    known: club =>
      rows(
        sql<{ id: string; answered: string[]; bring: string[] }>`
          select m.id, array(select r.member_id from ${givenAnswers(club)} r where r.meeting_id = m.id) as answered,
            array(select g.invited_by from guest g where g.club_id = m.club_id and g.meeting_id = m.id
              and g.invited_by is not null) as bring
          from meeting m where m.club_id = ${club.id} and m.status = 'planned' and m.starts_at > ${club.at}
          order by m.starts_at limit 1`,
        ({ id, answered, bring }) => ({ id, answered: new Set(answered), bring: new Set(bring) }),
      ),
    of: (person, [next]) =>
      next === undefined
        ? []
        : [
            ...(next.answered.has(person.id) ? [] : [{ act: 'rsvp', about: next.id } as const]),
            ...(next.bring.has(person.id) ? [] : [{ act: 'invite-guest', about: next.id } as const]),
          ],
    acts: {
      rsvp: { stands: isUnanswered, press: about => meetingPress('present', about), isDone: none, did: none, askedBy },
      'invite-guest': {
        stands: isAhead,
        press: about => meetingPress('guest', about),
        isDone: none,
        did: none,
        askedBy,
      },
    },
  }),

  help: none,

  deeds: (club, since) => sql`
    select x.member_id as member, m.starts_at as at, 'attendance' as kind from attendance x
    join meeting m on m.club_id = x.club_id and m.id = x.meeting_id
    where x.club_id = ${club.id} and m.starts_at > ${since} and x.status in ('present', 'late')
    union all
    select r.member_id, r.answered_at, 'rsvp' from rsvp r where r.club_id = ${club.id} and r.answered_at > ${since}
    union all
    select g.invited_by, g.agreed_at, 'invite-guest' from guest g
    where g.club_id = ${club.id} and g.invited_by is not null and g.agreed_at > ${since}`,

  openings: meetingOpenings,

  forHimself: none,
}

/** Whoever has answered meanwhile, be it by bringing a guest, is not asked. */
async function isUnanswered(club: ClubTx, id: string, member: string): Promise<Offered | null> {
  return (await rsvpOf(club, id, member)) === null ? isAhead(club, id) : null
}

async function isAhead(club: ClubTx, id: string): Promise<Offered | null> {
  const meeting = await meetingById(club, id)
  return meeting?.status === 'planned' && Temporal.Instant.compare(meeting.startsAt, club.at) > 0
    ? { ...nothingOffered, meeting }
    : null
}
