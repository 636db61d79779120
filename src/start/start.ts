import { setTimeout as pause } from 'node:timers/promises'
import { clubsIn } from '../club/setup/club-row.ts'
import { placeInPlayground } from '../club/setup/place-in-playground.ts'
import type { Config } from '../config.ts'
import type { Place, Platform } from '../contract/platform.ts'
import { keepStarted } from '../db/embedded/started.ts'
import type { Embedded } from '../db/embedded.ts'
import { isAway } from '../db/trouble.ts'
import { openTurns } from '../db/turns.ts'
import type { Readiness } from '../http/readiness.ts'
import { type Door, healthRouter, openDoor, openNextDoor } from '../http/server.ts'
import { resumeAfterKill } from '../jobs/recover.ts'
import { openLog } from '../log.ts'
import { type Assidu, compose, moveClock, newId } from '../main.ts'
import { brokenConnections } from '../notices/places.ts'
import { pagesRouter } from '../pages/pages.ts'
import { Refused } from '../refused.ts'
import type { MovableClock } from '../time/movable-clock.ts'
import { anyOf } from '../words/any-of.ts'
import { roomFor } from '../words/room.ts'
import { typesetAll } from '../words/typeset.ts'
import { keepDemoClock } from './demo.ts'
import { keepErasures } from './erasures.ts'
import { firstSteps } from './first-steps.ts'
import { clubsOf, type Installation, openInstallation } from './installation.ts'
import { keepRotating } from './keys.ts'
import { loadDemo } from './load-demo.ts'
import { connectPlatforms, placesWithoutClub, type Waiting } from './platforms.ts'

export type StartOptions = { readonly demo: string | true | undefined; readonly port: number | undefined }

type Say = (line: string) => void

export type Started = {
  /** Ends it all, in order; a start that is still under way ends as soon as it can. */
  readonly end: () => Promise<void>
  /** Asks the embedded server to end, and waits for nothing. */
  readonly cut: () => void
  /** Settles when the start is through; rejects with what stood in its way. */
  readonly through: Promise<void>
  /** Settles, with why, when the database is gone for good: the program says it and ends. */
  readonly lost: Promise<unknown>
}

/** `assidu start`: the database, the club, the platforms, the clock's beat. */
export function start(config: Config, options: StartOptions, say: Say): Started {
  const closing: (() => Promise<unknown>)[] = []
  const lost = Promise.withResolvers<unknown>()
  const ending = new AbortController()
  let ended: Promise<void> | undefined
  let cut = () => {}
  const close = async () => {
    ending.abort()
    for (const one of closing.splice(0).reverse()) await one()
  }
  const open = async () => {
    try {
      await startAll(config, options, say, {
        closing,
        isLost: lost.resolve,
        cutBy(embedded) {
          cut = () => embedded.cut()
        },
        signal: ending.signal,
      })
    } catch (error) {
      await close()
      throw error
    }
    if (ending.signal.aborted) await close()
  }
  const through = open()
  return {
    through,
    lost: lost.promise,
    end() {
      ending.abort()
      ended ??= through.catch(() => {}).then(close)
      return ended
    },
    cut: () => cut(),
  }
}

type Running = {
  /** What is to be done at the end, the last first. */
  readonly closing: (() => Promise<unknown>)[]
  readonly isLost: (why: unknown) => void
  readonly cutBy: (embedded: Embedded) => void
  /** The end was asked for. */
  readonly signal: AbortSignal
}

