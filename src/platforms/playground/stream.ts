import type { Request, Response } from 'express'
import type { PlaygroundService } from './api.ts'

/** Milliseconds. */
const BEAT = 10_000

/**
 * The inbox as server-sent events: one `message` event for each new or edited message, its id the message's `n`, so
 * that a browser that reconnects (Last-Event-ID) misses nothing.
 */
export async function streamOf(
  service: PlaygroundService,
  club: string | undefined,
  as: string,
  after: number,
  req: Request,
  res: Response,
): Promise<void> {
  const resumed = Number(req.get('last-event-id') ?? Number.NaN)
  let last = Number.isInteger(resumed) && resumed >= 0 ? resumed : after
  const first = await service.inbox(club, as, last)
  if ('refused' in first) {
    res.status(first.refused.status).json({ problem: first.refused.problem })
    return
  }

  res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', Connection: 'keep-alive' })
  res.flushHeaders()
  res.write('retry: 1000\n\n')

  let sending = false
  let again = false
  const sendNew = async (): Promise<void> => {
    sending = true
    do {
      again = false
      const outcome = await service.inbox(club, as, last)
      if ('refused' in outcome || res.closed) break
      for (const message of outcome.ok.messages) {
        res.write(`id: ${message.n}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`)
        last = Math.max(last, message.n)
      }
    } while (again)
    sending = false
  }
  // One reader at a time: messages leave in the order of their n, none twice. A broken stream is begun again by the
  // browser, which says where it was.
  const wake = (): void => {
    if (sending) again = true
    else
      sendNew().catch(error => {
        service.report(error)
        res.destroy()
      })
  }
  const stop = service.listen(wake)
  // Another process may deliver too, and a comment now and then shows that the line is open.
  const beat = setInterval(() => {
    res.write(': still here\n\n')
    wake()
  }, BEAT)
  req.on('close', () => {
    clearInterval(beat)
    stop()
  })
  wake()
}
