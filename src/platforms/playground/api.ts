import * as z from 'zod'
import { readable } from '../../grammar/line.ts'
import { type Language, languages } from '../../terms/speech.ts'
import type { FieldKind } from '../../view/view.ts'

/** The playground's outer surface: the shapes scripts and the page rely on. Adding is free, changing is not. */

export type Person = {
  /** The member's external id, or `guest-…` for somebody who is no member yet. */
  id: string
  name: string
  role: string
  language: 'fr' | 'en'
  company: string
  /** What he is called in his company: searched with the rest. */
  jobTitle?: string
  /** The `n` of the newest message sent to this person alone: the page marks whom something waits for. */
  last?: number
}

export type Channel = { id: string; name: string; purpose: string; kind: 'channel' | 'group' }

export type Where = { kind: 'channel' | 'direct' | 'group'; id: string; name: string }

export type Choice = { id: string; label: string }

export type PageAction =
  | { kind: 'button'; id: string; label: string; tone: 'primary' | 'plain' | 'danger' | 'quiet' }
  | { kind: 'select'; id: string; label: string; options: Choice[] }
  | { kind: 'link'; id: string; label: string; url: string }

/** A View as the page reads it: the same nodes, with names, times and commands written out for this reader. */
export type PageView = { title: string; tone: 'plain' | 'good' | 'care'; blocks: PageBlock[] }

export type PageInline =
  | { kind: 'text'; text: string; style?: 'strong' | 'soft' }
  | { kind: 'member'; name: string }
  | { kind: 'time'; at: string; text: string }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'command'; text: string }

export type PageBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'text'; line: PageInline[] }
  | { kind: 'note'; line: PageInline[] }
  | { kind: 'list'; items: PageInline[][] }
  | { kind: 'facts'; facts: { label: string; value: PageInline[] }[] }
  | { kind: 'divider' }
  /** `file` is what GET /api/file gives, with `as` and `message`; sizes in pixels, read from the picture. */
  | { kind: 'picture'; file: string; alt: string; title?: string; width: number; height: number }
  | { kind: 'file'; file: string; name: string; type: string; bytes: number }
  | { kind: 'actions'; actions: PageAction[] }

export type PageMessage = {
  id: string
  /** Grows with every new or edited message of the club. */
  n: number
  /** The `n` it had when it was new: an edit does not make it unread again. */
  first: number
  at: string
  from: string
  where: Where
  onlyYou: boolean
  /** The whole message in plain text, for scripts and for reading aloud. */
  text: string
  /** The same, as nodes, for the page. */
  view: PageView
  actions: PageAction[]
  edited: boolean
}

export type PageField = {
  id: string
  label: string
  hint: string
  kind: FieldKind
  required: boolean
  /** Longest text, or most choices. */
  max?: number
  options?: Choice[]
  value?: FieldValue
}

export type FieldValue = string | number | boolean | string[]

export type PageForm = { id: string; title: string; fields: PageField[]; submit: string; intro?: string }

export type Answer = { messages: PageMessage[]; form?: PageForm }

/** What a message carries: `inline` may be shown where it stands, anything else is kept. */
export type PageFile = { name: string; type: string; bytes: Uint8Array; inline: boolean }

/** `form` is the form to send again: what was typed is kept under it. */
export type Problems = { problems: Record<string, string>; form?: string }

export type Suggestion = { text: string; says: string }

export type ClockNow = { now: string; zone: string; club: string; movable: boolean }

/** One of the things to try first; `done` is read from the records, whoever did it. */
export type FirstStep = {
  id: 'introduction' | 'referral' | 'meeting'
  done: boolean
  /** Whom to be for it, and in which conversation it is. */
  as: string
  name: string
  in: string
  /** Whom it is about. */
  with?: string
  /** The message to look at, where it has come. */
  message?: string
  /** The line to begin with. */
  text?: string
  /** When the meeting is, and when it is announced: the clock has to get there. */
  at?: string
  until?: string
}

/** `monday`: the morning on which the organizers' digest comes first. No steps outside the demo. */
export type FirstSteps = { monday?: { at: string; done: boolean }; steps: FirstStep[] }

