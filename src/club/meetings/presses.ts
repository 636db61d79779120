import {
  type About,
  choiceAbout,
  dashed,
  dashless,
  nothing,
  page,
  pageOf,
  pressing,
  record,
  recordIfAny,
  word,
} from '../../grammar/press.ts'
import type { AttendanceStatus } from '../../terms/meeting.ts'
import { type RollMode, rollModes } from '../../terms/roll.ts'
import { languages } from '../../terms/speech.ts'

export const meetingPress = pressing(
  'meeting',
  {
    present: record,
    absent: record,
    yes: record,
    no: record,
    substitute: record,
    guest: record,
    withdraw: record,
    /** All who have answered, page by page. */
    who: pageOf(record),
    /** The page of the meetings to come. */
    ahead: page,
    plan: nothing,
    /** Asks first where members have heard of one of them. */
    unplan: record,
    'unplan-yes': record,
    move: record,
    /** Asks first; the next one does it. */
    cancel: record,
    'cancel-yes': record,
    restore: record,
    /** Takes back that a day off is met on. */
    rest: record,
    /** What few meetings need: opens its form. */
    details: record,
    /** Of a meeting whose roll has him absent. */
    'was-there': record,
    'was-not-there': record,
  },
  { plan: nothing, move: record, 'move-series': record, details: record, substitute: record },
)

/** Guests, for who brings them. What is asked before one is announced is about the draft that keeps him. */
export const guestPress = pressing(
  'guest',
  {
    withdraw: record,
    'put-right': record,
    /** He is called like a member: it is that member, or somebody else. */
    member: record,
    another: record,
    /** Somebody called so came before, from another firm: it is he, or somebody else. */
    same: record,
    other: record,
    /** He has come as often as guests do; an organizer lets him come all the same. */
    'once-more': record,
    /** A text to send him, before the meeting and after it. */
    invitation: choiceAbout(languages),
    thanks: choiceAbout(languages),
    /** He has come as often as guests do: the form of his application. */
    propose: record,
    /** All that the reader brings to a meeting. */
    own: record,
    liked: record,
    'not-this-time': record,
    later: record,
    unsay: record,
  },
  { announce: record, 'put-right': record },
)

/** Guests, for the organizers. */
export const clubGuestsPress = pressing(
  'club-guests',
  {
    add: record,
    /** Every seat is taken, and room is made for the guest of a draft. */
    overbook: record,
  },
  { add: record },
)

/** On which days off a series rests, as its author chose it. */
export const restings = ['all', 'holidays', 'none', 'as-before'] as const
export type Resting = (typeof restings)[number]

/** A draft, and on which days off what it keeps rests. */
const toSave: About<[draft: string, rests: Resting], { readonly draft: string; readonly rests: Resting }> = {
  write: (draft, rests) => `${draft}.${rests}`,
  read(about, chosen) {
    const [id, rest] = (about ?? '').split('.')
    const draft = record.read(id, chosen)
    const rests = word(restings).read(rest, chosen)
    return draft === null || rests === null ? null : { draft, rests }
  },
}

/** Meetings that come again: before they are saved about a draft, afterwards about the series. */
export const seriesPress = pressing(
  'series',
  {
    save: toSave,
    /** Opens the form of what was read back; the other thing that its words mean. */
    change: record,
    other: record,
    details: record,
    /** The series and its next meetings, page by page. */
    show: pageOf(record),
    edit: record,
    /** Asks first; the next one does it. */
    end: record,
    'end-yes': record,
    /** About one of its meetings: that one and all that follow. */
    'end-from': record,
    'end-from-yes': record,
    resume: record,
    unplan: record,
    'unplan-yes': record,
  },
  { change: record, details: record, edit: record },
)

/** How meetings are announced and rolls taken, for the organizers; what was chosen is taken back by its own id. */
export const clubMeetingsPress = pressing(
  'club-meetings',
  { open: nothing, change: nothing, undo: record },
  { settings: nothing },
)

/** A page of a roll's sheet, and what a tap on a name says there. */
export type RollPage = { readonly meeting: string; readonly mode: RollMode; readonly page: number }

const rollPage: About<[at: RollPage], RollPage> = {
  write: ({ meeting, mode, page }) => `${meeting}.${mode}.${page}`,
  read(about, chosen) {
    const [id, in_ = '', number] = (about ?? '').split('.')
    const meeting = record.read(id, chosen)
    const mode = word(rollModes).read(in_, chosen)
    return meeting === null || mode === null ? null : { meeting, mode, page: page.read(number, chosen) ?? 1 }
  },
}

/** A name on such a page: a member or a guest, and what a tap makes of him; null: what he was before. */
export type Tap = RollPage & { readonly about: string; readonly to: AttendanceStatus | null }

const states = { p: 'present', l: 'late', e: 'excused', s: 'substitute', a: 'absent', o: null } as const

const tap: About<[tap: Tap], Tap> = {
  write({ meeting, about, to, mode, page }) {
    const [letter] = Object.entries(states).find(([, state]) => state === to)!
    return [dashless(meeting), dashless(about), letter, mode[0], page].join('.')
  },
  read(given, chosen) {
    const [meeting = '', who = '', letter = '', initial, number] = (given ?? '').split('.')
    const mode = rollModes.find(one => one[0] === initial)
    const at = rollPage.read([dashed(meeting), mode, number].join('.'), chosen)
    const about = record.read(dashed(who), chosen)
    return at === null || about === null || !Object.hasOwn(states, letter)
      ? null
      : { ...at, about, to: states[letter as keyof typeof states] }
  },
}

/** A meeting's roll, and what its sheet said as it was drawn: another may have touched it meanwhile. */
const sheet: About<[roll: Sheet], Sheet> = {
  write: ({ meeting, seen }) => `${meeting}@${seen}`,
  read(about) {
    const [meeting, seen] = about?.split('@') ?? []
    return meeting === undefined || seen === undefined ? null : { meeting, seen }
  },
}
type Sheet = { readonly meeting: string; readonly seen: string }

export const rollCallPress = pressing(
  'roll-call',
  {
    open: recordIfAny,
    /** What a tap on a name says from now on, and the other pages. */
    sheet: rollPage,
    /** A name. */
    tap,
    /** A name of whom it is asked who stood in for him. */
    'stand-in': tap,
    'by-name': record,
    save: sheet,
    undo: record,
    /** About the step that a correction was. */
    'undo-correction': record,
    'not-held': record,
    'not-held-yes': record,
    'held-after-all': record,
    /** About what a member says of his absence: he was there, he was not, and neither yet. */
    'was-there': record,
    'was-not': record,
    unanswer: record,
  },
  { 'stand-in': tap, 'by-name': record, why: sheet },
)
