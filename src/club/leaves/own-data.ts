import { ownData } from '../own-data.ts'
import { leavesOf } from './on-leave.ts'

export const ownLeaves = ownData(['leaves'], async (club, { member }) => ({
  leaves: (await leavesOf(club, member.id)).map(({ from, until }) => ({ record: 'leave', from, until })),
}))
