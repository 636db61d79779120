import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { Trouble } from '../platform.ts'

/** Discord's codes for "nobody there any more", or nobody who may be written to (topics/opcodes-and-status-codes). */
const gone = new Set([
  10003, // unknown channel
  10004, // unknown server
  10007, // unknown member
  10008, // unknown message
  10013, // unknown user
  50007, // direct messages closed, or the bot blocked
  50278, // no server in common
])

/** Our own mistake, with a tree of what is wrong in the body: a retry would fail for ever. */
const invalidForm = 50035

/** Too much of something: opening conversations, editing old messages, a slow channel. */
const busy = new Set([40003, 30046, 20016, 20022, 20028, 130000])

const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What went wrong with a call, as the delivery understands it; our own mistakes are thrown. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RateLimitError)
    return { trouble: 'later', seconds: Math.max(1, Math.ceil(error.retryAfter / 1000)) }
  if (error instanceof HTTPError) {
    return error.status === 503
      ? { trouble: 'later', seconds: 30 }
      : { trouble: 'doubtful', detail: `http ${error.status}` }
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code)
    if (code === invalidForm) throw error
    if (busy.has(code)) return { trouble: 'later', seconds: 60 }
    if (gone.has(code)) return { trouble: 'gone', detail: `${code}: ${error.message}` }
    return { trouble: 'forbidden', detail: `${code}: ${error.message}` }
  }
  const code = networkCode(error)
  if (code === undefined) throw error
  return unsent.has(code) ? { trouble: 'later', seconds: 15 } : { trouble: 'doubtful', detail: code }
}

/** For a question, a lost answer is only a reason to ask again. */
export function readingTrouble(error: unknown): Trouble {
  const trouble = troubleOf(error)
  return trouble.trouble === 'doubtful' ? { trouble: 'later', seconds: 15 } : trouble
}

/** The code of what broke on the way; undefined when the error is none of the network's. */
function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return error.name
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(code)) return code
  return error.cause === undefined ? undefined : networkCode(error.cause)
}
