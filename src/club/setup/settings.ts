import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawChannels } from '../../notices/keep.ts'
import { signsChanged } from '../../notices/signs.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Cadence } from '../../terms/round.ts'
import type { Address, Language } from '../../terms/speech.ts'
import { zoneNamed } from '../../time/zones.ts'
import { audit } from '../members/audit.ts'
import { cadenceOf } from '../pairing/calendar.ts'
import { changeRounds } from '../pairing/plan.ts'
import { sensitivities } from '../standing/rules.ts'
import { chooseSensitivity } from '../standing/sensitivity.ts'
import { type ChannelThere, type Chosen, chosenNow, mayChoose, setChannels } from './channels.ts'
import { changeSettings } from './club-settings.ts'

export type Sensitivity = keyof typeof sensitivities

/** Whose the line over the club's channel is, on Slack. */
export const topics = ['meeting', 'club'] as const
type Topic = (typeof topics)[number]

export type ToChange = {
  readonly by: Member
  readonly platform: Platform
  readonly place: string
  readonly name: string
  readonly zone: string
  readonly language: Language
  readonly address: Address
  readonly sensitivity: Sensitivity
  readonly rounds: Cadence
  readonly topic: Topic
  readonly chosen: Chosen
  readonly there: readonly ChannelThere[]
}

/** Changes the club's settings and the channels of the place they were typed in; gives the channels it cannot write in. */
export async function changeClub(club: ClubTx, given: ToChange): Promise<ChannelThere[] | Refusal> {
  const { by, name, language, address, sensitivity, rounds, topic, chosen, there, platform, place } = given
  const zone = zoneNamed(given.zone)
  if (zone === undefined) return refuse('not a zone', { typed: given.zone }, 'zone')
  await onlyOneAtATime(club, 'settings')
  const refused = mayChoose(chosen, there, await chosenNow(club, { platform, place }))
  if (refused) return refused
  await club.tx.updateTable('club').set({ name, zone, language, address }).where('club_id', '=', club.id).execute()
  if (language !== club.speech.language) await redrawChannels(club)
  // An unchanged choice is no choice: what the organizers' answers have taught the club since stays.
  if (sensitivity !== sensitivityOf(club)) await chooseSensitivity(club, sensitivity)
  if (rounds !== cadenceOf(club)) await changeRounds(club, rounds)
  await changeSettings(club, ({ topic: before = 'meeting', ...now }) =>
    before === topic ? null : topic === 'club' ? { ...now, topic } : now,
  )
  const shut = await setChannels(club, { platform, place }, chosen, there)
  await audit(club, { by, what: 'settings-changed' })
  return shut
}

/** The level the organizers chose last. */
function sensitivityOf(club: ClubTx): Sensitivity {
  const chosen = club.row.settings.sensitivity
  const levels = Object.keys(sensitivities) as Sensitivity[]
  return levels.find(level => sensitivities[level] === chosen) ?? 'normal'
}

/** The language the channels read, and whoever has chosen none, from now on; what lately stands there is drawn anew. */
export async function chooseClubLanguage(
  club: ClubTx,
  { by, language }: { by: Member; language: Language },
): Promise<void> {
  await onlyOneAtATime(club, 'settings')
  await club.tx.updateTable('club').set({ language }).where('club_id', '=', club.id).execute()
  if (language !== club.speech.language) {
    await redrawChannels(club)
    await signsChanged(club)
  }
  await audit(club, { by, what: 'settings-changed' })
}

/** What the form shows already. */
export async function settingsNow(
  club: ClubTx,
  here: { platform: Platform; place: string },
): Promise<Record<string, string>> {
  const channels = (await chosenNow(club, here)) as Record<string, string>
  const { name, zone, speech } = club
  return {
    name,
    zone,
    language: speech.language,
    address: speech.address,
    sensitivity: sensitivityOf(club),
    rounds: cadenceOf(club),
    topic: club.row.settings.topic ?? 'meeting',
    ...channels,
  }
}

/** The club does without a channel for this: introductions stand in its own, the organizers are written to one by one. */
export async function dropChannel(
  club: ClubTx,
  {
    by,
    purpose,
    there,
    ...here
  }: { by: Member; purpose: 'introductions' | 'organizers'; there: readonly ChannelThere[] } & Here,
): Promise<ChannelThere[]> {
  await onlyOneAtATime(club, 'settings')
  const { [purpose]: _, ...chosen } = await chosenNow(club, here)
  const shut = await setChannels(club, here, chosen, there)
  await audit(club, { by, what: 'settings-changed' })
  return shut
}

type Here = { readonly platform: Platform; readonly place: string }
