import type { FieldValue, Line } from '../view/view.ts'
import type { DynamicOptions } from './questions.ts'

/** What somebody typed that was not taken yet, and what the form in front of him was opened with. */
export type Draft = {
  readonly command: string
  readonly form: string
  /** What the form is about, as its declaration writes it. */
  readonly about?: string
  readonly said: Readonly<Record<string, FieldValue>>
  /** Choices that only the moment knew. */
  readonly options?: DynamicOptions
  /** The title of its form, where it is not the form's own. */
  readonly title?: string
  /** What is said above its fields: a page of it is counted with this. */
  readonly intro?: Line
  /** Its form was sent and taken: nothing of what was typed is kept, only that a second sending is no first one. */
  readonly sent?: true
}

/** The drafts of one person, each kept for half an hour and by its id. */
export type Drafts = {
  readonly keep: (draft: Draft) => Promise<string>
  /** Null when it is gone, or another's. Two who bring it at once are heard one after the other. */
  readonly of: (id: string) => Promise<Draft | null>
  readonly change: (id: string, draft: Draft) => Promise<void>
  /** What was typed has been taken; until it would have expired, the same form sent again is known. */
  readonly spend: (id: string, draft: Draft) => Promise<void>
}
