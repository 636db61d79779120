import type { ErasureLeft } from '../../terms/erasure.ts'
import type { Member } from '../../terms/member.ts'
import { type KeptDays, type RecordKind, recordKinds } from '../../terms/own-data.ts'
import { allIn } from '../../terms/presence.ts'
import type { Language } from '../../terms/speech.ts'
import {
  actions,
  button,
  divider,
  facts,
  heading,
  list,
  note,
  paragraph,
  plainText,
  toned,
  view,
} from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { calendarPress } from '../calendar/presses.ts'
import type { RecentAct } from '../ledger/lines.ts'
import type { OwnAccount } from '../members/own-data.ts'
import { profilePress } from '../profiles/presses.ts'
import { clubSettingsPress } from '../setup/presses.ts'
import type { OwnStanding } from '../standing/read.ts'
import { myDataPress } from './presses.ts'
import { filesOf, type TakenAlong } from './taken-along.ts'

export type OwnData = {
  readonly member: Member
  readonly counts: Readonly<Record<RecordKind, number>>
  readonly recent: readonly RecentAct[]
  readonly standing: OwnStanding | null
  readonly today: Temporal.PlainDate
  readonly objectedOn: Temporal.PlainDate | null
  /** His request to be erased, while the organizers have it. */
  readonly erasure: { readonly id: string; readonly at: Temporal.Instant } | null
  readonly accounts: readonly OwnAccount[]
  /** The latest who looked, or changed something. */
  readonly looks: readonly { readonly by: string | null; readonly at: Temporal.Instant }[]
  readonly kept: KeptDays
}

const value = (text: string | null): Line | null => (text ? [plainText(text)] : null)

/** All that is kept about the reader, in kinds and counts, with who sees what and what he may do about it. */
export function ownDataCard(own: OwnData, words: Words): View {
  const { privacy: w } = words
  const { member, counts, recent, standing, objectedOn, erasure, accounts } = own
  const kept = recordKinds.filter(kind => counts[kind] > 0)
  const { left } = member
  return view(
    w.title,
    facts([
      [w.profile.name, value(member.fullName)],
      [w.profile.company, value(member.company)],
      [w.profile.jobTitle, value(member.jobTitle)],
      [w.profile.activity, value(member.activity)],
      [w.profile.speciality, value(member.speciality)],
      [w.profile.sector, member.sectorFamily && value(words.sectors[member.sectorFamily])],
      [w.profile.seeks, value(member.seeks)],
      [w.profile.offers, value(member.offers)],
      [w.profile.introduceTo, value(member.introduceTo)],
      [w.profile.town, value(member.town)],
      [w.profile.email, value(member.email)],
      [w.profile.phone, value(member.phone)],
      [w.profile.joined, w.dayOf(member.joinedOn)],
      [w.profile.left, member.leftOn && w.dayOf(member.leftOn)],
      [w.profile.accounts, value(accounts.map(({ platform }) => words.members.platforms[platform]).join(', '))],
    ]),
    heading(w.countsHeading),
    kept.length === 0
      ? paragraph(w.nothing())
      : facts(kept.map(kind => [w.records[kind], [plainText(String(counts[kind]))]])),
    recent.length > 0 && heading(w.recentHeading),
    recent.length > 0 && list(recent.map(act => w.act(act.kind, act.at, act.with))),
    heading(w.standingHeading),
    ...standingLines(own, words).map(line => paragraph(line)),
    heading(w.seesHeading),
    list(w.sees()),
    own.looks.length > 0 && heading(w.looksHeading),
    own.looks.length > 0 && list(own.looks.map(({ by, at }) => w.look(by, at))),
    heading(w.keptHeading),
    list(w.keptFor(own.kept)),
    divider,
    erasure && paragraph(w.eraseWaits(erasure.at)),
    actions(
      button(myDataPress('export'), w.press.export),
      !left && button(profilePress('open'), w.press.correct),
      !left && button(calendarPress('open'), words.calendar.press.open),
      !left &&
        (objectedOn
          ? button(myDataPress('take-back'), w.press.takeBack)
          : button(myDataPress('object'), w.press.object)),
      erasure
        ? button(myDataPress('erase-back', erasure.id), w.press.eraseBack)
        : button(myDataPress('erase'), w.press.erase, 'danger'),
    ),
    standing === null && note(w.typed()),
  )
}

