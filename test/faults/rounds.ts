import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Fates } from '../kit/fate.ts'
import { cli, type Running, run } from '../kit/running.ts'
import type { Chance } from './chance.ts'
import type { FaultyClub } from './club.ts'
import type { Life } from './life.ts'

/** How one round ends. */
type Plan = {
  /** At one of the program's calls (the n-th of the round), or after so many ms. */
  readonly at:
    | { readonly call: number; readonly landing: 'before' | 'after' | 'late' | 'never' }
    | { readonly ms: number }
  /** The program, the database under it, or both, as by a power cut. */
  readonly of: 'program' | 'database' | 'both'
}

/** How long a call may still be under way after its caller has died, in ms. */
const longestUnderWay = 2_500

/** How long a gesture waits for a database that is being recovered, in ms. */
const longestAnswer = 12_000

const planOf = (chance: Chance): Plan => ({
  at: chance.happens(70)
    ? { call: chance.below(8), landing: chance.one(['before', 'after', 'late', 'never']) }
    : { ms: chance.below(700) },
  of: chance.one([...Array<'program'>(8).fill('program'), 'database', 'both']),
})

/** Troubles of the platforms themselves, beside the kills. */
function makesTrouble({ slack, discord }: FaultyClub, chance: Chance): void {
  if (!chance.happens(30)) return
  const slackOne = chance.one([{ lost: true }, { status: 429, retryAfter: 1 }, { status: 500 }] as const)
  slack.troubles.next(chance.one(['chat.postMessage', 'chat.update', 'conversations.open']), slackOne)
  const discordOne = chance.one([
    { kind: 'answer lost' },
    { kind: 'slow down', seconds: 1 },
    { kind: 'server error', status: 502 },
  ] as const)
  discord.trouble(
    chance.one(['POST /channels/:channel/messages', 'PATCH /channels/:channel/messages/:message']),
    discordOne,
  )
}

/** The calls that say or change something; what is only asked has nothing to lose. */
const says = (call: string): boolean => /^(chat\.|conversations\.open|(POST|PATCH|PUT|DELETE) )/.test(call)

export type Told = (line: string) => void

/** Starts the program; settles when it serves. */
export const startBot = ({ folder, env }: FaultyClub): Promise<Running> =>
  run(cli, ['start', '--port', '0'], { cwd: folder, env })

/** Kills the program `kills` times while the club lives on, each time at another moment, and starts it again. Gives the last one, alive. */
export async function rounds(
  club: FaultyClub,
  life: Life,
  chance: Chance,
  kills: number,
  tell: Told,
): Promise<Running> {
  let bot = await startBot(club)
  await everybodySaysHello(club)
  for (let n = 1; n <= kills; n++) {
    const plan = planOf(chance)
    makesTrouble(club, chance)
    const { kill, dead } = deathOf(bot, club, plan)
    const { decide, landed } = fatesOf(plan, kill)
    club.slack.fates = decide
    club.discord.decides(decide)
    if ('ms' in plan.at) setTimeout(kill, plan.at.ms)
    // A program that lives on answers as soon as its database is back.
    await life.moment(plan.of === 'database' ? pause(longestAnswer) : dead)
    // What follows from it is on its way for a moment; a call that never comes is not waited for.
    await Promise.race([dead, pause(1_500)])
    await kill()
    club.slack.fates = () => undefined
    club.discord.decides(() => undefined)
    if (plan.of === 'database') await isWellAgain(bot)
    else bot = await startBot(club)
    // What was still under way must not be taken for an answer to what comes next.
    await landed()
    tell(`${n} of ${kills}: ${JSON.stringify(plan)}, ${life.acts.length} acts so far`)
  }
  return bot
}

function deathOf(bot: Running, { env }: FaultyClub, { of }: Plan) {
  const { promise: dead, resolve } = Promise.withResolvers<void>()
  let dying: Promise<void> | undefined
  const die = async () => {
    if (of !== 'program') process.kill(await postmasterOf(env.ASSIDU_DATA_DIR!), 'SIGKILL')
    if (of !== 'database') await bot.kill()
    resolve()
  }
  return {
    dead,
    kill: () => {
      dying ??= die()
      return dying
    },
  }
}

async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'server', 'data', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

/** Its database is back: the program says so itself. Throws when it ended, or never says it. */
async function isWellAgain(bot: Running): Promise<void> {
  const until = Temporal.Now.instant().add({ seconds: 60 })
  while (Temporal.Instant.compare(Temporal.Now.instant(), until) < 0) {
    const ready = await fetch(`${bot.url}/readyz`).catch(() => null)
    if (ready?.ok) return
    if (!bot.lives()) break
    await pause(200)
  }
  throw new Error(`the database was killed, and the program did not come back:\n${bot.said()}`)
}

/** Kills at the planned call; `landed` settles when that call has had its fate. */
function fatesOf({ at }: Plan, kill: () => Promise<void>): { decide: Fates; landed: () => Promise<void> } {
  let calls = 0
  let landed = Promise.resolve()
  const late = async () => {
    await kill()
    await pause(longestUnderWay)
  }
  const decide: Fates = call => {
    if ('ms' in at || !says(call)) return undefined
    calls += 1
    if (calls - 1 !== at.call) return undefined
    switch (at.landing) {
      case 'before':
        return { before: kill }
      case 'after':
        return { after: kill }
      case 'never':
        return { before: kill, lost: true }
      case 'late':
        return {
          before() {
            landed = late()
            return landed
          },
        }
    }
  }
  return { decide, landed: () => landed }
}

/** Until then the bot would call them in the channel only. */
async function everybodySaysHello({ members }: FaultyClub): Promise<void> {
  for (const { hands } of members) await hands.types('/help', 'club')
}
