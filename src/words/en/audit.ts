import type { AuditedAs, AuditTold } from '../../terms/audited.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Inline, Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dayAndHour, line, named } from '../line.ts'

const commands = {
  'club-audit': {
    name: 'audit',
    says: 'what organizers did about the club and its members',
    title: 'What organizers did',
    submit: 'See',
    asks: {},
  },
} satisfies Record<string, CommandWords>

type Whom = Inline | string

/** What was done, after the name of whoever did it. */
const done: Record<AuditedAs | 'said', (whom: Whom) => Line> = {
  'member-added': whom => line`put ${whom} on the list`,
  'member-returned': whom => line`put ${whom} on the list again`,
  'member-joining-undone': whom => line`undid that ${whom} is on the list`,
  'membership-ended': whom => line`ended the membership of ${whom}`,
  'membership-end-undone': whom => line`undid the end of ${whom}’s membership`,
  'left-by-himself': () => line`left the club`,
  'account-linked': whom => line`linked an account to ${whom}`,
  'account-unlinked': whom => line`unlinked an account from ${whom}`,
  'organizer-named': whom => line`made ${whom} an organizer`,
  'organizer-released': whom => line`released ${whom} from organizing`,
  'organizer-confirmed': whom => line`confirmed ${whom} as an organizer`,
  'committee-named': whom => line`put ${whom} on the committee`,
  'committee-released': whom => line`took ${whom} off the committee`,
  'roll-dispute-answered': whom => line`answered ${whom}, who was there by his own word`,
  'roll-dispute-reopened': whom => line`took the answer to ${whom} about a roll back`,
  'settings-changed': () => line`changed the club’s settings`,
  'weights-changed': () => line`changed what acts weigh`,
  'regions-loaded': () => line`loaded figures of regions`,
  'club-set-up': () => line`set the club up`,
  'club-taken-over': () => line`took the club over`,
  'take-over-undone': () => line`undid that the club was taken over`,
  import: () => line`imported a history`,
  'nudges-left-off': () => line`left a kind of nudge off`,
  'nudges-sent-all-the-same': () => line`has a kind of nudge sent all the same`,
  'application-accepted': () => line`accepted a candidate`,
  'application-later': () => line`put a candidate on the waiting list`,
  'application-open': () => line`took a decision about a candidate back`,
  'application-refused': () => line`declined a candidate`,
  'application-withdrawn': () => line`noted that a candidate withdrew`,
  'application-reviewed': () => line`noted a talk with a member of some months`,
  'application-review-undone': () => line`took the note of such a talk back`,
  'candidate-shown': () => line`showed a candidate to the members`,
  'candidate-unshown': () => line`stopped showing a candidate`,
  'candidate-words-seen': () => line`read what members say of a candidate`,
  'candidate-close-asked': () => line`asked members close in trade about a candidate`,
  'vote-opened': () => line`opened a vote`,
  'vote-extended': () => line`extended a vote`,
  'coffee-proposed': () => line`proposed a coffee to two members`,
  'coffee-undone': () => line`took a proposed coffee back`,
  'contest-closed': () => line`closed a remark about a standing`,
  'contest-reopened': () => line`opened a remark about a standing again`,
  'digest-left-alone': () => line`had the digest leave something alone`,
  'digest-told-again': () => line`had the digest tell it again`,
  'standing-seen': () => line`looked at a member’s standing`,
  'erase-asked': () => line`asked to be erased`,
  'erase-taken-back': () => line`took the wish to be erased back`,
  erased: () => line`erased a former member`,
  'guest-added': () => line`added a guest`,
  'guest-taken-off': () => line`took a guest off`,
  'prospect-forgotten': () => line`had a prospect forgotten`,
  'prospect-shown': () => line`handed out what is kept of a prospect`,
  'prospect-wish-lifted': () => line`noted that a prospect may be recommended again`,
  'roll-taken': () => line`took a roll`,
  'roll-corrected': () => line`corrected a roll`,
  'roll-undone': () => line`undid a roll`,
  'roll-correction-undone': () => line`undid the correction of a roll`,
  'check-in-taken-away': () => line`took a check-in away`,
  'check-in-put-back': () => line`put a check-in back`,
  said: () => line`answered about a standing`,
}

const aFormer = 'a former member'

export const auditWords = {
  commands,
  title: 'What organizers did',
  nothing: (): Line => line`Nothing is noted yet.`,
  told: ({ at, by, what, about }: AuditTold): Line =>
    line`${dayAndHour(at)}, ${by ? named(by) : 'whoever hosts Assidu'} ${done[what](whom(about))}`,
  names: (): Line =>
    line`Candidates, prospects and standings are named here to nobody. Each member reads in his own data who looked at his.`,
  press: { open: 'What organizers did…', earlier: 'Earlier' },
}

const whom = (member: MemberRef | null): Whom => (member ? named(member) : aFormer)
