import type { Line } from '../../view/view.ts'
import { command, line } from '../line.ts'

export const helpWords = {
  title: 'What you can type here',
  intro: (): Line =>
    line`Type a command alone and a form opens. The answer is for you alone, and a slip can be put right.`,
  /** `rest` is the sub-command, as its reader would type it. */
  line: (name: string, says: string, rest?: string): Line => line`${command(name, rest)}: ${says}`,
  organizersHeading: 'For the organizers',
  notAMember: (): Line =>
    line`You are not on this club’s list, or your account here is not linked to it yet: that is why this list is short.`,
  onTheList: 'I am on the list',
  noClub: (administrator: boolean): Line =>
    administrator
      ? line`There is no club here yet. ${command('club')} sets one up in one form.`
      : line`There is no club here yet. An administrator can set one up with ${command('club')}.`,
  /** To whoever mentions the bot, or writes to it in plain words. */
  onlyCommands: (): Line =>
    line`I only understand commands, such as ${command('refer')} or ${command('meeting')}: ${command('help')} shows all that you can type.`,
  everything: (): Line => line`${command('assidu')} followed by any of these works too.`,
  commands: {
    help: { name: 'help', says: 'what you can type here', title: 'Help', submit: 'OK', asks: {} },
    assidu: {
      name: 'assidu',
      says: 'any command, after this one',
      title: 'Assidu',
      submit: 'OK',
      asks: { what: { name: 'what', label: 'What would you like to do?' } },
    },
  },
}
