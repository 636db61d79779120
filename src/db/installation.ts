import type { Db } from './connect.ts'

/** What belongs to the installation and to no club: settings by key, and secrets, sealed. */

export async function settingOf(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? undefined
}

export const keepSetting = async (db: Db, key: string, value: string): Promise<void> => {
  await db
    .insertInto('installation')
    .values({ key, value, sealed: null })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** What is kept sealed under this key; null where there is nothing. */
export async function secretOf(db: Db, key: string): Promise<Buffer | null> {
  const row = await db.selectFrom('installation').select('sealed').where('key', '=', key).executeTakeFirst()
  return row?.sealed ?? null
}

export const keepSecret = async (db: Db, key: string, sealed: Buffer): Promise<void> => {
  await db
    .insertInto('installation')
    .values({ key, value: null, sealed })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ sealed }))
    .execute()
}

export const forgetSecret = async (db: Db, key: string): Promise<void> => {
  await db.deleteFrom('installation').where('key', '=', key).execute()
}

/** All that is kept sealed under keys that begin so. */
export const secretsUnder = (db: Db, prefix: string): Promise<{ key: string; sealed: Buffer | null }[]> =>
  db.selectFrom('installation').select(['key', 'sealed']).where('key', 'like', `${prefix}%`).execute()
