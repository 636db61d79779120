import { Command, CommanderError } from 'commander'
import { type Config, ConfigTrouble, readConfig } from './config.ts'
import { EmbeddedTrouble } from './db/embedded.ts'
import { WeakKey } from './db/seal.ts'
import { DemoRefused } from './start/load-demo.ts'
import { Refused } from './refused.ts'

/** The command line: parses arguments and calls what does it. Exit status 0 done, 1 refused or failed, 2 wrong usage. */

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

function config(): Config {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  return readConfig(process.env)
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
    const { start } = await import('./start/start.ts')
    const end = await start(config(), { demo, port }, say)
    endOnSignal(end)
    return undefined
  })

program
  .command('migrate')
  .description('brings the database up to date')
  .option('--status', 'only says what is done and what is to come')
  .action(async ({ status }: { status?: boolean }) => {
    const { migrate } = await import('./operator/migrate.ts')
    process.exitCode = await migrate(config(), { status: status ?? false }, say)
  })

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new CommanderError(2, 'port', `--port takes a number from 0 to 65535, not ${text}`)
  return Number(text)
}

/** Ctrl-C ends it in order; a second one at once. */
function endOnSignal(end: () => Promise<void>): void {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) process.exit(1)
      ending = true
      end().then(
        () => process.exit(0),
        error => {
          complain(String(error))
          process.exit(1)
        },
      )
    })
}

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigTrouble ||
  error instanceof EmbeddedTrouble ||
  error instanceof WeakKey ||
  error instanceof DemoRefused ||
  error instanceof Refused

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
  complain(isExpected(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
