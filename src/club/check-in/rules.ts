import type { AttendanceStatus, CheckIn, Meeting } from '../../terms/meeting.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'

/** How long before the start one may check in. */
const OPENS_BEFORE = { minutes: 30 }
/** Who checks in later than this after the start is proposed as late. */
const ON_TIME_FOR = { minutes: 10 }

/** How long a code holds, in ms: on the page that shows the next one by itself, and where an organizer reads it aloud. */
const onThePage = 60_000
const readAloud = 15 * 60_000

export const opensAt = ({ startsAt }: Pick<Meeting, 'startsAt'>): Temporal.Instant => startsAt.subtract(OPENS_BEFORE)

/** Why nobody can check in to it now; null where one can: from half an hour before it until it ends, or its roll is taken. */
export function mayCheckIn(meeting: Meeting, at: Temporal.Instant): Refusal | null {
  const { status, startsAt, endsAt, zone, place } = meeting
  if (status === 'cancelled' || status === 'holiday') return refuse('meeting cancelled', { startsAt, zone, place })
  if (status === 'held' || Temporal.Instant.compare(at, endsAt) >= 0)
    return refuse('door closed', { startsAt, zone, place })
  return Temporal.Instant.compare(at, opensAt(meeting)) < 0
    ? refuse('door not open', { startsAt, zone, place, opens: opensAt(meeting) })
    : null
}

/** What the roll proposes for whoever has checked in. */
export const expectedOfCheckIn = (
  { at, substitute }: Pick<CheckIn, 'at' | 'substitute'>,
  meeting: Pick<Meeting, 'startsAt'>,
): AttendanceStatus => (substitute !== null ? 'substitute' : isLate(at, meeting) ? 'late' : 'present')

const isLate = (at: Temporal.Instant, { startsAt }: Pick<Meeting, 'startsAt'>) =>
  Temporal.Instant.compare(at, startsAt.add(ON_TIME_FOR)) > 0

/** The steps of the clock by which codes change: quickly on a page, slowly where there is none. */
export function stepsAt(at: Temporal.Instant, { hasPage }: { readonly hasPage: boolean }) {
  const long = hasPage ? onThePage : readAloud
  const step = Math.floor(at.epochMilliseconds / long)
  return {
    now: step,
    /** The one before is still taken: it was read as it changed. */
    taken: [step, step - 1] as const,
    /** When the next is shown, and until when this one is taken. */
    changes: Temporal.Instant.fromEpochMilliseconds((step + 1) * long),
    holds: Temporal.Instant.fromEpochMilliseconds((step + 2) * long),
  }
}

/** The digits of what was typed for a code. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '')
