import type { Generated, JSONColumnType } from 'kysely'
import type { Cadence } from '../terms/round.ts'
import type { Language } from '../terms/speech.ts'

/** The tables as Kysely sees them. `timestamptz` is a Temporal.Instant, `date` a Temporal.PlainDate, `numeric` a string. */

export type Instant = Temporal.Instant
export type PlainDate = Temporal.PlainDate

/** Any string will do; the name says that the column holds no words: src/db/fates.ts asks nothing about it. */
export type Uuid = string & { readonly uuid?: never }
export type Numeric = string & { readonly numeric?: never }

export type ClubSettings = {
  /** Sensitivity of the hunter rule: 4.5 careful, 3.5 normal, 3 early. */
  sensitivity?: number
  /** Each choice of it with its day: a choice counts from its own. */
  sensitivities?: { from: string; e: number }[]
  /** The organizers' own weights, each choice whole and from its own day; nothing said: as usual. */
  weighings?: {
    id: string
    from: string
    weights?: Readonly<Record<string, number>>
    halfLife?: number
  }[]
  /** `organizers`: an answer "absent" before the start is not yet an excuse. */
  excusedBy?: 'answer' | 'organizers'
  announceDaysBefore?: number
  /** For so many days after a meeting its roll is corrected without a trace. */
  rollOpenDays?: number
  /** How often one-to-ones are proposed; monthly where nothing is said. */
  rounds?: Cadence
  /** How the committee votes; as usual where nothing is said. In a hundred of those who may vote, and days. */
  vote?: { quorum?: number; days?: number }
  /** `club`: the line over the channel is the club's own; else the next meeting stands there. */
  topic?: 'club'
  /** How the organizers get their digest; what is not said is as usual. `off`: sections left out. `day`: 1 is Monday. */
  digest?: { to?: 'each'; off?: readonly string[]; day?: number; time?: string }
  /** What the last choice in a form of its own replaced, by that form, and the id by which it is taken back. */
  replaced?: Readonly<Record<string, { id: string; before: Readonly<Record<string, unknown>> }>>
  /** Public services, education and health count in the balance of sectors too. */
  countsPublic?: boolean
  /** Kinds of nudges that are off for the installation, and sent here all the same. */
  nudgesAllTheSame?: string[]
  /** For how many days what is kept; the usual ones where nothing is said. */
  keep?: {
    acts?: number
    prospects?: number
    visitors?: number
    candidates?: number
    audit?: number
    nudges?: number
    leavers?: number
  }
}

export type MemberSettings = {
  /** Kinds of notices he switched off. */
  off?: string[]
  /** No nudge until he turns them on again. */
  noNudges?: boolean
  nudgesSnoozedUntil?: string
  keepForMorning?: boolean
  ownHours?: { from: string; to: string; weekEnds?: boolean; holidays?: boolean }
  /** The language of his profile was offered to him: once, and never again. */
  languageOffered?: boolean
  /** The language of his profile, as it was when he was linked: his first private message offers it. */
  languageToOffer?: Language
}

export type OfClub = { club_id: Uuid }
export type Kept = OfClub & { id: Uuid; external_id: string }
export type DayOnly = { day_only: Generated<string[]> }

