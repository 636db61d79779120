import { doorBlocks } from '../src/club/check-in/cards.ts'
import { doorLater, ownDoors } from '../src/club/check-in/door.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { disputeSaidCard, disputeWithdrawnCard } from '../src/club/disputes/cards.ts'
import { disputeRoll, withdrawDispute } from '../src/club/disputes/dispute.ts'
import { answerMeeting, withdrawAnswer } from '../src/club/meetings/answer.ts'
import { answeredCard } from '../src/club/meetings/answer-cards.ts'
import { answersOf } from '../src/club/meetings/answer-queries.ts'
import { rollsToTake } from '../src/club/meetings/at-the-door.ts'
import { everybodyCard } from '../src/club/meetings/board-cards.ts'
import { boardOf } from '../src/club/meetings/board-queries.ts'
import { listCard } from '../src/club/meetings/cards.ts'
import { askCancel, cancelMeeting, moveMeeting, restAgain, restoreMeeting } from '../src/club/meetings/change.ts'
import { type Details, detailMeeting } from '../src/club/meetings/details.ts'
import { guestsBroughtBy } from '../src/club/meetings/guest-queries.ts'
import { isHeardOf, planMeeting, undoPlan } from '../src/club/meetings/plan.ts'
import {
  calledOffCard,
  cancelCard,
  movedCard,
  plannedCard,
  restoredCard,
  unplanCard,
  unplannedCard,
} from '../src/club/meetings/plan-cards.ts'
import { guestPress, meetingPress } from '../src/club/meetings/presses.ts'
import { meetingById, meetingsAhead, nextMeeting, suggestedStart } from '../src/club/meetings/queries.ts'
import { mayCallRoll, mayStillChange } from '../src/club/meetings/rules.ts'
import { detailedCard, restingCard, sketchCard } from '../src/club/meetings/series-cards.ts'
import { dayInSeries, restingUntil, seriesAhead } from '../src/club/meetings/series-queries.ts'
import { moved, recurrenceOf, repeatOf, repeats, wallOf } from '../src/club/meetings/series-rules.ts'
import { sketched } from '../src/club/meetings/sketch.ts'
import { readPlan, type Typed } from '../src/club/meetings/typed.ts'
import { presenceOf } from '../src/club/presence/read.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { isOrganizer, only } from '../src/club/who-may.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, aTick, aTime, oneOf, optional, someText } from '../src/grammar/questions.ts'
import type { RsvpAnswer } from '../src/terms/meeting.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'
import { turned } from '../src/view/pages.ts'
import { askForCode, checkInByCode } from './door.ts'

const when = { date: aDate(), time: aTime(), place: optional(someText({ max: 200 })) }

/** The form for a new meeting, filled with the club's habit. */
const askPlan = only('change the meetings', async (_: undefined, { club }: Context) =>
  ask(meetingPress, 'plan', { filled: await suggestedStart(club) }),
)