async function startAll(
  config: Config,
  options: StartOptions,
  say: Say,
  { closing, isLost, cutBy, signal }: Running,
): Promise<void> {
  const log = openLog(config.logLevel)
  const installation = await entered(config, say, signal, {
    signal,
    async before(embedded) {
      const started = await keepStarted(embedded, { say, language: config.language })
      if (!started) throw new Refused(sentences[config.language].already(config.dataDir))
      closing.push(
        () => embedded.leave(),
        () => started.release(),
      )
      started.ended.then(isLost)
      cutBy(embedded)
    },
  })
  signal.throwIfAborted()
  const onPlatform = config.slack !== undefined || config.discord !== undefined
  const clubs = await clubsOf(installation.realUrl)
  const serveDemo = options.demo !== undefined || (!onPlatform && clubs.length === 0)
  if (installation.embedded) await takeOver(installation, serveDemo)
  const works = config.role === 'all' || config.role === 'worker'
  const port = options.port ?? config.port
  const demo = serveDemo ? await loadDemo(config, installation, { folder: options.demo, port, log, signal }) : null
  if (serveDemo && !demo) throw new Refused(sentences[config.language].noDemo)
  const assidu =
    demo?.assidu ??
    (await compose({
      url: installation.realUrl,
      ...installation.keys,
      log,
      prefix: config.prefix,
      publicUrl: config.publicUrl,
      works,
    }))
  closing.push(() => assidu.stop())
  signal.throwIfAborted()
  if (config.oldSecretKey !== undefined && works) {
    const rotating = keepRotating(assidu, { signal, done: () => say(sentences[config.language].rotated) })
    closing.push(() => rotating)
  }
  const routers = [
    healthRouter({
      ready: () => readiness(assidu),
      metricsToken: config.metricsToken,
      counted: [
        {
          name: 'assidu_failed_jobs_total',
          help: 'Jobs that failed; each is tried again.',
          count: () => assidu.counts.failedJobs,
        },
        {
          name: 'assidu_unknown_notices_total',
          help: 'Notices met whose kind this version does not know.',
          count: () => assidu.counts.unknownNotices,
        },
        {
          name: 'assidu_unknown_duties_total',
          help: 'Duties met that this version does not know.',
          count: () => assidu.counts.unknownDuties,
        },
      ],
    }),
  ]
  routers.push(
    pagesRouter({
      ...{ means: assidu.means, platforms: assidu.platforms, prefix: assidu.prefix, lobby: assidu.lobby },
      report: error => assidu.log.error({ err: error }, 'a page failed'),
    }),
  )
  // Everything in the demo is invented; a real club opens to whoever read what is printed here, and to nobody else.
  const key = demo ? null : newId().replaceAll('-', '')
  const withPlayground = config.playground === 'on' || (config.playground !== 'off' && demo !== null)
  const playground = withPlayground
    ? await openPlayground(assidu, demo ? [demo.clubId] : clubs.map(({ id }) => id), demo?.clock ?? null, key)
    : null
  const together = playground !== null && !onPlatform && config.publicUrl === undefined
  if (together) routers.push(playground)
  const words = sentences[config.language]
  const sayPlaces = async () => {
    const unplaced = (await clubsIn(assidu.means.db)).find(({ placed }) => !placed)?.externalId
    for (const { platform, place, name } of await placesWithoutClub(assidu))
      say(words.empty(platform, place, name, clubTyped(config, platform), unplaced))
  }
  // On the embedded server one process runs at a time.
  const turns = installation.embedded ? undefined : () => openTurns(installation.realUrl)
  const waiting: Waiting = { say, entered: sayPlaces, lost: isLost, turns, signal }
  const platformRouters = onPlatform && !demo ? await connectPlatforms(config, assidu, waiting) : []
  // A platform's router reads raw bodies (signatures): it comes before anything else.
  const door = await open(config, options, [...platformRouters, ...routers])
  closing.push(() => door.close())
  const other =
    playground && !together
      ? await openNextDoor({ host: '127.0.0.1', port: door.port + 1, routers: [playground] })
      : null
  if (other) closing.push(() => other.close())
  signal.throwIfAborted()
  if (!demo) {
    const { again, refused } = await keepErasures(assidu, config.dataDir)
    if (again + refused > 0) say(sentences[config.language].erasedAgain(again, refused))
  }
  if (works || demo) {
    assidu.startBeating()
    // What a long absence has left to be done may take a while.
    await Promise.race([assidu.beatAndDrain(), aborted(signal)])
    signal.throwIfAborted()
  }
  for (const line of served(config, demo, clubs, onPlatform)) say(line)
  await sayPlaces()
  const { url } = other ?? door
  say(playground ? words.playground(key === null ? url : `${url}/?key=${key}`) : words.listening(url))
}

/** Settles when the end is asked for. */
const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))

/** How long to wait before a database that does not answer is tried again, in ms. */
const knocks = 2_000

/** The installation; a PostgreSQL of one's own that does not answer yet is waited for. */
async function entered(
  config: Config,
  say: Say,
  signal: AbortSignal,
  options: Parameters<typeof openInstallation>[2],
): Promise<Installation> {
  for (let tries = 0; ; tries++) {
    try {
      return await openInstallation(config, say, options)
    } catch (error) {
      if (config.databaseUrl === undefined || !isAway(error) || signal.aborted) throw error
      if (tries === 0) say(`${error.sentence(config.language)} ${sentences[config.language].waits}`)
    }
    await pause(knocks, undefined, { signal }).catch(() => {})
  }
}

