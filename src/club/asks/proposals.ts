import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import { type Apart, keptApart } from '../apart/kept.ts'
import { type Described, describedMembers } from '../members/described.ts'
import type { ListedMember } from '../members/listed.ts'
import { isHere, memberRef } from '../members/queries.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { fitting } from './fits.ts'
import { routed } from './kinds.ts'
import { askOpenings } from './nudge-openings.ts'
import { askPress } from './presses.ts'
import { answersTo, askById } from './queries.ts'
import { weekly } from './rules.ts'

type Open = {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly answered: readonly string[]
  /** To whom it was passed, or who wants to hear no more of it. */
  readonly knownTo: readonly string[]
}

/** What is open, the oldest first, how well each member fits it, and who has been passed as many asks this week as he may. */
type Known = {
  readonly open: readonly Open[]
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly full: ReadonlySet<string>
  /** Whom nothing brings together. */
  readonly apart: readonly Apart[]
}

type KnownRow = {
  people: readonly Described[] | null
  open: readonly Open[] | null
  full: readonly string[]
  apart: readonly unknown[] | null
}

/** What was passed to him so long ago may be proposed to him again. */
const forgottenAfter = { hours: 7 * 24 }

const known = (club: ClubTx): Rows<Known> => {
  const monday = club.today.subtract({ days: club.today.dayOfWeek - 1 })
  const lately = club.at.subtract(forgottenAfter)
  return rows(
    sql<KnownRow>`
      select (select json_agg(d) from (${describedMembers(club).select}) d) as people,
        (select json_agg(p) from (${keptApart(club).select}) p) as apart,
        array(select r.member_id from ask_route r where r.club_id = ${club.id}
          and (r.at at time zone ${club.zone})::date >= ${monday} group by 1 having count(*) >= ${weekly}) as full,
        (select json_agg(o) from (
          select k.id, k.author_id as author, k.text,
            array(select n.member_id from answer n
              where n.club_id = k.club_id and n.ask_id = k.id and n.withdrawn_at is null) as answered,
            array(select r.member_id from ask_route r where r.club_id = k.club_id and r.ask_id = k.id
              and (r.at > ${lately} or r.declined_at is not null)) as "knownTo"
          from ask k where k.club_id = ${club.id} and k.kind = 'ask' and k.status = 'open'
            and (k.expires_on is null or k.expires_on >= ${club.today}) and ${isHere(club, sql.ref('k.author_id'))}
          order by k.created_at, k.id) o) as open`,
    ({ people, open, full, apart }) => {
      // Where nothing is asked, nobody's profile is read for it.
      const fits = open === null ? () => [] : fitting(people ?? [])
      const scores = (open ?? []).map(({ id, author, text }) => {
        const found = fits({ kind: 'ask', author, text }).map(({ member, score }) => [member, score] as const)
        return [id, new Map(found)] as const
      })
      return {
        open: open ?? [],
        scores: new Map(scores),
        full: new Set(full),
        apart: (apart ?? []).map(keptApart(club).read),
      }
    },
  )
}

/** The asks that he could answer as far as his profile says, what fits him best first; of two alike the older. */
function couldAnswer({ id }: ListedMember, { open, scores, full, apart }: Known): readonly Open[] {
  if (full.has(id)) return []
  const scoreOf = (ask: Open) => scores.get(ask.id)?.get(id) ?? 0
  return open
    .filter(({ author, answered, knownTo }) => author !== id && !answered.includes(id) && !knownTo.includes(id))
    .filter(({ author }) => !apart.some(pair => pair.includes(author) && pair.includes(id)))
    .filter(ask => scoreOf(ask) > 0)
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
}

export const askProposals: Proposals = {
  proposes: proposing<Known>({
    known,
    of(person, [known]) {
      const [best] = known ? couldAnswer(person, known) : []
      return best ? [{ act: 'answer-ask', about: best.id, who: best.author }] : []
    },
    acts: {
      'answer-ask': {
        async stands(club, about, member) {
          const ask = await askById(club, about)
          if (!ask?.isOpen || ask.author.id === member) return null
          const isAnswered = (await answersTo(club, ask)).some(({ by }) => by.id === member)
          return isAnswered ? null : { ...nothingOffered, who: memberRef(ask.author), text: ask.text }
        },
        press: about => askPress('help', about),
        isDone: none,
        did: none,
        askedBy: [routed.name],
      },
    },
  }),

  help: club => sql`
    select 'answer' as what, k.author_id as "to", n.member_id as by, n.answered_at as at,
      n.id as record, n.helpful is true as led, null::timestamptz as led_at
    from answer n join ask k on k.club_id = n.club_id and k.id = n.ask_id
    where n.club_id = ${club.id} and n.helpful is not false and n.withdrawn_at is null`,

  deeds: none,

  openings: askOpenings,

  forHimself: none,
}
