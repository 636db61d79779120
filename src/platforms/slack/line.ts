import type { App, ExpressReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Say } from './log.ts'
import { Socket } from './socket.ts'

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

/** How long no socket may stand before the operator hears of it, in ms. */
const alarmAfter = 60_000

/** Two sockets, so that one stands while Slack refreshes the other. */
export function bySocket(receivers: readonly SocketModeReceiver[], say: Say): Line {
  let alarm: NodeJS.Timeout | undefined
  const alive = () => sockets.some(socket => socket.alive)
  const changed = () => {
    clearTimeout(alarm)
    if (alive()) return
    alarm = setTimeout(() => say('error', 'Slack: no connection for a minute. Still trying.'), alarmAfter)
    alarm.unref()
  }
  let told = false
  const switchedOff = async () => {
    if (!told) say('error', switchedOffSentence)
    told = true
    await close()
  }
  const sockets = receivers.map(receiver => new Socket(receiver, { say, changed, switchedOff }))
  const close = async () => {
    await Promise.all(sockets.map(socket => socket.close()))
    clearTimeout(alarm)
  }
  return {
    open: async app => {
      for (const socket of sockets) socket.serves(app)
      await Promise.all(sockets.map(socket => socket.open()))
    },
    close,
    alive,
  }
}

const switchedOffSentence =
  'Slack: an administrator has switched Socket Mode off for this app. Switch it on again, then restart the bot.'
