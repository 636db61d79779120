import { createHash } from 'node:crypto'
import type { AheadOf, References } from '../../club/file.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { dismissAll } from '../../duties/duty.ts'
import type { File } from '../../format/format.ts'
import { dropKept, keepAll } from '../../notices/keep.ts'
import { wallTime } from '../../time/wall.ts'
import type { Files } from './files.ts'
import type { WithId } from './stored-rows.ts'

/** The first messages about what an import brought are spread over so many days. */
const spreadDays = 14
/** So many rows are asked for at once: each may have a few messages, and a statement holds 65,535 values. */
const atOnce = 500

/**
 * What imported records will do by themselves later. An import is silent: each member hears of its open records first on one
 * of the days to come, his own.
 */
export class Ahead {
  readonly #club: ClubTx
  readonly #files: Files
  readonly #refers: References

  constructor(club: ClubTx, files: Files, refers: References) {
    this.#club = club
    this.#files = files
    this.#refers = refers
  }

  /** Of rows that are new: nothing was asked for them before. */
  async created<F extends File>(file: F, rows: readonly WithId<F>[]): Promise<void> {
    const { ahead } = this.#files.of(file)
    if (ahead !== 'none') await this.#ask(ahead, rows)
  }

  /** Of corrected rows: what was asked before no longer holds. */
  async corrected<F extends File>(file: F, rows: readonly WithId<F>[]): Promise<void> {
    const { ahead } = this.#files.of(file)
    if (ahead === 'none') return
    const ids = rows.map(({ id }) => id)
    const duties = ahead.duties.map(({ name }) => name)
    await dismissAll(this.#club, duties, ids)
    await dropKept(this.#club, ids, ahead.notices, 'corrected by an import')
    await this.#ask(ahead, rows)
  }

  async #ask<F extends File>(ahead: AheadOf<F>, rows: readonly WithId<F>[]): Promise<void> {
    const given = { club: this.#club, refers: this.#refers, dayFor: (member: string) => this.#dayFor(member) }
    for (let from = 0; from < rows.length; from += atOnce) {
      const asked = rows.slice(from, from + atOnce).map(({ row, id }) => ahead.of(row, id, given))
      await keepAll(
        this.#club,
        asked.flatMap(one => one?.notices ?? []),
        asked.flatMap(one => one?.duties ?? []),
      )
    }
  }

  /** 10:00 of the club, from tomorrow on; the same however often he is imported. */
  #dayFor(member: string): Temporal.Instant {
    const turn = createHash('sha256').update(member).digest().readUInt32BE() % spreadDays
    const day = this.#club.today.add({ days: 1 + turn })
    return wallTime(day, '10:00', this.#club.zone)
  }
}