/** The demo's database may not be there yet. */
async function takeOver(installation: Installation, demo: boolean): Promise<void> {
  if (demo && !(await installation.makeDemoDatabase())) return
  await resumeAfterKill(demo ? installation.demoUrl : installation.realUrl)
}

async function open(
  config: Config,
  options: StartOptions,
  routers: Parameters<typeof openDoor>[0]['routers'],
): Promise<Door> {
  const port = options.port ?? config.port
  try {
    return await openDoor({ host: config.host, port, routers })
  } catch (error) {
    const { code } = error as { code?: string }
    const words = sentences[config.language]
    if (code === 'EADDRINUSE') throw new Refused(words.portTaken(port))
    if (code === 'EACCES') throw new Refused(words.portForbidden(port))
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new Refused(words.noSuchHost(config.host))
    throw error
  }
}

/** The playground on a club: its page and its API; the clock moves for the demo only. */
async function openPlayground(
  assidu: Assidu,
  clubIds: readonly string[],
  clock: MovableClock | null,
  key: string | null,
) {
  const { createPlayground } = await import('../platforms/playground/playground.ts')
  const playground = createPlayground({
    means: assidu.means,
    commands: assidu.commands,
    prefix: assidu.prefix,
    settled: assidu.drain,
    place: placeInPlayground,
    report: error => assidu.log.error({ err: error }, 'a call of the playground failed'),
  })
  assidu.platforms.set('playground', playground.platform)
  for (const id of clubIds) await playground.open(id)
  const moving =
    clock === null ? {} : { moveClock: (_: string, to: Temporal.Instant) => moveDemo(assidu, clock, to), firstSteps }
  return playground.router(playground.service(assidu.dispatch, moving), key)
}

async function moveDemo(assidu: Assidu, clock: MovableClock, to: Temporal.Instant) {
  try {
    return await moveClock(assidu, clock, to, () => keepDemoClock(assidu.means.db, clock))
  } finally {
    clock.run()
    await keepDemoClock(assidu.means.db, clock)
  }
}

/** How long a database may take to say that it is there, in ms; who asks wants to know whether it can be used now. */
const mostWait = 2_000

async function readiness(assidu: Assidu): Promise<Readiness> {
  const answers = brokenConnections(assidu.means.db).catch(() => null)
  const answer = await Promise.race([answers, pause(mostWait, null, { ref: false })])
  const broken = answer ?? []
  // One workspace among many that has removed the app is its own affair.
  const works = (platform: Platform) => {
    const its = broken.filter(one => one.platform === platform.name)
    const isWell = ({ place }: { place: string }) => !its.some(one => one.place === place)
    return platform.connected() && (its.length === 0 || platform.places().some(isWell))
  }
  const platforms = [...assidu.platforms.values()].map(platform => [platform.name, works(platform)] as const)
  const troubles = broken.map(({ platform, place, since, detail }) => `${platform} ${place} since ${since}: ${detail}`)
  return {
    database: answer !== null,
    jobs: answer !== null,
    ...Object.fromEntries(platforms),
    ...(troubles.length === 0 ? {} : { troubles }),
  }
}

function served(
  config: Config,
  demo: { readonly name: string; readonly isOwn: boolean } | null,
  clubs: readonly { name: string; placed: boolean; externalId: string }[],
  onPlatform: boolean,
): string[] {
  const words = sentences[config.language]
  if (demo) return [demo.isOwn ? words.ownDemo(demo.name) : words.demo(demo.name)]
  return clubs.flatMap(club =>
    club.placed ? [words.serves(club.name)] : [words.unplaced(club.name, club.externalId, onPlatform)],
  )
}

/** How the first command of a club is typed on a platform. */
const clubTyped = ({ language, prefix }: Config, on: Place['platform']) =>
  roomFor({ language, address: 'vous', zone: 'UTC' }, { prefix, on }).typed('club')

