import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * A pooler before PostgreSQL, as far as the bot can tell it from one: it drops start-up options, as PgBouncer does with
 * `ignore_startup_parameters`, and names a process of its own invention. `lends: 'transaction'` serves all that come from
 * one connection, to each until his transaction ends; 'session' gives each his own. Gives its address.
 */
export async function pooler(url: string, lends: 'session' | 'transaction') {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const reach = () => {
    const server = connect(Number(port), hostname)
    sockets.add(server)
    return server
  }
  const shared = lends === 'transaction' ? new Shared() : null
  const door = createServer(client => {
    sockets.add(client)
    client.on('error', () => {})
    if (shared) shared.take(client, reach)
    else lendForGood(client, reach())
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const address = new URL(url)
  address.port = String((door.address() as { port: number }).port)
  return {
    url: address.href,
    async close() {
      for (const socket of sockets) socket.destroy()
      door.close()
      await once(door, 'close')
    },
  }
}

/** The start-up message, without its options. */
function withoutOptions(startUp: Buffer): Buffer {
  const words = startUp.subarray(8, -1).toString().split('\0')
  const kept: string[] = []
  for (let n = 0; n + 1 < words.length; n += 2) if (words[n] !== 'options') kept.push(words[n]!, words[n + 1]!)
  const body = Buffer.from(`${kept.map(word => `${word}\0`).join('')}\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8)
  startUp.copy(head, 4, 4, 8)
  return Buffer.concat([head, body])
}

const backendKey = 'K'
const ready = 'Z'

/** Whole messages of the server, one by one: a letter, four bytes of length, a body. */
function messages(server: Socket, each: (kind: string, message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  server.on('error', () => {})
  server.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data])
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const whole = rest.subarray(0, rest.readInt32BE(1) + 1)
      rest = rest.subarray(whole.length)
      each(String.fromCharCode(whole[0]!), whole)
    }
  })
}

/** Its own number instead of the process's: a pooler knows no process when somebody comes. */
function disguised(kind: string, message: Buffer): Buffer {
  if (kind !== backendKey) return message
  const key = Buffer.from(message)
  key.writeInt32BE(7, 5)
  return key
}

function lendForGood(client: Socket, server: Socket): void {
  client.once('data', (startUp: Buffer) => {
    server.write(withoutOptions(startUp))
    client.on('data', data => server.write(data))
  })
  messages(server, (kind, message) => client.write(disguised(kind, message)))
  client.on('close', () => server.destroy())
}

/** One connection to the server for all who come, in turns. */
class Shared {
  #server: Socket | null = null
  #serves: Socket | null = null
  #greeting: Buffer[] = []
  readonly #waiting: { client: Socket; data: Buffer }[] = []
  #isOpen = false

  take(client: Socket, reach: () => Socket): void {
    client.once('data', (startUp: Buffer) => {
      client.on('data', (data: Buffer) => this.#ask(client, data))
      if (this.#isOpen) client.write(Buffer.concat(this.#greeting))
      else this.#open(client, reach(), startUp)
    })
  }

  /** The first who comes lets it in with his password; what the server tells him then, the others are told too. */
  #open(client: Socket, server: Socket, startUp: Buffer): void {
    this.#server = server
    this.#serves = client
    let let_in = false
    messages(server, (kind, message) => {
      const said = disguised(kind, message)
      // Authentication is over: R with a zero.
      if (kind === 'R' && message.readInt32BE(5) === 0) let_in = true
      if (let_in && !this.#isOpen) this.#greeting.push(said)
      this.#serves?.write(said)
      if (kind !== ready) return
      this.#isOpen = true
      if (String.fromCharCode(message[5]!) === 'I') this.#next()
    })
    server.write(withoutOptions(startUp))
  }

  #ask(client: Socket, data: Buffer): void {
    // Who goes leaves the connection to the others.
    if (data[0] === 'X'.charCodeAt(0)) return
    if (this.#serves !== null && this.#serves !== client) {
      this.#waiting.push({ client, data })
      return
    }
    this.#serves = client
    this.#server?.write(data)
  }

  #next(): void {
    this.#serves = null
    const first = this.#waiting.shift()
    if (first) this.#ask(first.client, first.data)
  }
}
