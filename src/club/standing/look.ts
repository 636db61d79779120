import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Grounds, Standing } from '../../terms/standing.ts'
import { audit } from '../members/audit.ts'
import { memberOf } from '../members/queries.ts'
import { may } from '../who-may.ts'
import type { StoredAnswer } from './answers.ts'
import { standingOfMember } from './read.ts'
import { groundsOf } from './reasons.ts'
import type { MemberStanding } from './replay.ts'

export type Evidenced = { readonly member: Member; readonly standing: MemberStanding; readonly grounds: Grounds }

/** An organizer looks at what is known of another member; the look is noted. */
export async function lookAt(
  club: ClubTx,
  { by, member }: { by: Member; member: string },
): Promise<Evidenced | Refusal> {
  const about = (await may('look at what a member did', { club, by, about: member })) ?? (await memberOf(club, member))
  if (isRefusal(about)) return about
  const standing = await standingOfMember(club, member)
  if (!standing) return refuse('someone who left', { name: about.name })
  return { member: about, standing, grounds: groundsOf(standing, standing.figures, club) }
}

/** Whom an organizer will speak to, and where that member stands; undefined where nothing is computed of him. */
export type Spoken = Member & { readonly standing: Standing | undefined }

/** "I'll speak to this member": the bot is silent towards him for half a year. Said of a flag, it says the flag was right. */
export async function speakTo(club: ClubTx, { by, member }: { by: Member; member: string }): Promise<Spoken | Refusal> {
  const about = await spokenOf(club, by, member)
  if (isRefusal(about)) return about
  const standing = await standingOfMember(club, member)
  await answer(club, by, member, standing?.standing === 'hunter' ? 'I will speak, rightly' : 'I will speak')
  return { ...about, standing: standing?.standing }
}

/** "Not him": no nudge for four weeks. */
export async function spare(club: ClubTx, { by, member }: { by: Member; member: string }): Promise<Member | Refusal> {
  const about = await spokenOf(club, by, member)
  if (isRefusal(about)) return about
  await answer(club, by, member, 'not him')
  return about
}

/** "He is no hunter": remembered, and the club's sensitivity follows. */
export async function clear(club: ClubTx, { by, member }: { by: Member; member: string }): Promise<Member | Refusal> {
  const about = await spokenOf(club, by, member)
  if (isRefusal(about)) return about
  if ((await standingOfMember(club, member))?.standing !== 'hunter') return refuse('no longer possible', {})
  await answer(club, by, member, 'no hunter')
  return about
}

/** "Yes, rightly": the club's sensitivity follows; of the member himself it changes nothing. */
export async function agree(club: ClubTx, { by, member }: { by: Member; member: string }): Promise<Member | Refusal> {
  const about = await spokenOf(club, by, member)
  if (isRefusal(about)) return about
  if ((await standingOfMember(club, member))?.standing !== 'hunter') return refuse('no longer possible', {})
  await answer(club, by, member, 'rightly')
  return about
}

/** What an organizer says of a member with one press, and what is written for it. */
const sayings = {
  speak: ['I will speak', 'I will speak, rightly'],
  spare: ['not him'],
  clear: ['no hunter'],
  agree: ['rightly'],
} as const satisfies Record<string, readonly StoredAnswer[]>
export type Saying = keyof typeof sayings

/**
 * The press was a slip: what he said with it today is as if it had not been said. What he said of the same member with
 * another press stays, and so does what another organizer said.
 */
export async function unsay(
  club: ClubTx,
  { by, member, saying }: { by: Member; member: string; saying: Saying },
): Promise<Member | Refusal> {
  const about = await spokenOf(club, by, member)
  if (isRefusal(about)) return about
  const unsaid = await club.tx
    .deleteFrom('organizer_answer')
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('by_id', '=', by.id)
    .where('answer', 'in', [...sayings[saying]])
    .where('at', '>=', club.today.toZonedDateTime(club.zone).toInstant())
    .returning('id')
    .execute()
  if (unsaid.length === 0) return refuse('no longer possible', {})
  await audit(club, { by, what: `unsaid: ${sayings[saying][0]}`, about: member })
  return about
}

const spokenOf = async (club: ClubTx, by: Member, about: string): Promise<Member | Refusal> =>
  (await may('say something of a member', { club, by, about })) ?? memberOf(club, about)

/** What one organizer says of a member twice in a day he says once. */
async function answer(club: ClubTx, by: Member, member: string, said: StoredAnswer): Promise<void> {
  await onlyOneAtATime(club, 'flag', member)
  const before = await club.tx
    .selectFrom('organizer_answer')
    .select('id')
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('by_id', '=', by.id)
    .where('answer', '=', said)
    .where('at', '>=', club.today.toZonedDateTime(club.zone).toInstant())
    .executeTakeFirst()
  if (before) return
  await club.tx
    .insertInto('organizer_answer')
    .values({ club_id: club.id, id: club.newId(), member_id: member, by_id: by.id, at: club.at, answer: said })
    .execute()
  await audit(club, { by, what: `said: ${said}`, about: member })
}
