import type { Request, Response } from 'express'
import type { PlaygroundService } from './api.ts'

/** Milliseconds. */
const BEAT = 10_000

/**
 * How many streams stand open at once: each reads its inbox whenever anything happens. A browser opens one a window. Two of
 * them read at a time: what people do is not kept waiting by those who look on.
 */
const MOST = { person: 8, all: 100, reading: 2 }

type StreamRoom = {
  /** A place for one more stream of this person, or the sentence that there is none. Gives it back by `leave`. */
  enter(person: string): { leave(): void } | { problem: string }
  /** Reads when it is its turn. */
  inTurn<Read>(read: () => Promise<Read>): Promise<Read>
}

export function streamRoom(most = MOST): StreamRoom {
  const open = new Map<string, number>()
  const waiting: (() => void)[] = []
  let all = 0
  let reading = 0
  return {
    async inTurn(read) {
      if (reading >= most.reading) await new Promise<void>(go => waiting.push(go))
      else reading += 1
      try {
        return await read()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else reading -= 1
      }
    },
    enter(person) {
      const his = open.get(person) ?? 0
      if (his >= most.person)
        return { problem: `This person is open in ${his} windows already: close one, then reload this page.` }
      if (all >= most.all)
        return { problem: `The playground is open in ${all} windows already: close some, then reload this page.` }
      open.set(person, his + 1)
      all += 1
      let left = false
      return {
        leave() {
          if (left) return
          left = true
          all -= 1
          const rest = (open.get(person) ?? 1) - 1
          if (rest > 0) open.set(person, rest)
          else open.delete(person)
        },
      }
    },
  }
}

/**
 * The inbox as server-sent events: one `message` event for each new or edited message and one `gone` for each that was
 * taken away, its id the message's `n`, so that a browser that reconnects (Last-Event-ID) misses nothing. A `clock` event
 * tells the club's time at the beginning and whenever it was moved, by whatever window; an `elsewhere` event that something
 * happened which this person does not see.
 */
export async function streamOf(
  service: PlaygroundService,
  room: StreamRoom,
  club: string | undefined,
  as: string,
  after: number,
  req: Request,
  res: Response,
): Promise<void> {
  const resumed = Number(req.get('last-event-id') ?? Number.NaN)
  let last = Number.isInteger(resumed) && resumed >= 0 ? resumed : after
  const place = room.enter(`${club ?? ''}/${as}`)
  if ('problem' in place) {
    res.status(429).json(place)
    return
  }
  res.on('close', place.leave)
  const first = await room.inTurn(() => service.inbox(club, as, last))
  if ('refused' in first) {
    res.status(first.refused.status).json({ problem: first.refused.problem })
    return
  }
  // Gone already: nothing would tell us a second time.
  if (res.closed) return

  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', Connection: 'keep-alive' })
  res.flushHeaders()
  res.write('retry: 1000\n\n')

  let sending = false
  let again = false
  let clock = true
  let stirred = false
  const sendNew = async (): Promise<void> => {
    sending = true
    do {
      again = false
      const outcome = await room.inTurn(() => service.inbox(club, as, last))
      if ('refused' in outcome || res.closed) break
      const time = clock ? await room.inTurn(() => service.clock(club)) : undefined
      const elsewhere = stirred
      clock = stirred = false
      const { messages, gone } = outcome.ok
      const news = [
        ...messages.map(message => ({ event: 'message', data: message })),
        ...gone.map(message => ({ event: 'gone', data: message })),
      ].sort((one, other) => one.data.n - other.data.n)
      for (const { event, data } of news) {
        res.write(`id: ${data.n}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
        last = Math.max(last, data.n)
      }
      if (elsewhere && news.length === 0) res.write('event: elsewhere\ndata: {}\n\n')
      if (time && 'ok' in time) res.write(`event: clock\ndata: ${JSON.stringify(time.ok)}\n\n`)
    } while (again)
    sending = false
  }
  // One reader at a time: messages leave in the order of their n, none twice. A broken stream is begun again by the
  // browser, which says where it was; what it does not take in waits in the database, not here.
  const wake = (what?: 'clock'): void => {
    clock ||= what === 'clock'
    if (res.writableNeedDrain) return
    if (sending) again = true
    else
      sendNew().catch(error => {
        service.report(error)
        res.destroy()
      })
  }
  const stop = service.listen(what => {
    stirred = true
    wake(what)
  })
  // Another process may deliver too, and a comment now and then shows that the line is open.
  const beat = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n')
    wake()
  }, BEAT)
  res.on('drain', () => wake())
  res.on('close', () => {
    clearInterval(beat)
    stop()
  })
  wake()
}
