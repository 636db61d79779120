import { commands } from '../../commands/index.ts'
import { helpCard } from '../../src/club/members/help.ts'
import { preferred } from '../../src/club/nudges/choose.ts'
import { neverTyped, ownForm } from '../../src/grammar/define.ts'
import { commandWords, formOf } from '../../src/grammar/form.ts'
import type { Ladder } from '../../src/terms/nudge.ts'
import type { Language, Speech } from '../../src/terms/speech.ts'
import { typeset } from '../../src/terms/typeset.ts'
import { plain, plainLine } from '../../src/view/plain.ts'
import { typesetView } from '../../src/view/typeset.ts'
import type { Action, Block, Form, Line, View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { everyOpening } from '../kit/openings.ts'
import { at, lea, marc, meeting, olga, onDay } from '../kit/records.ts'
import { gallery } from '../platforms/gallery.ts'
import { asked, refused } from './samples.ts'

/** All that a person of this language can be shown, as he reads it; his buttons in brackets. A list is cut after some lines. */
export function everyCard(language: Language): string {
  const speech = { language, address: 'vous' } as const
  const words = wordsFor(speech)
  const room = { ...roomFor({ ...speech, zone: 'Europe/Paris' }), seen: at('2026-11-05T10:00:00Z') }
  const said = (line: Line) => plainLine(line, room)
  const card = ([name, view]: readonly [string, View]) => `### ${name}\n\n${shown(view)}\n`

  function shown(view: View): string {
    const { blocks } = typesetView(view, language)
    const parts = blocks.map(block => (block.kind === 'actions' ? pressed(block.actions) : read(block)))
    return [`**${typeset(view.title, language)}**`, ...parts].filter(part => part !== '').join('\n\n')
  }
  const read = (block: Block) =>
    plain({ title: '', blocks: [block.kind === 'list' ? { ...block, items: some(block.items, cut) } : block] }, room)

  const helps = [null, lea, olga].map((by, n) => [`help ${n + 1}`, helpCard({ commands, by }, words)] as const)
  return [
    '<!-- Written by `npm run cards`: it is read here, and changed in src/words. -->',
    '## Cards',
    ...[...gallery(words).filter(([name]) => !name.startsWith('kinds:')), ...helps].map(card),
    '## Commands and forms',
    ...commands.flatMap(command => {
      const { name, says } = commandWords(words, command.name)
      const own = Object.keys(command.asks).length > 0 ? [ownForm] : []
      const forms = [...own, ...Object.keys(command.forms)].map(form =>
        asForm(formOf({ command, form, words, filled: {}, draft: undefined })),
      )
      const typed = command.under && command.under !== neverTyped ? `${command.under} ${name}` : name
      return [`### /${typed}\n\n${says}\n`, ...forms]
    }),
    '## Refusals',
    ...Object.entries(refused).map(([code, all]) => {
      const tell = words.refusals[code as keyof typeof refused] as (facts: unknown) => Line
      return `- ${code}\n${all.map(facts => `  ${said(tell(facts))}`).join('\n')}`
    }),
    '',
    '## Why this message',
    ...Object.entries(asked).flatMap(([topic, whys]) => {
      const { why } = words[topic as keyof typeof asked] as { why: unknown }
      const kinds = Array.isArray(whys) ? [[topic, whys, why]] : whysOf(whys, why)
      return kinds.map(([kind, all, tell]) => {
        const told = (all as unknown[][]).map(facts => `  ${said((tell as Told)(...facts))}`)
        return `- ${topic}: ${kind}\n${told.join('\n')}`
      })
    }),
    '',
    '## Nudges',
    ...(language === 'fr' ? (['vous', 'tu'] as const) : (['vous'] as const)).flatMap(address =>
      nudgesSaid({ language, address }, said),
    ),
    '',
  ].join('\n')
}

/** What nudges are made of: the facts they may begin with, then what each kind proposes, then what is said gently. */
function nudgesSaid(speech: Speech, said: (line: Line) => string): string[] {
  const { nudges: w } = wordsFor(speech)
  const told = { on: onDay('2026-11-24'), reader: lea.id }
  const offered = { who: marc, other: olga, text: 'Un notaire réactif à Lyon', meeting, helped: 'referral' } as const
  const ladders = Object.keys(preferred) as Ladder[]
  return [
    `### begins (${speech.address})`,
    ...everyOpening(marc, olga, lea.id).map(one => `- ${one.code}: ${said(w.opening(one, told))}`),
    ...ladders.flatMap(ladder => [
      `### ${ladder} (${speech.address})`,
      ...[...preferred[ladder], 'buddy' as const].map(
        act => `- ${act}: ${w.title(ladder, act)} ${said(w.act(ladder, act, offered))} [${w.press[act]}]`,
      ),
      ...[0, 1, 2, 3].map(nth => w.gently(ladder, nth)).flatMap(one => (one ? [`- gently: ${said(one)}`] : [])),
    ]),
  ]
}

type Told = (...facts: unknown[]) => Line

const whysOf = (whys: object, why: unknown) =>
  Object.entries(whys).map(([kind, all]) => [kind, all, (why as Record<string, unknown>)[kind]])

const most = 5
const cut = [{ kind: 'text', text: '…' }] as const
const some = <Item>(all: readonly Item[], rest: Item): readonly Item[] =>
  all.length > most + 1 ? [...all.slice(0, most), rest] : all

const pressed = (actions: readonly Action[]): string => actions.map(asButton).join(' ')

const asButton = (action: Action): string => {
  if (action.kind !== 'select') return `[${action.label}]`
  const options = some(
    action.options.map(({ label }) => label),
    '…',
  )
  return `[${action.label} ▾ ${options.join(' | ')}]`
}

const asForm = ({ title, fields, submit }: Form): string =>
  [
    `**${title}**`,
    ...fields.map(({ label, hint, options }) => {
      const choices = options?.map(one => one.label).join(' | ')
      return `- ${[label, hint, choices && `(${choices})`].filter(part => !!part).join(' — ')}`
    }),
    `[${submit}]\n`,
  ].join('\n')

export const languages = ['fr', 'en'] as const
export const fileOf = (language: Language): string => `${import.meta.dirname}/cards.${language}.md`
