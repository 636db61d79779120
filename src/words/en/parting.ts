import type { MemberRef } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { command, date, line, named } from '../line.ts'

const commands = {
  parting: { name: 'parting', says: 'leaving the club', title: 'Leaving the club', submit: 'Leave', asks: {} },
} satisfies Record<string, CommandWords>

export const partingWords = {
  commands,
  askTitle: 'Leaving the club?',
  noReason: (): Line => line`Nobody asks why. This is what happens, from today:`,
  whatHappens: (): Line[] => [
    line`What you gave stays: referrals, thanks and introductions keep their value for those who have them.`,
    line`Referrals you have not finished go back to whoever gave them; your asks and offers end, and so do your answers to meetings.`,
    line`The organizers read that you have left, and so does whoever gets a referral back. For 30 days, one tap brings you back.`,
    line`What is kept of you is cleared in time; ${command('my-data')} still works for you.`,
  ],
  orABreak: (): Line => line`If it is time that you lack, a break keeps your place, for up to 90 days.`,
  press: {
    open: 'Leave the club…',
    leave: 'Leave the club',
    pause: 'Take a break instead',
    stay: 'I’m staying after all',
  },
  goodByeTitle: 'Good-bye, and thank you',
  goodBye: (joinedOn: Temporal.PlainDate, years: number): Line =>
    years > 0
      ? line`You have been one of us for ${plural(years, 'year')}, since ${date(joinedOn, 'day of month')}. The club is the better for it.`
      : line`You have been one of us since ${date(joinedOn, 'day of month')}. It was good to have you here.`,
  noted: (): Line => line`This is what the club has noted of that time, and it stays.`,
  afterwards: (): Line =>
    line`Nothing more is sent to you. Take your data along if you like; the door stays open: for 30 days by the button, afterwards by a word to an organizer.`,
  stayedTitle: 'Glad that you stay',
  stayed: (): Line => line`You are on the list as before, and what could be taken up again has been.`,
  partedTitle: (name: string) => `${name} has left the club`,
  parted: (member: MemberRef, on: Temporal.PlainDate): Line =>
    line`${named(member)} left on ${date(on)}; nobody has asked why. What was open is back with those who gave it.`,
  callHim: (): Line => line`A call to say thank you is always welcome; it is not the moment to ask for more.`,
  backTitle: (name: string) => `${name} stays in the club`,
  back: (member: MemberRef): Line => line`${named(member)} stays after all, and is on the list as before.`,
  why: (member: MemberRef, on: Temporal.PlainDate): Line =>
    line`${named(member)} left the club on ${date(on)}: the organizers are told once.`,
}
