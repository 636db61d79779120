import type { Member } from '../../terms/member.ts'
import { actions, button, chooseMember, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { profilePress } from '../profiles/presses.ts'
import type { OneToOne } from './one-to-one.ts'
import { oneToOnePress } from './presses.ts'
import type { Suggestion } from './suggestions.ts'

/** A member in his first 90 days. */
export type Newcomer = {
  readonly member: Member
  /** How many he has been here. */
  readonly days: number
  /** How many he had, and whether one is on its way. */
  readonly oneToOnes: number
  readonly isComing: boolean
}

/** Whom a newcomer could meet, for an organizer. */
export type Coffee = { readonly newcomer: Member; readonly suggestions: readonly Suggestion[] }

/** Newcomers without a one-to-one, for an organizer: a coffee for whoever waits longest, and the way to those of the others. */
export function newcomersCard(newcomers: readonly Newcomer[], coffee: Coffee, words: Words): View {
  const { digest } = words.oneToOnes
  const { coffees: w } = words
  const people = newcomers.map(({ member }) => member)
  return view(
    digest.title,
    list(newcomers.map(({ member, days, oneToOnes }) => digest.newcomer(member, days, oneToOnes))),
    ...whomToMeet(coffee, words),
    actions(
      ...chooseMember(
        oneToOnePress('coffee'),
        w.press.choose,
        people.filter(({ id }) => id !== coffee.newcomer.id),
      ),
      ...chooseMember(profilePress('of'), words.directory.press.see, people),
    ),
  )
}

/** Whom one newcomer could meet. */
export const coffeeCard = (coffee: Coffee, words: Words): View =>
  view(words.coffees.title(coffee.newcomer.name), ...whomToMeet(coffee, words))

/** Beneath what was said of a newcomer: whom he could meet first. */
export const withCoffees = (card: View, coffee: Coffee, words: Words): View =>
  coffee.suggestions.length === 0 ? card : { ...card, blocks: [...card.blocks, ...whomToMeet(coffee, words)] }

function whomToMeet({ newcomer, suggestions }: Coffee, words: Words): Block[] {
  const { coffees: w } = words
  if (suggestions.length === 0) return [paragraph(w.nobody(newcomer))]
  return [
    paragraph(w.whom(newcomer)),
    ...suggestions.flatMap(({ member, because }, n) => [
      paragraph(words.oneToOnes.who(member)),
      ...(because
        ? [
            note(
              words.trades.because(because, {
                you: '',
                name: id => (id === newcomer.id ? newcomer.name : member.name),
              }),
            ),
          ]
        : []),
      actions(
        button(
          oneToOnePress('bring', newcomer.id, member.id),
          w.press.bring(newcomer.name, member.name),
          n === 0 ? 'primary' : undefined,
        ),
      ),
    ]),
  ]
}

/** The organizer's receipt: both are asked, each for himself. */
export const broughtReceipt = (meeting: OneToOne, words: Words): View => {
  const { coffees: w } = words
  const names = words.oneToOnes.names(meeting.people.map(({ name }) => name))
  return toned(
    'good',
    view(
      w.sentTitle(names),
      paragraph(w.sent()),
      actions(button(oneToOnePress('undo-bring', meeting.id), words.general.buttons.undo)),
    ),
  )
}
