import {
  type AcceptedAs,
  type Answering,
  type Application,
  type Applying,
  applicationSteps,
  type Contact,
  stepsLeft,
  type Told,
} from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { actions, button, facts, heading, note, paragraph, plainText, quote, toned, view } from '../../view/build.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { whichOne } from '../members/cards.ts'
import { clubMembersPress } from '../members/presses.ts'
import type { Beside } from './beside.ts'
import type { Letter } from './letters.ts'
import { applyPress, candidatePress } from './presses.ts'
import { type Seat, stagePart } from './vote-cards.ts'

/** How to go on with an application: what is not told yet first; what is, can be changed. */
const stepsPart = (
  application: Pick<Application, 'id' | 'told' | 'motivations'>,
  { admission: w }: Words,
): Action[] => {
  const left = stepsLeft(application)
  return applicationSteps.map(step =>
    button(
      applyPress(`tell-${step}`, application.id),
      left.includes(step) ? w.press.tell[step] : w.press.tellAgain[step],
      step === left[0] ? 'primary' : undefined,
    ),
  )
}

/** To a candidate who applies himself: it has arrived, and where he left off. */
export const stepsCard = (application: Application, words: Words): View => {
  const { admission: w, general } = words
  return toned(
    'good',
    view(
      w.sentTitle(application.name, true),
      paragraph(w.stepsLeft(stepsLeft(application).length)),
      paragraph(w.sent.himself()),
      actions(...stepsPart(application, words), button(applyPress('undo', application.id), general.buttons.undo)),
    ),
  )
}

/** To a member who sent it for somebody else. */
export const sentCard = (
  { id, name, by }: { readonly id: string; readonly name: string; readonly by: Exclude<Applying, 'himself'> },
  words: Words,
): View =>
  toned(
    'good',
    view(
      words.admission.sentTitle(name, false),
      paragraph(words.admission.sent[by]()),
      actions(button(applyPress('undo', id), words.general.buttons.undo)),
    ),
  )

export const takenBackCard = ({ admission: w }: Words): View => view(w.takenBackTitle, paragraph(w.takenBack()))

const text = (said: string | null | undefined) => (said ? [plainText(said)] : null)

const fileOf = ({ company, activity, told, sponsor, visits }: Application, { admission: w, sectors }: Words) =>
  facts([
    [w.labels.company, text(company)],
    [w.labels.jobTitle, text(told.jobTitle)],
    [w.labels.activity, text(activity)],
    [w.labels.speciality, text(told.speciality)],
    [w.labels.sector, text(told.sector && sectors[told.sector])],
    [w.labels.groups, text(told.groups)],
    [w.labels.knows, text(told.knows)],
    [w.labels.sponsor, sponsor ? [{ kind: 'member', member: sponsor }] : w.himself()],
    [w.labels.visits, w.visits(visits)],
  ])

/** What he would change in the club, who does nearly the same, and who waits with the same trade. */
const besidePart = ({ whatIf, close, comparable }: Beside, words: Words): Block[] => {
  const { admission: w, balance } = words
  const known = [
    [w.labels.balance, whatIf && balance.oneMore(whatIf)],
    [w.labels.close, close.length === 0 ? null : w.closeOnes(close.map(({ member }) => member))],
    [w.labels.comparable, comparable.length === 0 ? null : w.comparable(comparable)],
  ] as const
  return known.every(([, value]) => value === null) ? [] : [facts(known)]
}

/** Who is close in trade may be asked, once, whether they would work well together. */
const consultPart = ({ id, mayShow }: Application, { close }: Beside, { committee: w }: Words): Block[] => {
  const left = close.filter(({ asked }) => !asked).map(({ member }) => member.name)
  if (close.length > 0 && left.length === 0) return [note(w.consulted())]
  return mayShow && left.length > 0 ? [actions(button(candidatePress('consult', id), w.press.consult(left)))] : []
}

/** An application as somebody reads it. */
export type File = { readonly application: Application; readonly beside: Beside | null; readonly seat: Seat }

