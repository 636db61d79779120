import { introductionsAsked } from '../club/introductions/asked.ts'
import * as meetingKinds from '../club/meetings/kinds.ts'
import { firstMeetingAfter } from '../club/meetings/queries.ts'
import { announcedAt } from '../club/meetings/rules.ts'
import { presentMembers } from '../club/members/queries.ts'
import { latestPairs } from '../club/referrals/queries.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { isToldAbout } from '../notices/keep.ts'
import type { SuggestedStep } from '../platforms/playground/steps.ts'

/**
 * What whoever opens the demo club for the first time could try, read from its records as they are now: an introduction
 * that waits for an answer, two who pass each other referrals, the next meeting. `since`: when the demo was opened.
 */
export async function firstSteps(club: ClubTx, since: Temporal.Instant): Promise<readonly SuggestedStep[]> {
  const here = new Map((await presentMembers(club)).map(member => [member.id, member]))
  return [
    ...(await anIntroduction(club, here)),
    ...(await aReferral(club, here, since)),
    ...(await theMeeting(club, here, since)),
  ]
}

type Present = ReadonlyMap<string, Awaited<ReturnType<typeof presentMembers>>[number]>

async function anIntroduction(club: ClubTx, here: Present): Promise<SuggestedStep[]> {
  const asked = await introductionsAsked(club)
  const answered = asked.find(({ answer }) => answer !== null)
  const open = asked.filter(one => one.answer === null && one.isPending && here.has(one.side) && here.has(one.other))
  // An organizer is who he is already; to answer one looks through another's eyes.
  const one = answered ?? open.find(({ side }) => !isOrganizer(here.get(side)!)) ?? open[0]
  const [side, other] = [one && here.get(one.side), one && here.get(one.other)]
  if (!one || !side || !other) return []
  const step = { id: 'introduction', done: answered !== undefined, as: side.externalId, name: side.name } as const
  return [{ ...step, in: 'direct', with: other.name, about: one.id }]
}

async function aReferral(club: ClubTx, here: Present, since: Temporal.Instant): Promise<SuggestedStep[]> {
  const pairs = (await latestPairs(club)).filter(({ giver, receiver }) => here.has(giver) && here.has(receiver))
  const passed = pairs.find(({ at }) => Temporal.Instant.compare(at, since) > 0)
  const pair = passed ?? pairs.find(({ giver }) => !isOrganizer(here.get(giver)!)) ?? pairs[0]
  if (!pair) return []
  const [giver, receiver] = [here.get(pair.giver)!, here.get(pair.receiver)!]
  const step = { id: 'referral', done: passed !== undefined, as: giver.externalId, name: giver.name } as const
  return [{ ...step, in: 'club', with: receiver.name, command: 'refer' }]
}

async function theMeeting(club: ClubTx, here: Present, since: Temporal.Instant): Promise<SuggestedStep[]> {
  const meeting = await firstMeetingAfter(club, since)
  const organizer = [...here.values()].find(isOrganizer)
  if (!meeting || !organizer) return []
  const done = await isToldAbout(club, meetingKinds.announced, meeting.id, ['sent'])
  const until = announcedAt(meeting.startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  const step = { id: 'meeting', done, as: organizer.externalId, name: organizer.name, in: 'club' } as const
  return [{ ...step, about: meeting.id, at: meeting.startsAt.toString(), until: until.toString() }]
}

const isOrganizer = ({ roles }: { roles: readonly string[] }): boolean => roles.includes('organizer')
