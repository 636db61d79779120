import type { ApartRefusals } from '../../terms/refusals/apart.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { command, line } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof ApartRefusals> = {
  'many kept apart': ({ most }) =>
    line`You have named ${most} people already. Take one off the list, or take a break from the pairs.`,
  'your own to keep apart': () =>
    line`For yourself, say it in your profile (${command('profile')}): it stays yours alone, and not the organizers’.`,
}

const commands = {
  apart: {
    name: 'apart',
    says: 'with whom you would rather not be paired',
    title: 'Rather not with…',
    submit: 'Note it',
    asks: {},
    forms: {
      add: {
        title: 'Rather not with…',
        submit: 'Note it',
        asks: { member: { name: 'member', label: 'With whom?', hint: 'No reason is asked, and nobody is told' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const apartWords = {
  commands,
  refusals,
  title: 'Rather not with…',
  nobody: (): Line => line`You have named nobody: you may be paired with any member.`,
  those: (): Line => line`You are not paired with:`,
  stays: (): Line =>
    line`It stays yours: neither they nor the organizers learn of it, and nothing is asked. They can still write to you themselves.`,
  press: { open: 'One-to-ones: rather not with…', add: 'Name somebody', release: 'Take somebody off' },
  keptTitle: (other: string) => `You will not be paired with ${other}.`,
  releasedTitle: (other: string) => `You may be paired with ${other} again.`,
}