/** For the organizers: the file, and what can be answered; once it is decided, by whom. Contacts stand in no channel. */
export function applicationCard({ application, beside, seat }: File, words: Words): View {
  const w = words.admission
  const { decides } = seat
  const { id, name, motivations, told, sponsorSays, status } = application
  if (status === 'withdrawn') return view(w.withdrawnTitle)
  const isUndecided = status === 'open' || status === 'later'
  return view(
    w.title(name),
    fileOf(application, words),
    motivations !== null && quote(motivations),
    ...(['expectations', 'brings'] as const).flatMap(part => {
      const said = told[part]
      return said ? [heading(w.toldOf[part]), quote(said)] : []
    }),
    sponsorSays !== null && heading(w.sponsorSaid),
    sponsorSays !== null && quote(sponsorSays),
    ...(beside ? besidePart(beside, words) : []),
    status !== 'open' && note(w.decided(application)),
    application.reviewOn !== null && note(w.reviewOn(application.reviewOn)),
    ...(beside && decides ? consultPart(application, beside, words) : []),
    ...stagePart(application, words, seat),
    decides &&
      actions(
        isUndecided && button(applyPress('accept', id), w.press.accept, 'primary'),
        isUndecided && button(applyPress('later', id), w.press.later),
        isUndecided && button(applyPress('refuse', id), w.press.refuse),
        application.reviewOn !== null && button(applyPress('reviewed', id), w.press.reviewed, 'primary'),
        status !== 'open' && button(applyPress('reopen', id), w.press.reopen),
      ),
  )
}

/** For the organizers: the members have seen him. */
export const showingOverCard = (file: File, words: Words): View => {
  const { application } = file
  const card = applicationCard(file, words)
  return application.status === 'withdrawn'
    ? card
    : { ...card, title: words.committee.showingOverTitle(application.name) }
}

/** For the organizers: the vote is closed, with its numbers; a person decides. */
export const voteClosedCard = (file: File, words: Words): View => {
  const { application } = file
  const card = applicationCard(file, words)
  return application.status === 'withdrawn' || !application.vote?.closed
    ? card
    : { ...card, title: words.committee.voteClosedTitle(application.name) }
}

/** The same for one reader alone: with the reason of what was decided, where one was given; one of the committee reads, and decides nothing. */
export const fileCard = ({ reason, ...file }: File & { readonly reason: string | null }, words: Words): View => {
  const { application } = file
  const card = applicationCard(file, words)
  return reason === null || application.status === 'open'
    ? card
    : { ...card, blocks: [...card.blocks, heading(words.admission.reason), quote(reason)] }
}

/** What is to be written to the candidate, and how: the answer is a human's. */
const answerPart = (id: string, { text, contact, reachable, sent }: Answering, { admission: w }: Words): Block[] => [
  ...(text === null ? [] : [heading(w.answerTitle), quote(text)]),
  ...(contact.phone !== undefined || contact.email !== undefined ? [note(w.reach(contact))] : []),
  ...(sent === null
    ? [
        actions(
          text !== null && reachable && button(applyPress('send', id), w.press.send, 'primary'),
          button(applyPress('rewrite', id), w.press.rewrite),
          button(applyPress('reopen', id), w.press.reopen),
        ),
      ]
    : [note(w.sentOn(sent.at)), actions(button(applyPress('reopen', id), w.press.reopen))]),
]

/** To the organizer who noted it, for him alone: what he writes to the candidate, and how he reaches him. */
export const answerCard = (
  {
    application,
    answering,
    by,
  }: { readonly application: Application; readonly answering: Answering; readonly by: { readonly id: string } },
  words: Words,
): View => {
  const { admission: w } = words
  const { sponsor } = application
  return view(
    w.notedTitle(application),
    answering.sent === null && paragraph(w.noted(sponsor?.id === by.id ? null : sponsor)),
    ...answerPart(application.id, answering, words),
  )
}

