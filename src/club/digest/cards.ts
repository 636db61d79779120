import type { Action, Digest, Newcomer } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import { actions, button, heading, list, note, paragraph, view } from '../../view/build.ts'
import type { Block, Line, Action as Pressable, View } from '../../view/view.ts'
import { line, named } from '../../words/line.ts'
import type { Words } from '../../words/words.ts'
import { rollCallPress } from '../meetings/presses.ts'
import { standingPress } from '../standing/presses.ts'
import type { Named, Waiting } from './digest.ts'
import { digestPress } from './presses.ts'
import { isAlone } from './rules.ts'

/** Figures, actions and counts; names open behind buttons only, for one organizer at a time. */
export function digestCard({ digest }: { digest: Digest }, words: Words): View {
  const w = words.digest
  const { week } = digest
  if (digest.empty) return view(w.title(week.monday), paragraph(w.empty(week.monday)))
  const alone = digest.newcomers.filter(isAlone).length
  return view(
    w.title(week.monday),
    heading(w.actionsHeading),
    digest.actions.length === 0 ? paragraph(w.noAction()) : list(digest.actions.map(w.action)),
    digest.actions.length > 0 && actions(...digest.actions.map((action, n) => actionButton(action, n, words))),
    heading(w.changedHeading),
    list([
      w.presence(digest),
      ...some(w.referrals(digest.referrals), ...Object.values(digest.referrals)),
      ...some(w.thanks(digest.thanks, digest.introductions), digest.thanks, digest.introductions),
      w.oneToOnes(digest.oneToOnes),
      ...some(w.asks(digest.asks), ...Object.values(digest.asks)),
      ...some(w.guests(digest.guests), ...Object.values(digest.guests)),
      ...(digest.newcomers.length > 0 ? [w.newcomers(digest.newcomers.length, alone)] : []),
      ...(digest.standings ? [w.standings(digest.standings.counts, digest.standings.on)] : []),
      w.nudges(digest.nudges),
      ...(digest.unreachable > 0 ? [w.unreachable(digest.unreachable)] : []),
    ]),
    actions(button(digestPress('names'), w.names)),
  )
}

/** A line of which every figure is 0 says nothing. */
const some = (line: Line, ...counts: readonly number[]): Line[] => (counts.every(count => count === 0) ? [] : [line])

function actionButton(action: Action, n: number, words: Words): Pressable {
  const label = words.digest.press[action.kind]
  const style = n === 0 ? ('primary' as const) : undefined
  if (action.kind === 'roll' && action.about) return button(rollCallPress('open', action.about), label, style)
  return button(digestPress('who', action.kind), label, style)
}

const mostOptions = 25
const given = (named: Named, side: 'giving' | 'soliciting') =>
  named.standing.evidence.filter(act => act.side === side).length

/** Names with what is behind them, for the organizer who pressed. */
export function namesCard(people: readonly Named[], words: Words, unreachable: readonly Member[] = []): View {
  const w = words.digest
  const lines = (which: readonly Named['standing']['standing'][]) =>
    people
      .filter(({ standing }) => which.includes(standing.standing))
      .map(one =>
        w.person(
          one.member,
          one.standing.standing,
          one.standing.since,
          given(one, 'giving'),
          given(one, 'soliciting'),
          one.standing.figures?.came ?? 0,
          one.standing.figures?.recordedMeetings ?? 0,
        ),
      )
  const part = (title: string, found: ReturnType<typeof lines>): (Block | false)[] => [
    found.length > 0 && heading(title),
    found.length > 0 && list(found),
  ]
  const coming = people.filter(({ nudge }) => nudge !== null)
  const choose = (id: string, label: string, from: readonly Named[]): Pressable | false =>
    from.length > 0 && {
      kind: 'select',
      id,
      label,
      options: from.slice(0, mostOptions).map(({ member }) => ({ value: member.id, label: member.name })),
    }
  return view(
    w.namesTitle,
    people.length === 0 && paragraph(w.nobody()),
    ...part(w.wordHeading, lines(['hunter', 'withdrawn'])),
    ...part(w.rebalanceHeading, lines(['to-rebalance'])),
    ...part(w.newHeading, lines(['new'])),
    ...part(
      w.tomorrowHeading,
      coming.map(({ member, nudge }) => w.coming(member, nudge!.step)),
    ),
    ...part(
      w.unreachableHeading,
      unreachable.map(member => line`${named(member)}`),
    ),
    note(w.logged()),
    people.length > 0 && actions(choose(standingPress('acts'), w.openActs, people)),
    coming.length > 0 &&
      actions(choose(standingPress('spare'), w.notHim, coming), choose(standingPress('speak'), w.willSpeak, coming)),
  )
}

export const referralsCard = (waiting: readonly Waiting[], words: Words): View =>
  listed(
    words.digest.referralsTitle,
    waiting.map(one => words.digest.referralLine(one.by, one.to, one.at)),
    words,
  )

export const asksCard = (waiting: readonly Waiting[], words: Words): View =>
  listed(
    words.digest.asksTitle,
    waiting.map(one => words.digest.askLine(one.by, one.text ?? '', one.at)),
    words,
  )

export const newcomersCard = (newcomers: readonly Newcomer[], words: Words): View =>
  listed(
    words.digest.newcomersTitle,
    newcomers.map(one => words.digest.newcomerLine(one.member, one.days, one.oneToOnes)),
    words,
  )

export const loadCard = (people: readonly { member: Member; acts: number }[], words: Words): View =>
  listed(
    words.digest.loadTitle,
    people.map(one => words.digest.loadLine(one.member, one.acts)),
    words,
  )

export const settledCard = (words: Words): View => view(words.digest.settledTitle)

const listed = (title: string, lines: Parameters<typeof list>[0], words: Words): View =>
  lines.length === 0 ? settledCard(words) : view(title, list(lines))
