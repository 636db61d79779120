import fc from 'fast-check'
import { sql } from 'kysely'
import type { ClubTx } from '../../src/db/club-tx.ts'

/** A correction of the row that stands at a place of its table. */
export type Edit = { of: string; set: string; at: number }
const days = fc.integer({ min: -420, max: 40 }).map(n => `interval '${n} days'`)
const edits: fc.Arbitrary<Edit>[] = [
  ['attendance', fc.constantFrom('present', 'late', 'excused', 'substitute', 'absent').map(s => `status = '${s}'`)],
  ['meeting', fc.constantFrom("status = 'cancelled'", 'required = false', "attendance_recorded = 'partial'")],
  ['meeting', days.map(by => `starts_at = least(starts_at + ${by}, '2026-11-20T08:00Z'), ends_at = null`)],
  ['introduction', fc.constantFrom("'accepted'", "'ended'", "'pending'").map(s => `status = ${s}`)],
  ['introduction', days.map(by => `requested_at = requested_at + ${by}`)],
  ['introduction', fc.integer({ min: 0, max: 90 }).map(n => `decided_at = requested_at + interval '${n} days'`)],
  ['referral', fc.constantFrom("kind = 'inside'", "kind = 'outside'", "withdrawn_at = '2026-11-01T09:00Z'")],
  ['referral', days.map(by => `given_at = given_at + ${by}`)],
  ['referral', fc.constantFrom('confirmed = true, quality = 1', 'confirmed = false', 'confirmed = true, quality = 5')],
  ['thanks', days.map(by => `thanked_at = thanked_at + ${by}`)],
  ['ask', days.map(by => `created_at = created_at + ${by}`)],
  ['answer', days.map(by => `answered_at = answered_at + ${by}`)],
  ['answer', fc.constantFrom('helpful = true', 'helpful = false')],
  ['guest', fc.constantFrom("status = 'present'", "status = 'absent'")],
  ['member', days.map(by => `joined_on = (joined_on + ${by})::date`)],
  ['member', fc.constantFrom("scoring_objected_on = '2026-10-02'", 'scoring_objected_on = null')],
  ['leave', days.map(by => `from_on = ('2026-11-10'::date + ${by})::date, until_on = null`)],
  ['leave', fc.integer({ min: 1, max: 90 }).map(n => `until_on = from_on + ${n}`)],
].map(([of, set]) => fc.record({ of: fc.constant(of as string), set: set as fc.Arbitrary<string>, at: fc.nat(400) }))
/** Late corrections of every kind, of records as an import may have brought them. */
export const corrections = fc.array(fc.oneof(...edits), { minLength: 40, maxLength: 160 })

const keyOf: Readonly<Record<string, string>> = { attendance: 'meeting_id, member_id' }

export async function correct({ tx, id }: ClubTx, { of, set, at }: Edit): Promise<void> {
  const key = keyOf[of] ?? 'id'
  await sql.raw(`savepoint edit`).execute(tx)
  await sql
    .raw(
      `update ${of} set ${set} where club_id = '${id}' and (${key}) = (select ${key} from ${of} where club_id = '${id}'
        order by ${key} offset ${at} % (select greatest(count(*), 1) from ${of} where club_id = '${id}') limit 1)`,
    )
    .execute(tx)
    // What the tables themselves do not allow is no record.
    .catch(() => sql.raw(`rollback to savepoint edit`).execute(tx))
}
