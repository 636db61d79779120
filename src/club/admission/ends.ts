import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { closeFinishedVotes } from './vote.ts'

/** Whom somebody proposed stays a candidate: the organizers know him by his file. A vote that waited for him alone ends. */
export const admissionEnds = membershipEnds<null>({
  locks: none,
  async ends(club) {
    await closeFinishedVotes(club)
    return null
  },
  returns: none,
})
