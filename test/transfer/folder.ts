import { copyFile, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

/** The demo club's folder. */
export const demo = fileURLToPath(new URL('../../src/transfer/demo', import.meta.url))
/** The evening of the day on which the demo's history ends. */
export const demoEnd = Temporal.Instant.from('2026-11-20T18:00:00+01:00')

export type Files = Readonly<Record<string, string | Buffer | null>>

/** The smallest sound club: Léa, Marc and Inès. */
export const small = {
  'club.csv': 'external_id,format_version,name,zone,language\r\nc1,1,Le Cercle,Europe/Paris,fr\r\n',
  'members.csv': 'external_id,name,joined_on\r\nm1,Léa,2020-01-01\r\nm2,Marc,2020-01-01\r\nm3,Inès,2020-01-01\r\n',
  'meetings.csv': 'external_id,starts_at,status\r\nmt1,2026-01-29T07:45,held\r\nmt2,2026-02-12T07:45,cancelled\r\n',
  'referrals.csv': 'external_id,giver,receiver,kind,status,given_at\r\nr1,m1,m2,inside,won,2026-01-20T10:00\r\n',
  'asks.csv': 'external_id,kind,author,text,created_at,status\r\na1,ask,m1,Un imprimeur,2026-01-20T10:00,open\r\n',
} satisfies Files

/** A folder of its own with these files over a base; null leaves a file out. */
export async function folderOf(over: Files, base: Files = small): Promise<string> {
  const dir = join(await mkdtemp(join(inject('runFolder'), 'transfer-')), 'club')
  await mkdir(dir)
  for (const [name, content] of Object.entries({ ...base, ...over }))
    if (content !== null) await writeFile(join(dir, name), content)
  return dir
}

/** A copy of the demo with some files changed. */
export async function demoWith(change: Readonly<Record<string, (text: string) => string>>): Promise<string> {
  const dir = await folderOf({}, {})
  for (const name of await readdir(demo)) if (name.endsWith('.csv')) await copyFile(join(demo, name), join(dir, name))
  for (const [name, edit] of Object.entries(change))
    await writeFile(join(dir, name), edit(await readFile(join(demo, name), 'utf8')))
  return dir
}
