import type { MemberRef } from '../terms/member.ts'
import { readPhone } from '../terms/phones.ts'
import { isRefusal, type Refusal, refuse } from '../terms/refusals.ts'
import type { Language } from '../terms/speech.ts'
import { readDay, readMoments, readTime, type Unclear, type WrittenMoment } from '../time/written-dates.ts'
import type { Field, FieldKind, FieldValue, Option } from '../view/view.ts'
import type { ContactPart } from './contact.ts'
import { readable } from './line.ts'

/** What reading an answer may ask of the outside. */
export type Reading = {
  readonly findMember: (typed: string) => Promise<MemberRef | Refusal>
  readonly today: Temporal.PlainDate
  readonly language: Language
  /** Whose telephone numbers are written without their country's code; undefined where nobody knows. */
  readonly country: string | undefined
  /** A choice as a person may write it: the code, or its word in any language. */
  readonly choice: (typed: string) => string | undefined
}

/** One thing a command needs to know. `read` turns what was typed or chosen into a value, or refuses it in words. */
export type Question<Value = unknown> = {
  readonly kind: FieldKind
  readonly required: boolean
  readonly max?: number
  /** What a text has to be: where one stands alone in a line it is known by it. */
  readonly shape?: 'email' | 'phone' | 'moments' | 'amount'
  readonly choices?: readonly string[]
  /** What there is to choose from, where the platform has it. */
  readonly of?: Field['of']
  /** A typed line is for it as it stands, whatever is in it. */
  readonly wholeLine?: boolean
  /** The choice, of another question, after which a typed line goes on with this: `plan every Thursday 7:45`. */
  readonly follows?: string
  /** Where it is only asked in a form, never parsed out of a typed line. */
  readonly formOnly?: boolean
  /** Where it is only typed: the form leaves it out, or has it in the field that gathers it with others. */
  readonly typedOnly?: boolean
  /** The questions whose answers one field of the form holds together, as people write them. */
  readonly gathers?: Gathers
  readonly read: (raw: FieldValue, reading: Reading) => Promise<Value | Refusal> | Value | Refusal
}

/** Which question asks for what of somebody. */
export type Gathers = { readonly [Part in Exclude<ContactPart, 'need'>]: string }

export type Questions = Readonly<Record<string, Question>>

type ValueOf<Q> = Q extends Question<infer Value> ? Value : never
type Optional<Q> = Q extends { readonly required: false } ? true : false

/** What the person said, typed by the questions: a misspelt name does not compile. */
export type AnswersTo<Asks extends Questions> = {
  readonly [Name in keyof Asks as Optional<Asks[Name]> extends true ? never : Name]: ValueOf<Asks[Name]>
} & {
  readonly [Name in keyof Asks as Optional<Asks[Name]> extends true ? Name : never]?: ValueOf<Asks[Name]>
}

type Required<Value> = Question<Value> & { readonly required: true }

const text = (raw: FieldValue): string => (typeof raw === 'string' ? raw : Array.isArray(raw) ? raw.join(' ') : '')

/** What is compared with something, and kept in no words of his: blanks and what nobody sees mean nothing in it. */
const compared = (raw: FieldValue): string => readable(text(raw)).trim()

