import type { Member } from '../../terms/member.ts'
import { allIn } from '../../terms/presence.ts'
import type { Grounds, Reason, ShownKind, Side } from '../../terms/standing.ts'
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
  quote,
  toned,
  view,
} from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { firstWordsBlocks, firstWordsTo } from '../digest/cards.ts'
import type { NamesBehind } from '../digest/part.ts'
import type { Contest } from './contest.ts'
import type { Evidence } from './evidence.ts'
import type { Evidenced, Saying, Spoken } from './look.ts'
import { standingPress } from './presses.ts'
import type { OwnStanding } from './read.ts'
import { shownKind } from './reasons.ts'
import { isSeldomSeen, presenceWord } from './rules.ts'
import { kinds } from './weights.ts'
import { whySpeak } from './why-speak.ts'

// No standing and no reason stands in a button's name: buttons live for months in logs and messages.

const datesShown = 4
const order = (Object.keys(kinds) as ShownKind[]).flatMap(kind =>
  kind === 'referral' ? [kind, 'business' as const] : [kind],
)

/** Acts of one side, a row for each kind with its dates, the latest first. */
function actsOf(side: Side, evidence: readonly Evidence[], zone: string, today: Temporal.PlainDate, words: Words) {
  const rows = order.flatMap(kind => {
    const days = evidence
      .filter(act => act.side === side && shownKind(act) === kind)
      .map(act => act.on.toZonedDateTimeISO(zone).toPlainDate())
      .reverse()
    if (days.length === 0) return []
    const dates = words.standing.dates(days.slice(0, datesShown), today, Math.max(0, days.length - datesShown))
    return [[words.standing.kinds[kind], [plainText(`${days.length} (${dates})`)]] as const]
  })
  return rows.length === 0 ? null : facts(rows)
}

export type OwnFacts = OwnStanding & { zone: string; today: Temporal.PlainDate; weighsItsOwnWay: boolean }

/** What a member reads of himself: kind words, his acts by kind and date, what would change it, and his objection. */
export function ownCard(own: OwnFacts, words: Words): View {
  const w = words.standing
  const { standing, grounds, today } = own
  const { figures, evidence } = standing
  const acts = (side: Side) => actsOf(side, evidence, own.zone, today, words)
  const hasMeetings = allIn(grounds.presence) > 0
  const more = actions(
    hasMeetings && button(standingPress('presence'), words.presence.press.own),
    button(standingPress('year'), words.memo.press.own),
  )
  const said = w.own(grounds.reason)
  const help = w.help(grounds)
  // How often he came is a fact, and no score: he objected to the other.
  if (grounds.reason.holds === 'objection')
    return view(
      w.title,
      said && paragraph(said),
      note(w.howObjected()),
      hasMeetings && heading(w.partHeading),
      hasMeetings && paragraph(words.presence.own(grounds.presence, today)),
      more,
    )
  return view(
    w.title,
    said && paragraph(said),
    paragraph(w.facts(grounds, today)),
    help && paragraph(help),
    heading(w.givenHeading),
    acts('giving') ?? paragraph(w.nothingGiven()),
    figures?.enough ? note(w.giving(own.giving)) : note(w.tooFew()),
    acts('soliciting') && heading(w.askedHeading),
    acts('soliciting'),
    heading(w.partHeading),
    acts('taking-part'),
    more,
    note(w.how(own.weighsItsOwnWay)),
    standing.standing !== 'contested' && actions(button(standingPress('contest'), w.press.contest)),
  )
}

/** What an organizer sees of another: counts by kind and the balance, never who rated what. */
export function evidenceCard(known: Evidenced & { zone: string; today: Temporal.PlainDate }, words: Words): View {
  const w = words.standing
  const { member, standing: found, grounds, zone, today } = known
  const { standing, figures, evidence, presence } = found
  const lent = figures && presenceWord(figures)
  if (!figures) return view(w.evidenceTitle(member.name), paragraph(w.nothingComputed()), note(w.logged()))
  const acts = (side: Side) => actsOf(side, evidence, zone, today, words)
  return view(
    w.evidenceTitle(member.name),
    paragraph(w.evidence(grounds)),
    facts([
      [w.labels.balance, w.balance(figures.ratio, figures.enough)],
      [w.labels.presence, [plainText(words.presence.of(presence, today))]],
    ]),
    lent && note(words.presence.record.lent(lent)),
    presence.excused > 0 && isSeldomSeen(figures) && note(words.presence.record.seldomSeen()),
    heading(w.givenByHeading),
    acts('giving') ?? paragraph(w.nothingGiven()),
    acts('soliciting') && heading(w.askedByHeading),
    acts('soliciting'),
    acts('taking-part') && heading(w.partHeading),
    acts('taking-part'),
    standing === 'hunter' && note(w.oneInFive()),
    note(w.logged()),
    actions(
      button(standingPress('speak', member.id), w.press.speak, 'primary'),
      standing === 'hunter' && button(standingPress('agree', member.id), w.press.rightly),
      standing === 'hunter' && button(standingPress('clear', member.id), w.press.notHunter),
    ),
  )
}