const sentences = {
  en: {
    already: (folder: string) =>
      `Assidu is already running on ${folder}. Use that one, or stop it first (Ctrl-C); nothing was changed.`,
    noDemo:
      'This database user may not create the demo’s database. Run: create database assidu_demo; or import a club with: npm run -s assidu -- import <folder>',
    waits: 'Assidu waits, and goes on by itself as soon as it answers.',
    portTaken: (port: number) =>
      `Port ${port} is taken by another program. Choose another: ASSIDU_PORT=0 npm start takes any free one.`,
    portForbidden: (port: number) =>
      `Port ${port} is for the system’s own services: choose one above 1023 with ASSIDU_PORT, and let your proxy lead there.`,
    noSuchHost: (host: string) =>
      `${host} is no address of this machine: ASSIDU_HOST takes 127.0.0.1 (this machine alone), 0.0.0.0 (everybody), or one it has.`,
    demo: (name: string) => `Demo club: ${name}. Everything in it is invented; nothing leaves this machine.`,
    ownDemo: (name: string) =>
      `Demo of ${name}, on a clock of its own: nothing leaves this machine, and the real club is not touched.`,
    serves: (name: string) => `Serving ${name}.`,
    unplaced: (name: string, id: string, onPlatform: boolean) =>
      `${name} has no place yet${onPlatform ? '' : ' and sends nothing'}. Connect it: npm run -s assidu -- connect --club ${id} --slack T…`,
    empty: (platform: string, place: string, name: string, club: string, waiting: string | undefined) =>
      `${name} (${platform} ${place}) has no club yet. An administrator types ${club} there${waiting === undefined ? '' : `, or: npm run -s assidu -- connect --club ${waiting} --${platform} ${place}`}.`,
    playground: (url: string) => `Playground: ${url}`,
    erasedAgain: (again: number, refused: number) =>
      anyOf(
        [again, `Members who had been erased were back (a database restored, say): ${again} erased again.`],
        [
          refused,
          'One who had been erased is the last organizer: name another with /club organizers, then start anew.',
        ],
      ),
    rotated:
      'All that is sealed is sealed under ASSIDU_SECRET_KEY: when no other process has the previous key as its own, ASSIDU_SECRET_KEY_OLD may be removed.',
    listening: (url: string) => `Listening on ${url}`,
  },
  fr: typesetAll(
    {
      already: (folder: string) =>
        `Assidu tourne déjà sur ${folder}. Utilisez celui-là, ou arrêtez-le d’abord (Ctrl-C) ; rien n’a changé.`,
      noDemo:
        'Cet utilisateur de la base ne peut pas créer celle de la démonstration. Tapez : create database assidu_demo; ou importez un club avec : npm run -s assidu -- import <dossier>',
      waits: 'Assidu attend, et continuera de lui-même dès qu’il répondra.',
      portTaken: (port: number) =>
        `Le port ${port} est pris par un autre programme. Choisissez-en un autre : ASSIDU_PORT=0 npm start en prend un libre.`,
      portForbidden: (port: number) =>
        `Le port ${port} est réservé aux services du système : choisissez-en un au-dessus de 1023 avec ASSIDU_PORT, et faites-y mener votre serveur mandataire.`,
      noSuchHost: (host: string) =>
        `${host} n’est pas une adresse de cette machine : ASSIDU_HOST prend 127.0.0.1 (cette machine seule), 0.0.0.0 (tout le monde), ou l’une des siennes.`,
      demo: (name: string) => `Club de démonstration : ${name}. Tout y est inventé ; rien ne quitte cette machine.`,
      ownDemo: (name: string) =>
        `Démonstration avec ${name}, à son propre rythme : rien ne quitte cette machine, et le vrai club n’est pas touché.`,
      serves: (name: string) => `Au service du club ${name}.`,
      unplaced: (name: string, id: string, onPlatform: boolean) =>
        `${name} n’a pas encore de lieu${onPlatform ? '' : ' et n’envoie rien'}. Reliez-le : npm run -s assidu -- connect --club ${id} --slack T…`,
      empty: (platform: string, place: string, name: string, club: string, waiting: string | undefined) =>
        `${name} (${platform} ${place}) n’a pas encore de club. Un administrateur y tape ${club}${waiting === undefined ? '' : `, ou : npm run -s assidu -- connect --club ${waiting} --${platform} ${place}`}.`,
      playground: (url: string) => `Playground : ${url}`,
      erasedAgain: (again: number, refused: number) =>
        anyOf(
          [
            again,
            `Des membres effacés étaient revenus (une base restaurée, par exemple) : ${again} à nouveau effacés.`,
          ],
          [
            refused,
            'Une personne effacée est seule au bureau : nommez-en une autre avec /club organizers, puis redémarrez.',
          ],
        ),
      rotated:
        'Tout ce qui est scellé l’est avec ASSIDU_SECRET_KEY : quand aucun autre processus n’a plus l’ancienne clé pour sienne, ASSIDU_SECRET_KEY_OLD peut être retirée.',
      listening: (url: string) => `À l’écoute sur ${url}`,
    },
    'fr',
  ),
}
