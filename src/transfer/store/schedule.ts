import { endsAt } from '../../club/introductions/rules.ts'
import { announcedAt, rollRemindedAt } from '../../club/meetings/rules.ts'
import { asksAbout } from '../../club/referrals/remind.ts'
import { isClosed } from '../../club/referrals/rules.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, dueAt, keepNotice, noLongerDue, type ToKeep } from '../../notices/keep.ts'
import { wallTime } from '../../time/wall.ts'
import type { File, Row } from '../format/format.ts'
import { type DbRow, insertMany } from './bulk.ts'
import type { Ids } from './ids.ts'

/** What a record will do by itself: messages kept until they fall due, and duties. */
type Ahead = {
  readonly notices: readonly (ToKeep & { readonly at: Temporal.Instant })[]
  readonly duties: readonly { readonly duty: string; readonly at: Temporal.Instant }[]
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
    const due = (duty: string, about: string, at: Temporal.Instant) =>
      dues.push({ id: this.#club.newId(), duty, about, at })
    for (const { row, id } of rows) {
      const asked = aheadOf(this.#club, this.#ids, row, id, () => this.#next())
      for (const notice of asked?.notices ?? []) {
        const kept = asKept(this.#club, notice)
        notices.push(kept)
        due('deliver', kept.id, notice.at)
      }
      for (const { duty, at } of asked?.duties ?? []) due(duty, id, at)
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
      for (const duty of duties[file] ?? []) await noLongerDue(club, duty, id)
      await dropKept(club, id, reminders, 'corrected by an import')
      const asked = aheadOf(club, this.#ids, row, id, () => this.#next())
      for (const notice of asked?.notices ?? []) await keepNotice(club, notice)
      for (const { duty, at } of asked?.duties ?? []) await dueAt(club, duty, id, at)
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
  'meetings.csv': ['announce-meeting', 'roll-missing'],
  'introductions.csv': ['end-introduction'],
  'referrals.csv': ['close-referral'],
}
const reminders = ['referral-reminder', 'referral-closes-soon', 'introduction-reminder']

type AheadOf<F extends File> = (
  club: ClubTx,
  ids: Ids,
  row: Row<F>,
  id: string,
  next: () => Temporal.Instant,
) => Ahead | null

const ahead: { readonly [F in File]?: AheadOf<F> } = {
  'meetings.csv': (club, _, row) => {
    const starts = row.starts_at.at
    if (row.status !== 'planned' || Temporal.Instant.compare(starts, club.at) <= 0) return null
    const tomorrow = wallTime(club.today.add({ days: 1 }), '09:00', club.zone)
    const usual = announcedAt(starts, club.zone, club.at, club.row.settings.announceDaysBefore)
    return {
      notices: [],
      duties: [
        { duty: 'roll-missing', at: rollRemindedAt(starts, club.zone) },
        { duty: 'announce-meeting', at: Temporal.Instant.compare(usual, tomorrow) > 0 ? usual : tomorrow },
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
        return [
          {
            kind: 'introduction-reminder',
            class: 'club' as const,
            to: { member },
            arguments: { introduction: id },
            about: id,
            once: `introduction-reminder:${id}:${member}`,
            at,
            speaksOf: ends,
          },
        ]
      }),
      duties: [{ duty: 'end-introduction', at: ends }],
    }
  },

  'referrals.csv': (club, ids, row, id, next) => {
    if (isClosed(row.status)) return null
    const between = { giver: ids.ofMember(row.giver), receiver: ids.ofMember(row.receiver) }
    const asked = asksAbout({ id, status: row.status, touchedAt: club.at }, between, next())
    return asked && { notices: asked.notices, duties: [{ duty: 'close-referral', at: asked.closes }] }
  },
}

const asKept = (club: ClubTx, notice: Ahead['notices'][number]) => ({
  id: club.newId(),
  kind: notice.kind,
  class: notice.class,
  reader_id: 'member' in notice.to ? notice.to.member : null,
  channel: 'channel' in notice.to ? notice.to.channel : null,
  people: 'people' in notice.to ? notice.to.people : null,
  arguments: notice.arguments,
  once: notice.once,
  about: notice.about ?? null,
  kept_at: club.at,
  due_at: notice.at,
  speaks_of: notice.speaksOf ?? null,
  state: 'kept',
})
