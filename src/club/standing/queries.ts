import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, instantOrNothing, rows, together } from '../../db/together.ts'
import { recordsFrom, selectsOf } from '../presence/read.ts'
import { none } from '../topic.ts'
import { organizerAnswers } from './answers.ts'
import type { History } from './history.ts'
import { sensitivityOver } from './sensitivity.ts'

/** What the club's records and its ledger say, as rules read it: everything each topic gives, in one statement. */
export async function historyOf(club: ClubTx): Promise<History> {
  const contributions = club.topics.flatMap(({ acts }) => (acts === none ? [] : [acts(club)]))
  const { contests, acts, answers, ...told } = await together(club, {
    ...selectsOf(contributions),
    contests: [contestsOf(club)],
    acts: contributions.flatMap(({ acts = [] }) => acts),
    answers: [organizerAnswers(club)],
  })
  const ofFlags = answers.flatMap(({ member, at, answer }) =>
    answer === 'no hunter' || answer === 'rightly' ? [{ member, at, answer }] : [],
  )
  const contestsBy = Map.groupBy(contests, ({ member }) => member)
  const records = recordsFrom(club, told)
  return {
    ...records,
    setUpOn: club.row.created_at.toZonedDateTimeISO(club.zone).toPlainDate(),
    members: records.members.map(member => ({
      ...member,
      contested: (contestsBy.get(member.id) ?? []).map(({ from, until }) => ({ from, until })),
    })),
    acts,
    sensitivity: sensitivityOver(club.row.settings, ofFlags),
    noHunter: answers.filter(({ answer }) => answer === 'no hunter').map(({ member, at }) => ({ member, at })),
  }
}

const contestsOf = (club: ClubTx) =>
  rows(
    sql<{ member: string; at: string; closed_at: string | null }>`
      select member_id as member, at, closed_at from contest where club_id = ${club.id}`,
    ({ member, at, closed_at }) => ({ member, from: instant(at), until: instantOrNothing(closed_at) }),
  )
