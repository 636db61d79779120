import type { MemberRef } from '../../terms/member.ts'
import { allTraces, type HeldOfPerson, type HeldOfProspect, type Traces } from '../../terms/prospect.ts'
import type { Reader } from '../../terms/speech.ts'
import { dayOf } from '../../time/wall.ts'
import { actions, button, fileToKeep, heading, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { FileToKeep, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubProspectsPress } from './presses.ts'

/** What was answered to a person: when, and in how many records. */
export type Answered = { readonly what: 'forgotten' | 'shown'; readonly at: Temporal.Instant; readonly traces: Traces }

/** For an organizer: what prospects may ask, and what was answered lately. */
export const prospectsCard = (answered: readonly Answered[], { prospects: w }: Words): View =>
  view(
    w.title,
    paragraph(w.page()),
    paragraph(w.pageHow()),
    answered.length > 0 && heading(w.doneHeading),
    answered.length > 0 &&
      list(answered.map(({ what, at, traces }) => (what === 'forgotten' ? w.done(at, traces) : w.shown(at, traces)))),
    actions(
      button(clubProspectsPress('forget'), w.press.forget, 'primary'),
      button(clubProspectsPress('held'), w.press.held),
      button(clubProspectsPress('lift'), w.press.lift),
    ),
  )

/** Asked once before a person is forgotten: how many name him for sure, how many perhaps. `draft`: who was asked for. */
export function foundCard(
  { him, alike, draft }: { readonly him: Traces; readonly alike: Traces; readonly draft: string },
  { prospects: w }: Words,
): View {
  const [sure, perhaps] = [allTraces(him), allTraces(alike)]
  if (sure + perhaps === 0)
    return view(
      w.noneTitle,
      paragraph(w.none()),
      actions(button(clubProspectsPress('forget-him', draft), w.press.noteOnly)),
    )
  return view(
    w.foundTitle,
    sure > 0 && paragraph(w.found(him)),
    perhaps > 0 && paragraph(w.foundAlike(alike, sure > 0)),
    paragraph(w.foundAsks()),
    actions(
      sure > 0 && button(clubProspectsPress('forget-him', draft), w.press.forgetThese(sure), 'danger'),
      perhaps > 0 && button(clubProspectsPress('forget-all', draft), w.press.forgetAll(sure + perhaps), 'danger'),
    ),
  )
}

export type Done = {
  readonly at: Temporal.Instant
  readonly traces: Traces
  /** Who was going to bring the person to a meeting. */
  readonly awaited: readonly MemberRef[]
  readonly beyondReach: number
  /** A text to answer the person with. */
  readonly answer: string
}

/** The organizer's proof: the day and how many, with what to answer; nothing of the person. */
export const forgottenPersonCard = (
  { at, traces, awaited, beyondReach, answer }: Done,
  { prospects: w }: Words,
): View =>
  toned(
    'good',
    view(
      w.forgottenTitle,
      paragraph(w.forgotten(at, traces)),
      awaited.length > 0 && paragraph(w.awaited(awaited)),
      beyondReach > 0 && paragraph(w.beyondReach(beyondReach)),
      allTraces(traces) > 0 && note(w.notOurs()),
      heading(w.answerHeading),
      quote(answer),
    ),
  )

/** What the club holds of a person, as a file for him. */
export const heldCard = (toHandOver: ToHandOver & { readonly alike: Traces }, words: Words): View => {
  const { held, alike } = toHandOver
  const { referrals, visits, applications } = held
  const traces = { referrals: referrals.length, visits: visits.length, applications: applications.length }
  const found = allTraces(traces) > 0
  const { prospects: w } = words
  return view(
    w.heldTitle,
    paragraph(found ? w.held(traces) : w.heldNone()),
    allTraces(alike) > 0 && note(w.heldAlike(alike)),
    found && fileOf(toHandOver, words),
  )
}

export const liftedCard = ({ prospects: w }: Words): View => toned('good', view(w.liftedTitle))

export type ToHandOver = {
  readonly club: string
  readonly held: HeldOfPerson
  readonly at: Temporal.Instant
  /** For how many days each is kept: a contact after the end of its referral, a guest, who was not accepted. */
  readonly kept: { readonly prospects: number; readonly visitors: number; readonly candidates: number }
  /** In whose zone days are told. */
  readonly reader: Reader
}

type Row = readonly [label: string, value: string | null | undefined]

/** A file to read, for the person himself. Its name says the day, and nothing of him. */
function fileOf({ club, held, at, kept, reader }: ToHandOver, words: Words): FileToKeep {
  const { file: w } = words.prospects
  const { labels } = w
  const { colon } = words.privacy.taken
  const day = (instant: Temporal.Instant) => dayOf(instant, reader.zone)
  const section = (title: string, rows: readonly Row[]) =>
    [title, ...rows.flatMap(([label, value]) => (value ? [`${label}${colon}${value}`] : []))].join('\n')
  const written = (one: HeldOfPerson['visits'][number] | HeldOfPerson['applications'][number]): Row[] => [
    [labels.name, one.name],
    [labels.company, one.company],
    [labels.activity, one.activity],
    [labels.phone, one.phone],
    [labels.email, one.email],
  ]
  const sections = [
    ...held.referrals.map(one => section(w.referral(day(one.at)), referralRows(one, day, words))),
    ...held.visits.map(one =>
      section(w.visit(day(one.at)), [
        ...written(one),
        [labels.host, one.host],
        [labels.agreed, w.guestAgreed(one.agreed)],
        [labels.came, w.came[one.status]],
        [labels.said, one.impression && words.guests.impressions[one.impression]],
      ]),
    ),
    ...held.applications.map(one =>
      section(w.application(day(one.at)), [
        ...written(one),
        [labels.motivations, one.motivations],
        [labels.sponsor, one.sponsor],
      ]),
    ),
  ]
  const text = `\ufeff${[w.title(club), w.intro(kept), ...sections].join('\n\n')}\n`
  return fileToKeep({ name: `${w.name}-${day(at)}.txt`, type: 'text/plain', bytes: new TextEncoder().encode(text) })
}

function referralRows(one: HeldOfProspect, day: (at: Temporal.Instant) => Temporal.PlainDate, words: Words): Row[] {
  const { file: w } = words.prospects
  const { labels } = w
  const { prospect } = one
  return [
    [labels.name, prospect.name],
    [labels.company, prospect.company],
    [labels.phone, prospect.phone],
    [labels.email, prospect.email],
    [labels.need, one.need],
    [labels.source, one.giver],
    [labels.receiver, one.receiver],
    [labels.agreed, w.agreed(one.agreed)],
    [labels.status, one.withdrawn ? w.withdrawn : words.referrals.statuses[one.status]],
    ...[w.got(one.receiver, day(one.at)), ...one.looks.map(({ by, how, at }) => w.seen(by, how, day(at)))].map(
      seen => [labels.seen, seen] as const,
    ),
  ]
}
