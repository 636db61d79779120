import { type Application, closeAnswers } from '../../terms/application.ts'
import { type Conflict, type Voice, voices } from '../../terms/vote.ts'
import {
  actions,
  button,
  facts,
  heading,
  list,
  note,
  paragraph,
  plainText,
  quote,
  toned,
  view,
} from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { CloseQuestion } from './close.ts'
import { applyPress, candidatePress, clubCandidatesPress } from './presses.ts'
import type { Told } from './told.ts'
import type { VoteRules } from './vote.ts'

const isUndecided = ({ status }: Application) => status === 'open' || status === 'later'

/** What whoever reads a file may do about it. */
export type Seat = {
  /** He decides: an organizer. One of the committee reads. */
  readonly decides: boolean
  /** What the committee alone reads, and writes, is his. */
  readonly readsWords: boolean
}

/** What is going on between the application and the decision, and what its reader may do about it. */
export function stagePart(application: Application, words: Words, { decides, readsWords }: Seat): Block[] {
  const { committee: w } = words
  const { id, mayShow, shown, vote, words: said, forCommittee } = application
  const open = isUndecided(application)
  const next = actions(
    decides && open && mayShow && shown === null && button(candidatePress('present', id), w.press.present),
    decides && open && shown && !shown.over && button(candidatePress('unpresent', id), w.press.unpresent),
    readsWords && forCommittee > 0 && button(candidatePress('words', id), w.press.words(forCommittee)),
    readsWords && open && button(candidatePress('note', id), w.press.note),
    decides &&
      open &&
      vote === null &&
      !(shown && !shown.over) &&
      button(candidatePress('open-vote', id), w.press.openVote),
    decides && open && vote?.closed && button(candidatePress('extend', id), w.press.extend),
  )
  return [
    ...(open && shown ? [note(shown.over ? w.wasShown(shown.until, said) : w.isShown(shown.until))] : []),
    ...(open && vote
      ? vote.closed
        ? [paragraph(w.result(vote.closed)), note(decides ? w.youDecide(vote.closed.result) : w.theyDecide())]
        : [note(w.voting(vote))]
      : []),
    ...(next.kind === 'actions' && next.actions.length > 0 ? [next] : []),
  ]
}

const whoHeIs = ({ company, activity, sponsor }: Application, { admission: w }: Words) =>
  facts([
    [w.labels.company, company === null ? null : [plainText(company)]],
    [w.labels.activity, activity === null ? null : [plainText(activity)]],
    [w.labels.sponsor, sponsor ? [{ kind: 'member', member: sponsor }] : w.himself()],
  ])

/** In the club's channel: who would like to be a member. Once it is over it names nobody, whatever was decided. */
export function candidateShownCard(application: Application, words: Words): View {
  const { committee: w } = words
  const { id, name, shown } = application
  if (!isUndecided(application) || !shown || shown.over) return view(w.shownOverTitle, paragraph(w.shownOver()))
  return view(
    w.shownTitle(name),
    whoHeIs(application, words),
    paragraph(w.shown(shown.until)),
    actions(button(candidatePress('word', id), w.press.word)),
  )
}

/** To who has said a word. */
export const wordSaidCard = ({ id, name }: Application, { committee: w }: Words): View =>
  toned(
    'good',
    view(
      w.wordSaidTitle,
      paragraph(w.wordSaid(name)),
      actions(button(candidatePress('word-back', id), w.press.wordBack)),
    ),
  )

export const wordBackCard = ({ committee: w }: Words): View => view(w.wordBackTitle)

/** For one of the committee alone. */
export const wordsCard = ({ application, words: said, close, notes }: Told, { committee: w }: Words): View =>
  view(
    w.wordsTitle(application.name, application.forCommittee),
    ...said.flatMap(({ member, words: text }) => [heading(w.wordOf(member.name)), quote(text)]),
    close.length > 0 && heading(w.closeTold),
    close.length > 0 && list(close.map(({ member, answer }) => w.closeSaid(member.name, answer))),
    ...notes.flatMap(({ member, note: { motivations, expectations, human } }) => [
      heading(w.noteOf(member.name)),
      ...[motivations, expectations, human].flatMap(text => (text ? [quote(text)] : [])),
    ]),
    note(w.wordsStay()),
  )

/** To a member close in trade: who it is, and one question. */
export function closeAskedCard({ application, answer }: CloseQuestion, words: Words): View {
  const { committee: w } = words
  const { id, name } = application
  if (!isUndecided(application)) return view(w.closeOverTitle, paragraph(w.closeOver()))
  return view(
    w.closeTitle(name),
    whoHeIs(application, words),
    paragraph(answer === null ? w.close() : w.closeNoted(answer)),
    actions(...closeAnswers.map(one => button(candidatePress('close', id, one), w.closeAnswers[one]))),
  )
}

/** To one of the committee, once his note is kept. */
export const notedCard = ({ id, name }: Application, { committee: w }: Words): View =>
  toned(
    'good',
    view(w.notedTitle, paragraph(w.noted(name)), actions(button(candidatePress('note', id), w.press.noteAgain))),
  )

/** What a ballot says to one of the committee. */
export type Ballot = {
  readonly application: Application
  /** What he has said so far; nobody else reads it. */
  readonly voice: Voice | null
  /** Why he does not vote; null where he does. */
  readonly not: Conflict | 'not on it' | null
}

export function ballotCard({ application, voice, not }: Ballot, words: Words): View {
  const { committee: w } = words
  const { id, name, motivations, vote } = application
  if (!vote || vote.closed || !isUndecided(application))
    return view(w.ballotOverTitle, voice !== null && paragraph(w.voiceNoted(voice)), paragraph(w.ballotOver()))
  if (not !== null && not !== 'said so') return view(w.notYoursTitle, paragraph(w.notYours()))
  return view(
    w.ballotTitle(name),
    whoHeIs(application, words),
    motivations !== null && quote(motivations),
    paragraph(w.ballot(vote)),
    voice !== null && paragraph(w.voiceNoted(voice)),
    actions(...voices.map(one => button(candidatePress('vote', id, one), w.voices[one]))),
    actions(button(applyPress('show', id), words.admission.press.show)),
  )
}

/** To who has voted. */
export const votedCard = (
  { voice, vote }: { readonly voice: Voice; readonly vote: Application['vote'] },
  { committee: w }: Words,
): View =>
  toned(
    'good',
    view(w.votedTitle, paragraph(w.voiceNoted(voice)), vote && !vote.closed && note(w.untilThen(vote.until))),
  )

export const voteRulesCard = (rules: VoteRules, { committee: w }: Words): View =>
  view(w.rulesTitle, paragraph(w.rules(rules)), actions(button(clubCandidatesPress('rules'), w.press.rules)))

/** To an organizer alone, what he just did. */
export const stageCard = (application: Application, words: Words, seat: Seat): View =>
  view(words.admission.title(application.name), ...stagePart(application, words, seat))
