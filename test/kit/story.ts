import { test } from 'vitest'
import { type ClubTx, chooseClub, clubTx, inClub } from '../../src/db/club-tx.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { type Assidu, clockAhead, compose, moveClock, newId, realClock } from '../../src/main.ts'
import type { Chart } from '../../src/terms/chart.ts'
import { nameKey, searchForm } from '../../src/terms/names.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { Lost } from './lost.ts'
import { freshDatabase } from './postgres.ts'
import { Person, Stage } from './stage.ts'

export type Cast = Readonly<
  Record<string, { name: string; roles?: string[]; language?: 'fr' | 'en'; joined?: string; company?: string }>
>

/** Léa, Marc and Ana are members since long; Olga is an organizer and reads English. */
export const usualCast = {
  lea: { name: 'Léa Martin', company: 'Martin Toitures' },
  marc: { name: 'Marc Dubois', company: 'Dubois Électricité' },
  ana: { name: 'Ana Costa', company: 'Costa Traiteur', language: 'en' },
  olga: { name: 'Olga Renard', roles: ['member', 'organizer'], language: 'en' },
} as const satisfies Cast

export type StoryOf<Who extends string> = {
  readonly people: Readonly<Record<Who, Person>>
  /** Somebody in the same place who is no member. */
  stranger(account: string, name: string, handle?: string): Person
  readonly assidu: Assidu
  readonly clubId: string
  /** The owner's address of its database. */
  readonly url: string
  readonly stage: Stage
  readonly clock: {
    now(): Temporal.Instant
    /** Lets so much time pass (`P7D`, `PT2H`), with all that falls due. */
    passes(duration: string): Promise<void>
    /** Goes to a wall time of the club (`2026-11-24T10:00`). */
    goesTo(wall: string): Promise<void>
    /** Nothing runs for so long; what fell due meanwhile is found at its end. */
    leaps(duration: string): Promise<void>
  }
  /** The machine's clock, by which sends are leased and tried again. */
  readonly machine: { passes(duration: string): Promise<void> }
  /** What was lost on the way; it fails the story at its end. */
  readonly lost: Lost
  /** Runs something in the club's transaction, as a use case would. */
  inClub<Result>(work: (club: ClubTx) => Promise<Result>): Promise<Result>
  /** The id of a member in the database. */
  idOf(who: Who): string
}

type Setting<Who extends string> = {
  cast: Readonly<Record<Who, Cast[string]>>
  at?: string
  address?: 'vous' | 'tu'
  /** What stands between the bot and its database: the address it is given instead of the database's. */
  through?: (url: string) => Promise<string>
  /** How many connections there are, and how long a gesture waits for one, in milliseconds. */
  poolSize?: number
  patience?: number
  /** Jobs at once; one after another unless told. */
  width?: number
  /** What draws its pictures; a real process each when absent. */
  draw?: (chart: Chart) => Promise<Uint8Array>
  /** Where the pages are reached from outside; not at all when absent. */
  publicUrl?: string
  /** Where its log goes, all of it; standard error when absent, errors alone. */
  log?: { write(line: string): void }
}

const zone = 'Europe/Paris'

/** The key that every story seals with. */
export const storyKey = 'a secret key for tests, long enough to be taken'

