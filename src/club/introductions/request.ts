import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll } from '../../notices/keep.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import type { Introduction, Side } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Ties } from '../../terms/tie.ts'
import { noteAct } from '../ledger/note.ts'
import { tiesBetween } from '../members/connected.ts'
import { memberById } from '../members/queries.ts'
import { stillHere } from '../members/still-here.ts'
import { complementsOf } from '../trades/complements.ts'
import { sideOf } from './introduction.ts'
import * as kinds from './kinds.ts'
import { earlierOf, introductionById } from './queries.ts'
import { endsAt, mayRequest, remindedAt } from './rules.ts'

/** Whom somebody would introduce: `second` is absent where he asks for himself. */
type ById = { readonly id: string }
export type Wished = { readonly first: ById; readonly second?: ById | undefined }

/** What both are to read. */
export type ToRequest = Wished & {
  readonly by: Member
  readonly context: string
  /** Of each side in his own words; where there are none, what the profile says. */
  readonly said?: Readonly<Record<Side, string | null>>
}

/** What its author looks at before it is sent. */
export type Prepared = {
  readonly asker: Member
  readonly a: Member
  readonly b: Member
  /** How well the author knows each whom he would introduce. */
  readonly known: readonly { readonly member: Member; readonly ties: Ties }[]
  /** Why the two complete each other. */
  readonly reasons: readonly ComplementReason[]
}

const partiesOf = (by: Member, { first, second }: Wished) =>
  second === undefined ? { a: by.id, b: first.id } : { a: first.id, b: second.id }

/** May he ask for this now? What he has asked for himself and still waits is found as it stands, to be taken back. */
async function decide(club: ClubTx, by: Member, wished: Wished) {
  const { a, b } = partiesOf(by, wished)
  if (a === b && a !== by.id) return refuse('same member twice', { member: await memberById(club, a) }, 'second')
  const left = await stillHere(club, [a, b])
  return left ?? mayRequest({ asker: by.id, a, b }, await earlierOf(club, a, b), club.at)
}

/** What an introduction would say, before anybody is asked; a request of his own for these two that waits, instead. */
export async function prepareIntroduction(
  club: ClubTx,
  by: Member,
  wished: Wished,
): Promise<Prepared | Introduction | Refusal> {
  const decision = await decide(club, by, wished)
  const { a, b } = partiesOf(by, wished)
  if (isRefusal(decision)) return (await waitingOf(club, by, [a, b])) ?? decision
  const others = [a, b].filter(id => id !== by.id)
  const known: { member: Member; ties: Ties }[] = []
  for (const id of others) known.push({ member: await memberById(club, id), ties: await tiesBetween(club, by.id, id) })
  const { reasons } = (await complementsOf(club)).between(a, b, by.id)
  const side = (id: string) => (id === by.id ? by : known.find(({ member }) => member.id === id)!.member)
  return { asker: by, a: side(a), b: side(b), known, reasons }
}

/** His own request for these two that nobody has settled. */
async function waitingOf(club: ClubTx, by: Member, [a, b]: readonly [string, string]): Promise<Introduction | null> {
  const own = (await earlierOf(club, a, b)).find(one => one.status === 'pending' && one.askedBy === by.id)
  return own ? introductionById(club, own.id) : null
}

/** Asks for an introduction between two members: both are asked privately, and nobody learns who declined. */
export async function requestIntroduction(
  club: ClubTx,
  { by, context, said, ...wished }: ToRequest,
): Promise<Introduction | Refusal> {
  const { a, b } = partiesOf(by, wished)
  await onlyOneAtATime(club, 'introduction', a, b)
  const decision = await decide(club, by, wished)
  if (isRefusal(decision)) return decision
  const id = club.newId()
  await club.tx
    .insertInto('introduction')
    .values({
      ...{ club_id: club.id, id, external_id: `i-${id}`, requested_by: by.id, party_a: a, party_b: b },
      ...{ context, said_a: said?.a ?? null, said_b: said?.b ?? null, requested_at: club.at, status: 'pending' },
      ...{ answer_a: a === by.id ? 'yes' : null, answer_b: b === by.id ? 'yes' : null },
      held: decision.send === 'later',
    })
    .execute()
  await noteAct(club, { kind: 'introduction-requested', by: by.id, record: 'introduction', recordId: id })
  const introduction = (await introductionById(club, id))!
  if (decision.send === 'now') await sendRequests(club, [introduction])
  else if (decision.from) await kinds.releasing.ask(club, id, decision.from)
  return introduction
}

/** Asks the sides that have not answered, and sees to the reminder and the end. */
export async function sendRequests(club: ClubTx, introductions: readonly Introduction[]): Promise<void> {
  const ends = endsAt(club.at, club.zone)
  const notices = introductions.flatMap(introduction =>
    [introduction.a, introduction.b]
      .filter(member => introduction.answers[sideOf(introduction, member.id)!] === null)
      .flatMap(member => {
        const about = { introduction: introduction.id, to: { member: member.id } }
        return [
          kinds.asked.of(about),
          kinds.reminder.of({ ...about, due: remindedAt(club.at, club.zone), speaksOf: ends }),
        ]
      }),
  )
  await keepAll(
    club,
    notices,
    introductions.map(({ id }) => kinds.ending.of(id, ends)),
  )
}
