import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { Forms } from '../../src/dispatch/forms.ts'
import { strangerReader, Voice } from '../../src/dispatch/voice.ts'
import type { Command } from '../../src/grammar/define.ts'
import type { Draft, Drafts } from '../../src/grammar/draft.ts'
import { decodePress } from '../../src/grammar/press-id.ts'
import { drawModal, type Filled, filledForm, pagesOf, valuesIn } from '../../src/platforms/discord/forms.ts'
import { carriedIn, drawForm, filledIn } from '../../src/platforms/slack/forms.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'
import type { FieldValue, Form } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { typedValue } from '../kit/slack/widgets.ts'

/**
 * The roll of a club of any size, from its sheet through each platform's form and back: each list holds what it held, but
 * for what was ticked and unticked of what stood there.
 */

const fields = ['came', 'late', 'excused', 'substitute'] as const
type Lists = Record<(typeof fields)[number], readonly string[]>

const roll = commands.find(({ name }) => name === 'roll-call')! as Command
const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

/** Whoever fills in forms, with drafts in memory. */
function forms(): Forms {
  const kept = new Map<string, Draft>()
  const drafts: Drafts = {
    async keep(draft) {
      const id = `d${kept.size}`
      kept.set(id, draft)
      return id
    },
    of: async id => kept.get(id) ?? null,
    change: async (id, draft) => void kept.set(id, draft),
    spend: async id => void kept.delete(id),
  }
  return new Forms({
    voice: new Voice(strangerReader('fr', 'Europe/Paris'), ''),
    ...{ drafts, today: Temporal.PlainDate.from('2026-11-04') },
    findMember: async typed => refuse('unknown member', { typed, near: [] }),
  })
}

type Case = { readonly size: number; readonly before: Lists; readonly turned: Lists }

const someOf = (size: number) =>
  fc.array(
    fc.nat({ max: size - 1 }).map(n => `m${n}`),
    { maxLength: 12 },
  )
const lists = (size: number) =>
  fc.record({ came: someOf(size), late: someOf(size), excused: someOf(size), substitute: someOf(size) })
const anyRoll: fc.Arbitrary<Case> = fc
  .integer({ min: 1, max: 140 })
  .chain(size => fc.record({ size: fc.constant(size), before: lists(size), turned: lists(size) }))

const toggled = (chosen: readonly string[], turned: readonly string[]): string[] => {
  const now = new Set(chosen)
  for (const one of new Set(turned)) if (!now.delete(one)) now.add(one)
  return [...now]
}

async function opened({ size, before }: Case) {
  const core = forms()
  const everyone = Array.from({ length: size }, (_, n) => ({ value: `m${n}`, label: `Membre ${n}` }))
  const options = { came: everyone, late: everyone, excused: everyone, substitute: everyone }
  const filled = Object.fromEntries(fields.map(field => [field, [...new Set(before[field])]]))
  const answer = await core.open(roll, 'roll', { about: 'meeting@open', filled, options } as never)
  return { core, form: (answer as { form: Form }).form }
}

/** What the core makes of a page; null when it wants more of them. */
async function sent(core: Forms, form: Form, page: Parameters<Forms['received']>[3], more: boolean) {
  const received = await core.received(roll, 'roll', decodePress(form.id)?.about, page)
  if (isRefusal(received)) throw new Error(received.refused)
  if (more) await core.keepPage(received, page.values)
  return received.raw
}

function isAsMeant({ before, turned }: Case, raw: Readonly<Record<string, FieldValue>>): void {
  for (const field of fields)
    expect(new Set(raw[field] as string[]), field).toEqual(new Set(toggled(before[field], turned[field])))
}

/** How a client of Discord sends a list that nobody touched; and whether the bot was started anew between the pages. */
const clients = fc.record({ leavesOut: fc.boolean(), restarted: fc.boolean() })

test('on Discord, page after page', async () => {
  await fc.assert(
    fc.asyncProperty(anyRoll, clients, async (roll, { leavesOut, restarted }) => {
      const { core, form } = await opened(roll)
      let kept: Form = form
      let raw: Readonly<Record<string, FieldValue>> = {}
      const pages = pagesOf(form).length
      for (let page = 1; page <= pages; page++) {
        const filled = drawModal(kept, room, page).components.flatMap((label): Filled[] => {
          const {
            custom_id,
            options = [],
            type,
          } = (label as unknown as { component: unknown }).component as {
            custom_id: string
            type: number
            options?: { value: string; default?: boolean }[]
          }
          const field = custom_id.split('~')[0] as keyof Lists
          const here = new Set(options.map(({ value }) => value))
          const turned = roll.turned[field].filter(one => here.has(one))
          const shown = options.filter(option => option.default).map(({ value }) => value)
          if (turned.length === 0 && leavesOut) return []
          return [{ customId: custom_id, type, values: toggled(shown, turned) }]
        })
        const read = valuesIn(filled, restarted ? undefined : kept)
        raw = await sent(core, form, read, page < pages)
        kept = filledForm(kept, read)
      }
      isAsMeant(roll, raw)
    }),
    { numRuns: 150 },
  )
})

test('on Slack, in one window', async () => {
  await fc.assert(
    fc.asyncProperty(anyRoll, async roll => {
      const { core, form } = await opened(roll)
      const drawn = drawForm(form, room, {})
      expect(carriedIn(drawn.private_metadata!).form).toBe(form.id)
      const values = Object.fromEntries(
        drawn.blocks.map(block => {
          const { block_id, element } = block as unknown as { block_id: keyof Lists; element: never }
          const { action_id, initial_options = [] } = element as {
            action_id: string
            initial_options?: { value: string }[]
          }
          const shown = initial_options.map(({ value }) => value)
          return [block_id, { [action_id]: typedValue(element, toggled(shown, roll.turned[block_id])) }]
        }),
      )
      isAsMeant(roll, await sent(core, form, { values: filledIn(values as never) }, false))
    }),
    { numRuns: 100 },
  )
})

type ValuesOf = (form: unknown, typed: Readonly<Record<string, unknown>>) => Record<string, FieldValue>

test('on the page of the playground', async () => {
  // The page is plain JavaScript, as browsers take it.
  const page = new URL('../../src/platforms/playground/page/fields.js', import.meta.url)
  const { valuesOf } = (await import(page.href)) as { valuesOf: ValuesOf }
  await fc.assert(
    fc.asyncProperty(anyRoll, async roll => {
      const { core, form } = await opened(roll)
      const typed = Object.fromEntries(
        form.fields.map(({ id, value }) => [id, toggled(value as string[], roll.turned[id as keyof Lists])]),
      )
      isAsMeant(roll, await sent(core, form, { values: valuesOf(form, typed) }, false))
    }),
    { numRuns: 100 },
  )
})
