import { expect, vi } from 'vitest'
import type { Dispatch, Gesture } from '../../src/contract/platform.ts'
import type { Platform as PlatformName } from '../../src/terms/member.ts'
import { openStory, type StoryOf, usualCast } from './story.ts'

export type Who = keyof typeof usualCast
const everybody = Object.keys(usualCast) as Who[]

/** A message as somebody reads it at his client: names as `@Name`, what is formatting gone, what he typed as he typed it. */
export type Seen = {
  readonly id: string
  readonly words: string
  readonly where: 'channel' | 'direct' | 'group'
  /** The channel or conversation it stands in. */
  readonly spot: string
  readonly onlyHis: boolean
  readonly edits: number
  /** What is written on its buttons and lists. */
  readonly buttons: readonly string[]
}

/** A form as it stands before somebody: what is filled in, by field, and what is said to be wrong. */
export type FormSeen = { readonly values: Readonly<Record<string, string>>; readonly problems: string }

export type Typed = string | boolean | readonly string[]

/** What one does at one's client of a platform. Each comes back when the bot has heard it. */
export type Hands = {
  types(line: string, where: 'club' | 'direct'): Promise<void>
  /** Writes plain words for the bot: with `@assidu` in the club's channel, or alone with it. */
  says(text: string, where: 'club' | 'direct'): Promise<void>
  presses(message: Seen, label: string): Promise<void>
  chooses(message: Seen, select: string, option: string): Promise<void>
  /** Fills in the open form, page after page where it has several, and sends it. */
  submits(values: Readonly<Record<string, Typed>>): Promise<void>
  /** Sends what he sent last once more: an impatient second press on the form's button. */
  submitsAgain(): Promise<void>
  form(): Promise<FormSeen>
  messages(): Promise<readonly Seen[]>
}

/** What somebody saw of each message: a button that is gone by now can still be pressed by whoever has it before him. */
export class Screen<Drawn> {
  readonly #seen = new Map<string, Drawn[]>()

  shows(id: string, drawn: Drawn): void {
    this.#seen.set(id, [...(this.#seen.get(id) ?? []), drawn])
  }

  /** The message as he last saw it with such a button. */
  last(id: string, has: (drawn: Drawn) => boolean): Drawn {
    const found = this.#seen.get(id)?.findLast(has)
    if (!found) throw new Error('he never saw such a button there')
    return found
  }
}

/** Somebody of the club, on whichever platform it is. */
export class Person {
  readonly name: string
  readonly #hands: Hands
  readonly #drain: () => Promise<void>

  constructor(name: string, hands: Hands, drain: () => Promise<void>) {
    this.name = name
    this.#hands = hands
    this.#drain = drain
  }

  /** Types a command as one types it: `/refer @marc inside "A new roof"`; in the club's channel, or alone with the bot. */
  types(line: string, where: 'club' | 'direct' = 'club'): Promise<void> {
    return this.#hands.types(line, where)
  }

  /** Writes plain words for the bot: with `@assidu` in the club's channel, or alone with it. */
  says(text: string, where: 'club' | 'direct' = 'club'): Promise<void> {
    return this.#hands.says(text, where)
  }

  /** Presses the button with this label on the newest message he sees it on, or on the one that says these words. */
  async presses(label: string, words = ''): Promise<Seen> {
    const on = await this.#finds(`the button ${label}`, one => one.buttons.includes(label) && one.words.includes(words))
    await this.#hands.presses(on, label)
    return on
  }

  /** Presses a button on a message as he once saw it, whatever it has become. */
  pressesOn(message: Seen, label: string): Promise<void> {
    return this.#hands.presses(message, label)
  }

  /** Chooses in the list with this label on the newest message he sees it on. */
  async chooses(select: string, option: string): Promise<void> {
    const on = await this.#finds(`the list ${select}`, one => one.buttons.includes(select))
    await this.#hands.chooses(on, select, option)
  }

  fills(values: Readonly<Record<string, Typed>>): Promise<void> {
    return this.#hands.submits(values)
  }

  sendsAgain(): Promise<void> {
    return this.#hands.submitsAgain()
  }

  form(): Promise<FormSeen> {
    return this.#hands.form()
  }

  /** Waits until he reads these words; gives the newest such message. */
  sees(words: string | RegExp, where: Partial<Seen> = {}): Promise<Seen> {
    const fits = (one: Seen) => (typeof words === 'string' ? one.words.includes(words) : words.test(one.words))
    const there = (one: Seen) => Object.entries(where).every(([key, value]) => one[key as keyof Seen] === value)
    return this.#finds(String(words), one => fits(one) && there(one))
  }

