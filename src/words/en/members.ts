import type { MemberRefusals } from '../../terms/refusals/members.ts'
import { listed, plural } from '../english.ts'
import { command, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof MemberRefusals> = {
  'not a zone': ({ typed }) => line`I know no time zone “${typed}”. Write it like Europe/Paris, or leave it empty.`,
  'unknown code': () => line`I don’t know this code. Codes are good for 7 days: ask for a new one.`,
  'code used up': () => line`This code has been used, or is older than 7 days. Ask for a new one.`,
  'member linked already': ({ name }) =>
    line`${named({ name })} has another account here already. An organizer can unlink it in ${command('club', 'members')}.`,
  'account linked already': ({ name }) => line`This account is linked to ${named({ name })} already.`,
  'on the list already': ({ name }) => line`${named({ name })} is on the list already.`,
  'not a member any more': ({ name }) => line`${named({ name })} is no longer on the list.`,
  'still a member': ({ name }) => line`${named({ name })} is on the list: nothing to undo.`,
  'too late to undo': ({ name, days }) =>
    line`${named({ name })} left more than ${plural(days, 'day')} ago. Add them as a member again instead.`,
  'last organizer': () => line`A club needs one organizer: name another one first.`,
  'organizer already': ({ name }) => line`${named({ name })} is an organizer already.`,
  'no organizer': ({ name }) => line`${named({ name })} is no organizer.`,
  'place taken': ({ club }) => line`This place already holds ${strong(club)}. One place holds one club.`,
  'channel of another purpose': () => line`Choose two different channels: what is for the organizers is theirs alone.`,
  'no such channel': () => line`I don’t see this channel. Invite me into it first, then choose it.`,
  'administrators only': () => line`This is for an administrator of this place.`,
  'organizer linked already': ({ names }) => line`${listed(names)} can do this: an organizer is connected.`,
}

export const memberWords = { refusals }
