import type { Language } from '../terms/speech.ts'
import type { CommandWords } from '../words/commands.ts'
import { wordsFor } from '../words/words.ts'
import type { Command } from './define.ts'
import { commandWords } from './form.ts'
import { plainly } from './spelt.ts'

export const inBoth = (name: string): Readonly<Record<Language, CommandWords>> => ({
  fr: commandWords(wordsFor({ language: 'fr', address: 'vous' }), name),
  en: commandWords(wordsFor({ language: 'en', address: 'vous' }), name),
})

/** Which command was meant by `/name rest`, in any language, with `/assidu …` and the sub-commands of `/club` resolved. */
export function findCommand<C extends Command>(
  commands: readonly C[],
  name: string,
  rest: string,
): { readonly command: C; readonly rest: string } | { readonly unknown: string; readonly near: readonly string[] } {
  const typed = plainly(name)
  const [first = ''] = rest.trim().split(/\s+/)
  if (typed === 'assidu') {
    if (first === '') return findCommand(commands, 'help', '')
    return findCommand(commands, first.replace(/^\//, ''), rest.trim().slice(first.length).trim())
  }
  const top = commands.filter(({ under }) => under === undefined).find(command => isNamed(command, typed))
  if (!top) return { unknown: name, near: nearNames(commands, typed) }
  const sub = commands.find(command => command.under === top.name && first !== '' && isNamed(command, plainly(first)))
  return sub ? { command: sub, rest: rest.trim().slice(first.length).trim() } : { command: top, rest: rest.trim() }
}

const isNamed = (command: Command, typed: string) => {
  const { fr, en } = inBoth(command.name)
  return [command.name, fr.name, en.name].some(name => plainly(name) === typed)
}

/** Names within two slips of the keys, at most three. */
function nearNames(commands: readonly Command[], typed: string): string[] {
  const names = commands
    .filter(({ under }) => under === undefined)
    .flatMap(({ name }) => [inBoth(name).fr.name, inBoth(name).en.name])
  return [...new Set(names)]
    .map(name => ({ name, slips: slips(plainly(name), typed) }))
    .filter(({ name, slips }) => slips <= 2 || (typed.length >= 3 && plainly(name).startsWith(typed)))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Levenshtein distance. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
