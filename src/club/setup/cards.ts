import type { Command } from '../../grammar/define.ts'
import { commandWords } from '../../grammar/form.ts'
import type { Platform } from '../../terms/member.ts'
import type { SignRefused } from '../../terms/right.ts'
import type { Language } from '../../terms/speech.ts'
import { actions, button, facts, heading, list, note, paragraph, plainText, toned, view } from '../../view/build.ts'
import { plainLine } from '../../view/plain.ts'
import type { Block, Line, View } from '../../view/view.ts'
import { roomFor } from '../../words/room.ts'
import type { Words } from '../../words/words.ts'
import { clubCandidatesPress } from '../admission/presses.ts'
import { clubBusinessPress } from '../business/presses.ts'
import { clubDigestPress, digestPress } from '../digest/presses.ts'
import { clubMeetingsPress, rollCallPress } from '../meetings/presses.ts'
import { clubMembersPress, clubOrganizersPress } from '../members/presses.ts'
import { clubNudgesPress } from '../nudges/presses.ts'
import { clubPairsPress } from '../pairing/presses.ts'
import { clubPresencePress } from '../presence/presses.ts'
import { clubProspectsPress } from '../prospects/presses.ts'
import { clubBalancePress } from '../sectors/presses.ts'
import { clubWeightsPress } from '../standing/presses.ts'
import type { ChannelThere, Chosen } from './channels.ts'
import type { Connection, ShutChannel } from './connection.ts'
import { clubPress, clubSettingsPress } from './presses.ts'
import type { TakenOver } from './take-over.ts'
import type { Waiting } from './waiting.ts'

/** What lets the bot into a channel: a line to type there, or on Discord the rights that it lacks. */
const shutLine = (channel: ChannelThere, words: Words): Line => {
  const { name, canPost, unseen, missing = [], missingToConverse = [] } = channel
  if (unseen) return words.setup.unseen(unseen.purpose, unseen.platform)
  if (canPost) return words.setup.cannotConverse(name, missingToConverse)
  return words.setup.cannotPost(name, missing.length > 0 ? missing : '/invite @Assidu')
}

const shutBlocks = (shut: readonly ChannelThere[], words: Words): (Block | false)[] => [
  ...shut.map(channel => paragraph(shutLine(channel, words))),
  shut.length > 0 && actions(button(clubSettingsPress('again'), words.setup.press.again)),
]

export type ClubPage = {
  readonly club: string
  readonly members: number
  readonly connected: number
  readonly hasChannel: boolean
  /** Channels the bot still cannot write in. */
  readonly shut: readonly ChannelThere[]
  /** Why what is for the organizers goes to each of them privately; null where their channel takes it. */
  readonly toEach: string | null
  /** What the bot may not show of the meetings here. */
  readonly unshown: SignRefused | null
  readonly commands: readonly Command[]
}

/** The organizers' page: the club in figures, and a way to each of its commands. */
export function clubCard(page: ClubPage, words: Words): View {
  const { club, members, connected, hasChannel, shut, toEach, unshown, commands } = page
  const reasons: Readonly<Record<string, () => Line>> = words.setup.toEach
  const reason = toEach === null ? undefined : reasons[toEach]
  const { setup: w } = words
  const under = commands.filter(command => command.under === 'club')
  return view(
    w.pageTitle(club),
    paragraph(w.page(members, connected)),
    !hasChannel && paragraph(w.noChannel()),
    ...shutBlocks(shut, words),
    hasChannel && reason && paragraph(reason()),
    unshown && paragraph(w.unshown[unshown]()),
    actions(
      !hasChannel && button(clubSettingsPress('open'), w.press.channels, 'primary'),
      button(rollCallPress('open'), w.press.rollCall),
      button(digestPress('open'), w.press.digest),
      button(clubPresencePress('open'), words.presence.press.club),
      button(clubBusinessPress('open'), words.business.press.open),
      button(clubBalancePress('open'), words.balance.press.open),
      button(clubNudgesPress('open'), words.nudgeEffect.press.open),
      button(clubMembersPress('open'), w.press.members),
      button(clubCandidatesPress('open'), words.committee.press.candidates),
      button(clubPairsPress('open'), w.press.pairs),
      button(clubProspectsPress('open'), words.prospects.press.open),
      button(clubOrganizersPress('open'), w.press.organizers),
      button(clubWeightsPress('open'), words.weights.press.open),
      button(clubSettingsPress('all'), w.press.settings),
      button(clubMeetingsPress('open'), words.meetingSettings.press.open),
      button(clubDigestPress('open'), words.digestSettings.press.open),
    ),
    heading(w.pageMore),
    list(
      under.map(({ name }) => {
        const wording = commandWords(words, name)
        return words.help.line('club', wording.says, wording.name)
      }),
    ),
  )
}

/** For anybody else: one sentence. */
export const forEverybodyCard = (club: string, organizers: readonly string[], words: Words): View =>
  view(plainLine(words.setup.forEverybody(club, organizers), roomFor({ ...words.speech, zone: 'UTC' })))

type Settled = {
  readonly chosen: Chosen
  readonly there: readonly ChannelThere[]
  readonly shut: readonly ChannelThere[]
}

