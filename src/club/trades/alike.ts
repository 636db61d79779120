import type { Trade } from '../../terms/complement.ts'
import type { Described } from '../members/described.ts'
import { hasSameCode, isSameTrade, type Person, personOf, sharesWords } from './rules.ts'

/** Two who say nearly the same of themselves, and what of it is the same. */
export type Alike<One> = {
  readonly pair: readonly [One, One]
  /** Null where the table of trades has theirs not, and their words are the same all the same. */
  readonly trade: Trade | null
  /** The code of activity that both have. */
  readonly code: string | null
  readonly company: string | null
}

/** Those who do the same work for the same customers, and how many others do the same work with a speciality of their own. */
export type AlikeAmong<One> = { readonly alike: readonly Alike<One>[]; readonly complete: number }

/**
 * Near-duplicates among these members: of one trade by their activity, their code and their speciality, as `sameTrade` of
 * complements has it. Two who both name a speciality, and not the same, are none: they complete each other. The closest
 * first: who shares a code too, then who shares most words.
 */
export function alikeAmong<One extends Described & { readonly company: string | null }>(
  members: readonly One[],
): AlikeAmong<One> {
  const byTrade = Map.groupBy(
    members.map(member => ({ member, person: personOf(member) })),
    ({ person }) => person.trade,
  )
  let complete = 0
  const alike: (Alike<One> & { readonly closeness: number })[] = []
  for (const [trade, people] of byTrade)
    for (const [n, one] of people.entries())
      for (const other of people.slice(n + 1)) {
        if (!isSameWork(one.person, other.person)) continue
        if (areApart(one.person, other.person)) {
          complete += 1
          continue
        }
        alike.push({
          ...{ pair: [one.member, other.member], trade },
          code: hasSameCode(one.person, other.person) ? one.member.nafCode : null,
          company:
            one.member.company !== null && one.member.company === other.member.company ? one.member.company : null,
          closeness: (hasSameCode(one.person, other.person) ? 1 : 0) + sharedPart(one.person, other.person),
        })
      }
  return {
    alike: alike.toSorted((a, b) => b.closeness - a.closeness).map(({ closeness: _, ...pair }) => pair),
    complete,
  }
}

/** Where the table of trades knows neither, their own words have to do. */
const isSameWork = (one: Person, other: Person): boolean =>
  one.trade === null ? sharesWords(one, other) : isSameTrade(one, other)

/** Each names a speciality, and neither is in what the other does. */
function areApart(one: Person, other: Person): boolean {
  const own = (who: Person) => [...who.specialised]
  return (
    one.specialised.size > 0 &&
    other.specialised.size > 0 &&
    !own(one).some(word => other.does.has(word)) &&
    !own(other).some(word => one.does.has(word))
  )
}

const sharedPart = ({ does: one }: Person, { does: other }: Person): number =>
  [...one].filter(word => other.has(word)).length / Math.max(1, Math.min(one.size, other.size))

/** A candidate as trades are read from what he says. */
export const asCandidate = ({
  id,
  activity,
  told,
}: {
  readonly id: string
  readonly activity: string | null
  readonly told: { readonly speciality?: string; readonly jobTitle?: string }
}): Person =>
  personOf({
    ...{ id, isHere: false, activity, speciality: told.speciality ?? null, jobTitle: told.jobTitle ?? null },
    ...{ nafCode: null, nafNomenclature: null, seeks: null, offers: null },
  })

/** Of one trade, whatever each is special in. */
export const inSameTrade = (one: Person, other: Person): boolean => isSameWork(one, other)

/** The members whose profile says nearly the same as a candidate, whoever shares most words first. */
export function closeInTrade<One extends Described>(
  candidate: Parameters<typeof asCandidate>[0],
  members: readonly One[],
): readonly One[] {
  const him = asCandidate(candidate)
  return members
    .map(member => ({ member, person: personOf(member) }))
    .filter(({ person }) => isSameWork(him, person) && !areApart(him, person))
    .toSorted((a, b) => sharedPart(him, b.person) - sharedPart(him, a.person))
    .map(({ member }) => member)
}
