import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { notQuite, toldTheClub } from './kinds.ts'
import { corrections, type Thanks, thanksById } from './queries.ts'
import { hasToBeRight } from './rules.ts'

type About = { readonly by: Member; readonly thanks: string }

/** A thanks that stands, held for the one who was thanked. */
async function toAnswer(club: ClubTx, { by, thanks: id }: About): Promise<Thanks | Refusal> {
  const thanks = await thanksById(club, id, { lock: true })
  if (!thanks) return refuse('no longer possible', {})
  // First of all: nobody else learns anything of it.
  if (thanks.to.id !== by.id) return refuse('not for you', {})
  return thanks.withdrawn ? refuse('no longer possible', {}) : thanks
}

/** Whether the club may read it: the last answer of the one who is thanked stands. A "no" is told to nobody. */
export async function answerInChannel(
  club: ClubTx,
  { by, thanks: id, yes }: About & { readonly yes: boolean },
): Promise<Thanks | Refusal> {
  const thanks = await toAnswer(club, { by, thanks: id })
  if (isRefusal(thanks)) return thanks
  if (thanks.inChannel === null) return refuse('no longer possible', {})
  const answer = yes ? 'yes' : 'no'
  if (thanks.inChannel === answer) return thanks
  const said = club.newId()
  await change(club, id, { in_channel: answer, told: yes ? said : null })
  if (yes) await toldTheClub.keep(club, { thanks: thanks.first, said, to: { channel: 'club' } })
  else await dropKept(club, thanks.first, [toldTheClub], 'kept between the two')
  await redrawAbout(club, await corrections(club, thanks.first))
  return { ...thanks, inChannel: answer }
}

/**
 * Whether what it tells is right; the last answer stands. "Not quite" goes back to whoever thanked, who corrects it, and until
 * then it is in no total of the club.
 */
export async function answerWhetherRight(
  club: ClubTx,
  { by, thanks: id, right }: About & { readonly right: boolean },
): Promise<Thanks | Refusal> {
  const thanks = await toAnswer(club, { by, thanks: id })
  if (isRefusal(thanks)) return thanks
  if (!hasToBeRight(thanks)) return refuse('no longer possible', {})
  const answer = right ? 'right' : 'not-quite'
  if (thanks.answer === answer) return thanks
  await change(club, id, { answer, answered_at: club.at })
  // Once a day, however often he changes his mind: what waits is not sent once it is right, and what was sent is drawn anew.
  if (!right) await notQuite.keep(club, { thanks: id, to: { member: thanks.from.id }, once: `${id}:${club.today}` })
  await redrawAbout(club, id)
  return { ...thanks, answer }
}

const change = (
  club: ClubTx,
  id: string,
  set:
    | { readonly in_channel: string; readonly told: string | null }
    | { readonly answer: string; readonly answered_at: Temporal.Instant },
) => club.tx.updateTable('thanks').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
