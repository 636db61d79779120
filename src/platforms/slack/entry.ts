import { webApi } from '@slack/bolt'
import { EntryTrouble, type TokenVariable } from '../entry.ts'
import { whoseCode } from './trouble.ts'

/** What stands between a token of ours and Slack, in words: a code that says nothing of the token may pass. */
export function entryTrouble(error: unknown, variable: TokenVariable): EntryTrouble {
  const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
  return code !== undefined && whoseCode[code] === 'installation'
    ? new EntryTrouble('token refused', { variable, code }, { cause: error })
    : new EntryTrouble(
        'unreachable',
        { platform: 'Slack', address: 'SLACK_API_URL', detail: code ?? wayOf(error) },
        { cause: error },
      )
}

/** What broke on the way, in a word or two. */
function wayOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`
  if (error instanceof webApi.WebAPIRequestError) return wayOf(error.original)
  if (!(error instanceof Error)) return 'no answer'
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string') return code
  return error.cause === undefined ? error.name : wayOf(error.cause)
}
