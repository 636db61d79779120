import type { App, ExpressReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Say } from './log.ts'
import { Socket } from './socket.ts'

/** How Slack reaches the bot. */
export type Line = {
  /** Throws EntryTrouble. */
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

/** A process that only sends: what is done on Slack is heard by others. */
export const deaf: Line = { open: async () => {}, close: async () => {}, alive: () => true }

/** How long no socket may stand before the operator hears of it, in ms. */
const alarmAfter = 60_000

/** How long a socket that Slack refreshes waits for the other, in ms; ten seconds after its warning Slack closes it itself. */
const leavesWithin = 8_000

/** Two sockets, so that one stands while Slack refreshes the other: told to go together, they go one after the other. */
export function bySocket(receivers: readonly SocketModeReceiver[], say: Say): Line {
  let alarm: NodeJS.Timeout | undefined
  const leaving = new Set<Socket>()
  const waiting = new Map<Socket, () => void>()
  const alive = () => sockets.some(socket => socket.alive)
  const canSpare = (socket: Socket) => sockets.some(other => other !== socket && other.alive && !leaving.has(other))
  const mayLeave = async (socket: Socket) => {
    if (!canSpare(socket)) {
      const turn = Promise.withResolvers<void>()
      waiting.set(socket, turn.resolve)
      const enough = setTimeout(turn.resolve, leavesWithin)
      await turn.promise
      clearTimeout(enough)
      waiting.delete(socket)
    }
    leaving.add(socket)
  }
  const changed = () => {
    for (const socket of sockets) if (!socket.alive) leaving.delete(socket)
    for (const [socket, go] of waiting) if (canSpare(socket)) go()
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
  const sockets = receivers.map(receiver => new Socket(receiver, { say, changed, mayLeave, switchedOff }))
  const close = async () => {
    for (const go of waiting.values()) go()
    await Promise.all(sockets.map(socket => socket.close()))
    clearTimeout(alarm)
  }
  return {
    open: async app => {
      for (const socket of sockets) socket.serves(app)
      const troubles = await Promise.all(sockets.map(async socket => ({ socket, trouble: await socket.open() })))
      const inTheWay = troubles.find(({ trouble }) => trouble && (!trouble.passes || !alive()))
      if (inTheWay) {
        await close()
        throw inTheWay.trouble
      }
      for (const { socket, trouble } of troubles) if (trouble) socket.keepTrying()
    },
    close,
    alive,
  }
}

const switchedOffSentence =
  'Slack: an administrator has switched Socket Mode off for this app. Switch it on again, then restart the bot.'
