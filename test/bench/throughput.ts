import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { cli, type Running, run } from '../kit/running.ts'
import { inFolder } from '../kit/temporary-folder.ts'
import { type Load, type Loaded, typeCommand } from './clients.ts'
import { prepare, secretKey } from './club.ts'
import { type Line, median, quantile, rounded } from './figures.ts'
import { type Stub, startStub } from './slack-stub.ts'

const commands = [
  { command: '/help', text: '', expects: '/recommander' },
  { command: '/referrals', text: '', expects: 'Vos recommandations' },
  { command: '/refer', text: '@ moi-même "Refaire le tableau électrique #"', expects: 'Transmise à' },
] as const

export type Side = {
  readonly perSecond: number
  /** From the request to the end of its answer, in ms. */
  readonly p50: number
  readonly p99: number
  /** Messages that went out meanwhile. */
  readonly sent: number
}
export type Compared = {
  readonly command: string
  readonly clients: number
  readonly assidu: Side
  readonly bare: Side
  /** Commands per second of Assidu by those of the bare app: the median over the rounds. */
  readonly ratio: number
  readonly ratios: readonly number[]
}

type Settings = { readonly rounds: number; readonly seconds: number; readonly clients: number }

const tokens = { assidu: 'xoxb-assidu', bare: 'xoxb-bare' } as const
const signingSecret = '8f7e6d5c4b3a29181706f5e4d3c2b1a0'

/**
 * Slash commands a second, from the signed request to the answer in its acknowledgement: Assidu and a bare Bolt app in
 * turn, each on its own copy of the club on the same embedded PostgreSQL, the clients in a process of their own.
 */
export const throughput = (settings: Settings): Promise<Compared[]> =>
  inFolder(async folder => {
    const { urls, people, leave } = await prepare(folder)
    const stub = await startStub()
    const env = (name: keyof Bots, database: string) => ({
      DATABASE_URL: database,
      ASSIDU_SECRET_KEY: secretKey,
      SLACK_BOT_TOKEN: tokens[name],
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: stub.apiUrl,
      LOG_LEVEL: 'error',
    })
    const bots = {
      assidu: await run(cli, ['start', '--port', '0'], { cwd: folder, env: env('assidu', urls[0]) }),
      bare: await run(bareBolt, [], { cwd: folder, env: env('bare', urls[1]), healthz: false }),
    }
    const load = { responseUrl: stub.url, signingSecret, people, clients: settings.clients, seconds: settings.seconds }
    try {
      const compared: Compared[] = []
      for (const one of commands) compared.push(await compare(bots, { ...load, ...one }, settings.rounds, stub))
      return compared
    } finally {
      await bots.assidu.stop()
      await bots.bare.stop()
      stub.close()
      await leave()
    }
  })

const bareBolt = new URL('./bare-bolt.ts', import.meta.url)

type Bots = { readonly assidu: Running; readonly bare: Running }

async function compare(bots: Bots, load: Omit<Load, 'url' | 'run'>, rounds: number, stub: Stub): Promise<Compared> {
  const of = (name: keyof Bots, run: string): Load => ({ ...load, url: bots[name].url, run: `${load.command}.${run}` })
  await sameShape(of('assidu', 'look'), of('bare', 'look'))
  const alone = async (name: keyof Bots, load: Load) => {
    // What the other still has to send must not slow this one down.
    const other = bots[name === 'assidu' ? 'bare' : 'assidu']
    process.kill(other.pid, 'SIGSTOP')
    try {
      return await clients(load)
    } finally {
      process.kill(other.pid, 'SIGCONT')
    }
  }
  for (const name of ['assidu', 'bare'] as const) await alone(name, { ...of(name, 'warm'), seconds: 2 })
  const before = { assidu: stub.sent(tokens.assidu), bare: stub.sent(tokens.bare) }
  const done: Record<keyof Bots, Loaded[]> = { assidu: [], bare: [] }
  for (let round = 0; round < rounds; round++)
    for (const name of ['assidu', 'bare'] as const) done[name].push(await alone(name, of(name, String(round))))
  const ratios = done.assidu.map((one, i) => rounded(perSecond([one]) / perSecond([done.bare[i]!]), 3))
  return {
    command: load.command,
    clients: load.clients,
    assidu: sideOf(done.assidu, stub.sent(tokens.assidu) - before.assidu),
    bare: sideOf(done.bare, stub.sent(tokens.bare) - before.bare),
    ratio: median(ratios),
    ratios,
  }
}

/** Both answer with the same kinds of blocks, in the same order: else nothing is compared. */
async function sameShape(...loads: readonly Load[]): Promise<void> {
  const shapes = await Promise.all(
    loads.map(async load => {
      const { blocks } = JSON.parse(await typeCommand(load, 0)) as { blocks: { type: string }[] }
      return blocks.map(({ type }) => type).join(' ')
    }),
  )
  if (new Set(shapes).size !== 1) throw new Error(`the answers differ: ${shapes.join(' | ')}`)
}

const perSecond = (runs: readonly Loaded[]): number =>
  runs.reduce((sum, run) => sum + run.answered, 0) / runs.reduce((sum, run) => sum + run.took, 0)

function sideOf(runs: readonly Loaded[], sent: number): Side {
  const latencies = runs.flatMap(run => run.latencies)
  return {
    perSecond: rounded(perSecond(runs)),
    p50: rounded(quantile(latencies, 0.5), 1),
    p99: rounded(quantile(latencies, 0.99), 1),
    sent,
  }
}

const clientsScript = new URL('./clients.ts', import.meta.url)

/** A run of clients in a process of its own. */
async function clients(load: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [fileURLToPath(clientsScript), JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`the clients ended with ${status}`)
  return JSON.parse(said) as Loaded
}

export const throughputLines = (compared: readonly Compared[]): Line[] =>
  compared.map(({ command, clients, assidu, bare, ratio }): Line => {
    const side = ({ perSecond, p50, p99 }: Side) => `${perSecond}/s, p50 ${p50} ms, p99 ${p99} ms`
    return [
      `${command} over HTTP, ${clients} clients`,
      side(assidu),
      `bare Bolt ${side(bare)}; ratio ${rounded(ratio, 2)} (target 0.8)`,
    ]
  })