/** To the candidate: what was written to him, as it was written, and by whom. */
export const letterCard = (
  { words: text, by, club }: Pick<Letter, 'words' | 'by' | 'club'>,
  { admission: w }: Words,
): View => view(w.letterTitle(by.fullName, club), quote(text))

/** To who sent it. */
export const letterWaitsCard = ({ application, contact, words: text }: Letter, { admission: w }: Words): View =>
  view(
    w.waitsTitle(application.name),
    paragraph(w.waits()),
    (contact.phone !== undefined || contact.email !== undefined) && note(w.reach(contact)),
    quote(text),
  )

/** The club has somebody of the candidate's name or e-mail: is it he, or somebody else? */
export const whoIsItCard = (
  { id, name, alike, draft }: { id: string; name: string; alike: readonly Member[]; draft: string },
  words: Words,
): View =>
  toned(
    'care',
    view(
      words.members.inDoubtTitle(name),
      ...whichOne(
        {
          alike,
          same: member => applyPress('accept-as', id, member),
          another: applyPress('accept-another', id, draft),
        },
        words,
      ),
    ),
  )

/** Who is a member by an application, and how; `linked`: with the account it came from. */
export type Joined = { readonly joined: Member; readonly as: AcceptedAs; readonly linked: boolean }

export const acceptedCard = (
  {
    id,
    joined,
    as,
    linked,
    reviewOn,
    answering,
  }: Joined & Pick<Application, 'id' | 'reviewOn'> & { readonly answering: Answering },
  words: Words,
): View => {
  const { admission: w, members, general } = words
  return toned(
    'good',
    view(
      w.acceptedTitle(joined.name),
      paragraph(w.accepted[as](linked)),
      as !== 'already' && note(w.letIn()),
      reviewOn !== null && note(w.reviewOn(reviewOn)),
      actions(
        as !== 'already' && !linked && button(clubMembersPress('link'), members.press.link),
        answering.text === null && button(applyPress('reopen', id), general.buttons.undo),
      ),
      ...(answering.text === null ? [] : answerPart(id, answering, words)),
    ),
  )
}

/** `hadGone`: what was written to him for the decision that is taken back. */
export const reopenedCard = (
  { id, name, hadGone }: Pick<Application, 'id' | 'name'> & { readonly hadGone: boolean },
  { admission: w }: Words,
): View =>
  view(w.reopenedTitle(name), hadGone && paragraph(w.hadGone()), actions(button(applyPress('show', id), w.press.show)))

/** To an organizer who has spoken with somebody new, months after; or who has taken that back. */
export const reviewedCard = (
  { id, name, reviewOn }: Pick<Application, 'id' | 'name' | 'reviewOn'>,
  { admission: w, general }: Words,
): View =>
  reviewOn === null
    ? toned('good', view(w.reviewedTitle(name), actions(button(applyPress('undo-reviewed', id), general.buttons.undo))))
    : view(name, note(w.reviewOn(reviewOn)), actions(button(applyPress('reviewed', id), w.press.reviewed)))

const textsOf = ({ sector: _, ...texts }: Told) => Object.values(texts)

/** What is kept of somebody who applied himself, for him. What was decided he learns from a human. */
export const ownApplicationCard = (
  {
    application,
    contact,
    letters,
  }: {
    readonly application: Application
    readonly contact: Contact
    readonly letters: readonly Pick<Letter, 'words' | 'at'>[]
  },
  words: Words,
): View =>
  view(
    application.name,
    paragraph(words.admission.own(application.at)),
    quote(
      [
        application.name,
        application.company,
        application.activity,
        contact.phone,
        contact.email,
        application.motivations,
        ...textsOf(application.told),
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    ...letters.flatMap(one => [heading(words.admission.wroteYou), quote(one.words)]),
    (application.status === 'open' || application.status === 'later') &&
      actions(...stepsPart(application, words), button(applyPress('undo', application.id), words.general.buttons.undo)),
  )
