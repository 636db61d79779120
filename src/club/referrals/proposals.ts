import { sql } from 'kysely'
import { rows } from '../../db/together.ts'
import { isClosed } from '../../terms/referral.ts'
import { presentMember } from '../members/listed.ts'
import { isHere } from '../members/queries.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { asked, closesSoon, reminder } from './kinds.ts'
import { referralOpenings } from './nudge-openings.ts'
import { referralsPress } from './presses.ts'
import { referralById } from './queries.ts'

/** How long its giver has heard nothing of a referral before its receiver is asked for a word. */
const silence = { hours: 24 * 14 }

export const referralProposals: Proposals = {
  proposes: proposing({
    // The first of each receiver: the one that came first.
    known: club =>
      rows(
        sql<{ id: string; receiver: string; giver: string }>`
          select id, receiver_id as receiver, giver_id as giver from referral
          where club_id = ${club.id} and withdrawn_at is null and closed_at is null and ${isHere(club, sql`giver_id`)}
            and coalesce(touched_at, status_at, given_at) < ${club.at.subtract(silence)}
          order by given_at`,
        row => row,
      ),
    of: (person, waiting) =>
      waiting
        .filter(({ receiver }) => receiver === person.id)
        .map(({ id, giver }) => ({ act: 'update-referral', about: id, who: giver }) as const),
    acts: {
      'update-referral': {
        async stands(club, id) {
          const referral = await referralById(club, id)
          if (!referral || referral.withdrawn || isClosed(referral.status) || referral.giver.left) return null
          return { ...nothingOffered, who: await presentMember(club, referral.giver.id) }
        },
        press: about => referralsPress('open', about),
        isDone: none,
        did: none,
        askedBy: [reminder.name, closesSoon.name, asked.name],
      },
    },
  }),

  help: club => sql`
    select case kind when 'inside' then 'own-need' else 'referral' end as what, receiver_id as "to", giver_id as by,
      given_at as at, id as record, status = 'won' as led, coalesce(closed_at, status_at) as led_at
    from referral
    where club_id = ${club.id} and withdrawn_at is null and confirmed is not false`,

  deeds: none,

  openings: referralOpenings,

  forHimself: none,
}