/** Control characters never pass; a text field also loses its line breaks, and of several blanks in a row all but one. */
const clean = (raw: FieldValue, lines: boolean): string => {
  const typed = text(raw).normalize('NFC')
  return (
    lines
      ? typed.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
      : typed
          .replace(/[\u0000-\u001f\u007f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g, ' ')
          .replace(/[ \u00a0\u202f]{2,}/g, ' ')
  ).trim()
}

function written(kind: 'text' | 'lines', max: number): Required<string> {
  return {
    kind,
    required: true,
    max,
    read(raw) {
      const value = clean(raw, kind === 'lines')
      const found = [...value].length
      if (value === '') return refuse('missing', {})
      return found > max ? refuse('too long', { max, found }) : value
    },
  }
}

export const someText = ({ max }: { max: number }): Required<string> => written('text', max)
export const someLines = ({ max }: { max: number }): Required<string> => written('lines', max)

/** Words that are looked for: a whole line; more of them than so many characters say nothing more. */
export const sought = ({ max }: { max: number }): Required<string> => ({
  kind: 'text',
  required: true,
  max,
  wholeLine: true,
  read: raw => [...clean(raw, false)].slice(0, max).join(''),
})

/** An e-mail address, in the plain form that people have; lower case. */
export function anEmail(): Required<string> {
  const { read, ...question } = someText({ max: 200 })
  return {
    ...question,
    shape: 'email',
    async read(raw, reading) {
      const typed = await read(readable(text(raw)), reading)
      if (isRefusal(typed)) return typed
      return /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(?:\.[^\s@<>"(),;:.]+)+$/.test(typed)
        ? typed.toLowerCase()
        : refuse('not an e-mail address', { typed })
    },
  }
}

/** The longest that is kept of a telephone number, an extension included. */
const longestPhone = 30

/** One telephone number as people write it, an extension after it or not; as it was typed. */
export function aPhone(): Required<string> {
  // Two numbers in it are told from one that is too long.
  const { read } = someText({ max: 2 * longestPhone })
  return {
    ...someText({ max: longestPhone }),
    shape: 'phone',
    async read(raw, reading) {
      const typed = await read(readable(text(raw)), reading)
      if (isRefusal(typed)) return typed
      const phone = readPhone(typed, reading.country)
      if (typeof phone === 'string') return refuse('not a telephone number', { typed, why: phone })
      const found = [...typed].length
      return found > longestPhone ? refuse('too long', { max: longestPhone, found }) : typed
    },
  }
}

/** How to reach somebody, in one field of a form: a telephone number or an e-mail address. */
export function aContact(): Required<{ readonly phone?: string; readonly email?: string }> {
  const [phone, email] = [aPhone(), anEmail()]
  return {
    kind: 'text',
    required: true,
    max: 200,
    formOnly: true,
    async read(raw, reading) {
      const isAddress = text(raw).includes('@')
      const read = await (isAddress ? email : phone).read(raw, reading)
      if (isRefusal(read)) return read
      return isAddress ? { email: read } : { phone: read }
    },
  }
}

export const aMember = (): Required<MemberRef> => ({
  kind: 'member',
  required: true,
  read: (raw, { findMember }) => findMember(compared(raw)),
})

/** What parts two people in a text, the mention of another too, and the brackets in which a firm stands beside a name: there nothing does. */
const partsOfNames = /([,;\n()]|(?<=\s)(?:et|and|&|\+)(?=\s)|(?<=\s)(?=<?@))/iu

/** Each person that was chosen or written: of a text, those between commas and "and". */
export const peopleIn = (raw: FieldValue): readonly string[] =>
  (Array.isArray(raw) ? raw : [text(raw)])
    .flatMap(namesWritten)
    .map(one => one.trim())
    .filter(one => one !== '')

function namesWritten(typed: string): readonly string[] {
  const names = ['']
  let within = 0
  for (const [n, part] of readable(typed).split(partsOfNames).entries()) {
    if (part === '(') within++
    else if (part === ')') within--
    if (n % 2 === 1 && within <= 0 && part !== ')') names.push('')
    else names.push(`${names.pop()}${part}`)
  }
  return names
}

/** Several members, each once: typed one after the other in a line, chosen in one field of a form. */
export const severalMembers = ({ min = 1, max }: { min?: number; max: number }): Required<readonly MemberRef[]> => ({
  kind: 'members',
  required: true,
  max,
  async read(raw, { findMember }) {
    const found = new Map<string, MemberRef>()
    for (const typed of peopleIn(raw)) {
      const member = await findMember(compared(typed))
      if (isRefusal(member)) return member
      found.set(member.id, member)
    }
    if (found.size < min) return refuse('too few people', { min })
    return found.size > max ? refuse('too many people', { max }) : [...found.values()]
  },
})

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Required<Choice> {
  return {
    kind: 'choice',
    required: true,
    choices,
    read(raw, { choice }) {
      const typed = compared(raw)
      const found = choices.find(one => one === typed) ?? choices.find(one => one === choice(typed))
      return found ?? refuse('not a choice', { typed, choices })
    },
  }
}

/** Several of options that only the moment knows (members at a roll call); the form brings them. */
export const someOf = ({ of }: Pick<Question, 'of'> = {}): Required<readonly string[]> => ({
  kind: 'choices',
  required: true,
  ...(of && { of }),
  formOnly: true,
  read: raw => (Array.isArray(raw) ? raw : text(raw) === '' ? [] : [text(raw)]),
})

/** One of options that only the moment knows. */
export const oneOfThese = ({ of }: Pick<Question, 'of'> = {}): Required<string> => ({
  kind: 'choice',
  required: true,
  ...(of && { of }),
  formOnly: true,
  read: raw => (text(raw) === '' ? refuse('missing', {}) : text(raw)),
})

/** A day as members write it; `towards` says where one without a year lies. */
export const aDate = ({ towards = 'ahead' }: { towards?: 'ahead' | 'back' } = {}): Required<Temporal.PlainDate> => ({
  kind: 'date',
  required: true,
  read(raw, { today, language }) {
    const written = readDay(compared(raw), { today, language, towards })
    return 'day' in written ? written.day : unclearDay(written, text(raw))
  },
})

const unclearDay = (written: Unclear, typed: string): Refusal =>
  'could' in written ? refuse('unclear date', { typed, could: written.could }) : refuse('not a date', { typed })

/** Days with their times as one proposes them, or a day that is past: `jeudi 10h, vendredi 14h30`, `hier`. */
export type Moments = {
  /** As they lie ahead where no year, month or week says otherwise. */
  readonly ahead: readonly WrittenMoment[]
  /** The same as they lie back. */
  readonly back: readonly WrittenMoment[]
}

/** At most so many moments in one text; whether they lie ahead or back is for whoever asks to say. */
export const someMoments = ({ max }: { max: number }): Required<Moments> => ({
  ...someText({ max: 200 }),
  shape: 'moments',
  read(raw, { today, language }) {
    const typed = compared(raw)
    const [ahead, back] = (['ahead', 'back'] as const).map(towards => readMoments(typed, { today, language, towards }))
    if ('unclear' in ahead!) {
      return ahead.unclear === 'not understood' ? refuse('not a moment', { typed }) : unclearDay(ahead, ahead.typed)
    }
    if (ahead!.length > max) return refuse('too many moments', { max })
    return { ahead: ahead!, back: 'unclear' in back! ? ahead! : back! }
  },
})

export const aTime = (): Required<Temporal.PlainTime> => ({
  kind: 'time',
  required: true,
  read: raw => readTime(compared(raw)) ?? refuse('not a time', { typed: text(raw) }),
})

export const aTick = (): Required<boolean> => ({
  kind: 'tick',
  required: true,
  read: raw => raw === true || ['true', 'yes', 'oui', 'on', '1'].includes(compared(raw).toLowerCase()),
})

/** The form of the command leaves it out. */
export const typedOnly = <Q extends Question>(question: Q): Q => ({ ...question, typedOnly: true })

/** Who somebody is and how to reach him, in one field of a form: what it holds goes to the questions that it gathers. */
export const somebody = (gathers: Gathers): Question<string> & { readonly required: false } => ({
  ...someLines({ max: 600 }),
  required: false,
  formOnly: true,
  gathers,
})

export function optional<Value>(question: Question<Value>): Question<Value> & { readonly required: false } {
  return { ...question, required: false }
}

export const isBlank = (raw: FieldValue | undefined): boolean =>
  raw === undefined ||
  raw === false ||
  (typeof raw === 'string' && readable(raw).trim() === '') ||
  (Array.isArray(raw) && raw.length === 0)

export type RawValues = Readonly<Record<string, FieldValue>>

/** Reads every answer: the values, and a refusal for each field that cannot stay so. */
export async function readAll<Asks extends Questions>(
  asks: Asks,
  raw: RawValues,
  readingOf: (field: string) => Reading,
): Promise<{ answers: AnswersTo<Asks>; refused: Refusal[] }> {
  const answers: Record<string, unknown> = {}
  const refused: Refusal[] = []
  for (const [field, question] of Object.entries(asks)) {
    const typed = raw[field]
    if (isBlank(typed) && question.kind !== 'tick' && question.kind !== 'choices') {
      if (question.required) refused.push({ ...refuse('missing', {}), field })
      continue
    }
    const value = await question.read(typed ?? (question.kind === 'tick' ? false : []), readingOf(field))
    if (isRefusal(value)) refused.push({ ...value, field })
    else answers[field] = value
  }
  return { answers: answers as AnswersTo<Asks>, refused }
}

export type DynamicOptions = Readonly<Record<string, readonly Option[]>>
