import { usualHours } from '../../notices/quiet-hours.ts'
import type { Member } from '../../terms/member.ts'
import { type Hours, hours, type ProfileStep, type Told, told } from '../../terms/profile.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'

type Said = Pick<Member, Told>

export const missingIn = (member: Said): readonly Told[] => told.filter(field => member[field] === null)

/** The part that is to be told next; null where enough is told to present him. */
export const nextStep = ({ activity, seeks, offers }: Said): ProfileStep | null =>
  activity === null ? 'trade' : seeks === null || offers === null ? 'needs' : null

/** A newcomer of whom the others know too little: he is led through his profile. */
export const isToBeLed = (member: Said & Pick<Member, 'joinedOn'>, today: Temporal.PlainDate): boolean =>
  nextStep(member) !== null && member.joinedOn.until(today).days < newcomerDays

/** What is switched off once he has answered: of the kinds he was shown those he left out; of others nothing changes. */
export const offAfter = (
  off: readonly string[],
  { shown, wanted }: { readonly shown: readonly string[]; readonly wanted: readonly string[] },
): readonly string[] =>
  [...off.filter(kind => !shown.includes(kind)), ...shown.filter(kind => !wanted.includes(kind))].toSorted()

type HoursSaid = {
  readonly from?: Temporal.PlainTime | undefined
  readonly to?: Temporal.PlainTime | undefined
  readonly everyDay: boolean
}

/** The hours he said; null where they are the usual ones. An end that was left empty is the usual one. */
export function hoursSaid({ from, to, everyDay }: HoursSaid): Hours | null | Refusal {
  const wall = (time: Temporal.PlainTime | undefined, usual: string) =>
    time === undefined ? usual : time.toString({ smallestUnit: 'minute' })
  const said = {
    from: wall(from, usualHours.from),
    to: wall(to, usualHours.to),
    ...{ weekEnds: everyDay, holidays: everyDay },
  }
  if (said.from === said.to) return refuse('no hours at all', {}, 'to')
  return isUsual(said) ? null : said
}

const isUsual = (said: Hours) => JSON.stringify(hours(said)) === JSON.stringify(hours(usualHours))
