import { webApi } from '@slack/bolt'
import type { Trouble } from '../../contract/platform.ts'
import { NotInstalled } from './workspaces.ts'

/**
 * Whose trouble a code is. `reader`: who is written to, or the message, is out of reach. `channel`: the rules of a channel;
 * to one person there is no channel, and it is the installation's. `unsure`: some of it may have been done. `ours`: a bug.
 */
export type Whose = 'reader' | 'channel' | 'installation' | 'later' | 'unsure' | 'ours'

/** Slack's codes for the calls we make (docs.slack.dev, "Errors" of each method). A code that is not here is the installation's. */
export const whoseCode: Readonly<Record<string, Whose>> = {
  // People, channels and messages.
  user_not_found: 'reader',
  users_not_found: 'reader',
  user_disabled: 'reader',
  user_not_visible: 'reader',
  user_is_bot: 'reader',
  user_is_restricted: 'reader',
  user_is_ultra_restricted: 'reader',
  user_not_in_channel: 'reader',
  cannot_dm_bot: 'reader',
  invalid_user_combination: 'reader',
  channel_not_found: 'reader',
  is_archived: 'reader',
  is_inactive: 'reader',
  message_not_found: 'reader',
  cant_update_message: 'reader',
  cant_delete_message: 'reader',
  edit_window_closed: 'reader',
  // A file that is not there any more.
  file_not_found: 'reader',
  file_deleted: 'reader',
  cant_delete_file: 'channel',
  posting_to_channel_denied: 'channel',
  not_in_channel: 'channel',
  restricted_action: 'channel',
  restricted_action_read_only_channel: 'channel',
  restricted_action_thread_only_channel: 'channel',
  restricted_action_non_threadable_channel: 'channel',
  restricted_action_thread_locked: 'channel',
  compliance_exports_prevent_deletion: 'channel',
  // The token, its rights, the app, the workspace.
  not_authed: 'installation',
  invalid_auth: 'installation',
  account_inactive: 'installation',
  token_revoked: 'installation',
  token_expired: 'installation',
  not_allowed_token_type: 'installation',
  missing_scope: 'installation',
  no_permission: 'installation',
  access_denied: 'installation',
  accesslimited: 'installation',
  ekm_access_denied: 'installation',
  enterprise_is_restricted: 'installation',
  org_login_required: 'installation',
  two_factor_setup_required: 'installation',
  team_access_not_granted: 'installation',
  team_disabled: 'installation',
  team_not_found: 'installation',
  user_removed_from_team: 'installation',
  messages_tab_disabled: 'installation',
  file_uploads_disabled: 'installation',
  file_uploads_except_images_disabled: 'installation',
  file_upload_size_restricted: 'installation',
  slack_connect_file_upload_sharing_blocked: 'installation',
  slack_connect_canvas_sharing_blocked: 'installation',
  storage_limit_reached: 'installation',
  // Busy, or on the move.
  ratelimited: 'later',
  rate_limited: 'later',
  message_limit_exceeded: 'later',
  service_unavailable: 'later',
  team_added_to_org: 'later',
  external_channel_migrating: 'later',
  streaming_state_conflict: 'later',
  fatal_error: 'unsure',
  internal_error: 'unsure',
  request_timeout: 'unsure',
  update_failed: 'unsure',
  // What no workspace can mend.
  as_user_not_supported: 'ours',
  attachment_payload_limit_exceeded: 'ours',
  block_mismatch: 'ours',
  cannot_reply_to_message: 'ours',
  deprecated_endpoint: 'ours',
  invalid_arg_name: 'ours',
  invalid_arguments: 'ours',
  invalid_array_arg: 'ours',
  invalid_blocks: 'ours',
  invalid_blocks_format: 'ours',
  invalid_charset: 'ours',
  invalid_cursor: 'ours',
  invalid_form_data: 'ours',
  invalid_limit: 'ours',
  invalid_metadata_format: 'ours',
  invalid_metadata_schema: 'ours',
  invalid_post_type: 'ours',
  invalid_ts_latest: 'ours',
  invalid_ts_oldest: 'ours',
  limit_required: 'ours',
  markdown_text_conflict: 'ours',
  metadata_must_be_sent_from_app: 'ours',
  metadata_too_large: 'ours',
  method_deprecated: 'ours',
  method_not_supported_for_channel_type: 'ours',
  missing_post_type: 'ours',
  msg_blocks_too_long: 'ours',
  msg_too_long: 'ours',
  no_text: 'ours',
  not_enough_users: 'ours',
  too_many_attachments: 'ours',
  too_many_contact_cards: 'ours',
  too_long: 'ours',
  too_many_users: 'ours',
  unknown_method: 'ours',
  users_list_not_supplied: 'ours',
}

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
  if (error instanceof NotInstalled) return { trouble: 'installation', detail: 'not installed', sure: true }
  if (error instanceof webApi.WebAPIRateLimitedError) return { trouble: 'later', seconds: error.retryAfter }
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(error.statusCode)
  if (error instanceof webApi.WebAPIRequestError) {
    const code = causeOf(error.original)
    return unsent.has(code) ? { trouble: 'later', seconds: 15 } : { trouble: 'doubtful', detail: code }
  }
  if (!(error instanceof webApi.WebAPIPlatformError)) throw error
  const code = codeOf(error)
  switch (whoseCode[code] ?? 'installation') {
    case 'ours':
      throw error
    case 'later':
      return { trouble: 'later', seconds: 60 }
    case 'unsure':
      return { trouble: 'doubtful', detail: code }
    case 'reader':
      // A channel that the bot cannot see wants an invitation; a person whom it may not write to is out of reach.
      return target === 'channel' && code === 'channel_not_found'
        ? { trouble: 'forbidden', detail: code }
        : { trouble: 'gone', detail: code }
    case 'channel':
      return target === 'channel'
        ? { trouble: 'forbidden', detail: code }
        : { trouble: 'installation', detail: code, sure: false }
    case 'installation': {
      const { needed } = error.data as { needed?: string }
      return { trouble: 'installation', detail: needed ? `${code}: ${needed}` : code, sure: code in whoseCode }
    }
  }
}

/** For a question, a lost answer is only a reason to ask again. */
export function readingTrouble(error: unknown, target: 'person' | 'channel'): Trouble {
  const trouble = troubleOf(error, target)
  return trouble.trouble === 'doubtful' ? { trouble: 'later', seconds: 15 } : trouble
}

/** 4xx comes from a door before Slack's (a proxy, a firewall): nothing went through. */
function ofStatus(status: number): Trouble {
  if ([408, 425, 429, 503].includes(status)) return { trouble: 'later', seconds: 30 }
  return status < 500
    ? { trouble: 'installation', detail: `http ${status}`, sure: false }
    : { trouble: 'doubtful', detail: `http ${status}` }
}

/** The client library takes any body for a code; a web page is none. */
function codeOf(error: webApi.WebAPIPlatformError): string {
  const code: unknown = error.data.error
  return typeof code === 'string' && /^[\w:.-]{1,80}$/.test(code) ? code : 'a web page instead of an answer'
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = (error as NodeJS.ErrnoException).code
  if (typeof code === 'string') return code
  return error.cause === undefined ? error.name : causeOf(error.cause)
}
