import type { Problem } from './refused.ts'

/*
 * Where the generated schemas and the real Discord differ, and what the schemas cannot say: one entry each, with its source
 * in discord/discord-api-docs (folder developers/) at c98d64b.
 */

/** resources/message, "Create Message": content is 2000 characters; the schema says 4000. */
export const LONGEST_CONTENT = 2000
/** resources/message: a nonce holds 25 characters; the schema has only the format's name. */
export const LONGEST_NONCE = 25
/** components/reference, "Components V2": 40 components in total, nested ones counted; the schema counts per array. */
export const MOST_COMPONENTS = 40
/** components/reference: the text of all text displays of one message together. */
export const LONGEST_TEXT = 4000
/** interactions/receiving-and-responding, "Modal": 1 to 5 components; the schema says 40. */
export const MOST_MODAL_COMPONENTS = 5
/** interactions/application-commands: names + descriptions + values of one command, the longest localization counted. */
export const LONGEST_COMMAND = 8000
/** interactions/application-commands: the characters of a CHAT_INPUT name or an option name, in lower case. */
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
/** interactions/application-commands: how many commands one application has, by type. */
export const MOST_COMMANDS: Record<number, number> = { 1: 100, 2: 15, 3: 15 }
/** reference, "Locales": the keys a localization may have. */
export const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
)

/**
 * interactions/application-commands: `default_member_permissions` is a string of bits. The schema wants a number, so it
 * is judged here and hidden from the schema.
 */
export function withoutPermissionBits(command: Record<string, unknown>): [Record<string, unknown>, Problem[]] {
  const { default_member_permissions: bits, ...rest } = command
  if (bits === undefined || bits === null || (typeof bits === 'string' && /^\d+$/.test(bits))) return [rest, []]
  return [rest, [{ path: ['default_member_permissions'], message: 'Must be a string of bits.' }]]
}
