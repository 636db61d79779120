import type { ClubTx } from '../../db/club-tx.ts'
import type { Rows } from '../../db/together.ts'
import type { ToldInWeek } from '../../notices/this-week.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Apart } from '../apart/kept.ts'
import type { ListedMember } from '../members/listed.ts'
import type { Held } from '../one-to-ones/met.ts'
import type { Around, Offer, Proposal, Proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import type { Complements } from '../trades/rules.ts'
import { mayBeSent, type Stood } from './company.ts'

/** Every topic that proposes something. */
const proposers = ({ topics }: Pick<ClubTx, 'topics'>): Proposing[] =>
  topics.flatMap(({ proposals }) => (proposals === none || proposals.proposes === none ? [] : [proposals.proposes]))

/** How an act is told and done; undefined when no topic proposes it, or none does any more. */
export const offerOf = (club: Pick<ClubTx, 'topics'>, act: ProposedAct): Offer | undefined =>
  proposers(club).flatMap(({ acts }) => acts[act] ?? [])[0]

/** What one topic's tables know. */
type Known = { readonly by: Proposing; readonly what: unknown }

/** What the tables of every topic know for its proposals. */
export const knownToPropose = (club: ClubTx): Rows<Known>[] =>
  proposers(club).flatMap(by => {
    if (by.known === none) return []
    const { select, read } = by.known(club)
    return [{ select, read: row => ({ by, what: read(row) }) }]
  })

type Read = {
  /** Everybody on the list who is not on leave. */
  readonly people: readonly ListedMember[]
  readonly known: readonly Known[]
  /** The members of every one-to-one, held, on its way or declined: with whom none is proposed again. */
  readonly met: readonly (readonly string[])[]
  /** Those for whom one counts. */
  readonly held: readonly Held[]
  /** Whom nothing brings together. */
  readonly apart: readonly Apart[]
  readonly standings: ReadonlyMap<string, Stood>
  readonly forWhom: ReadonlySet<string>
  /** Whose trades go together. */
  readonly complements: Complements
  /** What each is told in the week for which this is asked. */
  readonly told: ReadonlyMap<string, readonly ToldInWeek[]>
}

/** What each of these members could really do now, and no other message asks of him that week; found when it is asked for. */
export function possibleActs(
  club: Pick<ClubTx, 'topics' | 'today'>,
  { known, forWhom, told, ...read }: Read,
): ReadonlyMap<string, () => readonly Proposal[]> {
  const knownBy = Map.groupBy(known, ({ by }) => by)
  const around = aroundOf(club, read)
  return new Map(
    read.people
      .filter(({ id }) => forWhom.has(id))
      .map(person => [
        person.id,
        () =>
          proposers(club)
            .flatMap(by => by.of(person, (knownBy.get(by) ?? []).map(({ what }) => what) as never[], around))
            .filter(isAskedByNoOther(club, told.get(person.id) ?? [])),
      ]),
  )
}

/** Whether a proposal is of nothing that the bot asks him otherwise. */
function isAskedByNoOther(club: Pick<ClubTx, 'topics'>, told: readonly ToldInWeek[]): (proposal: Proposal) => boolean {
  const kinds = new Map(
    club.topics.flatMap(({ notices }) => (notices === none ? [] : notices)).map(one => [one.name, one]),
  )
  const records = new Set(told.flatMap(({ kind, args }) => kinds.get(kind)?.budget?.asks(args) ?? []))
  const names = new Set(told.map(({ kind }) => kind))
  return ({ act, about }) =>
    !(about !== undefined && records.has(about)) && !offerOf(club, act)?.askedBy.some(kind => names.has(kind))
}

function aroundOf({ today }: Pick<ClubTx, 'today'>, read: Omit<Read, 'known' | 'forWhom' | 'told'>): Around {
  const { people, standings, complements } = read
  const haveMet = pairsOf(read.met)
  const knowEachOther = pairsOf(read.held.map(({ members }) => members))
  const isApart = pairsOf(read.apart)
  const isEngaged = (id: string) => standings.get(id)?.standing === 'engaged'
  const rank = (person: ListedMember) => {
    const stood = standings.get(person.id)
    const others = people.filter(
      other =>
        !isApart(person.id, other.id) &&
        mayBeSent({ person, stood, other, otherStood: standings.get(other.id), today }),
    )
    const scores = new Map(others.map(({ id }) => [id, complements.score(person.id, id)]))
    return others.toSorted(
      (a, b) =>
        Number(isEngaged(b.id)) - Number(isEngaged(a.id)) ||
        scores.get(b.id)! - scores.get(a.id)! ||
        shuffled(person, a) - shuffled(person, b),
    )
  }
  const ranked = new Map<string, readonly ListedMember[]>()
  return {
    ...{ people, today, isEngaged, isApart, haveMet, knowEachOther },
    company(person) {
      const company = ranked.get(person.id) ?? rank(person)
      ranked.set(person.id, company)
      return company
    },
  }
}

/** Whether two are in one of these groups, either way round. */
function pairsOf(groups: readonly (readonly string[])[]): (one: string, other: string) => boolean {
  const withEach = new Map<string, Set<string>>()
  for (const members of groups)
    for (const one of members) {
      const others = withEach.get(one) ?? new Set()
      for (const other of members) others.add(other)
      withEach.set(one, others)
    }
  return (one, other) => withEach.get(one)?.has(other) === true
}

/** A stable order among equal candidates: the same each week, different for each member. */
const shuffled = (a: ListedMember, b: ListedMember) =>
  [...[a.externalId, b.externalId].sort().join(' ')].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973,
    7,
  )
