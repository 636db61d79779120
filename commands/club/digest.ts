import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard, leftAloneCard, settledCard, toldAgainCard } from '../../src/club/digest/cards.ts'
import { type Digest, digestNow, digestOfWeek } from '../../src/club/digest/compute.ts'
import { leaveAlone, tellAgain } from '../../src/club/digest/leave.ts'
import { openNames } from '../../src/club/digest/names.ts'
import { openAction } from '../../src/club/digest/open.ts'
import { picturesOf } from '../../src/club/digest/pictures.ts'
import { digestPress } from '../../src/club/digest/presses.ts'
import { digestText, textCard } from '../../src/club/digest/text-cards.ts'
import { toldMondays } from '../../src/club/digest/told.ts'
import { type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { type ActionKind, actionKinds, type LeftKind, type LineName } from '../../src/terms/digest.ts'
import { turned } from '../../src/view/pages.ts'
import type { View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import type { Words } from '../../src/words/words.ts'

export default defineCommand(digestPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => digest(context),
  buttons: {
    open: (_, context) => digest(context),
    names: (number, { club, by, words }) =>
      unlessRefused(
        openNames(club, by, words),
        atPage(number, to => digestPress('names', to), words),
      ),
    who: ({ of: kind, number }, context) => behindAction(kind, number, context),
    people: ({ of: name, number }, context) => behindLine(name, number, context),
    closer: (chosen, context) =>
      isActionKind(chosen) ? behindAction(chosen, 1, context) : behindLine(chosen, 1, context),
    past,
    leave,
    unleave: (step, { club, by, words }) =>
      unlessRefused(tellAgain(club, { by, step }), () => replace(toldAgainCard(words))),
    text: async (monday, context) => asText(await digestOfWeek(context.club, monday), context),
    async 'text-now'(monday, context) {
      const now = await digestNow(context.club)
      return asText(now.week.monday.equals(monday) ? now : await digestOfWeek(context.club, monday), context)
    },
  },
})

/** In the words of the card beside it; where nothing is kept of that week any more, what can be read. */
async function asText(found: Digest | null, context: Context): Outcome {
  if (!found) return digest(context)
  const { club, by, words, platform } = context
  const room = roomFor({ ...by.reads, ...words.speech }, { on: platform, seen: club.at })
  return show(textCard(digestText(found, words, room), words))
}

const isActionKind = (chosen: ActionKind | LineName): chosen is ActionKind => actionKinds.some(kind => kind === chosen)

const behindAction = (kind: ActionKind, number: number, { club, by, words }: Context): Outcome =>
  unlessRefused(
    openAction(club, by, kind, words),
    atPage(number, to => digestPress('who', kind, to), words),
  )

const behindLine = (name: LineName, number: number, { club, by, words }: Context): Outcome =>
  unlessRefused(
    openNames(club, by, words, { lines: [name] }),
    atPage(number, to => digestPress('people', name, to), words),
  )

/** Behind the digest's buttons may be half the club: page after page, each in the place of the one before. */
const atPage =
  (number: number, to: (number: number) => string, { general }: Words) =>
  (view: View) =>
    (number === 1 ? show : replace)(turned(view, number, to, general.buttons))

async function digest({ club, words }: Context): Outcome {
  const digest = await digestNow(club)
  const weeks = (await toldMondays(club, pastWeeks)).filter(monday => !monday.equals(digest.week.monday))
  return show(digestCard({ digest, pictures: await picturesOf(club, digest, words), isNow: true, weeks }, words))
}

/** So many weeks can be read again. */
const pastWeeks = 12

/** A week as it was told; where nothing is kept of it any more, what can be read. */
async function past(monday: Temporal.PlainDate, context: Context): Outcome {
  const { club, words } = context
  const found = await digestOfWeek(club, monday)
  if (!found) return digest(context)
  const weeks = (await toldMondays(club, pastWeeks)).filter(one => !one.equals(monday))
  return show(digestCard({ digest: found, pictures: await picturesOf(club, found, words), isPast: true, weeks }, words))
}

function leave(kind: LeftKind, { club, by, words }: Context): Outcome {
  return unlessRefused(leaveAlone(club, { by, kind }), left =>
    show(left ? leftAloneCard(left, words) : settledCard(words)),
  )
}
