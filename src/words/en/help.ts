import type { Line } from '../../view/view.ts'
import { command, line } from '../line.ts'

export const helpWords = {
  title: 'What you can type here',
  intro: (): Line =>
    line`Type a command alone and a form opens. Everything you do is answered to you alone, and can be undone.`,
  line: (name: string, says: string): Line => line`${command(name)}: ${says}`,
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
