import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { lastWent } from '../../notices/keep.ts'
import type { Week } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Effect, NudgeCost, NudgeKind } from '../../terms/nudge.ts'
import { isRefusal } from '../../terms/refusals.ts'
import { line } from '../../words/line.ts'
import { weekly } from '../digest/kinds.ts'
import { openNames } from '../digest/names.ts'
import { digestPart } from '../digest/part.ts'
import { weekBefore } from '../digest/rules.ts'
import { presentMembers } from '../members/queries.ts'
import { type OrganizerAnswer, organizerAnswers } from '../standing/answers.ts'
import { standingsAt } from '../standing/replay.ts'
import { whySpeak } from '../standing/why-speak.ts'
import { comingNames } from './cards.ts'
import { costOf } from './cost.ts'
import { wholeEffect } from './effect.ts'
import type { SwitchedOff } from './off.ts'
import { comingNudges } from './preview.ts'
import { type KeptNudge, nudgesOf } from './queries.ts'

type Figures = {
  readonly tomorrow: number
  /** After an import nothing leaves before this day; `tomorrow` is then what would be sent. */
  readonly silentUntil: Temporal.PlainDate | null
  /** In the week. */
  readonly sent: number
  readonly answered: number
  readonly effect: Effect
  /** What they cost: the messages of the last year in this club. */
  readonly cost: NudgeCost
  /** Kinds switched off because they did harm, in the week or since the last digest that went: one may have been skipped. */
  readonly off: readonly NudgeKind[]
  /** Members entrusted to an organizer of whom nobody has said anything since. */
  readonly entrusted: readonly string[]
}

export const nudgesInDigest = digestPart<Figures>({
  async read(club, { history, people, week }) {
    const { coming, silentUntil, nudges, answers, totals, off } = await comingNudges(club, history)
    const sent = nudges.filter(({ heldBack, step }) => !heldBack && step < 3)
    const isIn = (at: Temporal.Instant | undefined) =>
      at !== undefined && Temporal.Instant.compare(at, week.from) >= 0 && Temporal.Instant.compare(at, week.until) < 0
    return {
      tomorrow: coming.filter(({ what }) => what !== 'delay').length,
      silentUntil,
      sent: sent.filter(({ decidedAt }) => isIn(decidedAt)).length,
      answered: sent.filter(({ outcome, outcomeAt }) => outcome === 'acted' && isIn(outcomeAt)).length,
      effect: wholeEffect(totals),
      cost: costOf(nudges, { from: club.at.subtract({ hours: 24 * 365 }), until: club.at }),
      off: await offSinceLastTold(club, off, week),
      entrusted: [...entrustedAmong(club, people, nudges, answers)],
    }
  },
  isQuiet: ({ sent, answered, off }) => sent === 0 && answered === 0 && off.length === 0,
  lines: {
    nudges: {
      says: (figures, { nudges, nudgeEffect: { digest: w } }) =>
        line`${nudges.digest.week(figures)} ${w.effect(figures.effect)}${w.cost(figures.cost)}`,
      report: ({ entrusted: _, off: __, ...nudges }) => ({ nudges }),
      names: {
        title: words => words.nudges.digest.closer,
        async read(club, request, words) {
          const { coming } = await comingNudges(club, request.read.history)
          const next = new Map(coming.map(decision => [decision.member, decision]))
          const people = request.read.people.flatMap(member => {
            const decision = next.get(member.id)
            if (!decision || decision.what === 'delay' || !request.mayBeNamed(member.id)) return []
            return [{ member, step: decision.what === 'send' ? decision.step : (3 as const) }]
          })
          return comingNames(people, words)
        },
      },
    },
    'nudges-off': {
      says: ({ off }, words) => words.nudgeEffect.digest.off(off),
      isLeftOut: ({ off }) => off.length === 0,
      report: ({ off }) => ({ nudges_off: off }),
    },
  },
  actions: {
    word: {
      about: ({ entrusted }) => entrusted,
      says: (count, words) => words.nudges.digest.entrusted(count),
      button: words => words.nudges.digest.seeEntrusted,
      async open(club, by, words) {
        const { answers } = await together(club, { answers: [organizerAnswers(club)] })
        const members = entrustedAmong(club, await presentMembers(club), await nudgesOf(club), answers)
        const view = await openNames(club, by, words, {
          lines: ['standings', 'nudges'],
          members,
          speaks: ({ history }) => {
            const standings = standingsAt(history, club.at)
            return member => whySpeak(standings.get(member)?.standing)
          },
        })
        return isRefusal(view) ? view : { view, about: [] }
      },
    },
  },
})

async function offSinceLastTold(club: ClubTx, all: readonly SwitchedOff[], week: Week): Promise<NudgeKind[]> {
  const off = all.filter(({ at, allTheSame }) => !allTheSame && Temporal.Instant.compare(at, week.until) < 0)
  if (off.length === 0) return []
  const went = await lastWent(club, weekly, week.until)
  const told = went && weekBefore(went, club.zone).until
  return off.filter(({ at }) => told === null || Temporal.Instant.compare(at, told) >= 0).map(({ kind }) => kind)
}

const entrustedDays = 31

/** Members entrusted to an organizer in the last month of whom no organizer has said anything since. */
function entrustedAmong(
  club: ClubTx,
  people: readonly Member[],
  nudges: readonly KeptNudge[],
  answers: readonly OrganizerAnswer[],
): ReadonlySet<string> {
  const here = new Set(people.map(({ id }) => id))
  const since = club.at.subtract({ hours: 24 * entrustedDays })
  const lately = nudges.filter(
    ({ step, heldBack, decidedAt }) =>
      step === 3 &&
      !heldBack &&
      Temporal.Instant.compare(decidedAt, club.at) <= 0 &&
      Temporal.Instant.compare(decidedAt, since) > 0,
  )
  const isAnswered = ({ member, decidedAt }: KeptNudge) =>
    answers.some(answer => answer.member === member && Temporal.Instant.compare(answer.at, decidedAt) >= 0)
  return new Set(lately.filter(nudge => here.has(nudge.member) && !isAnswered(nudge)).map(({ member }) => member))
}
