import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { type Page, pageOf } from '../../terms/page.ts'
import { actions, button, note, paragraph, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Committee } from './committee.ts'
import { applyPress, clubCandidatesPress, clubCommitteePress } from './presses.ts'

export const committeeCard = ({ members, named }: Committee, words: Words): View => {
  const w = words.committee
  return view(
    w.title,
    paragraph(
      w.who(
        members.map(({ name }) => name),
        named,
      ),
    ),
    note(w.does()),
    actions(
      button(clubCommitteePress('add'), w.press.add, 'primary'),
      named && button(clubCommitteePress('remove'), w.press.remove),
      button(clubCandidatesPress('open'), w.press.candidates),
    ),
  )
}

export const onCommitteeCard = ({ id, name }: Member, { committee: w, general }: Words): View =>
  view(w.namedTitle(name), actions(button(clubCommitteePress('remove-this', id), general.buttons.undo)))

export const offCommitteeCard = ({ id, name }: Member, { committee: w, general }: Words): View =>
  view(w.releasedTitle(name), actions(button(clubCommitteePress('add-this', id), general.buttons.undo)))

/** To who was named. */
export const youAreOnCommitteeCard = (by: string, { committee: w }: Words): View =>
  view(w.youAreTitle, paragraph(w.youAre(by)))

/** What that becomes once he is no longer. */
export const youAreOffCommitteeCard = ({ committee: w }: Words): View => view(w.youAreNotTitle)

const perCard = 8

/** Who waits for an answer, the oldest first, then the waiting list: of each where it stands, and his file. */
export function candidatesCard(
  {
    waiting,
    number,
    names,
  }: {
    readonly waiting: readonly Application[]
    readonly number: number
    /** Whether the reader says who is on the committee. */
    readonly names: boolean
  },
  words: Words,
): View {
  const w = words.committee
  const page: Page<Application> = pageOf(waiting, number, perCard)
  return view(
    w.candidatesTitle(waiting.length),
    waiting.length === 0 && paragraph(w.noCandidates()),
    ...page.items.flatMap(one => [
      paragraph(w.candidate(one)),
      note(w.stage(one)),
      actions(button(applyPress('show', one.id), words.admission.press.showOf(one.name))),
    ]),
    turning(page, to => clubCandidatesPress('open', to), words.general.buttons),
    names &&
      actions(
        button(clubCommitteePress('open'), w.press.committee),
        button(clubCandidatesPress('rules'), w.press.rules),
      ),
  )
}
