import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import type { Change, Profile, ProfileStep } from '../../terms/profile.ts'
import type { Language } from '../../terms/speech.ts'
import { areStrangers, type TieKind, type Ties } from '../../terms/tie.ts'
import {
  actions,
  button,
  chooseMember,
  facts,
  heading,
  list,
  note,
  paragraph,
  plainText,
  toned,
  view,
} from '../../view/build.ts'
import type { Action, Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { apartPress } from '../apart/presses.ts'
import { mayPresent } from '../introductions/present.ts'
import { introPress } from '../introductions/presses.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import { partingPress } from '../parting/presses.ts'
import { referPress } from '../referrals/presses.ts'
import { profilePress } from './presses.ts'
import { missingIn, nextStep } from './rules.ts'

export type OwnProfile = {
  readonly member: Member
  readonly profile: Profile
  /** The club's language, for whoever chose none. */
  readonly clubs: Language
}

export type OtherProfile = {
  readonly member: Member
  readonly ties: Ties
  /** Whom both know, best first. */
  readonly common: readonly MemberRef[]
  readonly reached: Reached
}

const row = (text: string | null): Line | null => (text === null ? null : [plainText(text)])

/** What every member may read of another; the labels say whether it is read of oneself. */
const trade = (member: Member, labels: Words['profiles']['own'], words: Words): Block =>
  facts([
    [labels.company, row(member.company)],
    [labels.jobTitle, row(member.jobTitle)],
    [labels.activity, row(member.activity)],
    [labels.speciality, row(member.speciality)],
    [labels.sectorFamily, row(member.sectorFamily && words.sectors[member.sectorFamily])],
    [labels.seeks, row(member.seeks)],
    [labels.offers, row(member.offers)],
    [labels.introduceTo, row(member.introduceTo)],
    [labels.town, row(member.town)],
  ])

/** One's own: what the others read, what is still to be said, how the bot writes to him, and a button for each part. */
export function ownCard({ member, profile, clubs }: OwnProfile, words: Words): View {
  const { profiles: w } = words
  const missing = missingIn(member)
  const next = nextStep(member)
  return view(
    w.ownTitle,
    trade(member, w.own, words),
    missing.length > 0 && paragraph(w.missing(missing)),
    heading(w.messagesHeading),
    facts([
      [
        w.own.language,
        w.languageIs(member.reads.language, profile.language === null && clubs === member.reads.language),
      ],
      [w.own.zone, row(member.reads.zone)],
      [w.own.hours, w.hoursAre(profile.hours)],
      [w.own.keepForMorning, w.personalComes(profile.keepForMorning)],
      [w.own.off, profile.off.length === 0 ? null : w.kindsAre(profile.off)],
      [w.own.phone, row(profile.phone)],
    ]),
    actions(
      next !== null && button(profilePress('steps'), w.press.steps, 'primary'),
      button(profilePress('trade', 'alone'), w.press.trade),
      button(profilePress('needs', 'alone'), w.press.needs),
      button(profilePress('messages'), w.press.messages),
      button(apartPress('open'), words.apart.press.open),
      mayPresent(member) === null && button(profilePress('present'), w.press.present),
      button(partingPress('ask'), words.parting.press.open),
    ),
  )
}

const order: readonly TieKind[] = [
  ...(['sponsor', 'sponsored', 'introduction', 'oneToOne', 'meeting'] as const),
  ...([
    'referralGiven',
    'referralReceived',
    'cameTo',
    'cameToHim',
    'introduced',
    'introducedBy',
    'thanksGiven',
    'thanksReceived',
  ] as const),
]

/** So many common acquaintances are named. */
const namedAtMost = 5

/** What connects the two, a sentence for each kind; first what says how well they know each other. */
function connected({ member, ties, common }: OtherProfile, words: Words): Line[] {
  const { profiles: w } = words
  const sentences = order.flatMap(kind => {
    const tie = ties[kind]
    return tie === undefined ? [] : [w.tie[kind](member, tie)]
  })
  const named = common.slice(0, namedAtMost)
  return [...sentences, ...(named.length === 0 ? [] : [w.common(named, common.length - named.length)])]
}

/** Another member's: who he is, what connects the two, and what can be done with him. */
export function otherCard(other: OtherProfile, words: Words): View {
  const { member, ties, reached } = other
  const { profiles: w } = words
  const sentences = connected(other, words)
  const { away } = member
  return view(
    member.name,
    away && paragraph(w.away(member, away.until)),
    trade(member, w.others, words),
    heading(w.betweenHeading(member.name)),
    sentences.length > 0 && list(sentences),
    ties.oneToOne === undefined && paragraph(ties.meeting === undefined ? w.neverMet(member) : w.noOneToOne(member)),
    // Of somebody who is resting nothing is asked.
    !away && areStrangers(ties) && paragraph(w.meetFirst()),
    !away && reached === 'unconnected' && note(w.unconnected(member)),
    actions(...(away ? [] : withHim(other, words)), ...chooseMember(profilePress('of'), w.press.see, other.common)),
  )
}

/** First the one-to-one, to whoever has had none with him. */
const withHim = ({ member: { id }, ties }: OtherProfile, { profiles: { press } }: Words): Action[] => [
  button(oneToOnePress('propose', id), press.oneToOne, ties.oneToOne === undefined ? 'primary' : undefined),
  button(introPress('with', id), press.introduce),
  button(referPress('to', id), press.refer),
]

export type Saved = {
  readonly changes: readonly Change[]
  /** The draft that Undo needs; none where nothing has changed. */
  readonly undo: string | null
}

/** What has changed, and a way back. */
export function savedCard({ changes, undo }: Saved, words: Words): View {
  const { profiles: w, general } = words
  return toned(
    'good',
    view(
      changes.length === 0 ? w.unchangedTitle : w.savedTitle,
      changes.length > 0 && list(changes.map(change => w.changed(change))),
      actions(
        undo !== null && button(profilePress('undo', undo), general.buttons.undo),
        button(profilePress('open'), w.press.open),
      ),
    ),
  )
}

/** A step of telling who he is is done; the next one is offered, and he may stop here. */
export function stepCard(
  { next, undo }: { readonly next: ProfileStep; readonly undo: string | null },
  words: Words,
): View {
  const { profiles: w, general } = words
  return toned(
    'good',
    view(
      w.stepTitle,
      paragraph(w.nextIs[next]()),
      note(w.mayStop()),
      actions(
        button(profilePress(next, 'step'), w.press.goOn, 'primary'),
        undo !== null && button(profilePress('undo', undo), general.buttons.undo),
      ),
    ),
  )
}

export const undoneCard = (changes: readonly Change[], words: Words): View =>
  view(
    words.profiles.undoneTitle,
    list(changes.map(change => words.profiles.changed(change))),
    actions(button(profilePress('open'), words.profiles.press.open)),
  )

/** Beneath a hello: a newcomer is led through his profile, if he likes. */
export const leadingBlocks = (words: Words): Block[] => [
  paragraph(words.profiles.lead()),
  actions(button(profilePress('steps'), words.profiles.press.steps, 'primary')),
]