/** Every table by its name: those of the rooms here, those of a topic in its own folder, in `tables.ts`. */
export interface Tables {
  /** A place whose connection does not work: nothing is sent there. `met_with`: what was to be sent, direct, channel or group. */
  place_trouble: OfClub & {
    platform: string
    place: string
    /** The platform's code. */
    detail: string
    met_with: string
    since: Instant
    /** The one notice that may be sent there all the same, to see whether it is well. */
    trial: Uuid | null
    /** How often it was asked since, and when last, by the machine's clock. */
    probes: Generated<number>
    probed_at: Instant | null
  }
  imported_row: OfClub & { file: string; identity: string; hash: Buffer }
  draft: OfClub & { id: Uuid; member_id: Uuid; command: string; said: Buffer; expires_at: Instant }
  notice: OfClub & {
    id: Uuid
    kind: string
    class: string
    reader_id: Uuid | null
    channel: string | null
    people: Uuid[] | null
    arguments: JSONColumnType<Record<string, string>>
    once: string
    about: string | null
    /** A record of another topic's that it asks about: drawn anew with all that is about that. */
    follows: string | null
    kept_at: Instant
    due_at: Instant
    speaks_of: Instant | null
    /** kept, sending, waiting (no account or channel yet), sent, dropped. */
    state: string
    why: string | null
    changed_at: Instant | null
    /** When it went, or the one it went into. */
    went_at: Instant | null
    /** Its reader's attention was taken: not before this. */
    moved_to: Instant | null
    /** The notice whose message tells this one too. */
    merged_into: Uuid | null
  }
  /** What a platform shows of the club beside its messages: what stands there, and who is bringing it up to date. */
  sign: OfClub & {
    id: Uuid
    platform: string
    place: string
    /** The record; of the line over a channel: `topic`. */
    about: string
    /** A hash of what stands there; null where nothing does. */
    shown: string | null
    /** What the platform calls it. */
    known: string | null
    /** How often one has gone: another is found by another mark. */
    round: Generated<number>
    lease_by: Uuid | null
    lease_until: Instant | null
    next_at: Instant | null
    /** With a next try: it passes; without: a right is missing. */
    trouble: string | null
    kept_at: Instant
  }
  delivery: OfClub & {
    id: Uuid
    notice_id: Uuid
    platform: string
    place: string
    target: string
    /**
     * `sending` (under a lease), `doubtful` (may have been sent), `again` (may have been sent, nobody can look, is sent once
     * more), `retry` (was not sent), `sent`, `failed`, `dropped`, `let go` (may have been sent, and is not tried again).
     */
    state: string
    channel: string | null
    message: string | null
    /** What was uploaded for it, where the platform keeps that apart from the message: it goes with it. */
    files: Generated<string[]>
    /** Whose lease it is, and until when nobody else touches it. */
    lease_by: string | null
    lease_until: Instant | null
    /** When its holder was last known to be about to send, by the machine's clock: nothing is looked for before it could have landed. */
    tried_at: Instant | null
    /** Where it is being sent, as long as nobody knows whether it arrived. */
    address: JSONColumnType<Record<string, unknown> | null, string | null, string | null>
    attempts: Generated<number>
    /** How many times it was in doubt, and how many times it was sent once more without a look. */
    doubtful: Generated<number>
    sent_again: Generated<number>
    sent_at: Instant | null
    trouble: string | null
    /** A hash of what stands in the message; null when that is not known. */
    drawn: string | null
    /** The members it has named, ever; null where that was not noted. */
    named: Uuid[] | null
    /** It carries the data notice. */
    informs: Generated<boolean>
    /** What it tells has changed while it was being sent or drawn: it is drawn anew after that. */
    stale: Generated<boolean>
    /** Somebody had deleted it, and it was posted again: that happens once. */
    reposted: Generated<boolean>
    edit_by: string | null
    edit_until: Instant | null
    /** Until when the edits made so far keep it busy, one after the other as its platform allows them. */
    edits_until: Instant | null
  }
  due: OfClub & {
    id: Uuid
    duty: string
    about: string
    at: Instant
    claimed_at: Instant | null
    done_at: Instant | null
  }
  playground_message: OfClub & {
    id: Uuid
    n: number
    at: Instant
    sender: string
    where_kind: string
    where_id: string
    /** External ids of those who see it; null: everybody. */
    audience: string[] | null
    only_you: Generated<boolean>
    view: JSONColumnType<Record<string, unknown>>
    room: JSONColumnType<Record<string, unknown>>
    edited: Generated<boolean>
  }
  playground_guest: OfClub & { id: string; name: string; language: string | null }
  gesture: { platform: string; place: string; id: string; at: Instant; tap: string | null }
  installation: { key: string; value: string | null; sealed: Buffer | null }
}
