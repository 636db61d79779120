import type { MemberRef, Platform as PlatformName } from '../terms/member.ts'
import type { Right } from '../terms/right.ts'
import type { Language } from '../terms/speech.ts'
import type { Room } from '../view/plain.ts'
import type { FieldValue, Form, Option, Stretches, View } from '../view/view.ts'

/** What a person did, in the platform's own ids. Adapters make gestures; dispatch answers them. */
export type Gesture = {
  readonly platform: PlatformName
  /** Workspace, server, or the playground's club. */
  readonly place: string
  /** The platform's own id of this gesture: a retry carries the same one, and happens once. */
  readonly id: string
  readonly account: string
  /** The person's name on the platform, for a sentence to an organizer; never used to recognise him. */
  readonly accountName?: string
  /** What the platform calls the account by, beside its id: `marc.dubois`. Never recognised by it either. */
  readonly handle?: string
  readonly language?: Language
  /** The message of ours he pressed, as far as it says of itself which it is. */
  readonly message?: Pressed
  /** Where it was done; absent when the platform does not say (a Slack modal). */
  readonly channel?: { readonly id: string; readonly kind: 'channel' | 'direct' | 'group' }
  /** Whether the platform already said that he administers the place; unknown where it has to be asked. */
  readonly administrator?: boolean
  readonly what: What
}

/**
 * Where a pressed message stands, and the mark it carries: the last sixty bits of its delivery's id, in hexadecimal.
 */
export type Pressed = { readonly channel: string; readonly message: string; readonly mark: string }

/** What a message of this delivery carries. */
export const markOf = (id: string): string => id.replaceAll('-', '').slice(-15)

export type What =
  /**
   * `name` as typed, without slash and prefix, in any language; `text` is the rest of the line, `values` are options by
   * ask name.
   */
  | {
      readonly kind: 'command'
      readonly name: string
      readonly text?: string
      readonly values?: Record<string, FieldValue>
    }
  /**
   * Plain words for the bot: it was mentioned in a channel, or written to in its direct conversation. `text` where a line
   * may still be read as a command, as after `/assidu`.
   */
  | { readonly kind: 'words'; readonly text?: string }
  /** `onlyHis`: the message he pressed was an answer that only he sees. */
  | { readonly kind: 'press'; readonly press: string; readonly values?: readonly string[]; readonly onlyHis?: boolean }
  /** `more`: another page of the form is still to come; the core keeps what this one brought, and asks again. */
  | {
      readonly kind: 'submit'
      readonly form: string
      readonly values: Record<string, FieldValue>
      /** What was sent of lists too long to be shown in one piece; the core knows the rest of them. */
      readonly stretches?: Stretches
      readonly more?: boolean
    }
  /** What is offered while a member is typed, or a long list (`form`: of which form) is searched. */
  | {
      readonly kind: 'suggest'
      readonly typed: string
      readonly command?: string
      readonly field?: string
      readonly form?: string
    }

export type Answer =
  /** A message only he sees. */
  | { readonly kind: 'show'; readonly view: View; readonly room: Room }
  /** The message whose button he pressed becomes this. */
  | { readonly kind: 'replace'; readonly view: View; readonly room: Room }
  | { readonly kind: 'ask'; readonly form: Form; readonly room: Room }
  /** The form again, with what was typed and a sentence for each field that cannot stay so. */
  | {
      readonly kind: 'correct'
      readonly form: Form
      readonly problems: Readonly<Record<string, string>>
      readonly room: Room
    }
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  | { readonly kind: 'nothing' }

/** Answers every gesture; a bug becomes a sentence with a reference, so it never rejects. */
export type Dispatch = (gesture: Gesture) => Promise<Answer>

/** A conversation with these people; `parent` is the channel a Discord private thread hangs on. */
export type Group = {
  readonly kind: 'group'
  readonly place: string
  readonly accounts: readonly string[]
  readonly title: string
  readonly parent?: string
}

export type Target =
  | { readonly kind: 'direct'; readonly place: string; readonly account: string }
  | { readonly kind: 'channel'; readonly place: string; readonly channel: string }
  /** `channel` is what `open` gave. */
  | (Group & { readonly channel: string })

/**
 * In seconds: after so long without an answer a call to a platform has failed, and what it asked for has arrived or
 * never will.
 */
export const answersWithin = 30

export type MessageRef = {
  readonly place: string
  readonly channel: string
  readonly message: string
  /** What was uploaded for it, where the platform keeps that apart from its messages: it changes and goes with them. */
  readonly files?: readonly string[]
}

export type Outgoing = {
  readonly view: View
  readonly room: Room
  /** The id of the delivery (uuid): Discord's nonce, Slack's metadata, and what `find` looks for. */
  readonly id: string
  readonly silent: boolean
  /** It takes the place of one that somebody deleted: what is known of that one says nothing of it. */
  readonly reposted?: boolean
  /** What the conversation it stands in is called from now on, where somebody of its people is called otherwise now. */
  readonly renames?: string
  /** Whose telephones ring. A mention of anybody else shows his name, and no more. */
  readonly rings?: readonly MemberRef[]
}

/**
 * Trouble of a platform, by whose it is: it decides what becomes of the message. Our own mistakes are no trouble but bugs:
 * they are thrown. Each adapter has one table of its platform's codes; what it does not know is the installation's.
 */
