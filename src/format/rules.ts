import type { Code, Facts } from './codes.ts'
import type { Moment } from './columns.ts'
import type { File, Row } from './format.ts'
import { formatVersion } from './format.ts'
import type { Known } from './known.ts'
import { dayOfMoment, isBefore } from './moments.ts'

/** Rules within a row and across rows: section 3 of the format. A cell that could not be read is undefined here. */

type Partly<F extends File> = { readonly [K in keyof Row<F>]?: Row<F>[K] | null }

export type World = {
  readonly zone: string
  readonly asOf: Temporal.Instant
  readonly known: Known
  readonly span: { readonly from: Temporal.PlainDate | null; readonly until: Temporal.PlainDate | null }
  readonly hasRegion: (code: string) => boolean
  readonly hasNaf: (nomenclature: string, code: string) => boolean
  /** Days after which contact details are not kept. */
  readonly retention: { readonly prospects: number; readonly guests: number }
  /** Members whose words and persons stay erased. */
  readonly erased: ReadonlySet<string>
}

type Report<F extends File> = (code: Code, column: keyof Row<F> & string, facts?: Facts, severity?: 'warning') => void

type Rule<F extends File> = (row: Partly<F>, world: World, report: Report<F>) => void

export const rules: { readonly [F in File]: Rule<F> } = {
  'club.csv': (club, world, report) => {
    if (club.format_version != null && club.format_version !== formatVersion)
      report('club.version', 'format_version', { value: club.format_version })
    if (club.region_code && !world.hasRegion(club.region_code)) report('value.region', 'region_code')
    if (club.history_from && club.history_until && isEarlier(club.history_until, club.history_from))
      report('order.before', 'history_until', { other: 'history_from' })
  },

  'members.csv': (member, world, report) => {
    if (member.left_on && member.joined_on && isEarlier(member.left_on, member.joined_on))
      report('order.before', 'left_on', { other: 'joined_on' })
    if (member.sponsor && member.sponsor === member.external_id) report('ref.self', 'sponsor')
    if (member.naf_code && member.naf_nomenclature === null) report('value.required', 'naf_nomenclature')
    if (member.naf_code && member.naf_nomenclature && !world.hasNaf(member.naf_nomenclature, member.naf_code))
      report('value.naf-unknown', 'naf_code', { nomenclature: member.naf_nomenclature })
  },

  'leaves.csv': (leave, _, report) => {
    if (leave.until_on && leave.from_on && isEarlier(leave.until_on, leave.from_on))
      report('order.before', 'until_on', { other: 'from_on' })
  },

  'meetings.csv': (meeting, world, report) => {
    const zone = meeting.zone ?? world.zone
    if (meeting.ends_at && meeting.starts_at && isBefore(meeting.ends_at, meeting.starts_at, zone))
      report('order.before', 'ends_at', { other: 'starts_at' })
    if (isPastPlan(meeting, world)) report('rule.status', 'status', { status: 'planned' }, 'warning')
    if (meeting.status === 'held') outsideSpan(meeting.starts_at, 'starts_at', { ...world, zone }, report)
  },

  'attendance.csv': (row, world, report) => {
    const meeting = world.known.facts('meetings.csv', row.meeting)
    if (meeting && meeting.status !== 'held') report('rule.status', 'meeting', { status: meeting.status })
    if (row.status) {
      if (row.substitute_name && row.status !== 'substitute')
        report('rule.status', 'substitute_name', { status: row.status })
      if (row.checked_in_at && row.status !== 'present' && row.status !== 'late')
        report('rule.status', 'checked_in_at', { status: row.status })
    }
    const member = world.known.facts('members.csv', row.member)
    if (!meeting || !member) return
    const early = member.joined && isEarlier(meeting.day, member.joined)
    const late = member.left && isEarlier(member.left, meeting.day)
    if (early || late) report('rule.outside', 'member')
  },

  'guests.csv': (guest, world, report) => {
    if (isPastGuest(guest, world)) for (const column of guestContacts) if (guest[column]) report('rule.purged', column)
  },

  'introductions.csv': (row, world, report) => {
    if (row.party_a && row.party_a === row.party_b) report('ref.self', 'party_b')
    if (row.status === 'accepted')
      for (const column of ['answer_a', 'answer_b'] as const)
        if (row[column] === 'no') report('rule.status', column, { status: row.status })
    outsideSpan(row.requested_at, 'requested_at', world, report)
  },

  'referrals.csv': (row, world, report) => {
    if (row.giver && row.giver === row.receiver) report('ref.self', 'receiver')
    if (row.kind === 'inside')
      for (const column of prospectColumns) if (row[column]) report('rule.status', column, { status: row.kind })
    if (row.kind === 'outside' && row.prospect_agreed !== undefined && row.prospect_agreed !== true)
      if (prospectContacts.some(column => row[column])) report('rule.consent', 'prospect_agreed')
    if (row.closed_at) {
      if (row.status && !isClosed(row.status)) report('rule.status', 'closed_at', { status: row.status })
      if (row.given_at && isBefore(row.closed_at, row.given_at, world.zone))
        report('order.before', 'closed_at', { other: 'given_at' })
    }
    if (row.quality && row.confirmed !== undefined && row.confirmed !== true) report('rule.quality', 'quality')
    if (isPastProspect(row, world))
      for (const column of prospectContacts) if (row[column]) report('rule.purged', column)
    outsideSpan(row.given_at, 'given_at', world, report)
  },

  'thanks.csv': (row, world, report) => {
    if (row.from_member && row.from_member === row.to_member) report('ref.self', 'to_member')
    const referral = world.known.facts('referrals.csv', row.referral)
    if (referral && row.from_member && row.to_member)
      if (referral.giver !== row.to_member || referral.receiver !== row.from_member) report('rule.thanks', 'referral')
    outsideSpan(row.thanked_at, 'thanked_at', world, report)
  },

  'one_to_ones.csv': (row, world, report) => {
    const people: string[] = []
    for (const column of ['member_a', 'member_b', 'member_c', 'member_d', 'member_e'] as const) {
      const person = row[column]
      if (!person) continue
      if (people.includes(person)) report('ref.self', column)
      people.push(person)
    }
    if (row.initiated_by && people.length > 1 && !people.includes(row.initiated_by))
      report('value.enum', 'initiated_by', { allowed: people.join(', ') })
    const happened = row.status === 'held' || row.status === 'unconfirmed'
    if (happened && row.held_on === null) report('value.required', 'held_on')
    if (happened && row.held_on && isEarlier(todayOf(world).add({ days: 1 }), row.held_on))
      report('value.future', 'held_on')
    // A date agreed on for later lies outside the span by its nature.
    if (happened) outsideSpan(row.held_on, 'held_on', world, report)
    else outsideSpan(row.proposed_at, 'proposed_at', world, report)
  },

  'asks.csv': (row, world, report) => outsideSpan(row.created_at, 'created_at', world, report),

  'answers.csv': (row, world, report) => {
    const ask = world.known.facts('asks.csv', row.ask)
    if (ask && row.member === ask.author) report('ref.self', 'member')
    if (ask && row.answered_at && isBefore(row.answered_at, ask.created, world.zone))
      report('order.before', 'answered_at', { other: 'created_at' })
    outsideSpan(row.answered_at, 'answered_at', world, report)
  },

  'nudges.csv': (row, world, report) => {
    if (row.outcome && row.held_back) report('rule.status', 'outcome', { status: 'held_back' })
    if (row.outcome && row.step === 3) report('rule.status', 'outcome', { status: 'step 3' })
    outsideSpan(row.decided_at, 'decided_at', world, report)
  },
}

