import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Becomes, type Fate, type Him, naming, type Where } from '../../db/fates.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Rewrite } from '../../db/room.ts'
import { dropAllFor } from '../../notices/ended.ts'
import { redrawAll } from '../../notices/keep.ts'
import { rewriteMessages, without } from '../../notices/kept-words.ts'
import { patternsOf, rewriting } from '../../terms/called.ts'
import type { Member } from '../../terms/member.ts'
import { searchForm } from '../../terms/names.ts'
import { phoneCountry } from '../../terms/phones.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { closeMembership } from '../members/end.ts'
import { noteErased } from '../members/erased.ts'
import { isFirmOfAnother, organizers } from '../members/queries.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { bareNames } from './bare-names.ts'
import { erasureDone } from './kinds.ts'
import { everyTable, rewordColumn } from './reword.ts'

/**
 * Erases a member at his request: his membership ends, then his person and his words go; the acts stay under a name
 * that is nobody's, so that what others earned with him stays theirs. Every message is drawn anew. It cannot be undone.
 */
export async function eraseMember(club: ClubTx, member: Member, formerName: string): Promise<null | Refusal> {
  await onlyOneAtATime(club, 'members')
  const bureau = await organizers(club)
  if (bureau.length === 1 && bureau[0]!.id === member.id) return refuse('last organizer', {}, 'member')
  // Also of whoever had left before: however he went, nothing of his may still be open.
  await closeMembership(club, member.id)
  await anonymise(club, member, { former: formerName, atHisRequest: true })
  await redrawAll(club)
  await tellDone(club, member)
  return null
}

/** Each organizer learns that it is done, and what nobody but people can see to. */
async function tellDone(club: ClubTx, { id, fullName }: Member): Promise<void> {
  const { open, private: few } = await bareNames(club, fullName)
  const told = { member: id, texts: open.join(' '), private: `${few}`, due: club.at.add({ hours: 1 }), once: id }
  await tellOrganizers(club, erasureDone, told, { privately: true })
}

/** Does to each column what its topic or its room says. Messages that were sent are to be drawn anew after it. */
export async function anonymise(
  club: ClubTx,
  member: Member,
  { former, atHisRequest }: Pick<Him, 'former' | 'atHisRequest'>,
): Promise<void> {
  const him: Him = {
    ...{ id: member.id, externalId: member.externalId, name: member.fullName, company: member.company },
    firm: member.company && (await isFirmOfAnother(club, member)) ? null : member.company,
    ...{ email: member.email, phone: member.phone, former, formerSearch: searchForm(former), atHisRequest },
    country: phoneCountry(club),
    accounts: Object.entries(member.accounts).map(([platform, account]) => ({ platform, account })),
    fingerprints: value => club.sealer.fingerprints(value),
  }
  const rewrite = rewriting(patternsOf(him), former)
  const tables = everyTable<AnyErasing>(club)
  const repeated: (string | null)[] = []
  for (const [, erasing] of tables) repeated.push(...((await erasing.repeated?.(club, him)) ?? []))
  for (const [table, erasing] of tables) await eraseIn(club, table, erasing, { him, rewrite })
  await rewriteMessages(club, rewrite, { gone: him.id })
  await rewriteMessages(club, without(repeated, '…'), { only: 'answers' })
  await noteErased(club, him.id)
  await dropAllFor(club, him.id, 'erased')
  await audit(club, { by: null, what: 'erased', about: him.id })
}

/** A table as it is gone through: which one it is has been checked where its fates are listed. */
type AnyErasing = {
  readonly repeated?: (club: ClubTx, him: Him) => Promise<readonly (string | null)[]>
  readonly goes?: (him: Him) => Where
  readonly ofInstallation?: true
  readonly columns: Readonly<Record<string, Fate | readonly Fate[]>>
}

type Erased = { readonly him: Him; readonly rewrite: Rewrite }

async function eraseIn(
  club: ClubTx,
  table: string,
  { goes, columns, ofInstallation }: AnyErasing,
  { him, rewrite }: Erased,
): Promise<void> {
  const here = ofInstallation ? sql`true` : sql`club_id = ${club.id}`
  if (goes) await sql`delete from ${sql.table(table)} where ${here} and (${goes(him)})`.execute(club.tx)
  const fates = Object.entries(columns).flatMap(([column, fate]) =>
    [fate].flat().map(one => [column, one as Fate] as const),
  )
  // Columns of the same rows change together: the rows are found by what still stands in them.
  const together = Map.groupBy(fates.filter(isBecoming), ([, { of }]) => of)
  for (const [of, changes] of together) {
    const set = sql.join(changes.map(([column, { to }]) => sql`${sql.ref(column)} = ${to(him)}`))
    await sql`update ${sql.table(table)} set ${set} where ${here} and (${of(him)})`.execute(club.tx)
  }
  const rewording = { found: naming(him), inAnyCase: false, instead: him.former, unsent: 'reworded', rewrite } as const
  for (const [column, fate] of fates) await rewordColumn(club, table, column, fate, rewording)
}

const isBecoming = (entry: readonly [string, Fate]): entry is readonly [string, Becomes] =>
  typeof entry[1] === 'object' && 'of' in entry[1]