  /** All he reads now, oldest first, when everything on its way has arrived. */
  async reads(): Promise<readonly Seen[]> {
    await this.#drain()
    return this.#hands.messages()
  }

  /** The messages with these words among them. */
  async readsOf(words: string): Promise<readonly Seen[]> {
    return (await this.reads()).filter(one => one.words.includes(words))
  }

  async #finds(what: string, fits: (one: Seen) => boolean): Promise<Seen> {
    let read: readonly Seen[] = []
    return vi.waitFor(
      async () => {
        read = await this.reads()
        const found = read.findLast(fits)
        if (found) return found
        const words = read.map(one => `- ${one.onlyHis ? '(only you) ' : ''}${one.words} [${one.buttons.join(' | ')}]`)
        throw new Error(`${this.name} does not see ${what} but:\n${words.join('\n') || '(nothing)'}`)
      },
      { timeout: 10_000, interval: 20 },
    )
  }
}

/** What only a platform reached over a network can suffer. */
export type Network = {
  /** The next message the bot sends is answered with "slow down". */
  slowsDown(seconds: number): void
  /** The next message arrives, and the bot is not told so. */
  losesAnswer(): void
  /** The next gesture is delivered twice. */
  comesTwice(): void
}

/** The club on one platform: its people, its clock, its database. */
export type ClubOn = Pick<StoryOf<Who>, 'assidu' | 'clock' | 'machine' | 'inClub' | 'idOf' | 'lost'> & {
  readonly ground: Ground
  readonly people: Readonly<Record<Who, Person>>
  /** Somebody of the same place who is no member. */
  readonly stranger: Person
  /** Every gesture the bot heard, what is offered while typing left out. */
  readonly heard: readonly Gesture[]
  /** Whose telephone rang for a message beside those it was sent to: names, `everyone`. */
  rang(): readonly string[]
  readonly network?: Network
}

export type OpenClub = ClubOn & { close(): Promise<void> }

/** What a platform's kit brings for the same club to stand on it. */
export type Ground = {
  readonly platform: PlatformName
  readonly place: string
  readonly accounts: Readonly<Record<Who, string>>
  readonly channels: Readonly<Record<'club' | 'introductions' | 'organizers', string>>
}

/** The club before it stands anywhere: its story, and a way in that hears every gesture. */
export async function openClub(log?: { write(line: string): void }) {
  const story = await openStory({ cast: usualCast, ...(log && { log }) })
  const heard: Gesture[] = []
  let running = 0
  const dispatch: Dispatch = async gesture => {
    if (gesture.what.kind !== 'suggest') heard.push(gesture)
    running += 1
    try {
      return await story.assidu.dispatch(gesture)
    } finally {
      running -= 1
    }
  }
  return { story, heard, dispatch, idle: () => running === 0 }
}

/** Gives the club its place on a platform, and everybody an account there who has said hello. */
export async function standsOn({ inClub, idOf, clock }: StoryOf<Who>, ground: Ground): Promise<void> {
  const at = clock.now()
  const { platform, place, accounts, channels } = ground
  await inClub(async ({ tx, id: club_id }) => {
    await tx.updateTable('account').set({ unreachable_at: at }).where('club_id', '=', club_id).execute()
    await tx
      .insertInto('place')
      .values({ platform, place, club_id, name: 'Le Cercle', connected_at: at, disconnected_at: null })
      .execute()
    for (const [purpose, channel] of Object.entries(channels))
      await tx.insertInto('channel').values({ club_id, platform, place, purpose, channel, trouble: null }).execute()
    for (const who of everybody)
      await tx
        .insertInto('account')
        .values({
          ...{ club_id, platform, place, account: accounts[who], member_id: idOf(who), linked_at: at },
          ...{ hello_at: at, informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
        })
        .execute()
  })
}

/** One of each. */
export const each = <T>(make: (who: Who) => T): Record<Who, T> =>
  Object.fromEntries(everybody.map(who => [who, make(who)])) as Record<Who, T>

/** The bot heard what people did and nothing else: not itself, not another bot. */
export function heardOnly(heard: readonly Gesture[], accounts: readonly string[]): void {
  expect(heard.filter(({ account }) => !accounts.includes(account))).toEqual([])
}
