import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { answerMeeting, withdrawAnswer } from '../src/club/meetings/answer.ts'
import { bringGuest, withdrawGuest } from '../src/club/meetings/bring-guest.ts'
import {
  answeredCard,
  broughtCard,
  calledOffCard,
  followUpCard,
  guestGoneCard,
  listCard,
  movedCard,
  plannedCard,
  restoredCard,
  unplannedCard,
} from '../src/club/meetings/cards.ts'
import { cancelMeeting, moveMeeting, restoreMeeting } from '../src/club/meetings/change.ts'
import { noteFollowUp } from '../src/club/meetings/follow-up.ts'
import { planMeeting, undoPlan } from '../src/club/meetings/plan.ts'
import { latestBegun, meetingById, meetingsAhead, rsvpOf, suggestedStart } from '../src/club/meetings/queries.ts'
import { mayStillChange, repeats } from '../src/club/meetings/rules.ts'
import { organizers } from '../src/club/members/queries.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { ask, type Outcome, type Pressed, replace, show } from '../src/grammar/define.ts'
import { aDate, aTime, oneOf, optional, someText } from '../src/grammar/questions.ts'
import { noId } from '../src/terms/id.ts'
import type { RsvpAnswer } from '../src/terms/meeting.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'

const when = { date: aDate(), time: aTime(), place: optional(someText({ max: 200 })) }
const SHOWN = 3

export default defineCommand('meeting', {
  who: 'member',
  asks: { action: optional(oneOf(['next', 'present', 'absent', 'plan'])) },
  async run({ action }, context) {
    if (action === 'plan') return askPlan(context)
    return action === 'present' || action === 'absent' ? answerNext(action, context) : list(context)
  },
  buttons: {
    present: answer('present', show),
    absent: answer('absent', show),
    yes: answer('present', replace),
    no: answer('absent', replace),
    substitute: async ({ about }, { club }) => ifOpen(await meetingById(club, about ?? noId), club, 'substitute'),
    guest: async ({ about }, { club }) => ifOpen(await meetingById(club, about ?? noId), club, 'guest'),
    async withdraw({ about }, { club, by, words }) {
      const withdrawn = await withdrawAnswer(club, { by, meeting: about ?? noId })
      return isRefusal(withdrawn) ? withdrawn : replace(answeredCard(withdrawn, words))
    },
    async 'withdraw-guest'({ about }, { club, by, words }) {
      const gone = await withdrawGuest(club, { by, guest: about ?? noId })
      return isRefusal(gone) ? gone : replace(guestGoneCard(gone, words))
    },
    async followed({ about }, { club, by, words }) {
      const noted = await noteFollowUp(club, { by, guest: about ?? noId })
      return isRefusal(noted) ? noted : replace(followUpCard(noted, words))
    },
    plan: (_, context) => askPlan(context),
    async unplan({ about }, context) {
      const { club, by, words } = context
      const undone = (await organizersOnly(context)) ?? (await undoPlan(club, { by, id: about ?? noId }))
      return isRefusal(undone) ? undone : replace(unplannedCard(undone, words))
    },
    move: ({ about }, context) => askMove(context, about ?? noId),
    async cancel({ about }, context) {
      const { club, by, words } = context
      const done = (await organizersOnly(context)) ?? (await cancelMeeting(club, { by, id: about ?? noId }))
      return isRefusal(done) ? done : replace(calledOffCard(done, words))
    },
    async restore({ about }, context) {
      const { club, by, words } = context
      const done = (await organizersOnly(context)) ?? (await restoreMeeting(club, { by, id: about ?? noId }))
      return isRefusal(done) ? done : replace(restoredCard(done, words))
    },
  },
  forms: {
    plan: defineForm(
      { ...when, repeat: optional(oneOf(repeats)), title: optional(someText({ max: 160 })) },
      async ({ date, time, place, title, repeat }, context) => {
        const { club, by, words } = context
        const planned =
          (await organizersOnly(context)) ?? (await planMeeting(club, { by, date, time, place, title, repeat }))
        if (isRefusal(planned)) return planned
        const waits = (await heardIn(club, 'club', context)) === 'waits'
        return show(plannedCard({ ...planned, waits }, words))
      },
    ),
    move: defineForm(when, async ({ date, time, place }, context, about) => {
      const { club, by, words } = context
      const moved =
        (await organizersOnly(context)) ?? (await moveMeeting(club, { by, id: about ?? noId, date, time, place }))
      return isRefusal(moved) ? moved : show(movedCard(moved, words))
    }),
    substitute: defineForm({ name: someText({ max: 120 }) }, async ({ name }, { club, by, words }, about) => {
      const said = { by, meeting: about ?? noId, answer: 'substitute', substitute: name } as const
      const answered = await answerMeeting(club, said)
      return isRefusal(answered) ? answered : show(answeredCard(answered, words))
    }),
    guest: defineForm(
      { name: someText({ max: 120 }), company: optional(someText({ max: 160 })) },
      async ({ name, company }, { club, by, words }, about) => {
        const brought = await bringGuest(club, { by, meeting: about ?? noId, name, company })
        if (isRefusal(brought)) return brought
        const answered = (await rsvpOf(club, brought.meeting.id, by.id)) !== null
        return show(broughtCard(brought, answered, words))
      },
    ),
  },
})