/** The same sentences as his standing shows him: the facts, never the organizers' word for them. */
function standingLines({ standing, objectedOn, today }: OwnData, words: Words): Line[] {
  if (!standing) return [objectedOn ? words.privacy.isObjecting(objectedOn) : words.privacy.nothing()]
  const { grounds } = standing
  if (objectedOn) {
    const came = allIn(grounds.presence) > 0 ? [words.presence.own(grounds.presence, today)] : []
    return [words.privacy.isObjecting(objectedOn), ...came]
  }
  const said = words.standing.own(grounds.reason)
  return [...(said ? [said] : []), words.standing.facts(grounds, today)]
}

/** In the words of the language he has just chosen. `channels`: an organizer may let the club's channels follow. */
export function languageCard(
  { before, channels }: { before: Language; channels: boolean },
  { privacy: w, general, speech: { language } }: Words,
): View {
  return toned(
    'good',
    view(
      w.languageTitle,
      paragraph(w.language(channels)),
      actions(
        channels && button(clubSettingsPress('language', language), w.press.channelsToo),
        before !== language && button(myDataPress('language', before), general.buttons.undo),
      ),
    ),
  )
}

export const objectedCard = (since: Temporal.PlainDate, words: Words): View =>
  view(
    words.privacy.objectedTitle,
    paragraph(words.privacy.objected(since)),
    actions(button(myDataPress('take-back'), words.general.buttons.undo)),
  )

export const takenBackCard = (words: Words): View =>
  view(
    words.privacy.takenBackTitle,
    paragraph(words.privacy.takenBack()),
    actions(button(myDataPress('object'), words.privacy.press.object)),
  )

/** What he takes with him, as files: what no message has room for. */
export const exportCard = (taken: TakenAlong, words: Words): View =>
  view(
    words.privacy.exportTitle,
    paragraph(words.privacy.exportSays(taken.records.length)),
    ...filesOf(taken, words),
    note(words.privacy.typed()),
  )

export const eraseCard = (words: Words): View =>
  view(
    words.privacy.eraseTitle,
    paragraph(words.privacy.erase()),
    actions(button(myDataPress('erase-yes'), words.privacy.press.eraseYes, 'danger')),
  )

export const eraseSentCard = (request: string, words: Words): View =>
  view(
    words.privacy.erasedTitle,
    paragraph(words.privacy.erased()),
    actions(button(myDataPress('erase-back', request), words.general.buttons.undo)),
  )

export const eraseBackCard = (words: Words): View => view(words.privacy.eraseBackTitle)

export type EraseAsked = {
  readonly name: string
  readonly externalId: string
  readonly at: Temporal.Instant
  readonly over: boolean
}

export const eraseAskedCard = ({ name, externalId, at, over }: EraseAsked, words: Words): View =>
  view(
    words.privacy.eraseAskedTitle(name),
    paragraph(over ? words.privacy.eraseOver(name) : words.privacy.eraseAsked(name, at, externalId)),
  )

/** To each organizer: somebody's erasure is done, and what only people can still see to. It names nobody. */
export const erasureDoneCard = ({ texts, private: few, messages }: ErasureLeft, words: Words): View => {
  const { privacy: w } = words
  return view(
    w.erasureDoneTitle,
    paragraph(w.erasureDone()),
    texts.length + few > 0 && paragraph(w.firstNameStands(texts.length, few)),
    texts.length > 0 && list(texts.map(one => w.textLeft(one))),
    messages.length > 0 && paragraph(w.messagesStand()),
    messages.length > 0 &&
      list(messages.map(({ platform, at }) => w.messageLeft(words.members.platforms[platform], at))),
    note(w.erasureElsewhere()),
  )
}

export type StrangersData = {
  readonly asked: { readonly name: string; readonly at: Temporal.Instant } | null
  readonly kept: KeptDays
  /** Whom to ask, by name. */
  readonly organizers: readonly string[]
}

export const strangersCard = ({ asked, kept, organizers }: StrangersData, words: Words): View =>
  view(
    words.privacy.strangerTitle,
    paragraph(words.privacy.stranger()),
    paragraph(words.privacy.strangerElse(kept, organizers)),
    asked && paragraph(words.privacy.strangerAsked(asked.name, asked.at)),
  )
