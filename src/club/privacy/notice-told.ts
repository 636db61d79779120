import type { ClubSettings } from '../../db/tables.ts'
import type { NoticeTold } from '../members/first-contact.ts'
import { weighsItsOwnWay } from '../standing/weigh.ts'
import { keptDays } from './rules.ts'

/** What the data notice says of this club, from what it does. */
export const noticeTold = (settings: ClubSettings): NoticeTold => ({
  weighsItsOwnWay: weighsItsOwnWay(settings),
  kept: keptDays(settings),
})
