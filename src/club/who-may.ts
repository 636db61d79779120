import type { ClubTx } from '../db/club-tx.ts'
import type { Outcome } from '../grammar/define.ts'
import type { Member, Role } from '../terms/member.ts'
import { type Refusal, refuse } from '../terms/refusals.ts'
import { isFor, type Who } from '../terms/who.ts'
import { audit } from './members/audit.ts'
import { isPresent, organizers, whomToAsk } from './members/queries.ts'
import { administers } from './setup/people-here.ts'
import { whoMayKnow } from './standing/who-may-know.ts'

/** Who asks; null is nobody of the club. */
type Asking = { readonly club: ClubTx; readonly by: Member | null }
type AskingAbout = Asking & { readonly about: string }
type Answered = Promise<Refusal | null> | Refusal | null

export const isOrganizer = ({ club, by }: Asking): boolean =>
  by !== null && isPresent(by, club.today) && isFor('organizer', by.roles)

const isOnCommittee = ({ club, by }: Asking): boolean =>
  by !== null && isPresent(by, club.today) && by.roles.includes('committee' satisfies Role)

const organizersOnly = async (club: ClubTx) => refuse('organizers only', { organizers: await whomToAsk(club) })

const anOrganizer = async (asking: Asking) => (isOrganizer(asking) ? null : organizersOnly(asking.club))

/** Read anew: another organizer may have released him while he waited for his turn. */
const stillAnOrganizer = async ({ club, by }: Asking) =>
  (await organizers(club)).some(({ id }) => id === by?.id) ? null : organizersOnly(club)

const isTold = async ({ club, by, about }: AskingAbout) =>
  (await whoMayKnow(club))(about).some(({ id }) => id === by?.id)

/** Of another member; what anybody learns of himself is asked otherwise. */
async function whoIsToldOf(asking: AskingAbout): Promise<Refusal | null> {
  if (asking.by?.id === asking.about) return refuse('not about yourself', {})
  return (await isTold(asking)) ? null : organizersOnly(asking.club)
}

/** Lets him, and notes that he looked. */
const noted =
  <A extends Asking>(what: string, rule: (asking: A) => Answered) =>
  async (asking: A & { readonly about?: string }): Promise<Refusal | null> => {
    const refused = await rule(asking)
    if (!refused) await audit(asking.club, { by: asking.by, what, ...(asking.about && { about: asking.about }) })
    return refused
  }

const anAdministrator = async (asking: Parameters<typeof administers>[0] & Parameters<typeof administers>[1]) =>
  (await administers(asking, asking)) ? null : refuse('administrators only', {})

/**
 * Who may do what, an act a row. Whom a command as a whole is for stands in its declaration (`mayUse`), and whose a record
 * is, with the record.
 */
const acts = {
  'change the meetings': anOrganizer,
  'propose a coffee': anOrganizer,
  'decide about an application': anOrganizer,
  /** Who votes about candidates reads their files. */
  'read an application': async (asking: Asking) =>
    isOrganizer(asking) || isOnCommittee(asking) ? null : organizersOnly(asking.club),
  'let a guest come once more': anOrganizer,
  'see to an ask that nobody answers': anOrganizer,
  'see to a referral that stands still': anOrganizer,
  'end a membership': stillAnOrganizer,
  'release an organizer': stillAnOrganizer,
  'look at the names behind the figures': anOrganizer,
  'have the digest leave something alone': anOrganizer,
  'look at what a member did': noted('standing-seen', whoIsToldOf),
  'say something of a member': whoIsToldOf,
  'close a remark': async (asking: AskingAbout) => ((await isTold(asking)) ? null : refuse('not for you', {})),
  /** Those who left included. */
  'see what is kept of him': ({ by }: Asking) => (by === null ? refuse('not for you', {}) : null),
  'correct what is kept of him': ({ club, by }: Asking) => {
    if (by === null) return refuse('not for you', {})
    return isPresent(by, club.today) ? null : refuse('no longer possible', {})
  },
  'set up a club here': anAdministrator,
  'confirm an organizer': anAdministrator,
} satisfies Record<string, (asking: never) => Answered>

export type Act = keyof typeof acts

/** Why he may not; null when he may. Where a look is to be noted, it is noted here. */
export const may = async <A extends Act>(act: A, asking: Parameters<(typeof acts)[A]>[0]): Promise<Refusal | null> =>
  (acts[act] as (asking: Parameters<(typeof acts)[A]>[0]) => Answered)(asking)

/** The same for a command, by whom it is for. */
export async function mayUse(who: Who, { club, by }: Asking): Promise<Refusal | null> {
  const roles = by && isPresent(by, club.today) ? by.roles : null
  if (isFor(who, roles)) return null
  return roles === null ? refuse('members only', { organizers: await whomToAsk(club) }) : organizersOnly(club)
}

/** A button, or a form, of those alone who may: anybody else is answered why not. */
export function only<A extends Act, First, Speaker extends Parameters<(typeof acts)[A]>[0], Rest extends unknown[]>(
  act: A,
  answer: (first: First, context: Speaker, ...rest: Rest) => Outcome,
) {
  return async (first: First, context: Speaker, ...rest: Rest): Outcome =>
    (await may(act, context)) ?? answer(first, context, ...rest)
}
