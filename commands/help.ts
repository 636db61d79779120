import { defineOpenCommand } from '../src/club/context.ts'
import { helpCard } from '../src/club/members/help.ts'
import { show } from '../src/grammar/define.ts'

export default defineOpenCommand('help', {
  who: 'everyone',
  run: async (_, { commands, by, words }) => show(helpCard({ commands, by }, words)),
})
