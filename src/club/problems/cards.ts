import type { Member } from '../../terms/member.ts'
import type { Problem } from '../../terms/problem.ts'
import { actions, button, heading, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { problemPress } from './presses.ts'
import type { Preview } from './preview.ts'
import { bestMoment } from './rules.ts'
import { whoComes } from './who-comes.ts'

/** Before anybody is asked: who would be, and why; each can be left out, of which nobody hears. */
export const previewCard = ({ draft, text, moments, proposed }: Preview, words: Words): View => {
  const w = words.problems
  return view(
    w.previewTitle,
    quote(text),
    paragraph(w.when(moments)),
    heading(w.wouldAsk),
    ...proposed.flatMap(({ member, words: shared }) => [
      paragraph(w.proposed(member, shared)),
      actions(button(problemPress('without', draft, member.id), w.press.without)),
    ]),
    note(w.previewNote()),
    actions(button(problemPress('convene', draft), w.press.convene(proposed.length), 'primary')),
  )
}

/** The receipt of its author. */
export const putCard = ({ id, seats, endsAt }: Problem, words: Words): View => {
  const w = words.problems
  return toned(
    'good',
    view(
      w.putTitle,
      paragraph(w.put(seats.map(({ member }) => member))),
      note(w.putNote(endsAt)),
      actions(button(problemPress('undo', id), words.general.buttons.undo)),
    ),
  )
}

export const undoneCard = (words: Words): View => view(words.problems.undone)

export type AskedSeat = { readonly problem: Problem; readonly reader: string }

/** What somebody is asked, and afterwards what he said; never what the others did. */
export function askedCard({ problem, reader }: AskedSeat, words: Words): View {
  const w = words.problems
  const { id, ask, moments, status, meetsAt } = problem
  const answer = problem.seats.find(({ member }) => member.id === reader)?.answer ?? null
  const title = w.askedTitle(ask.author.name)
  if (status !== 'asking') {
    const isIn = whoComes(problem).some(({ member }) => member.id === reader)
    return view(title, ...(isIn ? [quote(ask.text)] : []), note(isIn && meetsAt ? w.youMeet(meetsAt) : w.closed()))
  }
  const two = moments.length > 1
  return view(
    title,
    paragraph(w.asked(ask.author)),
    quote(ask.text),
    paragraph(w.when(moments)),
    answer === null ? note(w.silent()) : note(w.said[answer](moments)),
    actions(
      answer !== 'first' &&
        button(problemPress('first', id), two ? w.press.first : w.press.come, answer === null ? 'primary' : undefined),
      two && answer !== 'other' && button(problemPress('other', id), w.press.other),
      two && answer !== 'both' && button(problemPress('both', id), w.press.both),
      answer !== 'no' && button(problemPress('no', id), w.press.no),
    ),
  )
}

/** To its author while some are still asked: enough can come. */
export function enoughCard(problem: Problem, words: Words): View {
  const w = words.problems
  const best = bestMoment(problem)
  if (problem.status === 'meets' && problem.meetsAt !== null)
    return view(w.enoughTitle, paragraph(w.youMeet(problem.meetsAt)))
  if (problem.status !== 'asking' || best === null) return view(w.enoughTitle, note(w.notYet(problem.endsAt)))
  return view(
    w.enoughTitle,
    paragraph(
      w.enough(
        best.seats.map(({ member }) => member),
        best.at,
      ),
    ),
    note(w.openNote(problem.endsAt)),
    actions(button(problemPress('open-now', problem.id), w.press.openNow, 'primary')),
  )
}

/** Opens their conversation: the problem, who is who, and when. */
export function openedCard(problem: Problem, words: Words): View {
  const w = words.problems
  const { ask, meetsAt } = problem
  return toned(
    'good',
    view(
      w.openedTitle(ask.author.name),
      paragraph(w.opened(ask.author)),
      quote(ask.text),
      ...whoIsWho([ask.author, ...whoComes(problem).map(({ member }) => member)], words),
      meetsAt !== null && paragraph(w.meet(meetsAt)),
      paragraph(w.openedNext()),
    ),
  )
}

const whoIsWho = (people: readonly Member[], { problems: w }: Words): Block[] => [
  list(people.flatMap(member => [w.who(member), ...(member.offers ? [w.offers(member.offers)] : [])])),
]

/** Too few can come: what its author may do next; whoever said yes is thanked for it. */
export function notNowCard({ problem, reader }: AskedSeat, words: Words): View {
  const w = words.problems
  const isAuthor = reader === problem.ask.author.id
  return view(
    w.notNowTitle,
    ...(isAuthor
      ? [paragraph(w.notNow()), quote(problem.ask.text), actions(button(problemPress('new'), w.press.again))]
      : [paragraph(w.notNowFor(problem.ask.author))]),
  )
}

/** To its author, the day after: whether it helped, and a word of thanks. */
export function helpedCard(problem: Problem, words: Words): View {
  const w = words.problems
  const { id, outcome } = problem
  const people = whoComes(problem).map(({ member }) => member)
  return view(
    w.helpedTitle,
    quote(problem.ask.text),
    outcome === null ? paragraph(w.helpedAsked(people)) : note(w.outcome[outcome]()),
    actions(
      outcome === 'helped' && button(problemPress('thank', id), w.press.thank, 'primary'),
      outcome !== 'helped' &&
        button(problemPress('helped', id), w.press.helped, outcome === null ? 'primary' : undefined),
      outcome !== 'not-helped' && button(problemPress('not-helped', id), w.press.notHelped),
      outcome !== 'not-held' && button(problemPress('not-held', id), w.press.notHeld),
      outcome === 'not-helped' && button(problemPress('thank', id), w.press.thank),
    ),
  )
}

export const thankedCard = (people: readonly Member[], words: Words): View =>
  toned('good', view(words.problems.thankedTitle, paragraph(words.problems.thanked(people))))
