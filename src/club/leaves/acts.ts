import type { TopicActs } from '../acts.ts'
import { everyLeave } from './on-leave.ts'

export const leaveActs: TopicActs = club => ({ leaves: everyLeave(club) })
