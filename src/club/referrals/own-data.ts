import { sql } from 'kysely'
import type { Member } from '../../terms/member.ts'
import { ownData } from '../own-data.ts'
import { ownWaits } from './wait.ts'

/** One that went back to its giver when its receiver left is out of the receiver's sight; one taken back, out of both. */
const his = ({ id, left }: Member) => sql<boolean>`(withdrawn_at is null
  and (giver_id = ${id} or (receiver_id = ${id} and not (${left} and status = 'no-answer'))))`

export const ownReferrals = ownData(['referralsGiven', 'referralsReceived'], async (club, { member, nameOf }) => {
  const rows = await club.tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', club.id)
    .where(his(member))
    .orderBy('given_at')
    .execute()
  const facts = (row: (typeof rows)[number], other: string) => ({
    at: row.given_at,
    with: nameOf(other),
    kind: row.kind,
    company: row.prospect_company,
    warmth: row.warmth,
    handoff: row.handoff,
    status: row.status,
    unfit: row.unfit_reason,
  })
  const opened = (row: (typeof rows)[number], column: 'unfit_words' | 'note') =>
    row[column] && club.sealer.open('referral', column, row.id, row[column])
  const waits = (await ownWaits(club, member.id)).map(({ since, receiver, said }) => ({
    record: 'referral-waiting',
    ...{ at: since, with: nameOf(receiver.id), kind: said.kind, company: said.prospect.company ?? null },
  }))
  return {
    referralsGiven: [
      ...rows
        .filter(row => row.giver_id === member.id)
        .map(row => ({ record: 'referral-given', ...facts(row, row.receiver_id) })),
      ...waits,
    ],
    referralsReceived: rows
      .filter(row => row.receiver_id === member.id)
      // The rating and the note are the receiver's own.
      .map(row => ({
        ...{ record: 'referral-received', ...facts(row, row.giver_id), rating: row.quality },
        ...{ unfitWords: opened(row, 'unfit_words'), note: opened(row, 'note') },
      })),
  }
})
