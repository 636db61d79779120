import type { Once } from '../../db/only-once.ts'

export const membersOnce: Once = {
  'codes are tried a few times a day': { by: { index: 'code_try_pkey' }, in: ['src/club/members/code-tries.ts'] },
  'someone is on the list once': {
    by: { lock: 'members' },
    in: ['src/club/members/add.ts', 'src/club/members/tick.ts'],
  },
  'a membership ends once, and comes back once': { by: { lock: 'members' }, in: ['src/club/members/end.ts'] },
  'that somebody came on the list is undone once': { by: { lock: 'members' }, in: ['src/club/members/joinings.ts'] },
  'one organizer is left': {
    by: { lock: 'members' },
    in: ['src/club/members/organizers.ts', 'src/club/members/end.ts', 'src/club/privacy/erase.ts'],
  },
  'an account is one member’s': { by: { index: 'account_pkey' }, in: ['src/club/members/link.ts'] },
  'a member has one account on a platform': {
    by: { index: 'account_club_id_platform_member_id_key' },
    in: ['src/club/members/link.ts'],
  },
  'an account is unlinked once': { by: { row: 'account' }, in: ['src/club/members/link.ts'] },
  'an account waits for one answer to who it is': {
    by: { index: 'link_request_open' },
    in: ['src/club/members/link-request.ts'],
  },
  'an account asks three times a day who it is': {
    by: { lock: 'link request' },
    in: ['src/club/members/link-request.ts'],
  },
  'who it is is answered once': { by: { row: 'link_request' }, in: ['src/club/members/link-request.ts'] },
  'a code is good once': { by: { row: 'link_code' }, in: ['src/club/members/codes.ts'] },
  'one choice does not take another back': {
    by: { row: 'member' },
    in: ['src/club/members/settings.ts', 'src/club/members/profile.ts'],
  },
  'nothing is given to whoever is leaving': { by: { row: 'member' }, in: ['src/club/members/still-here.ts'] },
}
