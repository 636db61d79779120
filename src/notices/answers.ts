import { sql } from 'kysely'
import type { MessageRef } from '../contract/platform.ts'
import { type ClubTx, inClubOnce, type Means } from '../db/club-tx.ts'
import type { Platform } from '../terms/member.ts'
import { nothingLeft } from './draw.ts'
import { noticeKind, type Shown, shown } from './kind.ts'

/**
 * Answers that stay in a chat. Most are shown to one person and are gone with his window; one that had to be written to him
 * as a message stays, and what it says is not drawn from facts: it is kept for a while, and then nothing of it is left.
 */
const answer = noticeKind<Record<never, string>>()('answer', { class: 'personal', doubtful: 'drop', optional: false })
const kind = answer.name

export const answerNotices: readonly Shown[] = [
  shown(answer, {
    load: async () => null,
    stillTrue: () => false,
    card: (_, words) => nothingLeft(words),
    overtaken: 'as it stands',
    why: () => [],
  }),
]

type Answered = { readonly platform: Platform; readonly account: string; readonly ref: MessageRef }

/** Remembers an answer that stays; of somebody who is no member nothing is remembered. */
export async function keepAnswer(means: Means, { platform, account, ref }: Answered): Promise<void> {
  await inClubOnce(means, { platform, place: ref.place }, null, async club => {
    const reader = await club.tx
      .selectFrom('account')
      .select('member_id')
      .where('club_id', '=', club.id)
      .where('platform', '=', platform)
      .where('account', '=', account)
      .executeTakeFirst()
    if (reader) await keep(club, platform, reader.member_id, ref)
  })
}

async function keep(club: ClubTx, platform: Platform, reader: string, ref: MessageRef): Promise<void> {
  const id = club.newId()
  const kept = await club.tx
    .insertInto('notice')
    .values({
      ...{ club_id: club.id, id, kind, class: 'personal', reader_id: reader, channel: null, people: null },
      ...{ arguments: '{}', once: `${kind}:${platform}:${ref.place}:${ref.channel}:${ref.message}`, about: null },
      ...{ kept_at: club.at, due_at: club.at, speaks_of: null, state: 'sent', why: null, changed_at: club.at },
    })
    .onConflict(conflict => conflict.columns(['club_id', 'once']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return
  await club.tx
    .insertInto('delivery')
    .values({
      ...{ club_id: club.id, id: club.newId(), notice_id: id, platform, place: ref.place, target: `direct:${reader}` },
      ...{
        state: 'sent',
        channel: ref.channel,
        message: ref.message,
        files: [...(ref.files ?? [])],
        lease_by: null,
        lease_until: null,
      },
      ...{ attempts: 1, sent_at: club.at, trouble: null },
    })
    .execute()
}

/** Nothing is left of the answers that these members got, or of those from before an instant. */
export async function takeAnswersBack(
  club: ClubTx,
  which: { readonly of: readonly string[] } | { readonly before: Temporal.Instant },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`update notice set state = 'dropped', why = 'over', changed_at = ${club.at}
    where club_id = ${club.id} and kind = ${kind} and state = 'sent'
      and ${'of' in which ? sql`reader_id = any(${[...which.of]}::uuid[])` : sql`kept_at < ${which.before}`}
    returning id`.execute(club.tx)
  await club.enqueue('redraw', ...rows)
}
