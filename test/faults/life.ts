import { setTimeout as pause } from 'node:timers/promises'
import type { Hands, Seen } from '../kit/on-platform.ts'
import type { Chance } from './chance.ts'
import type { Member } from './club.ts'

/** One thing a member did, and whether the bot told him that it is done. */
export type Act = {
  readonly kind: 'refer' | 'introduce' | 'plan' | 'contacted' | 'gladly' | 'come'
  readonly by: Member
  /** What he typed, which nobody else typed; for a press, that of what he pressed on. */
  readonly tag: string
  told: boolean
}

type Doing = (member: Member, life: Life) => Promise<void> | undefined

const mostMeetings = 3

/** For how long somebody looks for his answer, in ms: longer than a gesture waits for a database that is being recovered. */
const longestLook = 12_000

/** What the members of a club do in a run, one thing at a time each, as chance has it. */
export class Life {
  readonly acts: Act[] = []
  readonly members: readonly Member[]
  readonly chance: Chance
  /** Settles when there is no answer to wait for any more. */
  #dead: Promise<void> = Promise.resolve()
  #tags = 0
  #meetings = 0
  /** Pairs that were asked for already: the club would refuse them a second time. */
  readonly #pairs: (readonly [Member, Member])[]

  constructor(members: readonly Member[], chance: Chance) {
    this.members = members
    this.chance = chance
    const pairs = members.flatMap((one, n) => members.slice(n + 1).map(other => [one, other] as const))
    this.#pairs = pairs
      .map(pair => ({ pair, at: chance.below(1e6) }))
      .sort((a, b) => a.at - b.at)
      .map(({ pair }) => pair)
  }

  /** Two or three members do something at once; settles when all have, or have given up: nobody answers after `dead`. */
  async moment(dead: Promise<void>): Promise<void> {
    this.#dead = dead
    const some = new Set([1, 2, 3].map(() => this.chance.one(this.members)))
    const doing = [...some].map(member => this.#something(member))
    await Promise.race([Promise.allSettled(doing), dead])
  }

  #something(member: Member): Promise<void> {
    const all: readonly Doing[] = [
      this.#refers,
      this.#refers,
      this.#introduces,
      this.#plans,
      this.#presses,
      this.#presses,
    ]
    for (;;) {
      const doing = this.chance.one(all).call(this, member, this)
      if (doing) return doing
    }
  }

  #refers(by: Member): Promise<void> {
    const to = this.chance.one(this.members.filter(one => one !== by))
    const act = this.#begins('refer', by)
    return this.#types(act, `/refer ${to.handle} inside "${act.tag}"`)
  }

  #introduces(by: Member): Promise<void> | undefined {
    const at = this.#pairs.findIndex(pair => !pair.includes(by))
    const [pair] = at < 0 ? [] : this.#pairs.splice(at, 1)
    if (!pair) return undefined
    const act = this.#begins('introduce', by)
    const isLookedAt = ({ onlyHis, words, buttons }: Seen) =>
      onlyHis && words.includes(act.tag) && buttons.includes('Send it')
    return this.#told(act, async () => {
      await by.hands.types(`/intro ${pair[0].handle} ${pair[1].handle} "${act.tag}"`, 'club')
      await this.#sees(by.hands, isLookedAt)
      const looked = (await by.hands.messages()).findLast(isLookedAt)
      if (looked) await by.hands.presses(looked, 'Send it')
    })
  }

  #plans(by: Member): Promise<void> | undefined {
    if (!by.organizer || this.#meetings >= mostMeetings) return undefined
    this.#meetings += 1
    const act = this.#begins('plan', by)
    const date = Temporal.Now.plainDateISO('UTC').add({ days: 2 + this.#meetings })
    return this.#told(act, async () => {
      await by.hands.types('/meeting plan', 'club')
      await by.hands.submits({ date: date.toString(), time: '18:00', place: act.tag })
    })
  }

  /** On one of the messages that still ask something of him. */
  async #presses(by: Member): Promise<void> {
    const asking = (await by.hands.messages()).flatMap(message => {
      const [found] = presses.filter(({ label }) => message.buttons.includes(label))
      const tag = /tag-\d+-/.exec(message.words)?.[0]
      const done = this.acts.some(act => act.by === by && act.tag === tag && act.kind === found?.kind)
      return found && tag && !done && !message.onlyHis ? [{ message, tag, ...found }] : []
    })
    if (asking.length === 0) return
    const { message, tag, kind, label, answered } = this.chance.one(asking)
    const act: Act = { kind, by, tag, told: false }
    this.acts.push(act)
    const before = new Set((await by.hands.messages()).map(({ id }) => id))
    const told = this.#sees(by.hands, seen => answered(seen, message, before))
    await by.hands.presses(message, label).catch(() => {})
    act.told = await told
  }

  #begins(kind: Act['kind'], by: Member): Act {
    this.#tags += 1
    // Ends with a dash, so that none is the beginning of another.
    const act: Act = { kind, by, tag: `tag-${this.#tags}-`, told: false }
    this.acts.push(act)
    return act
  }

  #types = (act: Act, line: string) => this.#told(act, () => act.by.hands.types(line, 'club'))

  /** What is done is told to him alone, with a way back. */
  async #told(act: Act, doIt: () => Promise<void>): Promise<void> {
    const { hands } = act.by
    const before = new Set((await hands.messages()).map(({ id }) => id))
    const told = this.#sees(hands, one => !before.has(one.id) && one.onlyHis && one.buttons.includes('Undo'))
    await doIt().catch(() => {})
    act.told = await told
  }

  /**
   * Looks from now on until he sees it or the program is dead: what comes later answers something else. Whoever was
   * answered otherwise (somebody else was quicker) gives up after a while.
   */
  async #sees(hands: Hands, what: (seen: Seen) => boolean): Promise<boolean> {
    let dead = false
    Promise.race([this.#dead, pause(longestLook)]).then(() => {
      dead = true
    })
    for (;;) {
      if ((await hands.messages()).some(what)) return true
      if (dead) return false
      await pause(20)
    }
  }
}

/** `before`: the messages that stood there when he pressed. */
type Answered = (seen: Seen, pressed: Seen, before: ReadonlySet<string>) => boolean

const changed: Answered = (seen, pressed) => seen.id === pressed.id && seen.words !== pressed.words

/** What stands on the messages that ask something, and how he sees that his answer is taken. */
const presses: readonly { readonly kind: Act['kind']; readonly label: string; readonly answered: Answered }[] = [
  { kind: 'contacted', label: 'Contacted', answered: changed },
  { kind: 'gladly', label: 'Yes, gladly', answered: changed },
  {
    kind: 'come',
    label: 'I’m coming',
    answered: (seen, _, before) => seen.onlyHis && !before.has(seen.id) && /coming/i.test(seen.words),
  },
]
