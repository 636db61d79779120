import { randomUUID } from 'node:crypto'
import { commands as commandList } from '../commands/index.ts'
import { noticeCommand, waitingBeneath } from '../commands/notice.ts'
import { meetingSigns } from './club/calendar/signs.ts'
import type { AnyCommand } from './club/context.ts'
import { organizersChannel } from './club/digest/channel-check.ts'
import { beneath } from './club/leaves/beneath.ts'
import { askToLink } from './club/members/ask-to-link.ts'
import { firstMessage } from './club/members/first-contact.ts'
import { organizersToTell } from './club/members/queries.ts'
import { callInChannel } from './club/members/waiting.ts'
import { lateNudges } from './club/nudges/late.ts'
import { noticeTold } from './club/privacy/notice-told.ts'
import { tellOfShutChannel, tellOfTrouble } from './club/setup/connection.ts'
import { listed } from './club/topic.ts'
import { topics } from './club/topics.ts'
import type { Dispatch, Platform } from './contract/platform.ts'
import type { Job, Means, Queue } from './db/club-tx.ts'
import { type Connection, connect } from './db/connect.ts'
import { askAtOnce } from './db/gather.ts'
import { prove } from './db/held.ts'
import { type Keys, proveKeys } from './db/rotate.ts'
import { sealer } from './db/seal.ts'
import { Connected } from './dispatch/connected.ts'
import { type Dependencies as DispatchDependencies, dispatcher } from './dispatch/dispatch.ts'
import { forgettingDrafts } from './dispatch/drafts.ts'
import { Lobby } from './dispatch/lobby.ts'
import { askWho } from './dispatch/stranger.ts'
import { withoutClub } from './dispatch/without-club.ts'
import { duties as dutyList } from './duties/duty.ts'
import { beat, type Claimed, doDuty, nextDue, startHeartbeat } from './jobs/heartbeat.ts'
import { enqueueWith, openQueue, startWorker } from './jobs/queue.ts'
import type { Log } from './log.ts'
import { answerNotices } from './notices/answers.ts'
import { deliver } from './notices/deliver.ts'
import { type Delivering, type PlaceChanged, step } from './notices/delivering.ts'
import { Desk } from './notices/desk.ts'
import { delivering as deliverDuty } from './notices/keep.ts'
import { noticeKinds } from './notices/kind.ts'
import { Lanes } from './notices/lanes.ts'
import { Probes } from './notices/probes.ts'
import { redraw } from './notices/redraw.ts'
import { showSigns } from './notices/signs.ts'
import { noticeTwin, settleTwin } from './notices/twins.ts'
import { drawPng } from './pictures/draw.ts'
import { rooms } from './rooms.ts'
import type { Chart } from './terms/chart.ts'
import type { Platform as PlatformName } from './terms/member.ts'
import { Unknown } from './terms/unknown.ts'
import type { Clock } from './time/clock.ts'
import { type MovableClock, movableClock } from './time/movable-clock.ts'
import { wordsFor } from './words/words.ts'

/** The only real clock and the only source of ids. */
export const realClock: Clock = { now: () => Temporal.Now.instant() }
export const newId = (): string => randomUUID()

/** What was claimed and done, and what of it failed and will be tried again. */
export type Beaten = { readonly done: readonly Claimed[]; readonly failed: readonly Claimed[] }

export type Assidu = {
  readonly means: Means
  readonly connection: Connection
  readonly commands: readonly AnyCommand[]
  readonly dispatch: Dispatch
  /** Whoever comes by a gesture or a page waits here for his turn. */
  readonly lobby: Lobby
  readonly platforms: Map<PlatformName, Platform>
  readonly log: Log
  readonly prefix: string
  readonly clock: Clock
  /** Asks places in trouble whether they are well. */
  readonly probes: Probes
  /** A place has come to trouble, or out of it: told to the log and the organizers. */
  readonly placeChanged: PlaceChanged
  /** Claims all that is due now, so many at a time; the first of it is begun while the last is claimed. */
  readonly claimAll: () => Promise<void>
  /** Claims what is due now and does it, and all that follows from it. */
  readonly beatAndDrain: () => Promise<Beaten>
  /** Does every job that waits. */
  readonly drain: () => Promise<void>
  readonly wake: () => void
  /** What went wrong in this process since it started, counted. */
  readonly counts: Counts
  /** Beats each minute from now on. */
  readonly startBeating: () => void
  readonly stop: () => Promise<void>
}

