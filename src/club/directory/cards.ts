import type { Member } from '../../terms/member.ts'
import type { Page } from '../../terms/page.ts'
import { actions, button, chooseMember, heading, list, note, paragraph, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { profilePress } from '../profiles/presses.ts'
import type { Found, Looked, Shown } from './look.ts'
import { directoryPress } from './presses.ts'

type ReadBy = { readonly by: Member; readonly today: Temporal.PlainDate }

/** Everybody, by name. */
export function everybodyCard({ page, count }: Looked, reader: ReadBy, words: Words): View {
  const w = words.directory
  return view(
    w.title(count),
    list(page.items.map(one => lineOf(one, reader, words))),
    ...choices(page, reader, words),
    turning(page, number => directoryPress('everybody', number), words.general.buttons),
    actions(
      button(directoryPress('search'), w.press.search, 'primary'),
      button(directoryPress('never-met'), w.press.neverMet),
    ),
  )
}

/** Those whom a search has found. `draft` keeps what was typed, where there is another page. */
export function foundCard(
  { page, count, typed, all, nearest }: Found,
  { draft, ...reader }: ReadBy & { readonly draft: string | null },
  words: Words,
): View {
  const w = words.directory
  const linesOf = (some: readonly Shown[]) => list(some.map(one => lineOf(one, reader, words)))
  const [near, sure] = [page.items.filter(one => one.near), page.items.filter(one => !one.near)]
  const again = actions(
    button(directoryPress('search'), w.press.searchAgain),
    button(directoryPress('everybody'), w.press.everybody),
  )
  if (nearest)
    return view(
      w.nobodyTitle(typed),
      page.items.length > 0 && paragraph(w.nearest()),
      page.items.length > 0 && linesOf(page.items),
      ...choices(page, reader, words),
      note(w.nobody()),
      again,
    )
  return view(
    w.foundTitle(typed, count),
    !all && note(w.notAll()),
    sure.length > 0 && linesOf(sure),
    near.length > 0 && heading(w.almost),
    near.length > 0 && linesOf(near),
    ...choices(page, reader, words),
    draft !== null && turning(page, number => directoryPress('found', draft, number), words.general.buttons),
    again,
  )
}

/** Those he has never met, in the order in which to meet them. */
export function neverMetCard({ page, count }: Looked, reader: ReadBy, words: Words): View {
  const w = words.directory
  if (count === 0)
    return view(
      w.neverMetTitle(count),
      paragraph(w.allMet()),
      actions(button(directoryPress('everybody'), w.press.everybody)),
    )
  return view(
    w.neverMetTitle(count),
    list(page.items.map(one => lineOf(one, reader, words, { isToMeet: true }))),
    ...choices(page, reader, words),
    turning(page, number => directoryPress('never-met', number), words.general.buttons),
    actions(button(directoryPress('search'), w.press.search), button(directoryPress('everybody'), w.press.everybody)),
  )
}

/** Whom of a page one wants to see, or to meet. */
function choices({ items }: Page<Shown>, { by }: ReadBy, words: Words): readonly Block[] {
  const others = items.filter(({ member }) => member.id !== by.id).map(({ member }) => member)
  const w = words.directory.press
  const [only, ...more] = others
  if (!only) return []
  return more.length === 0
    ? [actions(button(profilePress('of', only.id), w.seeHim), button(directoryPress('meet', only.id), w.meetHim))]
    : [
        actions(
          ...chooseMember(profilePress('of'), w.see, others),
          ...chooseMember(directoryPress('meet'), w.meet, others),
        ),
      ]
}

/** In characters: more of a trade says no more of it. */
const fewWords = 70

/**
 * His name; his trade in a few words, and his firm where his name is not told with it; what connects the two, which is no
 * one-to-one where the card has said so of all.
 */
function lineOf(
  { member, ties, reason, isNew }: Shown,
  { by, today }: ReadBy,
  words: Words,
  { isToMeet = false } = {},
): Line {
  const w = words.directory
  const trade = member.activity ?? member.speciality ?? member.jobTitle
  const firm = member.name === member.fullName ? member.company : null
  const told = [trade && short(trade), firm && short(firm), member.town && short(member.town)].filter(one => !!one)
  const away = member.away === null ? null : words.leaves.beside(member.away, today)
  const names = new Map([by, member].map(({ id, name }) => [id, name]))
  const why = reason && words.trades.because(reason, { you: by.id, name: id => names.get(id) ?? '' })
  return w.member(member, told.join(', '), {
    away,
    connects: isToMeet ? w.seen(ties) : w.connects(ties, today),
    why,
    isNew: isNew && reason === null,
  })
}

const short = (text: string) => {
  const characters = [...text]
  return characters.length <= fewWords
    ? text
    : `${characters
        .slice(0, fewWords - 1)
        .join('')
        .trimEnd()}…`
}
