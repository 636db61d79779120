import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { lasting, seatsOf, zoneOf } from '../src/club/meetings/details.ts'
import { announcedFrom } from '../src/club/meetings/plan.ts'
import { unplanCard, unplannedCard } from '../src/club/meetings/plan-cards.ts'
import { type Resting, seriesPress } from '../src/club/meetings/presses.ts'
import {
  askEnd,
  countHeardOfSeries,
  endSeries,
  resumeSeries,
  saveSeries,
  type ToSave,
  unplanSeries,
} from '../src/club/meetings/series.ts'
import { endCard, endedCard, savedCard, seriesCard, sketchCard } from '../src/club/meetings/series-cards.ts'
import { dayInSeries, occurring, seriesById } from '../src/club/meetings/series-queries.ts'
import { moved, recurrenceOf, repeatOf, repeats } from '../src/club/meetings/series-rules.ts'
import { keepSketch, sketched, sketchOf } from '../src/club/meetings/sketch.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { only } from '../src/club/who-may.ts'
import { ask, neverTyped, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, aTick, aTime, oneOf, optional, someText } from '../src/grammar/questions.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'
import type { Rests, Saved, SeriesPlan } from '../src/terms/series.ts'

const plan = {
  ...{ date: aDate(), time: aTime(), place: optional(someText({ max: 200 })) },
  ...{ repeat: optional(oneOf(repeats)), title: optional(someText({ max: 160 })) },
}

const organizers = 'change the meetings'

/** Meetings that come again: read back before they are saved, and all that may be said of them afterwards. */
export default defineCommand(seriesPress, {
  under: neverTyped,
  who: 'member',
  run: async () => refuse('no such series', {}),
  buttons: {
    save: only(organizers, save),
    change: only(organizers, (draft, context) =>
      unlessRefused(sketchOf(context.drafts, draft), ({ plan }) =>
        ask(seriesPress, 'change', { about: draft, filled: filledFrom(plan, plan.startsOn) }),
      ),
    ),
    other: only(organizers, (draft, { club, drafts, words }) =>
      unlessRefused(sketchOf(drafts, draft), ({ plan, of, or, kept }) =>
        unlessRefused(
          or ? sketched(club, drafts, { plan: { ...plan, rule: or }, of, or: plan.rule }) : refuse('draft expired', {}),
          async sketch => {
            await drafts.spend(draft, kept)
            return replace(sketchCard(sketch, words))
          },
        ),
      ),
    ),
    details: only(organizers, (draft, { drafts }) =>
      unlessRefused(sketchOf(drafts, draft), ({ plan: { time, minutes, required, zone, seats } }) => {
        const ends = minutes === null ? '' : time.add({ minutes }).toString({ smallestUnit: 'minute' })
        const filled = { ends, optional: !required, zone: zone ?? '', seats: seats?.toString() ?? '' }
        return ask(seriesPress, 'details', { about: draft, filled })
      }),
    ),
    show: only(organizers, async ({ of: id, number }, context) => {
      const { club, words } = context
      const series = await seriesById(club, id)
      if (!series) return refuse('no such series', {})
      const card = seriesCard({ series, page: await occurring(club, id, number) }, words)
      return number === 1 ? show(card) : replace(card)
    }),
    edit: only(organizers, async (id, { club }) => {
      const series = await seriesById(club, id)
      if (series?.endsOn !== null) return refuse('no such series', {})
      const next = await nextDay(id, club)
      return ask(seriesPress, 'edit', { about: id, filled: filledFrom(series.plan, next) })
    }),
    end: only(organizers, (id, { club, words }) =>
      unlessRefused(askEnd(club, { id }), asked => show(endCard({ ...asked, meeting: null }, words))),
    ),
    'end-yes': only(organizers, (id, { club, by, words }) =>
      unlessRefused(endSeries(club, { by, id }), ended => replace(endedCard(ended, words))),
    ),
    'end-from': only(organizers, async (meeting, { club, words }) => {
      const found = await dayInSeries(club, meeting)
      if (!found) return refuse('no such series', {})
      return unlessRefused(askEnd(club, { id: found.series.id, from: found.day }), asked =>
        show(endCard({ ...asked, meeting }, words)),
      )
    }),
    'end-from-yes': only(organizers, async (meeting, { club, by, words }) => {
      const found = await dayInSeries(club, meeting)
      if (!found) return refuse('done already', { by: null })
      return unlessRefused(endSeries(club, { by, id: found.series.id, from: found.day }), ended =>
        replace(endedCard(ended, words)),
      )
    }),
    resume: only(organizers, async (id, context) => {
      const waits = await isWaiting(context)
      return unlessRefused(resumeSeries(context.club, { by: context.by, id }), saved =>
        replace(told(saved, { waits, undo: null }, context)),
      )
    }),
    unplan: only(organizers, async (id, context) => {
      const heardOf = await countHeardOfSeries(context.club, id)
      return heardOf > 0
        ? show(unplanCard({ yes: seriesPress('unplan-yes', id), heardOf }, context.words))
        : unplan(id, context)
    }),
    'unplan-yes': only(organizers, unplan),
  },
  forms: {
    change: defineForm(
      plan,
      only(organizers, (said, context: Context, draft: string) =>
        unlessRefused(sketchOf(context.drafts, draft), ({ plan, of, kept }) =>
          readBack({ plan: replanned(plan, { ...said, from: plan.startsOn }), of }, context, () =>
            context.drafts.spend(draft, kept),
          ),
        ),
      ),
    ),
    details: defineForm(
      {
        ends: optional(aTime()),
        optional: aTick(),
        zone: optional(someText({ max: 60 })),
        seats: optional(someText({ max: 20 })),
      },
      only(organizers, (said, context: Context, draft: string) =>
        unlessRefused(sketchOf(context.drafts, draft), ({ plan, of, kept }) => {
          const zone = zoneOf(context.club, said.zone)
          if (isRefusal(zone)) return zone
          const seats = seatsOf(said.seats)
          if (isRefusal(seats)) return seats
          const minutes = lasting(plan.time, said.ends)
          const detailed = { ...plan, minutes, zone, required: !said.optional, seats }
          return readBack({ plan: detailed, of }, context, () => context.drafts.spend(draft, kept))
        }),
      ),
    ),
    edit: defineForm(
      plan,
      only(organizers, async (said, context: Context, id: string) => {
        const { club } = context
        const series = await seriesById(club, id)
        if (series?.endsOn !== null) return refuse('no such series', {})
        const from = await nextDay(id, club)
        const of = { series: id, from, revision: series.revision }
        return readBack({ plan: replanned(series.plan, { ...said, from }), of }, context)
      }),
    ),
  },
})