/** Which channel serves for what now, what they still lack, and the way to do without one. */
export function settingsCard({ chosen, there, shut }: Settled, words: Words): View {
  const { setup: w } = words
  const asks = commandWords(words, 'club-settings').forms?.settings?.asks
  const used = (['club', 'introductions', 'organizers'] as const).flatMap(purpose => {
    const id = chosen[purpose]
    const name = id === undefined ? undefined : (there.find(one => one.id === id)?.name ?? w.unseenChannel)
    const served = name ?? (purpose === 'organizers' ? w.eachOrganizer : undefined)
    return served === undefined ? [] : [[asks?.[purpose]?.label ?? '', [plainText(served)]] as const]
  })
  return toned(
    'good',
    view(
      w.settingsTitle,
      paragraph(w.settings()),
      used.length > 0 && facts(used),
      ...shutBlocks(shut, words),
      actions(
        chosen.introductions !== undefined &&
          button(clubSettingsPress('drop', 'introductions'), w.press.noIntroductions),
        chosen.organizers !== undefined && button(clubSettingsPress('drop', 'organizers'), w.press.noOrganizers),
        button(clubSettingsPress('all'), w.press.allSettings),
      ),
    ),
  )
}

export const clubLanguageCard = ({ language, before }: { language: Language; before: Language }, words: Words): View =>
  toned(
    'good',
    view(
      words.setup.clubLanguageTitle(language),
      paragraph(words.setup.clubLanguage()),
      actions(before !== language && button(clubSettingsPress('language', before), words.general.buttons.undo)),
    ),
  )

export const channelsCard = (shut: readonly ChannelThere[], words: Words): View =>
  shut.length === 0 ? view(words.setup.channelsReady) : view(words.setup.shutTitle, ...shutBlocks(shut, words))

/** Offered first in a place without a club: the imported club that waits for one. */
export const offerCard = (place: string, waiting: Waiting, words: Words): View =>
  view(
    words.setup.offerTitle(place),
    paragraph(words.setup.waiting(waiting.name, waiting.members, waiting.importedOn)),
    actions(
      button(clubPress('take-over', waiting.id), words.setup.press.takeOver, 'primary'),
      button(clubPress('set-up'), words.setup.press.setUp),
    ),
  )

export const doneCard = (club: string, shut: readonly ChannelThere[], words: Words): View =>
  toned(
    'good',
    view(
      words.setup.doneTitle(club),
      paragraph(words.setup.done()),
      ...shutBlocks(shut, words),
      actions(
        button(clubMembersPress('tick'), words.setup.press.tick, 'primary'),
        button(clubMembersPress('open'), words.setup.press.members),
      ),
    ),
  )

export const takenOverCard = (
  taken: {
    club: string
    linked: number
    shut: readonly ChannelThere[]
    byCode: boolean
    noted: string
  },
  words: Words,
): View =>
  toned(
    'good',
    view(
      words.setup.takenOverTitle(taken.club),
      paragraph(words.setup.takenOver(taken.linked)),
      ...taken.shut.map(channel => paragraph(shutLine(channel, words))),
      actions(
        taken.byCode && button(clubPress('confirm'), words.setup.press.confirm, 'primary'),
        button(clubPress('undo-take-over', taken.noted), words.general.buttons.undo),
      ),
    ),
  )

/** To every organizer: the club lives somewhere since, by whose hand, and how that is taken back. */
export const takenOverNewsCard = (
  facts: TakenOver & { readonly club: string; readonly noted: string; readonly stands: boolean },
  words: Words,
): View =>
  view(
    words.setup.takenOverNewsTitle(facts.club, facts.platform),
    paragraph(words.setup.takenOverNews(facts)),
    facts.stands
      ? actions(button(clubPress('undo-take-over', facts.noted), words.setup.press.giveBack, 'danger'))
      : paragraph(words.setup.takenOverUndone()),
  )

export const givenBackCard = (
  facts: {
    readonly club: string
    readonly platform: Platform
    readonly placeName: string | null
    readonly place: string
  },
  words: Words,
): View =>
  view(
    words.setup.givenBackTitle(facts.club, facts.platform),
    paragraph(words.setup.givenBack(facts.placeName ?? facts.place)),
  )

/**
 * To an administrator of a place where no organizer of its club is connected. `linked`: somebody of the list has an
 * account there that is known to be his; `code`: he has typed the code of the import.
 */
export const noOrganizerCard = (
  { club, linked, code }: { club: string; linked: boolean; code: boolean },
  words: Words,
): View =>
  view(
    words.setup.noOrganizerTitle(club),
    paragraph(code ? words.setup.noOrganizerCode() : words.setup.noOrganizer(linked)),
    (linked || code) && actions(button(clubPress('confirm'), words.setup.press.confirm, 'primary')),
  )

export const confirmedCard = (name: string, words: Words): View =>
  view(words.setup.confirmedTitle(name), note(words.setup.confirmed()))

/** For the organizers: a channel of the club takes nothing more, and what is to be done; or that it does again. */
export const shutChannelCard = ({ platform, name, shutFor }: ShutChannel, words: Words): View => {
  const w = words.setup.shutChannel
  return shutFor.length === 0
    ? toned('good', view(w.openTitle, paragraph(w.open())))
    : view(w.title(shutFor), paragraph(w.waits(name)), paragraph(w.mend(platform)))
}

/** For the organizers, on another platform: nothing arrives there, and what is to be done; or that it does again. */
export const connectionCard = ({ platform, since, cause }: Connection, { connection: w }: Words): View =>
  cause === null
    ? toned('good', view(w.wellTitle(platform), paragraph(w.well(since))))
    : view(w.troubleTitle(platform), paragraph(w.trouble(platform, since)), paragraph(w.mends[cause]()))
