import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { holidayCountry } from '../../time/zones.ts'
import { hasOrganizersChannel } from '../members/tell-organizers.ts'
import { chooseTogether, takeBackChoice } from '../setup/chosen.ts'
import { digesting } from './kinds.ts'
import { isByDay, movedTo, type Rhythm, usualRhythm, type Where } from './rhythm.ts'
import { type Section, sections, sectionsOff } from './sections.ts'

export const destinations = ['channel', 'each'] as const
/** Into the organizers' channel, or to each of them privately. */
export type Destination = (typeof destinations)[number]

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** How the organizers get their digest. */
export type DigestSettings = {
  readonly to: Destination
  readonly rhythm: Rhythm
  /** Left out. */
  readonly off: readonly Section[]
}

export const rhythmOf = ({ digest }: ClubSettings): Rhythm => ({
  day: digest?.day ?? usualRhythm.day,
  time: digest?.time ?? usualRhythm.time,
})

export const destinationOf = ({ digest }: ClubSettings): Destination => digest?.to ?? 'channel'

/** What is in force. */
export const digestSettingsOf = (settings: ClubSettings): DigestSettings => ({
  to: destinationOf(settings),
  rhythm: rhythmOf(settings),
  off: sectionsOff(settings),
})

export const whereOf = (club: ClubTx): Where => ({
  zone: club.zone,
  country: holidayCountry(club.zone, club.country ?? undefined),
})

/** What is told of them: `next` is when it comes, null where nothing is sent; `hasChannel`: the organizers have one. */
export type DigestSettingsTold = {
  readonly settings: DigestSettings
  readonly next: Temporal.Instant | null
  readonly hasChannel: boolean
}

export const settingsTold = async (club: ClubTx): Promise<DigestSettingsTold> => ({
  settings: digestSettingsOf(club.row.settings),
  next: await digesting.next(club),
  hasChannel: await hasOrganizersChannel(club),
})

export type ToChoose = {
  readonly to: Destination
  readonly day: (typeof days)[number]
  readonly time: Temporal.PlainTime
  readonly shown: readonly string[]
}

/** An organizer chooses. This week's digest comes once, whatever is chosen in it. */
export async function chooseForDigest(
  club: ClubTx,
  by: Member,
  { to, day, time, shown }: ToChoose,
): Promise<(DigestSettingsTold & { readonly choice: string }) | Refusal> {
  const rhythm = { day: days.indexOf(day) + 1, time: time.toString({ smallestUnit: 'minute' }) }
  if (!isByDay(rhythm.time)) return refuse('digest at night', { typed: rhythm.time }, 'time')
  const off = sections.filter(section => !shown.includes(section))
  const own = {
    ...(to === 'each' && { to }),
    ...(off.length > 0 && { off }),
    ...(rhythm.day !== usualRhythm.day && { day: rhythm.day }),
    ...(rhythm.time !== usualRhythm.time && { time: rhythm.time }),
  }
  const digest = Object.keys(own).length === 0 ? undefined : own
  const saved = await chooseTogether(club, { by, form: 'digest', chosen: { digest } })
  if (isRefusal(saved)) return saved
  await follow(saved.club)
  return { ...(await settingsTold(saved.club)), choice: saved.choice }
}

/** The last choice was a slip. */
export async function unchooseForDigest(
  club: ClubTx,
  { by, choice }: { readonly by: Member; readonly choice: string },
): Promise<DigestSettingsTold | Refusal> {
  const changed = await takeBackChoice(club, { by, form: 'digest', choice })
  if (isRefusal(changed)) return changed
  await follow(changed)
  return settingsTold(changed)
}

async function follow(club: ClubTx): Promise<void> {
  const asked = await digesting.next(club)
  // Nothing is sent of a club that has no place yet, nor while the one of now is under way, which asks for the next.
  if (asked === null) return
  await digesting.dismiss(club)
  await digesting.ask(club, movedTo(rhythmOf(club.row.settings), { now: club.at, asked }, whereOf(club)))
}
