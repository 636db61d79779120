import { sql } from 'kysely'
import { expect } from 'vitest'
import * as noticeKeys from '../../migrations/0008-notice-keys.ts'
import * as introductions from '../../src/club/introductions/kinds.ts'
import * as meetings from '../../src/club/meetings/kinds.ts'
import * as referrals from '../../src/club/referrals/kinds.ts'
import { connect } from '../../src/db/connect.ts'
import { keepAll } from '../../src/notices/keep.ts'
import { story } from '../kit/story.ts'

/** The keys of the version before, as it wrote them. */
const before: Readonly<Record<string, (id: string, reader: string) => string>> = {
  'introduction-met': (id, reader) => `introduction-met:${id}:${reader}:1`,
  'referral-received': id => `referral-received:${id}`,
  'meeting-coming': (id, reader) => `meeting-coming:${id}:1793700000000:${reader}`,
}

story('what a club had kept before its keys were made is not kept a second time after it', async club => {
  const owner = connect(club.url, { as: 'owner', max: 1 })
  const reader = club.idOf('lea')
  const id = reader
  const due = club.clock.now().add({ hours: 24 * 30 })
  const all = [
    introductions.met.of({ introduction: id, time: '1', to: { member: reader }, due }),
    referrals.received.of({ referral: id, to: { member: reader }, due }),
    meetings.coming.of({ meeting: id, starts: '2026-11-10T07:00:00Z', to: { member: reader }, due }),
  ]
  const asBefore = all.map(notice => ({ ...notice, once: before[notice.kind]!(id, reader) }))
  try {
    await club.inClub(within => keepAll(within, asBefore))
    await owner.db.transaction().execute(tx => noticeKeys.up(tx as never))
    expect(await club.inClub(within => keepAll(within, all))).toEqual([])
    const { rows } = await sql<{ once: string }>`select once from notice order by once`.execute(owner.db)
    expect(rows.map(({ once }) => once)).toEqual(all.map(({ once }) => once).toSorted())
  } finally {
    await owner.close()
  }
})