export type Done = { at: string; duty: string; club: string }

export type Moved = { now: string; done: Done[]; failed: Done[] }

/** A call the playground cannot honour: the status and one sentence for whoever made it. */
type Refused = { status: 400 | 403 | 404 | 409; problem: string }

export type Outcome<T> = { ok: T } | { refused: Refused }

/** PostgreSQL keeps no NUL and no half characters: such a call is malformed, not a fault of ours. */
const written = z
  .string()
  .refine(text => !text.includes('\u0000') && text.isWellFormed(), 'holds unreadable characters')

const id = written.min(1).max(200)

export const bodies = {
  person: z.object({
    name: written.transform(readable).pipe(z.string().trim().min(1).max(80)),
    language: z.enum(languages).optional(),
  }),
  language: z.object({ as: id, language: z.enum(languages), in: id.optional() }),
  say: z.object({ as: id, text: written.trim().min(1).max(4000), in: id.optional() }),
  press: z.object({ as: id, message: id, action: id, value: z.union([written, z.array(written)]).optional() }),
  submit: z.object({
    as: id,
    form: id,
    values: z.record(written, z.union([written.max(20_000), z.number(), z.boolean(), z.array(written), z.null()])),
    in: id.optional(),
  }),
  clock: z.union([z.strictObject({ to: id, club: id.optional() }), z.strictObject({ by: id, club: id.optional() })]),
}

export const queries = {
  club: z.object({ club: id.optional(), as: id.optional() }),
  suggest: z.object({ as: id, text: written.max(4000), club: id.optional() }),
  file: z.object({ as: id, message: id, file: id, club: id.optional() }),
  inbox: z.object({ as: id, after: z.coerce.number().int().min(0).default(0), club: id.optional() }),
}

export type Choose = z.infer<typeof bodies.language>
export type SayBody = z.infer<typeof bodies.say>
export type Pressed = z.infer<typeof bodies.press>
export type Submitted = z.infer<typeof bodies.submit>
export type ClockMove = z.infer<typeof bodies.clock>

/** A message that was taken away: whoever shows it takes it off. */
export type Gone = { id: string; n: number }

export type Inbox = { messages: PageMessage[]; gone: Gone[]; last: number }

/** `clock`: the club's time has been moved. */
export type Changed = (what?: 'clock') => void

/** What the router needs of the playground; the adapter gives it, and tests may give another. */
export type PlaygroundService = {
  people(club: string | undefined): Promise<Outcome<Person[]>>
  addPerson(club: string | undefined, body: { name: string; language?: Language | undefined }): Promise<Outcome<Person>>
  /** The language this person is written to in, chosen as he would choose it himself; a guest's is noted. */
  language(club: string | undefined, chosen: Choose): Promise<Outcome<Answer>>
  /** What to try first in the demo. */
  steps(club: string | undefined): Promise<Outcome<FirstSteps>>
  channels(club: string | undefined, as: string | undefined): Promise<Outcome<Channel[]>>
  suggest(club: string | undefined, as: string, text: string): Promise<Outcome<Suggestion[]>>
  say(club: string | undefined, said: SayBody): Promise<Outcome<Answer>>
  press(club: string | undefined, pressed: Pressed): Promise<Outcome<Answer>>
  submit(club: string | undefined, submitted: Submitted): Promise<Outcome<Answer | Problems>>
  /** A picture or a file of a message that this person sees. */
  file(club: string | undefined, asked: { as: string; message: string; file: string }): Promise<Outcome<PageFile>>
  inbox(club: string | undefined, as: string, after: number): Promise<Outcome<Inbox>>
  clock(club: string | undefined): Promise<Outcome<ClockNow>>
  moveClock(club: string | undefined, move: ClockMove): Promise<Outcome<Moved>>
  /** Calls `changed` whenever something may be new for anybody, and says so when it is the time; answers the way to stop. */
  listen(changed: Changed): () => void
  /** Tells the log of a bug. */
  report(error: unknown): void
}
