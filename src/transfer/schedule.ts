import { announcedAt, rollRemindedAt } from '../club/meetings/rules.ts'
import { scheduleReferral } from '../club/referrals/remind.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { dueAt, noLongerDue } from '../notices/keep.ts'
import type { ReferralStatus } from '../terms/referral.ts'
import { wallTime } from '../time/wall.ts'
import type { File, Row } from './format.ts'

/**
 * What imported records will do by themselves later. An import is silent: open records count as touched today, their
 * first reminders are spread over the 14 days to come, and a meeting ahead is announced tomorrow at the earliest.
 */
export class Schedule {
  readonly #club: ClubTx
  #count = 0

  constructor(club: ClubTx) {
    this.#club = club
  }

  async add<F extends File>(file: F, row: Row<F>, id: string): Promise<void> {
    const add = adders[file] as Adder<F> | undefined
    await add?.(this.#club, row, id, () => this.#next())
  }

  /** 10:00 of the club, from tomorrow on to the fourteenth day, in turn. */
  #next(): Temporal.Instant {
    const day = this.#club.today.add({ days: 1 + (this.#count++ % 14) })
    return wallTime(day, '10:00', this.#club.zone)
  }
}

type Adder<F extends File> = (club: ClubTx, row: Row<F>, id: string, next: () => Temporal.Instant) => Promise<void>

const adders: { readonly [F in File]?: Adder<F> } = {
  'meetings.csv': async (club, row, id) => {
    await noLongerDue(club, 'announce-meeting', id)
    await noLongerDue(club, 'roll-missing', id)
    const starts = row.starts_at.at
    if (row.status !== 'planned' || Temporal.Instant.compare(starts, club.at) <= 0) return
    await dueAt(club, 'roll-missing', id, rollRemindedAt(starts, club.zone))
    const tomorrow = wallTime(club.today.add({ days: 1 }), '09:00', club.zone)
    const usual = announcedAt(starts, club.zone, club.at, club.row.settings.announceDaysBefore)
    await dueAt(club, 'announce-meeting', id, Temporal.Instant.compare(usual, tomorrow) > 0 ? usual : tomorrow)
  },

  'referrals.csv': async (club, row, id, next) => {
    const status: ReferralStatus = row.status
    await scheduleReferral(club, { id, status, touchedAt: club.at }, { firstReminder: next() })
  },
}
