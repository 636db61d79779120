import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { Forms } from '../../src/dispatch/forms.ts'
import { strangerReader, Voice } from '../../src/dispatch/voice.ts'
import { type Command, ownForm } from '../../src/grammar/define.ts'
import type { Draft, Drafts } from '../../src/grammar/draft.ts'
import { decodePress } from '../../src/grammar/press-id.ts'
import { isBlank, type Question } from '../../src/grammar/questions.ts'
import { drawModal, type Filled, filledForm, pagesOf, valuesIn } from '../../src/platforms/discord/forms.ts'
import { carriedIn, drawForm, filledIn } from '../../src/platforms/slack/forms.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'
import type { FieldValue, Form } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { typedValue } from '../kit/slack/widgets.ts'

/**
 * Forms from their opening through each platform's own and back. The members whom a problem may be put to, of a club of any size: the list holds
 * what it held, but for what was ticked and unticked of what stood there. Every form: what was taken out of a field is out of it.
 */

const fields = ['who'] as const
type Lists = Record<(typeof fields)[number], readonly string[]>

const ticked = commands.find(({ name }) => name === 'problem')! as Command
const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

type ValuesOf = (form: unknown, typed: Readonly<Record<string, unknown>>) => Record<string, FieldValue>

/** The playground's page is plain JavaScript, as browsers take it. */
const page = (): Promise<{ valuesOf: ValuesOf }> =>
  import(new URL('../../src/platforms/playground/page/fields.js', import.meta.url).href)

/** A component of a form as Discord shows it, and as Slack does. */
type Drawn = {
  readonly custom_id: string
  readonly type: number
  readonly value?: string
  readonly options?: readonly { value: string; default?: boolean }[]
}
type SlackDrawn = { readonly type: string; readonly action_id: string; readonly options?: { value: string }[] }

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
    voice: new Voice(strangerReader('fr', 'Europe/Paris'), {
      prefix: '',
      seen: Temporal.Instant.from('2026-11-04T09:00:00Z'),
    }),
    ...{ drafts, today: Temporal.PlainDate.from('2026-11-04'), country: 'FR' },
    findMember: async typed => refuse('unknown member', { typed, near: [] }),
  })
}

type Case = { readonly size: number; readonly before: Lists; readonly turned: Lists }

const someOf = (size: number) =>
  fc.array(
    fc.nat({ max: size - 1 }).map(n => `m${n}`),
    { maxLength: 12 },
  )
const lists = (size: number) => fc.record({ who: someOf(size) })
const anyTicks: fc.Arbitrary<Case> = fc
  .integer({ min: 1, max: 400 })
  .chain(size => fc.record({ size: fc.constant(size), before: lists(size), turned: lists(size) }))

const toggled = (chosen: readonly string[], turned: readonly string[]): string[] => {
  const now = new Set(chosen)
  for (const one of new Set(turned)) if (!now.delete(one)) now.add(one)
  return [...now]
}

async function opened({ size, before }: Case) {
  const core = forms()
  const everyone = Array.from({ length: size }, (_, n) => ({ value: `m${n}`, label: `Membre ${n}` }))
  const options = { who: everyone }
  const filled = Object.fromEntries(fields.map(field => [field, [...new Set(before[field])]]))
  const answer = await core.open(ticked, 'thank', { about: 'a problem', filled, options } as never)
  return { core, form: (answer as { form: Form }).form }
}

/** What the core makes of a page; null when it wants more of them. */
async function sent(core: Forms, form: Form, page: Parameters<Forms['received']>[3], more: boolean) {
  const received = await core.received(ticked, 'thank', decodePress(form.id)?.about, page)
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
    fc.asyncProperty(anyTicks, clients, async (people, { leavesOut, restarted }) => {
      const { core, form } = await opened(people)
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
          // What is written beside the list stays empty.
          if (!fields.includes(field)) return []
          const here = new Set(options.map(({ value }) => value))
          const turned = people.turned[field].filter(one => here.has(one))
          const shown = options.filter(option => option.default).map(({ value }) => value)
          if (turned.length === 0 && leavesOut) return []
          return [{ customId: custom_id, type, values: toggled(shown, turned) }]
        })
        const read = valuesIn(filled, restarted ? undefined : kept)
        raw = await sent(core, form, read, page < pages)
        kept = filledForm(kept, read)
      }
      isAsMeant(people, raw)
    }),
    { numRuns: 150 },
  )
})

test('on Slack, in one window', async () => {
  await fc.assert(
    fc.asyncProperty(anyTicks, async people => {
      const { core, form } = await opened(people)
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
          return [block_id, { [action_id]: typedValue(element, toggled(shown, people.turned[block_id])) }]
        }),
      )
      isAsMeant(people, await sent(core, form, { values: filledIn(values as never) }, false))
    }),
    { numRuns: 100 },
  )
})

test('on the page of the playground', async () => {
  const { valuesOf } = await page()
  await fc.assert(
    fc.asyncProperty(anyTicks, async people => {
      const { core, form } = await opened(people)
      const typed = Object.fromEntries(
        form.fields.map(({ id, value }) => [id, toggled(value as string[], people.turned[id as keyof Lists])]),
      )
      isAsMeant(people, await sent(core, form, { values: valuesOf(form, typed) }, false))
    }),
    { numRuns: 100 },
  )
})

