import type { Generated, JSONColumnType } from 'kysely'
import type { Json } from '../terms/json.ts'

/** The tables as Kysely sees them. `timestamptz` is a Temporal.Instant, `date` a Temporal.PlainDate, `numeric` a string. */

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** Any string will do; the name says that the column holds no words: src/db/fates.ts asks nothing about it. */
export type Uuid = string & { readonly uuid?: never }
type Numeric = string & { readonly numeric?: never }

export type ClubSettings = {
  /** Sensitivity of the hunter rule: 4.5 careful, 3.5 normal, 3 early. */
  sensitivity?: number
  /** Each choice of it with its day: a choice counts from its own. */
  sensitivities?: { from: string; e: number }[]
  /** `organizers`: an answer "absent" before the start is not yet an excuse. */
  excusedBy?: 'answer' | 'organizers'
  announceDaysBefore?: number
  /** For how many days what is kept; the usual ones where nothing is said. */
  keep?: { acts?: number; prospects?: number; visitors?: number; audit?: number; nudges?: number; leavers?: number }
}

export type MemberSettings = {
  /** Kinds of notices he switched off. */
  off?: string[]
  /** No nudge until he turns them on again. */
  noNudges?: boolean
  nudgesSnoozedUntil?: string
  keepForMorning?: boolean
  ownHours?: { from: string; to: string }
}

type OfClub = { club_id: Uuid }
type Kept = OfClub & { id: Uuid; external_id: string }
type DayOnly = { day_only: Generated<string[]> }

