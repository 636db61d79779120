import { isId } from '../terms/id.ts'
import { encodePress } from './press-id.ts'

/**
 * What a button, a select or a form says it is about. `write` puts it into the id that a message carries, `read` takes it
 * out again: null for what was never drawn so, which anybody can send.
 */
export type About<Given extends readonly unknown[] = readonly never[], Value = unknown> = {
  readonly write: (...given: Given) => string | undefined
  readonly read: (about: string | undefined, chosen: readonly string[]) => Value | null
}

/** What it is about by name; the answer to a press gets the value its declaration reads. */
export type Abouts = Readonly<Record<string, About>>

export type GivenOf<A> = A extends { readonly write: (...given: infer Given) => unknown } ? Given : never
export type ValueOf<A> = A extends { readonly read: (...press: never[]) => infer Value } ? Exclude<Value, null> : never

/** A button that is about nothing: what it does, it does for whoever presses. */
export const nothing: About<[], undefined> = { write: () => undefined, read: () => undefined }

/** A button about one record. */
export const record: About<[id: string], string> = {
  write: id => id,
  read: about => (about !== undefined && isId(about) ? about : null),
}

/** About two records: what a draft keeps, and who is meant by it; in a select, the one chosen. */
export const recordPair: About<[one: string, other?: string], { readonly one: string; readonly other: string }> = {
  write: (one, other = '') => `${dashless(one)}.${dashless(other)}`,
  read(about, [chosen = '']) {
    const [one = '', other = ''] = (about ?? '').split('.').map(dashed)
    if (isId(one) && other === '' && isId(chosen)) return { one, other: chosen }
    return isId(one) && isId(other) ? { one, other } : null
  },
}

/** About one record, or about whichever comes next. */
export const recordIfAny: About<[id?: string], string | undefined> = {
  write: id => id,
  read: about => (about === undefined || isId(about) ? about : null),
}

/** A select whose options are records. Where one alone is meant, a button carries its id. */
export const chosenRecord: About<[id?: string], string> = {
  write: id => id,
  read: (about, [chosen = about]) => (chosen !== undefined && isId(chosen) ? chosen : null),
}

/** About one of these words. */
export const word = <const Word extends string>(words: readonly Word[]): About<[word: Word], Word> => ({
  write: one => one,
  read: about => words.find(one => one === about) ?? null,
})

/** A select in which one of these words is chosen. */
export const chosenWord = <const Word extends string>(words: readonly Word[]): About<[], Word> => ({
  write: () => undefined,
  read: (_, [chosen]) => words.find(one => one === chosen) ?? null,
})

/** A select in which a day is chosen. */
export const chosenDay: About<[], Temporal.PlainDate> = {
  write: () => undefined,
  read: (_, [chosen]) => dayIn(chosen),
}

/** The page to turn to, from 1; the first where none is said, and for what is no page. */
export const page: About<[page?: number], number> = {
  write: number => (number === undefined ? undefined : String(number)),
  read: about => (/^[1-9]\d{0,3}$/.test(about ?? '') ? Number(about) : 1),
}

/** The same thing, and the page of what is shown of it; the first where none is said. */
export const pageOf = <Value extends string>(
  of: About<[value: Value], Value>,
): About<[value: Value, page?: number], { readonly of: Value; readonly number: number }> => ({
  write: (value, number) => (number === undefined ? value : `${value}.${number}`),
  read(about, chosen) {
    const [first, second] = (about ?? '').split('.')
    const value = of.read(first, chosen)
    const number = page.read(second, chosen)
    return value === null || number === null ? null : { of: value, number }
  },
})

/** A select about one record, in which one of these words is chosen; or a button for one of them. */
export const choiceAbout = <const Word extends string>(
  words: readonly Word[],
): About<[id: string, word?: Word], { readonly about: string; readonly choice: Word }> => ({
  write: (id, word) => (word === undefined ? id : `${id}.${word}`),
  read(about, [chosen]) {
    const [id = '', word = chosen] = (about ?? '').split('.')
    const choice = words.find(one => one === word)
    return isId(id) && choice !== undefined ? { about: id, choice } : null
  },
})

/** A day as a button carries it; null for what is none. */
export function dayIn(text = ''): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const read = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return read.toString() === text ? read : null
}

/** About a day of the calendar. */
export const ofDay: About<[day: Temporal.PlainDate], Temporal.PlainDate> = {
  write: day => day.toString(),
  read: about => dayIn(about),
}

/** All that messages and commands may press of one command: its buttons, and the forms that they open. */
export type Pressed<Buttons extends Abouts = Abouts, Forms extends Abouts = Abouts> = {
  readonly command: string
  readonly buttons: Buttons
  readonly forms: Forms
}

/** `referPress('undo', id)`: the id that a button carries. One that no command answers, or about something else, does not compile. */
export type Press<Buttons extends Abouts, Forms extends Abouts> = Pressed<Buttons, Forms> &
  (<Button extends keyof Buttons & string>(button: Button, ...given: GivenOf<Buttons[Button]>) => string)

/** Says whom a typed name meant that several have; dispatch answers it for every command. */
const meant = 'meant'

/** Opens again the form of what was typed and could not be taken; dispatch answers it for every command. */
const correct = 'correct'

/**
 * Declares what can be pressed of a command, once for the cards that draw it and the command that answers. The names stand
 * in messages that are months old: one is not given another meaning.
 */
export function pressing<const Buttons extends Abouts, const Forms extends Abouts = Record<never, never>>(
  command: string,
  buttons: Buttons & { readonly [correct]?: never; readonly [meant]?: never },
  forms: Forms = {} as Forms,
): Press<Buttons, Forms> {
  const press = <Button extends keyof Buttons & string>(button: Button, ...given: GivenOf<Buttons[Button]>): string => {
    const about = (buttons[button] as About<readonly unknown[]>).write(...given)
    return encodePress({ command, button, ...(about === undefined ? {} : { about }) })
  }
  return Object.assign(press, { command, buttons, forms })
}

/** The button under a refusal of what was typed: `draft` is where that is kept. */
export const correctPress = (command: string, draft: string): string =>
  encodePress({ command, button: correct, about: draft })

export const isCorrection = (button: string): boolean => button === correct

/** Who was meant in one field of what is kept in a draft. */
export type Meant = { readonly draft: string; readonly field: string; readonly member: string }

/** Goes on with what a draft holds, with this member in the field; in a select, with the one chosen. */
export const meantPress = (command: string, { draft, field, member }: Omit<Meant, 'member'> & { member?: string }) =>
  encodePress({ command, button: meant, about: [draft, member ?? '', field].map(dashless).join('.') })

/** What such a press says; null for any other, and for what was never drawn so. */
export function meantBy(
  { button, about = '' }: { button: string; about?: string },
  chosen: readonly string[],
): Meant | null {
  if (button !== meant) return null
  const [draft = '', member = '', field = ''] = about.split('.')
  const found = { draft: dashed(draft), field, member: member === '' ? (chosen[0] ?? '') : dashed(member) }
  return isId(found.draft) && isId(found.member) && field !== '' ? found : null
}

export const isMeant = (button: string): boolean => button === meant

/** Two ids and a field have to fit into one press. */
export const dashless = (id: string) => (isId(id) ? id.replaceAll('-', '') : id)
export const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
