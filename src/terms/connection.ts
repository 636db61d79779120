/** What keeps a place's connection from working, as far as somebody has to do something else about it. */
export type Cause = 'removed' | 'token' | 'rights' | 'messages tab' | 'rules' | 'other'

const causes: readonly (readonly [RegExp, Cause])[] = [
  [/^(not installed|team_access_not_granted|team_not_found|10004|50001|50055)\b/, 'removed'],
  [/^(not_authed|invalid_auth|token_\w+|account_inactive|not_allowed_token_type|http 401|40001|50014)\b/, 'token'],
  [/^(missing_scope|no_permission|50025|50026|20012)\b/, 'rights'],
  [/^messages_tab_disabled\b/, 'messages tab'],
  [/^(\w+_required|access\w+|ekm_\w+|enterprise_\w+|team_disabled|60003|40002|50178)\b/, 'rules'],
]

/** Of the words in which a platform's adapter told of it. */
export const causeOf = (detail: string): Cause => causes.find(([told]) => told.test(detail))?.[1] ?? 'other'
