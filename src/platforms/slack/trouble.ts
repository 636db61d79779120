import { webApi } from '@slack/bolt'
import type { Trouble } from '../platform.ts'
import { NotInstalled } from './workspaces.ts'

/** Slack's codes for "nobody there any more". */
const gone = new Set([
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'message_not_found',
  'is_archived',
  'cannot_dm_bot',
])

/** Our own mistakes: a retry would fail for ever, and a person must read the log. */
const bugs = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_arg_name',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'invalid_metadata_format',
  'unknown_method',
  'block_mismatch',
])

const busy = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org', 'accesslimited'])

/** Slack says of these that some of it may have been done. */
const unsure = new Set(['fatal_error', 'internal_error', 'request_timeout'])

/** Nothing left this machine, or nobody answered the door. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What went wrong with a call, as the delivery understands it; our own mistakes are thrown. */
export function troubleOf(error: unknown, target: 'person' | 'channel'): Trouble {
  if (error instanceof NotInstalled) return { trouble: 'gone', detail: 'not installed' }
  if (error instanceof webApi.WebAPIRateLimitedError) return { trouble: 'later', seconds: error.retryAfter }
  if (error instanceof webApi.WebAPIHTTPError) {
    return error.statusCode === 503
      ? { trouble: 'later', seconds: 30 }
      : { trouble: 'doubtful', detail: `http ${error.statusCode}` }
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = causeOf(error.original)
    return unsent.has(code) ? { trouble: 'later', seconds: 15 } : { trouble: 'doubtful', detail: code }
  }
  if (!(error instanceof webApi.WebAPIPlatformError)) throw error
  const code = error.data.error
  if (bugs.has(code)) throw error
  if (busy.has(code)) return { trouble: 'later', seconds: 60 }
  if (unsure.has(code)) return { trouble: 'doubtful', detail: code }
  // For a person "channel not found" means that the bot may not write to him; a channel it cannot see wants an invitation.
  if (gone.has(code) || (code === 'channel_not_found' && target === 'person')) return { trouble: 'gone', detail: code }
  const needed = (error.data as { needed?: string }).needed
  return { trouble: 'forbidden', detail: needed ? `${code}: ${needed}` : code }
}

/** For a question, a lost answer is only a reason to ask again. */
export function readingTrouble(error: unknown, target: 'person' | 'channel'): Trouble {
  const trouble = troubleOf(error, target)
  return trouble.trouble === 'doubtful' ? { trouble: 'later', seconds: 15 } : trouble
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = (error as NodeJS.ErrnoException).code
  if (typeof code === 'string') return code
  return error.cause === undefined ? error.name : causeOf(error.cause)
}
