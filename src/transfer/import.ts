import type { Transaction } from 'kysely'
import { audit } from '../club/members/audit.ts'
import { keptDays } from '../club/privacy/rules.ts'
import type { ClubTx, Means } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { type Checked, type CheckOptions, checkFolder } from '../format/check.ts'
import type { Folder } from '../format/folder.ts'
import type { File } from '../format/format.ts'
import { nothingBefore } from '../format/known.ts'
import { readSheet } from '../format/read.ts'
import type { Problem } from '../format/report.ts'
import { folderAt } from './folder.ts'
import { beforeOf } from './store/before.ts'
import { clubFor } from './store/club-for.ts'
import { type Counts, Importing } from './store/importing.ts'

export type ImportOptions = Omit<CheckOptions, 'before' | 'asOf'> & {
  /** What "future", "past" and retention are judged by; the clock's now when absent. */
  readonly asOf?: Temporal.Instant
  /** Does all but write. */
  readonly dryRun?: boolean
  /** The database's id of the club that is meant; else the one with the folder's identifier, or a new one. */
  readonly club?: string
  /** The organizer who asked for it, by id. */
  readonly by?: string
}

export type ImportOutcome = {
  /** 0 done, 1 nothing imported, 3 done without the bad rows. */
  readonly exit: 0 | 1 | 3
  readonly club: { readonly id: string; readonly externalId: string; readonly name: string } | null
  readonly counts: { readonly [F in File]?: Counts }
  readonly problems: readonly Problem[]
  /** Without its bad rows the folder could be imported. */
  readonly hasGoodRows: boolean
  readonly dryRun: boolean
}

/** Imports a folder: checks everything first, then writes in one transaction. Twice changes nothing. */
export async function importFolder(means: Means, dir: string, options: ImportOptions = {}): Promise<ImportOutcome> {
  const folder = folderAt(dir)
  const imported = async (tx: Transaction<Tables>): Promise<ImportOutcome> => {
    const { club, isFree } = await clubFor(means, tx, (await clubIn(folder, means.now())).externalId, options.club)
    const before = club ? await beforeOf(club, isFree) : nothingBefore
    const checked = await checkFolder(folder, {
      ...options,
      asOf: options.asOf ?? means.now(),
      before,
      ...(club ? { retention: retentionOf(club) } : {}),
    })
    const bad = checked.problems.some(problem => problem.severity === 'error')
    const refused = checked.refused || !checked.club || (bad && !options.keepGoodRows)
    const written = refused ? null : await new Importing(means, checked).run(tx, club)
    const by = options.by === undefined ? null : { id: options.by }
    if (written && !options.dryRun)
      await audit(written.club, { by, what: 'import', detail: JSON.stringify(written.counts) })
    return {
      exit: written ? (bad ? 3 : 0) : 1,
      club: written && { id: written.club.id, externalId: written.club.externalId, name: written.club.name },
      counts: written?.counts ?? Object.fromEntries(checked.files.map(file => [file, rejectedOnly(checked, file)])),
      problems: checked.problems,
      hasGoodRows: !checked.refused && checked.club !== undefined,
      dryRun: options.dryRun ?? false,
    }
  }
  return transact(means.db, imported, { keeps: ({ exit, dryRun }) => exit !== 1 && !dryRun })
}

const retentionOf = (club: ClubTx) => {
  const { prospects, visitors } = keptDays(club.row.settings)
  return { prospects, guests: visitors }
}

const rejectedOnly = (checked: Checked, file: File): Counts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: checked.rejected[file],
})

type Said = { readonly externalId?: string; readonly zone?: string }

/** What `club.csv` says of the club, before anything is checked; nothing where it cannot be read. */
async function clubIn(folder: Folder, asOf: Temporal.Instant): Promise<Said> {
  if (!(await folder.names()).includes('club.csv')) return {}
  for await (const { rows } of readSheet(folder.bytes('club.csv'), 'club.csv', { zone: 'UTC', asOf, languages: [] }))
    for (const { values } of rows) {
      const { external_id: externalId, zone } = values
      if (typeof externalId === 'string') return { externalId, ...(typeof zone === 'string' ? { zone } : {}) }
    }
  return {}
}

/** The zone in which days of this folder are days; UTC where it names none, and nothing of it will be imported. */
export const zoneOfFolder = async (dir: string, now: Temporal.Instant): Promise<string> =>
  (await clubIn(folderAt(dir), now)).zone ?? 'UTC'
