import { chosenRecord, nothing, page, pressing, record, recordPair, word } from '../../grammar/press.ts'
import { platforms } from '../../terms/member.ts'

export const clubMembersPress = pressing(
  'club-members',
  {
    open: nothing,
    /** The pages of those without an account here, of those who ask, of those who have left. */
    away: page,
    requests: page,
    left: page,
    add: nothing,
    link: nothing,
    unlink: nothing,
    end: nothing,
    tick: nothing,
    /** Of a member. */
    'end-this': record,
    'undo-end': chosenRecord,
    /** Whether somebody is known already: of what was typed or ticked of him, and of the member he is. */
    same: recordPair,
    another: record,
    'unlink-this': record,
    /** Of a question who somebody is. */
    'link-yes': record,
    'link-no': record,
    'link-choose': record,
    /** The question, and the member he is. */
    'link-as': recordPair,
  },
  { add: nothing, link: nothing, unlink: nothing, end: nothing, tick: nothing, choose: record },
)

export const clubOrganizersPress = pressing(
  'club-organizers',
  { open: nothing, add: nothing, remove: nothing, 'add-this': record, 'remove-this': record },
  { add: nothing, remove: nothing },
)

/** `before`: of the line above it. */
export const clubAuditPress = pressing('club-audit', { open: nothing, before: record })

/** Of the platform on which an account was linked. */
export const linkPress = pressing('link', { ask: nothing, 'not-me': word(platforms) }, { name: nothing })
