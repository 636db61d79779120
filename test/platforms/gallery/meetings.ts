import * as checkInCards from '../../../src/club/check-in/cards.ts'
import * as answerCards from '../../../src/club/meetings/answer-cards.ts'
import * as boardCards from '../../../src/club/meetings/board-cards.ts'
import * as meetingCards from '../../../src/club/meetings/cards.ts'
import * as planCards from '../../../src/club/meetings/plan-cards.ts'
import { meetingPress, seriesPress } from '../../../src/club/meetings/presses.ts'
import * as rollCards from '../../../src/club/meetings/roll-cards.ts'
import * as rollSheetCards from '../../../src/club/meetings/roll-sheet-cards.ts'
import { pageOf } from '../../../src/terms/page.ts'
import { type RollLine, type RollSheet, rollModes } from '../../../src/terms/roll.ts'
import { turned } from '../../../src/view/pages.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, attended, crowd, guest, lea, marc, meeting, olga, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'
import { series } from './series.ts'

const everyMeetingCard = {
  ...meetingCards,
  ...boardCards,
  ...answerCards,
  ...planCards,
  ...rollCards,
  ...rollSheetCards,
}

/** The sheet of a roll: untouched, touched by two organizers, of a closed roll, of a large club, of an optional meeting. */
function sheets(words: Words) {
  const line = { substitute: null, mark: null, onLeave: false }
  const mark = { by: lea, substitute: null } as const
  const lines: readonly RollLine[] = [
    { ...line, member: lea, label: lea.name, stands: 'present' },
    { ...line, member: marc, label: marc.name, stands: 'substitute', substitute: 'Julie [stagiaire]' },
    { ...line, member: paul, label: paul.name, stands: 'absent', mark: { ...mark, status: 'late' } },
    { ...line, member: olga, label: olga.name, stands: 'excused' },
    { ...line, member: crowd[0]!, label: crowd[0]!.name, stands: null, onLeave: true },
  ]
  const visitor = { guest, label: 'Paul *Roux* (Roux Bois)', stands: true, mark: null }
  const sheet: RollSheet = {
    ...{ meeting, lines, guests: [visitor, { ...visitor, mark: { ...mark, status: 'absent' } }] },
    ...{
      taken: false,
      freeUntil: at('2026-11-20T00:00:00+01:00'),
      closed: false,
      doorOpen: false,
      seen: 'a1b2c3d4e5f60718',
      changes: [],
    },
  }
  const change = { name: paul.name, was: 'present', now: 'absent', by: olga, at: at('2026-11-23T10:00:00Z') } as const
  const many = crowd.map((member): RollLine => ({ ...line, member, label: member.name, stands: 'present' }))
  const opened = { sheet, mode: 'there', page: 1, by: olga } as const
  const taken = { ...sheet, taken: true }
  return [
    rollSheetCards.sheetCard(
      { ...opened, sheet: { ...sheet, lines: lines.map(one => ({ ...one, mark: null })) } },
      words,
    ),
    ...rollModes.map(mode => rollSheetCards.sheetCard({ ...opened, mode, overtaken: true }, words)),
    rollSheetCards.sheetCard({ ...opened, sheet: taken }, words),
    rollSheetCards.sheetCard({ ...opened, sheet: { ...sheet, doorOpen: true } }, words),
    rollSheetCards.sheetCard(
      {
        ...opened,
        sheet: {
          ...taken,
          closed: true,
          changes: [
            { ...change, why: 'elle était là' },
            { ...change, was: null, by: null, why: null },
          ],
        },
      },
      words,
    ),
    ...[1, 3].map(page => rollSheetCards.sheetCard({ ...opened, page, sheet: { ...sheet, lines: many } }, words)),
    rollSheetCards.sheetCard({ ...opened, sheet: { ...sheet, doorOpen: true, lines: many }, missing: meeting }, words),
    rollSheetCards.sheetCard({ ...opened, sheet: { ...sheet, meeting: { ...meeting, required: false } } }, words),
  ]
}

