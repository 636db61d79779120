import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { Trouble } from '../../contract/platform.ts'

/**
 * Whose trouble a code is. `reader`: who is written to, or the message, is out of reach; `closed`: he takes no direct
 * messages. `channel`: a right or a rule of the channel. `ours`: a bug; a retry would fail for ever.
 */
export type Whose = 'reader' | 'closed' | 'channel' | 'installation' | 'later' | 'ours'

/**
 * Discord's codes that the calls we make may meet (topics/opcodes-and-status-codes). A code that is not here, or none (an
 * answer of the HTTP layer such as 401, a web page), is the installation's.
 */
export const whoseCode: Readonly<Record<number, Whose>> = {
  10003: 'reader', // unknown channel
  10007: 'reader', // unknown member
  10008: 'reader', // unknown message
  10013: 'reader', // unknown user
  20009: 'reader', // nothing explicit may be sent to him
  40007: 'reader', // banned from this server
  50005: 'reader', // a message of somebody else
  50033: 'reader', // invalid recipients
  50278: 'reader', // no server in common
  10070: 'reader', // unknown event of the server
  180000: 'reader', // an event that is over, or called off
  50007: 'closed', // direct messages closed, or the bot blocked
  30038: 'channel', // as many events as a server may have
  30033: 'channel', // a thread full of people
  40058: 'channel', // a forum
  50001: 'channel', // missing access
  50008: 'channel', // not a channel for text
  50009: 'channel', // its verification level
  50013: 'channel', // missing permissions
  50024: 'channel', // not on this kind of channel
  50083: 'channel', // an archived thread
  160005: 'channel', // a locked thread
  160006: 'channel', // as many active threads as a server may have
  200000: 'channel', // blocked by the server's own moderation
  200001: 'channel',
  240000: 'channel',
  10002: 'installation', // unknown application
  10004: 'installation', // unknown server: the bot was removed
  20012: 'installation',
  40001: 'installation', // unauthorized
  40002: 'installation', // an account to be verified
  40012: 'installation',
  40333: 'installation', // blocked by Cloudflare
  50010: 'installation',
  50014: 'installation', // invalid token
  50025: 'installation',
  50026: 'installation',
  50055: 'installation',
  50178: 'installation',
  60003: 'installation', // two-factor authentication is required
  20016: 'later', // slow mode
  20022: 'later', // too many edits of announcements
  20028: 'later',
  20029: 'later',
  30046: 'later', // too many edits of old messages
  40003: 'later', // opening conversations too fast
  40004: 'later', // sending is switched off for a while
  40006: 'later', // a feature is switched off for a while
  40062: 'later',
  110000: 'later',
  110001: 'later',
  130000: 'later', // overloaded
  20001: 'ours', // not for bots
  20031: 'ours', // words that a title may not hold
  30015: 'ours',
  40005: 'ours', // too large
  50003: 'ours',
  50006: 'ours', // an empty message
  50021: 'ours',
  50035: 'ours', // invalid form body
  50041: 'ours', // invalid version of the API
  50068: 'ours',
  50109: 'ours', // no JSON
}

const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Something answered, and it was not Discord: a web page with status 200. */
export class NotDiscord extends Error {}

/** What went wrong with a call, as the delivery understands it; our own mistakes are thrown. `to` a person there is no channel. */
export function troubleOf(error: unknown, to: 'person' | 'channel'): Trouble {
  if (error instanceof NotDiscord)
    return { trouble: 'installation', detail: 'a web page instead of an answer', sure: false }
  if (error instanceof RateLimitError)
    return { trouble: 'later', seconds: Math.max(1, Math.ceil(error.retryAfter / 1000)) }
  if (error instanceof HTTPError) {
    return error.status === 503
      ? { trouble: 'later', seconds: 30 }
      : { trouble: 'doubtful', detail: `http ${error.status}` }
  }
  if (error instanceof DiscordAPIError) return ofCode(error, to)
  const code = networkCode(error)
  if (code !== undefined)
    return unsent.has(code) ? { trouble: 'later', seconds: 15 } : { trouble: 'doubtful', detail: code }
  // An answer that says it is JSON and is none: it came when all was done.
  if (error instanceof SyntaxError) return { trouble: 'doubtful', detail: 'an answer that cannot be read' }
  throw error
}

/** For a question, a lost answer is only a reason to ask again. */
export function readingTrouble(error: unknown, to: 'person' | 'channel'): Trouble {
  const trouble = troubleOf(error, to)
  return trouble.trouble === 'doubtful' ? { trouble: 'later', seconds: 15 } : trouble
}

function ofCode(error: DiscordAPIError, to: 'person' | 'channel'): Trouble {
  const code = Number(error.code)
  const detail = code > 0 ? `${code}: ${error.message}` : `http ${error.status}`
  switch (whoseCode[code] ?? 'installation') {
    case 'ours':
      throw error
    case 'later':
      return { trouble: 'later', seconds: 60 }
    case 'reader':
      return { trouble: 'gone', detail }
    case 'closed':
      return { trouble: 'closed', detail }
    case 'channel':
      return to === 'channel' ? { trouble: 'forbidden', detail } : { trouble: 'installation', detail, sure: false }
    case 'installation':
      return { trouble: 'installation', detail, sure: code in whoseCode || error.status === 401 }
  }
}

/** The code of what broke on the way; undefined when the error is none of the network's. */
function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return error.name
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(code)) return code
  return error.cause === undefined ? undefined : networkCode(error.cause)
}