/** What the club will keep of a sound row: plans that are past, contacts beyond their retention and the words of erased members do not stay as they are. */
export function settled<F extends File>(file: F, row: Row<F>, world: World): Row<F> {
  const settle: Settle<F> = settling[file]
  const forget: Settle<F> = forgettingErased[file]
  const kept = settle === 'none' ? row : settle(row, world)
  return forget === 'none' || world.erased.size === 0 ? kept : forget(kept, world)
}

type Settle<F extends File> = 'none' | ((row: Row<F>, world: World) => Row<F>)

/** What stands where an erased member's words or name stood, when the column must report something. */
const gone = '…'

/** A folder from before may still have the words of members who were erased since. */
const forgettingErased: { readonly [F in File]: Settle<F> } = {
  'club.csv': 'none',
  // Their own rows are not read at all.
  'members.csv': 'none',
  'leaves.csv': 'none',
  'meetings.csv': 'none',
  'attendance.csv': (row, { erased }) => (erased.has(row.member) ? { ...row, substitute_name: null } : row),
  'guests.csv': (row, { erased }) =>
    row.became_member !== null && erased.has(row.became_member)
      ? { ...row, name: gone, company: null, activity: null, email: null, phone: null }
      : row,
  'introductions.csv': (row, { erased }) => (erased.has(row.requested_by) ? { ...row, context: null } : row),
  'referrals.csv': (row, { erased }) =>
    erased.has(row.giver) || erased.has(row.receiver)
      ? { ...row, prospect_name: null, prospect_phone: null, prospect_email: null, need: null }
      : row,
  'thanks.csv': (row, { erased }) => (erased.has(row.from_member) ? { ...row, message: null } : row),
  'one_to_ones.csv': (row, { erased }) =>
    [row.member_a, row.member_b, row.member_c, row.member_d, row.member_e].some(one => one !== null && erased.has(one))
      ? { ...row, note: null }
      : row,
  'asks.csv': (row, { erased }) => (erased.has(row.author) ? { ...row, text: gone } : row),
  'answers.csv': (row, { erased }) => (erased.has(row.member) ? { ...row, text: null } : row),
  'nudges.csv': 'none',
}