function answer(said: RsvpAnswer, reply: typeof show) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome => {
    const answered = await answerMeeting(club, { by, meeting: about ?? noId, answer: said })
    return isRefusal(answered) ? answered : reply(answeredCard(answered, words))
  }
}

/** `/meeting present`: an answer to the next one, without opening anything. */
async function answerNext(said: RsvpAnswer, context: Context): Outcome {
  const [next] = await meetingsAhead(context.club, 1)
  return next ? answer(said, show)({ about: next.id, values: [] }, context) : refuse('no meeting ahead', {})
}

async function list({ club, by, words }: Context): Outcome {
  const ahead = []
  for (const meeting of await meetingsAhead(club, SHOWN)) {
    const said = await rsvpOf(club, meeting.id, by.id)
    ahead.push({ meeting, answer: said?.answer ?? null, substitute: said?.substitute ?? null })
  }
  const organizer = by.roles.includes('organizer')
  return show(listCard({ ahead, organizer, rollOf: organizer ? await latestBegun(club, 'missing') : null }, words))
}

/** A form is not opened for a meeting whose answers are closed. */
async function ifOpen(
  meeting: Awaited<ReturnType<typeof meetingById>>,
  { at }: Context['club'],
  form: 'substitute' | 'guest',
): Outcome {
  if (!meeting) return refuse('no such meeting', {})
  return mayStillChange(meeting, at) ?? ask(form, { about: meeting.id })
}

/** The form for a new meeting, filled with the club's habit. */
async function askPlan(context: Context): Outcome {
  const refused = await organizersOnly(context)
  return refused ?? ask('plan', { filled: await suggestedStart(context.club) })
}

async function askMove(context: Context, id: string): Outcome {
  const refused = await organizersOnly(context)
  if (refused) return refused
  const meeting = await meetingById(context.club, id)
  if (!meeting) return refuse('no such meeting', {})
  const closed = mayStillChange(meeting, context.club.at)
  if (closed) return closed
  const wall = meeting.startsAt.toZonedDateTimeISO(meeting.zone)
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' })
  const filled = { date: wall.toPlainDate().toString(), time, place: meeting.place ?? '' }
  return ask('move', { about: id, filled })
}

async function organizersOnly({ club, by }: Context): Promise<Refusal | null> {
  if (by.roles.includes('organizer')) return null
  return refuse('organizers only', { organizers: (await organizers(club)).map(({ name }) => name).slice(0, 3) })
}