export type Trouble =
  | { readonly trouble: 'later'; readonly seconds: number }
  /**
   * Who is written to, or the message that was to change, is not there any more; `account`: which of several people.
   */
  | { readonly trouble: 'gone'; readonly detail: string; readonly account?: string }
  /** He takes no direct messages; where others can read too he can still be called. */
  | { readonly trouble: 'closed'; readonly detail: string }
  /** A right is missing in this channel, the bot's or (`account`) that of somebody who should be in a conversation. */
  | { readonly trouble: 'forbidden'; readonly detail: string; readonly account?: string }
  /**
   * Our connection to this place does not work: a token, a scope, a removed app. It says nothing of who is written to.
   * Not `sure`: an answer we do not know, which may concern this one message.
   */
  | { readonly trouble: 'installation'; readonly detail: string; readonly sure: boolean }
  /** The answer was lost: it may have been sent. */
  | { readonly trouble: 'doubtful'; readonly detail: string }

/** What a platform may show beside its messages. */
export type Sign = EventSign | TopicSign

/** An event that stands in the server's own calendar. Instants in ISO 8601. */
export type EventSign = {
  readonly kind: 'event'
  readonly title: string
  readonly description: string
  readonly starts: string
  readonly ends: string
  readonly where: string
}

/** The line over a channel. `text` is shortened where it is long, `link` stands whole or not at all; no text: the line is left to the club. */
export type TopicSign = {
  readonly kind: 'topic'
  readonly channel: string
  readonly text: string
  readonly link: string | null
}

export type ToBring = {
  /** By it an earlier attempt is found whose answer was lost. */
  readonly mark: string
  /** What the platform calls the one that stands there; null where none is known. */
  readonly known: string | null
  /** Null: nothing of ours should stand there. */
  readonly sign: Sign | null
}

export type Person = {
  readonly account: string
  /** What he calls himself there: whoever likes calls himself like another. */
  readonly name: string
  /** His one name on the platform, which nobody shares: `marc.dubois`. */
  readonly handle?: string
  readonly email?: string
  /** A full member of the place, whose address the platform has confirmed: no guest, no stranger from elsewhere. */
  readonly fullMember: boolean
  readonly zone?: string
  readonly language?: Language
  readonly bot: boolean
  readonly deactivated: boolean
  readonly administrator: boolean
}

/** A channel as the bot sees it. */
export type Channel = {
  readonly id: string
  readonly name: string
  readonly isPrivate: boolean
  readonly canPost: boolean
  /** What it lacks for that, where rights are given one by one; absent or empty where it lacks nothing. */
  readonly missing?: readonly Right[]
  /** The same for opening a conversation that hangs on this channel. */
  readonly missingToConverse?: readonly Right[]
}

/** The detail of the trouble when the bot lacks the intent by which Discord shows a server's members. */
export const membersIntent = 'the members intent, to be switched on in the developer portal'

/** What an adapter must do. Everything else a platform can do stays inside its folder. */
export interface Platform {
  readonly name: PlatformName
  /**
   * Who can bring the bot into a place: only whoever runs it (its token is one workspace's), or anyone who likes. A place
   * that anyone may bring it to says nothing of who is there.
   */
  readonly comesBy: 'its operator' | 'anyone'
  /**
   * The first step of a conversation: gives where it is. Nobody reads in it before `post` lets its people in, so one whose
   * id was lost is seen by nobody, and who notes the id resumes it. People who cannot be in it are told here already.
   */
  open(group: Group): Promise<string | Trouble>
  /** In a conversation, its people are let in first: a message that stands there was posted to all of them. */
  post(target: Target, message: Outgoing): Promise<MessageRef | Trouble>
  edit(ref: MessageRef, message: Outgoing): Promise<MessageRef | Trouble>
  /** How often one message may be changed: so many times at once, then one every so many seconds. Absent: as often as one likes. */
  readonly edits?: { readonly atOnce: number; readonly everySeconds: number }
  /** What would stand there, as text: an edit that draws the same would still be seen as one, and is not made. */
  drawing(place: string, message: Outgoing): string
  /**
   * Looks for an earlier attempt of the delivery of this id; `cannot look` where the platform does not let the bot
   * read.
   */
  find(target: Target, id: string): Promise<MessageRef | 'not there' | 'cannot look' | Trouble>
  /** Takes a message of ours away. */
  remove(ref: MessageRef): Promise<'removed' | Trouble>
  /**
   * Brings what it shows beside its messages to this; doing so again changes nothing. Absent where it shows nothing. `gone`:
   * somebody took it away, or put his own there. `forbidden`: a right is missing for this, and for nothing else.
   */
  bring?(place: string, what: ToBring): Promise<{ readonly known: string | null } | Trouble>
  /** Whether the connection to a place works now: a question that changes nothing there. */
  probe(place: string): Promise<'well' | Trouble>
  person(place: string, account: string): Promise<Person | Trouble>
  /**
   * The people of a channel, bots left out; used to tick who is a member. `forbidden` with `membersIntent` where Discord
   * names nobody because that is not switched on.
   */
  people(place: string, channel: string): Promise<readonly Person[] | Trouble>
  /** The channels the bot may be given, for the set-up. */
  channels(place: string): Promise<readonly Channel[] | Trouble>
  /** Places this adapter is connected to: `{ place, name }`. */
  places(): readonly { readonly place: string; readonly name: string }[]
  /** Whether the platform and the bot can reach each other now. */
  connected(): boolean
  stop(): Promise<void>
}

export const isTrouble = (value: unknown): value is Trouble =>
  typeof value === 'object' && value !== null && 'trouble' in value

/** A club's place on a platform. */
export type Place = { readonly platform: PlatformName; readonly place: string }
