import type { ClubTx } from '../../db/club-tx.ts'
import { dismissAll } from '../../duties/duty.ts'
import type { Cadence } from '../../terms/round.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { calendarOf, roundAfter } from './calendar.ts'
import { drawing, telling } from './kinds.ts'

/** Asks for the club's next round and the notice before it; asking again changes nothing. */
export async function askForRounds(club: ClubTx): Promise<void> {
  const calendar = calendarOf(club)
  const next = roundAfter(club.at, calendar)
  if (!next) return
  await drawing.ask(club, next.at)
  // Once the notice of the next one has gone, that of the one after it is asked for when the next one is drawn.
  if (next.noticeAt && Temporal.Instant.compare(next.noticeAt, club.at) > 0) await telling.ask(club, next.noticeAt)
}

/** Rounds come otherwise from now on: what was asked for is asked for anew. */
export async function changeRounds(club: ClubTx, rounds: Cadence): Promise<void> {
  await changeSettings(club, now => ({ ...now, rounds }))
  await endRounds(club)
  await askForRounds({ ...club, row: { ...club.row, settings: { ...club.row.settings, rounds } } })
}

/** No round is drawn any more. */
export const endRounds = (club: ClubTx): Promise<void> => dismissAll(club, [drawing.name, telling.name], [club.id])
