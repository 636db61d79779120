import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawMessage } from '../../src/platforms/discord/draw.ts'
import { drawModal, filledForm, pagesOf, pageWith, valuesIn } from '../../src/platforms/discord/forms.ts'
import { decodeId, encodeId } from '../../src/platforms/discord/ids.ts'
import { escaped } from '../../src/platforms/discord/text.ts'
import {
  actions,
  button,
  divider,
  facts,
  heading,
  list,
  note,
  paragraph,
  plainText,
  quote,
  view,
} from '../../src/view/build.ts'
import type { Room } from '../../src/view/plain.ts'
import type { Action, Block, Field, FieldKind, Form, Inline, Line, View } from '../../src/view/view.ts'
import { check } from '../kit/discord/checks.ts'
import { textOf } from '../kit/discord/index.ts'

const typed = (name: string, rest = '') => `/${name} ${rest}`.trim()
const room: Room = { language: 'fr', address: 'vous', zone: 'Europe/Paris', typed }
const karim = { id: 'm_1', name: 'Karim *Haddad*', accounts: { discord: '1290000000000000102' } }
const lea = { id: 'm_2', name: 'Léa', accounts: { slack: 'U1' } }

const flags = 1 << 15
const send = (shown: View, where: Parameters<typeof drawMessage>[2] = {}) => {
  const components = drawMessage(shown, room, where)
  check.newMessage({ flags, components }, [])
  return components
}
const words = (shown: View) => textOf({ content: '', components: send(shown) as never })

