import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../src/db/connect.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { textOf } from '../kit/discord/index.ts'
import type { Running } from '../kit/running.ts'
import { wordsOf } from '../kit/slack/index.ts'
import { elementsIn } from '../kit/slack/widgets.ts'
import { inFolder } from '../kit/temporary-folder.ts'
import { type FaultyClub, type Member, makeClub } from './club.ts'
import { startBot, type Told } from './rounds.ts'

/** What a storm of answers came to. */
export type StormBooks = {
  readonly members: number
  /** Had read that it is noted when one of the two programs was killed. */
  readonly beforeKill: number
  /** Pressed once more, since nothing was said to them. */
  readonly again: number
  /** Answers that were told to be noted and are not. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Who was told nothing to the end, and what an announcement says that is not so. */
  readonly wrong: readonly string[]
  readonly edits: { readonly asked: number; readonly refused: number }
  /** From the first answer to the last that was told; from then until both announcements say all of it; in seconds. */
  readonly answered: number
  readonly right: number
}

export const isCalm = ({ lost, doubled, wrong, edits }: StormBooks): boolean =>
  [lost, doubled, wrong].every(list => list.length === 0) && edits.refused === 0

/** The line that a storm ends with. */
export const sumOfStorm = (books: StormBooks): string =>
  `a storm of ${books.members}: ${books.lost.length} answers lost, ${books.doubled.length} doubled, ${books.wrong.length} wrong; ` +
  `${books.beforeKill} told before the kill, ${books.again} pressed again, all told after ${books.answered} s, ` +
  `the announcements right ${books.right} s later; ${books.edits.asked} edits, ${books.edits.refused} refused as too many`

/** Until then an announcement says everything: a lease that was lost, and a look after it. */
const longestSettling = 150_000

/** How long a platform waits for the program, and somebody for a word, before he presses again; in ms. */
const patience = 8_000
const mostPresses = 6

type Answer = { readonly label: string; readonly row: 'present' | 'absent' }
const coming: Answer = { label: 'I’m coming', row: 'present' }
const away: Answer = { label: 'I can’t', row: 'absent' }

type Storm = { readonly members: number; readonly seconds: number; readonly tell: Told }

/**
 * A club on Slack and Discord answers one announcement within so many seconds, before two programs on one database; in the
 * middle of it the one that speaks on Discord is killed, and starts again as a supervisor would start it.
 */
export const liveThroughStorm = ({ members: size, seconds, tell }: Storm): Promise<StormBooks> =>
  inFolder(async folder => {
    const names = (from: number, many: number) => Array.from({ length: many }, (_, n) => `Member${from + n}`)
    const half = Math.ceil(size / 2)
    const server = await startEmbedded({ dir: join(folder, 'shared'), say: () => {} })
    await createDatabaseIfMissing(server.url, 'storm')
    const url = server.urlOf('storm')
    const club = await makeClub(folder, {
      ...{ atSlack: names(1, half), onDiscord: names(half + 1, size - half), limits: { patience } },
      database: { DATABASE_URL: url, ASSIDU_SECRET_KEY: randomBytes(32).toString('base64') },
    })
    const running: Running[] = []
    try {
      running.push(await startBot(club), await startBot(club))
      await announced(club)
      tell(`announced to ${size} on Slack and Discord, two programs are up`)
      const crowd = new Crowd(club)
      const began = performance.now()
      const answering = Promise.all(
        club.members.map(async (member, n) => {
          await pause((n * 7919) % (seconds * 1000))
          await crowd.answers(member, n % 5 === 0 ? away : coming)
        }),
      )
      await pause(seconds * 500)
      const beforeKill = crowd.told.size
      await running.shift()!.kill()
      tell(`${beforeKill} are told, one program is killed`)
      running.push(await startBot(club))
      await answering
      const answered = performance.now() - began
      tell(`all are told, or have given up`)
      const wrong = await whenRight(club)
      const right = performance.now() - began - answered
      return {
        ...{ members: size, beforeKill, again: crowd.again, edits: editsOf(club) },
        ...{ lost: await lostOf(url, crowd), doubled: doubledIn(club, crowd) },
        wrong: [
          ...club.members.filter(one => !crowd.told.has(one)).map(({ name }) => `${name} is told nothing`),
          ...wrong,
        ],
        ...{ answered: Math.round(answered / 100) / 10, right: Math.round(right / 100) / 10 },
      }
    } finally {
      for (const bot of running) await bot.stop()
      await club.close()
      await server.leave()
    }
  })

/** An organizer plans a meeting of this week, which is announced at once. */
async function announced(club: FaultyClub): Promise<void> {
  const [{ hands }] = club.members as [Member]
  await hands.types('/meeting plan', 'club')
  const date = Temporal.Now.plainDateISO('UTC').add({ days: 3 })
  await hands.submits({ date: date.toString(), time: '18:00', place: 'The harbour' })
  await until(() => boards(club).length === 2, 30_000)
}

