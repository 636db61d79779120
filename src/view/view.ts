import type { MemberRef } from '../terms/member.ts'
import type { DateForm } from '../terms/write-date.ts'

/** A View is what a person sees, in nodes: no markup, so what a member typed can never become formatting or a ping. */
export type View = {
  /** One sentence that stands alone: the notification, the screen reader's first words, the card's title. */
  readonly title: string
  readonly tone?: 'plain' | 'good' | 'care'
  readonly blocks: readonly Block[]
}

export type Line = readonly Inline[]

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'strong' | 'soft' }
  /** A mention: drawn as the platform's own where the member has an account there, as his name elsewhere. */
  | { readonly kind: 'member'; readonly member: MemberRef }
  /** An instant (ISO 8601), shown in the reader's zone. `there`: what happens somewhere is told at the hour of that place. */
  | {
      readonly kind: 'time'
      readonly at: string
      readonly form: 'day' | 'hour' | 'day and hour'
      readonly there?: There
    }
  /** A day of the calendar (ISO 8601), the same in every zone. */
  | { readonly kind: 'date'; readonly day: string; readonly form: DateForm }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** A telephone number, written as its reader writes one; what was typed where nobody knows how it is dialled. */
  | { readonly kind: 'phone'; readonly typed: string; readonly e164?: string | undefined }
  /** A command by its English name; drawn as the reader would type it. */
  | { readonly kind: 'command'; readonly name: string; readonly rest?: string }

/** Where something happens: its zone (IANA), and whether people come to a place there, where its hour is everybody's. */
export type There = { readonly zone: string; readonly place: boolean }

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Line }[] }
  /** Words a person typed, kept as typed. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'note'; readonly line: Line }
  | { readonly kind: 'divider' }
  | Picture
  | FileToKeep
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }

/** A picture, PNG. `alt` says in words all that it shows, for whoever does not see it; it is never empty (build.ts). */
export type Picture = {
  readonly kind: 'picture'
  readonly png: Uint8Array
  readonly alt: string
  readonly title?: string
}

/** A file that comes with the message, to be kept: a date for a calendar, one's own data. `type` is its media type. */
export type FileToKeep = {
  readonly kind: 'file'
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export type Action =
  | { readonly kind: 'button'; readonly id: string; readonly label: string; readonly style?: ButtonStyle }
  | { readonly kind: 'select'; readonly id: string; readonly label: string; readonly options: readonly Option[] }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }

/** `unseen`: chosen before, and out of the bot's sight by now: the platform may not show it as chosen. */
/** `primary`: what is recommended; it says nothing of what was done. `quiet`: always there, seldom wanted. */
export type ButtonStyle = 'primary' | 'danger' | 'quiet'

export type Option = { readonly value: string; readonly label: string; readonly unseen?: true }

/**
 * What an adapter offers beside the options of an optional choice where they are buttons that cannot be unticked; whoever
 * ticks it has emptied the field.
 */
export const unchosen = '-'

export type FieldKind =
  | 'text'
  | 'lines'
  | 'member'
  | 'members'
  | 'choice'
  | 'choices'
  | 'date'
  | 'time'
  | 'tick'
  | 'number'

export type Field = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Longest text, in characters (text, lines), or most choices. */
  readonly max?: number
  readonly options?: readonly Option[]
  /** What the options are: a platform may offer its own search over them where a list gets long. */
  readonly of?: 'channels' | 'accounts'
  readonly value?: FieldValue
}

/** member: the member's id in the club; members: their ids; date: `2026-12-03`; time: `07:45`; choices: option values. */
export type FieldValue = string | readonly string[] | boolean

export type Form = {
  /** A press id (grammar/press-id.ts): which command, which step, which draft. */
  readonly id: string
  readonly title: string
  readonly intro?: Line
  readonly fields: readonly Field[]
  readonly submit: string
}

/** What was sent of a long list that a form shows in stretches: which of its options stood there, and which were chosen. */
export type Stretch = { readonly from: number; readonly to: number; readonly chosen: readonly string[] }

/** The stretches that were sent, by field. */
export type Stretches = Readonly<Record<string, readonly Stretch[]>>
