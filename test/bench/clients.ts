import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { Person } from './club.ts'

/** What a run of clients is told, as JSON, in its first argument. */
export type Load = {
  readonly url: string
  readonly responseUrl: string
  readonly signingSecret: string
  readonly clients: number
  readonly seconds: number
  readonly people: readonly Person[]
  readonly command: string
  /** `@` stands for a mention of somebody else, `#` for a word that comes only once. */
  readonly text: string
  /** What stands in every right answer. */
  readonly expects: string
  /** Tells the gestures of this run from all others. */
  readonly run: string
}

export type Loaded = { readonly answered: number; readonly took: number; readonly latencies: readonly number[] }

const agent = new Agent({ keepAlive: true })

/** One slash command, signed as Slack signs it; gives the body of the acknowledgement. */
export function typeCommand(load: Load, n: number): Promise<string> {
  const { people } = load
  const from = people[n % people.length]!
  const other = people[(n * 7 + 1 + (n % (people.length - 1))) % people.length]!
  const to = other === from ? people[(n + 1) % people.length]! : other
  const trigger = `${load.run}.${n}`
  const body = new URLSearchParams({
    token: 'unused-legacy-token',
    team_id: 'T0BENCH',
    team_domain: 'club',
    channel_id: 'C0CLUB',
    channel_name: 'club',
    user_id: from.account,
    user_name: from.account.toLowerCase(),
    command: load.command,
    text: load.text.replace('@', `<@${to.account}|${to.account.toLowerCase()}>`).replace('#', trigger),
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: `${load.responseUrl}/response`,
    trigger_id: trigger,
  }).toString()
  const stamp = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000).toString()
  const signature = createHmac('sha256', load.signingSecret).update(`v0:${stamp}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${load.url}/slack/events`, { method: 'POST', headers, agent }, answer => {
      let said = ''
      answer
        .setEncoding('utf8')
        .on('data', chunk => {
          said += chunk
        })
        .on('end', () =>
          answer.statusCode === 200 ? resolve(said) : reject(new Error(`${answer.statusCode}: ${said}`)),
        )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** So many clients, each typing its next command when the last is answered. A wrong answer ends the run. */
async function putLoad(load: Load): Promise<Loaded> {
  const latencies: number[] = []
  const from = performance.now()
  const until = from + load.seconds * 1000
  let n = 0
  const client = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      const said = await typeCommand(load, n++)
      if (!said.includes(load.expects)) throw new Error(`a wrong answer to ${load.command}: ${said}`)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: load.clients }, client))
  return { answered: latencies.length, took: (performance.now() - from) / 1000, latencies }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const loaded = await putLoad(JSON.parse(process.argv[2] ?? '{}') as Load)
  process.stdout.write(JSON.stringify(loaded))
  agent.destroy()
}
