import type { ClubTx } from '../db/club-tx.ts'
import { clubDuty } from '../duties/duty.ts'
import { isId } from '../terms/id.ts'
import type { FieldValue } from '../view/view.ts'
import type { DynamicOptions } from './questions.ts'

export type Draft = {
  readonly command: string
  readonly form: string
  readonly about?: string
  readonly said: Readonly<Record<string, FieldValue>>
  /** Choices that only the moment knew. */
  readonly options?: DynamicOptions
  /** Its form was sent and taken: nothing of what was typed is kept, only that a second sending is no first one. */
  readonly sent?: true
}

const keptFor = 30

const forgetting = clubDuty('forget-drafts')

/** What was typed and not sent is gone half an hour later, whether or not somebody types again. */
export const forgettingDrafts = forgetting.does(club =>
  club.tx.deleteFrom('draft').where('club_id', '=', club.id).where('expires_at', '<=', club.at).execute(),
)

/** Until when a draft is kept from now on; the duty is asked for, one for all that end within the same ten minutes. */
async function expiry(club: ClubTx): Promise<Temporal.Instant> {
  const expires = club.at.add({ minutes: keptFor })
  const at = expires.round({ smallestUnit: 'minute', roundingIncrement: 10, roundingMode: 'ceil' })
  await forgetting.ask(club, at)
  return expires
}

/** Keeps what was typed for 30 minutes, sealed. Gives the id that the form carries. */
export async function keepDraft(club: ClubTx, by: string, draft: Draft): Promise<string> {
  const id = club.newId()
  await club.tx
    .insertInto('draft')
    .values({
      club_id: club.id,
      id,
      member_id: by,
      command: draft.command,
      said: club.sealer.seal('draft', 'said', id, JSON.stringify(draft)),
      expires_at: await expiry(club),
    })
    .execute()
  return id
}

/** The draft of this person, or null when it is gone or another's. Two who bring it at once are heard one after the other. */
export async function draftOf(club: ClubTx, by: string, id: string): Promise<Draft | null> {
  if (!isId(id)) return null
  const row = await club.tx
    .selectFrom('draft')
    .select(['said', 'expires_at'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where('member_id', '=', by)
    .forUpdate()
    .executeTakeFirst()
  if (!row || Temporal.Instant.compare(row.expires_at, club.at) <= 0) return null
  return JSON.parse(club.sealer.open('draft', 'said', id, row.said)) as Draft
}

export async function updateDraft(club: ClubTx, id: string, draft: Draft): Promise<void> {
  await club.tx
    .updateTable('draft')
    .set({
      said: club.sealer.seal('draft', 'said', id, JSON.stringify(draft)),
      expires_at: await expiry(club),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** What was typed has been taken; until it would have expired, the same form sent again is known. */
export const spendDraft = (club: ClubTx, id: string, { command, form }: Draft): Promise<void> =>
  updateDraft(club, id, { command, form, said: {}, sent: true })
