import type { Leave } from '../../terms/leave.ts'

/** The days between the last day of a membership and today, on which it begins anew; null when there were none. */
export function timeAway(lastDay: Temporal.PlainDate | null, today: Temporal.PlainDate): Leave | null {
  const yesterday = today.subtract({ days: 1 })
  if (lastDay === null || Temporal.PlainDate.compare(lastDay, yesterday) >= 0) return null
  return { from: lastDay.add({ days: 1 }), until: yesterday }
}
