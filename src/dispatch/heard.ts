import type { Gesture, What } from '../contract/platform.ts'
import type { FieldValue, Stretches } from '../view/view.ts'

/** The longest that any platform lets somebody type in one go: an option of a Discord command. */
export const mostTyped = 6_000

/** How many answers one form may bring, those of a list to tick included. */
const mostAnswers = 2_000

/** The gesture cleaned for reading; or `tooLong`, the length of a text that is not read. */
export type Heard = { readonly gesture: Gesture } | { readonly tooLong: number }

/**
 * Looks at a gesture before anything reads it: its texts are short enough to be read while others wait, and hold no
 * character that the database cannot keep.
 */
export function heard(gesture: Gesture): Heard {
  const texts = textsIn(gesture.what)
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0)
  if (longest > mostTyped || texts.length > mostAnswers) return { tooLong: Math.max(longest, texts.length) }
  return texts.some(text => text.includes('\0'))
    ? { gesture: { ...gesture, what: cleaned(gesture.what) } }
    : { gesture }
}

function textsIn(what: What): string[] {
  switch (what.kind) {
    case 'command':
      return [what.name, what.text ?? '', ...Object.values(what.values ?? {}).flatMap(textsOf)]
    case 'words':
      return [what.text ?? '']
    case 'press':
      return [what.press, ...(what.values ?? [])]
    case 'submit':
      return [what.form, ...Object.values(what.values).flatMap(textsOf), ...chosenIn(what.stretches)]
    case 'suggest':
      return [what.typed]
  }
}

const chosenIn = (stretches: Stretches = {}) =>
  Object.values(stretches).flatMap(sent => sent.flatMap(one => one.chosen))

const textsOf = (value: FieldValue): string[] => (typeof value === 'boolean' ? [] : [value].flat())

const clean = (text: string) => text.replaceAll('\0', '')
const cleanValue = (value: FieldValue): FieldValue =>
  typeof value === 'string' ? clean(value) : typeof value === 'boolean' ? value : value.map(clean)
const cleanValues = (values: Readonly<Record<string, FieldValue>>) =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, cleanValue(value)]))

const cleanStretches = (stretches: Stretches): Stretches =>
  Object.fromEntries(
    Object.entries(stretches).map(([field, sent]) => [
      field,
      sent.map(one => ({ ...one, chosen: one.chosen.map(clean) })),
    ]),
  )

function cleaned(what: What): What {
  switch (what.kind) {
    case 'command': {
      const { name, text, values } = what
      return {
        kind: 'command',
        name: clean(name),
        ...(text === undefined ? {} : { text: clean(text) }),
        ...(values === undefined ? {} : { values: cleanValues(values) }),
      }
    }
    case 'words':
      return what.text === undefined ? what : { ...what, text: clean(what.text) }
    case 'press':
      return { ...what, press: clean(what.press), values: (what.values ?? []).map(clean) }
    case 'submit':
      return {
        ...what,
        form: clean(what.form),
        values: cleanValues(what.values),
        ...(what.stretches && { stretches: cleanStretches(what.stretches) }),
      }
    case 'suggest':
      return { ...what, typed: clean(what.typed) }
  }
}
