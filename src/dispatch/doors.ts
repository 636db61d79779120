import type { RawBuilder } from 'kysely'
import { wasActive } from '../club/members/hello.ts'
import { type AccountNotes, memberOf, speakerBehind } from '../club/members/queries.ts'
import { recognise } from '../club/members/recognise.ts'
import type { Lookup, Lookups } from '../contract/lookup.ts'
import { lookupsThrough } from '../contract/lookup.ts'
import { isTrouble, type Person, type Platform } from '../contract/platform.ts'
import { type ClubTx, inClubOnce, type Means, type Where } from '../db/club-tx.ts'
import { gathered } from '../db/gather.ts'
import { isId } from '../terms/id.ts'
import type { Member, Platform as PlatformName } from '../terms/member.ts'
import { isRefusal } from '../terms/refusals.ts'
import type { Language } from '../terms/speech.ts'
import type { Lobby } from './lobby.ts'
import { strangerReader, Voice } from './voice.ts'

/** Who comes, as far as the platform or the page has proved it. */
export type Visitor =
  /** An account of a platform: the club's list says whose it is. */
  | {
      readonly kind: 'account'
      readonly platform: PlatformName
      readonly place: string
      readonly account: string
      readonly channel?: { readonly kind: 'channel' | 'direct' | 'group' }
    }
  /** On a page of a club: a member, by a link that only he was given; null is whoever opens it. */
  | { readonly kind: 'page'; readonly club: string; readonly member: string | null }

export type Visit = {
  readonly as: Visitor
  /** The id of what he does: the same one again does nothing. Null where he only looks. */
  readonly once: string | null
  /** What he presses, where it is a button: `tapOf`. */
  readonly tap?: string | undefined
  readonly language?: Language | undefined
}

/** What is known once he is in: his rights are asked of `may` (src/club/who-may.ts), which takes this. */
export type Entered = {
  readonly club: ClubTx
  /** Null for nobody of the club. Someone who left is still who he was. */
  readonly by: Member | null
  /** What is noted of the account he came by. */
  readonly notes: AccountNotes | null
  readonly voice: Voice
}

export type Doors = {
  readonly means: Means
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly prefix: string
  /** Who comes waits here for his turn, and not with a connection in his hand. */
  readonly lobby: Lobby
  /** In SQL: the messages to a member that what he does may answer, by id. Without it none is. */
  readonly mayAnswer?: ((club: ClubTx, member: RawBuilder<unknown>) => RawBuilder<readonly string[]>) | undefined
}

/** What is done in each case. */
type Ways<Result> = {
  readonly inside: (entered: Entered) => Promise<Result>
  /** It has happened already. */
  readonly again: Result
  /** No club lives there. */
  readonly outside: (lookups: Lookups) => Promise<Result>
}

/**
 * The one way in: finds the club and who comes, sees that what he does happens once, and runs `inside` in one transaction
 * of the club. What is asked of a platform meanwhile is fetched between two tries of it. Commands come in here; so can a
 * page, which knows no platform.
 */
export function enter<Result>(dependencies: Doors, visit: Visit, ways: Ways<Result>): Promise<Result> {
  return gathered(async ask => {
    const lookups = lookupsThrough(dependencies.platforms, ask)
    const where = whereOf(visit.as)
    const means = { ...dependencies.means, ask, lookups }
    const found =
      where &&
      (await dependencies.lobby.serve(lineOf(where), () =>
        inClubOnce(means, where, gestureOf(visit), async (club, isFirst) => ({
          answer: isFirst ? await within(dependencies, club, visit, ways) : ways.again,
        })),
      ))
    return found ? found.answer : ways.outside(lookups)
  })
}

/** What he does may be what a message hoped for, by whatever way he does it: then that message says so at once. */
async function within<Result>(dependencies: Doors, club: ClubTx, visit: Visit, ways: Ways<Result>): Promise<Result> {
  const { mayBeAnswered, ...inside } = await entered(dependencies, club, visit)
  const answer = await ways.inside(inside)
  if (visit.once !== null) await club.enqueue('redraw', ...mayBeAnswered.map(id => ({ id })))
  return answer
}

const gestureOf = ({ once, tap }: Visit) => (once === null ? null : { id: once, tap })

/** Those of one place wait in one line. */
const lineOf = (where: Where): string => ('club' in where ? where.club : `${where.platform}/${where.place}`)

/** Null for a page whose address was made up. */
function whereOf(as: Visitor): Where | null {
  if (as.kind === 'account') return { platform: as.platform, place: as.place }
  return isId(as.club) ? { club: as.club } : null
}

async function entered({ prefix, mayAnswer }: Doors, club: ClubTx, visit: Visit): Promise<Entered & Answerable> {
  const { by, notes, mayBeAnswered } = await whoComes(mayAnswer, club, visit)
  const language = visit.language ?? club.speech.language
  const reader = by?.reads ?? { ...club.speech, ...strangerReader(language, club.zone) }
  const on = visit.as.kind === 'account' ? visit.as.platform : undefined
  return { club, by, notes, mayBeAnswered, voice: new Voice(reader, { prefix, seen: club.at, on }) }
}

/** The messages that what he does may answer. */
type Answerable = { readonly mayBeAnswered: readonly string[] }

async function whoComes(
  mayAnswer: Doors['mayAnswer'],
  club: ClubTx,
  { as, once }: Visit,
): Promise<Pick<Entered, 'by' | 'notes'> & Answerable> {
  if (as.kind === 'page') {
    const member = as.member === null ? null : await memberOf(club, as.member)
    return { by: isRefusal(member) ? null : member, notes: null, mayBeAnswered: [] }
  }
  const speaker = await speakerBehind(club, as.platform, as.account, mayAnswer)
  const looks = once === null
  if (speaker && !looks) await wasActive(club, speaker.member, as, speaker.notes)
  if (speaker) return { by: speaker.member, notes: speaker.notes, mayBeAnswered: speaker.beside }
  const known = looks ? null : await recognise(club, as, () => profileOf(club.lookups.get(as.platform), as))
  return { by: known, notes: null, mayBeAnswered: [] }
}

async function profileOf(
  here: Lookup | undefined,
  { place, account }: { place: string; account: string },
): Promise<Person | undefined> {
  const person = await here?.person(place, account)
  return !person || isTrouble(person) || person.bot || person.deactivated ? undefined : person
}