/** `unknown…`: times something was met that this program does not know (src/terms/unknown.ts). */
export type Counts = {
  readonly failedJobs: number
  readonly unknownNotices: number
  readonly unknownDuties: number
}

export type Parts = {
  readonly url: string
  readonly secretKey: string
  readonly oldSecretKey?: string
  readonly clock?: Clock
  /** The machine's clock, for leases on real sends; tests move it. */
  readonly machine?: Clock
  /** Where the ids of records come from; chance when absent. */
  readonly newId?: () => string
  readonly log: Log
  readonly prefix?: string
  /** Where the pages are reached from outside; not at all when absent. */
  readonly publicUrl?: string | undefined
  /** Jobs that work on the database at once, and calls at once to each place of a platform; 1 keeps the order in which they were asked for. */
  readonly width?: number
  readonly pollSeconds?: number
  /** False for a process that leaves every job to others. */
  readonly works?: boolean
  /** Draws the pictures; in tests one that cannot. */
  readonly draw?: (chart: Chart) => Promise<Uint8Array>
  readonly poolSize?: number
  /** How long a gesture waits for a connection, in milliseconds. */
  readonly patience?: number
}

const duties = dutyList([...topics.flatMap(({ duties }) => listed(duties)), forgettingDrafts])

/** Every kind of message that the bot sends by itself. */
export const kinds = noticeKinds([...topics.flatMap(({ notices }) => listed(notices)), ...answerNotices])

/** What this program may find in a database by name. */
export const known = { notices: kinds.names, duties: [...duties.names, deliverDuty.name] }

