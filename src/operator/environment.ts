import { resolve } from 'node:path'
import { ConfigTrouble, names } from '../config.ts'
import { type EnvFile, readEnvFile } from './env-file.ts'

/** What the program was given: the environment and `.env` together, each name with where it was said. */

export type Given = {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Where a variable was set, as it is told to the operator. */
  readonly where: (name: string) => string
  /** What was given and is not used: said, and no reason to stop. */
  readonly warnings: readonly string[]
}

type Variables = Readonly<Record<string, string | undefined>>

/** Reads `.env` in the working directory; what the environment has goes first. Throws ConfigTrouble where a meaning is in doubt. */
export async function readGiven(environment: Variables): Promise<Given> {
  return together(environment, await readEnvFile(resolve('.env')))
}

/** The two put together; see `readGiven`. */
export function together(environment: Variables, file: EnvFile | null): Given {
  const inFile = new Map(file?.entries.map(entry => [entry.name, entry]))
  const place = (name: string) => {
    const entry = inFile.get(name)
    return entry && file && environment[name] === undefined ? `${file.path}, line ${entry.line}` : 'the environment'
  }
  const variables: Variables = {
    ...Object.fromEntries([...inFile.values()].map(({ name, value }) => [name, value])),
    ...environment,
  }
  const isSet = (name: string) => (variables[name] ?? '').trim() !== ''
  const faults = [...(file?.faults ?? [])]
  const warnings: string[] = []
  for (const name of Object.keys(variables)) {
    if (names.includes(name) || postgres.has(name)) continue
    const isInFile = inFile.has(name)
    const meant = meantBy(name, isInFile)
    const isOurs = /^ASSIDU_/i.test(name)
    if (meant === undefined && !isOurs && !(isInFile && /^(SLACK|DISCORD)_/i.test(name))) continue
    const says = `${name} (${place(name)}) is no name that Assidu knows`
    // Somebody else may be meant by a name that is merely like one of ours, where ours is there too.
    if (isOurs || (meant !== undefined && !isSet(meant)))
      faults.push(`${says}${meant === undefined ? '' : `; did you mean ${meant}?`} Correct it or remove it.`)
    else warnings.push(`${says}: it is not read.`)
  }
  for (const [name, { line, value }] of inFile)
    if (names.includes(name) && environment[name]?.trim() === '' && value !== '')
      warnings.push(`${name} is empty in the environment, which goes before line ${line} of ${file?.path}.`)
  if (faults.length > 0) throw new ConfigTrouble(faults.join('\n'))
  const ignored = [...postgres].filter(isSet)
  if (ignored.length > 0 && isSet('DATABASE_URL'))
    warnings.push(`${ignored.join(', ')}: not read. What DATABASE_URL says, and nothing else, leads to the database.`)
  return { variables, where: place, warnings }
}

/** What PostgreSQL's own tools, and the library that speaks with it, take from the environment. */
const postgres: ReadonlySet<string> = new Set(
  `PGAPPNAME PGCHANNELBINDING PGCLIENTENCODING PGCONNECT_TIMEOUT PGDATA PGDATABASE PGDATESTYLE PGGEQO PGGSSDELEGATION
  PGGSSENCMODE PGGSSLIB PGHOST PGHOSTADDR PGKRBSRVNAME PGLOADBALANCEHOSTS PGLOCALEDIR PGMAXPROTOCOLVERSION
  PGMINPROTOCOLVERSION PGOPTIONS PGPASSFILE PGPASSWORD PGPORT PGREPLICATION PGREQUIREAUTH PGREQUIREPEER PGREQUIRESSL
  PGSERVICE PGSERVICEFILE PGSSLCERT PGSSLCERTMODE PGSSLCOMPRESSION PGSSLCRL PGSSLCRLDIR PGSSLKEY PGSSLMAXPROTOCOLVERSION
  PGSSLMINPROTOCOLVERSION PGSSLMODE PGSSLNEGOTIATION PGSSLROOTCERT PGSSLSNI PGSYSCONFDIR PGTARGETSESSIONATTRS PGTZ
  PGUSER`.split(/\s+/),
)

/** Takes those out of the process's own environment: a shell that is set up for another server changes nothing here. */
export function forgetPostgres(environment: Record<string, string | undefined>): void {
  for (const name of postgres) delete environment[name]
}

/** The name that was probably meant: one of ours but for two signs, case and hyphens, or the same words and one more or less. */
function meantBy(name: string, isInFile: boolean): string | undefined {
  const plain = name.toUpperCase().replaceAll(/[-.]/g, '_')
  // Of all that a shell may hold, only what begins as ours do is looked at.
  const looked = names.filter(one => isInFile || prefixOf(one) !== undefined)
  const exact = looked.find(one => one === plain)
  if (exact) return isInFile || prefixOf(exact) !== undefined ? exact : undefined
  const [nearest] = looked
    .map(one => ({ one, far: distance(one, plain) }))
    .filter(({ far }) => far <= 2)
    .sort((a, b) => a.far - b.far)
  return nearest?.one ?? looked.find(one => prefixOf(one) !== undefined && sameWords(one, plain))
}

const prefixOf = (name: string) => /^(ASSIDU|SLACK|DISCORD)_/.exec(name)?.[1]

/** `DISCORD_BOT_TOKEN` for `DISCORD_TOKEN`, `SLACK_TOKEN` for `SLACK_BOT_TOKEN`. */
function sameWords(one: string, other: string): boolean {
  if (prefixOf(one) !== prefixOf(other)) return false
  const [few, many] = [one.split('_'), other.split('_')].sort((a, b) => a.length - b.length) as [string[], string[]]
  return many.length === few.length + 1 && few.every(word => many.includes(word))
}

/** How many letters have to be changed, added, left out or exchanged with their neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + same,
        swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
