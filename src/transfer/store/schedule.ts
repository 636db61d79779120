import * as introductions from '../../club/introductions/kinds.ts'
import { endsAt } from '../../club/introductions/rules.ts'
import * as meetings from '../../club/meetings/kinds.ts'
import { announcedAt, rollRemindedAt } from '../../club/meetings/rules.ts'
import * as referrals from '../../club/referrals/kinds.ts'
import { asksAbout } from '../../club/referrals/remind.ts'
import { isClosed } from '../../club/referrals/rules.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Asked, dismissAll } from '../../duties/duty.ts'
import { delivering, dropKept, keepAll, noticeRow, type ToKeep } from '../../notices/keep.ts'
import { wallTime } from '../../time/wall.ts'
import type { File, Row } from '../format/format.ts'
import { type DbRow, insertMany } from './bulk.ts'
import type { Ids } from './ids.ts'

/** What a record will do by itself: messages kept until they fall due, and duties. */
type Ahead = {
  readonly notices: readonly ToKeep[]
  readonly duties: readonly Asked[]
}

/**
 * What imported records will do by themselves later. An import is silent: open records count as touched today, their
 * first reminders are spread over the 14 days to come, and a meeting ahead is announced tomorrow at the earliest.
 */
export class Schedule {
  readonly #club: ClubTx
  readonly #ids: Ids
  #count = 0

  constructor(club: ClubTx, ids: Ids) {
    this.#club = club
    this.#ids = ids
  }

  /** For rows that are new: nothing was asked for them before. A batch of any size is two statements. */
  async created<F extends File>(
    file: F,
    rows: readonly { readonly row: Row<F>; readonly id: string }[],
  ): Promise<void> {
    const aheadOf = ahead[file] as AheadOf<F> | undefined
    if (!aheadOf) return
    const notices: DbRow[] = []
    const dues: DbRow[] = []
    const due = (asked: Asked) => dues.push({ id: this.#club.newId(), ...asked })
    for (const { row, id } of rows) {
      const asked = aheadOf(this.#club, this.#ids, row, id, () => this.#next())
      for (const notice of asked?.notices ?? []) {
        const { club_id: _, ...kept } = noticeRow(this.#club, notice)
        notices.push(kept)
        due(delivering.of(kept.id, kept.due_at))
      }
      for (const one of asked?.duties ?? []) due(one)
    }
    await insertMany(this.#club, 'notice', notices)
    await insertMany(this.#club, 'due', dues)
  }

  /** For corrected rows: what was asked before no longer holds. */
  async updated<F extends File>(
    file: F,
    rows: readonly { readonly row: Row<F>; readonly id: string }[],
  ): Promise<void> {
    const aheadOf = ahead[file] as AheadOf<F> | undefined
    if (!aheadOf) return
    const club = this.#club
    for (const { row, id } of rows) {
      await dismissAll(club, duties[file] ?? [], [id])
      await dropKept(club, id, reminders, 'corrected by an import')
      const asked = aheadOf(club, this.#ids, row, id, () => this.#next())
      await keepAll(club, asked?.notices ?? [], asked?.duties ?? [])
    }
  }

  /** 10:00 of the club, from tomorrow on to the fourteenth day, in turn. */
  #next(): Temporal.Instant {
    const day = this.#club.today.add({ days: 1 + (this.#count++ % 14) })
    return wallTime(day, '10:00', this.#club.zone)
  }
}

/** What an import may have asked for. */
const duties: { readonly [F in File]?: readonly string[] } = {
  'meetings.csv': [meetings.announcing.name, meetings.remindingOfRoll.name],
  'introductions.csv': [introductions.ending.name],
  'referrals.csv': [referrals.closing.name],
}
const reminders = [referrals.reminder, referrals.closesSoon, introductions.reminder]

type AheadOf<F extends File> = (
  club: ClubTx,
  ids: Ids,
  row: Row<F>,
  id: string,
  next: () => Temporal.Instant,
) => Ahead | null

const ahead: { readonly [F in File]?: AheadOf<F> } = {
  'meetings.csv': (club, _, row, id) => {
    const starts = row.starts_at.at
    if (row.status !== 'planned' || Temporal.Instant.compare(starts, club.at) <= 0) return null
    const tomorrow = wallTime(club.today.add({ days: 1 }), '09:00', club.zone)
    const usual = announcedAt(starts, club.zone, club.at, club.row.settings.announceDaysBefore)
    return {
      notices: [],
      duties: [
        meetings.remindingOfRoll.of(id, rollRemindedAt(starts, club.zone)),
        meetings.announcing.of(id, Temporal.Instant.compare(usual, tomorrow) > 0 ? usual : tomorrow),
      ],
    }
  },

  /** As if asked so that its one reminder falls on the day that is its turn. */
  'introductions.csv': (club, ids, row, id, next) => {
    if (row.status !== 'pending') return null
    const at = next()
    const ends = endsAt(at.subtract({ hours: 72 }), club.zone)
    const silent = [row.answer_a === null ? row.party_a : null, row.answer_b === null ? row.party_b : null]
    return {
      notices: silent.flatMap(party => {
        if (party === null) return []
        const member = ids.ofMember(party)
        return [introductions.reminder.of({ introduction: id, to: { member }, due: at, speaksOf: ends })]
      }),
      duties: [introductions.ending.of(id, ends)],
    }
  },

  'referrals.csv': (club, ids, row, id, next) => {
    if (isClosed(row.status)) return null
    const between = { giver: ids.ofMember(row.giver), receiver: ids.ofMember(row.receiver) }
    const asked = asksAbout({ id, status: row.status, touchedAt: club.at }, between, next())
    return asked && { notices: asked.notices, duties: [referrals.closing.of(id, asked.closes)] }
  },
}
