import type { MemberRef } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import { day, line, named } from '../line.ts'

/** A coffee that the organizers propose to a newcomer and another member. */
export const coffeeWords = {
  press: {
    choose: 'A coffee for…',
    bring: (newcomer: string, other: string) => `${newcomer} and ${other}`,
  },
  title: (name: string) => `A coffee for ${name}`,
  whom: (newcomer: MemberRef): Line => line`Who could welcome ${named(newcomer)}? A button proposes it to both:`,
  nobody: (newcomer: MemberRef): Line =>
    line`There is nobody to propose to ${named(newcomer)} at the moment. From the profile you can still introduce two people.`,
  sentTitle: (names: string) => `Coffee proposed: ${names}`,
  sent: (): Line => line`Each of them answers privately; there is nothing else for you to do.`,
  brought: (): Line => line`The organizers thought that you two would enjoy a coffee together.`,
  why: (at: Temporal.Instant | null): Line =>
    line`An organizer proposed this coffee to you${at ? line` on ${day(at)}` : ''}, and to the other one.`,
}
