import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawMessage, drawPage } from '../../src/platforms/slack/draw.ts'
import { carriedIn, drawCard, drawForm } from '../../src/platforms/slack/forms.ts'
import { escaped, fold, heard } from '../../src/platforms/slack/text.ts'
import { plain } from '../../src/view/plain.ts'
import type { Action, Block, Field, FieldKind, Form, Inline, Option, View } from '../../src/view/view.ts'
import { line, strong } from '../../src/words/line.ts'
import { roomFor } from '../../src/words/room.ts'
import { blockProblems, viewProblems, wordsOf } from '../kit/slack/index.ts'

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })

/** What people write: accents, emoji, markup that must stay words, and sometimes far too much of it. */
const words = (most: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('<!channel>', '*gras*', '<@U0LEA>', '`code`', 'A & B <C>', 'Élodie « été » 🎉', ''),
    },
    { weight: 1, arbitrary: fc.nat({ max: most }).map(length => 'long '.repeat(length / 5)) },
  )
const id = fc.uuid()
const member = fc.record({
  id,
  name: fc.string({ minLength: 1, maxLength: 40 }),
  accounts: fc.oneof(fc.constant({}), fc.constant({ slack: 'U0KARIM' }), fc.constant({ discord: '129' })),
})
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words(20_000) }),
  fc.record({
    kind: fc.constant('text' as const),
    text: words(100),
    style: fc.constantFrom('strong' as const, 'soft' as const),
  }),
  fc.record({ kind: fc.constant('member' as const), member }),
  fc.record({
    kind: fc.constant('time' as const),
    at: fc.constantFrom('2026-12-03T06:45:00Z', '2027-03-28T00:59:59Z'),
    form: fc.constantFrom('day' as const, 'hour' as const, 'day and hour' as const),
  }),
  fc.record({ kind: fc.constant('link' as const), url: fc.webUrl(), text: fc.string({ minLength: 1, maxLength: 80 }) }),
  fc.record({ kind: fc.constant('command' as const), name: fc.constantFrom('refer', 'help') }),
)
const sentence = fc.array(inline, { maxLength: 6 })
/** A label that is never empty, and often longer than any surface. */
const label = (most: number) =>
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.integer({ min: 1, max: most }).map(length => 'é'.repeat(length)),
  )
const options = (most: number): fc.Arbitrary<Option[]> =>
  fc
    .tuple(fc.oneof(fc.nat({ max: most }), fc.constantFrom(0, 1, 5, 6, 10, 11, 100, 101)), words(300))
    .map(([count, text]) => Array.from({ length: count }, (_, i) => ({ value: `option-${i}`, label: text })))
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('button' as const), id, label: label(120) }),
  fc.record({
    kind: fc.constant('link' as const),
    url: fc.webUrl(),
    label: label(120),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    id,
    label: label(200),
    options: options(120),
  }),
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: words(400) }),
  fc.record({ kind: fc.constant('text' as const), line: sentence }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(sentence, { maxLength: 40 }) }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words(80), value: sentence }), { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), text: words(6_000) }),
  fc.record({ kind: fc.constant('note' as const), line: sentence }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({
    kind: fc.constant('actions' as const),
    actions: fc.oneof(fc.array(action, { maxLength: 8 }), fc.array(action, { minLength: 24, maxLength: 30 })),
  }),
)
const anyView: fc.Arbitrary<View> = fc.record({ title: words(500), blocks: fc.array(block, { maxLength: 90 }) })

const fieldOf = (kind: FieldKind): fc.Arbitrary<Omit<Field, 'id'>> =>
  fc
    .record(
      {
        label: label(60),
        hint: words(300),
        kind: fc.constant(kind),
        required: fc.boolean(),
        max: fc.integer({ min: 1, max: 5_000 }),
        options: options(150),
        value: fc.oneof<fc.Arbitrary<string | string[] | boolean>[]>(
          words(9_000),
          fc.boolean(),
          fc.array(id, { maxLength: 3 }),
          fc.constantFrom('2026-12-03', '07:45', '12.5', '1e3'),
        ),
      },
      { requiredKeys: ['label', 'kind', 'required'] },
    )
    // What was chosen before is usually among the options.
    .chain(field =>
      field.options?.[0] && ['choice', 'choices', 'member', 'members'].includes(kind)
        ? fc.constantFrom(field, {
            ...field,
            value:
              kind === 'choices' || kind === 'members'
                ? field.options.map(({ value }) => value)
                : field.options[0].value,
          })
        : fc.constant(field),
    )
const kinds: FieldKind[] = ['text', 'lines', 'member', 'members', 'choice', 'choices', 'date', 'time', 'tick', 'number']
const anyForm: fc.Arbitrary<Form> = fc
  .record({
    id: fc.constant('1|refer|form|0198f0aa-0000-7000-8000-000000000001'),
    title: label(60),
    intro: sentence.filter(parts => parts.some(part => part.kind !== 'text' || part.text !== '')),
    fields: fc.array(fc.constantFrom(...kinds).chain(fieldOf), { minLength: 1, maxLength: 12 }),
    submit: label(40),
  })
  .map(form => ({ ...form, fields: form.fields.map((field, i) => ({ ...field, id: `field${i}` })) }))

