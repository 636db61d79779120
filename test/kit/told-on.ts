import { test } from 'vitest'
import type { ClubOn, OpenClub } from './on-platform.ts'
import { onSlack } from './on-slack.ts'

/** A test in a club on a platform, which is closed whatever becomes of it. */
export function toldOn<Club extends OpenClub>(
  open: () => Promise<Club>,
  name: string,
  tell: (club: Club) => Promise<void>,
) {
  test(name, async () => {
    const club = await open()
    await tell(club).finally(() => club.close())
  })
}

export const onTroubledSlack = onSlack('socket', { troubled: true })

/** The queue's next attempt at all that has not gone out, without its pause. */
export async function triedAgain({ assidu, inClub }: ClubOn): Promise<void> {
  await inClub(async club => {
    const open = await club.tx
      .selectFrom('notice')
      .select('id')
      .where('state', 'in', ['kept', 'sending'])
      .where('due_at', '<=', club.at)
      .execute()
    for (const { id } of open) await club.enqueue('deliver', { id })
  })
  await assidu.drain()
}
