import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Client } from 'discord.js'
import express, { type Request, type Router } from 'express'
import type { Clock } from '../../time/clock.ts'

const PING = 1
/** How old a signed gesture may be; an older one is somebody's copy. */
const freshFor = Temporal.Duration.from({ minutes: 5 })

/** An Ed25519 public key in DER is this and its 32 bytes (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

type Receiving = { readonly publicKey: string; readonly clock: Clock; readonly take: (interaction: object) => void }

/**
 * Gestures over HTTP instead of the gateway (interactions/overview): Discord signs each, tries bad signatures too, and wants
 * them refused. The answer goes by the gesture's own token, so that this one only says "accepted".
 */
export function interactionsRouter({ publicKey, clock, take }: Receiving): Router {
  const key = keyOf(publicKey)
  const router = express.Router()
  router.post('/discord/interactions', express.raw({ type: () => true, limit: '1mb' }), (request, response) => {
    if (!isSigned(request, key) || !isFresh(request, clock)) return void response.status(401).send('Bad signature')
    const interaction = JSON.parse(String(request.body)) as { type: number }
    if (interaction.type === PING) return void response.json({ type: PING })
    response.status(202).end()
    take(interaction)
  })
  return router
}

function keyOf(publicKey: string): KeyObject {
  if (!/^[0-9a-f]{64}$/i.test(publicKey)) {
    throw new Error(
      'DISCORD_PUBLIC_KEY is not one: 64 hexadecimal digits, from "General Information" of the developer portal.',
    )
  }
  return createPublicKey({
    key: Buffer.concat([derPrefix, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  })
}

function isSigned(request: Request, key: KeyObject): boolean {
  const signature = Buffer.from(request.get('x-signature-ed25519') ?? '', 'hex')
  const timestamp = request.get('x-signature-timestamp') ?? ''
  if (signature.length !== 64 || !Buffer.isBuffer(request.body)) return false
  return verify(null, Buffer.concat([Buffer.from(timestamp), request.body]), key, signature)
}

function isFresh(request: Request, clock: Clock): boolean {
  const seconds = Number(request.get('x-signature-timestamp'))
  if (!Number.isSafeInteger(seconds)) return false
  const apart = clock
    .now()
    .since(Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
    .abs()
  return Temporal.Duration.compare(apart, freshFor) <= 0
}

/** Gives discord.js a gesture as if the gateway had sent it; the library has no public door for this. */
export function hand(client: Client, interaction: object): void {
  const { actions } = client as unknown as { actions: { InteractionCreate: { handle(data: object): void } } }
  actions.InteractionCreate.handle(interaction)
}