export default defineCommand(meetingPress, {
  who: 'member',
  asks: {
    action: optional(oneOf(['next', 'present', 'absent', 'plan', 'check-in'])),
    when: optional({ ...someText({ max: 300 }), follows: 'plan' }),
    code: optional({ ...someText({ max: 20 }), follows: 'check-in' }),
  },
  async run({ action, when, code }, context) {
    // Words without a name go to the first question that takes any: behind `check-in` they are the code.
    const digits = code ?? (action === 'check-in' ? when : undefined)
    if (digits !== undefined) return checkInByCode(digits, context)
    if (action === 'check-in') return askForCode(context)
    // `/meeting Thursday` of a member: he wants to see, and plans nothing.
    const plans = action === 'plan' || (action === undefined && when !== undefined && isOrganizer(context))
    if (plans) return when === undefined ? askPlan(undefined, context) : planTyped(when, context)
    return action === 'present' || action === 'absent' ? answerNext(action, context) : list(context)
  },
  buttons: {
    present: answer('present', show),
    absent: answer('absent', show),
    yes: answer('present', replace),
    no: answer('absent', replace),
    substitute: (id, { club }) =>
      unlessRefused(stillOpen(club, id), ({ id: about }) => ask(meetingPress, 'substitute', { about })),
    guest: (id, { club }) =>
      unlessRefused(stillOpen(club, id), ({ id: about }) => ask(guestPress, 'announce', { about })),
    'was-there': (meeting, { club, by, words }) =>
      unlessRefused(disputeRoll(club, { by, meeting }), said => show(disputeSaidCard(said, words))),
    'was-not-there': (meeting, { club, by, words }) =>
      unlessRefused(withdrawDispute(club, { by, meeting }), said => replace(disputeWithdrawnCard(said, words))),
    withdraw: (meeting, { club, by, words }) =>
      unlessRefused(withdrawAnswer(club, { by, meeting }), withdrawn => replace(answeredCard(withdrawn, words))),
    async who({ of: id, number }, { club, words }) {
      const board = await boardOf(club, id)
      if (!board) return refuse('no such meeting', {})
      const card = turned(
        everybodyCard({ board }, words),
        number,
        to => meetingPress('who', id, to),
        words.general.buttons,
      )
      return number === 1 ? show(card) : replace(card)
    },
    ahead: (number, context) => list(context, number),
    plan: askPlan,
    unplan: only('change the meetings', async (id, context) => {
      const heard = await isHeardOf(context.club, id)
      return heard
        ? show(unplanCard({ yes: meetingPress('unplan-yes', id), heardOf: 1 }, context.words))
        : unplan(id, context)
    }),
    'unplan-yes': only('change the meetings', unplan),
    move: only('change the meetings', (id, context) => askMove(context, id)),
    details: only('change the meetings', (id, context) => askDetails(context, id)),
    rest: only('change the meetings', (id, { club, by, words }) =>
      unlessRefused(restAgain(club, { by, id }), rests => replace(restingCard(rests, words))),
    ),
    cancel: only('change the meetings', (id, { club, words }) =>
      unlessRefused(askCancel(club, { id }), asked => show(cancelCard(asked, words))),
    ),
    'cancel-yes': only('change the meetings', (id, { club, by, words }) =>
      unlessRefused(cancelMeeting(club, { by, id }), done => replace(calledOffCard(done, words))),
    ),
    restore: only('change the meetings', (id, { club, by, words }) =>
      unlessRefused(restoreMeeting(club, { by, id }), done => replace(restoredCard(done, words))),
    ),
  },
  forms: {
    plan: defineForm(
      { ...when, repeat: optional(oneOf(repeats)), title: optional(someText({ max: 160 })) },
      only('change the meetings', ({ date, repeat, ...said }, context: Context) =>
        plan({ ...said, date, rule: repeat ? recurrenceOf(repeat, date) : null }, context),
      ),
    ),
    move: defineForm(
      when,
      only('change the meetings', ({ date, time, place }, { club, by, words }: Context, id: string) =>
        unlessRefused(moveMeeting(club, { by, id, date, time, place }), moved => show(movedCard(moved, words))),
      ),
    ),
    'move-series': defineForm(
      { ...when, which: oneOf(['one', 'following']) },
      only('change the meetings', ({ which, ...to }, context: Context, id: string) => {
        const { club, by, words } = context
        return which === 'one'
          ? unlessRefused(moveMeeting(club, { by, id, ...to }), moved => show(movedCard(moved, words)))
          : moveFollowing({ ...to, id }, context)
      }),
    ),
    details: defineForm(
      {
        ends: optional(aTime()),
        optional: aTick(),
        zone: optional(someText({ max: 60 })),
        seats: optional(someText({ max: 20 })),
      },
      only('change the meetings', (said, { club, by, words }: Context, id: string) =>
        unlessRefused(detailMeeting(club, { by, id, ...detailsOf(said) }), now => show(detailedCard(now, words))),
      ),
    ),
    substitute: defineForm({ name: someText({ max: 120 }) }, ({ name }, { club, by, words }, meeting) =>
      unlessRefused(answerMeeting(club, { by, meeting, answer: 'substitute', substitute: name }), answered =>
        show(answeredCard(answered, words)),
      ),
    ),
  },
})

/** What was asked for: one meeting is planned at once, a series is read back before it is saved. */
async function plan(
  said: Pick<Typed, 'date' | 'rule'> &
    Partial<Pick<Typed, 'or' | 'minutes'>> & {
      time: Temporal.PlainTime
      place?: string | undefined
      title?: string | undefined
    },
  context: Context,
): Outcome {
  const { club, by, drafts, words } = context
  const { date, time, place, title, rule, minutes = null, or = null } = said
  if (rule !== null) {
    const once = { title: title ?? null, place: place ?? null, time, minutes, zone: null, required: true, seats: null }
    const asked = { ...once, rule, startsOn: date, rests: { holidays: true, breaks: true } }
    return unlessRefused(sketched(club, drafts, { plan: asked, of: null, or }), sketch =>
      show(sketchCard(sketch, words)),
    )
  }
  // Asked first: a platform's answer is fetched between two tries, and what was done before it is done again.
  const waits = (await heardIn(club, 'club', context)) === 'waits'
  return unlessRefused(planMeeting(club, { by, date, time, place, title, minutes: minutes ?? undefined }), planned =>
    show(plannedCard({ ...planned, waits }, words)),
  )
}

