import type { Question, RawValues } from './questions.ts'
import type { Asks } from './spelt.ts'

/** What a typed line says to a command's questions. */
export type Said = {
  readonly values: RawValues
  /** Whether it can be read in this one way only: where not, it is shown before it is done. */
  readonly sure: boolean
  /** What is for no question that is left. */
  readonly unplaced: readonly string[]
}

/** Whether it asks for a person, or several. */
export const isOfPeople = (question: Pick<Question, 'kind'> | undefined): boolean =>
  question?.kind === 'member' || question?.kind === 'members'

/** For each person that it asks for, the question; of several only the first has to be named. */
export const askedFor = (question: Question): readonly Question[] =>
  question.kind === 'members'
    ? Array.from({ length: question.max ?? 1 }, (_, n) => (n === 0 ? question : { ...question, required: false }))
    : question.kind === 'member'
      ? [question]
      : []

export const isWritten = ({ kind }: Question) => kind === 'text' || kind === 'lines'

/** What a line has said so far to the questions of a command. */
export class Answers {
  readonly asks: Asks
  readonly values: Record<string, string | string[]>
  readonly unplaced: string[] = []
  /** What is unsure, if it still is when the whole line is known. */
  readonly #doubts: (() => boolean)[] = []

  /** `taken`: what of the line is read already. */
  constructor(asks: Asks, taken: RawValues) {
    this.asks = asks
    this.values = { ...taken } as Record<string, string | string[]>
  }

  get said(): Said {
    const sure = this.unplaced.length === 0 && !this.#doubts.some(isDoubtful => isDoubtful())
    return { values: this.values, sure, unplaced: this.unplaced }
  }

  /** Who is named; where several are asked for, beside those before. */
  name(field: string, text: string): void {
    const before = this.values[field] ?? []
    this.values[field] = this.question(field).kind === 'members' ? [...before, text] : text
  }

  say(field: string, text: string): void {
    if (this.question(field).kind === 'members' && this.isOpen(field)) {
      this.name(field, text)
      return
    }
    const before = this.values[field]
    if (before === undefined) {
      this.values[field] = text
      return
    }
    this.doubt()
    if (isWritten(this.question(field))) this.values[field] = `${before} ${text}`
    else this.unplaced.push(text)
  }

  /** It could be meant otherwise; where that is known only with the whole line, it is asked then. */
  doubt(isDoubtful: () => boolean = () => true): void {
    this.#doubts.push(isDoubtful)
  }

  question(field: string): Question {
    return this.asks.find(([name]) => name === field)![1]
  }

  open(kinds: readonly string[]): string | undefined {
    return this.asks.find(([name, { kind }]) => kinds.includes(kind) && this.isOpen(name))?.[0]
  }

  /** Nothing is said to it yet, or it asks for one person more. */
  isOpen(field: string): boolean {
    return (this.values[field]?.length ?? 0) < askedFor(this.question(field)).length || !(field in this.values)
  }

  shaped(shape: Question['shape']): string | undefined {
    return this.asks.find(([name, question]) => question.shape === shape && !(name in this.values))?.[0]
  }
}
