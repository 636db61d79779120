import {
  type Flag,
  type FlagAnswer,
  sensitivities,
  sensitivityAfter,
  standingOf,
} from '../../../src/club/standing/rules.ts'
import { kinds } from '../../../src/club/standing/weights.ts'
import { Chance } from './dice.ts'
import { type Hits, noHits } from './figures.ts'
import { evaluated } from './judged.ts'
import type { Lived } from './live.ts'
import { labelOf } from './people.ts'

/** How organizers answer: each week they get to look at some of the flagged, and are mistaken about some of these. */
export type Organizers = { readonly looks: number; readonly mistaken: number }

const day = 86_400_000
/** Whom they have answered about they look at again after half a year. */
const lookedAt = 180 * day
const weeks = 52

/** A club's last year with its organizers' answers: how well it was flagged before the first and after each quarter. */
export function yearOfAnswers(lived: Lived, { looks, mistaken }: Organizers, seed: number): Hits[] {
  const chance = new Chance(seed)
  const tuesdays = [...evaluated(lived.history, lived.at)]
  const soliciting = Map.groupBy(
    lived.history.acts.filter(({ kind }) => kinds[kind].side === 'soliciting'),
    ({ by }) => by,
  )
  const answers: { member: string; at: number; answer: FlagAnswer }[] = []
  const quarters: Hits[] = []
  let flags = new Map<string, Flag>()
  tuesdays.forEach(({ on, figures }, n) => {
    const at = on.epochMilliseconds
    const e = sensitivityAfter(
      sensitivities.normal,
      answers.map(({ answer }) => answer),
    )
    const hits = { ...noHits }
    const now = new Map<string, Flag>()
    for (const person of lived.people) {
      const { id } = person
      const of = figures.get(id)
      if (!of) continue
      const said = answers.filter(({ member }) => member === id)
      const cleared = said.filter(({ answer }) => answer === 'no hunter')
      const since = cleared.at(-1)?.at
      const asked = (soliciting.get(id) ?? []).filter(({ on }) => on.epochMilliseconds <= at)
      const { standing, flag } = standingOf(
        {
          ...{ ...of, e, timesCleared: cleared.length },
          solicitingSinceCleared: since && asked.filter(({ on }) => on.epochMilliseconds > since).length,
        },
        flags.get(id) ?? 'none',
      )
      now.set(id, flag)
      const isHunter = labelOf(person, at) === 'hunter'
      if (standing === 'hunter') hits[isHunter ? 'right' : 'wrong']++
      else if (isHunter) hits.missed++
      const isDue = at - (said.at(-1)?.at ?? 0) > lookedAt
      if (standing !== 'hunter' || n < tuesdays.length - weeks || !isDue || !chance.isSo(looks)) continue
      const answer = isHunter !== chance.isSo(mistaken) ? 'rightly' : 'no hunter'
      answers.push({ member: id, at, answer })
    }
    flags = now
    const left = tuesdays.length - 1 - n
    if (left <= weeks && left % 13 === 0) quarters.push(hits)
  })
  return quarters
}