/** Nothing is read or written before it is certain that the bot is held to one club, and has the keys of what it finds. */
async function proven(connection: Connection, keys: Keys): Promise<Connection> {
  try {
    await prove(connection)
    await proveKeys(keys)
    return connection
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** So many gestures wait for their turn in one process: what it does in a minute, and each can still be answered. */
const mostWaiting = 3_000

/** Puts the parts together on one database: the core that every platform, the command line and the tests share. */
export async function compose(parts: Parts): Promise<Assidu> {
  const { log, prefix = '', clock = realClock } = parts
  const { poolSize = 10 } = parts
  const opened = connect(parts.url, { max: poolSize, ...(parts.patience && { patience: parts.patience }) })
  const keys: Keys = {
    db: opened.db,
    now: () => clock.now(),
    sealer: sealer({ key: parts.secretKey, ...(parts.oldSecretKey ? { old: parts.oldSecretKey } : {}) }),
  }
  const connection = await proven(opened, keys)
  const boss = await openQueue(connection, error => log.error({ err: error }, 'the job queue'))
  const platforms = new Connected()
  const means: Means = {
    ...keys,
    real: () => (parts.machine ?? realClock).now(),
    newId: parts.newId ?? newId,
    publicUrl: parts.publicUrl?.replace(/\/$/, '') ?? null,
    topics,
    rooms,
    ask: askAtOnce,
    lookups: platforms,
    draw: chart =>
      (parts.draw ?? drawPng)(chart).catch(error => {
        log.warn({ err: error }, 'a picture could not be drawn; what it shows is said in words')
        return null
      }),
    enqueue: enqueueWith(boss),
  }
  const commands = [...commandList, noticeCommand(kinds)]
  const width = parts.width ?? 8
  const desk = new Desk(width)
  const lanes = new Lanes(width, means.real)
  const placeChanged: PlaceChanged = async (club, place, now) => {
    if (now !== 'well') await tellOfTrouble(club, now)
    if (now === 'well') log.info({ ...place }, `${place.platform}: the connection works again; what waited is sent`)
    else
      log.error({ ...place, why: now.detail }, `${place.platform}: the connection is in trouble, nothing is sent there`)
  }
  const delivering: Delivering = {
    means,
    kinds,
    platforms,
    prefix,
    desk,
    lanes,
    firstMessage: (words, reader, { row }) => firstMessage(words, reader, noticeTold(row.settings)),
    call: callInChannel,
    placeChanged,
    puzzled: (place, why) =>
      log.error({ ...place, why }, `${place.platform}: an answer nobody knows; the message waits`),
    unconnected: askToLink,
    organizersChannel,
    channelFoundShut: tellOfShutChannel,
    organizers: organizersToTell,
  }
  const probes = new Probes({
    means,
    platforms,
    changed: placeChanged,
    wake: () => worker.wake(),
    failed: error => log.error({ err: error }, 'a place in trouble could not be asked'),
  })
  const failing = new Set<string>()
  const counts = { failedJobs: 0, unknownNotices: 0, unknownDuties: 0 }
  const worker = startWorker({
    boss,
    handlers: {
      deliver: job => deliver(delivering, job),
      redraw: job => redraw(delivering, job),
      duty: job => step(delivering, job.club, club => doDuty(club, duties, job)),
      twin: job => settleTwin(delivering, job),
      sign: job => showSigns({ ...delivering, signs: club => meetingSigns(club, wordsFor(club.speech)) }, job),
    },
    waits: (queue, job) => (queue === 'deliver' ? lanes.crowdedFor(job.club) : null),
    onError(error: unknown, queue: Queue, job: Job) {
      failing.add(job.id)
      counts.failedJobs++
      if (error instanceof Unknown) counts[error.what === 'duty' ? 'unknownDuties' : 'unknownNotices']++
      log.error({ err: error, queue, job: job.id }, 'a job failed')
    },
    desk,
    inOrder: width === 1,
    pollSeconds: parts.works === false ? null : (parts.pollSeconds ?? 2),
  })
  // Some connections are always left for the jobs and the queue.
  const lobby = new Lobby({ atOnce: Math.max(1, Math.floor(poolSize * 0.6)), most: mostWaiting })
  const dispatching: DispatchDependencies = {
    means,
    commands,
    prefix,
    mayAnswer: lateNudges,
    platforms,
    lobby,
    withoutClub: withoutClub({
      means,
      commands,
      placeName: (platform, id) =>
        platforms
          .get(platform)
          ?.places()
          .find(({ place }) => place === id)?.name ?? null,
      takeOver: here => platforms.get(here)?.comesBy === 'its operator',
    }),
    waiting: waitingBeneath(kinds),
    beneath,
    askWho: askWho({ commands }),
    report(error) {
      const reference = newId().slice(0, 8)
      log.error({ err: error, reference }, 'a gesture failed')
      return reference
    },
    wake: worker.wake,
    twin: noticeTwin,
  }
  async function claimAll(): Promise<void> {
    while ((await beat(means)).length > 0) worker.wake()
  }
  async function beatAndDrain(): Promise<Beaten> {
    failing.clear()
    const claimed = await beat(means)
    await worker.drain()
    return {
      done: claimed.filter(({ job }) => !failing.has(job)),
      failed: claimed.filter(({ job }) => failing.has(job)),
    }
  }
  let stopBeating = async () => {}
  const dispatch = dispatcher(dispatching)
  return {
    means,
    connection,
    commands,
    async dispatch(gesture) {
      const answer = await dispatch(gesture)
      probes.heard(gesture)
      return answer
    },
    lobby,
    probes,
    placeChanged,
    platforms,
    log,
    prefix,
    clock,
    claimAll,
    beatAndDrain,
    drain: worker.drain,
    wake: worker.wake,
    counts,
    startBeating() {
      stopBeating = startHeartbeat(async () => {
        try {
          await claimAll()
          worker.wake()
          probes.beat()
        } catch (error) {
          log.error({ err: error }, 'the heartbeat')
        }
      })
    },
    async stop() {
      await stopBeating()
      lanes.close()
      await worker.stop()
      for (const platform of platforms.values()) await platform.stop()
      await boss.stop({ graceful: false })
      await connection.close()
    },
  }
}

/** The machine's clock, moved. */
export const clockAhead = (distance?: Temporal.Duration): MovableClock => movableClock(realClock, distance)

/**
 * Moves a club's clock to `to`, stopping at each instant anything is due, so that all that lies between happens in order,
 * as it would have, and leaves it standing there. `arrived` is called at each stop, before what is due there is done: who
 * keeps the clock keeps it then, and one killed on the way does not fall back behind what it has sent. Gives what was done.
 */
export async function moveClock(
  assidu: Assidu,
  clock: MovableClock,
  to: Temporal.Instant,
  arrived: () => Promise<void> = async () => {},
): Promise<Beaten> {
  const done: Claimed[] = []
  const failed: Claimed[] = []
  const doWhatIsDue = async () => {
    const beaten = await assidu.beatAndDrain()
    done.push(...beaten.done)
    failed.push(...beaten.failed)
    return beaten.done.length + beaten.failed.length
  }
  for (;;) {
    const next = await nextDue(assidu.means.db)
    if (!next || Temporal.Instant.compare(next, to) > 0) break
    if (Temporal.Instant.compare(next, clock.now()) > 0) clock.standAt(next)
    await arrived()
    if ((await doWhatIsDue()) === 0) break
  }
  clock.standAt(to)
  await doWhatIsDue()
  return { done, failed }
}
