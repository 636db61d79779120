import type { Weekday } from './wall.ts'

/** Lower case, without accents, with one kind of apostrophe and of space. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  1: 'lundi lun monday mon',
  2: 'mardi tuesday tue tues',
  3: 'mercredi mer wednesday wed',
  4: 'jeudi jeu thursday thu thur thurs',
  5: 'vendredi ven friday fri',
  6: 'samedi sam saturday sat',
  7: 'dimanche dim sunday sun',
}

const MONTH_NAMES = [
  'janvier janv jan january',
  'fevrier fevr fev february feb',
  'mars march mar',
  'avril avr april apr',
  'mai may',
  'juin june jun',
  'juillet juil july jul',
  'aout august aug',
  'septembre sept september sep',
  'octobre oct october',
  'novembre nov november',
  'decembre dec december',
]

/** What is typed is looked for among the names alone: an object would also find `constructor`. */
export const WEEKDAYS: ReadonlyMap<string, Weekday> = new Map(
  Object.entries(WEEKDAY_NAMES).flatMap(([day, names]) =>
    names.split(' ').map(name => [name, Number(day) as Weekday] as const),
  ),
)

export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, i) => names.split(' ').map(name => [name, i + 1] as const)),
)
