import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** The wire between the bot and PostgreSQL, which can be cut in the middle of something. */
export type Wire = {
  readonly url: string
  /** Cuts the connection on which this statement is asked next: before PostgreSQL hears it, or before its answer arrives. */
  cutsAt(statement: string, when: 'unheard' | 'unanswered'): void
  /** Whether what was to be cut has been. */
  readonly wasCut: () => boolean
  close(): Promise<void>
}

/** A wire to the database at `url`. */
export async function wireTo(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let cut: { statement: string; when: 'unheard' | 'unanswered' } | null = null
  const door = createServer(client => {
    const server = connect(Number(port), hostname)
    let isCut = false
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', end)
    }
    client.on('data', data => {
      if (cut && data.includes(cut.statement)) {
        isCut = true
        const { when } = cut
        cut = null
        if (when === 'unheard') return end()
      }
      server.write(data)
    })
    server.on('data', data => (isCut ? end() : client.write(data)))
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = new URL(url)
  address.port = String((door.address() as { port: number }).port)
  return {
    url: address.href,
    cutsAt: (statement, when) => {
      cut = { statement, when }
    },
    wasCut: () => cut === null,
    async close() {
      for (const socket of sockets) socket.destroy()
      door.close()
      await once(door, 'close')
    },
  }
}