type Said = {
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly place?: string
  readonly repeat?: (typeof repeats)[number]
  readonly title?: string
}

/** The plan as the form says it. `from`: the day its date stood at; a rule the form has no choice for goes with it. */
const replanned = (
  before: SeriesPlan,
  { from, date, time, place, repeat, title }: Said & { from: Temporal.PlainDate },
): SeriesPlan => ({
  ...before,
  ...{ time, place: place ?? null, title: title ?? null },
  rule: repeat ? recurrenceOf(repeat, date) : moved(before.rule, from, date),
  startsOn: date,
})

/** What its form opens with. */
const filledFrom = ({ rule, time, place, title }: SeriesPlan, date: Temporal.PlainDate) => ({
  ...{ date: date.toString(), time: time.toString({ smallestUnit: 'minute' }) },
  ...{ place: place ?? '', repeat: repeatOf(rule, date) ?? '', title: title ?? '' },
})

/** The next of its days that has not begun: from then on a change holds. */
async function nextDay(id: string, club: Context['club']): Promise<Temporal.PlainDate> {
  const { items } = await occurring(club, id)
  const found = items[0] && (await dayInSeries(club, items[0].meeting.id))
  return found?.day ?? club.today
}

const readBack = (asked: ToSave, { club, drafts, words }: Context, then?: () => Promise<void>): Outcome =>
  unlessRefused(sketched(club, drafts, asked), async sketch => {
    await then?.()
    return show(sketchCard(sketch, words))
  })

const restsAs: Record<Exclude<Resting, 'as-before'>, Rests> = {
  all: { holidays: true, breaks: true },
  holidays: { holidays: true, breaks: false },
  none: { holidays: false, breaks: false },
}

async function save({ draft, rests }: { draft: string; rests: Resting }, context: Context): Outcome {
  const { club, by, drafts } = context
  const waits = await isWaiting(context)
  return unlessRefused(sketchOf(drafts, draft), async ({ plan, of, kept }) => {
    const before = of && (await seriesById(club, of.series))
    const asked = { plan: rests === 'as-before' ? plan : { ...plan, rests: restsAs[rests] }, of }
    return unlessRefused(saveSeries(club, { by, ...asked }), async saved => {
      await drafts.spend(draft, kept)
      const back = before && {
        plan: before.plan,
        of: { series: before.id, from: earlier(of!.from, saved.series.plan.startsOn), revision: saved.series.revision },
      }
      const undo = back && (await keepSketch(drafts, back))
      return replace(told(saved, { waits, undo }, context))
    })
  })
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)

const told = (saved: Saved, { waits, undo }: { waits: boolean; undo: string | null }, { club, words }: Context) =>
  savedCard({ ...saved, announced: saved.next && announcedFrom(club, saved.next.startsAt), waits, undo }, words)

// Asked first: a platform's answer is fetched between two tries, and what was done before it is done again.
const isWaiting = async (context: Context) => (await heardIn(context.club, 'club', context)) === 'waits'

function unplan(id: string, { club, by, words }: Context): Outcome {
  return unlessRefused(unplanSeries(club, { by, id }), undone => replace(unplannedCard(undone, words)))
}