export type Tables = {
  club: OfClub & {
    external_id: string
    format_version: number
    name: string
    zone: string
    language: string
    region_code: string | null
    city: string | null
    cadence: string | null
    meeting_weekday: string | null
    meeting_time: string | null
    meeting_place: string | null
    visitor_limit: number | null
    founded_on: PlainDate | null
    currency: string | null
    history_from: PlainDate | null
    history_until: PlainDate | null
    country: string | null
    address: string | null
    settings: JSONColumnType<ClubSettings, string | undefined, string>
    created_at: Instant
    imported_at: Instant | null
    placed_at: Instant | null
  }
  member: Kept & {
    name: string
    /** The name lower-cased without accents: what is searched. */
    search: string
    email: string | null
    phone: string | null
    company: string | null
    job_title: string | null
    activity: string | null
    speciality: string | null
    sector_family: string | null
    naf_code: string | null
    naf_nomenclature: string | null
    liberal: boolean | null
    seeks: string | null
    offers: string | null
    joined_on: PlainDate
    left_on: PlainDate | null
    sponsor_id: Uuid | null
    roles: string[]
    language: string | null
    zone: string | null
    slack_user_id: string | null
    discord_user_id: string | null
    scoring_objected_on: PlainDate | null
    settings: JSONColumnType<MemberSettings, string | undefined, string>
    erased_at: Instant | null
  }
  account: OfClub & {
    platform: string
    place: string
    account: string
    member_id: Uuid
    linked_at: Instant
    hello_at: Instant | null
    /** When the data notice was shown to him. */
    informed_at: Instant | null
    active_at: Instant | null
    unreachable_at: Instant | null
    /** When he was last found to take no direct messages: he is called in the channel instead. */
    closed_at: Instant | null
  }
  channel: OfClub & { platform: string; place: string; purpose: string; channel: string; trouble: string | null }
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
  link_request: OfClub & {
    id: Uuid
    platform: string
    place: string
    account: string
    account_name: string
    /** The account's one name on its platform (`marc.dubois`), where the platform told it. */
    handle: string | null
    member_id: Uuid | null
    asked_at: Instant
    decided_at: Instant | null
    decided_by: Uuid | null
    decision: string | null
  }
  /** A code that `import` printed: by it an administrator of a place takes the club over there, and confirms one organizer. */
  take_over: OfClub & {
    hash: Buffer
    expires_at: Instant
    /** Where it was typed first, and by whose account: it is good for nothing elsewhere. */
    platform: string | null
    place: string | null
    account: string | null
    taken_at: Instant | null
    used_at: Instant | null
  }
  link_code: OfClub & { hash: string; member_id: Uuid; expires_at: Instant; used_at: Instant | null }
  /** An end that can still be undone: by the name of each topic what it needs to take up again what ended. */
  membership_end: OfClub & {
    member_id: Uuid
    at: Instant
    states: JSONColumnType<Readonly<Record<string, Json>>, string, string>
  }
  leave: Kept & { member_id: Uuid; from_on: PlainDate; until_on: PlainDate | null }
  meeting: Kept &
    DayOnly & {
      title: string | null
      starts_at: Instant
      ends_at: Instant | null
      zone: string | null
      place: string | null
      status: string
      required: boolean | null
      attendance_recorded: string | null
      notes: string | null
      planned_by: Uuid | null
      closed_at: Instant | null
    }
  attendance: OfClub &
    DayOnly & {
      meeting_id: Uuid
      member_id: Uuid
      status: string
      substitute_name: string | null
      checked_in_at: Instant | null
    }
  rsvp: OfClub & {
    meeting_id: Uuid
    member_id: Uuid
    answer: string
    substitute_name: string | null
    answered_at: Instant
  }
  guest: Kept & {
    guest: string
    name: string
    company: string | null
    activity: string | null
    email: string | null
    phone: string | null
    invited_by: Uuid | null
    meeting_id: Uuid
    status: string
    followed_up_on: PlainDate | null
    became_member_id: Uuid | null
  }
  introduction: Kept &
    DayOnly & {
      requested_by: Uuid
      party_a: Uuid
      party_b: Uuid
      context: string | null
      requested_at: Instant
      status: string
      answer_a: string | null
      answer_b: string | null
      decided_at: Instant | null
      met: string | null
      /** Kept back while another request for the same pair is pending; still so when it ended without having gone out. */
      held: Generated<boolean>
      ended_at: Instant | null
      /** Taken back by its asker. */
      withdrawn_at: Instant | null
      met_a: string | null
      met_b: string | null
      contact_a: string | null
      contact_b: string | null
    }
  referral: Kept &
    DayOnly & {
      giver_id: Uuid
      receiver_id: Uuid
      kind: string
      prospect_name: Buffer | null
      prospect_company: string | null
      prospect_phone: Buffer | null
      prospect_email: Buffer | null
      prospect_key: Buffer | null
      prospect_agreed: boolean | null
      need: Buffer | null
      warmth: number | null
      handoff: string | null
      status: string
      given_at: Instant
      status_at: Instant | null
      closed_at: Instant | null
      confirmed: boolean | null
      quality: number | null
      /** Reminders count from here: the day of the import for imported ones. */
      touched_at: Instant | null
      /** Taken back by its giver. */
      withdrawn_at: Instant | null
    }
  thanks: Kept &
    DayOnly & {
      from_id: Uuid
      to_id: Uuid
      referral_id: Uuid | null
      thanked_at: Instant
      amount: Numeric | null
      currency: string | null
      message: string | null
    }
  one_to_one: Kept &
    DayOnly & {
      members: Uuid[]
      round: string | null
      initiated_by: Uuid | null
      proposed_at: Instant | null
      held_on: PlainDate | null
      status: string
      note: string | null
      /** Who has said that it took place. */
      confirmed_by: Generated<Uuid[]>
      /** The other said no: `skipped` like one that was taken back, and to its proposer still unanswered. */
      declined_at: Instant | null
      /** Who has said that it did not take place: each for himself, and the other is not told. */
      denied_by: Generated<Uuid[]>
    }
  ask: Kept &
    DayOnly & {
      kind: string
      author_id: Uuid
      text: string
      created_at: Instant
      expires_on: PlainDate | null
      status: string
    }
  answer: Kept &
    DayOnly & {
      ask_id: Uuid
      member_id: Uuid
      answered_at: Instant
      text: string | null
      helpful: boolean | null
    }
  nudge: Kept &
    DayOnly & {
      member_id: Uuid
      step: number
      platform: string | null
      act: string | null
      /** The record the act is about: an ask, a meeting, a member. */
      about: string | null
      decided_at: Instant
      held_back: boolean | null
      outcome: string | null
      outcome_at: Instant | null
      episode: string | null
      arm: string | null
      standing: string | null
      due_at: Instant | null
    }
  act: OfClub & {
    id: Uuid
    kind: string
    by_id: Uuid
    for_id: Uuid | null
    at: Instant
    record: string
    record_id: Uuid
    detail: string | null
    /** The line this one supersedes; with `cancels` nothing takes its place. */
    corrects: Uuid | null
    cancels: Generated<boolean>
    noted_at: Instant
  }
  /** Acts that are let go of: how many of a kind between two (the same one twice where there is no other), and the last year. */
  old_act: OfClub & { by_id: Uuid; for_id: Uuid; kind: string; count: number; last_year: number }
  evaluation: OfClub & {
    at: Instant
    member_id: Uuid
    standing: string
    since: Instant
    figures: JSONColumnType<Record<string, unknown>>
  }
  organizer_answer: OfClub & { id: Uuid; member_id: Uuid; by_id: Uuid; at: Instant; answer: string }
  contest: OfClub & {
    id: Uuid
    member_id: Uuid
    at: Instant
    words: Buffer | null
    closed_at: Instant | null
    closed_by: Uuid | null
  }
  audit: OfClub & {
    id: Uuid
    at: Instant
    by_id: Uuid | null
    what: string
    about: Uuid | null
    detail: string | null
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
    kept_at: Instant
    due_at: Instant
    speaks_of: Instant | null
    /** kept, sending, waiting (no account or channel yet), sent, dropped. */
    state: string
    why: string | null
    changed_at: Instant | null
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
    /** It carries the data notice. */
    informs: Generated<boolean>
    /** What it tells has changed while it was being sent or drawn: it is drawn anew after that. */
    stale: Generated<boolean>
    edit_by: string | null
    edit_until: Instant | null
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
  playground_guest: OfClub & { id: string; name: string }
  place: {
    platform: string
    place: string
    club_id: Uuid
    name: string | null
    connected_at: Instant
    disconnected_at: Instant | null
  }
  gesture: { platform: string; place: string; id: string; at: Instant }
  /** Codes tried by an account that none of them fitted: only so many a day. */
  code_try: { platform: string; place: string; account: string; tries: number; since: Instant }
  installation: { key: string; value: string | null; sealed: Buffer | null }
  nudge_total: { kind: string; arm: string; outcome: string; count: Generated<number> }
}