/** A club in a database of its own, at a fixed wall time (Tuesday 3 November 2026, 11:00 in Paris unless told). */
export async function openStory<Who extends string>(
  setting: Setting<Who>,
): Promise<StoryOf<Who> & { close(): Promise<void> }> {
  const database = await freshDatabase()
  const start = Temporal.PlainDateTime.from(setting.at ?? '2026-11-03T11:00')
    .toZonedDateTime(zone)
    .toInstant()
  const clock: MovableClock = clockAhead(start.since(realClock.now()).subtract({ seconds: 10 }))
  clock.standAt(start)
  let ahead = Temporal.Duration.from({ seconds: 0 })
  const lost = new Lost(setting.log)
  const assidu = await compose({
    url: (await setting.through?.(database.url)) ?? database.url,
    secretKey: storyKey,
    log: lost.log,
    clock,
    machine: { now: () => realClock.now().add(ahead) },
    width: setting.width ?? 1,
    pollSeconds: 3600,
    poolSize: setting.poolSize ?? 5,
    ...(setting.patience === undefined ? {} : { patience: setting.patience }),
    ...(setting.draw && { draw: setting.draw }),
    publicUrl: setting.publicUrl,
  })
  const clubId = newId()
  const ids = Object.fromEntries(Object.keys(setting.cast).map(who => [who, newId()])) as Record<Who, string>
  await seed(assidu, clubId, ids, setting)
  const place = 'stage'
  const stage = new Stage(place)
  assidu.platforms.set('playground', stage)
  const told = { dispatch: assidu.dispatch, drain: assidu.drain, nextId: newId, place, stage }
  const people = Object.fromEntries(
    (Object.entries(setting.cast) as [Who, Cast[string]][]).map(([who, { name }]) => [
      who,
      new Person(who, name, told),
    ]),
  ) as Record<Who, Person>
  const goTo = async (to: Temporal.Instant) => {
    await moveClock(assidu, clock, to)
    clock.standAt(to)
  }
  return {
    people,
    stranger: (account, name, handle) => new Person(account, name, told, handle),
    assidu,
    clubId,
    url: database.url,
    stage,
    clock: {
      now: () => clock.now(),
      passes: duration => goTo(clock.now().toZonedDateTimeISO(zone).add(duration).toInstant()),
      goesTo: wall => goTo(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()),
      async leaps(duration) {
        clock.standAt(clock.now().toZonedDateTimeISO(zone).add(duration).toInstant())
        await moveClock(assidu, clock, clock.now())
      },
    },
    machine: {
      async passes(duration) {
        ahead = ahead.add(duration)
        // The queue goes by the database's clock: what was put off there comes so much sooner.
        await inSession(database.url, session =>
          session.query(
            `update pgboss.job set start_after = start_after - $1::interval where state in ('created', 'retry')`,
            [duration],
          ),
        )
        await assidu.drain()
      },
    },
    inClub: work => inClub(assidu.means, clubId, work),
    idOf: who => ids[who],
    lost,
    async close() {
      try {
        await lost.look(assidu, clubId)
      } finally {
        await assidu.stop()
        await database.drop()
      }
    },
  }
}

async function seed<Who extends string>(
  assidu: Assidu,
  clubId: string,
  ids: Record<Who, string>,
  setting: Setting<Who>,
) {
  const at = assidu.clock.now()
  await assidu.means.db.transaction().execute(async tx => {
    await chooseClub(tx, clubId)
    const row = await tx
      .insertInto('club')
      .values({
        club_id: clubId,
        external_id: 'club',
        format_version: 1,
        name: 'Le Cercle',
        zone,
        language: 'fr',
        region_code: null,
        city: null,
        cadence: null,
        meeting_weekday: null,
        meeting_time: null,
        meeting_place: null,
        visitor_limit: null,
        founded_on: null,
        currency: null,
        history_from: null,
        history_until: null,
        country: 'FR',
        address: setting.address ?? null,
        settings: '{}',
        created_at: at,
        imported_at: null,
        placed_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const club = clubTx(assidu.means, tx, row)
    await tx
      .insertInto('place')
      .values({
        platform: 'playground',
        place: 'stage',
        club_id: clubId,
        name: 'Le Cercle',
        connected_at: at,
        disconnected_at: null,
      })
      .execute()
    for (const purpose of ['club', 'introductions', 'organizers'])
      await tx
        .insertInto('channel')
        .values({ club_id: clubId, platform: 'playground', place: 'stage', purpose, channel: purpose, trouble: null })
        .execute()
    for (const [who, member] of Object.entries(setting.cast) as [Who, Cast[string]][]) {
      await tx
        .insertInto('member')
        .values({
          club_id: clubId,
          id: ids[who],
          external_id: who,
          name: member.name,
          search: searchForm(member.name),
          name_key: nameKey(member.name),
          email: null,
          phone: null,
          company: member.company ?? null,
          job_title: null,
          activity: null,
          speciality: null,
          sector_family: null,
          naf_code: null,
          naf_nomenclature: null,
          liberal: null,
          seeks: null,
          offers: null,
          joined_on: Temporal.PlainDate.from(member.joined ?? '2024-01-15'),
          left_on: null,
          sponsor_id: null,
          roles: [...(member.roles ?? ['member'])],
          language: member.language ?? null,
          zone: null,
          slack_user_id: null,
          discord_user_id: null,
          scoring_objected_on: null,
          settings: '{}',
          erased_at: null,
        })
        .execute()
      await tx
        .insertInto('account')
        .values({
          club_id: clubId,
          platform: 'playground',
          place: 'stage',
          account: who,
          member_id: ids[who],
          linked_at: at,
          hello_at: at,
          informed_at: at,
          active_at: null,
          unreachable_at: null,
          closed_at: null,
        })
        .execute()
    }
    return club
  })
}

/** A test told by the club's people. What is lost on the way fails it: a message unsent, a duty undone, an error in the log. */
export function story(name: string, tell: (club: StoryOf<keyof typeof usualCast>) => Promise<void>): void {
  test(name, async () => {
    const club = await openStory({ cast: usualCast })
    try {
      await tell(club)
    } finally {
      await club.close()
    }
  })
}
