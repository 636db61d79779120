import type { ClubSettings } from '../../db/tables.ts'
import type { LineName } from '../../terms/digest.ts'

/**
 * What of a digest may be left out, and the lines that go with it. What is to be done first is always there, and so is what went
 * wrong: whom nothing reaches, and a kind of nudge that did harm.
 */
const linesOf = {
  presence: ['presence'],
  referrals: ['referrals'],
  exchanges: ['thanks', 'introductions'],
  'one-to-ones': ['one-to-ones', 'rounds'],
  asks: ['asks'],
  people: ['guests', 'newcomers'],
  standings: ['standings'],
  nudges: ['nudges'],
  pictures: [],
} as const satisfies Readonly<Record<string, readonly LineName[]>>

export type Section = keyof typeof linesOf

export const sections = Object.keys(linesOf) as readonly Section[]

/** The sections that the organizers did without. */
export const sectionsOff = ({ digest }: ClubSettings): readonly Section[] =>
  sections.filter(section => digest?.off?.includes(section))

/** Whether a line of the digest is shown. */
export function isShown(line: LineName, off: readonly Section[]): boolean {
  return !off.some(section => (linesOf[section] as readonly LineName[]).includes(line))
}
