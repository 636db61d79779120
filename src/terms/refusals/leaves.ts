import type { Pause } from '../leave.ts'

export type LeaveRefusals = {
  /** `until`: the last day it may have. */
  'pause too long': { days: number; until: Temporal.PlainDate }
  'pause taken already': { from: Temporal.PlainDate; until: Pause['until'] | null }
}