const settling: { readonly [F in File]: Settle<F> } = {
  'club.csv': 'none',
  'members.csv': 'none',
  'leaves.csv': 'none',
  'meetings.csv': (row, world) =>
    isPastPlan(row, world) ? { ...row, status: 'held', attendance_recorded: 'none' } : row,
  'attendance.csv': 'none',
  'guests.csv': (row, world) => (isPastGuest(row, world) ? { ...row, email: null, phone: null } : row),
  'introductions.csv': 'none',
  'referrals.csv': (row, world) =>
    isPastProspect(row, world) ? { ...row, prospect_name: null, prospect_phone: null, prospect_email: null } : row,
  'thanks.csv': 'none',
  'one_to_ones.csv': 'none',
  'asks.csv': 'none',
  'answers.csv': 'none',
  'nudges.csv': 'none',
}

/** Two pauses of one member may touch and not overlap; the one further down in the file is named, with the other's line. */
export function overlaps<Pause extends { line: number; from: Temporal.PlainDate; until: Temporal.PlainDate | null }>(
  pauses: readonly Pause[],
): { readonly pause: Pause; readonly other: Pause }[] {
  const found: { pause: Pause; other: Pause }[] = []
  const sorted = [...pauses].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.line - b.line)
  let longest: Pause | undefined
  for (const pause of sorted) {
    if (longest && (!longest.until || !isEarlier(longest.until, pause.from)))
      found.push(longest.line < pause.line ? { pause, other: longest } : { pause: longest, other: pause })
    if (!longest || (longest.until && (!pause.until || isEarlier(longest.until, pause.until)))) longest = pause
  }
  return found
}

const isEarlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
const todayOf = (world: World) => world.asOf.toZonedDateTimeISO(world.zone).toPlainDate()
const isLongAgo = (day: Temporal.PlainDate, days: number, world: World) =>
  isEarlier(day, todayOf(world).subtract({ days }))

const isPastPlan = (meeting: Partly<'meetings.csv'>, { asOf }: World) =>
  meeting.status === 'planned' && meeting.starts_at != null && Temporal.Instant.compare(meeting.starts_at.at, asOf) < 0

const closedStatuses: readonly string[] = ['won', 'lost', 'not-a-fit', 'no-answer']
const isClosed = (status: string) => closedStatuses.includes(status)

const prospectContacts = ['prospect_name', 'prospect_phone', 'prospect_email'] as const
const prospectColumns = ['prospect_name', 'prospect_company', 'prospect_phone', 'prospect_email'] as const
const guestContacts = ['email', 'phone'] as const

/** Closed for longer than the retention; where the day of closing is unknown, the last day that is known counts. */
function isPastProspect(row: Partly<'referrals.csv'>, world: World): boolean {
  const closed = row.closed_at ?? row.status_at ?? row.given_at
  return Boolean(
    row.status &&
      isClosed(row.status) &&
      closed &&
      isLongAgo(dayOfMoment(closed, world.zone), world.retention.prospects, world),
  )
}

function isPastGuest(row: Partly<'guests.csv'>, world: World): boolean {
  const meeting = world.known.facts('meetings.csv', row.meeting)
  return meeting !== undefined && isLongAgo(meeting.day, world.retention.guests, world)
}

function outsideSpan<F extends File>(
  when: Moment | Temporal.PlainDate | null | undefined,
  column: keyof Row<F> & string,
  { span, zone }: World,
  report: Report<F>,
): void {
  if (!when || (!span.from && !span.until)) return
  const day = when instanceof Temporal.PlainDate ? when : dayOfMoment(when, zone)
  if ((span.from && isEarlier(day, span.from)) || (span.until && isEarlier(span.until, day)))
    report('rule.outside', column)
}