describe('a View on Discord', () => {
  test('every kind of block and inline in its own markdown', () => {
    const line: Line = [
      plainText('Avec '),
      { kind: 'member', member: karim },
      plainText(' et '),
      { kind: 'member', member: lea },
      plainText(', '),
      { kind: 'time', at: '2026-12-03T06:45:00Z', form: 'day and hour' },
      plainText(' : '),
      { kind: 'link', url: 'https://exemple.fr/plan', text: 'le plan' },
      plainText(' ou '),
      { kind: 'command', name: 'refer', rest: '@Karim' },
    ]
    const drawn = words(
      view(
        'Réunion',
        heading('Jeudi'),
        paragraph(line),
        list([[plainText('un\ndeux')], [plainText('trois')]]),
        facts([['Lieu', [plainText('Lyon')]]]),
        quote('ligne 1\nligne 2'),
        note([plainText('petit')]),
      ),
    )
    expect(drawn).toBe(
      [
        '**Réunion**',
        '',
        '### Jeudi',
        '',
        'Avec <@1290000000000000102> et Léa, <t:1796280300:F> : [le plan](https://exemple.fr/plan) ou `/refer @Karim`',
        '',
        '- un deux',
        '- trois',
        '',
        '**Lieu :** Lyon',
        '',
        '> ligne 1',
        '> ligne 2',
        '-# petit',
      ].join('\n'),
    )
  })

  test.each([
    ['*gras* _souligné_ ~~barré~~ `code` ||caché||'],
    ['<@1290000000000000102> <#12> <t:1:F> </refer:1> @everyone @here'],
    ['[cliquez](https://mal.exemple)'],
    ['# titre\n> citation\n- liste\n-# petit'],
    ['\\*pas échappé\\* et https://exemple.fr/a_b_c'],
    ['1. un\n12. douze'],
  ])('what a member typed stays as typed: %s', typed => {
    const drawn = escaped(typed)
    // Nothing is left that Discord would read: no mention, no mark without its backslash, none at the start of a line.
    expect(drawn).not.toMatch(/(?<!\\)(?:\\\\)*<|@everyone|@here|(?<!\\)(?:\\\\)*\[|^\s*(?:>|#|-#|- )/m)
    expect(drawn).not.toMatch(/(?<!\\)(?:\\\\)*(?:\*|`|\|\||~~)/)
    expect(drawn.replace(/\\([\s\S])/g, '$1').replaceAll('\u200b', '')).toBe(typed)
  })

  test('a button in a direct message carries its server; twice the same press gets two ids; 30 options become two lists', () => {
    const options = Array.from({ length: 30 }, (_, n) => ({ value: `v${n}`, label: `Membre ${n}` }))
    const [container] = send(
      view(
        'x',
        actions(button('1|refer|undo|a', 'Annuler'), button('1|refer|undo|a', 'Annuler aussi'), {
          kind: 'select',
          id: '1|club|pick',
          label: 'Qui ?',
          options,
        }),
      ),
      { place: '1290000000000000001' },
    )
    const ids = container.components.flatMap(row =>
      'components' in row ? row.components.map(each => ('custom_id' in each ? each.custom_id : '')) : [],
    )
    expect(ids.map(decodeId)).toEqual([
      { place: '1290000000000000001', press: '1|refer|undo|a' },
      { place: '1290000000000000001', part: 1, press: '1|refer|undo|a' },
      { place: '1290000000000000001', press: '1|club|pick' },
      { place: '1290000000000000001', part: 1, press: '1|club|pick' },
    ])
  })

  test('what does not fit one message is folded, said, and the buttons stay', () => {
    const drawn = send(
      view(
        'Annuaire',
        list(Array.from({ length: 300 }, (_, n) => [plainText(`Membre numéro ${n}`)])),
        actions(button('1|directory|next', 'Suite')),
      ),
    )
    const shown = textOf({ content: '', components: drawn as never })
    expect(shown).toContain('Membre numéro 0\n')
    expect(shown).toContain('La suite est trop longue')
    expect(JSON.stringify(drawn)).toContain('Suite')
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ maxLength: 4000 }),
    fc.constantFrom('', '  ', '**', '@everyone', '\n\n', 'é'.repeat(5000)),
  )
  const anyInline: fc.Arbitrary<Inline> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyText }),
    fc.record({
      kind: fc.constant('text' as const),
      text: anyText,
      style: fc.constantFrom('strong' as const, 'soft' as const),
    }),
    fc.constantFrom<Inline>({ kind: 'member', member: karim }, { kind: 'member', member: lea }),
    fc.constant<Inline>({ kind: 'time', at: '2026-12-03T06:45:00Z', form: 'hour' }),
    fc.record({
      kind: fc.constant('link' as const),
      url: fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', '')),
      text: anyText,
    }),
    fc.record({ kind: fc.constant('command' as const), name: fc.constant('refer'), rest: anyText }),
  )
  const anyLine: fc.Arbitrary<Line> = fc.array(anyInline, { maxLength: 6 })
  const anyOption = fc.record({ value: fc.string({ minLength: 1, maxLength: 100 }), label: anyText })
  const anyAction: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      kind: fc.constant('button' as const),
      id: fc.constantFrom('1|refer|undo|a', `1|refer|undo|${'x'.repeat(60)}`),
      label: anyText,
      style: fc.constantFrom('primary' as const, 'danger' as const),
    }),
    fc.record({
      kind: fc.constant('select' as const),
      id: fc.constant('1|refer|pick'),
      label: anyText,
      options: fc.array(anyOption, { maxLength: 60 }),
    }),
    fc.record({
      kind: fc.constant('link' as const),
      url: fc.oneof(fc.webUrl(), fc.constant('nowhere')),
      label: anyText,
    }),
  )
  const anyBlock: fc.Arbitrary<Block> = fc.oneof(
    anyText.map(heading),
    anyLine.map(paragraph),
    fc.array(anyLine, { maxLength: 30 }).map(list),
    fc.array(fc.tuple(anyText, anyLine), { maxLength: 12 }).map(rows => facts(rows)),
    anyText.map(quote),
    anyLine.map(note),
    fc.constant(divider),
    fc.array(anyAction, { maxLength: 12 }).map(list => actions(...list)),
  )

  test('any View fits Discord’s limits', () => {
    const anyView = fc.record({
      title: anyText,
      tone: fc.constantFrom('plain' as const, 'good' as const, 'care' as const),
      blocks: fc.array(anyBlock, { maxLength: 40 }),
    })
    fc.assert(
      fc.property(anyView, shown => {
        send(shown, { place: '1290000000000000001', mark: [1_100_000_000, 1_100_000_001] })
      }),
      { numRuns: 150 },
    )
  })
})

describe('ids of components', () => {
  test('what is written is read back', () => {
    const some = fc.record(
      {
        press: fc.string({ maxLength: 60 }).map(text => `1|${text}`),
        place: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
        part: fc.integer({ min: 1, max: 50 }),
        step: fc.record({ page: fc.integer({ min: 1, max: 9 }), of: fc.integer({ min: 1, max: 9 }) }),
      },
      { requiredKeys: ['press'] },
    )
    fc.assert(
      fc.property(some, id => {
        expect(decodeId(encodeId(id))).toEqual(id)
      }),
    )
  })

  test('buttons of the first version are still read', () => {
    expect(decodeId('1|refer|undo|8f0c')).toEqual({ press: '1|refer|undo|8f0c' })
    expect(decodeId('@9stshz9mlbwh|1|refer|undo|8f0c').press).toBe('1|refer|undo|8f0c')
    expect(decodeId('+2/3|1|refer|form|8f0c')).toEqual({ press: '1|refer|form|8f0c', step: { page: 2, of: 3 } })
  })
})

const field = (id: string, kind: FieldKind, rest: Partial<Field> = {}): Field => ({
  id,
  label: `Le ${id}`,
  kind,
  required: true,
  ...rest,
})
const few = [
  { value: 'inside', label: 'Interne' },
  { value: 'outside', label: 'Externe' },
]
const many = Array.from({ length: 32 }, (_, n) => ({ value: `m${n}`, label: `Membre ${n}` }))
const open = (form: Form, page = 1) => {
  const data = drawModal(form, room, page)
  check.answer({ type: 9, data: data as never }, [], undefined)
  return data
}

describe('a Form on Discord', () => {
  test('five fields to a page; the page of a field is known', () => {
    const form: Form = {
      id: '1|refer|form|d1',
      title: 'Recommander',
      submit: 'Envoyer',
      fields: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => field(id, 'text', { max: 100 })),
    }
    expect([open(form).title, open(form, 2).title]).toEqual(['Recommander (1/2)', 'Recommander (2/2)'])
    expect(open(form, 2).components).toHaveLength(2)
    expect([pageWith(form, ['c']), pageWith(form, ['g'])]).toEqual([1, 2])
    expect(decodeId(open(form, 2).custom_id)).toEqual({ press: '1|refer|form|d1', step: { page: 2, of: 2 } })
  })

  test('32 choices are two lists of one field, read back as one', () => {
    const form: Form = {
      id: '1|club|form',
      title: 'Présences',
      submit: 'Noter',
      fields: [field('there', 'choices', { options: many, value: ['m31'] })],
    }
    expect(pagesOf(form)[0]!.map(piece => piece.id)).toEqual(['there~0', 'there~1'])
    open(form)
    const read = valuesIn(
      [
        { customId: 'there~0', values: ['m1', 'm2'] },
        { customId: 'there~1', values: ['m31'] },
      ],
      form,
    )
    expect(filledForm(form, read).fields[0]!.value).toEqual(['m1', 'm2', 'm31'])
  })

  test('each kind of field is read back as the core wants it', () => {
    const form: Form = {
      id: '1|x|form',
      title: 'x',
      submit: 'x',
      fields: [
        field('kind', 'choice', { options: few }),
        field('status', 'choice', { options: many.slice(0, 12) }),
        field('ticks', 'choices', { options: few }),
        field('ok', 'tick'),
        field('need', 'lines'),
      ],
    }
    open(form)
    expect(
      valuesIn(
        [
          { customId: 'kind', value: 'inside' },
          { customId: 'status', values: ['m3'] },
          { customId: 'ticks', values: ['outside'] },
          { customId: 'ok', value: true },
          { customId: 'need', value: 'a\nb' },
        ],
        form,
      ).values,
    ).toEqual({ kind: 'inside', status: 'm3', ticks: ['outside'], ok: true, need: 'a\nb' })
  })

  test('a member chosen before stays chosen while his name is left alone, and changes when another is typed', () => {
    const id = '8f0c8e36-0c70-4b4e-9f57-111111111111'
    const named = field('receiver', 'member', { value: id, options: [{ value: id, label: 'Karim Haddad' }] })
    const unnamed = field('receiver', 'member', { value: id })
    const form = (one: Field): Form => ({ id: '1|refer|form', title: 'x', submit: 'x', fields: [one] })
    expect(JSON.stringify(open(form(named)))).toContain('Karim Haddad')
    expect(JSON.stringify(open(form(unnamed)))).not.toContain(id)
    expect(valuesIn([{ customId: 'receiver', value: 'Karim Haddad' }], form(named)).values).toEqual({})
    expect(valuesIn([{ customId: 'receiver', value: '' }], form(unnamed)).values).toEqual({})
    expect(valuesIn([{ customId: 'receiver', value: 'Léa' }], form(named)).values).toEqual({ receiver: 'Léa' })
  })

  test('any Form fits Discord’s limits, on every page, filled in or not', () => {
    const kinds: FieldKind[] = [
      'text',
      'lines',
      'member',
      'members',
      'choice',
      'choices',
      'date',
      'time',
      'tick',
      'number',
    ]
    const anyField = fc.record({
      label: fc.string({ maxLength: 120 }),
      hint: fc.string({ minLength: 1, maxLength: 200 }),
      kind: fc.constantFrom(...kinds),
      required: fc.boolean(),
      max: fc.integer({ min: 1, max: 6000 }),
      options: fc.uniqueArray(
        fc.record({ value: fc.string({ minLength: 1, maxLength: 100 }), label: fc.string({ maxLength: 150 }) }),
        { maxLength: 60, selector: each => each.value },
      ),
      typed: fc.oneof(fc.string({ maxLength: 50 }), fc.constant('x'.repeat(5000))),
    })
    fc.assert(
      fc.property(fc.array(anyField, { minLength: 1, maxLength: 12 }), fc.boolean(), (list, intro) => {
        const fields = list.map(({ typed, ...one }, n): Field => {
          const value =
            one.kind === 'tick'
              ? true
              : one.kind === 'choices' || one.kind === 'members'
                ? one.options.slice(0, 3).map(each => each.value)
                : one.kind === 'choice'
                  ? (one.options[0]?.value ?? '')
                  : typed
          return { ...one, id: `f${n}`, value }
        })
        const form: Form = {
          id: '1|refer|form|8f0c8e36-0c70-4b4e-9f57-111111111111',
          title: 't'.repeat(60),
          submit: 'ok',
          fields,
          ...(intro ? { intro: [plainText('Voici')] } : {}),
        }
        pagesOf(form).forEach((page, n) => {
          if (page.length > 0) open(filledForm(form, { values: {} }), n + 1)
        })
      }),
      { numRuns: 100 },
    )
  })
})
