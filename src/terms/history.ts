/** What a standing is computed from: plain facts with their own dates, each told by the topic that keeps it. `id`s are opaque. */

export type HistoryMember = {
  id: string
  /** What ties are broken by; the id when absent. */
  order?: string
  joinedOn: Temporal.PlainDate
  /** Last day of membership. */
  leftOn?: Temporal.PlainDate | undefined
  /** Objections to scoring; an open one has no end. */
  objected?: readonly Spell[]
  /** Standings he said are not right, until a human has answered. */
  contested?: readonly Spell[]
  /** Pauses: first and last day, the last included; open-ended without. */
  leaves?: readonly { from: Temporal.PlainDate; until?: Temporal.PlainDate | undefined }[]
}

/** A time something held of a member; without an end it still does. */
export type Spell = { from: Temporal.Instant; until?: Temporal.Instant | undefined }

export type HistoryMeeting = {
  id: string
  startsAt: Temporal.Instant
  /** The zone of its wall, by which its day is told; the club's when absent. */
  zone?: string | undefined
  status: 'planned' | 'held' | 'cancelled' | 'holiday'
  required: boolean
  /** `full`: without a row he was absent; `partial`: without a row it is unknown; `none`: no roll was taken. */
  roll: 'full' | 'partial' | 'none'
}

export type AttendanceRow = {
  meeting: string
  member: string
  status: 'present' | 'late' | 'excused' | 'substitute' | 'absent'
}

type Done = { id: string; by: string; on: Temporal.Instant }

/**
 * What a member did, as standing weighs it, dated by its own day. Facts learnt later (a confirmation, a rating, an
 * acceptance) count from their date when it is stored, else from the act's own.
 */
export type WeighedAct =
  | (Done & {
      kind: 'referral'
      for: string
      /** Its giver buys himself: business given, and nobody recommended. */
      inside?: boolean | undefined
      confirmed: 'confirmed' | 'denied' | 'unknown'
      confirmedOn?: Temporal.Instant | undefined
      quality?: number | undefined
      ratedOn?: Temporal.Instant | undefined
      /** It is or was at `meeting`, `quoted` or `won`. */
      reachedMeeting: boolean
    })
  | (Done & { kind: 'introduction'; accepted: boolean; acceptedOn?: Temporal.Instant | undefined })
  | (Done & { kind: 'introduction-for-himself' })
  | (Done & {
      kind: 'answer'
      ask: string
      helpful?: boolean | undefined
      /** When the author of the ask said whether it helped. */
      saidOn?: Temporal.Instant | undefined
    })
  /** A visit of a guest who came; `by` is empty when nobody had invited him. */
  | (Done & { kind: 'guest'; guest: string })
  | (Done & { kind: 'sponsorship'; for: string })
  | (Done & { kind: 'thanks'; for: string })
  | (Done & { kind: 'ask' | 'offer' | 'problem' })
  /** One line for each participant who counts. */
  | (Done & { kind: 'one-to-one' })
