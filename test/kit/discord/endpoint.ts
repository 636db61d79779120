import { generateKeyPairSync, sign } from 'node:crypto'

/** Gestures over HTTP, signed as Discord signs them (interactions/overview). */
export class Endpoint {
  readonly #pair = generateKeyPairSync('ed25519')
  readonly #now: () => Temporal.Instant
  /** What the bot said to each call, by HTTP status. */
  readonly statuses: number[] = []

  constructor(now: () => Temporal.Instant) {
    this.#now = now
  }

  /** As the developer portal shows it: 64 hexadecimal digits. */
  get publicKey(): string {
    const { x = '' } = this.#pair.publicKey.export({ format: 'jwk' })
    return Buffer.from(x, 'base64url').toString('hex')
  }

  /** Sends a body; `at` and `tampered` make it an old one, or one that was changed on the way. */
  async send(url: string, body: object, { at = this.#now(), tampered = false } = {}): Promise<Response> {
    const raw = JSON.stringify(body)
    const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
    const signature = sign(null, Buffer.from(timestamp + raw), this.#pair.privateKey).toString('hex')
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-signature-ed25519': signature,
        'x-signature-timestamp': timestamp,
      },
      body: tampered ? raw.replace('{', '{"tampered":true,') : raw,
    })
    this.statuses.push(response.status)
    return response
  }
}
