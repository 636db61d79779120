import { sql } from 'kysely'
import { ofRecords, type TopicActs } from '../acts.ts'
import { everyLeave } from './on-leave.ts'

export const leaveActs: TopicActs = (club, within = {}) => ({
  leaves: everyLeave(club, within.member, ofRecords(within, sql`member_id`)),
})
