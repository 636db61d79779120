import { rollAtHand } from '../../src/club/check-in/door.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { answeredDisputeCard, answerTakenBackCard } from '../../src/club/disputes/cards.ts'
import { answerDispute, takeAnswerBack } from '../../src/club/disputes/dispute.ts'
import { type Called, closeRoll, undoRoll } from '../../src/club/meetings/call-roll.ts'
import { askDidNotHappen, meetingDidNotHappen, meetingHappened } from '../../src/club/meetings/change.ts'
import { type RollPage, rollCallPress } from '../../src/club/meetings/presses.ts'
import { nextMeeting, recentRolls } from '../../src/club/meetings/queries.ts'
import {
  correctionUndoneCard,
  didNotHappenCard,
  notHeldCard,
  recentRollsCard,
  rollsMissingCard,
  rollUndoneCard,
  takenCard,
} from '../../src/club/meetings/roll-cards.ts'
import { markRoll, openRoll } from '../../src/club/meetings/roll-marks.ts'
import { type Opened, sheetCard } from '../../src/club/meetings/roll-sheet-cards.ts'
import { undoCorrection } from '../../src/club/meetings/roll-writes.ts'
import { ask, type Outcome, redrawn, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { oneOf, optional, severalMembers, someText } from '../../src/grammar/questions.ts'
import { attendanceStatuses } from '../../src/terms/meeting.ts'
import { type Refusal, refuse } from '../../src/terms/refusals.ts'
import type { RollSheet } from '../../src/terms/roll.ts'
import type { DisputeAnswer } from '../../src/terms/roll-dispute.ts'

/** So many at once are still read back in one line of the sheet. */
const byNameAtOnce = 8

export default defineCommand(rollCallPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => openSheet(context),
  buttons: {
    open: (meeting, context) => openSheet(context, meeting),
    sheet: (at, context) => turned(openRoll(context.club, at.meeting), at, context, replace),
    tap: ({ about, to, ...at }, context) =>
      turned(
        markRoll(context.club, { by: context.by, meeting: at.meeting, about: [about], status: to }),
        at,
        context,
        replace,
      ),
    'stand-in': async tap => ask(rollCallPress, 'stand-in', { about: tap }),
    'by-name': async meeting => ask(rollCallPress, 'by-name', { about: meeting }),
    save: (sheet, context) => save(sheet, context),
    undo: (meeting, { club, by, words }) =>
      unlessRefused(undoRoll(club, { by, meeting }), undone => replace(rollUndoneCard(undone, words))),
    'undo-correction': (step, { club, by, words }) =>
      unlessRefused(undoCorrection(club, { by, step }), meeting => replace(correctionUndoneCard(meeting, words))),
    'not-held': (id, { club, words }) =>
      unlessRefused(askDidNotHappen(club, { id }), asked => show(didNotHappenCard(asked, words))),
    'not-held-yes': (id, { club, by, words }) =>
      unlessRefused(meetingDidNotHappen(club, { by, id }), done => replace(notHeldCard(done, words))),
    'was-there': answers('there'),
    'was-not': answers('not there'),
    unanswer: (dispute, { club, by, words }) =>
      unlessRefused(takeAnswerBack(club, { by, dispute }), open => replace(answerTakenBackCard(open, words))),
    'held-after-all': (id, { club, by, words }) =>
      unlessRefused(meetingHappened(club, { by, id }), meeting => redrawn(rollsMissingCard([meeting], words))),
  },
  forms: {
    'stand-in': defineForm({ name: optional(someText({ max: 120 })) }, ({ name }, context, { about, ...at }) =>
      turned(
        markRoll(context.club, {
          ...{ by: context.by, meeting: at.meeting, about: [about] },
          ...{ status: 'substitute', substitute: name },
        }),
        at,
        context,
        replace,
      ),
    ),
    'by-name': defineForm(
      {
        who: severalMembers({ max: byNameAtOnce }),
        state: oneOf(attendanceStatuses),
        name: optional(someText({ max: 120 })),
      },
      ({ who, state, name }, context, meeting) =>
        turned(
          markRoll(context.club, {
            ...{ by: context.by, meeting, about: who.map(({ id }) => id) },
            ...{ status: state, substitute: name },
          }),
          { mode: 'there', page: 1 },
          context,
          replace,
        ),
    ),
    why: defineForm({ why: optional(someText({ max: 200 })) }, ({ why }, context, sheet) =>
      save({ ...sheet, why: why ?? null }, context),
    ),
  },
})

/** To a member who says that he was there. */
function answers(answer: DisputeAnswer) {
  return (dispute: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerDispute(club, { by, dispute, answer }), done => show(answeredDisputeCard(done, words)))
}

/** The sheet of a roll; before today's meeting begins its door, and when every roll is taken the last ones to correct. */
async function openSheet(context: Context, meeting?: string): Outcome {
  const { club, words, by } = context
  const first = { mode: 'there', page: 1 } as const
  if (meeting !== undefined) return turned(openRoll(club, meeting), { ...first }, context, show)
  const { door, now, missing } = await rollAtHand(club)
  if (now)
    return unlessRefused(openRoll(club, now.id), sheet =>
      show(drawn({ sheet, ...first, by, missing: missing[0] }, words)),
    )
  const rolls = missing.length > 0 ? [] : await recentRolls(club)
  const none = { next: await nextMeeting(club) }
  if (rolls.length === 0 && !door) return refuse('no roll to take', none)
  return show(recentRollsCard({ rolls, door, missing, ...none }, words))
}

/** The sheet at one of its pages. */
const turned = (
  sheet: Promise<RollSheet | Refusal> | RollSheet | Refusal,
  { mode, page }: Pick<RollPage, 'mode' | 'page'>,
  { by, words }: Context,
  reply: typeof show,
): Outcome => unlessRefused<RollSheet | Refusal>(sheet, now => reply(drawn({ sheet: now, mode, page, by }, words)))

const drawn = (opened: Opened, words: Context['words']) => sheetCard(opened, words)

/** A roll that is closed is corrected with a word on why, if one likes. */
const save = (called: Omit<Called, 'by'>, { club, by, words }: Context): Outcome =>
  unlessRefused(closeRoll(club, { by, ...called }), done => {
    if ('asksWhy' in done) return ask(rollCallPress, 'why', { about: called })
    return 'overtaken' in done
      ? replace(drawn({ sheet: done.overtaken, mode: 'there', page: 1, by, overtaken: true }, words))
      : replace(takenCard(done, words))
  })
