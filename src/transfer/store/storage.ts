import { sealedTables } from '../../db/sealed-columns.ts'
import type { Tables } from '../../db/tables.ts'
import type { File } from '../format/format.ts'

/** Where each file of the format lives in the database: its table, the columns named otherwise there, and those sealed. */
export type Storage = {
  readonly table: keyof Tables
  readonly names: Readonly<Record<string, string>>
  readonly sealed: readonly string[]
}

const at = (table: keyof Tables, names: Record<string, string> = {}): Storage => ({
  table,
  names,
  sealed: table === 'referral' ? Object.keys(sealedTables[table].columns) : [],
})

export const storage: { readonly [F in File]: Storage } = {
  'club.csv': at('club'),
  'members.csv': at('member', { sponsor: 'sponsor_id', role: 'roles' }),
  'leaves.csv': at('leave', { member: 'member_id' }),
  'meetings.csv': at('meeting'),
  'attendance.csv': at('attendance', { meeting: 'meeting_id', member: 'member_id' }),
  'guests.csv': at('guest', { meeting: 'meeting_id', became_member: 'became_member_id' }),
  'introductions.csv': at('introduction'),
  'referrals.csv': at('referral', { giver: 'giver_id', receiver: 'receiver_id' }),
  'thanks.csv': at('thanks', { from_member: 'from_id', to_member: 'to_id', referral: 'referral_id' }),
  'one_to_ones.csv': at('one_to_one'),
  'asks.csv': at('ask', { author: 'author_id' }),
  'answers.csv': at('answer', { ask: 'ask_id', member: 'member_id' }),
  'nudges.csv': at('nudge', { member: 'member_id' }),
}

/** The columns of `one_to_ones.csv` that are one list in the database. */
export const participants = ['member_a', 'member_b', 'member_c', 'member_d', 'member_e'] as const
