import type { App, ExpressReceiver, Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Say } from './log.ts'

/** How Slack reaches the bot. */
export type Line = {
  readonly open: (app: App) => Promise<void>
  readonly close: () => Promise<void>
  readonly alive: () => boolean
  readonly router?: ExpressReceiver['router']
}

/** The server is main's; there is nothing to open or close here. */
export const byHttp = (receiver: ExpressReceiver): Line => ({
  open: async () => {},
  close: async () => {},
  alive: () => true,
  router: receiver.router,
})

/** Two sockets: the library leaves one closed for five seconds at each of Slack's refreshes. */
export function bySocket(receivers: readonly SocketModeReceiver[], say: Say): Line {
  const live = new Set<SocketModeReceiver>()
  for (const receiver of receivers) {
    receiver.client.on('connected', () => live.add(receiver))
    for (const end of ['reconnecting', 'disconnecting', 'disconnected', 'close'])
      receiver.client.on(end, () => live.delete(receiver))
    receiver.client.on('ws_message', (data: unknown) => {
      if (!String(data).includes('"link_disabled"')) return
      say(
        'error',
        'Slack: an administrator has switched Socket Mode off for this app. Switch it on again, then restart.',
      )
      leave(receiver)
    })
  }
  return {
    open: async app => {
      for (const receiver of receivers) (receiver as Receiver).init(app)
      await Promise.all(receivers.map(receiver => receiver.start()))
    },
    close: async () => {
      await Promise.all(receivers.map(leave))
    },
    alive: () => live.size > 0,
  }
}

/** The library answers a goodbye only while it is connected. */
async function leave(receiver: SocketModeReceiver): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>(done => {
    timer = setTimeout(done, 1_000)
  })
  await Promise.race([receiver.client.disconnect(), enough])
  clearTimeout(timer)
}
