import { encodePress } from '../../grammar/press.ts'
import type { Member } from '../../terms/member.ts'
import type { ProposedAct } from '../../terms/nudge.ts'
import { actions, button, note, paragraph, view } from '../../view/build.ts'
import type { Action, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Nudge } from './nudge.ts'

const press = (name: string, about: string) => encodePress({ command: 'standing', button: name, about })

type Door = { command: string; button: string } | null

/** Where each act is done: the button of its own command, told the record or the member it is about. */
const doors: { readonly [A in ProposedAct]: Door } = {
  'answer-ask': { command: 'ask', button: 'answer' },
  rsvp: { command: 'meeting', button: 'present' },
  'one-to-one': { command: 'one-to-one', button: 'propose' },
  introduce: { command: 'standing', button: 'introduce' },
  thank: { command: 'thanks', button: 'thank' },
  'invite-guest': { command: 'meeting', button: 'guest' },
  'fill-profile': { command: 'my-data', button: 'profile' },
  'update-referral': { command: 'referrals', button: 'open' },
  'greet-newcomer': { command: 'one-to-one', button: 'propose' },
  buddy: { command: 'standing', button: 'gladly' },
}

function actButton(nudge: Nudge, words: Words): Action | null {
  const door = nudge.act && doors[nudge.act]
  if (!door) return null
  // The two that answer here are told the nudge; the others the record or the member it is about.
  const about = door.command === 'standing' ? nudge.id : nudge.about
  const label = words.nudges.press[nudge.act!]
  return button(encodePress({ ...door, ...(about === null ? {} : { about }) }), label, 'primary')
}

/** One private message, one act, and the way out of such messages. */
export function nudgeCard(nudge: Nudge, words: Words): View {
  const w = words.nudges
  const title = w.title(nudge.ladder, nudge.act)
  if (nudge.outcome === 'acted') return view(title, note(w.thanked()))
  return view(
    title,
    nudge.ladder === 'withdrawn' && paragraph(w.missed()),
    nudge.ladder === 'newcomer' && paragraph(w.welcome()),
    nudge.help !== null && nudge.step === 1 && nudge.act !== 'thank' && paragraph(w.help(nudge.help, nudge.zone)),
    nudge.act !== null && paragraph(w.act(nudge.act, nudge.offered)),
    actions(
      nudge.open && actButton(nudge, words),
      button(press('later', nudge.id), w.later),
      button(press('no-more', nudge.id), w.stop),
    ),
  )
}

export const laterCard = (until: Temporal.PlainDate, words: Words): View =>
  view(words.nudges.doneTitle, paragraph(words.nudges.snoozed(until)))

export const noMoreCard = (nudge: string, words: Words): View =>
  view(
    words.nudges.doneTitle,
    paragraph(words.nudges.stopped()),
    actions(button(press('again', nudge), words.notices.press.on)),
  )

export const againCard = (words: Words): View => view(words.nudges.againTitle)

export const askedCard = (who: Member, words: Words): View =>
  view(words.nudges.doneTitle, paragraph(words.nudges.asked(who)))

/** A sponsor or a buddy is asked for a coffee, never told why. */
export const buddyCard = (nudge: Nudge, words: Words): View =>
  view(
    words.nudges.buddyTitle(nudge.member.name),
    paragraph(words.nudges.buddy(nudge.member)),
    actions(
      button(
        encodePress({ command: 'one-to-one', button: 'propose', about: nudge.member.id }),
        words.nudges.buddyPress,
        'primary',
      ),
      button(press('not-now', nudge.id), words.nudges.buddyNo),
    ),
  )

export const notNowCard = (words: Words): View => view(words.nudges.doneTitle, paragraph(words.nudges.buddyDeclined()))

/** The last step: an organizer is asked for a word, the member gets nothing. */
export const handOverCard = (nudge: Nudge, words: Words): View =>
  view(
    words.nudges.handOverTitle(nudge.member.name),
    paragraph(words.nudges.handOver(nudge.member, nudge.ladder, nudge.evaluated?.since ?? null)),
    note(words.nudges.sent(nudge.sent)),
    actions(
      button(press('speak', nudge.member.id), words.standing.press.speak, 'primary'),
      button(press('acts', nudge.member.id), words.standing.press.acts),
    ),
  )
