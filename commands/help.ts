import { defineOpenCommand } from '../src/club/context.ts'
import { helpCard } from '../src/club/members/help.ts'
import { nothingPressed, show } from '../src/grammar/define.ts'

export default defineOpenCommand(nothingPressed('help'), {
  who: 'everyone',
  run: async (_, { commands, by, words }) => show(helpCard({ commands, by }, words)),
})
