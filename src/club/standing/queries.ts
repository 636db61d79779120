import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, instantOrNothing, rows, together } from '../../db/together.ts'
import type { Spell } from '../../terms/history.ts'
import type { Contribution, Within } from '../acts.ts'
import { recordsFrom, selectsOf } from '../presence/read.ts'
import { none } from '../topic.ts'
import { type OrganizerAnswer, organizerAnswers } from './answers.ts'
import type { Ground, News } from './carried.ts'
import type { History } from './history.ts'
import { sensitivityOver } from './sensitivity.ts'
import { lastReadOfTouched, recordsTouched, touched } from './weighed.ts'
import { weighingsOf } from './weights.ts'

/** What every topic gives to standing; of a part of the history, where that is enough. */
const contributionsOf = (club: ClubTx, within?: Within): Contribution[] =>
  club.topics.flatMap(({ acts }) => (acts === none ? [] : [acts(club, within)]))

/** What is read whole each time, beside what the topics tell. */
const saidIn = (club: ClubTx) => ({ contests: [contestsOf(club)], answers: [organizerAnswers(club)] })

type SaidRows = {
  readonly contests: readonly ({ readonly member: string } & Spell)[]
  readonly answers: readonly OrganizerAnswer[]
}

/** What the club's records and its ledger say, as rules read it: everything each topic gives, in one statement. */
export async function historyOf(club: ClubTx): Promise<History> {
  const contributions = contributionsOf(club)
  const { acts, contests, answers, ...told } = await together(club, {
    ...selectsOf(contributions),
    ...saidIn(club),
    acts: contributions.flatMap(({ acts = [] }) => acts),
  })
  const { contested, ...ground } = groundIn(club, { contests, answers })
  const contestsBy = new Map(contested.map(({ member, spells }) => [member, spells]))
  const records = recordsFrom(club, told)
  return {
    ...records,
    ...ground,
    members: records.members.map(member => ({ ...member, contested: contestsBy.get(member.id) ?? [] })),
    acts,
  }
}

/** What a standing is read against, whatever was done. */
function groundIn(club: ClubTx, { contests, answers }: SaidRows): Ground {
  const ofFlags = answers.flatMap(({ member, at, answer }) =>
    answer === 'no hunter' || answer === 'rightly' ? [{ member, at, answer }] : [],
  )
  return {
    zone: club.zone,
    historyFrom: club.row.history_from ?? undefined,
    setUpOn: club.row.created_at.toZonedDateTimeISO(club.zone).toPlainDate(),
    weighings: weighingsOf(club.row.settings),
    sensitivity: sensitivityOver(club.row.settings, ofFlags),
    noHunter: answers.filter(({ answer }) => answer === 'no hunter').map(({ member, at }) => ({ member, at })),
    contested: [...Map.groupBy(contests, ({ member }) => member)].map(([member, own]) => ({
      member,
      spells: own.map(({ from, until }) => ({ from, until })),
    })),
  }
}

/** Since the last evaluation: the same of the records that were written to, and which these are. */
export type Since = Omit<News, 'lastRead' | 'solicited'> & {
  /** The notes by which they are known. */
  readonly notes: readonly number[]
  /** Their acts, as they were read last. */
  readonly were: News['lastRead']
}

/** What came since the last evaluation, in one statement. */
export async function readSince(club: ClubTx): Promise<Since> {
  const contributions = contributionsOf(club, { records: recordsTouched(club) })
  const { acts, contests, answers, notes, were, ...told } = await together(club, {
    ...selectsOf(contributions),
    ...saidIn(club),
    notes: [touched(club)],
    were: [lastReadOfTouched(club)],
    acts: contributions.flatMap(({ acts = [] }) => acts),
  })
  return {
    ...groundIn(club, { contests, answers }),
    ...recordsFrom(club, told),
    ...{ acts, were },
    touched: new Set(notes.map(({ record }) => record)),
    notes: notes.map(({ seq }) => seq),
  }
}

const contestsOf = (club: ClubTx) =>
  rows(
    sql<{ member: string; at: string; closed_at: string | null }>`
      select member_id as member, at, closed_at from contest where club_id = ${club.id}`,
    ({ member, at, closed_at }) => ({ member, from: instant(at), until: instantOrNothing(closed_at) }),
  )
