import { constants } from 'node:os'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { operatorLanguage } from '../db/embedded.ts'
import { openLog } from '../log.ts'
import { Refused } from '../refused.ts'
import { type Asked, askForTheEnd, beforeTheEnd, ending, listenForTheEnd, theEnd } from '../start/ending.ts'
import { catchTheRest } from '../start/last-handler.ts'
import { followStarter, staysWithUs } from '../start/starter.ts'
import { forgetPostgres, readGiven } from './environment.ts'
import { sentenceOf } from './sentences.ts'

/** The command line: parses arguments and calls what does it. Exit status 0 done, 1 refused or failed, 2 wrong usage. */

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

/** The configuration; what of it is not used is said. */
async function config(): Promise<Config> {
  const read = await readOnly()
  for (const warning of read.warnings) complain(warning)
  return read
}

async function readOnly(): Promise<Config> {
  const { variables, where, warnings } = await readGiven({ ...process.env })
  // What is none of ours in it (a proxy, a time zone) is for the runtime.
  for (const [name, value] of Object.entries(variables)) process.env[name] ??= value
  forgetPostgres(process.env)
  return readConfig(variables, operatorLanguage(variables), { where, warnings })
}

const program = new Command('assidu')
  .description('The bot of business clubs, on Slack, on Discord, or in a playground in the browser.')
  .exitOverride()
  .configureOutput({ writeErr: text => complain(text.trimEnd()) })

program
  .command('start', { isDefault: true })
  .description('runs the bot; without a real club and a token, the demo club in its playground')
  .option('--demo [folder]', 'the demo club, or the demo of a club’s own folder')
  .option('--port <n>', 'the HTTP port; 0 takes any free one', port)
  .action(async ({ demo, port }: { demo?: string | true; port?: number }) => {
    isServing = true
    // Whoever reads what it says may go; the club stays.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    if (byScript && staysWithUs(process.env.npm_lifecycle_script ?? ''))
      followStarter(() => askForTheEnd('SIGHUP', whenAsked))
    const { start } = await import('../start/start.ts')
    const settings = await config()
    const started = start(settings, { demo, port }, say)
    const giveUp = async (why: unknown) => {
      complain(sentence(why, settings.language))
      await started.end()
      process.exit(1)
    }
    beforeTheEnd({ inOrder: started.end, atOnce: started.cut })
    catchTheRest(openLog(settings.logLevel), () => void giveUp(new Refused(tooMany[settings.language])))
    await started.through
    started.lost.then(giveUp)
  })

const tooMany = {
  en: 'Too many errors at once: Assidu ends, to be started again. The log says which.',
  fr: 'Trop d’erreurs à la fois : Assidu s’arrête, pour être démarré de nouveau. Le journal dit lesquelles.',
}

/** Options every command on a club takes. */
const onClub = (command: Command): Command =>
  command
    .option('--club <id or name>', 'which club; may be left out while there is one')
    .option('--demo', 'the demo club')
    .option('--json', 'one JSON document and nothing else')

onClub(program.command('import <dir>'))
  .description('reads a club’s history from a folder of CSV files')
  .option('--keep-good-rows', 'leaves the bad rows out instead of refusing all')
  .option('--dry-run', 'does all but write')
  .option('--as-of <day or instant>', 'what “future” and “past” are judged by')
  .option('--report <file>', 'where the report goes')
  .action(async (dir, options) => {
    const { importClub } = await import('./transfer.ts')
    process.exitCode = await importClub(await config(), dir, options)
  })

onClub(program.command('export <dir>'))
  .description('writes a club’s history as a folder of CSV files')
  .option('--spreadsheet', 'for a spreadsheet: byte-order mark, semicolons, no formulas')
  .option('--as-of <day or instant>', 'what retention is judged by')
  .action(async (dir, options) => {
    const { exportClub } = await import('./transfer.ts')
    process.exitCode = await exportClub(await config(), dir, options)
  })

onClub(program.command('regions <file>'))
  .description('loads a club’s own figures of regions, from a CSV file')
  .option('--dry-run', 'does all but write')
  .action(async (file, options) => {
    const { loadRegions } = await import('./regions.ts')
    process.exitCode = await loadRegions(await config(), file, options)
  })

program
  .command('connect')
  .description('gives an imported club its place on Slack or Discord')
  .option('--club <id or name>', 'which club; may be left out while there is one')
  .option('--slack <T…>', 'the workspace')
  .option('--discord <G…>', 'the server')
  .option('--club-channel <id>', 'the club’s channel')
  .option('--organizers-channel <id>', 'the organizers’ private channel')
  .action(async options => {
    const { connectClub } = await import('./connect.ts')
    process.exitCode = await connectClub(await config(), options)
  })

program
  .command('disconnect')
  .description('takes a club back from a place; everything of it is kept')
  .option('--club <id or name>', 'which club; may be left out while there is one')
  .option('--slack <T…>', 'the workspace')
  .option('--discord <G…>', 'the server')
  .action(async options => {
    const { disconnectClub } = await import('./connect.ts')
    process.exitCode = await disconnectClub(await config(), options)
  })

const report = program.command('report').description('what the bot computes, as a table or as JSON')

onClub(report.command('standing'))
  .description('where everybody stands, with the acts behind it')
  .option('--at <day or instant>', 'as of this instant; a day alone: its last minute, in the club’s zone')
  .action(async options => {
    const { reportStanding } = await import('./report.ts')
    process.exitCode = await reportStanding(await config(), options)
  })

onClub(report.command('digest'))
  .description('the digest that would be sent for the week before')
  .option('--at <day or instant>', 'as of this instant; a day alone: its last minute, in the club’s zone')
  .option('--lang <fr|en>', 'its language', language)
  .action(async options => {
    const { reportDigest } = await import('./report.ts')
    process.exitCode = await reportDigest(await config(), options)
  })