export const meetings = (words: Words): Of<typeof everyMeetingCard> => {
  const c = everyMeetingCard
  const next = { ...meeting, id: uuid(45), title: 'Soirée *d’automne*', startsAt: at('2026-11-26T18:00:00Z') }
  const held = { ...meeting, status: 'held', closedAt: at('2026-11-12T10:00:00Z') } as const
  const cancelled = { ...meeting, status: 'cancelled' } as const
  const answers = [
    { member: lea, answer: 'present', substitute: null },
    { member: marc, answer: 'substitute', substitute: 'Julie [stagiaire]' },
    { member: paul, answer: 'absent', substitute: null },
  ] as const
  const guests = [guest, { ...guest, by: null, company: null }]
  const board = { meeting, elsewhere: false, answers, guests, taken: 4, silent: 12, roll: null }
  const now = { ahead: true, latest: true }
  const waiting = [paul, olga].map(member => ({ member, answer: 'waiting', substitute: null }) as const)
  const full = crowd.map(member => ({ member, answer: 'present', substitute: null }) as const)
  const said = { meeting, substitute: null, onLeave: false, guests: [], place: null }
  const taken = { meeting: held, guests: 1, corrected: null, freeUntil: at('2026-11-20T00:00:00+01:00') }
  const corrected = { step: uuid(47), names: [lea.name, marc.name], late: false }
  const counts = { present: 14, late: 2, excused: 3, substitute: 1, absent: 4 }
  const today = onDay('2026-11-10')
  const roll = { came: 17, expected: 21, excused: 3, besides: 1 }
  const recap = {
    meeting: held,
    roll,
    guests: [guest],
    referrals: 5,
    thanks: 3,
    next,
    business: { told: 'some' },
  } as const
  return {
    listCard: [
      c.listCard(
        { ahead: pageOf([]), organizer: false, rollOf: null, series: [], resting: [], presence: null, today },
        words,
      ),
      c.listCard(
        {
          ...{ ahead: pageOf([]), organizer: true, rollOf: null, series: [], resting: [], presence: null, today },
          doors: checkInCards.doorBlocks(
            [
              { meeting, own: null },
              { meeting: next, own: { member: lea.id, at: meeting.startsAt, how: 'code', substitute: 'Julie Petit' } },
            ],
            { organizer: true, today: null },
            words,
          ),
        },
        words,
      ),
      c.listCard(
        {
          ahead: pageOf(
            [meeting, next, { ...next, id: uuid(46), required: false }].map(one => ({
              meeting: one,
              answer: null,
              substitute: null,
              guests: one === next ? [guest] : [],
            })),
            1,
            2,
          ),
          organizer: true,
          rollOf: held,
          series: [series, { ...series, id: uuid(71), plan: { ...series.plan, title: 'Visite *d’atelier*' } }],
          resting: [meeting, next].map(one => ({ ...one, status: 'holiday' })),
          ...{ presence: attended, today },
        },
        words,
      ),
    ],
    boardCard: [
      c.boardCard({ ...now, board }, words),
      c.boardCard({ ...now, board: { ...board, answers: [], guests: [], meeting: { ...next, place: null } } }, words),
      c.boardCard({ ...now, board: { ...board, answers: full, elsewhere: true } }, words),
      c.boardCard(
        {
          ...now,
          board: { ...board, answers: [...answers.slice(0, 2), ...waiting], meeting: { ...meeting, seats: 4 } },
        },
        words,
      ),
      c.boardCard({ ...now, board: { ...board, meeting: { ...meeting, seats: 3 } } }, words),
      c.boardCard({ ...now, board: { ...board, roll, meeting: held } }, words),
      c.boardCard({ ...now, board: { ...board, meeting: cancelled } }, words),
      c.boardCard(
        { ...now, board: { ...board, meeting: { ...next, required: false, place: 'https://visio.example/club' } } },
        words,
      ),
      c.boardCard(
        {
          ...now,
          board: {
            ...board,
            roll: { came: 7, expected: null, excused: 0, besides: 0 },
            meeting: { ...held, required: false },
          },
        },
        words,
      ),
      c.boardCard({ board, ahead: false, latest: true }, words),
      c.boardCard({ board, ahead: true, latest: false }, words),
    ],
    everybodyCard: [1, 2, 7].map(number =>
      turned(
        c.everybodyCard({ board: { ...board, answers: full } }, words),
        number,
        to => meetingPress('who', meeting.id, to),
        words.general.buttons,
      ),
    ),
    changedCard: (['moved', 'restored', 'cancelled'] as const).map(change =>
      c.changedCard(
        { ...now, board: { ...board, meeting: change === 'cancelled' ? cancelled : meeting }, change },
        words,
      ),
    ),
    answeredCard: [
      ...(['present', 'absent', null] as const).map(answer => c.answeredCard({ ...said, answer }, words)),
      c.answeredCard({ ...said, answer: 'substitute', substitute: 'Julie Petit', onLeave: true }, words),
      c.answeredCard({ ...said, answer: 'waiting', place: 1 }, words),
      c.answeredCard({ ...said, answer: 'waiting', substitute: 'Julie Petit', place: 23, guests: [guest] }, words),
      c.answeredCard({ ...said, answer: 'waiting' }, words),
      ...(['present', 'absent'] as const).map(answer => c.answeredCard({ ...said, answer, guests: [guest] }, words)),
      c.answeredCard(
        { ...said, answer: 'absent', guests: [guest, { ...guest, name: 'Marie Petit', company: null }] },
        words,
      ),
    ],
    seatedCard: [null, 'Julie Petit'].map(substitute => c.seatedCard({ meeting, substitute }, words)),
    plannedCard: [
      c.plannedCard({ meeting, announced: 'now', holiday: true, waits: true }, words),
      c.plannedCard({ meeting, announced: null, holiday: false, waits: true }, words),
      c.plannedCard({ meeting: next, announced: at('2026-11-05T08:00:00Z'), holiday: false, waits: false }, words),
    ],
    unplannedCard: [
      c.unplannedCard({ gone: 1, cancelled: 0 }, words),
      c.unplannedCard({ gone: 3, cancelled: 2 }, words),
    ],
    movedCard: [c.movedCard({ meeting: next, from: meeting }, words)],
    cancelCard: [
      ...[true, false].map(told => c.cancelCard({ meeting, told }, words)),
      c.cancelCard({ meeting: { ...meeting, series: series.id }, told: true }, words),
    ],
    unplanCard: [
      c.unplanCard({ yes: meetingPress('unplan-yes', meeting.id), heardOf: 1 }, words),
      c.unplanCard({ yes: seriesPress('unplan-yes', series.id), heardOf: 3 }, words),
    ],
    didNotHappenCard: [c.didNotHappenCard(meeting, words)],
    calledOffCard: [c.calledOffCard(meeting, words)],
    restoredCard: [true, false].map(fromRest => c.restoredCard({ meeting, fromRest }, words)),
    cancelledCard: [c.cancelledCard(cancelled, words)],
    unansweredCard: [c.unansweredCard({ meeting }, words)],
    comingCard: [c.comingCard({ meeting }, words)],
    changeToldCard: [
      ...(['moved', 'restored'] as const).map(change => c.changeToldCard({ meeting, change }, words)),
      c.changeToldCard({ meeting: { ...meeting, status: 'cancelled' }, change: 'cancelled' }, words),
    ],
    rollsMissingCard: [
      ...[meeting, held, cancelled, { ...held, closedAt: null }].map(one => c.rollsMissingCard([one], words)),
      c.rollsMissingCard([meeting, held, cancelled, { ...meeting, id: uuid(46) }], words),
      c.rollsMissingCard([meeting, ...Array.from({ length: 7 }, (_, n) => ({ ...meeting, id: uuid(50 + n) }))], words),
      c.rollsMissingCard([held, cancelled], words),
    ],
    takenCard: [
      c.takenCard({ ...taken, counts }, words),
      c.takenCard({ ...taken, counts, corrected }, words),
      c.takenCard({ ...taken, counts, corrected: { ...corrected, late: true } }, words),
      c.takenCard({ ...taken, counts, corrected: { ...corrected, names: [] } }, words),
    ],
    recentRollsCard: [
      c.recentRollsCard(
        {
          rolls: [held, { ...held, id: uuid(46), closedAt: null }],
          ...{ next, door: null, missing: [] },
        },
        words,
      ),
      c.recentRollsCard({ rolls: [], next, door: next, missing: [] }, words),
      c.recentRollsCard({ rolls: [], next, door: next, missing: [{ ...meeting, id: uuid(47) }] }, words),
    ],
    correctionUndoneCard: [c.correctionUndoneCard(held, words)],
    sheetCard: sheets(words),
    rollUndoneCard: [c.rollUndoneCard(meeting, words)],
    notHeldCard: [c.notHeldCard(cancelled, words)],
    recapCard: [c.recapCard({ meeting: held, recap }, words), c.recapCard({ meeting: held, recap: null }, words)],
  }
}
