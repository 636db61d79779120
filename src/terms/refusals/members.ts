export type MemberRefusals = {
  'not a zone': { typed: string }
  'asked enough today': { organizers: readonly string[] }
  'unknown code': Record<string, never>
  'too many codes': Record<string, never>
  'code used up': Record<string, never>
  'member linked already': { name: string }
  'account linked already': { name: string }
  'on the list already': { name: string }
  'not a member any more': { name: string }
  'still a member': { name: string }
  'too late to undo': { name: string; days: number }
  'joining is past': { name: string }
  'last organizer': Record<string, never>
  'organizer already': { name: string }
  'no organizer': { name: string }
  'place taken': { club: string }
  'channel of another purpose': Record<string, never>
  'no such channel': Record<string, never>
  'no such account': Record<string, never>
  'administrators only': Record<string, never>
  'organizer linked already': { names: readonly string[] }
}
