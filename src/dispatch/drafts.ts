import type { ClubTx } from '../db/club-tx.ts'
import { clubDuty } from '../duties/duty.ts'
import type { Draft, Drafts } from '../grammar/draft.ts'
import { isId } from '../terms/id.ts'

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

async function draftOf(club: ClubTx, by: string, id: string): Promise<Draft | null> {
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

async function changeDraft(club: ClubTx, id: string, draft: Draft): Promise<void> {
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

/** What this member has typed and not yet sent. */
export const draftsOf = (club: ClubTx, by: string): Drafts => ({
  keep: draft => keepDraft(club, by, draft),
  of: id => draftOf(club, by, id),
  change: (id, draft) => changeDraft(club, id, draft),
  spend: (id, { command, form }) => changeDraft(club, id, { command, form, said: {}, sent: true }),
})
