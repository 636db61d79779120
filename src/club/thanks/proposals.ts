import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { rows } from '../../db/together.ts'
import type { Help } from '../../terms/nudge.ts'
import { wallTime } from '../../time/wall.ts'
import { keptApart } from '../apart/kept.ts'
import { presentMember } from '../members/listed.ts'
import { isHere } from '../members/queries.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { thanksOpenings } from './nudge-openings.ts'
import { thanksPress } from './presses.ts'

type Waiting = {
  readonly member: string
  readonly helper: string
  readonly what: Help['what']
  readonly record: string
}

/** So long ago one is thanked without being asked why now, in days. */
const lately = 180

/** Help that led to something, for which its helper has not been thanked since: a referral won, two who met, an answer that helped. */
function unthanked(club: ClubTx): RawBuilder<Waiting> {
  // Whoever said this week that he won it was led to a word of thanks then.
  const monday = wallTime(club.today.subtract({ days: club.today.dayOfWeek - 1 }), '00:00', club.zone)
  const helps = club.topics.flatMap(({ proposals }) =>
    proposals === none || proposals.help === none ? [] : [proposals.help(club)],
  )
  return sql<Waiting>`
    select h."to" as member, h.by as helper, h.what, h.record from (${sql.join(helps, sql` union all `)}) h
    where h.led and (h.led_at is null or h.led_at < ${monday}) and h.at > ${club.at.subtract({ hours: 24 * lately })} and ${isHere(club, sql`h.by`)}
      and not exists (select from thanks t where t.club_id = ${club.id} and t.withdrawn_at is null
        and t.from_id = h."to" and t.to_id = h.by and (t.thanked_at >= h.at or t.referral_id = h.record))
      and not exists (select from (${keptApart(club).select}) k where k.one in (h."to", h.by) and k.other in (h."to", h.by))
    order by h.at desc, h.record`
}

/** A word of thanks that is still owed. */
export const thanksProposals: Proposals = {
  proposes: proposing({
    known: club => rows(unthanked(club), row => row),
    of: (person, waiting) =>
      waiting
        .filter(({ member }) => member === person.id)
        .map(
          ({ what, record, helper }) =>
            ({ act: 'thank', about: [what, record, helper].join(' '), who: helper }) as const,
        ),
    acts: {
      thank: {
        async stands(club, about, member) {
          const [what, record] = about.split(' ')
          const { rows } = await sql<Waiting>`select * from (${unthanked(club)}) w
            where w.member = ${member} and w.record = ${record}::uuid`.execute(club.tx)
          const [waiting] = rows
          if (!waiting) return null
          return { ...nothingOffered, who: await presentMember(club, waiting.helper), helped: what as Help['what'] }
        },
        press(about) {
          const [what, record = '', helper = ''] = about.split(' ')
          const isReferral = what === 'referral' || what === 'own-need'
          return isReferral ? thanksPress('for-referral', record) : thanksPress('to', helper)
        },
        // The ledger notes it as the deed it is.
        isDone: none,
        did: none,
        askedBy: [],
      },
    },
  }),

  help: none,

  deeds: none,

  openings: thanksOpenings,

  forHimself: none,
}