/** `/meeting plan every Thursday 7:45 Café du Port`: what is missing is asked by the form. */
const planTyped = only('change the meetings', async (typed: string, context: Context): Outcome => {
  const { club, words } = context
  const read = readPlan(typed, { at: club.at, zone: club.zone, language: words.speech.language })
  if (isRefusal(read)) return { ...read, field: 'when' }
  const { date, time, place, rule } = read
  if (time !== null) return plan({ ...read, time, place: place ?? undefined }, context)
  const repeat = rule && repeatOf(rule, date)
  const known = { date: date.toString(), ...(repeat && { repeat }), ...(place !== null && { place }) }
  return ask(meetingPress, 'plan', { filled: { ...(await suggestedStart(club)), ...known } })
})

/** One meeting of a series and all that follow go to another day, hour or place: read back before it is saved. */
async function moveFollowing(
  to: { id: string; date: Temporal.PlainDate; time: Temporal.PlainTime; place?: string | undefined },
  { club, drafts, words }: Context,
): Outcome {
  const found = await dayInSeries(club, to.id)
  if (!found) return refuse('no such series', {})
  const { series, day } = found
  const rule = moved(series.plan.rule, day, to.date)
  const plan = { ...series.plan, rule, startsOn: to.date, time: to.time, place: to.place ?? null }
  const of = { series: series.id, from: day, revision: series.revision }
  return unlessRefused(sketched(club, drafts, { plan, of }), sketch => show(sketchCard(sketch, words)))
}

type Said = { ends?: Temporal.PlainTime; optional: boolean; zone?: string; seats?: string }

const detailsOf = (said: Said): Details => ({
  ...{ ends: said.ends, optional: said.optional, zone: said.zone, seats: said.seats },
})

async function askDetails({ club }: Context, id: string): Outcome {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const closed = mayStillChange(meeting, club.at)
  if (closed) return closed
  const ends = wallOf(meeting.endsAt, meeting.zone).time.toString({ smallestUnit: 'minute' })
  const zone = meeting.zone === club.zone ? '' : meeting.zone
  const filled = { ends, optional: !meeting.required, zone, seats: meeting.seats?.toString() ?? '' }
  return ask(meetingPress, 'details', { about: id, filled })
}

function answer(rsvp: RsvpAnswer, reply: typeof show) {
  return (meeting: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerMeeting(club, { by, meeting, answer: rsvp }), answered => reply(answeredCard(answered, words)))
}

function unplan(id: string, { club, by, words }: Context): Outcome {
  return unlessRefused(undoPlan(club, { by, id }), undone => replace(unplannedCard(undone, words)))
}

/** `/meeting present`: an answer to the next one, without opening anything. */
async function answerNext(rsvp: RsvpAnswer, context: Context): Outcome {
  const next = await nextMeeting(context.club)
  return next ? answer(rsvp, show)(next.id, context) : refuse('no meeting ahead', {})
}

const aMonth = { hours: 24 * 31 }

async function list(context: Context, number = 1): Outcome {
  const { club, by, words } = context
  const page = await meetingsAhead(club, number)
  const answers = await answersOf(
    club,
    by.id,
    page.items.map(({ id }) => id),
  )
  const brings = await guestsBroughtBy(
    club,
    by,
    page.items.map(({ id }) => id),
  )
  const items = page.items.map(meeting => {
    const { answer = null, substitute = null } = answers.get(meeting.id) ?? {}
    return { meeting, answer, substitute, guests: brings.get(meeting.id) ?? [] }
  })
  const organizer = isOrganizer(context)
  const series = number === 1 ? await seriesAhead(club) : []
  const resting =
    series.length > 0 ? await restingUntil(club, items.at(-1)?.meeting.startsAt ?? club.at.add(aMonth)) : []
  const presence = number === 1 ? await presenceOf(club, by.id) : null
  const open = number === 1 ? await ownDoors(club, by) : []
  const doors = number === 1 ? doorBlocks(open, { organizer, today: await doorLater(club) }, words) : []
  // As with the roll itself: a meeting that is going on comes before any whose roll is missing.
  const goesOn = open.find(({ meeting }) => mayCallRoll(meeting, club.at) === null)?.meeting
  const rollOf = organizer ? (goesOn ?? (await rollsToTake(club))[0] ?? null) : null
  const told = { ahead: { ...page, items }, organizer, rollOf, series, resting, presence, today: club.today, doors }
  const shown = listCard(told, words)
  return number === 1 ? show(shown) : replace(shown)
}

/** A meeting whose answers are not closed: a form is opened for no other. */
async function stillOpen(club: Context['club'], id: string) {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  return mayStillChange(meeting, club.at) ?? meeting
}

async function askMove({ club }: Context, id: string): Outcome {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const closed = mayStillChange(meeting, club.at)
  if (closed) return closed
  const wall = wallOf(meeting.startsAt, meeting.zone)
  const time = wall.time.toString({ smallestUnit: 'minute' })
  const filled = { date: wall.date.toString(), time, place: meeting.place ?? '' }
  if (meeting.series === null) return ask(meetingPress, 'move', { about: id, filled })
  return ask(meetingPress, 'move-series', { about: id, filled: { ...filled, which: 'one' } })
}
