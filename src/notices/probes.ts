import { isTrouble, type Place, type Platform } from '../contract/platform.ts'
import { inClub, type Means } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import type { PlaceChanged } from './delivering.ts'
import { aboutPlace, changeTrouble, tryOne } from './places.ts'

type Dependencies = {
  readonly means: Means
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly changed: PlaceChanged
  /** After something was put into the queue. */
  readonly wake: () => void
  readonly failed: (error: unknown) => void
}

type InTrouble = Place & {
  readonly club: string
  readonly probes: number
  readonly probed_at: Temporal.Instant | null
}

/** In seconds: how long a place in trouble is left alone after so many questions, and after a sign of life from it. */
const pauses = [60, 120, 240, 480, 900]
const afterSign = 10

/** Asks places in trouble whether they are well: each minute at first, then more seldom; at once when something came from them. */
export class Probes {
  readonly #dependencies: Dependencies
  #troubled: ReadonlySet<string> = new Set()
  #beating: Promise<void> | null = null

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies
  }

  /** Asks those whose turn has come; one round at a time. Never rejects. */
  beat(): Promise<void> {
    this.#beating ??= this.#round()
      .catch(this.#dependencies.failed)
      .finally(() => {
        this.#beating = null
      })
    return this.#beating
  }

  /** Something came from a place: if it is in trouble, that may be over. Never rejects. */
  async heard(at: Place): Promise<void> {
    if (this.#troubled.has(aboutPlace(at))) await this.#askThose(at, afterSign).catch(this.#dependencies.failed)
  }

  /** A platform is connected, or the bot was brought back into a place: asked whenever it was asked before. */
  now(at: { readonly platform: PlatformName; readonly place?: string }): Promise<void> {
    return this.#askThose(at, 0)
  }

  async #round(): Promise<void> {
    for (const one of await this.#inTrouble())
      if (this.#isOver(one, pauses[Math.min(one.probes, pauses.length - 1)]!)) await this.#ask(one)
  }

  async #askThose({ platform, place }: { platform: PlatformName; place?: string }, pause: number): Promise<void> {
    const those = (await this.#inTrouble()).filter(
      one => one.platform === platform && (place === undefined || one.place === place),
    )
    for (const one of those) if (this.#isOver(one, pause)) await this.#ask(one)
  }

  async #inTrouble(): Promise<InTrouble[]> {
    const rows = await this.#dependencies.means.db
      .selectFrom('place_trouble')
      .select(['club_id as club', 'platform', 'place', 'probes', 'probed_at'])
      .execute()
    const all = rows.map(row => ({ ...row, platform: row.platform as PlatformName }))
    this.#troubled = new Set(all.map(aboutPlace))
    return all.filter(({ platform }) => this.#dependencies.platforms.has(platform))
  }

  #isOver({ probed_at: asked }: InTrouble, seconds: number): boolean {
    return asked === null || Temporal.Instant.compare(asked.add({ seconds }), this.#dependencies.means.real()) <= 0
  }

  async #ask(one: InTrouble): Promise<void> {
    const { means, platforms, changed, wake } = this.#dependencies
    // Any number of processes may beat; one of them asks.
    const mine = await inClub(means, one.club, club =>
      changeTrouble(club, one)
        .set(({ eb }) => ({ probed_at: means.real(), probes: eb('probes', '+', 1) }))
        .where('probed_at', 'is not distinct from', one.probed_at)
        .returning('place')
        .executeTakeFirst(),
    )
    if (!mine) return
    const answer = await platforms.get(one.platform)!.probe(one.place)
    await inClub(means, one.club, async club => {
      if (!isTrouble(answer)) {
        if (await tryOne(club, one)) await changed(club, one, 'well')
      } else if (answer.trouble === 'installation')
        await changeTrouble(club, one).set({ detail: answer.detail, trial: null }).execute()
    })
    wake()
  }
}
