import { expect, onTestFinished, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { helpCard } from '../../src/club/members/help.ts'
import { Commands } from '../../src/platforms/discord/registration.ts'
import { plainLine } from '../../src/view/plain.ts'
import type { Inline, Line } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { type Words, wordsFor } from '../../src/words/words.ts'
import { onDiscord } from '../kit/on-discord.ts'
import { lea, olga } from '../kit/records.ts'
import { refused } from '../words/samples.ts'
import { gallery } from './gallery.ts'

/** Discord has no command that both stands alone and has others under it: what is advised there can be typed there. */

type Declared = { name: string; type: number; name_localizations?: Record<string, string>; options?: Declared[] }

const names = ({ name, name_localizations }: Declared) => [name, ...Object.values(name_localizations ?? {})]
const subCommand = 1

/** Why a line cannot be typed at a Discord client; null where it can. */
function amiss(typed: string): string | null {
  const [name = '', next = ''] = typed.replace(/^\//, '').split(' ')
  const declared = (new Commands(commands).body as unknown as Declared[]).find(one => names(one).includes(name))
  if (!declared) return `${typed}: there is no such command`
  const subs = (declared.options ?? []).filter(({ type }) => type === subCommand)
  return subs.length === 0 || subs.some(one => names(one).includes(next)) ? null : `${typed}: needs one of its own`
}

/** Every command that a card or a refusal names. */
function named(words: Words): Inline[] {
  const found: Inline[] = []
  const look = (_: string, value: unknown) => {
    const inline = value as Inline | null
    if (inline !== null && typeof inline === 'object' && inline.kind === 'command') found.push(inline)
    return value
  }
  JSON.stringify([gallery(words), [null, lea, olga].map(by => helpCard({ commands, by }, words))], look)
  for (const [code, all] of Object.entries(refused))
    for (const facts of all) JSON.stringify((words.refusals[code as never] as (facts: unknown) => Line)(facts), look)
  return found
}

test.each([
  { language: 'fr', address: 'vous' },
  { language: 'fr', address: 'tu' },
  { language: 'en', address: 'vous' },
] as const)('whatever a message advises to type can be typed on Discord, $language $address', speech => {
  const on = (platform: 'discord' | 'slack') => roomFor({ ...speech, zone: 'Europe/Paris' }, { on: platform })
  const all = named(wordsFor(speech))
  const typed = [...new Set(all.map(inline => plainLine([inline], on('discord'))))]
  expect(typed).toContain(speech.language === 'fr' ? '/club accueil' : '/club home')
  expect(typed.flatMap(line => amiss(line) ?? [])).toEqual([])
  expect(all.map(inline => plainLine([inline], on('slack')))).toContain('/club')
})

test('an organizer on Discord reads in his help what he can type there, and types it', async () => {
  const club = await onDiscord()
  onTestFinished(() => club.close())
  const { olga } = club.people
  await olga.types('/help')
  const { words } = await olga.sees('For the organizers')
  expect(words).toContain('/club home:')
  expect(words).not.toMatch(/\/club:/)
  await club.clients.olga.types('club home')
  await olga.sees('Le Cercle', { onlyHis: true })
})