/** Every form of every command, with something in each of its fields. */
const everyForm = commands.flatMap(command => [
  {
    ...{ command: command as Command, name: ownForm },
    asks: Object.fromEntries(Object.entries(command.asks).filter(([, { typedOnly }]) => !typedOnly)),
  },
  ...Object.entries(command.forms).map(([name, { asks }]) => ({ command: command as Command, name, asks })),
])
const filledForms = everyForm
  .filter(({ asks }) => Object.values(asks).some(({ required }) => !required))
  .map(one => ({ ...one, called: `${one.command.name} ${one.name}` }))

const offered = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
]
const something = ({ kind, choices }: Question): FieldValue => {
  if (kind === 'choice') return choices?.[0] ?? 'one'
  if (kind === 'choices' || kind === 'members') return ['one']
  if (kind === 'tick') return true
  return kind === 'date' ? '2026-12-03' : kind === 'time' ? '07:45' : kind === 'number' ? '3' : 'Quelque chose'
}

/** The form with something in each field, and which of them may be emptied. */
async function full({ command, name, asks }: (typeof filledForms)[number]) {
  const core = forms()
  const dynamic = Object.entries(asks).filter(([, { kind, choices }]) => /^choice/.test(kind) && !choices)
  const filled = Object.fromEntries(Object.entries(asks).map(([field, question]) => [field, something(question)]))
  const options = Object.fromEntries(dynamic.map(([field]) => [field, offered]))
  const answer = await core.open(command, name, { filled, options, about: 'about' } as never)
  const { form } = answer as { form: Form }
  const optional = Object.keys(asks).filter(field => asks[field]!.required === false)
  const emptied = async (page: Parameters<Forms['received']>[3], more = false) => {
    const received = await core.received(command, name, decodePress(form.id)?.about, page)
    if (isRefusal(received)) throw new Error(received.refused)
    if (more) await core.keepPage(received, page.values)
    return received.raw
  }
  const areEmpty = (raw: Readonly<Record<string, FieldValue>>) => {
    for (const field of Object.keys(asks))
      expect(isBlank(raw[field]), field).toBe(
        optional.includes(field) || ['tick', 'choices'].includes(asks[field]!.kind),
      )
  }
  return { form, optional, emptied, areEmpty }
}

describe.each(filledForms)('what is taken out of each field of $called is out of it', one => {
  const isOut = (field: string) => !one.asks[field]!.required || ['tick', 'choices'].includes(one.asks[field]!.kind)

  test('on Discord', async () => {
    const { form, emptied, areEmpty } = await full(one)
    let kept = form
    let raw: Readonly<Record<string, FieldValue>> = {}
    const pages = pagesOf(form).length
    for (let page = 1; page <= pages; page++) {
      const filled = drawModal(kept, room, page).components.map((label): Filled => {
        const component = (label as unknown as { component: Drawn }).component
        const { custom_id: customId, type, value, options = [] } = component
        const shown = options.filter(option => option.default).map(option => option.value)
        if (type === 4) return { customId, type, value: isOut(customId) ? '' : String(value) }
        if (type === 23) return { customId, type, value: false }
        // A radio button cannot be unticked: another is ticked.
        if (type === 21) return { customId, type, value: isOut(customId) ? options.at(-1)!.value : shown[0]! }
        return { customId, type, values: isOut(customId) ? [] : shown }
      })
      const read = valuesIn(filled, kept)
      raw = await emptied(read, page < pages)
      kept = filledForm(kept, read)
    }
    areEmpty(raw)
  })

  test('on Slack', async () => {
    const { form, emptied, areEmpty } = await full(one)
    // Whoever is typed there stands in the list by the name he was typed by.
    const fields = form.fields.map(field =>
      field.kind === 'member' || field.kind === 'members'
        ? { ...field, options: [field.value].flat().map(one => ({ value: String(one), label: 'Quelqu’un' })) }
        : field,
    )
    const values = Object.fromEntries(
      drawForm({ ...form, fields }, room, {}).blocks.map(block => {
        const { block_id, element } = block as unknown as { block_id: string; element: SlackDrawn }
        const { type, action_id, options = [] } = element
        const out = isOut(block_id)
        const cleared = type === 'radio_buttons' ? options.at(-1)!.value : /^(?:multi|check)/.test(type) ? [] : ''
        // A picker may not be emptied by every hand: nobody is asked to.
        if (out) expect(type).not.toMatch(/picker$/)
        const typed = typedValue(element, out ? cleared : undefined)
        return [block_id, { [action_id]: typed }]
      }),
    )
    areEmpty(await emptied({ values: filledIn(values as never) }))
  })

  test('on the page of the playground', async () => {
    const { form, emptied, areEmpty } = await full(one)
    const typed = form.fields.map(({ id, kind, value }) => [
      id,
      isOut(id) ? (kind === 'tick' ? false : kind === 'choices' ? [] : '') : value,
    ])
    areEmpty(await emptied({ values: (await page()).valuesOf(form, Object.fromEntries(typed)) }))
  })
})
