import { createHash } from 'node:crypto'
import type { Updateable } from 'kysely'
import { answersWithin, isTrouble, type Platform, type Sign } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { type Again, type Delivering, secondsUntil, sooner, step } from './delivering.ts'
import { judged, openPlaces } from './places.ts'

/** What should stand in a place about a record; null: nothing of ours. */
export type WantedSign = {
  readonly platform: PlatformName
  readonly place: string
  readonly about: string
  readonly sign: Sign | null
}

type Bringing = {
  readonly id: string
  readonly token: string
  readonly platform: Platform
  readonly place: string
  readonly mark: string
  readonly known: string | null
  readonly sign: Sign | null
}

/** A call that was asked for has landed or never will when the lease is over: so that none is made beside it. */
const leaseSeconds = answersWithin + 30

/** What should stand is not what stands: a job brings it there. */
export const signsChanged = (club: ClubTx): Promise<void> => club.enqueue('sign', { id: club.id })

/** What was refused in a place for want of a right, at the last try. Other trouble passes by itself, and has its next try noted. */
export const signsRefused = (
  club: ClubTx,
  { platform, place }: { readonly platform: PlatformName; readonly place: string },
): Promise<{ readonly about: string; readonly trouble: string | null }[]> =>
  club.tx
    .selectFrom('sign')
    .select(['about', 'trouble'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .where('trouble', 'is not', null)
    .where('next_at', 'is', null)
    .execute()

const writtenAs = (sign: Sign | null): string | null =>
  sign && createHash('sha256').update(JSON.stringify(sign)).digest('base64url')

/**
 * Brings what platforms show beside their messages to what is true now, read when it is done: after an outage the last change
 * is the only one. Each is one call that may be made again; who makes it holds the row meanwhile.
 */
export async function showSigns(
  dependencies: Delivering & { readonly signs: (club: ClubTx) => Promise<readonly WantedSign[]> },
  job: { readonly club: string },
): Promise<Again> {
  const taken = await step(dependencies, job.club, club => take(dependencies, club))
  const became = await Promise.all(taken.bringing.map(one => bring(dependencies, job.club, one)))
  return became.reduce(sooner, taken.again)
}

async function take(
  dependencies: Parameters<typeof showSigns>[0],
  club: ClubTx,
): Promise<{ readonly bringing: readonly Bringing[]; readonly again: Again }> {
  const wanted = (await dependencies.signs(club)).filter(one => dependencies.platforms.get(one.platform)?.bring)
  if (wanted.length === 0) return { bringing: [], again: null }
  const isNew = wanted.filter(({ sign }) => sign !== null)
  if (isNew.length > 0)
    await club.tx
      .insertInto('sign')
      .values(
        isNew.map(({ platform, place, about }) => ({
          club_id: club.id,
          id: club.newId(),
          platform,
          place,
          about,
          kept_at: club.at,
        })),
      )
      .onConflict(conflict => conflict.columns(['club_id', 'platform', 'place', 'about']).doNothing())
      .execute()
  const rows = await club.tx
    .selectFrom('sign')
    .selectAll()
    .where('club_id', '=', club.id)
    .where(
      'about',
      'in',
      wanted.map(({ about }) => about),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  const now = dependencies.means.real()
  const isAhead = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, now) > 0
  const way = await openPlaces(club, '')
  const bringing: Bringing[] = []
  let again: Again = null
  for (const { platform, place, about, sign } of wanted) {
    const row = rows.find(one => one.platform === platform && one.place === place && one.about === about)
    if (!row || row.shown === writtenAs(sign)) continue
    if (way({ platform, place }) !== 'open') again = sooner(again, { again: 300 })
    else if (isAhead(row.lease_until)) again = sooner(again, { again: secondsUntil(dependencies, row.lease_until!) })
    // Whoever was told to wait comes again, and reads the facts then.
    else if (!isAhead(row.next_at)) {
      const token = club.newId()
      await change(club, row.id, { lease_by: token, lease_until: now.add({ seconds: leaseSeconds }) })
      const [known, mark] = [row.known, `${row.id}.${row.round}`]
      bringing.push({ id: row.id, token, platform: dependencies.platforms.get(platform)!, place, mark, known, sign })
    }
  }
  return { bringing, again }
}

async function bring(dependencies: Delivering, clubId: string, one: Bringing): Promise<Again> {
  const { platform, place, mark, known, sign } = one
  const met = await platform.bring!(place, { mark, known, sign })
  const brought = isTrouble(met) ? await judged(platform, place, met) : met
  return step(dependencies, clubId, async club => {
    const row = await club.tx
      .selectFrom('sign')
      .select(['lease_by', 'lease_until', 'round'])
      .where('club_id', '=', club.id)
      .where('id', '=', one.id)
      .forUpdate()
      .executeTakeFirst()
    if (row?.lease_by !== one.token) return null
    // The answer was lost: what was asked for may still land, and is looked for when it has or never will.
    if (isTrouble(brought) && brought.trouble === 'doubtful')
      return { again: secondsUntil(dependencies, row.lease_until ?? dependencies.means.real()) }
    const free = { lease_by: null, lease_until: null }
    if (isTrouble(brought) && brought.trouble !== 'gone') {
      const trouble = brought.trouble === 'later' ? null : brought.detail
      // A right that is missing is tried again with the next change, and when rights have changed.
      if (brought.trouble === 'forbidden') {
        await change(club, one.id, { ...free, trouble, next_at: null })
        return null
      }
      const seconds = brought.trouble === 'later' ? brought.seconds : 300
      await change(club, one.id, { ...free, trouble, next_at: dependencies.means.real().add({ seconds }) })
      return { again: seconds }
    }
    const stands = { ...free, next_at: null, trouble: null, shown: writtenAs(sign) }
    // Somebody took it away by hand, or put his own there: so it stays.
    const result = isTrouble(brought) ? { known } : brought
    await change(
      club,
      one.id,
      sign === null ? { ...stands, known: null, round: row.round + 1 } : { ...stands, ...result },
    )
    // Something may have changed while it was brought.
    await signsChanged(club)
    return null
  })
}

const change = (club: ClubTx, id: string, set: Updateable<Tables['sign']>) =>
  club.tx.updateTable('sign').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