type About = { readonly id: string; readonly name: string }

/** With a sentence to begin with, by where the member stands. */
export const spokenForCard = (member: Spoken, words: Words): View =>
  saidCard(
    member,
    [paragraph(words.standing.speaks(member.name)), firstWordsTo({ member, why: whySpeak(member.standing) }, words)],
    'unsay-speak',
    words,
  )

export const sparedCard = (member: About, words: Words): View =>
  saidCard(member, paragraph(words.standing.spared(member.name)), 'unsay-spare', words)

export const clearedCard = (member: About, words: Words): View =>
  saidCard(member, paragraph(words.standing.cleared(member.name)), 'unsay-clear', words)

export const agreedCard = (member: About, words: Words): View =>
  saidCard(member, paragraph(words.standing.agreed(member.name)), 'unsay-agree', words)

const saidCard = ({ id, name }: About, said: Block | readonly Block[], unsay: `unsay-${Saying}`, words: Words): View =>
  toned(
    'good',
    view(
      words.nudges.settledTitle(name),
      ...[said].flat(),
      actions(button(standingPress(unsay, id), words.general.buttons.undo)),
    ),
  )

export const unsaidCard = ({ name }: About, words: Words): View => view(words.standing.unsaid(name))

/** His receipt: who will look at it, or that nobody can. */
export const contestedCard = (told: readonly string[], words: Words): View =>
  view(
    words.standing.contested,
    paragraph(told.length > 0 ? words.standing.contestedTo(told) : words.standing.contestedNobody()),
    actions(button(standingPress('take-back'), words.general.buttons.undo)),
  )

export const contestTakenBackCard = (words: Words): View => view(words.standing.contestTakenBack)

/** To whoever made a remark: what he was told, that it is closed, was a slip. */
export const contestOpenAgainCard = (words: Words): View =>
  view(words.standing.openAgainTitle, paragraph(words.standing.openAgain()))

/** For those who may know: a member finds his standing wrong. */
export function contestCard(contest: Contest, words: Words): View {
  const w = words.standing
  const { closed, closedBy, member } = contest
  const takenBack = closedBy?.id === member.id
  return view(
    w.contestTitle(member.name),
    paragraph(closed && !closedBy ? w.contestOver(member) : takenBack ? w.contestUnsaid(member) : w.contest(member)),
    contest.words !== null && quote(contest.words),
    closedBy && !takenBack && note(w.contestClosed(closedBy.name)),
    closedBy && !takenBack && actions(button(standingPress('reopen', contest.id), words.general.buttons.undo)),
    !contest.closed &&
      actions(
        button(standingPress('close', contest.id), w.press.close, 'primary'),
        button(standingPress('acts', contest.member.id), w.press.acts),
      ),
  )
}

export const contestAnsweredCard = (contest: Contest, words: Words): View =>
  view(words.standing.answeredTitle, paragraph(words.standing.answered(contest.closedBy ?? contest.member)))

/** A member who gives much: how many acts for others in four weeks. */
export type Giver = { readonly member: Member; readonly acts: number }

/** Who may be giving too much, for an organizer. */
export const giversCard = (givers: readonly Giver[], words: Words): View =>
  view(
    words.standing.digest.givesTitle,
    list(givers.map(({ member, acts }) => words.standing.digest.gives(member, acts))),
    ...firstWordsBlocks(
      givers.map(({ member }) => ({ member, why: 'gives much' as const })),
      words,
    ),
  )

/** A member of whom an organizer is told. */
export type MemberTold = { readonly member: Member; readonly grounds: Grounds }

/** What an organizer reads of these members, and whose acts he may look at. */
export function namesBehind(people: readonly MemberTold[], today: Temporal.PlainDate, words: Words): NamesBehind {
  const { digest: w } = words.standing
  const deservesAWord = ({ holds }: Reason) => holds === 'asks more than he gives' || holds === 'seldom seen'
  const lines = (which: readonly MemberTold[]) => which.map(({ member, grounds }) => w.person(member, grounds, today))
  const flagged = people.some(({ grounds }) => grounds.reason.holds === 'asks more than he gives')
  const [withAWord, others] = [true, false].map(which =>
    people.filter(one => deservesAWord(one.grounds.reason) === which),
  )
  return {
    lists: [
      { heading: w.deserveAWord(flagged), lines: lines(withAWord!) },
      { heading: w.areNew, lines: lines(others!) },
    ],
    choices: chooseMember(
      standingPress('acts'),
      w.seeActs,
      people.map(({ member }) => member),
    ),
    about: people.map(({ member }) => member.id),
  }
}
