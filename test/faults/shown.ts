import { carries, numbersOf } from '../../src/platforms/discord/marks.ts'
import { textOf } from '../kit/discord/index.ts'
import { wordsOf } from '../kit/slack/index.ts'
import type { FaultyClub } from './club.ts'

/** A message the bot sent, as it stands there now. */
export type Shown = {
  /** The platform's own id of it. */
  readonly message: string
  readonly words: string
}

/** What stands on both platforms, by the delivery each message says it belongs to. */
export function shownBy({ slack, discord }: FaultyClub, deliveries: readonly { id: string; platform: string }[]) {
  const shown = new Map<string, Shown[]>()
  const put = (id: string, one: Shown) => shown.set(id, [...(shown.get(id) ?? []), one])
  for (const one of slack.workspace.messages) {
    const id = one.metadata?.event_payload.delivery
    if (typeof id === 'string') put(id, { message: one.ts, words: wordsOf(one.blocks) })
  }
  const ours = discord.world.messages.filter(one => !one.deleted && one.authorId === discord.botId && !one.onlyFor)
  for (const { id } of deliveries.filter(({ platform }) => platform === 'discord'))
    for (const one of ours.filter(message => carries(message as never, numbersOf(id))))
      put(id, { message: one.id, words: textOf(one).replaceAll('*', '') })
  return shown
}