/** The announcements, as they stand. */
function boards({ slack, discord, channels }: FaultyClub): string[] {
  return [
    ...slack.messagesIn(channels.slack).flatMap(one => (asks(one) ? [wordsOf(one.blocks)] : [])),
    ...discord.messagesIn(channels.discord).flatMap(one => {
      const words = textOf(one).replaceAll('*', '')
      return words.includes('Meeting of') ? [words] : []
    }),
  ]
}

const asks = (message: Parameters<typeof elementsIn>[0]): boolean =>
  elementsIn(message).some(({ element }) => wordsOf(element.text).includes(coming.label))

/** Who answers, what, and who has read that it is noted. */
class Crowd {
  readonly told = new Set<Member>()
  readonly gave = new Map<Member, Answer>()
  readonly presses = new Map<Member, number>()
  again = 0
  readonly #club: FaultyClub

  constructor(club: FaultyClub) {
    this.#club = club
  }

  /** Presses, and presses again while nobody says that it is noted. */
  async answers(member: Member, answer: Answer): Promise<void> {
    this.gave.set(member, answer)
    for (let n = 1; n <= mostPresses && !this.told.has(member); n++) {
      if (n === 2) this.again += 1
      this.presses.set(member, n)
      await this.#presses(member, answer).catch(() => {})
      await until(() => this.#isTold(member), patience)
    }
  }

  async #presses({ home, account, hands }: Member, { label }: Answer): Promise<void> {
    const { slack, discord, channels } = this.#club
    if (home === 'slack')
      return void (await slack.user(account).presses(slack.messagesIn(channels.slack).find(asks)!, label))
    const board = discord.messagesIn(channels.discord).find(one => textOf(one).includes('Meeting of'))!
    await hands.presses({ id: board.id } as Parameters<typeof hands.presses>[0], label)
  }

  #isTold(member: Member): boolean {
    if (notedOf(this.#club, member) > 0) this.told.add(member)
    return this.told.has(member)
  }
}

/** How often he reads in private that his answer is noted. */
function notedOf({ slack, discord }: FaultyClub, { home, account }: Member): number {
  const words =
    home === 'slack'
      ? slack.workspace.messages.flatMap(one => (one.onlyFor === account ? [wordsOf(one.blocks)] : []))
      : discord.world.messages.flatMap(one => (one.onlyFor === account ? [textOf(one)] : []))
  return words.filter(one => one.includes('Noted: you')).length
}

/** Waits until the announcements say all of it; what they do not say at the end, a line each. */
async function whenRight(club: FaultyClub): Promise<string[]> {
  const absent = club.members.filter((_, n) => n % 5 === 0).length
  const all = new RegExp(`\\b${club.members.length - absent} coming, ${absent} absent(?!.*yet to answer)`, 's')
  const off = () => boards(club).filter(words => !all.test(words.replaceAll(/\s+/g, ' ')))
  await until(() => off().length === 0, longestSettling)
  return off().map(words => `an announcement says ${words.replaceAll(/\s+/g, ' ').slice(0, 160)}`)
}

async function lostOf(url: string, { told, gave }: Crowd): Promise<string[]> {
  const owner = connect(url, { as: 'owner', max: 1 })
  const rows = await owner.db
    .selectFrom('rsvp')
    .innerJoin('member', 'member.id', 'rsvp.member_id')
    .select(['member.external_id', 'rsvp.answer'])
    .execute()
  await owner.close()
  const kept = new Map(rows.map(row => [row.external_id, row.answer]))
  return [...told]
    .filter(member => kept.get(member.externalId) !== gave.get(member)!.row)
    .map(({ name, externalId }) => `${name} is told it is noted, and ${kept.get(externalId) ?? 'nothing'} is kept`)
}

function doubledIn(club: FaultyClub, { presses }: Crowd): string[] {
  const stands = boards(club).length
  return [
    ...[...presses].flatMap(([member, times]) => {
      const noted = notedOf(club, member)
      return noted > times ? [`${member.name} pressed ${times} times and is told ${noted} times`] : []
    }),
    ...(stands === 2 ? [] : [`${stands} announcements stand in two channels`]),
  ]
}

function editsOf({ slack, discord }: FaultyClub): StormBooks['edits'] {
  const all = [
    ...slack.called('chat.update'),
    ...discord.calls.filter(({ route }) => route === 'PATCH /channels/:channel/messages/:message'),
  ]
  return { asked: all.length, refused: all.filter(({ status }) => status === 429).length }
}

/** Whether it is so within so many ms. */
async function until(isSo: () => boolean, longest: number): Promise<boolean> {
  const from = performance.now()
  while (!isSo()) {
    if (performance.now() - from > longest) return false
    await pause(100)
  }
  return true
}
