import { sql } from 'kysely'
import { connect, type Db } from '../db/connect.ts'
import { demoFolder } from '../db/demo.ts'
import { keepSetting, settingOf } from '../db/installation.ts'
import { clockAhead, realClock } from '../main.ts'
import type { MovableClock } from '../time/movable-clock.ts'
import type { Installation } from './installation.ts'

const distanceKey = 'demo-clock'

/** The name of the invented club that comes with the program, where a folder is named. */
export const sampleKey = 'sample'

/** Whether the demo was made of a club’s own folder. */
export const isOwnDemo = async (url: string): Promise<boolean> => (await stored(url, demoFolder)) !== sampleKey

/**
 * The demo's clock: at its stored distance from the machine's, so that a restart goes on; null before the first start.
 */
export async function storedClock(url: string): Promise<MovableClock | null> {
  const value = await stored(url, distanceKey)
  return value === undefined ? null : clockAhead(Temporal.Duration.from(value))
}

export async function keepDemoClock(db: Db, clock: MovableClock): Promise<void> {
  await keepSetting(db, distanceKey, clock.distance().toString())
}

/** 18:00 club time on the last day of the club's history. */
export const demoStart = (until: Temporal.PlainDate, zone: string): Temporal.Instant =>
  until.toZonedDateTime({ timeZone: zone, plainTime: '18:00' }).toInstant()

/** Makes the demo's database anew when it holds the club of another folder. */
export async function clearOtherDemo(installation: Installation, folder: string): Promise<boolean> {
  const made = await installation.makeDemoDatabase()
  if (!made) return false
  if ((await stored(installation.demoUrl, demoFolder)) === folder) return true
  const owner = connect(installation.realUrl, { as: 'owner', max: 1 })
  try {
    await sql`drop database if exists assidu_demo with (force)`.execute(owner.db)
  } finally {
    await owner.close()
  }
  return installation.makeDemoDatabase()
}

async function stored(url: string, key: string): Promise<string | undefined> {
  const connection = connect(url, { max: 1 })
  try {
    return await settingOf(connection.db, key)
  } finally {
    await connection.close()
  }
}

export async function markDemoLoaded(db: Db, folder: string, startsAt: Temporal.Instant): Promise<void> {
  await keepSetting(db, distanceKey, startsAt.since(realClock.now()).toString())
  await keepSetting(db, demoFolder, folder)
}
