import type { Member } from '../../terms/member.ts'
import { actions, button, chooseMember, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import { named } from '../../words/line.ts'
import type { Words } from '../../words/words.ts'
import { apartPress } from './presses.ts'

/** Whom he has named, for him alone. */
export const apartCard = (others: readonly Member[], { apart: w }: Words): View =>
  view(
    w.title,
    paragraph(others.length === 0 ? w.nobody() : w.those()),
    others.length > 0 && list(others.map(other => [named(other)])),
    note(w.stays()),
    actions(
      button(apartPress('add'), w.press.add, others.length === 0 ? 'primary' : undefined),
      ...chooseMember(apartPress('release'), w.press.release, others),
    ),
  )

export const keptCard = (other: Member, { apart: w, general }: Words): View =>
  toned(
    'good',
    view(
      w.keptTitle(other.name),
      paragraph(w.stays()),
      actions(button(apartPress('release', other.id), general.buttons.undo)),
    ),
  )

export const releasedCard = (other: Member, { apart: w, general }: Words): View =>
  view(w.releasedTitle(other.name), actions(button(apartPress('keep', other.id), general.buttons.undo)))