onClub(report.command('pairs'))
  .description('the next rounds of one-to-ones, as they would be proposed if all took place; sends nothing')
  .option('--rounds <n>', 'how many', rounds, 1)
  .option('--at <day or instant>', 'as of this instant; a day alone: its last minute, in the club’s zone')
  .action(async options => {
    const { reportPairs } = await import('./report.ts')
    process.exitCode = await reportPairs(await config(), options)
  })

onClub(report.command('business'))
  .description('referrals and thanks by month, and what came of them; nothing that would be one person’s')
  .option('--at <day or instant>', 'as of this instant; a day alone: its last minute, in the club’s zone')
  .action(async options => {
    const { reportBusiness } = await import('./report.ts')
    process.exitCode = await reportBusiness(await config(), options)
  })

onClub(report.command('balance'))
  .description('the club’s sectors beside its region’s, in seats, and profiles that are nearly the same')
  .option('--region <code>', 'the region compared with; without it the one the club has chosen')
  .option('--at <day or instant>', 'as of this instant; a day alone: its last minute, in the club’s zone')
  .action(async options => {
    const { reportBalance } = await import('./report.ts')
    process.exitCode = await reportBalance(await config(), options)
  })

onClub(report.command('nudges'))
  .description('nudges sent, held back, answered, and what they are measured to do')
  .option('--from <day or instant>', 'decided from then on')
  .option('--to <day or instant>', 'decided until then; a day alone counts whole')
  .action(async options => {
    const { reportNudges } = await import('./report.ts')
    process.exitCode = await reportNudges(await config(), options)
  })

onClub(report.command('messages'))
  .description('what the bot said by itself, what it did not say and why, and how much that is for a member in a week')
  .option('--from <day or instant>', 'from then on')
  .option('--to <day or instant>', 'until then; a day alone counts whole')
  .option('--member <external id>', 'all that was meant for him too, and what became of it')
  .action(async options => {
    const { reportMessages } = await import('./report.ts')
    process.exitCode = await reportMessages(await config(), options)
  })

program
  .command('doctor')
  .description('checks the configuration, the database, the clock, the tokens')
  .option('--json', 'one JSON document and nothing else')
  .action(async options => {
    const { doctor } = await import('./doctor.ts')
    process.exitCode = await doctor(readOnly, options)
  })

program
  .command('slack-manifest')
  .description('prints the manifest of the Slack app')
  .option('--lang <fr|en>', 'the language of its descriptions', language)
  .option('--prefix <prefix>', 'put before every command name')
  .option('--url <address>', 'the outside address: HTTP instead of Socket Mode')
  .action(async options => {
    const { printSlackManifest } = await import('./declare.ts')
    process.exitCode = await printSlackManifest(await config(), options)
  })

program
  .command('discord-commands')
  .description('publishes the slash commands where they differ')
  .option('--dry-run', 'prints them instead')
  .option('--json', 'one JSON document and nothing else')
  .action(async options => {
    const { discordCommands } = await import('./declare.ts')
    process.exitCode = await discordCommands(await config(), options)
  })

onClub(program.command('erase'))
  .description('anonymises a member; what others earned stays')
  .requiredOption('--member <external id>', 'whom; his identifier, as an export writes it')
  .action(async options => {
    const { erase } = await import('./erase.ts')
    process.exitCode = await erase(await config(), options)
  })

program
  .command('lost-key')
  .description('goes on without what was sealed with a key that is lost')
  .option('--let-go', 'does it; without this it only says what would go')
  .option('--demo', 'the demo club')
  .action(async options => {
    const { lostKey } = await import('./lost-key.ts')
    process.exitCode = await lostKey(await config(), options, say)
  })

program
  .command('migrate')
  .description('brings the database up to date')
  .option('--status', 'only says what is done and what is to come')
  .action(async ({ status }: { status?: boolean }) => {
    const { migrate } = await import('./migrate.ts')
    process.exitCode = await migrate(await config(), { status: status ?? false }, say)
  })

function language(text: string): string {
  if (text !== 'fr' && text !== 'en') throw new InvalidArgumentError('It takes fr or en.')
  return text
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new InvalidArgumentError('It takes a number from 0 to 65535.')
  return Number(text)
}

/** Ten years of a club that meets monthly. */
const mostRounds = 120

function rounds(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > mostRounds) throw new InvalidArgumentError(`It takes a number from 1 to ${mostRounds}.`)
  return count
}

/** `assidu start` has no work to finish: told to end, it has done what it was to do. */
let isServing = false

/** npm says so to what it runs, as yarn and pnpm do. */
const byScript = process.env.npm_lifecycle_event !== undefined

const whenAsked: Asked = {
  status: signal => (isServing ? 0 : 128 + constants.signals[signal]),
  complain: error => complain(sentence(error)),
}

/** A sentence on standard error; where it happened, for whoever asks for such details in the log. */
const sentence = (error: unknown, language: 'fr' | 'en' = operatorLanguage(process.env)) =>
  sentenceOf(error, language, ['debug', 'trace'].includes(process.env.LOG_LEVEL ?? ''))

/** Runs what was typed. */
export async function runCommandLine(): Promise<void> {
  // Whoever reads us may have seen enough (`… | head`): that is no failure.
  process.stdout.on('error', error => {
    if (isServing) return
    if ((error as { code?: string }).code !== 'EPIPE') throw error
    process.exit(0)
  })
  listenForTheEnd(whenAsked)
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
    if (ending.aborted) return theEnd()
    complain(sentence(error))
    process.exit(1)
  }
}