describe('what is drawn for Slack', () => {
  test('any View fits a message, and its text is there for who cannot see blocks', async () => {
    await fc.assert(
      fc.asyncProperty(anyView, async shown => {
        const { text, blocks } = drawMessage(shown, room)
        expect(await blockProblems(blocks, 'message')).toEqual([])
        expect(text.length).toBeLessThanOrEqual(4_000)
        expect(text).not.toMatch(/<[!@#]/)
      }),
      { numRuns: 60 },
    )
  })

  test('any View fits a window and the bot’s page', async () => {
    await fc.assert(
      fc.asyncProperty(anyView, async shown => {
        expect(await viewProblems(drawCard(shown, room))).toEqual([])
        expect(await viewProblems({ type: 'home', blocks: drawPage(shown, room) })).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('any form fits a modal, and carries where it came from', async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async form => {
        const origin = {
          channel: 'C0CLUB',
          responseUrl: `https://hooks.slack.com/commands/${'x'.repeat(200)}`,
          pressed: true as const,
        }
        const drawn = drawForm(form, room, origin, { field0: 'Un peu plus court, s’il vous plaît.' })
        expect(await viewProblems(drawn)).toEqual([])
        expect(carriedIn(drawn.private_metadata ?? '')).toEqual({ form: form.id, origin })
      }),
      { numRuns: 80 },
    )
  })

  test('what does not fit is said, and the buttons stay', () => {
    const long: View = {
      title: 'Annuaire',
      blocks: [
        ...Array.from({ length: 80 }, (_, i): Block => ({ kind: i % 2 ? 'heading' : 'quote', text: `ligne ${i}` })),
        { kind: 'actions', actions: [{ kind: 'button', id: '1|directory|next', label: 'Suite' }] },
      ],
    }
    const { text, blocks } = drawMessage(long, room)
    expect(blocks).toHaveLength(50)
    expect(wordsOf(blocks)).toContain('Suite')
    expect(wordsOf(blocks)).toMatch(/La suite est trop longue pour un message Slack\.$/)
    expect(text).toContain('ligne 79')
  })

  test('what a member typed never becomes formatting, a mention or a link', () => {
    const typed = '*Léa* <!channel> <https://x.y|ici> _&_'
    const { text, blocks } = drawMessage(
      {
        title: typed,
        blocks: [
          { kind: 'text', line: line`${strong(typed)}` },
          { kind: 'note', line: line`${typed}` },
        ],
      },
      room,
    )
    expect(text).not.toContain('<')
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn')
    expect(wordsOf(blocks)).toBe([typed, typed, typed].join('\n'))
  })

  test('an account here is a mention, an account elsewhere a name; a moment is in the reader’s own zone', () => {
    const karim = { id: 'm1', name: 'Karim Haddad', accounts: { slack: 'U0KARIM' } }
    const chloe = { id: 'm2', name: 'Chloé Petit', accounts: { discord: '129' } }
    const shown: View = {
      title: 'Tête-à-tête',
      blocks: [
        {
          kind: 'text',
          line: [...line`${karim} et ${chloe}, `, { kind: 'time', at: '2026-12-03T06:45:00Z', form: 'day and hour' }],
        },
      ],
    }
    expect(drawMessage(shown, room).blocks[1]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U0KARIM' },
            { type: 'text', text: ' et ' },
            { type: 'text', text: 'Chloé Petit', style: { bold: true } },
            { type: 'text', text: ', ' },
            {
              type: 'date',
              timestamp: 1796280300,
              format: '{date_long} à {time}',
              fallback: 'jeudi 3\u00a0décembre à 7\u00a0h\u00a045',
            },
          ],
        },
      ],
    })
    expect(drawMessage(shown, room).text).toBe(plain(shown, room))
  })
})

describe('text from Slack', () => {
  test.each([
    ['<@U0KARIM> menuisier', '<@U0KARIM> menuisier'],
    ['<@U0KARIM|karim> 4', '<@U0KARIM> 4'],
    ['pour <#C0CLUB|club>', 'pour #club'],
    ['budget &lt; 5 000 € &amp; vite', 'budget < 5 000 € & vite'],
    ['voir <https://exemple.fr/a?b=1|exemple.fr>', 'voir https://exemple.fr/a?b=1'],
    ['écrire à <mailto:zoe@exemple.fr|zoe@exemple.fr>', 'écrire à zoe@exemple.fr'],
  ])('%s is heard as %s', (sent, typed) => expect(heard(sent)).toBe(typed))

  test('folding keeps whole characters and shows that it folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 100 }), (text, most) => {
        const folded = fold(text, most)
        expect(folded.length).toBeLessThanOrEqual(most)
        expect(folded === text || folded.endsWith('…')).toBe(true)
        expect(folded.isWellFormed()).toBe(text.isWellFormed() || folded.isWellFormed())
        expect(escaped(text, most).length).toBeLessThanOrEqual(most)
      }),
    )
  })
})
