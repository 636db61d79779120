import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { nothingOfHim } from './apply.ts'
import { forgetAround } from './forget-around.ts'
import { contactIn, notWithdrawn, toldIn } from './queries.ts'

/** An application of somebody who asks to be forgotten, or perhaps of another who is called like him; opened. */
export type ApplicationNaming = {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly words: string
  readonly activity: string | null
  readonly motivations: string | null
  readonly appliedAt: Temporal.Instant
  readonly sponsor: string | null
  /** Who he is among the guests. */
  readonly person: string | null
}

/** The applications that name a person. Of who is a member by now none. */
export async function applicationsNaming(
  club: ClubTx,
  like: (one: ApplicationNaming) => 'him' | 'alike' | null,
): Promise<{ readonly him: readonly ApplicationNaming[]; readonly alike: readonly ApplicationNaming[] }> {
  const found: { him: ApplicationNaming[]; alike: ApplicationNaming[] } = { him: [], alike: [] }
  for (const row of await notWithdrawn(club).where('member_id', 'is', null).orderBy('id').execute()) {
    const { phone = null, email = null } = contactIn(club, row)
    const { sector: _, ...texts } = toldIn(club, row)
    const words = [row.activity, row.motivations, ...Object.values(texts)].filter(one => one !== null).join('\n')
    const one = {
      ...{ id: row.id, name: row.name, company: row.company, phone, email, words },
      ...{ activity: row.activity, motivations: row.motivations, appliedAt: row.applied_at },
      ...{ sponsor: row.sponsor_id, person: row.guest },
    }
    const how = like(one)
    if (how !== null) found[how].push(one)
  }
  return found
}

/** Of these nothing is kept, whatever was decided; that there was one goes with the other traces. */
export async function forgetApplications(club: ClubTx, applications: readonly ApplicationNaming[]): Promise<void> {
  if (applications.length === 0) return
  const ids = applications.map(({ id }) => id)
  await club.tx
    .updateTable('application')
    .set({ ...nothingOfHim, platform: null, place: null, account: null })
    .set({ status: 'withdrawn', decided_at: club.at, decided_by: null })
    .where('club_id', '=', club.id)
    .where('id', 'in', ids)
    .execute()
  await forgetAround(club, ids)
  await redrawAbout(club, ids)
}
