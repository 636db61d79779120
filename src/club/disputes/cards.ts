import type { DisputeToAnswer, OwnAbsence, RollDispute } from '../../terms/roll-dispute.ts'
import { actions, button, list, note, paragraph, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { dayIn } from '../meetings/cards.ts'
import { meetingPress, rollCallPress } from '../meetings/presses.ts'

/** So many stand in one message with their buttons; the next come up as these are answered. */
const askedAtOnce = 6

/** His list stays one that a phone shows; of what is older he speaks with an organizer. */
const absencesShown = 6

/** To the organizers: who says that he was there, each with its answer in one tap. */
export function disputesCard(disputes: readonly DisputeToAnswer[], words: Words): View {
  const w = words.disputes
  const open = disputes.filter(({ state }) => state === 'open')
  const done = disputes.filter(({ state }) => state !== 'open')
  return view(
    w.askTitle(open.length),
    ...open
      .slice(0, askedAtOnce)
      .flatMap(one => [
        paragraph(w.says(one)),
        actions(
          button(rollCallPress('was-there', one.id), w.press.there, 'primary'),
          button(rollCallPress('was-not', one.id), w.press.notThere),
        ),
      ]),
    open.length > askedAtOnce && note(w.more(open.length - askedAtOnce)),
    done.length > 0 && list(done.map(one => w.answered(one))),
  )
}

/** To the organizer who has answered. */
export const answeredDisputeCard = (dispute: RollDispute, words: Words): View =>
  view(
    words.disputes.answeredTitle,
    paragraph(words.disputes.answered(dispute)),
    note(words.disputes.heReads()),
    actions(button(rollCallPress('unanswer', dispute.id), words.general.buttons.undo)),
  )

export const answerTakenBackCard = (dispute: RollDispute, words: Words): View =>
  view(
    words.disputes.reopenedTitle,
    paragraph(words.disputes.reopened(dispute)),
    actions(
      button(rollCallPress('was-there', dispute.id), words.disputes.press.there, 'primary'),
      button(rollCallPress('was-not', dispute.id), words.disputes.press.notThere),
    ),
  )

/** To the member who has said it. */
export const disputeSaidCard = ({ meeting }: RollDispute, words: Words): View =>
  view(
    words.disputes.saidTitle(dayIn(meeting, words)),
    paragraph(words.disputes.said()),
    actions(button(meetingPress('was-not-there', meeting.id), words.disputes.press.takeBack)),
  )

export const disputeWithdrawnCard = ({ meeting }: RollDispute, words: Words): View =>
  view(
    words.disputes.withdrawnTitle,
    paragraph(words.disputes.withdrawn(meeting)),
    actions(button(meetingPress('was-there', meeting.id), words.disputes.press.wasThere)),
  )

/** In his own list: his absences of late, each with what he may say of it or what became of that. */
export const absenceBlocks = (absences: readonly OwnAbsence[], words: Words): (Block | false)[] =>
  absences.slice(0, absencesShown).flatMap(({ meeting, dispute }) => {
    const w = words.disputes
    if (!dispute || dispute.state === 'withdrawn')
      return [paragraph(w.absent(meeting)), actions(button(meetingPress('was-there', meeting.id), w.press.wasThere))]
    return [
      paragraph(w.own(dispute)),
      dispute.state === 'open' && actions(button(meetingPress('was-not-there', meeting.id), w.press.takeBack)),
    ]
  })
